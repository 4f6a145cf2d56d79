"""The network a run begins with: random, pretrained, or going on from a model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
import torch
from safetensors.torch import save_file

from core.bundle import hashed_id, read_bundle
from core.dataset import open_dataset
from core.error import UserError
from core.image.preprocessing import Preprocessing
from core.inference.export import load_network
from core.metadata import MetadataStatistics
from core.network.architecture import METADATA_WIDTHS, POOLINGS
from core.network.head import HEADS
from core.network.model import Network
from core.record import Patient
from core.split import make_split
from core.target import TARGETS
from tests.core.bundle_factory import HALF, make_bundle
from tests.training.run_factory import make_folder
from training.config import Config, ModelConfig, with_values
from training.network import architecture_of, input_facts, make_network, origin_of
from training.start import warning_of_start, with_start
from training.supervisor import Supervisor

_OTHER = MetadataStatistics.fit([Patient(30.0, "female", "scalp"), Patient(60.0, "male", "foot")])


def _config(**model: object) -> Config:
    values = {f"model.{name}": value for name, value in model.items()}
    return with_values(Config(), {"model.architecture": "resnet10t", **values})


def _made(config: Config, statistics: MetadataStatistics = _OTHER) -> Network:
    facts = input_facts(config)
    size = facts.image_size
    return make_network(config, statistics, Preprocessing(size, size, size, facts.mean, facts.std))


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bundle(tmp_path_factory.mktemp("start") / "bundle")


def test_what_is_built_here_needs_no_pretrained_weights() -> None:
    network = _made(_config(architecture="simple_cnn"))
    assert torch.equal(network.mean, torch.zeros(1, 3, 1, 1))


def test_where_a_network_begins_is_said(bundle: Path) -> None:
    assert origin_of(_config(random_weights=True), None) == "random weights"
    assert origin_of(_config(architecture="LSTM"), None) == "random weights"
    assert origin_of(_config(architecture="tf_efficientnet_lite0"), None).endswith(".pth")
    begun = read_bundle(bundle)
    wanted = f"model {begun.weights_hash[:16]} with its head"
    assert origin_of(_config(start_from=bundle), begun) == wanted


@pytest.mark.parametrize(
    ("field", "registry"),
    [("head", HEADS), ("metadata", METADATA_WIDTHS), ("pooling", POOLINGS), ("target", TARGETS)],
)
def test_the_config_offers_what_there_is(field: str, registry: Iterable[str]) -> None:
    assert get_args(ModelConfig.model_fields[field].annotation) == tuple(registry)


def test_absent_weights_are_never_replaced_by_chance(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="put resnet10t"):
        _made(_config(weights_folder=tmp_path))


def test_the_folder_of_the_config_is_searched(tmp_path: Path) -> None:
    random = _made(_config(random_weights=True))
    file = tmp_path / "resnet10t.mine.safetensors"
    save_file({name: t.contiguous() for name, t in random.backbone.state_dict().items()}, file)
    found = _made(_config(weights_folder=tmp_path, head="linear"))
    for name, tensor in random.backbone.state_dict().items():
        assert torch.equal(found.backbone.state_dict()[name], tensor)


def test_going_on_keeps_everything_with_the_head(bundle: Path) -> None:
    config = with_start(_config(start_from=bundle))
    saved = read_bundle(bundle)
    assert architecture_of(config) == saved.architecture
    assert config.model.image_size == 64
    network = _made(config, saved.statistics)
    wanted = load_network(saved).state_dict()
    assert all(torch.equal(network.state_dict()[name], wanted[name]) for name in wanted)
    assert torch.allclose(network.mean, torch.full((1, 3, 1, 1), 127.5))


def test_going_on_with_a_new_head_keeps_the_backbone(bundle: Path) -> None:
    config = with_start(
        _config(start_from=bundle, keep_head=False, head="mlp", target="malignancy")
    )
    network = _made(config)
    wanted = load_network(read_bundle(bundle))
    for name, tensor in wanted.backbone.state_dict().items():
        assert torch.equal(network.backbone.state_dict()[name], tensor)
    assert network.head[-1].out_features == 1
    assert input_facts(config).mean == HALF


def test_another_backbone_is_refused(bundle: Path) -> None:
    with pytest.raises(UserError, match="has the backbone resnet10t, not resnet18"):
        with_start(_config(start_from=bundle, architecture="resnet18"))


def test_a_head_for_other_classes_cannot_be_kept(bundle: Path) -> None:
    with pytest.raises(UserError, match="tells diagnosis apart, so its head cannot be kept"):
        with_start(_config(start_from=bundle, target="malignancy"))


def test_two_starts_are_one_too_many(bundle: Path) -> None:
    with pytest.raises(UserError, match=r"model\.start_from and model\.weights"):
        with_start(_config(start_from=bundle, weights="/w/a.safetensors"))


def test_a_run_notes_what_its_start_decides(bundle: Path, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "images")
    config = with_values(_config(start_from=bundle), {"data.folder": folder})
    model = Supervisor(tmp_path / "runs").prepare(config, threads=1).config().model
    assert (model.head_widths, model.metadata_width, model.image_size) == ("16", 128, 64)
    assert model.start_from == bundle


def test_images_that_the_start_had_learned_from_are_told(bundle: Path, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "images")
    names = [f"HAM_{i:07}" for i in range(84)]
    seen = replace(
        read_bundle(bundle), trained_on=frozenset(hashed_id("lesion", name) for name in names)
    )
    config = with_values(_config(start_from=bundle), {"data.folder": folder})
    records = open_dataset(folder).records
    split = make_split(records, "64/16/20", 42)
    judging = sum(subset != "train" for subset in split.subset_by_image.values())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("training.start.model_begun_with", lambda _: seen)
        warning = warning_of_start(config, records, split)
        unknown = replace(seen, trained_on=frozenset())
        patch.setattr("training.start.model_begun_with", lambda _: unknown)
        assert "is not wholly known" in warning_of_start(config, records, split)
    assert f"learned from {judging} of {judging} images" in warning
    assert warning_of_start(config, records, split) == ""


def test_a_size_that_the_architecture_does_not_take_is_refused() -> None:
    with pytest.raises(UserError, match="takes images of 224 pixels only"):
        input_facts(_config(architecture="vit_tiny_patch16_224", image_size=96))


def test_a_damaged_start_is_a_sentence(bundle: Path) -> None:
    saved = read_bundle(bundle)
    config = _config(start_from=bundle, head="mlp")  # not prepared: the head does not fit
    settings = replace(saved.preprocessing, image_size=64)
    with pytest.raises(UserError, match="do not fit this network"):
        make_network(config, saved.statistics, settings)
