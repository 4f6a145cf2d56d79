from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from core.bundle import read_bundle
from core.error import UserError
from core.inference.explain import Explainer
from core.network.architecture import Architecture
from core.network.model import Network
from core.record import Patient
from tests.core.bundle_factory import HALF, make_bundle

PATIENT = Patient(50.0, "female", "back")


@pytest.fixture(scope="module")
def explainer(tmp_path_factory: pytest.TempPathFactory) -> Explainer:
    return Explainer.open(make_bundle(tmp_path_factory.mktemp("made") / "bundle"))


def _image(height: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(1)
    return rng.integers(0, 255, (height, width, 3), dtype=np.uint8)


def _maps(explainer: Explainer, rgb: np.ndarray) -> np.ndarray:
    return np.stack([explainer.grad_cam(rgb, PATIENT, index) for index in range(7)])


@pytest.mark.parametrize(("height", "width"), [(90, 120), (120, 90), (64, 64), (300, 31)])
def test_a_map_has_the_size_of_the_image(explainer: Explainer, height: int, width: int) -> None:
    maps = _maps(explainer, _image(height, width))
    assert (maps.shape, maps.dtype) == ((7, height, width), np.float32)
    assert maps.min() >= 0
    assert maps.max() == 1


def test_a_map_is_zero_outside_what_the_network_saw(explainer: Explainer) -> None:
    maps = _maps(explainer, _image(90, 150))
    assert maps[:, :, :30].max() == maps[:, :, 120:].max() == 0
    assert maps[:, :, 30:120].max() == 1


def test_classes_have_maps_of_their_own(explainer: Explainer) -> None:
    maps = _maps(explainer, _image(80, 80))
    assert len({heat.tobytes() for heat in maps}) > 1


def test_of_two_classes_the_benign_one_can_be_explained_too(tmp_path) -> None:
    two = Explainer.open(make_bundle(tmp_path / "two", target="malignancy"))
    benign, malignant = (two.grad_cam(_image(80, 80), PATIENT, index) for index in range(2))
    assert max(benign.max(), malignant.max()) == 1  # what speaks for one speaks against the other
    assert not np.array_equal(benign, malignant)
    with pytest.raises(ValueError, match="class 2"):
        two.grad_cam(_image(40, 40), PATIENT, 2)


def test_a_frozen_network_is_explained_and_left_as_it_is(explainer: Explainer) -> None:
    network = explainer.network.requires_grad_(False)
    heat = Explainer(explainer.bundle, network).grad_cam(_image(40, 40), PATIENT, 0)
    fresh = Explainer.open(explainer.bundle.folder)
    assert np.array_equal(heat, fresh.grad_cam(_image(40, 40), PATIENT, 0))
    assert all(parameter.grad is None for parameter in network.parameters())


def test_the_heat_lies_where_the_network_looked(explainer: Explainer) -> None:
    """Where nothing but one corner of the last map speaks for a class, the heat is there."""
    from torch import Tensor

    network = Explainer.open(explainer.bundle.folder).network

    def corner(_: object, __: object, output: Tensor) -> Tensor:
        only = output.new_zeros(output.shape)
        only[:, :, 0, -1] = 1
        return only

    handle = network.backbone.get_submodule("layer4").register_forward_hook(corner)
    rgb = _image(80, 80)
    fresh = replace(explainer, network=network)
    heat = max((fresh.grad_cam(rgb, PATIENT, i) for i in range(7)), key=lambda h: float(h.max()))
    handle.remove()
    row, column = np.unravel_index(heat.argmax(), heat.shape)
    assert row < 40 <= column


def test_a_backbone_without_a_map_is_said(explainer: Explainer) -> None:
    architecture = Architecture("vit_tiny_patch16_224")
    bundle = read_bundle(explainer.bundle.folder)
    bundle = replace(bundle, preprocessing=replace(bundle.preprocessing, image_size=224))
    network = Network(architecture, bundle.statistics, HALF, HALF).eval()
    with pytest.raises(UserError, match="keeps no map"):
        Explainer(bundle, network).grad_cam(_image(50, 50), PATIENT, 0)


def test_a_class_that_does_not_exist_is_refused(explainer: Explainer) -> None:
    with pytest.raises(ValueError, match="class 7"):
        explainer.grad_cam(_image(40, 40), PATIENT, 7)
