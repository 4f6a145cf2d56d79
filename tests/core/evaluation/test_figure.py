"""Every figure against scikit-learn, and at the edges where it is undefined."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn import metrics

from core.diagnosis import CODES, MALIGNANT
from core.evaluation.cohort import Cohort
from core.evaluation.figure import KINDS, Meter, kind_of
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort

EVERYTHING = {
    kind.name if not kind.per_class else f"{kind.name}_{code}"
    for kind in KINDS
    for code in (CODES if kind.per_class else ("",))
}


def expected(cohort: Cohort, weights: np.ndarray) -> dict[str, float]:
    """The figures as scikit-learn has them; those it does not define are left out."""
    truth, shares, guess = cohort.truth, cohort.probabilities, cohort.probabilities.argmax(axis=1)
    given = {"sample_weight": weights}
    malignant, score = np.isin(truth, MALIGNANT), shares[:, list(MALIGNANT)].sum(axis=1)
    flagged = score >= 0.5
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = metrics.precision_recall_fscore_support(
            truth, guess, labels=range(7), zero_division=np.nan, **given
        )
        found = {
            "accuracy": metrics.accuracy_score(truth, guess, **given),
            "balanced_accuracy": metrics.balanced_accuracy_score(truth, guess, **given),
            "macro_recall": metrics.balanced_accuracy_score(truth, guess, **given),
            "macro_precision": metrics.precision_score(
                truth, guess, average="macro", zero_division=0, **given
            ),
            "macro_f1": metrics.f1_score(truth, guess, average="macro", zero_division=0, **given),
            "kappa": metrics.cohen_kappa_score(truth, guess, **given),
            "log_loss": metrics.log_loss(truth, np.clip(shares, 1e-7, 1), labels=range(7), **given),
            "brier": np.average(((shares - np.eye(7)[truth]) ** 2).sum(axis=1), weights=weights),
            "sensitivity": metrics.recall_score(malignant, flagged, zero_division=np.nan, **given),
            "specificity": metrics.recall_score(
                ~malignant, ~flagged, zero_division=np.nan, **given
            ),
            "ppv": metrics.precision_score(malignant, flagged, zero_division=np.nan, **given),
            "npv": metrics.precision_score(~malignant, ~flagged, zero_division=np.nan, **given),
            "malignancy_auc": _auc(malignant, score, weights),
            "malignancy_ap": _ap(malignant, score, weights),
            "specificity_at_90": _specificity(malignant, score, weights, 0.90),
            "specificity_at_95": _specificity(malignant, score, weights, 0.95),
        }
    for index, code in enumerate(CODES):
        found[f"precision_{code}"], found[f"recall_{code}"], found[f"f1_{code}"] = (
            values[index] for values in table[:3]
        )
        found[f"auc_{code}"] = _auc(truth == index, shares[:, index], weights)
        found[f"ap_{code}"] = _ap(truth == index, shares[:, index], weights)
    for name in ("auc", "ap"):
        known = [found[f"{name}_{code}"] for code in CODES if np.isfinite(found[f"{name}_{code}"])]
        found[f"macro_{name}"] = sum(known) / len(known) if known else np.nan
    return {name: float(value) for name, value in found.items() if np.isfinite(value)}


def _auc(positive: np.ndarray, score: np.ndarray, weights: np.ndarray) -> float:
    if positive.all() or not positive.any():
        return np.nan
    return metrics.roc_auc_score(positive, score, sample_weight=weights)


def _ap(positive: np.ndarray, score: np.ndarray, weights: np.ndarray) -> float:
    if positive.all() or not positive.any():
        return np.nan
    return metrics.average_precision_score(positive, score, sample_weight=weights)


def _specificity(
    positive: np.ndarray, score: np.ndarray, weights: np.ndarray, sensitivity: float
) -> float:
    if positive.all() or not positive.any():
        return np.nan
    false, true, _ = metrics.roc_curve(
        positive, score, sample_weight=weights, drop_intermediate=False
    )
    return 1 - false[true >= sensitivity - 1e-9].min()


def weighted(cohort: Cohort, weights: np.ndarray) -> dict[str, float]:
    read = Meter(cohort).read(weights[None])
    return {name: float(row[0]) for name, row in read.items() if np.isfinite(row[0])}


def agrees(cohort: Cohort, weights: np.ndarray) -> None:
    found = weighted(cohort, weights)
    wanted = expected(cohort, weights)
    extra = {"ece", "malignancy_pauc_80"}
    assert set(found) - extra == set(wanted)
    for name, value in wanted.items():
        assert found[name] == pytest.approx(value, abs=1e-9), name


def test_every_figure_is_there_and_agrees_with_scikit_learn() -> None:
    cohort = random_cohort()
    assert set(Meter(cohort).read_plain()) == EVERYTHING
    agrees(cohort, np.ones(len(cohort)))


def test_weights_agree_with_scikit_learn() -> None:
    cohort = random_cohort(120, seed=1)
    agrees(cohort, np.random.default_rng(0).uniform(0.1, 3, len(cohort)))


def test_a_weight_of_two_is_the_image_twice() -> None:
    cohort = random_cohort(80, seed=2)
    times = np.random.default_rng(1).integers(0, 3, len(cohort))
    twice = cohort.take(np.repeat(np.arange(len(cohort)), times))
    found = weighted(cohort, times.astype(float))
    assert found == pytest.approx(Meter(twice).read_plain(), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_edges_agree_with_scikit_learn(data: st.DataObject) -> None:
    """Few images, absent classes, few levels of score: most figures are undefined somewhere."""
    count = data.draw(st.integers(1, 12))
    truth = data.draw(st.lists(st.integers(0, 6), min_size=count, max_size=count))
    levels = st.lists(st.integers(0, 3), min_size=7, max_size=7).filter(any)
    raw = np.array([data.draw(levels) for _ in range(count)], dtype=float)
    agrees(make_cohort(truth, raw / raw.sum(axis=1, keepdims=True)), np.ones(count))


def test_all_one_probability_ranks_nothing() -> None:
    found = Meter(make_cohort([0, 1, 2, 3, 4, 5, 6], np.full((7, 7), 1 / 7))).read_plain()
    assert found["macro_auc"] == found["malignancy_auc"] == 0.5
    assert found["malignancy_ap"] == pytest.approx(3 / 7)
    assert found["specificity_at_90"] == 0
    assert found["malignancy_pauc_80"] == pytest.approx(0.02)
    assert found["ece"] == pytest.approx(0)


def test_partial_area_by_hand() -> None:
    """Scores 6 to 1 are + − + − + −: above sensitivity 0.8 lie 0.4 of rise 1 and run 1/3."""
    cohort = make_cohort(
        [4, 5, 4, 5, 4, 5], [_malignancy(s) for s in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)]
    )
    found = Meter(cohort).read_plain()
    assert found["malignancy_pauc_80"] == pytest.approx(0.2 / 3)
    assert found["specificity_at_90"] == pytest.approx(1 / 3)
    assert found["malignancy_auc"] == pytest.approx(6 / 9)


def test_partial_area_with_a_tie_by_hand() -> None:
    """One level with a positive and a negative: a diagonal, of which the top fifth counts."""
    found = Meter(make_cohort([4, 5], [_malignancy(0.6), _malignancy(0.6)])).read_plain()
    assert found["malignancy_pauc_80"] == pytest.approx(0.2 * 0.2 / 2)


def test_calibration_error_by_hand() -> None:
    """Two bins: three images said 0.9 and one right, one said 0.4 and right."""
    shares = [_sure(5, 0.9)] * 3 + [_sure(5, 0.4)]
    found = Meter(make_cohort([5, 4, 4, 5], shares)).read_plain()
    assert found["ece"] == pytest.approx((abs(1 - 2.7) + abs(1 - 0.4)) / 4)


def test_scores_that_are_no_probabilities_have_no_loss() -> None:
    found = Meter(make_cohort([5, 4], [[0.9] * 7, [0.1] * 7])).read_plain()
    assert not {"log_loss", "brier", "ece"} & set(found)


def test_threshold_moves_sensitivity() -> None:
    cohort = make_cohort([4, 4, 5, 5], [_malignancy(s) for s in (0.7, 0.3, 0.4, 0.1)])
    at_half, at_quarter = Meter(cohort).read_plain(), Meter(cohort, 0.25).read_plain()
    assert (at_half["sensitivity"], at_half["specificity"]) == (0.5, 1.0)
    assert (at_quarter["sensitivity"], at_quarter["specificity"]) == (1.0, 0.5)


def test_kinds_are_found_by_the_names_of_figures() -> None:
    assert kind_of("macro_f1").title == "Macro F1"
    assert kind_of("f1_mel").per_class
    assert {kind_of(name).name for name in EVERYTHING} == {kind.name for kind in KINDS}


def _malignancy(share: float) -> list[float]:
    return [0, 0, 0, 0, share, 1 - share, 0]


def _sure(index: int, share: float) -> list[float]:
    return [share if i == index else (1 - share) / 6 for i in range(7)]
