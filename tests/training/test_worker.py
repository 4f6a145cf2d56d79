"""The worker's own part: what it clears away first, and what it tells when it fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.training.run_factory import make_run
from training import job
from training.events import Completed, EventWriter, Started
from training.run_directory import RunDirectory
from training.worker import main


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RunDirectory:
    monkeypatch.setattr("training.worker.faulthandler.enable", lambda: None)
    monkeypatch.setenv("OMP_WAIT_POLICY", os.environ.get("OMP_WAIT_POLICY", "PASSIVE"))
    return make_run(tmp_path / "runs")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (MemoryError(), "Memory ran out."),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "Memory ran out."),
        (OSError(28, "No space left on device", "x.csv"), "A file x.csv could not be read or wri"),
        (KeyError("x"), "The run ended with an error in the program: KeyError: 'x'"),
    ],
)
def test_a_failure_is_a_sentence(
    run: RunDirectory, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(job, "run_job", fail)
    assert main([str(run.path)]) == 1
    failure = run.failure()
    assert failure is not None and failure.message.startswith(sentence)


def test_a_run_that_another_worker_completed_meanwhile_stays_as_it_is(run: RunDirectory) -> None:
    with EventWriter(run.events) as writer:
        writer.write(Started(1, "host", False))
        writer.write(Completed({}, "hash"))
    before = run.events.read_bytes()
    assert main([str(run.path)]) == 0
    assert run.events.read_bytes() == before


def test_a_prediction_that_a_kill_left_half_written_is_cleared_away(run: RunDirectory) -> None:
    run.predictions.mkdir()
    (run.predictions / "val.csv").touch()
    (run.predictions / ".test.csv.0123abcd.tmp").touch()
    assert main([str(run.path)]) == 1  # its dataset is nowhere
    assert [path.name for path in run.predictions.iterdir()] == ["val.csv"]
