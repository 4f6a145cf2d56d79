"""The commands on runs, with a scripted worker: what they print and how they end."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from tests.training.run_factory import (
    end_workers,
    make_folder,
    make_run,
    supervisor,
    wait_for,
    worker_command,
)
from tests.training.scripted_worker import CRASH, FAIL, LONG, SHORT
from training import cli
from training.command.follow import duration
from training.run_directory import Status, list_runs
from training.supervisor import Supervisor

ROOT = Path(__file__).parents[2]


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(cli, "Supervisor", lambda folder: Supervisor(folder, worker_command))
    yield tmp_path / "runs"
    end_workers(tmp_path / "runs")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "images")


def invoke(*words: object) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    cli.register(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def config_file(tmp_path: Path, note: str) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(f"run: {{note: {note}}}\n")
    return file


def test_train_to_the_end(runs: Path, folder: Path, tmp_path: Path) -> None:
    result = invoke(
        "train", config_file(tmp_path, SHORT), "--data", folder, "--runs", runs,
        "--set", "model.metadata_dropout=0.5", "--set", "data.seed=3",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    run = list_runs(runs)[0]
    for words in ("head epoch 3", "balanced accuracy: 0.7100", run.config().run.split_hash):
        assert words in result.output
    assert result.output.count("head epoch 2:") == 1
    assert result.output.count("worked through in 2 parts of 16 images") == 1
    assert "Research and education only" in result.output
    assert run.config().model.metadata_dropout == 0.5
    assert run.config().run.threads >= 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--set", "optimise.batch_size=0"], "must be a whole number from 2 to 1024"),
        (["--set", "batchsize=3"], "Did you mean optimise.batch_size?"),
        (["--preset", "quick"], "Both a config and a preset"),
        (["--split-csv", "/absent.csv"], "/absent.csv"),
        (["--set", "data.scheme=1/2/3/4"], "1/2/3/4"),
    ],
)
def test_wrong_input_is_a_sentence(
    runs: Path, folder: Path, tmp_path: Path, words: list[str], sentence: str
) -> None:
    file = config_file(tmp_path, SHORT)
    result = invoke("train", file, "--data", folder, "--runs", runs, *words)
    assert result.exit_code == 2
    assert sentence in result.output
    assert len(result.output.strip().splitlines()) == 1
    assert list_runs(runs) == []


def test_no_dataset_and_no_preset(runs: Path, tmp_path: Path) -> None:
    result = invoke("train", config_file(tmp_path, SHORT), "--runs", runs)
    assert (result.exit_code, "No dataset is given" in result.output) == (2, True)
    result = invoke("train", "--preset", "fast", "--runs", runs)
    assert (result.exit_code, "no preset fast" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("note", "sentence"), [(FAIL, "The disk is full."), (CRASH, "exit code 3")]
)
def test_a_run_that_fails(
    runs: Path, folder: Path, tmp_path: Path, note: str, sentence: str
) -> None:
    result = invoke("train", config_file(tmp_path, note), "--data", folder, "--runs", runs)
    assert result.exit_code == 1
    assert sentence in result.output and "dermadesk resume" in result.output


def test_detach_stop_resume_list(runs: Path, folder: Path, tmp_path: Path) -> None:
    file = config_file(tmp_path, LONG)
    assert invoke("train", file, "--data", folder, "--runs", runs, "--detach").exit_code == 0
    run = list_runs(runs)[0]
    wait_for(lambda: len(run.history()) > 0)
    assert json.loads(invoke("runs", "--runs", runs, "--json").output)[0]["status"] == "running"
    result = invoke("stop", run.name, "--runs", runs)
    assert (result.exit_code, "is stopped" in result.output) == (0, True), result.output
    result = invoke("stop", run.name, "--runs", runs)
    assert (result.exit_code, "No worker is at work" in result.output) == (2, True)
    done = len(run.history())
    assert invoke("resume", run.path, "--detach").exit_code == 0
    wait_for(lambda: len(run.history()) > done)
    assert invoke("resume", run.path).exit_code == 2
    assert invoke("stop", run.path).exit_code == 0


def test_runs(runs: Path) -> None:
    assert "There are no runs" in invoke("runs", "--runs", runs).output
    assert json.loads(invoke("runs", "--runs", runs, "--json").output) == []
    run = make_run(runs, SHORT, name="mine")
    assert invoke("resume", "mine", "--runs", runs).exit_code == 0
    damaged = make_run(runs, name="bad")
    (damaged.path / "config.yaml").write_text("optimise: 3\n")
    rows = {row["name"]: row for row in json.loads(invoke("runs", "--runs", runs, "--json").output)}
    assert rows["mine"]["figures"] == {"test_balanced_accuracy": 0.71, "test_macro_auc": 0.93}
    assert (rows["mine"]["status"], rows["mine"]["epochs_done"]) == ("completed", 3)
    assert rows["mine"]["split_hash"] == run.config().run.split_hash
    assert "optimise is 3" in rows["bad"]["problem"] and rows["bad"]["status"] == "queued"
    output = invoke("runs", "--runs", runs).output
    assert "test: balanced accuracy 0.710, macro ROC-AUC 0.930" in output
    assert "optimise is 3" in output
    assert invoke("resume", "mine", "--runs", runs).exit_code == 2
    assert invoke("resume", "absent", "--runs", runs).exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("presses", [1, 2])
def test_control_c(tmp_path: Path, presses: int) -> None:
    run = make_run(tmp_path, LONG)
    code = (
        # A shell's background job ignores Ctrl+C, and so would what it starts.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "import typer; from training import cli\n"
        "from training.supervisor import Supervisor\n"
        "from tests.training.run_factory import end_workers, worker_command\n"
        "cli.Supervisor = lambda folder: Supervisor(folder, worker_command)\n"
        "app = typer.Typer(); cli.register(app)\n"
        f"app(['resume', {str(run.path)!r}, '--runs', {str(tmp_path)!r}])\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert any("head epoch 2:" in line for line in process.stdout)
        if presses == 2:
            # A worker that does not answer: frozen, it sees no request.
            started = run.state_now().started
            assert started is not None
            subprocess.run(["kill", "-STOP", str(started.pid)], check=True)
        process.send_signal(signal.SIGINT)
        if presses == 2:
            wait_for(run.stop_request.exists)
            process.send_signal(signal.SIGINT)
        output = process.communicate(timeout=240)[0]
    finally:
        if presses == 2:
            supervisor(tmp_path).kill(run)
        process.kill()
        process.wait()
    assert process.returncode == 130
    if presses == 1:
        assert f"dermadesk resume {run.path}" in output
        assert run.status() is Status.STOPPED
    else:
        assert "goes on in the background" in output


def test_durations() -> None:
    said = [duration(value) for value in (float("nan"), -1, 8.4, 80, 3900, 90_061)]
    assert said == ["–", "–", "8 s", "1 min 20 s", "1 h 05 min", "25 h 01 min"]


def test_a_run_may_be_made_without_being_started(runs: Path, folder: Path, tmp_path: Path) -> None:
    result = invoke(
        "train", config_file(tmp_path, SHORT), "--data", folder, "--runs", runs,
        "--devices", 2, "--nodes", 3, "--no-start",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    (run,) = list_runs(runs)
    assert str(run.path) in result.output.replace("\n", "")
    assert run.status() is Status.QUEUED
    assert (run.config().run.devices, run.config().run.nodes) == (2, 3)
