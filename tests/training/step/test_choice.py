"""Which epochs are the best, and when a phase has waited long enough."""

from __future__ import annotations

import math
from typing import Any

from training.checkpoint import Progress
from training.config import RunConfig
from training.step.choice import Verdict, judge, out_of_patience


def _judged(progress: Progress, config: RunConfig, value: float, loss: float = 1.0) -> Verdict:
    progress.epoch += 1
    progress.epoch_of_phase += 1
    row: dict[str, Any] = {config.monitor: value}
    return judge({"val_loss": loss, **row}, progress, config)


def test_more_is_better_but_of_the_loss() -> None:
    config, progress = RunConfig(monitor="val_pr_auc"), Progress()
    assert [_judged(progress, config, value).of_run for value in (0.5, 0.4, 0.6)] == [
        True, False, True,
    ]  # fmt: skip
    config, progress = RunConfig(monitor="val_loss"), Progress()
    assert [_judged(progress, config, value).of_run for value in (0.5, 0.4, 0.6)] == [
        True, True, False,
    ]  # fmt: skip


def test_of_two_equal_epochs_the_surer_one_counts() -> None:
    config, progress = RunConfig(), Progress()
    found = [_judged(progress, config, 0.5, loss).of_run for loss in (1.0, 1.1, 0.9)]
    assert found == [True, False, True]


def test_a_figure_that_is_none_is_never_the_best() -> None:
    assert _judged(Progress(), RunConfig(), math.nan) == Verdict(False, False)


def test_a_phase_has_a_best_epoch_of_its_own() -> None:
    config, progress = RunConfig(), Progress()
    _judged(progress, config, 0.9)
    progress.begin_phase()
    assert _judged(progress, config, 0.5) == Verdict(of_run=False, of_phase=True)
    assert (progress.best_epoch, progress.phase_best_epoch) == (1, 2)


def test_patience_counts_from_the_best_epoch_of_the_phase() -> None:
    config, progress = RunConfig(patience=2), Progress()
    _judged(progress, config, 0.9)
    progress.begin_phase()
    ends = []
    for value in (0.5, 0.6, 0.4, 0.3):
        _judged(progress, config, value)
        ends.append(out_of_patience(progress, config))
    assert ends == [False, False, False, True]


def test_without_patience_a_phase_never_ends_early() -> None:
    config, progress = RunConfig(), Progress()
    for _ in range(50):
        _judged(progress, config, 0.5)
    assert not out_of_patience(progress, config)
