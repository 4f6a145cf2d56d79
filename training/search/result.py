"""What a search leaves in its folder: the table of trials, the best config, the importances."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import optuna
from optuna.trial import FrozenTrial, TrialState

from core.atomic import replacing, write_csv, write_text
from training.config import to_yaml, with_values
from training.run_state import sign_of
from training.search.plan import SearchPlan
from training.search.search import HOST, REASON, run_name

TABLE, BEST, PLOT = "trials.csv", "best.yaml", "importance"
_LEAST_COMPLETE = 4
_BLUE = "#0072B2"  # of the palette that colour-blind people can tell apart (Okabe and Ito, 2008)
_STATES = MappingProxyType(
    {
        TrialState.COMPLETE: "completed",
        TrialState.PRUNED: "pruned",
        TrialState.FAIL: "failed",
        TrialState.RUNNING: "open",
    }
)


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One trial: its number, how it stands, its figure (None where there is none), its values."""

    number: int
    state: str
    value: float | None
    epochs: int
    params: Mapping[str, Any]
    reason: str
    host: str

    @property
    def run(self) -> str:
        """The name of its run in the folder of the search."""
        return run_name(self.number)


def trial_rows(study: optuna.Study, plan: SearchPlan) -> list[TrialRow]:
    """Return the trials that were begun: the completed ones first, best first, then by number."""
    trials = study.get_trials(deepcopy=False)
    rows = [_row(trial, plan) for trial in trials if trial.state in _STATES]
    sign = -sign_of(plan.monitor)

    def order(row: TrialRow) -> tuple[bool, float, int]:
        complete = row.state == _STATES[TrialState.COMPLETE]
        value = row.value if complete and row.value is not None else 0.0
        return not complete, sign * value, row.number

    return sorted(rows, key=order)


def write_results(study: optuna.Study, plan: SearchPlan, folder: Path) -> list[TrialRow]:
    """Write the table, the best config and the plot, and return the rows; raises OSError."""
    rows = trial_rows(study, plan)
    paths = [dimension.path for dimension in plan.space]
    header = ["trial", "state", plan.monitor, "epochs", "run", "host", "reason", *paths]
    write_csv(
        folder / TABLE,
        header,
        [
            [row.number, row.state, row.value, row.epochs, row.run, row.host, row.reason,
             *(row.params.get(path) for path in paths)]
            for row in rows
        ],
    )  # fmt: skip
    if rows and rows[0].state == _STATES[TrialState.COMPLETE]:
        # Trained anew it is a run like any other, which looks at the test subset once, at its end.
        best = with_values(plan.base, {**rows[0].params, "run.test": True})
        write_text(folder / BEST, to_yaml(best))
    found = importances(study)
    if found:
        _draw(found, plan.monitor, folder)
    return rows


def importances(study: optuna.Study) -> dict[str, float]:
    """Return the share of each setting in how good trials differ from others, largest first.

    Empty where too few trials are complete. Source: PED-ANOVA (Watanabe, Bansal, Hutter, 2023).
    """
    complete = study.get_trials(deepcopy=False, states=(TrialState.COMPLETE,))
    if len(complete) < _LEAST_COMPLETE or len({trial.value for trial in complete}) < 2:
        return {}
    with warnings.catch_warnings():
        # Of few trials the good ones may be all: every share is then the same, which is shown.
        warnings.filterwarnings("ignore", message="Target and region quantiles")
        found = optuna.importance.get_param_importances(study)
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def _row(trial: FrozenTrial, plan: SearchPlan) -> TrialRow:
    told = trial.intermediate_values
    value = trial.value
    if value is None and told:  # of a pruned or open one, the best it had
        value = max(told.values(), key=lambda value: sign_of(plan.monitor) * value)
    return TrialRow(
        trial.number,
        _STATES[trial.state],
        value,
        max(told, default=0),
        trial.params,
        str(trial.user_attrs.get(REASON, "")),
        str(trial.user_attrs.get(HOST, "")),
    )


def _draw(found: Mapping[str, float], monitor: str, folder: Path) -> None:
    from matplotlib.figure import Figure  # no pyplot: it would ask for a screen

    names = list(found)[::-1]
    figure = Figure(figsize=(7, 1.2 + 0.35 * len(names)), layout="constrained")
    axes = figure.add_subplot()
    bars = axes.barh(names, [found[name] for name in names], color=_BLUE)
    axes.bar_label(bars, fmt="%.2f", padding=3)
    axes.set_xlim(0, 1.12 * max([*found.values(), 1e-9]))
    axes.set_xlabel(f"importance for {monitor} (shares of 1)")
    axes.spines[["top", "right"]].set_visible(False)
    for suffix in ("svg", "png"):
        with replacing(folder / f"{PLOT}.{suffix}") as file:
            figure.savefig(file, format=suffix, dpi=150)
