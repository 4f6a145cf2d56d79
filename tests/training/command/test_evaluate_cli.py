"""The commands that judge, on runs with written predictions and without a network."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner, Result

from core.atomic import write_csv
from core.dataset import open_dataset
from core.diagnosis import CODES
from core.evaluation.look import looks
from core.evaluation.report import compose
from tests.core.evaluation.cohort_factory import random_cohort
from tests.training.run_factory import make_run
from training.command import evaluate_cli, threshold_cli
from training.run_directory import RunDirectory

HEADER = ["image_id", "lesion_id", "dx", *(f"p_{code}" for code in CODES), "p_malignant"]


def completed_run(
    runs: Path, name: str, seed: int = 0, skill: float = 2.0, images: int = 120
) -> RunDirectory:
    """A run with predictions of val and test `images` each, whose split has other lesions."""
    run = make_run(runs, name=name)
    run.predictions.mkdir()
    for number, subset in enumerate(("val", "test")):
        cohort = random_cohort(images, 10 + number, skill)
        noise = np.random.default_rng(seed).dirichlet(np.ones(7), images)
        shares = 0.9 * cohort.probabilities + 0.1 * noise
        rows = [
            (f"{subset}{image}", f"{subset}{lesion}", CODES[truth], *map(repr, row.tolist()), "0")
            for image, lesion, truth, row in zip(
                cohort.image_ids, cohort.lesion_ids, cohort.truth, shares, strict=True
            )
        ]
        write_csv(run.predictions / f"{subset}.csv", HEADER, rows)
    return run


def invoke(*words: object) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    evaluate_cli.register(app)
    threshold_cli.register(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def test_evaluate_a_run_and_count_the_look(tmp_path: Path) -> None:
    run = completed_run(tmp_path, "one")
    first = invoke("evaluate", "one", "--runs", tmp_path, "--resamples", 50)
    assert first.exit_code == 0, first.output
    split = run.config().run.split_hash
    for words in (
        f"120 images, 60 lesions, split {split}",
        "Macro ROC-AUC",
        "looked at once",
        "ISIC score",
        "Cost an image by the example table",
        "Age, sex, site and confirmation are not known",
        "Research and education only",
    ):
        assert words in first.output
    assert "No headline" not in first.output
    second = invoke("evaluate", run.path, "--resamples", 50, "--json")
    written = json.loads(second.stdout)
    assert (written["looks"], looks(run.path)) == (2, 2)
    assert written["sections"][0]["figures"]["accuracy"]["low"] is not None


def test_the_val_subset_is_no_look(tmp_path: Path) -> None:
    run = completed_run(tmp_path, "one")
    result = invoke("evaluate", run.path, "--subset", "val", "--resamples", 10, "--json")
    assert json.loads(result.stdout)["looks"] is None
    assert looks(run.path) == 0


def test_a_leaking_run_has_no_headline_and_marks_every_figure(tmp_path: Path) -> None:
    run = completed_run(tmp_path, "one")
    with (run.path / "split.csv").open("a") as file:
        file.write("elsewhere,testL7,mel,train\n")
    result = invoke("evaluate", run.path, "--resamples", 10)
    assert (
        "No headline. The split leaks: 1 of 60 lesions is in the training subset" in result.output
    )
    line = next(line for line in result.output.splitlines() if "Balanced accuracy" in line)
    assert line.count("†") == 2
    assert json.loads(invoke("evaluate", run.path, "--resamples", 10, "--json").stdout)["marks"]


def test_a_report_says_what_the_run_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "PICTURES", {})
    run = completed_run(tmp_path, "one")
    words = ("evaluate", run.path, "--subset", "val", "--resamples", 10)
    result = invoke(*words, "--report", tmp_path / "a.html", "--report", tmp_path / "a.json")
    assert result.exit_code == 0, result.output
    facts = json.loads((tmp_path / "a.json").read_text())["facts"]
    assert facts["data"]["Split"] == run.config().run.split_hash
    assert facts["data"]["Dataset"] == "folder “data”"
    assert [subset["name"] for subset in facts["subsets"]] == ["train", "val", "test"]
    assert "cross_entropy" in facts["training"]["Loss"]
    assert "Python" in facts["software"]["Trained with"]
    assert "validation subset" in facts["chosen_by"]
    assert b"Model facts" in (tmp_path / "a.html").read_bytes()


def test_a_report_of_another_kind_is_refused_before_the_look(tmp_path: Path) -> None:
    run = completed_run(tmp_path, "one")
    result = invoke("evaluate", run.path, "--report", tmp_path / "a.docx")
    assert (result.exit_code, looks(run.path)) == (2, 0)
    assert "cannot be written as" in result.output


def test_compare_runs(tmp_path: Path) -> None:
    for number, name in enumerate(("one", "two")):
        completed_run(tmp_path, name, number)
    result = invoke("compare", "one", "two", "--runs", tmp_path, "--resamples", 50)
    assert result.exit_code == 0, result.output
    for words in ("two against one", "McNemar", "DeLong", "one: test figures looked at once"):
        assert words in result.output
    pairs = json.loads(
        invoke("compare", "one", "two", "--runs", tmp_path, "--resamples", 20, "--json").stdout
    )
    assert pairs["pairs"][0]["population"]["images"] == 120


def test_a_comparison_with_a_leaking_run_marks_every_figure(tmp_path: Path) -> None:
    for number, name in enumerate(("one", "two")):
        run = completed_run(tmp_path, name, number)
    with (run.path / "split.csv").open("a") as file:
        file.write("elsewhere,testL7,mel,train\n")
    result = invoke("compare", "one", "two", "--runs", tmp_path, "--resamples", 10)
    assert "† two: The split leaks: 1 of 60 lesions" in " ".join(result.output.split())
    line = next(line for line in result.output.splitlines() if "Balanced accuracy" in line)
    assert line.count("†") == 3


def test_other_splits_are_refused(tmp_path: Path) -> None:
    completed_run(tmp_path, "one")
    other = completed_run(tmp_path, "two")
    config = other.path / "config.yaml"
    own = other.config().run.split_hash
    config.write_text(config.read_text().replace(own, "ffffffffffffffff"))
    result = invoke("compare", "one", "two", "--runs", tmp_path)
    assert result.exit_code == 2
    assert "different splits" in result.output


def test_evaluate_a_table_with_its_truth(tmp_path: Path) -> None:
    run = completed_run(tmp_path, "one")
    table = run.predictions / "test.csv"
    isic = tmp_path / "isic.csv"
    words = ("--predictions", table, "--resamples", 10, "--isic", isic, "--json")
    result = invoke("evaluate", *words)
    written = json.loads(result.stdout)
    assert 0 < written["isic"]["balanced_accuracy"] < 1
    assert written["leak"] is None
    assert any("cannot be told" in note for note in written["notes"])
    assert isic.read_text().startswith("image,MEL,NV,BCC")


def test_images_that_a_model_knows_are_named_and_left_out(bundle: Path, demo_folder: Path) -> None:
    result = invoke("evaluate", bundle, "--data", demo_folder, "--resamples", 10, "--json")
    found = json.loads(result.stdout)
    records, known = open_dataset(demo_folder).records, found["known"]
    assert found["headline"]
    assert records[0].image_id in known["by_id"]
    assert {record.image_id for record in records[10:13]} <= set(known["by_content"])
    assert found["population"]["images"] == len(records) - len(known["left_out"]["images"])
    assert found["notes"][0].startswith("Left out: ") and records[0].image_id in found["notes"][0]


def test_images_that_a_model_knows_take_the_headline_where_they_are_kept(
    bundle: Path, demo_folder: Path
) -> None:
    words = ("--data", demo_folder, "--with-known", "--resamples", 10, "--json")
    result = invoke("evaluate", bundle, *words)
    found = json.loads(result.stdout)
    assert not found["headline"]
    leak, records = found["leak"], open_dataset(demo_folder).records
    assert records[0].image_id in leak["by_id"]
    assert {record.image_id for record in records[10:13]} <= set(leak["by_content"])
    assert "by what they show" in found["marks"][0]
    assert found["population"]["images"] == len(records)


def test_label_issues_are_a_table_of_ids(tmp_path: Path) -> None:
    completed_run(tmp_path, "one")
    table = tmp_path / "issues.csv"
    words = ("one", "--runs", tmp_path, "--resamples", 10, "--subset", "val")
    result = invoke("evaluate", *words, "--label-issues", table)
    assert "labels are suspicious" in result.output
    lines = table.read_text().splitlines()
    assert lines[0] == "image,label,suggested,confidence,rank,p_label,lesion"
    assert len(lines) > 1
    assert lines[1].startswith("valI")


def test_labels_of_the_training_subset_are_not_doubted(tmp_path: Path) -> None:
    run = completed_run(tmp_path, "one")
    with (run.path / "split.csv").open("a") as file:
        file.write("elsewhere,valL7,mel,train\n")
    words = ("--subset", "val", "--resamples", 10, "--label-issues", tmp_path / "issues.csv")
    result = invoke("evaluate", run.path, *words)
    assert result.exit_code == 2
    assert "learned the labels of 1 lesion" in result.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Nothing is named to evaluate"),
        (("one", "--predictions", "two.csv"), "Both a model and --predictions"),
        (("absent",), "no run absent"),
        (("one", "--subset", "train"), "no predictions of “train”"),
        (("bare",), "no predictions of its test subset"),
        (("--predictions", "absent.csv"), "cannot be read"),
    ],
)
def test_wrong_input_is_a_sentence(tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    completed_run(tmp_path, "one")
    make_run(tmp_path, name="bare")
    result = invoke("evaluate", *words, "--runs", tmp_path)
    assert result.exit_code == 2
    assert sentence in result.output
