"""Cross-validation: who is held out, who chooses, and what all folds together say."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from core.dataset import open_dataset
from core.diagnosis import CODES
from core.record import Patient, Record
from tests.training.run_factory import end_workers, make_folder, worker_command
from tests.training.scripted_worker import FAIL, FOLDED
from training.command import fold_cli
from training.run_directory import RunDirectory, Status
from training.series.fold import fold_splits
from training.supervisor import Supervisor


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("folds") / "images")


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(fold_cli, "Supervisor", lambda folder: Supervisor(folder, worker_command))
    folder = tmp_path / "runs"
    yield folder
    end_workers(folder / "mine")


def invoke(runs: Path, images: Path, *words: object, note: str = FOLDED) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    fold_cli.register(app)
    app.command("other")(lambda: None)
    given = ["folds", "--runs", runs, "--name", "mine", "--data", images,
             "--set", f"run.note={note}", *words]  # fmt: skip
    return CliRunner().invoke(app, [str(word) for word in given])


def go_on(folder: Path) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    fold_cli.register(app)
    app.command("other")(lambda: None)
    return CliRunner().invoke(app, ["folds", str(folder)])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_each_image_is_held_out_once_and_no_lesion_is_divided() -> None:
    records = [
        Record(f"I{i}", f"L{i // 2}", CODES[i // 2 % 7], "histo", Patient(), Path(f"I{i}.jpg"))
        for i in range(140)
    ]
    scheme, parts = fold_splits(records, 4, 42)
    held = Counter(
        image for part in parts for image, kind in part.subset_by_image.items() if kind == "test"
    )
    assert held == Counter(record.image_id for record in records)
    for number, part in enumerate(parts, start=1):
        subset = part.subset_by_image
        assert set(subset) == {record.image_id for record in records}
        assert all(subset[f"I{i}"] == subset[f"I{i + 1}"] for i in range(0, 140, 2))
        sizes = Counter(subset.values())
        assert sizes["val"] == pytest.approx(0.2 * (140 - sizes["test"]), abs=6)
        assert all((subset[i] == "test") == (f == str(number)) for i, f in
                   scheme.subset_by_image.items())  # fmt: skip


def test_all_folds_predict_every_image(runs: Path, images: Path) -> None:
    result = invoke(runs, images, "--folds", 3, "--slot", "auto", "--slot", "auto")
    assert result.exit_code == 0, result.output
    folder = runs / "mine"
    told = rows(folder / "predictions.csv")
    assert list(told[0])[:5] == ["image_id", "lesion_id", "dx", "fold", "p_akiec"]
    assert [row["image_id"] for row in told] == sorted(
        record.image_id for record in open_dataset(images).records
    )
    held = {row["image_id"]: row["fold"] for row in rows(folder / "folds.csv")}
    assert {row["image_id"]: row["fold"] for row in told} == held
    figures = json.loads((folder / "figures.json").read_text())
    assert figures["figures"]["accuracy"] == pytest.approx(0.75, abs=0.05)
    assert len(figures["by_fold"]) == 3
    assert figures["split_hash"] in result.output
    config = RunDirectory(folder / "fold-2").config()
    assert (config.run.fold, config.run.test) == ("2/3", True)


def test_finished_folds_are_left_alone_and_a_failed_one_is_begun_again(
    runs: Path, images: Path
) -> None:
    assert invoke(runs, images, "--folds", 2).exit_code == 0
    folder = runs / "mine"
    run = RunDirectory(folder / "fold-2")
    lines = run.events.read_text().splitlines(keepends=True)
    run.events.write_text("".join(lines[:-1]))  # as if it had been killed before its end
    (run.predictions / "test.csv").unlink()
    run.predictions.rmdir()
    assert run.status() is Status.INTERRUPTED
    result = go_on(folder)
    assert result.exit_code == 0, result.output
    workers = [(folder / f"fold-{n}" / "train.log").read_text().count("scripted") for n in (1, 2)]
    assert workers == [1, 2]
    assert len(rows(folder / "predictions.csv")) == 84


def test_a_failed_fold_is_named(runs: Path, images: Path) -> None:
    result = invoke(runs, images, "--folds", 2, note=FAIL)
    assert result.exit_code == 1
    assert "Not complete: fold-1, fold-2" in result.output
    assert not (runs / "mine" / "predictions.csv").exists()


def test_the_test_subset_can_be_kept_out_of_all_folds(runs: Path, images: Path) -> None:
    assert invoke(runs, images, "--folds", 2, "--keep-test").exit_code == 0
    kept = len(rows(runs / "mine" / "predictions.csv"))
    assert kept == pytest.approx(0.8 * 84, abs=5)


def test_other_settings_are_another_validation(runs: Path, images: Path) -> None:
    assert invoke(runs, images, "--folds", 2, note=FAIL).exit_code == 1
    result = invoke(runs, images, "--folds", 3, note=FAIL)
    assert result.exit_code == 2
    assert "mine was begun with folds = 2, not 3" in result.output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--set", "data.split_csv=/x.csv"], "a given split has no place"),
        (["--folds", "50"], "has the 50 images"),
        (["--set", "optimise.batch=3"], "no setting optimise.batch"),
    ],
)
def test_wrong_input_is_a_sentence(
    runs: Path, images: Path, words: list[str], sentence: str
) -> None:
    result = invoke(runs, images, *words)
    assert result.exit_code == 2
    assert sentence in result.output
