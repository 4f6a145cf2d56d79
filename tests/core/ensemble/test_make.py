"""An ensemble from its command to its answers, through the same doors as a single network."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner, Result

from core.bundle import read_bundle
from core.classifier import Classifier
from core.cli import register
from core.diagnosis import CODES
from core.ensemble.store import Ensemble
from core.inference.explain import EnsembleExplainer, Explainer, open_explainer
from core.inference.export import export_onnx
from core.inference.model_choice import find_bundle
from core.record import Patient
from tests.core.bundle_factory import PATIENTS, make_bundle

RNG = np.random.default_rng(0)
IMAGES = [RNG.integers(0, 255, size, dtype=np.uint8) for size in ((72, 96, 3), (50, 70, 3))]


def _predictions(path: Path, seed: int, signal: float, images: int = 84) -> Path:
    """A table as a run writes it, with probabilities that know something of the truth."""
    rng = np.random.default_rng(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["image_id", "lesion_id", "dx", *(f"p_{c}" for c in CODES), "p_malignant"])
        for number in range(images):
            logits = rng.normal(size=7) + signal * (np.arange(7) == number % 7)
            shares = np.exp(logits) / np.exp(logits).sum()
            malignant = shares[[0, 1, 4]].sum()
            cells = [f"{share:.6f}" for share in (*shares, malignant)]
            writer.writerow([f"I{number}", f"L{number}", CODES[number % 7], *cells])
    return path


def _run(folder: Path, seed: int, signal: float, **values: str) -> Path:
    _predictions(folder / "predictions" / "val.csv", seed, signal)
    make_bundle(folder / "best", seed=seed, **values)
    return folder


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two good runs with their graphs and a bad one; tests must not write into it."""
    home = tmp_path_factory.mktemp("runs")
    for name, seed, signal in (("one", 1, 1.5), ("two", 2, 1.4), ("bad", 3, -2.0)):
        _run(home / name, seed, signal)
        if signal > 0:
            export_onnx(read_bundle(home / name / "best"))
    return home


def _ensemble(*arguments: object) -> Result:
    app = typer.Typer()
    register(app)
    return CliRunner().invoke(app, ["ensemble", *(str(argument) for argument in arguments)])


@pytest.fixture(scope="module", params=["mean", "rank"])
def made(request, runs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "ensemble"
    done = _ensemble(out, runs / "one", runs / "two", "--method", request.param)
    assert done.exit_code == 0, done.output
    return out


def test_it_classifies_like_any_model(made: Path, runs: Path) -> None:
    classifier = Classifier.open(find_bundle(made, runs))
    assert isinstance(classifier.bundle, Ensemble)
    found = classifier.classify(IMAGES, PATIENTS[:2])
    assert all(sum(prediction.probabilities) == pytest.approx(1) for prediction in found)


def test_the_mean_is_the_mean_of_its_members(runs: Path, tmp_path: Path) -> None:
    out = tmp_path / "ensemble"
    assert _ensemble(out, runs / "one", runs / "two").exit_code == 0
    path = tmp_path / "a.png"
    import cv2

    cv2.imwrite(str(path), IMAGES[0])
    found, *parts = (
        Classifier.open(folder).classify_files([path], [Patient(40.0)])[0].probabilities
        for folder in (out, runs / "one" / "best", runs / "two" / "best")
    )
    assert found == pytest.approx(np.mean(parts, axis=0), abs=1e-6)


def test_the_decision_of_the_ensemble_counts(made: Path) -> None:
    (sharp,) = Classifier.open(made).classify(IMAGES[:1], PATIENTS[:1])
    decision = made / "decision.json"
    before = decision.read_text()
    decision.write_text(before.replace('"temperature": 1.0', '"temperature": 50.0'))
    (soft,) = Classifier.open(made).classify(IMAGES[:1], PATIENTS[:1])
    (plain,) = Classifier.open(made, plain=True).classify(IMAGES[:1], PATIENTS[:1])
    decision.write_text(before)
    assert soft.confidence < sharp.confidence
    assert plain == sharp


def test_it_is_explained_by_all_its_members(runs: Path, tmp_path: Path) -> None:
    out = tmp_path / "ensemble"
    assert _ensemble(out, runs / "one", runs / "two").exit_code == 0
    explainer = open_explainer(out)
    assert isinstance(explainer, EnsembleExplainer)
    maps = [explainer.grad_cam(IMAGES[0], Patient(), index) for index in range(7)]
    assert max(heat.max() for heat in maps) == 1
    assert maps[0].shape == IMAGES[0].shape[:2]
    assert isinstance(open_explainer(runs / "one" / "best"), Explainer)


def test_greedy_leaves_a_bad_model_out(runs: Path, tmp_path: Path) -> None:
    out = tmp_path / "ensemble"
    done = _ensemble(out, *(runs / name for name in ("one", "two", "bad")), "--greedy")
    assert done.exit_code == 0, done.output
    ensemble = Classifier.open(out).bundle
    hashes = {member.bundle.weights_hash for member in ensemble.members}
    assert read_bundle(runs / "bad" / "best").weights_hash not in hashes
    figure = ensemble.facts["validation"]["balanced_accuracy"]
    assert f"{figure:.4f}" in done.stdout
    assert ensemble.facts["chosen_by"] == "balanced_accuracy"


def test_tables_may_be_named(runs: Path, tmp_path: Path) -> None:
    tables = [_predictions(tmp_path / f"{name}.csv", seed, 0.5) for seed, name in enumerate("ab")]
    options = [part for table in tables for part in ("--predictions", table)]
    models = [runs / "one" / "best", runs / "two" / "best"]
    done = _ensemble(tmp_path / "out", *models, *options, "--greedy", "--by", "loss")
    assert done.exit_code == 0, done.output


def test_models_without_predictions_make_a_mean(tmp_path: Path) -> None:
    models = [make_bundle(tmp_path / name, seed=seed) for seed, name in enumerate("ab")]
    done = _ensemble(tmp_path / "out", *models)
    assert done.exit_code == 0, done.output
    for option in (("--greedy",), ("--method", "rank")):
        done = _ensemble(tmp_path / "other", *models, *option)
        assert done.exit_code == 2
        assert "val.csv do not exist" in done.stderr


def test_an_ensemble_is_replaced_and_nothing_else_is(made: Path, runs: Path, tmp_path) -> None:
    assert _ensemble(made, runs / "one", runs / "two").exit_code == 0
    (tmp_path / "precious").write_text("")
    done = _ensemble(tmp_path, runs / "one", runs / "two")
    assert done.exit_code == 2
    assert "is there and is no model" in done.stderr


def test_wrong_models_are_one_sentence(runs: Path, tmp_path: Path) -> None:
    one, out = runs / "one", tmp_path / "out"
    last = make_bundle(_run(tmp_path / "last", 7, 1.0) / "final", seed=8)
    two = _run(tmp_path / "malignancy", 4, 1.0, target="malignancy")
    split = _run(tmp_path / "split", 5, 1.0, split_hash="fedcba9876543210")
    fewer = _run(tmp_path / "fewer", 6, 1.0)
    _predictions(fewer / "predictions" / "val.csv", 6, 1.0, images=70)
    table = one / "predictions" / "val.csv"
    binary = tmp_path / "binary.csv"
    binary.write_text("image_id,lesion_id,dx,p_benign,p_malignant\nI0,L0,nv,0.9,0.1\n")
    for others, sentence in (
        ([one], "is the same model"),
        ([tmp_path / "absent"], "does not exist"),
        ([two], "tell other classes apart"),
        ([runs / "two", "--predictions", table], "1 tables of predictions for 2"),
        ([runs / "two", "--predictions", table, "--predictions", binary], "are not those of"),
        ([split], "other splits"),
        ([last, "--greedy"], "do not exist"),
        ([fewer], "speak of other images"),
        ([runs / "two", "--method", "vote"], "“vote” is not known"),
        ([runs / "two", "--greedy", "--by", "luck"], "“luck” is not known"),
    ):
        done = _ensemble(out, one, *others)
        assert done.exit_code == 2, others
        assert sentence in done.stderr
        assert not out.exists()
