"""Answers side by side: what is said of those that agree and of those that do not."""

from __future__ import annotations

import pytest

from core.case.side_by_side import Side, compared, disagree
from core.diagnosis import CODES
from core.prediction import Prediction
from core.target import MALIGNANCY


def side(name: str, dx: str, share: float = 0.7, threshold: float | None = None) -> Side:
    rest = (1 - share) / 6
    return Side(name, Prediction(tuple(share if c == dx else rest for c in CODES)), threshold)


def two(name: str, malignant: float) -> Side:
    return Side(name, Prediction((1 - malignant, malignant), MALIGNANCY.classes))


@pytest.mark.parametrize(
    ("sides", "said", "apart"),
    [
        (
            [side("a", "nv", 0.7), side("b", "nv", 0.94)],
            "They agree: nv. Furthest apart: nv, 70.0% (a) to 94.0% (b).",
            False,
        ),
        (
            [side("a", "nv"), side("b", "mel", 0.8)],
            "They disagree: a nv, b mel. Furthest apart: mel, 5.0% (a) to 80.0% (b).",
            True,
        ),
        (
            [side("a", "nv", 0.7, 0.1), side("b", "nv", 0.94, 0.1)],
            "They agree: nv. Only some are flagged: a; not b. "
            "Furthest apart: nv, 70.0% (a) to 94.0% (b).",
            True,
        ),
        (
            [two("a", 0.9), side("b", "mel", 0.7)],
            "They agree: malignant. Furthest apart: malignancy, 80.0% (b) to 90.0% (a).",
            False,
        ),
        (
            [two("a", 0.3), side("b", "mel", 0.7)],
            "They disagree: a benign, b mel. Furthest apart: malignancy, 30.0% (a) to 80.0% (b).",
            True,
        ),
    ],
)
def test_what_is_said(sides: list[Side], said: str, apart: bool) -> None:
    assert " ".join(compared(sides)) == said
    assert disagree(sides) is apart


def test_answers_on_several_lesions_neither_agree_nor_disagree() -> None:
    nv, mel = side("a", "nv"), side("b", "mel", 0.8)
    assert compared([nv, mel], one=False)[0] == "Different answers: a nv, b mel."
    assert compared([nv, nv], one=False)[0] == "The same answer: nv."
