"""A model that answers for a dataset, as it decides and plainly."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from core.atomic import write_csv
from core.bundle import hashed_id, read_bundle
from core.dataset import Dataset, open_dataset
from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.classified import classified
from core.evaluation.leak import leak_of_bundle
from core.evaluation.source import evaluate_model, evaluate_table
from core.inference.export import export_onnx
from tests.core.bundle_factory import make_bundle


@pytest.fixture(scope="module")
def exported(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with its graph, which takes seconds to make; it knows the first image."""
    first = open_dataset(demo_folder).records[0].image_id
    folder = make_bundle(
        tmp_path_factory.mktemp("exported") / "bundle", trained_on=hashed_id("image", first)
    )
    export_onnx(read_bundle(folder))
    return folder


def tempered(model: Path, folder: Path) -> Path:
    """A copy of a model, of temperature 5."""
    shutil.copytree(model, folder)
    decision = folder / "decision.json"
    decision.write_text(json.dumps({**json.loads(decision.read_text()), "temperature": 5.0}))
    return folder


def test_a_model_answers_for_a_dataset(exported: Path, demo_folder: Path, tmp_path: Path) -> None:
    whole = open_dataset(demo_folder)
    few = Dataset(whole.root, whole.records[10:50], (), True, whole.layout)
    heard: list[int] = []
    plain, _, _ = classified(exported, few, lambda _, done, total: heard.append(done), plain=True)
    assert (len(plain), heard) == (40, [32, 40])
    assert plain.lesions < 40 and plain.sums_to_one
    assert plain.records[plain.image_ids[0]].dx == plain.classes[plain.truth[0]]
    tuned, bundle, notes = classified(tempered(exported, tmp_path / "model"), few)
    assert tuned.probabilities.max() < plain.probabilities.max()
    assert not leak_of_bundle(tuned, bundle.trained_on) and notes == []
    with pytest.raises(UserError, match="No image of the dataset"):
        classified(exported, Dataset(whole.root, (), (), True, whole.layout))


def test_a_model_is_judged_by_its_decision(
    exported: Path, demo_folder: Path, tmp_path: Path
) -> None:
    folder = tempered(exported, tmp_path / "model")
    found = evaluate_model(folder, demo_folder, with_known=True, resamples=10)
    same, _, _ = classified(folder, open_dataset(demo_folder))
    assert found.evaluation.cohort.probabilities == pytest.approx(same.probabilities, abs=1e-6)
    assert found.basis.plain.max() > same.probabilities.max()
    assert found.evaluation.leak is not None and found.evaluation.leak.lesions == 1
    assert found.evaluation.source == f"{folder} on {demo_folder}"


def test_what_is_left_out_is_not_classified(exported: Path, demo_folder: Path) -> None:
    heard: dict[str, int] = {}
    found = evaluate_model(
        exported,
        demo_folder,
        resamples=10,
        report=lambda what, _, total: heard.update({what: total}),
    )
    images = len(open_dataset(demo_folder).records)
    left_out = len(found.evaluation.details["known"]["left_out"]["images"])
    assert left_out > 0 and heard["images compared"] == images
    assert heard["images"] == images - left_out == len(found.evaluation.cohort)
    assert not found.evaluation.leak


def test_a_table_of_answers_takes_the_truth_of_a_dataset(demo_folder: Path, tmp_path: Path) -> None:
    records = open_dataset(demo_folder).records[:20]
    header = ["image", *(f"p_{code}" for code in CODES), "p_malignant", "dx"]
    rows = [(record.path.name, *(0.1, 0.1, 0.1, 0.1, 0.1, 0.4, 0.1), 0.3, "nv")
            for record in records]  # fmt: skip
    write_csv(tmp_path / "out.csv", header, [tuple(map(str, row)) for row in rows])
    with pytest.raises(UserError, match="holds no truth"):
        evaluate_table(tmp_path / "out.csv", resamples=10)
    cohort = evaluate_table(tmp_path / "out.csv", data=demo_folder, resamples=10).cohort
    assert [cohort.classes[index] for index in cohort.truth] == [r.dx for r in records]
    assert cohort.records[records[0].image_id].path == records[0].path
