"""Tables of what would be decided: thresholds of malignancy, sets of diagnoses, costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.evaluation.cohort import Cohort, Floats
from core.evaluation.conformal import Conformal, measure_coverage
from core.evaluation.cost import EXAMPLE_COSTS, CostTable
from core.evaluation.evaluation import Evaluation
from core.evaluation.interval import RESAMPLES, Figure, measured_ratios
from core.evaluation.proportion import wilson
from core.evaluation.report.document import Cell, Column, Table
from core.evaluation.report.facts import Facts
from core.evaluation.report.figure_table import NO_INTERVAL, figure_cell

Points = Mapping[float, tuple[float, dict[str, Figure]]]

_COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("sensitivity", "Sensitivity", 3), ("specificity", "Specificity", 3), ("ppv", "PPV", 3),
    ("npv", "NPV", 3), ("flagged", "Flagged", 3),
    ("excised_per_malignant", "Excised per malignant", 1),
)  # fmt: skip


def own_points(evaluation: Evaluation, resamples: int = RESAMPLES) -> Points:
    """Return by sensitivity the threshold chosen on these very images, and its figures."""
    limits = {target: point.threshold for target, point in evaluation.thresholds.items()}
    return _points(evaluation.cohort, limits, resamples)


def kept_points(evaluation: Evaluation, facts: Facts, resamples: int = RESAMPLES) -> Points:
    """Return by sensitivity the threshold kept in the model, and its figures on these."""
    limits = dict(facts.rule.thresholds) if facts.rule is not None else {}
    return _points(evaluation.cohort, limits, resamples)


def points_json(points: Points) -> dict[str, Any]:
    """Return operating points as plain values."""
    return {
        f"{target:g}": {
            "threshold": limit,
            **{name: figure.to_json() for name, figure in figures.items()},
        }
        for target, (limit, figures) in points.items()
    }


def point_table(evaluation: Evaluation, points: Points, title: str, note: str) -> Table:
    """Return operating points as a table."""
    mark = "leak" if evaluation.leak else ""
    rows = [
        (
            Cell(f"{target:.0%}"),
            Cell(f"{limit:.4f}"),
            *(figure_cell(figures.get(name), mark, digits) for name, _, digits in _COLUMNS),
        )
        for target, (limit, figures) in points.items()
    ]
    columns = (
        Column("Chosen for sensitivity", 0.9, words=True),
        Column("Threshold", 0.8),
        *(Column(title) for _, title, _ in _COLUMNS),
    )
    malignant = int(evaluation.cohort.is_malignant.sum())
    population = f"{evaluation.cohort.population}; {malignant:,} images are malignant"
    return Table(title, columns, tuple(rows), population, f"{note} {NO_INTERVAL}")


def set_table(evaluation: Evaluation, conformal: Conformal) -> Table:
    """Return how often the sets of diagnoses hold the truth, in all and by class."""
    cohort = evaluation.cohort
    found = measure_coverage(conformal, cohort)
    mark = "leak" if evaluation.leak else ""
    share = Figure("share", found.share, *wilson(found.share * cohort.lesions, cohort.lesions))
    rows = [(Cell("all"), Cell(f"{cohort.lesions:,}"), figure_cell(share, mark))]
    for code, (value, low, high, lesions) in found.by_class.items():
        figure = Figure(code, value, low, high)
        rows.append((Cell(code), Cell(f"{lesions:,}"), figure_cell(figure, mark)))
    columns = (Column("Class", words=True), Column("Lesions"), Column("Sets that hold the truth"))
    return Table(
        f"Conformal sets, {conformal.coverage:.0%} promised for each class",
        columns,
        tuple(rows),
        str(cohort.population),
        "Each lesion counts once; in brackets: 95 % interval (Wilson).",
    )


def size_table(evaluation: Evaluation, conformal: Conformal, resamples: int = RESAMPLES) -> Table:
    """Return how large the sets are."""
    cohort = evaluation.cohort
    size = conformal.sets(cohort.probabilities).sum(axis=1).astype(np.float64)
    one = np.ones(len(cohort))
    asked = {
        "Diagnoses in a set": (size, one),
        "Sets of one": ((size == 1).astype(np.float64), one),
        "Empty sets": ((size == 0).astype(np.float64), one),
    }
    return _means(evaluation, "Size of the sets", asked, NO_INTERVAL, resamples)


def cost_table(evaluation: Evaluation, resamples: int = RESAMPLES) -> Table:
    """Return what acting by the example costs would have cost, an image on average."""
    cohort = evaluation.cohort
    table = CostTable.of(EXAMPLE_COSTS)
    costs = np.array(table.costs)[cohort.truth]
    chosen = table.actions(cohort.probabilities)
    one = np.ones(len(cohort))
    asked: dict[str, tuple[Floats, Floats]] = {
        "By the model": (costs[np.arange(len(cohort)), chosen], one),
        "Excise all": (costs[:, 0], one),
        "Follow all": (costs[:, 1], one),
        "Dismiss all": (costs[:, 2], one),
        "Knowing the truth": (costs.min(axis=1), one),
    }
    note = (
        "The table of costs is an example in units of one needless excision, and no "
        f"recommendation. {NO_INTERVAL}"
    )
    return _means(evaluation, "Cost an image by the example table", asked, note, resamples)


def _means(
    evaluation: Evaluation,
    title: str,
    asked: Mapping[str, tuple[Floats, Floats]],
    note: str,
    resamples: int,
) -> Table:
    cohort = evaluation.cohort
    found = measured_ratios(cohort.groups, asked, resamples)
    mark = "leak" if evaluation.leak else ""
    rows = tuple((Cell(name), figure_cell(found.get(name), mark)) for name in asked)
    columns = (Column("", words=True), Column("Value"))
    return Table(title, columns, rows, str(cohort.population), note)


def _points(cohort: Cohort, limits: Mapping[float, float], resamples: int) -> Points:
    """Return the figures of fixed thresholds: the resamples do not choose anew."""
    malignant = cohort.is_malignant.astype(np.float64)
    one = np.ones(len(cohort))
    asked: dict[str, tuple[Floats, Floats]] = {}
    for target, limit in limits.items():
        flagged = (cohort.malignancy >= limit).astype(np.float64)
        hits, clear = flagged * malignant, (1 - flagged) * (1 - malignant)
        asked |= {
            f"{target}/sensitivity": (hits, malignant),
            f"{target}/specificity": (clear, 1 - malignant),
            f"{target}/ppv": (hits, flagged),
            f"{target}/npv": (clear, 1 - flagged),
            f"{target}/flagged": (flagged, one),
            f"{target}/excised_per_malignant": (flagged, hits),
        }
    found = measured_ratios(cohort.groups, asked, resamples)
    return {
        target: (
            limit,
            {
                name: found[f"{target}/{name}"]
                for name, *_ in _COLUMNS
                if f"{target}/{name}" in found
            },
        )
        for target, limit in sorted(limits.items())
    }
