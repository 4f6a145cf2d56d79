"""The command `validate` on generated lesions and a network with random weights."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from core.bundle import hashed_id, read_bundle, read_decision
from core.dataset import open_dataset
from core.image.preprocessing import Preprocessing
from core.inference.export import export_onnx
from core.trained import trained_on_images
from tests.core.bundle_factory import HALF, make_bundle
from training.command import validate_cli


@pytest.fixture(scope="module")
def bundle(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows one image of the demo by its id, and three more by what they show."""
    home = tmp_path_factory.mktemp("model")
    records = open_dataset(demo_folder).records
    preprocessing = Preprocessing(72, 96, 64, HALF, HALF)  # that of the factory
    chosen = records[10:13]
    folder = make_bundle(
        home / "bundle",
        metadata="none",
        trained_on=hashed_id("image", records[0].image_id),
        trained=trained_on_images([preprocessing.read(r.path) for r in chosen], chosen),
    )
    export_onnx(read_bundle(folder))
    return folder


def invoke(*words: object) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    validate_cli.register(app)
    return CliRunner().invoke(app, ["validate", *map(str, words)])


def test_known_images_are_named_and_left_out(bundle: Path, demo_folder: Path) -> None:
    result = invoke(bundle, "--data", demo_folder, "--resamples", 10, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    records = open_dataset(demo_folder).records
    lesion = records[0].lesion_id
    alike = {record.image_id for record in records if record.lesion_id == lesion}
    assert records[0].image_id in found["known"]["by_id"]
    assert {record.image_id for record in records[10:13]} <= set(found["known"]["by_content"])
    assert alike <= set(found["known"]["left_out"]["images"])
    left = len(records) - len(found["known"]["left_out"]["images"])
    assert found["local"]["population"]["images"] == left
    assert found["internal"] is None
    assert {row["name"] for row in found["drift"]} >= {"brightness", "sex"}
    assert not found["sufficiency"]["may_conclude"]


def test_what_limits_the_figures_is_said(bundle: Path, demo_folder: Path) -> None:
    result = invoke(bundle, "--data", demo_folder, "--resamples", 10)
    for words in (
        "Left out:", "New to the model:", "Local cases", "Macro ROC-AUC", "the run is not here",
        "Drift from training", "Research and education only",
    ):  # fmt: skip
        assert words in result.output, words


def test_recalibration_is_kept_only_when_asked_for(
    bundle: Path, demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = shutil.copytree(bundle, tmp_path / "model")
    words = (model, "--data", demo_folder, "--resamples", 10, "--recalibrate")
    monkeypatch.setattr("core.evaluation.sufficiency.FOR_A_SHARE", 1000)
    refused = invoke(*words)
    assert refused.exit_code == 2
    assert "too few to recalibrate on" in refused.output
    assert read_decision(model).revision == 1
    monkeypatch.setattr("core.evaluation.sufficiency.FOR_A_SHARE", 5)
    result = invoke(*words)
    assert "kept as revision 2" in " ".join(result.output.split())
    decision = read_decision(model)
    assert decision.rule.fitted_on["subset"] == f"local cases ({demo_folder.name})"
    assert str(demo_folder) not in json.dumps(decision.rule.to_json())


@pytest.mark.parametrize("words", [(), ("--data", "/absent")])
def test_wrong_input_is_a_sentence(bundle: Path, words: tuple[str, ...]) -> None:
    result = invoke(bundle, *words)
    assert result.exit_code == 2
    assert "Error: " in result.output
