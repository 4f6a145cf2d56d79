"""What a decision costs: a table of diagnoses and actions, and the net benefit of thresholds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np

from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.cohort import Cohort, Flags, Floats, Indices

ACTIONS: tuple[str, ...] = ("excise", "follow", "dismiss")

# An example to start from, in units of one needless excision, and no recommendation: what a missed
# melanoma weighs is for those to say who answer for it.
EXAMPLE_COSTS: Mapping[str, tuple[float, float, float]] = MappingProxyType(
    {
        "akiec": (0.2, 1.0, 5.0),
        "bcc": (0.0, 1.5, 10.0),
        "bkl": (1.0, 0.2, 0.0),
        "df": (1.0, 0.2, 0.0),
        "mel": (0.0, 10.0, 50.0),
        "nv": (1.0, 0.2, 0.0),
        "vasc": (1.0, 0.2, 0.0),
    }
)


@dataclass(frozen=True, slots=True)
class CostTable:
    """What each action costs where the truth is each diagnosis, [classes][actions], in any unit."""

    costs: tuple[tuple[float, float, float], ...]

    @classmethod
    def of(cls, costs: Mapping[str, Sequence[float]]) -> CostTable:
        """Make a table from costs by code; raises UserError where one is missing or no number."""
        rows = []
        for code in CODES:
            row = tuple(float(value) for value in costs.get(code, ()))
            if len(row) != len(ACTIONS) or not np.isfinite(row).all() or min(row) < 0:
                raise UserError(
                    f"The costs of {code} are not three numbers from 0 on.",
                    f"Give one each for {', '.join(ACTIONS)}.",
                )
            rows.append((row[0], row[1], row[2]))
        return cls(tuple(rows))

    def expected(self, probabilities: Floats) -> Floats:
        """Return the expected cost [n, actions] for `probabilities` [n, classes]."""
        found: Floats = np.einsum("nc,ca->na", probabilities, np.array(self.costs))
        return found

    def actions(self, probabilities: Floats) -> Indices:
        """Return the index in `ACTIONS` of the action that costs least; of equal ones the first."""
        best: Indices = np.argmin(self.expected(probabilities), axis=1)
        return best


@dataclass(frozen=True, slots=True)
class CostResult:
    """What a table would have cost a cohort: a lesion's photograph on average.

    `mean` follows the answers, `always` [actions] one action for all, `best` knows the truth.
    `counts` [classes][actions] is who would have got what.
    """

    mean: float
    always: dict[str, float]
    best: float
    counts: dict[str, dict[str, int]]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {"mean": self.mean, "always": self.always, "best": self.best, "counts": self.counts}


def measure_cost(table: CostTable, cohort: Cohort) -> CostResult:
    """Return what acting by the table would have cost; raises UserError for other classes."""
    if cohort.classes != CODES:
        raise UserError("A cost table needs the seven diagnoses.", "Use a model that tells them.")
    costs = np.array(table.costs)
    chosen = table.actions(cohort.probabilities)
    count = np.zeros((len(CODES), len(ACTIONS)), dtype=np.int64)
    np.add.at(count, (cohort.truth, chosen), 1)
    return CostResult(
        float(costs[cohort.truth, chosen].mean()),
        {name: float(costs[cohort.truth, i].mean()) for i, name in enumerate(ACTIONS)},
        float(costs[cohort.truth].min(axis=1).mean()),
        {
            code: {name: int(count[row, i]) for i, name in enumerate(ACTIONS)}
            for row, code in enumerate(CODES)
        },
    )


@dataclass(frozen=True, eq=False)
class DecisionCurve:
    """Net benefit of acting by the model, on all and on none (which is 0), by threshold."""

    thresholds: Floats
    model: Floats
    everyone: Floats

    @property
    def y_range(self) -> tuple[float, float]:
        """What to draw of it: a model that harms is seen to, but not down to where odds are 99."""
        top = max(0.01, float(self.model.max()), float(self.everyone.max()))
        low = min(-0.25 * top, 1.1 * float(self.model.min()))
        return max(-top, low), 1.1 * top


def decision_curve(
    score: Floats, positive: Flags, thresholds: Floats | None = None
) -> DecisionCurve:
    """Return the net benefit (Vickers and Elkin, Med. Decis. Making 26:565, 2006).

    True positives less false positives times the odds of the threshold, per image; `thresholds`
    are between 0 and 1, by default 0.01 to 0.99.
    """
    levels = np.arange(1, 100) / 100 if thresholds is None else thresholds
    flagged = score[None] >= levels[:, None]
    odds = levels / (1 - levels)
    hits = (flagged & positive).sum(axis=1) / len(score)
    alarms = (flagged & ~positive).sum(axis=1) / len(score)
    share = positive.mean()
    return DecisionCurve(levels, hits - alarms * odds, share - (1 - share) * odds)
