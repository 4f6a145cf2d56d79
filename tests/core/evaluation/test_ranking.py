"""Curves to draw."""

from __future__ import annotations

import numpy as np
import pytest

from core.evaluation.ranking import Ranking


def test_a_precision_recall_curve_by_hand() -> None:
    score = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    positive = np.array([True, False, True, False, False])
    recall, precision = Ranking(score, positive).curve(np.ones((1, 5))).precision_recall()
    assert recall[0].tolist() == [0.0, 0.5, 0.5, 1.0, 1.0]
    assert precision[0].tolist() == pytest.approx([1.0, 1.0, 1 / 2, 2 / 3, 2 / 5])


def test_it_does_not_fall_to_nothing_where_the_highest_score_is_wrong() -> None:
    score = np.array([0.9, 0.8, 0.7])
    positive = np.array([False, True, False])
    recall, precision = Ranking(score, positive).curve(np.ones((1, 3))).precision_recall()
    assert recall[0].tolist() == [0.0, 0.0, 1.0, 1.0]
    assert precision[0].tolist() == pytest.approx([1 / 2, 1 / 2, 1 / 2, 1 / 3])
