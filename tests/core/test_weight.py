"""Where pretrained weights come from, and what is said where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
import timm
import torch
from safetensors.torch import save_file

from core.error import UserError
from core.weight import find_weights, load_backbone


def test_the_package_of_lite0_fits_in_order(tmp_path: Path) -> None:
    backbone = timm.create_model("tf_efficientnet_lite0", pretrained=False, num_classes=0)
    before = backbone.conv_stem.weight.detach().clone()
    load_backbone(backbone, find_weights("tf_efficientnet_lite0", None, tmp_path))
    assert not torch.equal(backbone.conv_stem.weight, before)


def test_the_weights_folder_goes_before_the_package(tmp_path: Path) -> None:
    file = tmp_path / "tf_efficientnet_lite0.in1k.safetensors"
    file.touch()
    assert find_weights("tf_efficientnet_lite0", None, tmp_path) == file


def test_absent_weights_name_the_file_and_the_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not on this computer") as found:
        find_weights("resnet50", None, tmp_path)
    assert "resnet50.safetensors" in found.value.hint
    assert str(tmp_path) in found.value.hint


def test_weights_of_another_architecture_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "resnet18.safetensors"
    save_file({"conv1.weight": torch.zeros(2, 3)}, path)
    backbone = timm.create_model("resnet18", pretrained=False, num_classes=0)
    with pytest.raises(UserError, match="do not fit"):
        load_backbone(backbone, path)


def test_a_weights_file_with_code_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "resnet18.pth"
    torch.save({"layer": tmp_path}, path)  # a path object is enough: it is no tensor
    with pytest.raises(UserError, match=r"resnet18\.pth"):
        load_backbone(timm.create_model("resnet18", num_classes=0), path)
