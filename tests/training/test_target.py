"""A whole small run that tells malignant from benign: what it leaves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from core.bundle import read_bundle
from core.diagnosis import CODES, DIAGNOSES
from core.target import MALIGNANCY
from training.config import build_config
from training.job import run_job
from training.run_directory import RunDirectory
from training.supervisor import Supervisor

_MALIGNANT = {diagnosis.code for diagnosis in DIAGNOSES if diagnosis.malignant}


@pytest.fixture(scope="module")
def finished(
    demo_folder: Path, tmp_path_factory: pytest.TempPathFactory, without_graph: None
) -> RunDirectory:
    home = tmp_path_factory.mktemp("binary")
    values = {
        "data": {"folder": demo_folder},
        "model": {"target": "malignancy", "image_size": 32, "random_weights": True},
        "head_phase": {"epochs": 1, "views": 1},
        "fine_tune": {"epochs": 0},
        "loss": {"class_weights": "balanced"},
        "run": {"device": "cpu", "monitor": "val_pr_auc"},
    }
    run = Supervisor(home / "runs").prepare(build_config(values), threads=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DERMADESK_CACHE", str(home / "cache"))
        run_job(run, lambda _event: None)
    return run


def test_its_bundle_knows_two_classes(finished: RunDirectory) -> None:
    assert read_bundle(finished.best).target == MALIGNANCY


def test_its_predictions_keep_the_diagnosis_beside_two_probabilities(
    finished: RunDirectory,
) -> None:
    with (finished.predictions / "test.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["image_id", "lesion_id", "dx", "p_benign", "p_malignant"]
    assert {row["dx"] for row in rows} <= set(CODES)
    for row in rows:
        assert float(row["p_benign"]) + float(row["p_malignant"]) == pytest.approx(1, abs=1e-5)


def test_its_epoch_was_judged_by_what_is_malignant(finished: RunDirectory) -> None:
    with (finished.predictions / "val.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    with finished.metrics.open(newline="") as file:
        (epoch,) = csv.DictReader(file)
    from sklearn.metrics import average_precision_score

    expected = average_precision_score(
        [row["dx"] in _MALIGNANT for row in rows], [float(row["p_malignant"]) for row in rows]
    )
    assert float(epoch["val_pr_auc"]) == pytest.approx(expected, abs=1e-3)
