"""The supervisor with a scripted worker: workers that outlive it, requests, clear refusals."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.diagnosis import CODES
from core.error import UserError
from core.lesion import duplicate_pairs
from tests.training.run_factory import (
    WORKER,
    config,
    make_folder,
    make_run,
    supervisor,
    wait_for,
)
from tests.training.scripted_worker import CRASH, FAIL, LONG, PAUSE_EXITS, SHORT
from training.config import build_config, with_values
from training.events import EventWriter, Started, Stopped
from training.run_directory import RunDirectory, Status
from training.supervisor import (
    NICE,
    Supervisor,
    command_line_threads,
    session_group,
    window_threads,
    worker_command,
)


@pytest.fixture
def minder(tmp_path: Path) -> Iterator[Supervisor]:
    minder = supervisor(tmp_path / "runs")
    yield minder
    for run in minder.runs():
        if minder.is_alive(run):
            with contextlib.suppress(UserError):  # it came to its end by itself
                minder.kill(run)


def begin(minder: Supervisor, note: str) -> RunDirectory:
    run = make_run(minder.runs_folder, note)
    minder.start(run)
    return run


def reached(run: RunDirectory, status: Status) -> None:
    wait_for(lambda: run.status() is status and (status is Status.RUNNING or not run.is_locked()))


def test_a_run_from_start_to_end(minder: Supervisor) -> None:
    run = begin(minder, SHORT)
    reached(run, Status.COMPLETED)
    wait_for(lambda: minder.exit_code(run) == 0)
    assert len(run.history()) == 3
    assert run.figures() == {"test_balanced_accuracy": 0.71, "test_macro_auc": 0.93}
    assert "scripted worker: short" in run.log.read_text()
    with pytest.raises(UserError, match="is complete"):
        minder.start(run)
    with pytest.raises(UserError, match=r"No worker is at work .* completed"):
        minder.request_stop(run)


def test_stop_and_resume(minder: Supervisor) -> None:
    run = begin(minder, LONG)
    wait_for(lambda: len(run.history()) > 2)
    with pytest.raises(UserError, match="being trained already"):
        minder.start(run)
    with pytest.raises(UserError, match="being trained already"):
        minder.resume(run)
    minder.request_stop(run)
    reached(run, Status.STOPPED)
    wait_for(lambda: not minder.is_alive(run))
    done = len(run.history())
    minder.resume(run)
    wait_for(lambda: len(run.history()) > done)
    assert run.state_now().started is not None and run.state_now().started.resumed
    assert not run.stop_request.exists()


@pytest.mark.parametrize("script", [LONG, PAUSE_EXITS])
def test_pause_and_resume(minder: Supervisor, script: str) -> None:
    run = begin(minder, script)
    wait_for(lambda: len(run.history()) > 0)
    minder.request_pause(run)
    wait_for(lambda: run.status() is Status.PAUSED)
    done = len(run.history())
    minder.resume(run)
    wait_for(lambda: len(run.history()) > done)
    assert run.status() is Status.RUNNING


def test_a_paused_worker_can_be_stopped(minder: Supervisor) -> None:
    run = begin(minder, LONG)
    wait_for(lambda: len(run.history()) > 0)
    minder.request_pause(run)
    wait_for(lambda: run.status() is Status.PAUSED)
    minder.request_stop(run)
    reached(run, Status.STOPPED)


def test_a_worker_of_another_host_is_not_killed_by_its_number(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder)
    with EventWriter(run.events) as writer:
        writer.write(Started(os.getpid(), "another-host", False))
    assert run.status() is Status.RUNNING
    with run.holding_lock(), pytest.raises(UserError, match="another-host"):
        minder.kill(run)
    with pytest.raises(UserError, match="being trained already"):
        minder.start(run)


def test_a_killed_worker_is_interrupted_and_resumes(minder: Supervisor) -> None:
    run = begin(minder, LONG)
    wait_for(lambda: len(run.history()) > 0)
    stranger = supervisor(minder.runs_folder)
    stranger.kill(run)
    wait_for(lambda: not minder.is_alive(run))
    assert minder.exit_code(run) == -signal.SIGKILL
    assert run.status() is Status.INTERRUPTED
    with pytest.raises(UserError, match="No worker"):
        stranger.kill(run)
    done = len(run.history())
    minder.resume(run)
    wait_for(lambda: len(run.history()) > done)
    minder.kill(run)
    assert run.status() is Status.INTERRUPTED


def test_a_worker_that_has_not_said_its_number_yet_is_waited_for(minder: Supervisor) -> None:
    run = begin(minder, LONG)
    wait_for(lambda: len(run.history()) > 0)
    minder.kill(run)
    stranger = supervisor(minder.runs_folder)
    successor = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])

    def say() -> None:
        with EventWriter(run.events) as writer:
            writer.write(Started(successor.pid, socket.gethostname(), True))

    late = threading.Timer(0.3, say)
    with run.holding_lock():
        late.start()
        stranger.kill(run)
    late.join()
    assert successor.wait(60) == -signal.SIGKILL


def test_the_number_of_a_worker_that_has_ended_is_nobody_to_kill(
    minder: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.supervisor._ANSWER_SECONDS", 0.0)
    run = make_run(minder.runs_folder)
    innocent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    with EventWriter(run.events) as writer:
        writer.write(Started(innocent.pid, socket.gethostname(), False))
        writer.write(Stopped(1))
    with run.holding_lock(), pytest.raises(UserError, match="does not say who"):
        minder.kill(run)  # the next worker has begun and not yet said its number
    assert innocent.poll() is None
    innocent.kill()
    innocent.wait()


def test_a_worker_that_dies_before_it_begins(minder: Supervisor) -> None:
    run = begin(minder, CRASH)
    wait_for(lambda: minder.exit_code(run) is not None)
    assert minder.exit_code(run) == 3
    assert run.status() is Status.QUEUED


def test_a_failure_is_a_sentence(minder: Supervisor) -> None:
    run = begin(minder, FAIL)
    reached(run, Status.FAILED)
    failure = run.failure()
    assert failure is not None and failure.message == "The disk is full."


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX priorities and sessions")
def test_a_worker_is_nice_and_in_a_session_of_its_own(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, LONG)
    pid = minder.start(run)
    assert os.getpriority(os.PRIO_PROCESS, pid) == NICE
    group = session_group(pid)
    assert not group.exists() or group.read_text().split()[-1] == str(NICE)
    assert os.getsid(pid) == pid != os.getsid(0)


def test_a_priority_that_cannot_be_set_leaves_the_worker_minded(
    minder: Supervisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError("the group was weighed a moment ago")

    monkeypatch.setattr(os, "setpriority", refuse)
    run = make_run(minder.runs_folder, LONG)
    assert minder.start(run) > 0
    assert minder.is_alive(run)


def test_a_worker_outlives_the_process_that_started_it(tmp_path: Path) -> None:
    run = make_run(tmp_path, LONG)
    code = (
        "import sys; from pathlib import Path\n"
        "from training.run_directory import RunDirectory\n"
        "from training.supervisor import Supervisor\n"
        f"minder = Supervisor(Path({str(tmp_path)!r}), lambda run: "
        f"[sys.executable, {str(WORKER)!r}, str(run)])\n"
        f"minder.start(RunDirectory(Path({str(run.path)!r})))\n"
        "minder.release()\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    wait_for(lambda: len(run.history()) > 1)
    later = supervisor(tmp_path)
    assert [found.status() for found in later.runs()] == [Status.RUNNING]
    later.request_stop(run)
    reached(run, Status.STOPPED)


def test_prepare_makes_a_run(minder: Supervisor, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "images")
    wanted = with_values(config(), {"data.folder": folder, "data.scheme": "80/20"})
    run = minder.prepare(wanted, threads=3, name="mine")
    made = run.config()
    assert made.run.threads == 3
    assert made.run.split_hash == run.split().hash
    assert set(run.split().subset_by_image.values()) == {"train", "val"}
    assert with_values(made, {"run.threads": 0, "run.split_hash": ""}) == wanted
    fixed = with_values(wanted, {"run.threads": 5})
    assert minder.prepare(fixed, threads=3).config().run.threads == 5


def test_class_folders_keep_their_split(minder: Supervisor, tmp_path: Path) -> None:
    images = sorted(make_folder(tmp_path / "flat").glob("*.jpg"))
    pair = duplicate_pairs()[0]  # the first image is of train, the last of test
    images = [
        image.rename(image.with_stem(name))
        for image, name in zip((images[0], images[-1]), pair, strict=True)
    ] + images[1:-1]
    images = [images[0], *images[2:], images[1]]
    for number, image in enumerate(images):
        subset = ("train", "train", "val", "test")[number // 7 % 4]
        target = tmp_path / "images" / subset / CODES[number % 7].upper() / image.name
        target.parent.mkdir(parents=True, exist_ok=True)
        image.rename(target)
    run = minder.prepare(with_values(config(), {"data.folder": tmp_path / "images"}), threads=1)
    assert run.config().data.scheme == "folder"
    warning = run.config().run.split_warning
    assert "leaks: lesions in two subsets: 1. " in warning and "Lesions unknown" in warning
    assert Counter(run.split().subset_by_image.values()) == {"train": 42, "val": 21, "test": 21}


def test_prepare_makes_paths_absolute(
    minder: Supervisor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folder(tmp_path / "images")
    monkeypatch.chdir(tmp_path)
    run = minder.prepare(with_values(config(), {"data.folder": "images"}), threads=1)
    assert run.config().data.scheme == "64/16/20"
    assert run.config().data.folder == tmp_path / "images"
    given = with_values(run.config(), {"data.split_csv": str(run.path / "split.csv")})
    again = minder.prepare(given, threads=1)
    assert again.split().hash == run.split().hash
    assert again.config().run.split_warning == ""


def test_an_imported_split_that_leaks_trains_and_says_so(
    minder: Supervisor, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "images")
    table = folder / "HAM10000_metadata.csv"
    table.write_text(table.read_text().replace("HAM_0000007,", "HAM_0000000,"))
    lines = [f"ISIC_{i:07},{'val' if i < 7 else 'train'}" for i in range(84)]
    (tmp_path / "split.csv").write_text("\n".join(["image_id,subset", *lines]))
    values = {"data.folder": folder, "data.split_csv": tmp_path / "split.csv"}
    run = minder.prepare(with_values(config(), values), threads=1)
    assert "leaks: lesions in two subsets: 1" in run.config().run.split_warning


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "No dataset is given"),
        ({"data": {"folder": "/absent/folder"}}, "absent"),
        ({"data": {"folder": "."}, "model": {"weights": "/absent/w.safetensors"}}, "no file"),
    ],
)
def test_prepare_refuses(minder: Supervisor, values: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        minder.prepare(build_config(values), threads=1)
    assert minder.runs() == []


def test_a_run_in_a_folder_that_cannot_be_written(minder: Supervisor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    blocked = Supervisor(tmp_path / "file" / "runs")
    folder = make_folder(tmp_path / "images")
    with pytest.raises(UserError, match="No run can be made"):
        blocked.prepare(with_values(config(), {"data.folder": folder}), threads=1)


def test_a_program_that_is_not_there(tmp_path: Path) -> None:
    minder = Supervisor(tmp_path, lambda run: [str(tmp_path / "absent"), str(run)])
    with pytest.raises(UserError, match="No worker can be started"):
        minder.start(make_run(tmp_path))


def test_commands_and_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_command(Path("/runs/a"))[-3:] == ["-m", "training", "/runs/a"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command(Path("/runs/a"))[0].endswith(
        f"dermadesk-worker{Path(sys.executable).suffix}"
    )
    assert window_threads() == max(1, command_line_threads() - 1)
