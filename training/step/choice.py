"""Which epochs are kept: the best of the run and, when asked for, of each phase."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from training.checkpoint import Progress
from training.config import RunConfig
from training.run_state import sign_of


def worth(row: Mapping[str, Any], config: RunConfig) -> float:
    """Return the monitored figure of an epoch, turned so that more is better."""
    return float(row[config.monitor]) * sign_of(config.monitor)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an epoch is the best so far of the run, and of its phase."""

    of_run: bool
    of_phase: bool


def judge(row: Mapping[str, Any], progress: Progress, config: RunConfig) -> Verdict:
    """Return the verdict on the epoch that `progress` has just counted, and note it there.

    Small validation subsets tie often: of two equal epochs the surer one counts. A figure that is
    no number is never the best.
    """
    rank = [worth(row, config), -float(row["val_loss"])]
    if math.isnan(rank[0]):
        return Verdict(False, False)
    verdict = Verdict(
        not progress.best or rank > progress.best,
        not progress.phase_best or rank > progress.phase_best,
    )
    if verdict.of_run:
        progress.best, progress.best_epoch = rank, progress.epoch
    if verdict.of_phase:
        progress.phase_best, progress.phase_best_epoch = rank, progress.epoch
    return verdict


def out_of_patience(progress: Progress, config: RunConfig) -> bool:
    """Return whether the phase has gone on for long enough without a better epoch of its own."""
    begun = progress.epoch - progress.epoch_of_phase
    waited = progress.epoch - max(progress.phase_best_epoch, begun)
    return 0 < config.patience <= waited
