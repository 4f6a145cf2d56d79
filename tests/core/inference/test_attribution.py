"""Every way to explain finds the one corner that a network looks at."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from core.bundle import read_bundle
from core.error import UserError
from core.inference.attribution import METHODS
from core.inference.explain import Explainer
from core.inference.overlay import laid_over, write_png
from core.network.architecture import Architecture
from core.network.model import Network
from core.record import Patient
from tests.core.bundle_factory import HALF, make_bundle

SIZE = 64


class Corner(nn.Module):
    """A network whose class 0 is the brightness of the upper left quarter."""

    def __init__(self) -> None:
        super().__init__()
        self.backbone = nn.Identity()
        self.mean = torch.full((1, 3, 1, 1), 127.0)

    def last_map(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        maps = nn.functional.avg_pool2d(pixels.permute(0, 3, 1, 2).float() / 255, 8)
        return maps, maps.new_zeros(len(maps), 0)

    def pool(self, last: Tensor, beside: Tensor) -> Tensor:
        return last[:, :, :4, :4].mean((2, 3))

    def decide(self, features: Tensor, metadata: Tensor) -> Tensor:
        bright = features.sum(1)
        return torch.stack([bright, -bright, 0 * bright], dim=1)

    def forward(self, pixels: Tensor, metadata: Tensor) -> Tensor:
        return self.decide(self.pool(*self.last_map(pixels)), metadata)


@pytest.mark.parametrize("name", METHODS)
def test_the_heat_is_where_the_network_looked(name: str) -> None:
    pixels = torch.zeros((1, SIZE, SIZE, 3), dtype=torch.uint8)
    pixels[:, : SIZE // 2, : SIZE // 2] = 255
    heat = METHODS[name](Corner(), pixels, torch.zeros(1, 2), 0)
    rows, columns = heat.shape
    assert heat.min() >= 0
    assert heat[: rows // 2, : columns // 2].sum() >= 0.8 * heat.sum() > 0


@pytest.mark.parametrize("name", ["gradcam", "gradcam++", "occlusion"])
def test_nothing_speaks_for_the_opposite(name: str) -> None:
    pixels = torch.full((1, SIZE, SIZE, 3), 255, dtype=torch.uint8)
    assert METHODS[name](Corner(), pixels, torch.zeros(1, 2), 1).max() == 0


@pytest.fixture(scope="module")
def explainer(tmp_path_factory: pytest.TempPathFactory) -> Explainer:
    return Explainer.open(make_bundle(tmp_path_factory.mktemp("made") / "bundle"))


@pytest.mark.parametrize("name", METHODS)
def test_a_map_has_the_size_of_the_image(explainer: Explainer, name: str) -> None:
    rgb = np.random.default_rng(0).integers(0, 255, (90, 150, 3), dtype=np.uint8)
    maps = [explainer.heat(rgb, Patient(), index, name) for index in range(7)]
    assert {heat.shape for heat in maps} == {(90, 150)}
    assert max(float(heat.max()) for heat in maps) == 1
    assert max(float(heat[:, :30].max()) for heat in maps) == 0


def test_without_a_map_there_are_saliency_and_occlusion(explainer: Explainer) -> None:
    bundle = replace(
        explainer.bundle, preprocessing=replace(explainer.bundle.preprocessing, image_size=16)
    )
    network = Network(
        Architecture("LSTM"), read_bundle(bundle.folder).statistics, HALF, HALF, image_size=16
    ).eval()
    flat = Explainer(bundle, network)
    rgb = np.random.default_rng(0).integers(0, 255, (40, 40, 3), dtype=np.uint8)
    for name in ("saliency", "occlusion"):
        assert max(float(flat.heat(rgb, Patient(), i, name).max()) for i in range(7)) == 1
    for name in ("gradcam", "gradcam++"):
        with pytest.raises(UserError, match="saliency or occlusion"):
            flat.heat(rgb, Patient(), 0, name)


def test_an_overlay_leaves_what_is_cold(tmp_path) -> None:
    rgb = np.full((20, 30, 3), 90, dtype=np.uint8)
    heat = np.zeros((20, 30), dtype=np.float32)
    heat[:, 15:] = 1
    over = laid_over(rgb, heat)
    assert np.array_equal(over[:, :15], rgb[:, :15])
    assert not np.array_equal(over[:, 15:], rgb[:, 15:])
    write_png(tmp_path / "over.png", over)
    assert (tmp_path / "over.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(UserError, match="cannot be written"):
        write_png(tmp_path / "absent" / "over.png", over)
