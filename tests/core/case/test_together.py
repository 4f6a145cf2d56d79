"""One answer to several photographs of a lesion, and their disagreement in words."""

from __future__ import annotations

import pytest

from core.case.together import disagreement, together
from core.prediction import Prediction


def _answer(mel: float) -> Prediction:
    return Prediction((0.0, 0.0, 0.0, 0.0, mel, 1 - mel, 0.0))


def test_the_answer_is_the_mean() -> None:
    found = together([_answer(0.2), _answer(0.5)])
    assert found.probabilities == pytest.approx((0, 0, 0, 0, 0.35, 0.65, 0))


@pytest.mark.parametrize(
    ("shares", "threshold", "words"),
    [
        ((0.2,), None, ""),
        ((0.2, 0.4), None, "The 2 images agree: nv; malignancy from 20.0% to 40.0%."),
        ((0.2, 0.8), None, "The 2 images disagree: nv, mel; malignancy from 20.0% to 80.0%."),
        ((0.2, 0.4), 0.3, "only some are flagged"),
        ((0.2, 0.4), 0.1, "agree: nv"),
    ],
)
def test_disagreement_is_said(shares, threshold, words) -> None:
    said = disagreement([_answer(share) for share in shares], threshold)
    assert words in said and bool(said) is bool(words)
