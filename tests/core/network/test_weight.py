"""Where pretrained weights come from, and what is said where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
import timm
import torch
from safetensors.torch import save_file

from core.error import UserError
from core.network.model import make_backbone
from core.network.weight import find_weights, load_backbone, pretrained_facts


def test_the_package_of_lite0_fits_in_order(tmp_path: Path) -> None:
    backbone = timm.create_model("tf_efficientnet_lite0", pretrained=False, num_classes=0)
    before = backbone.conv_stem.weight.detach().clone()
    load_backbone(backbone, find_weights("tf_efficientnet_lite0", None, tmp_path))
    assert not torch.equal(backbone.conv_stem.weight, before)


def test_the_weights_folder_goes_before_the_package(tmp_path: Path) -> None:
    file = tmp_path / "tf_efficientnet_lite0.in1k.safetensors"
    file.touch()
    assert find_weights("tf_efficientnet_lite0", None, tmp_path) == file


def test_the_kind_that_timm_prefers_goes_before_others(tmp_path: Path) -> None:
    for name in ("resnet50.a1h_in1k", "resnet50.a1_in1k", "resnet50.b1k_in1k", "resnet50d.x"):
        (tmp_path / f"{name}.safetensors").touch()
    assert find_weights("resnet50", None, tmp_path).stem == "resnet50.a1_in1k"
    assert find_weights("resnet50.b1k_in1k", None, tmp_path).stem == "resnet50.b1k_in1k"


def test_absent_weights_name_the_file_and_the_folder_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="not on this computer") as found:
        find_weights("resnet50", None, tmp_path)
    assert f"put resnet50.a1_in1k.safetensors (timm's file) into {tmp_path}" in found.value.message


def test_nothing_is_fetched_without_consent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.hf_hub_download", lambda *_, **__: pytest.fail("asked"))
    with pytest.raises(UserError, match="not on this computer"):
        find_weights("resnet50", None, tmp_path / "absent")
    assert not (tmp_path / "absent").exists()


def test_with_consent_the_file_lands_in_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(repository: str, name: str, local_dir: str) -> str:
        place = Path(local_dir) / name
        place.write_bytes(repository.encode())
        return str(place)

    monkeypatch.setattr("huggingface_hub.hf_hub_download", fetch)
    found = find_weights("resnet50", None, tmp_path / "weights", download=True)
    assert found == tmp_path / "weights" / "resnet50.a1_in1k.safetensors"
    assert found.read_bytes() == b"timm/resnet50.a1_in1k"
    assert list(found.parent.iterdir()) == [found]


def test_a_failed_fetch_is_a_sentence_that_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise ConnectionError("offline")

    monkeypatch.setattr("huggingface_hub.hf_hub_download", fail)
    with pytest.raises(UserError, match=r"put resnet50\.a1_in1k\.safetensors .* into"):
        find_weights("resnet50", None, tmp_path, download=True)


@pytest.mark.real
def test_timms_own_file_of_lite2_goes_in_through_the_folder(ham10000: Path) -> None:
    folder = ham10000.parent / "weights"
    file = find_weights("tf_efficientnet_lite2", None, folder)
    assert file.name == "tf_efficientnet_lite2.in1k.safetensors"
    backbone = make_backbone("tf_efficientnet_lite2", 260)
    before = {name: tensor.clone() for name, tensor in backbone.state_dict().items()}
    load_backbone(backbone, file)
    after = backbone.state_dict()
    convolutions = [name for name, tensor in before.items() if tensor.ndim == 4]
    assert all(not torch.equal(before[name], after[name]) for name in convolutions)
    assert pretrained_facts("tf_efficientnet_lite2", file).image_size == 260


def test_the_facts_are_those_of_the_file(tmp_path: Path) -> None:
    preferred = pretrained_facts("inception_v3")
    other = pretrained_facts("inception_v3", tmp_path / "inception_v3.gluon_in1k.safetensors")
    assert (preferred.mean, other.mean) == ((0.5, 0.5, 0.5), (0.485, 0.456, 0.406))
    assert pretrained_facts("inception_v3", tmp_path / "mine.pth") == preferred


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
