"""One process at a time: the lock is refused while it is held, and free afterwards."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from core.error import UserError
from core.lock import holding, is_held


def test_a_lock_is_refused_while_another_holds_it(tmp_path: Path) -> None:
    refusal = UserError("Another has it.", "Wait.")
    with holding(tmp_path / "x.lock", refusal):
        with pytest.raises(UserError) as told, holding(tmp_path / "x.lock", refusal):
            pass
        assert told.value is refusal
    with pytest.raises(KeyError), holding(tmp_path / "x.lock", refusal):
        raise KeyError
    with holding(tmp_path / "x.lock", refusal):
        pass


def test_whether_a_lock_is_held_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    assert is_held(path) is False and not path.exists()
    with holding(path, UserError("Another has it.", "Wait.")):
        assert is_held(path) is True
    assert is_held(path) is False


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_two_who_ask_at_once_do_not_take_each_other_for_the_holder(tmp_path: Path) -> None:
    import fcntl

    path = tmp_path / "x.lock"
    path.touch()
    asking = os.open(path, os.O_RDONLY)
    fcntl.flock(asking, fcntl.LOCK_SH)  # as the other one does, in the middle of its question
    assert is_held(path) is False
    os.close(asking)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_pipe_in_the_place_of_a_lock_holds_nobody_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.lock")
    assert is_held(tmp_path / "x.lock") is False
