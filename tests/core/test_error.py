from __future__ import annotations

import pickle

import pytest

from core.error import UserError


def test_the_sentence_is_message_and_hint() -> None:
    assert str(UserError("Wrong.", "Right.")) == "Wrong. Right."


def test_without_hint_the_sentence_is_the_message() -> None:
    assert str(UserError("Wrong.")) == "Wrong."


@pytest.mark.parametrize("part", ["message", "hint"])
def test_message_and_hint_cross_a_process_border(part: str) -> None:
    error = UserError("Wrong.", "Right.")
    assert getattr(pickle.loads(pickle.dumps(error)), part) == getattr(error, part)
