"""What an earlier version kept opens today; what a later one will keep is refused by name."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch

from core import schema
from core.annotation import read_annotations
from core.bundle import read_bundle, read_trained, reference_input
from core.casebook import schema as tables
from core.casebook.casebook import Casebook
from core.error import UserError
from core.experience.store import experience_of
from core.inference.export import load_network
from core.library.book import ModelBook
from core.state_file import read_state, write_state
from desktop.shell.memory import DATASETS, Memory
from desktop.shell.preference import preference
from training.checkpoint import load_state
from training.config import load_config
from training.evaluation import evaluate_run
from training.note import read_note
from training.run_directory import RunDirectory, Status
from training.series.queue import RunQueue
from training.supervisor import Supervisor

FIRST = Path(__file__).parent / "fixtures" / "schema_1"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A copy of what schema 1 wrote: opening some of it writes into it."""
    return Path(shutil.copytree(FIRST, tmp_path / "kept"))


def test_a_run_opens(first: Path) -> None:
    run = RunDirectory(first / "run")
    assert run.status() is Status.COMPLETED
    assert run.config().model.architecture == "LSTM"
    assert run.split().hash == run.config().run.split_hash == "1929a3b0196630e0"
    assert [done.epoch for done in run.history()] == [1, 2]
    assert read_note(run.path) == "A run of the tests."


def test_its_figures_are_read(first: Path) -> None:
    found = evaluate_run(RunDirectory(first / "run"), resamples=10)
    assert found.looks == 2
    assert found.sections[0].figures["balanced_accuracy"].value == pytest.approx(1 / 7)


def test_its_state_is_read(first: Path) -> None:
    state = load_state(first / "run" / "state.ckpt")
    assert state is not None and state.progress.epoch == 2
    assert set(state.network) == set(load_network(read_bundle(first / "run" / "best")).state_dict())


def test_a_bundle_answers_as_it_did(first: Path) -> None:
    bundle = read_bundle(first / "run" / "best")
    pixels, patients = reference_input(bundle.preprocessing, bundle.statistics)
    with torch.inference_mode():
        logits = load_network(bundle)(torch.from_numpy(pixels), torch.from_numpy(patients)).numpy()
    np.testing.assert_allclose(logits, bundle.reference_logits, atol=1e-4)


def test_what_a_bundle_keeps_of_its_training_is_read(first: Path) -> None:
    bundle = read_bundle(first / "run" / "best")
    trained, experience = read_trained(bundle), experience_of(bundle)
    assert trained is not None and len(trained.contents) > 20
    assert experience is not None and len(experience.lesions) > 20


def test_cases_open(first: Path) -> None:
    book = Casebook.open(first / "cases.sqlite")
    try:
        cases = {number: book.case(number).entry for number in (1, 2)}
        assert book.verify().faults == ()
    finally:
        book.close()
    assert cases[1].biopsy is not None and cases[1].biopsy.text == "in situ"
    assert cases[2].ruling is not None and not cases[2].ruling.agrees


def test_settings_open(first: Path) -> None:
    values = read_state(first / "settings.json").values
    del values["version"]
    assert {key: preference(key).check(value) for key, value in values.items()} == values
    assert Memory(first / "window.json").text("page") == "Browse"


def test_the_smaller_files_open(first: Path) -> None:
    assert read_annotations(first / "annotations.json")["ISIC_0000001"].proposal == "mel"
    assert [entry.run for entry in RunQueue(first).entries()] == ["run"]
    book = ModelBook(first)
    assert book.said(Path("/somewhere/run/best")).name == "The first"
    assert book.default() == Path("/somewhere/run/best")


def _changed(path: Path, name: str) -> None:
    values = json.loads(path.read_text())
    path.write_text(json.dumps({**values, name: 2}))


def _newer_cases(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 2")


def _newer_config(path: Path) -> None:
    path.write_text(path.read_text().replace("schema_version: 1", "schema_version: 2\nnew: 3"))


@pytest.mark.parametrize(
    ("name", "change", "read"),
    [
        ("run/config.yaml", _newer_config, load_config),
        ("run/config.yaml", _newer_config, lambda p: Supervisor(p).start(RunDirectory(p.parent))),
        ("run/best/model.json", lambda p: _changed(p, "schema_version"),
         lambda p: read_bundle(p.parent)),
        ("run/best/decision.json", lambda p: _changed(p, "schema_version"),
         lambda p: read_bundle(p.parent)),
        ("cases.sqlite", _newer_cases, Casebook.open),
        ("settings.json", lambda p: _changed(p, "version"), lambda p: write_state(p, {})),
        ("queue.json", lambda p: _changed(p, "version"), lambda p: RunQueue(p.parent).entries()),
    ],
    ids=["run", "run started", "bundle", "decision", "cases", "settings", "queue"],
)  # fmt: skip
def test_a_newer_schema_is_refused_by_name_and_left_as_it_is(
    first: Path, name: str, change: Callable[[Path], None], read: Callable[[Path], object]
) -> None:
    path = first / name
    change(path)
    before = path.read_bytes()
    with pytest.raises(UserError, match=r"written by a newer Dermadesk \(schema 2, known is 1\)"):
        read(path)
    assert path.read_bytes() == before


def test_newer_settings_are_told_and_not_in_force(first: Path) -> None:
    _changed(first / "window.json", "version")
    memory = Memory(first / "window.json")
    memory.keep(page="Train")
    assert "newer Dermadesk" in memory.note and memory.recent(DATASETS) == ()
    assert json.loads((first / "window.json").read_text())["page"] == "Browse"


def test_cases_have_as_many_schemas_as_steps() -> None:
    assert len(tables.STEPS) == schema.CASES
