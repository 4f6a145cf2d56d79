"""Phases, learning rate, class weights: the arithmetic of a recipe."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from core.architecture import Architecture
from core.metadata import MetadataStatistics
from core.model import Network
from core.record import Patient
from training.batch import batch_starts
from training.config import Config, FineTuneConfig, OptimiseConfig, PhaseConfig
from training.loss import class_weights
from training.phase import FINE_TUNE, HEAD, Phase, phases_of, prepare, rate, set_mode

_PHASE = Phase(HEAD, 4, 0.1, 0.0)


@pytest.fixture(scope="module")
def network() -> Network:
    statistics = MetadataStatistics.fit([Patient(40.0, "male", "back"), Patient(50.0)])
    architecture = Architecture("resnet18", metadata="embedding", head="normalised")
    return Network(architecture, statistics, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5))


def test_balanced_weights_give_each_class_the_same_sum() -> None:
    targets = np.array([0] * 10 + [1] * 30 + [4] * 60)
    weights = class_weights(targets, "balanced")
    sums = np.bincount(targets, minlength=7) * weights
    assert sums[[0, 1, 4]] == pytest.approx([100 / 3] * 3, rel=1e-6)


def test_square_root_weights_are_the_roots_of_the_balanced_ones() -> None:
    targets = np.array([0] * 10 + [1] * 30)
    balanced = class_weights(targets, "balanced")
    assert class_weights(targets, "square_root") == pytest.approx(np.sqrt(balanced))


def test_a_class_without_an_image_weighs_nothing() -> None:
    assert class_weights(np.array([0, 1]), "balanced")[2:].tolist() == [0.0] * 5


def test_no_weights_are_ones_for_classes_present() -> None:
    assert class_weights(np.array([0, 0, 1]), "none")[:2].tolist() == [1.0, 1.0]


def test_a_phase_without_epochs_is_left_out() -> None:
    config = Config(head_phase=PhaseConfig(epochs=0), fine_tune=FineTuneConfig(epochs=2))
    assert [phase.name for phase in phases_of(config)] == [FINE_TUNE]


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


def test_the_head_phase_leaves_the_backbone_frozen_and_in_evaluation(network: Network) -> None:
    learning = prepare(network, _PHASE)
    set_mode(network, _PHASE)
    assert not any(parameter.requires_grad for parameter in network.backbone.parameters())
    assert learning
    assert network.head.training
    assert not network.backbone.training


def test_the_last_thirty_per_cent_are_the_last(network: Network) -> None:
    prepare(network, Phase(FINE_TUNE, 1, 0.1, 0.3))
    flags = [parameter.requires_grad for parameter in network.backbone.parameters()]
    assert flags == sorted(flags)
    assert sum(flags) == round(0.3 * len(flags))


@pytest.mark.parametrize(
    ("count", "size", "borders"),
    [(8, 4, [0, 4, 8]), (9, 4, [0, 4, 9]), (10, 4, [0, 4, 8, 10]), (1, 4, [0, 1])],
)
def test_no_batch_but_a_sole_one_has_one_image(count: int, size: int, borders: list[int]) -> None:
    assert batch_starts(count, size) == borders


def test_a_backbone_whose_head_widens_gets_a_head_that_fits() -> None:
    statistics = MetadataStatistics.fit([Patient(40.0, "male", "back"), Patient(50.0)])
    architecture = Architecture("mobilenetv3_small_050")
    network = Network(architecture, statistics, (0.5, 0.5, 0.5), (0.5, 0.5, 0.5)).eval()
    pixels = torch.zeros(1, 32, 32, 3, dtype=torch.uint8)
    assert network(pixels, torch.zeros(1, statistics.width)).shape == (1, 7)
