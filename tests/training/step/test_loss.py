"""Losses against torch's own and against their definitions."""

from __future__ import annotations

from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pytest
import torch
from torch import Tensor, nn
from torch.nn import functional

from core.diagnosis import CODES
from core.error import UserError
from training.config import LossConfig
from training.step.class_weight import class_weights
from training.step.loss import LOSSES, Loss, make_loss

_TRUTH = np.array([0, 0, 0, 1, 1, 2, 3, 4, 5, 5, 6, 5, 5])


def _counts(*truth: int) -> npt.NDArray[np.int64]:
    return np.bincount(np.array(truth), minlength=7)


def _loss(**values: Any) -> Loss:
    return make_loss(LossConfig(**values), _TRUTH, CODES)


@pytest.fixture
def logits() -> Tensor:
    return torch.randn(8, 7, generator=torch.Generator().manual_seed(1))


@pytest.fixture
def targets() -> Tensor:
    return torch.tensor([0, 1, 5, 5, 2, 6, 3, 4])


def test_balanced_weights_give_each_class_the_same_sum() -> None:
    targets = np.array([0] * 10 + [1] * 30 + [4] * 60)
    weights = class_weights(np.bincount(targets, minlength=7), "balanced")
    sums = np.bincount(targets, minlength=7) * weights
    assert sums[[0, 1, 4]] == pytest.approx([100 / 3] * 3, rel=1e-6)


def test_square_root_weights_are_the_roots_of_the_balanced_ones() -> None:
    targets = np.array([0] * 10 + [1] * 30)
    balanced = class_weights(np.bincount(targets, minlength=7), "balanced")
    assert class_weights(np.bincount(targets, minlength=7), "square_root") == pytest.approx(
        np.sqrt(balanced)
    )


def test_a_class_without_an_image_weighs_nothing() -> None:
    assert class_weights(_counts(0, 1), "balanced")[2:].tolist() == [0.0] * 5


def test_no_weights_are_ones_for_classes_present() -> None:
    assert class_weights(_counts(0, 0, 1), "none")[:2].tolist() == [1.0, 1.0]


def test_every_name_of_the_config_has_a_form() -> None:
    assert set(LOSSES) == set(get_args(LossConfig.model_fields["name"].annotation))


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("weights", ["none", "square_root", "balanced"])
def test_cross_entropy_is_that_of_torch(
    logits: Tensor, targets: Tensor, weights: str, smoothing: float
) -> None:
    loss = _loss(class_weights=weights, label_smoothing=smoothing)
    theirs = nn.CrossEntropyLoss(loss.weight, label_smoothing=smoothing)
    torch.testing.assert_close(loss(logits, targets), theirs(logits, targets))


@pytest.mark.parametrize("name", sorted(LOSSES))
def test_shares_of_one_class_are_that_class(logits: Tensor, targets: Tensor, name: str) -> None:
    loss = _loss(name=name, label_smoothing=0.1)
    shares = functional.one_hot(targets, 7).float()
    torch.testing.assert_close(loss(logits, shares), loss(logits, targets))


@pytest.mark.parametrize("name", sorted(LOSSES))
def test_the_loss_of_mixed_images_lies_between(logits: Tensor, name: str) -> None:
    loss = _loss(name=name, class_weights="none")
    first, second = functional.one_hot(torch.tensor([[0], [5]]), 7).float()
    mixed = loss.total(logits[:1], 0.3 * first + 0.7 * second)
    parts = 0.3 * loss.total(logits[:1], first) + 0.7 * loss.total(logits[:1], second)
    torch.testing.assert_close(mixed, parts)


def test_focal_is_its_definition(logits: Tensor, targets: Tensor) -> None:
    loss = _loss(name="focal", focal_gamma=2.0, class_weights="none")
    own = torch.softmax(logits, 1)[range(8), targets]
    expected = (-((1 - own) ** 2) * own.log()).mean()
    torch.testing.assert_close(loss(logits, targets), expected)


def test_focal_without_gamma_is_cross_entropy(logits: Tensor, targets: Tensor) -> None:
    focal = _loss(name="focal", focal_gamma=0.0, label_smoothing=0.1)
    plain = _loss(label_smoothing=0.1)
    torch.testing.assert_close(focal(logits, targets), plain(logits, targets))


def test_focal_has_a_gradient_where_an_image_is_certain() -> None:
    sure = torch.tensor([[200.0, 0, 0, 0, 0, 0, 0]], requires_grad=True)
    _loss(name="focal", focal_gamma=0.5)(sure, torch.tensor([0])).backward()
    assert sure.grad is not None
    assert torch.isfinite(sure.grad).all()


def test_adjusted_logits_have_the_logarithm_of_the_prior_added(
    logits: Tensor, targets: Tensor
) -> None:
    loss = _loss(logit_adjustment=0.5, class_weights="none")
    prior = torch.from_numpy(np.bincount(_TRUTH) / len(_TRUTH)).float()
    expected = functional.cross_entropy(logits + 0.5 * prior.log(), targets)
    torch.testing.assert_close(loss(logits, targets), expected)


def test_the_prior_of_an_absent_class_is_finite() -> None:
    loss = make_loss(LossConfig(logit_adjustment=1.0), np.array([0, 0, 1]), CODES)
    assert torch.isfinite(loss.adjustment).all()


def test_balanced_weights_of_two_classes_are_the_positive_weight() -> None:
    truth = np.array([0] * 30 + [1] * 8)
    loss = make_loss(LossConfig(class_weights="balanced"), truth, ("benign", "malignant"))
    z = torch.randn(6, generator=torch.Generator().manual_seed(2), requires_grad=True)
    targets = torch.tensor([0, 0, 0, 0, 1, 1])
    theirs = nn.BCEWithLogitsLoss(pos_weight=torch.tensor(30 / 8))(z, targets.float())
    torch.testing.assert_close(loss(torch.stack([0 * z, z], 1), targets), theirs)


def test_parts_of_a_batch_add_up(logits: Tensor, targets: Tensor) -> None:
    loss = _loss()
    norm = loss.norm(targets)
    parts = sum(loss.total(logits[i : i + 3], targets[i : i + 3]) / norm for i in range(0, 8, 3))
    torch.testing.assert_close(parts, loss(logits, targets))


def test_manual_weights_are_taken_in_order() -> None:
    loss = _loss(class_weights="manual", manual_weights="1,2,3,4,5,6,7.5")
    assert loss.weight.tolist() == [1, 2, 3, 4, 5, 6, 7.5]


@pytest.mark.parametrize("given", ["", "1,2,3", "0,0,0,0,0,0,0"])
def test_manual_weights_that_do_not_fit_are_a_sentence(given: str) -> None:
    with pytest.raises(UserError, match="manual_weights"):
        _loss(class_weights="manual", manual_weights=given)


def test_a_batch_without_weight_has_no_loss(logits: Tensor) -> None:
    loss = _loss(class_weights="manual", manual_weights="0,1,1,1,1,1,1")
    assert loss(logits, torch.zeros(8, dtype=torch.int64)).item() == 0
