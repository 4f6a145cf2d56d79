"""What the command `models` and the summary of a network say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
import typer
from typer.testing import CliRunner, Result

from core.command import model_cli
from core.error import UserError
from core.metadata import MetadataStatistics
from core.network.architecture import NAMED, Architecture
from core.network.model import Network
from core.network.summary import count_parameters, layer_uses, summary
from tests.core.bundle_factory import HALF, PATIENTS

_STATISTICS = MetadataStatistics.fit(PATIENTS)


def _invoke(*words: object) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command("other")(lambda: None)  # a sole command would not be named
    model_cli.register(app)
    return CliRunner().invoke(app, ["models", *map(str, words)])


def _rows(*words: object) -> dict[str, dict[str, object]]:
    result = _invoke("--json", *words)
    assert result.exit_code == 0, result.output
    return {row["name"]: row for row in json.loads(result.output)}


def test_every_named_architecture_is_listed_with_its_parameters(tmp_path: Path) -> None:
    rows = _rows("--weights", tmp_path)
    assert list(rows) == [entry.name for entry in NAMED]
    for row in rows.values():
        number = row["parameters"]
        assert number["all"] == number["head_phase"] + number["frozen"]
    assert rows["ResNet50"]["parameters"]["frozen"] == 23_508_032
    scratch = {entry.name for entry in NAMED if entry.plan is not None}
    offline = {name for name, row in rows.items() if row["offline"]}
    assert offline == {"tf_efficientnet_lite0", *scratch}
    assert rows["EfficientNetV2S"]["image_size"] == 384


def test_weights_in_the_folder_are_found_and_missing_ones_named(tmp_path: Path) -> None:
    (tmp_path / "resnet18.a1_in1k.safetensors").touch()
    result = _invoke("--weights", tmp_path, "ResNet18", "resnet26", "LSTM")
    assert result.exit_code == 0, result.output
    for words in (
        "folder: resnet18.a1_in1k.safetensors", "missing: resnet26.bt_in1k.safetensors",
        "none needed", f"put the file into {tmp_path}",
    ):  # fmt: skip
        assert words in result.output


def test_a_smaller_head_is_counted(tmp_path: Path) -> None:
    plain = ["--head", "linear", "--metadata", "none", "--weights", tmp_path, "ResNet18"]
    assert _rows(*plain)["ResNet18"]["parameters"]["head_phase"] == 512 * 7 + 7


def test_an_unknown_name_is_a_sentence(tmp_path: Path) -> None:
    result = _invoke("--weights", tmp_path, "resnet_eighteen")
    assert result.exit_code == 2
    assert "No architecture is called 'resnet_eighteen'" in result.output


def _network(name: str, side: int) -> Network:
    architecture = Architecture(name, metadata="embedding", head="fusion")
    return Network(architecture, _STATISTICS, HALF, HALF, image_size=side)


@pytest.mark.parametrize("name", ["resnet18", "LSTM", "Dense_2Layers"])
def test_the_summary_counts_every_layer_once(name: str) -> None:
    network = _network(name, 64).train()
    before = torch.get_rng_state()
    uses = layer_uses(network, 64, _STATISTICS.width)
    assert sum(use.parameters for use in uses) == count_parameters(network).all
    assert uses[-1].shape == (1, 7)
    assert network.training and torch.equal(torch.get_rng_state(), before)
    assert {parameter.device.type for parameter in network.parameters()} == {"cpu"}


def test_the_summary_reads_from_the_image_to_the_answer() -> None:
    lines = summary("a title", _network("resnet18", 64), 64, _STATISTICS.width).splitlines()
    assert lines[0] == "a title"
    assert lines[3].split() == [
        "backbone.conv1",
        "Conv2d",
        *["1", "×", "64", "×", "32", "×", "32"],
        "9,408",
    ]
    assert lines[-3].split()[-1] == f"{128 * 7 + 7:,}"
    assert lines[-1].startswith("parameters: ") and "backbone 11,176,512" in lines[-1]


def test_images_that_are_too_small_are_a_sentence() -> None:
    with pytest.raises(UserError, match="cannot take images of 32 pixels"):
        layer_uses(_network("vit_tiny_patch16_224", 32), 32, _STATISTICS.width)
