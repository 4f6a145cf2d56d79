"""One process at a time: the lock is refused while it is held, and free afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.error import UserError
from core.lock import holding


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
