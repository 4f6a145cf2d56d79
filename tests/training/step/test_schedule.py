"""The courses of the learning rate, and the watch for a plateau."""

from __future__ import annotations

import math
from typing import get_args

import pytest
import torch
from torch import nn

from training.config import OptimiseConfig
from training.step.phase import HEAD, Phase
from training.step.schedule import SCHEDULES, Plateau, rate

_PHASE = Phase(HEAD, 4, 0.1)


def test_every_name_of_the_config_has_a_course() -> None:
    assert set(SCHEDULES) == set(get_args(OptimiseConfig.model_fields["schedule"].annotation))


def test_the_cosine_begins_at_the_rate_and_falls_to_nearly_nothing() -> None:
    rates = [rate(OptimiseConfig(), _PHASE, step, 10) for step in range(40)]
    assert rates[0] == pytest.approx(0.1)
    assert rates == sorted(rates, reverse=True)
    assert rates[20] == pytest.approx(0.05)
    assert rates[-1] < 0.001


def test_warm_up_rises_in_even_steps_to_the_rate() -> None:
    config = OptimiseConfig(warmup_epochs=1, schedule="constant")
    rates = [rate(config, _PHASE, step, 4) for step in range(6)]
    assert rates == pytest.approx([0.02, 0.04, 0.06, 0.08, 0.1, 0.1])


def test_one_cycle_is_that_of_torch() -> None:
    config = OptimiseConfig(schedule="one_cycle")
    sgd = torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=1.0)
    theirs = torch.optim.lr_scheduler.OneCycleLR(sgd, max_lr=0.1, total_steps=40)
    for step in range(40):
        assert rate(config, _PHASE, step, 10) == pytest.approx(theirs.get_last_lr()[0], rel=1e-6)
        sgd.step()
        theirs.step()


def test_one_cycle_rises_for_the_warm_up_where_there_is_one() -> None:
    config = OptimiseConfig(schedule="one_cycle", warmup_epochs=0.5)
    rates = [rate(config, _PHASE, step, 10) for step in range(40)]
    assert rates.index(max(rates)) == 4


@pytest.mark.parametrize("schedule", sorted(SCHEDULES))
def test_a_phase_of_one_step_has_a_rate(schedule: str) -> None:
    config = OptimiseConfig.model_validate({"schedule": schedule, "warmup_epochs": 3})
    assert 0 < rate(config, Phase(HEAD, 1, 0.1), 0, 1) <= 0.1


def test_a_plateau_is_that_of_torch() -> None:
    config = OptimiseConfig(plateau_patience=1, plateau_factor=0.1)
    sgd = torch.optim.SGD(nn.Linear(1, 1).parameters(), lr=1.0)
    theirs = torch.optim.lr_scheduler.ReduceLROnPlateau(sgd, "max", 0.1, 1, threshold=0.0)
    ours = Plateau()
    for value in (0.5, 0.4, 0.5, 0.6, 0.6, 0.5, 0.4, 0.4, 0.7):
        ours.watch(value, config)
        theirs.step(value)
        assert ours.factor == pytest.approx(sgd.param_groups[0]["lr"])
    assert ours.factor == pytest.approx(0.001)


def test_a_figure_that_is_none_is_no_better() -> None:
    plateau = Plateau()
    plateau.watch(math.nan, OptimiseConfig(plateau_patience=0))
    assert plateau.factor == 0.5
