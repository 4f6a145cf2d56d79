from __future__ import annotations

import errno
import pickle

import pytest

from core.error import UserError, as_user_error


def test_the_sentence_is_message_and_hint() -> None:
    assert str(UserError("Wrong.", "Right.")) == "Wrong. Right."


def test_without_hint_the_sentence_is_the_message() -> None:
    assert str(UserError("Wrong.")) == "Wrong."


@pytest.mark.parametrize("part", ["message", "hint"])
def test_message_and_hint_cross_a_process_border(part: str) -> None:
    error = UserError("Wrong.", "Right.")
    assert getattr(pickle.loads(pickle.dumps(error)), part) == getattr(error, part)


def test_an_error_of_the_system_that_a_person_can_mend_is_told_with_its_file():
    told = as_user_error(OSError(errno.ENAMETOOLONG, "File name too long", "x" * 300))
    assert told is not None
    assert str(told) == f"File name too long ({'x' * 200}…)."


@pytest.mark.parametrize("error", [OSError(errno.EBADF, "Bad file descriptor"), ValueError("x")])
def test_a_bug_is_no_error_of_a_person(error):
    assert as_user_error(error) is None
