"""What an evaluation says besides figures: the ISIC score, the sets, what acting would cost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.diagnosis import CODES
from core.evaluation.cohort import Cohort
from core.evaluation.conformal import Conformal, measure_coverage
from core.evaluation.cost import EXAMPLE_COSTS, CostTable, measure_cost
from core.evaluation.isic import score


def details(
    cohort: Cohort, conformal: Conformal | None = None, weights: Mapping[str, float] | None = None
) -> dict[str, Any]:
    """Return plain values: `isic` and `cost` of the seven diagnoses, `conformal` where fitted.

    `weights` are those of an ISIC ground truth. The costs are the example, and say so.
    """
    found: dict[str, Any] = {}
    if cohort.classes == CODES:
        found["isic"] = score(cohort, weights).to_json()
        costs = measure_cost(CostTable.of(EXAMPLE_COSTS), cohort).to_json()
        found["cost"] = {"table": {k: list(v) for k, v in EXAMPLE_COSTS.items()}, **costs}
    if conformal is not None and len(conformal.limits) == len(cohort.classes):
        for name, by_class in (("conformal", True), ("conformal_marginal", False)):
            coverage = measure_coverage(conformal, cohort, by_class=by_class).to_json()
            found[name] = {"promised": conformal.coverage, **coverage}
    return found


def detail_sentences(found: Mapping[str, Any], mark: str = "") -> list[str]:
    """Return the details in words, for a terminal or a report, a mark behind each figure."""
    said = []
    isic = found.get("isic", {}).get("balanced_accuracy")
    if isic is not None:
        said.append(f"ISIC score (ties wrong): {isic:.4f}{mark}.")
    sets = found.get("conformal")
    if sets is not None:
        said.append(
            f"Conformal sets, {sets['promised']:.0%} promised for each class: "
            f"{sets['share']:.1%}{mark} of lesions hold their diagnosis, "
            f"{sets['size']:.1f}{mark} diagnoses a set, "
            f"{sets['single']:.0%}{mark} of one, {sets['empty']:.0%}{mark} empty."
        )
    costs = found.get("cost")
    if costs is not None:
        always = ", ".join(f"{name} all {cost:.2f}" for name, cost in costs["always"].items())
        said.append(
            f"Cost an image by the example table: {costs['mean']:.2f}{mark} by the model; "
            f"{always}; {costs['best']:.2f} knowing the truth."
        )
    return said
