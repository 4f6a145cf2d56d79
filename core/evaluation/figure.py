"""The figures of a cohort, all at once, for any number of weightings of its images.

Weights are what makes the intervals fast: a bootstrap resample by lesion is nothing but a count of
how often each lesion was drawn, so that a thousand resamples are one matrix.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from core.evaluation import confusion as table
from core.evaluation.calibration import CalibrationBins
from core.evaluation.cohort import Cohort, Floats
from core.evaluation.ranking import Curve, Ranking
from core.evaluation.weighting import mean_known, weighted_mean

DEFAULT_THRESHOLD = 0.5
_SMALLEST = 1e-7  # tables hold six decimals: a probability of 0 means less than that


@dataclass(frozen=True, slots=True)
class FigureKind:
    """What a figure is called on a screen, and what its interval needs.

    `per_class` marks one that is a row of values, one a class. `rests_on` says whose lesions must
    be enough for an interval: all, malignant, benign, or the fewer of these two (scarcer); per
    class it is those of the class. `biased` marks a figure that grows with noise (`interval`).
    """

    name: str
    title: str
    per_class: bool = False
    rests_on: str = "all"
    biased: bool = False
    lower_is_better: bool = False


KINDS: tuple[FigureKind, ...] = (
    FigureKind("accuracy", "Accuracy"),
    FigureKind("balanced_accuracy", "Balanced accuracy"),
    FigureKind("macro_precision", "Macro precision"),
    FigureKind("macro_recall", "Macro recall"),
    FigureKind("macro_f1", "Macro F1"),
    FigureKind("macro_auc", "Macro ROC-AUC"),
    FigureKind("macro_ap", "Macro average precision"),
    FigureKind("kappa", "Cohen's kappa"),
    FigureKind("log_loss", "Log loss", lower_is_better=True),
    FigureKind("brier", "Brier score", lower_is_better=True),
    FigureKind("ece", "Expected calibration error", biased=True, lower_is_better=True),
    FigureKind("malignancy_auc", "Malignancy ROC-AUC", rests_on="scarcer"),
    FigureKind("malignancy_ap", "Malignancy average precision", rests_on="scarcer"),
    FigureKind("sensitivity", "Sensitivity for malignancy", rests_on="malignant"),
    FigureKind("specificity", "Specificity for malignancy", rests_on="benign"),
    FigureKind("ppv", "Positive predictive value", rests_on="malignant"),
    FigureKind("npv", "Negative predictive value", rests_on="benign"),
    FigureKind("specificity_at_90", "Specificity at 90% sensitivity", rests_on="scarcer"),
    FigureKind("specificity_at_95", "Specificity at 95% sensitivity", rests_on="scarcer"),
    FigureKind(
        "malignancy_pauc_80", "Partial AUC above 80% sensitivity (0–0.2)", rests_on="scarcer"
    ),
    FigureKind("precision", "Precision", per_class=True),
    FigureKind("recall", "Recall", per_class=True),
    FigureKind("f1", "F1", per_class=True),
    FigureKind("auc", "ROC-AUC", per_class=True),
    FigureKind("ap", "Average precision", per_class=True),
)
KIND: Mapping[str, FigureKind] = MappingProxyType({kind.name: kind for kind in KINDS})


def kind_of(name: str) -> FigureKind:
    """Return the kind of a figure by its name; per class it is `kind_class`, like `recall_mel`."""
    return KIND[name] if name in KIND else KIND[name.partition("_")[0]]


class Meter:
    """Reads the figures of one cohort; sorts and bins once, answers for any weights."""

    def __init__(self, cohort: Cohort, threshold: float = DEFAULT_THRESHOLD) -> None:
        """`threshold` is the malignancy from which on an image is taken for malignant."""
        self._cohort = cohort
        self._flagged = cohort.malignancy >= threshold
        self._kinds: tuple[Callable[[Floats], dict[str, Floats]], ...] = (
            self._of_confusion, self._of_ranking, self._of_probabilities, self._of_malignancy,
        )  # fmt: skip

    def read(self, weights: Floats) -> dict[str, Floats]:
        """Return each figure as float64 [rows] for `weights` [rows, n]; NaN where undefined."""
        found: dict[str, Floats] = {}
        for kind in self._kinds:
            found |= kind(weights)
        return found

    def read_steady(self, weights: Floats) -> dict[str, Floats]:
        """Return what stands in for figures that are `biased` when their spread is asked for."""
        return {"ece": self._bins.steady_error(weights)} if self._cohort.sums_to_one else {}

    def read_plain(self) -> dict[str, float]:
        """Return the figures with each image counted once; defined ones only."""
        once = np.ones((1, len(self._cohort)))
        values = {name: float(row[0]) for name, row in self.read(once).items()}
        return {name: value for name, value in values.items() if np.isfinite(value)}

    def _of_confusion(self, weights: Floats) -> dict[str, Floats]:
        matrix = self._confusion(weights)
        recall, f1 = table.recall(matrix), table.f1(matrix)
        return {
            "accuracy": table.accuracy(matrix),
            "balanced_accuracy": mean_known(recall),
            "macro_precision": table.macro_precision(matrix),
            "macro_recall": mean_known(recall),
            "macro_f1": mean_known(f1),
            "kappa": table.kappa(matrix),
            **self._by_class("precision", table.precision(matrix)),
            **self._by_class("recall", recall),
            **self._by_class("f1", f1),
        }

    def _of_ranking(self, weights: Floats) -> dict[str, Floats]:
        areas, precisions = [], []
        for ranking in self._rankings:
            curve = ranking.curve(weights)
            areas.append(curve.auc())
            precisions.append(curve.average_precision())
        auc, ap = np.stack(areas, axis=1), np.stack(precisions, axis=1)
        return {
            "macro_auc": mean_known(auc),
            "macro_ap": mean_known(ap),
            **self._by_class("auc", auc),
            **self._by_class("ap", ap),
        }

    def _of_probabilities(self, weights: Floats) -> dict[str, Floats]:
        if not self._cohort.sums_to_one:
            return {}
        return {
            "log_loss": weighted_mean(self._losses, weights),
            "brier": weighted_mean(self._squares, weights),
            "ece": self._bins.error(weights),
        }

    def _of_malignancy(self, weights: Floats) -> dict[str, Floats]:
        counts = self._flags(weights)
        recall, precision = table.recall(counts), table.precision(counts)
        curve: Curve = self._malignancy_ranking.curve(weights)
        return {
            "malignancy_auc": curve.auc(),
            "malignancy_ap": curve.average_precision(),
            "sensitivity": recall[:, 1],
            "specificity": recall[:, 0],
            "ppv": precision[:, 1],
            "npv": precision[:, 0],
            "specificity_at_90": curve.specificity_at(0.90),
            "specificity_at_95": curve.specificity_at(0.95),
            "malignancy_pauc_80": curve.area_above(0.80),
        }

    def _by_class(self, name: str, values: Floats) -> dict[str, Floats]:
        return {
            f"{name}_{code}": values[:, index] for index, code in enumerate(self._cohort.classes)
        }

    @cached_property
    def _confusion(self) -> table.ConfusionCounter:
        cohort = self._cohort
        return table.ConfusionCounter(cohort.truth, cohort.predicted, len(cohort.classes))

    @cached_property
    def _flags(self) -> table.ConfusionCounter:
        return table.ConfusionCounter(
            self._cohort.is_malignant.astype(np.int64), self._flagged.astype(np.int64), 2
        )

    @cached_property
    def _rankings(self) -> tuple[Ranking, ...]:
        cohort = self._cohort
        return tuple(
            Ranking(cohort.probabilities[:, index], cohort.truth == index)
            for index in range(len(cohort.classes))
        )

    @cached_property
    def _malignancy_ranking(self) -> Ranking:
        return Ranking(self._cohort.malignancy, self._cohort.is_malignant)

    @cached_property
    def _bins(self) -> CalibrationBins:
        cohort = self._cohort
        return CalibrationBins(cohort.probabilities.max(axis=1), cohort.predicted == cohort.truth)

    @cached_property
    def _losses(self) -> Floats:
        cohort = self._cohort
        of_truth = cohort.probabilities[np.arange(len(cohort)), cohort.truth]
        return np.asarray(-np.log(np.clip(of_truth, _SMALLEST, 1)))

    @cached_property
    def _squares(self) -> Floats:
        """Brier (1950): the sum over the classes, from 0 to 2."""
        cohort = self._cohort
        hit = np.eye(len(cohort.classes))[cohort.truth]
        return np.asarray(((cohort.probabilities - hit) ** 2).sum(axis=1))
