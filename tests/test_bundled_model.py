"""The model that comes with Dermadesk: whole, tuned, small enough, and the one that is asked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from core.bundle import GRAPH, Bundle, read_bundle, read_trained
from core.classifier import Classifier
from core.cli import register
from core.experience.store import experience_of
from core.image.decoding import decode
from core.inference.model_choice import find_bundle
from core.place import bundled_folder
from core.record import Patient
from tests.source_tree import ROOT

_MOST_BYTES = 45_000_000


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Bundle:
    """The one bundled model, and no run beside it."""
    monkeypatch.setenv("DERMADESK_BUNDLED", str(ROOT / "resources" / "models"))
    monkeypatch.setenv("DERMADESK_RUNS", str(tmp_path / "runs"))
    (folder,) = [path for path in bundled_folder().iterdir() if path.is_dir()]
    return read_bundle(folder)


def test_it_is_what_is_asked_when_no_model_is_named(model: Bundle, tmp_path: Path) -> None:
    assert find_bundle(None, tmp_path / "runs") == model.folder


def test_it_is_the_champion_of_the_default_split(model: Bundle) -> None:
    assert model.facts["preset"] == "champion"
    assert model.split_hash == "8895bb2c0ab93d72"
    assert (model.architecture.backbone, model.architecture.head) == (
        "tf_efficientnet_lite0", "fusion"
    )  # fmt: skip


def test_its_decision_was_tuned(model: Bundle) -> None:
    rule = model.decision.rule
    assert model.decision.views == 8
    assert rule.threshold is not None
    assert rule.conformal is not None


def test_it_knows_its_training_lesions_and_holds_no_image(model: Bundle) -> None:
    known = experience_of(model)
    assert known is not None
    assert known.limits is not None
    assert read_trained(model) is not None
    kinds = {path.suffix for path in model.folder.iterdir()}
    assert kinds <= {".json", ".safetensors", ".onnx"}


def test_it_is_small_enough(model: Bundle) -> None:
    sizes = {path.name: path.stat().st_size for path in model.folder.iterdir()}
    # The derived graph is about as large as the weights, if it is not there yet.
    sizes.setdefault(GRAPH, 17_500_000)
    assert sum(sizes.values()) <= _MOST_BYTES


def test_it_says_on_whom_it_was_measured_and_under_what_licence(model: Bundle) -> None:
    assert "CC BY-NC 4.0" in model.facts["licence"]
    figures = model.facts["test, all images:"]
    assert "split 8895bb2c0ab93d72" in figures["population"]


def test_the_command_line_answers_with_it_as_python_does(
    model: Bundle, demo_folder: Path, tmp_path: Path
) -> None:
    image = min(demo_folder.rglob("*.jpg"))
    table = tmp_path / "answers.csv"
    app = typer.Typer()
    register(app)
    result = CliRunner().invoke(app, ["predict", str(image), "--out", str(table)])
    assert result.exit_code == 0, result.output
    names, row = (line.split(",") for line in table.read_text().splitlines()[:2])
    told = [float(row[names.index(f"p_{name}")]) for name in model.target.classes]
    (answer,) = Classifier.open(model.folder).classify([decode(image)], [Patient()])
    assert np.allclose(told, answer.probabilities, atol=1e-6)
