"""A whole small run in this process: what it leaves, and what it leaves out."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner

from benchmarks.resolution import generated
from core.bundle import hashed_id, read_bundle, read_trained
from core.case.examiner import Examined, Examiner
from core.classifier import Classifier
from core.cli import register
from core.dataset import open_dataset
from core.diagnosis import CODES
from core.error import UserError
from core.image.content import content_hashes, is_known
from core.record import Patient, Record
from desktop import case_task
from training.config import build_config, load_preset, presets
from training.events import Completed, Event, Preparing
from training.experience import experience_of_run
from training.job import run_job
from training.run_directory import RunDirectory
from training.step.phase import phases_of
from training.supervisor import Supervisor

_VALUES = {
    "model": {
        # Its graph is exported in a third of the time that the usual one takes.
        "architecture": "test_efficientnet",
        "image_size": 32,
        "random_weights": True,
        "head_widths": "8",
        "pooling": "stages",
        "colour_constancy": "shades_of_gray",
    },
    "head_phase": {"epochs": 2, "views": 1},
    "run": {"device": "cpu", "views": 2},
}


def _prepared(folder: Path, runs: Path, **groups: dict[str, object]) -> RunDirectory:
    values = {**_VALUES, "data": {"folder": folder}, **groups}
    return Supervisor(runs).prepare(build_config(values), threads=1)


@pytest.fixture(scope="module")
def finished(
    demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[RunDirectory, Completed, list[Event]]:
    """A completed run on generated images, one of which is damaged."""
    home = tmp_path_factory.mktemp("job")
    folder = home / "images"
    shutil.copytree(demo_folder, folder)
    next(iter(sorted(folder.rglob("*.jpg")))).write_bytes(b"\xff\xd8\xff not a photograph")
    run = _prepared(folder, home / "runs")
    told: list[Event] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DERMADESK_CACHE", str(home / "cache"))
        # So few validation lesions would not be enough to calibrate on.
        patch.setattr("core.evaluation.sufficiency.FOR_A_SHARE", 2)
        completed = run_job(run, told.append)
    return run, completed, told


Finished = tuple[RunDirectory, Completed, list[Event]]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _of(run: RunDirectory, subset: str) -> set[str]:
    split = run.split().subset_by_image
    return {image for image, where in split.items() if where == subset}


def test_the_end_names_the_split_and_both_subsets(finished: Finished) -> None:
    run, completed, _ = finished
    assert completed.split_hash == run.split().hash
    assert {"val_balanced_accuracy", "test_balanced_accuracy"} <= set(completed.figures)


def test_the_best_model_leaves_with_a_decision_fitted_on_validation(finished: Finished) -> None:
    rule = read_bundle(finished[0].best).decision.rule
    assert rule.threshold is not None and rule.conformal is not None
    assert rule.fitted_on["subset"] == "val"
    assert rule.strength == 0


def test_the_best_model_knows_what_its_training_images_show(finished: Finished) -> None:
    run, _, _ = finished
    bundle = read_bundle(run.best)
    trained = read_trained(bundle)
    assert trained is not None
    learned = [record for record in _records(run) if record.image_id in _of(run, "train")]
    hashes = content_hashes(bundle.preprocessing.read(record.path) for record in learned[-5:])
    assert is_known(hashes, trained.contents).all()
    assert sum(trained.spreads["sex"].counts) == len(trained.contents)
    assert set(bundle.decision.rule.outputs) == {"answers", "malignancy"}


def test_the_best_model_keeps_its_training_lesions(finished: Finished) -> None:
    run, _, _ = finished
    learned = [record for record in _records(run) if record.image_id in _of(run, "train")]
    examiner = Examiner.of(Classifier.open(run.best))
    assert examiner.experience is not None
    known = {hashed_id("lesion", record.lesion_id) for record in learned}
    kept = {f"{int(number):016x}" for number in examiner.experience.lesions.lesion}
    assert kept <= known and len(known - kept) <= 1  # the damaged image may be a lesion's only one
    for record in learned[-3:]:
        (found,) = examiner.examine_files([record.path], [record.patient])
        assert isinstance(found, Examined) and found.flags[0] == "seen"
        near = {neighbour.lesion for neighbour in examiner.neighbours([found], [record.image_id])}
        assert len(near) == 16 and hashed_id("lesion", record.lesion_id) not in near


def test_a_run_of_before_is_given_its_experience(
    finished: Finished, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = RunDirectory(shutil.copytree(finished[0].path, tmp_path / "old"))
    monkeypatch.setenv("DERMADESK_CACHE", str(finished[0].path.parents[1] / "cache"))
    # So few validation lesions would give no limits.
    monkeypatch.setattr("core.experience.fit.LEAST_LESIONS", 4)
    model = json.loads((old.best / "model.json").read_text())
    model["files"] = {"weights.safetensors": model["files"]["weights.safetensors"]}
    (old.best / "model.json").write_text(json.dumps(model))
    found = experience_of_run(old, lambda *_: None)
    bundle = read_bundle(old.best)
    assert {"experience.json", "experience.safetensors", "training.json"} <= bundle.files
    assert found.limits is not None and 0 <= found.limits.false_flags < 0.5


def test_predictions_are_probabilities_with_the_malignant_sum(finished: Finished) -> None:
    for row in _rows(finished[0].predictions / "test.csv"):
        values = {code: float(row[f"p_{code}"]) for code in CODES}
        assert sum(values.values()) == pytest.approx(1, abs=1e-5)
        malignant = values["akiec"] + values["bcc"] + values["mel"]
        assert float(row["p_malignant"]) == pytest.approx(malignant, abs=3e-6)


def test_every_readable_image_of_a_subset_is_predicted_once(finished: Finished) -> None:
    run, _, _ = finished
    wanted = {
        subset: {name for name, place in run.split().subset_by_image.items() if place == subset}
        for subset in ("val", "test")
    }
    for subset, names in wanted.items():
        found = [row["image_id"] for row in _rows(run.predictions / f"{subset}.csv")]
        assert len(found) == len(set(found))
        assert len(names - set(found)) <= 1  # the damaged one
        assert set(found) <= names


def test_metrics_have_a_row_an_epoch(finished: Finished) -> None:
    assert [row["epoch"] for row in _rows(finished[0].metrics)] == ["1", "2"]


def test_the_bundle_classifies_as_the_run_did(finished: Finished) -> None:
    run, _, _ = finished
    records = {record.image_id: record for record in _records(run)}
    rows = _rows(run.predictions / "test.csv")[:4]
    # Plain: tables of predictions stand before temperature and prior.
    classifier = Classifier.open(run.best, threads=1, plain=True)
    chosen = [records[row["image_id"]] for row in rows]
    found = classifier.classify(
        [classifier.read(record.path) for record in chosen], [record.patient for record in chosen]
    )
    for prediction, row in zip(found, rows, strict=True):
        wanted = [float(row[f"p_{code}"]) for code in CODES]
        assert prediction.probabilities == pytest.approx(wanted, abs=1e-4)


def test_window_command_line_and_python_give_the_numbers_of_the_table(finished: Finished) -> None:
    run, _, _ = finished
    rows = _rows(run.predictions / "val.csv")[:8]
    records = {record.image_id: record for record in _records(run)}
    paths = [records[row["image_id"]].path for row in rows]
    patients = [records[row["image_id"]].patient for row in rows]
    table = np.array([[float(row[f"p_{code}"]) for code in CODES] for row in rows])
    # The table stands before temperature and prior, which are the decision of the model.
    plain = _shares(Classifier.open(run.best, plain=True).classify_files(paths, patients))
    assert np.abs(plain - table).max() < 2e-6  # six decimals stand in the table
    python = _shares(Classifier.open(run.best).classify_files(paths, patients))
    assert np.abs(python - read_bundle(run.best).decision.apply(plain)).max() < 1e-6
    window = case_task.classify(run.best, paths, patients, [""] * len(paths))
    assert np.abs(python - _shares(each.prediction for each in window)).max() < 1e-6
    app = typer.Typer()
    register(app)
    known = run.config().data.folder / "HAM10000_metadata.csv"
    asked = ["predict", *map(str, paths), "--model", str(run.best), "--metadata", str(known)]
    done = CliRunner().invoke(app, asked)
    printed = [
        [float(row[f"p_{code}"]) for code in CODES]
        for row in csv.DictReader(io.StringIO(done.stdout))
    ]
    assert np.abs(python - np.array(printed)).max() < 2e-6


def test_a_large_photograph_is_answered_as_its_small_copy(
    finished: Finished, tmp_path: Path
) -> None:
    pairs = generated(finished[0], tmp_path, tmp_path, images=35)
    classifier = Classifier.open(finished[0].best, threads=1)
    large, small = (
        _shares(classifier.classify_files(side, [Patient()] * len(side)))
        for side in zip(*pairs, strict=True)
    )
    # What docs/case_sheet.md states of this; the network is a small one and sees 32 pixels.
    assert np.abs(large - small).max() < 0.02


def _shares(answers) -> np.ndarray:
    return np.array([answer.probabilities for answer in answers])


def test_statistics_know_the_training_subset_only(finished: Finished) -> None:
    run, _, _ = finished
    split = run.split().subset_by_image
    ages = [
        record.patient.age
        for record in _records(run)
        if split[record.image_id] == "train" and record.patient.age is not None
    ]
    mean = read_bundle(run.best).statistics.age_mean
    assert abs(mean - sum(ages) / len(ages)) < 2.0  # missing ages count as the median


def test_features_are_gone_at_the_end(finished: Finished) -> None:
    assert not (finished[0].path / "features.f32").exists()


def test_preparation_is_told(finished: Finished) -> None:
    told = {event.what for event in finished[2] if isinstance(event, Preparing)}
    assert {"images", "features", "predictions on test"} <= told


def test_a_run_of_a_search_stays_away_from_the_test_subset(
    demo_folder: Path, tmp_path: Path
) -> None:
    run = _prepared(demo_folder, tmp_path / "runs", run={"device": "cpu", "test": False})
    completed = run_job(run, lambda _event: None)
    assert [path.name for path in run.predictions.iterdir()] == ["val.csv"]
    assert not [name for name in completed.figures if name.startswith("test")]


def test_no_epochs_at_all_is_a_sentence(demo_folder: Path, tmp_path: Path) -> None:
    run = _prepared(demo_folder, tmp_path / "runs", head_phase={"epochs": 0})
    with pytest.raises(UserError, match="0 epochs"):
        run_job(run, lambda _event: None)


def test_absent_weights_are_never_replaced_by_chance(demo_folder: Path, tmp_path: Path) -> None:
    run = _prepared(
        demo_folder, tmp_path / "runs", model={"architecture": "resnet18", "image_size": 32}
    )
    with pytest.raises(UserError, match="resnet18"):
        run_job(run, lambda _event: None)


@pytest.mark.parametrize("name", presets())
def test_a_preset_has_phases(name: str) -> None:
    values = load_preset(name)
    assert phases_of(build_config(values))


def _records(run: RunDirectory) -> list[Record]:
    wanted = run.split().subset_by_image
    found = open_dataset(run.config().data.folder).records
    return [record for record in found if record.image_id in wanted]
