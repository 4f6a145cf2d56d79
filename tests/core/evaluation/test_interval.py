"""Intervals by lesion: what is drawn, what is left out, and that the lesion is the unit."""

from __future__ import annotations

import numpy as np
import pytest

from core.evaluation import weighting
from core.evaluation.interval import FEWEST_LESIONS, interval, measured, measured_ratios
from core.evaluation.proportion import wilson
from core.evaluation.weighting import Totals, resamples
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort


def test_a_resample_draws_whole_lesions_as_many_as_there_are() -> None:
    groups = np.array([0, 0, 1, 2, 2, 2, 3])
    drawn = np.concatenate(list(resamples(groups, 50)))
    assert drawn.shape == (50, 7)
    assert (drawn[:, 0] == drawn[:, 1]).all() and (drawn[:, 3] == drawn[:, 5]).all()
    assert (drawn[:, [0, 2, 3, 6]].sum(axis=1) == 4).all()


def test_parts_of_another_size_are_the_same_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = np.arange(101) // 2
    whole = np.concatenate(list(resamples(groups, 30, seed=7)))
    monkeypatch.setattr(weighting, "_ENTRIES", 4 * len(groups))
    cut = list(resamples(groups, 30, seed=7))
    assert len(cut) == 8
    assert (np.concatenate(cut) == whole).all()


def test_totals_of_members_that_may_be_absent() -> None:
    totals = Totals(np.array([3, 0, 3]), 5)
    assert totals(np.array([[1.0, 2, 4], [0, 0, 1]])).tolist() == [[2, 0, 0, 5, 0], [0, 0, 0, 1, 0]]


def test_each_figure_lies_in_its_interval() -> None:
    found = measured(random_cohort(1000), 200)
    without = [name for name, figure in found.items() if figure.low is None]
    assert not without
    outside = [
        figure.name
        for figure in found.values()
        if not figure.low - 1e-9 <= figure.value <= figure.high + 1e-9
    ]
    # The mirrored interval of the calibration error tells where it lies without its noise.
    assert set(outside) <= {"ece"}


def test_two_photographs_of_each_lesion_are_no_second_lesion() -> None:
    """Each image twice: as lesions of their own the interval is narrower by about √2."""
    once = random_cohort(300, seed=3)
    twice = once.take(np.repeat(np.arange(300), 2))
    alone = make_cohort(twice.truth, twice.probabilities)
    together = make_cohort(twice.truth, twice.probabilities, (np.arange(600) // 2).tolist())
    widths = [
        figure.high - figure.low
        for figure in (measured(cohort, 400)["accuracy"] for cohort in (together, alone))
    ]
    assert widths[0] / widths[1] == pytest.approx(np.sqrt(2), rel=0.15)


def test_one_lesion_has_no_interval() -> None:
    cohort = make_cohort([5, 5, 5], [[0, 0, 0, 0, 0.2, 0.8, 0]] * 3, [0, 0, 0])
    found = measured(cohort)
    assert found["accuracy"].value == 1
    assert {(figure.low, figure.high) for figure in found.values()} == {(None, None)}


def test_a_figure_that_is_often_undefined_has_no_interval() -> None:
    """One dermatofibroma among 20 lesions is missing in a third of the resamples."""
    truth = [3] + [5] * 19
    found = measured(make_cohort(truth, np.eye(7)[truth] * 0.93 + 0.01), 200)
    assert found["auc_df"].value == 1
    assert found["auc_df"].low is None
    assert interval(0.5, [np.append(np.linspace(0, 1, 90), [np.nan] * 10)]) == (None, None)


def test_a_figure_that_rests_on_few_lesions_has_no_interval() -> None:
    """Nine melanomas with two photographs each and one doubtful naevus among 100."""
    shares = np.eye(7)[[4, 5] * 9 + [5] * 99 + [4]] * 0.9 + 0.1 / 7
    found = measured(
        make_cohort([4] * 18 + [5] * 100, shares, [*np.arange(18) // 2, *range(9, 109)])
    )
    assert (found["sensitivity"].value, found["sensitivity"].low) == (0.5, None)
    assert found["recall_mel"].low is None and found["malignancy_auc"].low is None
    assert found["recall_nv"].low is not None and found["specificity"].low is not None


def test_all_right_has_no_interval_of_a_point() -> None:
    truth = [5, 4] * FEWEST_LESIONS
    found = measured(make_cohort(truth, np.eye(7)[truth]), 100)
    assert (found["accuracy"].value, found["accuracy"].low) == (1, None)


def test_the_interval_of_a_biased_figure_is_that_of_its_stand_in_less_the_bias() -> None:
    drawn, steady = [np.linspace(0.3, 0.5, 1001)], [np.linspace(0.2, 0.4, 1001)]
    assert interval(0.3, drawn, steady) == pytest.approx((0.105, 0.295))
    assert interval(0.3, drawn) == pytest.approx((0.305, 0.495))
    assert interval(0.1, drawn, steady) == pytest.approx((0, 0.095))


@pytest.mark.parametrize(
    ("hits", "count", "expected"),
    [(0, 0, (0, 1)), (0, 10, (0, 0.2775)), (10, 10, (0.7225, 1)), (81, 263, (0.2553, 0.3662))],
)
def test_wilson_by_hand(hits: int, count: int, expected: tuple[float, float]) -> None:
    """The last line is an example of Newcombe, Statistics in Medicine 17:857, 1998."""
    assert wilson(hits, count) == pytest.approx(expected, abs=1e-4)


def test_ratios_are_the_figures_of_the_meter() -> None:
    cohort = random_cohort(200, skill=1.0)
    malignant = cohort.is_malignant.astype(float)
    flagged = (cohort.malignancy >= 0.5).astype(float)
    asked = {"sensitivity": (flagged * malignant, malignant), "nothing": (flagged, 0 * flagged)}
    found = measured_ratios(cohort.groups, asked, 100, seed=3)
    assert set(found) == {"sensitivity"}
    same = measured(cohort, 100, seed=3)["sensitivity"].to_json()
    assert found["sensitivity"].to_json() == pytest.approx(same)


def test_a_ratio_over_few_lesions_has_no_interval() -> None:
    groups = np.arange(FEWEST_LESIONS - 1)
    part = groups.astype(float)
    found = measured_ratios(groups, {"mean": (part, np.ones(len(groups)))}, 50)["mean"]
    assert (found.value, found.low, found.high) == (part.mean(), None, None)
