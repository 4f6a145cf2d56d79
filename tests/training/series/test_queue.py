"""The queue: its order on disk, who works it off, and what becomes of its runs."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from core.error import UserError
from tests.training.run_factory import (
    end_workers,
    make_folder,
    make_run,
    supervisor,
    wait_for,
    worker_command,
)
from tests.training.scripted_worker import FAIL, LONG, SHORT
from training.command import queue_cli
from training.events import EpochDone, EventWriter, Started, Stopped
from training.run_directory import RunDirectory, Status, list_runs
from training.run_state import RunState
from training.series.crew import Crew, Ended, Interrupts, work_off
from training.series.queue import QueueEntry, QueueWork, RunQueue, queue_command, start_detached
from training.supervisor import Supervisor

ROOT = Path(__file__).parents[3]


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(queue_cli, "Supervisor", lambda folder: Supervisor(folder, worker_command))
    folder = tmp_path / "runs"
    yield folder
    end_workers(folder)


class _Enough(QueueWork):
    """Has the first run stopped at its next epoch."""

    def epoch_done(self, run: RunDirectory, done: EpochDone) -> bool:
        return run.name != "a"


def filled(runs: Path, **notes: str) -> RunQueue:
    queue = RunQueue(runs)
    for name, note in notes.items():
        queue.add(make_run(runs, note, name))
    return queue


def names(queue: RunQueue) -> list[str]:
    return [entry.run for entry in queue.entries()]


def go(queue: RunQueue, slots: Sequence[str] = ("",), count: int = 0) -> tuple[bool, list[str]]:
    said: list[str] = []
    minder = supervisor(queue.runs_folder)
    work = QueueWork(queue, slots, said.append)
    finished = work_off(Crew(minder, slots), work, Interrupts(count), said.append)
    minder.release()
    return finished, said


def invoke(*words: object) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    queue_cli.register(app)
    return CliRunner().invoke(app, ["queue", *(str(word) for word in words)])


class _Left(RunQueue):
    """Has a person take each run out just before its turn is noted."""

    def mark(self, name: str, *, begun: bool, told: float = 0.0) -> bool:
        self.remove(name)
        return super().mark(name, begun=begun, told=told)


def test_a_run_that_leaves_the_queue_in_the_moment_of_its_turn_is_not_begun(runs: Path) -> None:
    filled(runs, a=SHORT, b=SHORT)
    queue = _Left(runs)
    assert QueueWork(queue, ("",), lambda _text: None).next_run("") is None
    assert queue.entries() == []


def test_a_stopped_run_keeps_its_place_where_it_was_not_begun_before_a_kill(runs: Path) -> None:
    queue = RunQueue(runs)
    run = make_run(runs, SHORT, "a")
    with EventWriter(run.events) as writer:
        writer.write(Started(1, socket.gethostname(), False))
        writer.write(Stopped(1))
    queue.add(run)
    assert QueueWork(queue, ("",), lambda _text: None).next_run("") == run
    # Who worked the queue off is killed here: nothing was started.
    heir = QueueWork(RunQueue(runs), ("",), lambda _text: None)
    assert heir.next_run("") == run
    with EventWriter(run.events) as writer:
        writer.write(Started(1, socket.gethostname(), True))
        writer.write(Stopped(2))
    assert QueueWork(queue, ("",), lambda _text: None).next_run("") is None
    assert names(queue) == []


def test_order_can_be_changed_and_is_on_disk(runs: Path) -> None:
    queue = filled(runs, a=SHORT, b=SHORT, c=SHORT)
    queue.move("c", 1)
    queue.move("a", 9)
    assert names(RunQueue(runs)) == ["c", "b", "a"]
    queue.remove("b")
    assert names(RunQueue(runs)) == ["c", "a"]
    assert (runs / "b" / "config.yaml").exists()


def test_what_cannot_be_is_a_sentence(runs: Path, tmp_path: Path) -> None:
    queue = filled(runs, a=SHORT)
    for change, sentence in (
        (lambda: queue.add(supervisor(runs).runs()[0]), "in the queue already"),
        (lambda: queue.add(make_run(tmp_path / "else", SHORT)), "does not lie in"),
        (lambda: queue.move("a", 0), "no place 0"),
        (lambda: queue.move("z", 1), "z is not in the queue"),
        (lambda: queue.remove("z"), "z is not in the queue"),
    ):
        with pytest.raises(UserError, match=sentence):
            change()
    assert names(queue) == ["a"]


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"version": 0, "runs": []}', '{"version": 1, "runs": [{"run": "../x"}]}',
     '{"version": 1, "runs": [{"run": ".."}]}', '{"version": 1, "runs": [3]}'],
)  # fmt: skip
def test_a_damaged_file_is_a_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "queue.json").write_text(text)
    with pytest.raises(UserError, match=r"queue\.json is damaged"):
        RunQueue(tmp_path).entries()


def test_it_is_worked_off_in_order_and_a_failure_stops_no_other(runs: Path) -> None:
    queue = filled(runs, bad=FAIL, second=SHORT, first=SHORT)
    queue.move("first", 1)
    assert go(queue)[0]
    assert names(queue) == []
    status = {run.name: run.status() for run in list_runs(runs)}
    assert status == {"bad": "failed", "first": "completed", "second": "completed"}
    began = [(runs / name / "train.log").stat().st_mtime for name in ("first", "bad", "second")]
    assert began == sorted(began)


def test_runs_that_are_gone_or_complete_leave_it(runs: Path) -> None:
    queue = filled(runs, gone=SHORT, done=SHORT)
    minder = supervisor(runs)
    run = next(run for run in minder.runs() if run.name == "done")
    minder.start(run)
    wait_for(lambda: minder.exit_code(run) == 0)
    (runs / "gone").rename(runs / "elsewhere")
    assert go(queue) == (True, ["gone: is no longer there"])
    assert names(queue) == []
    assert run.log.read_text().count("scripted worker") == 1


def test_a_failed_run_that_is_added_again_is_tried_again(runs: Path) -> None:
    queue = filled(runs, bad=FAIL)
    go(queue)
    queue.add(supervisor(runs).runs()[0])
    go(queue)
    assert (runs / "bad" / "train.log").read_text().count("scripted worker") == 2


def test_stopped_with_the_queue_a_run_keeps_its_place(runs: Path) -> None:
    queue = filled(runs, a=LONG, b=SHORT)
    work = QueueWork(queue, ("",), lambda _text: None)
    run = work.next_run("")
    assert run is not None and queue.entries()[0].begun
    work.stopping([run])
    work.ended(Ended(run, Status.STOPPED, RunState(), ""))
    assert queue.entries() == [QueueEntry("a"), QueueEntry("b")]


def test_stopped_by_a_person_a_run_leaves_it(runs: Path) -> None:
    queue = filled(runs, a=LONG)
    work = QueueWork(queue, ("",), lambda _text: None)
    run = work.next_run("")
    assert run is not None
    work.ended(Ended(run, Status.STOPPED, RunState(), ""))
    assert names(queue) == []


def test_a_run_waits_for_the_slot_it_names(runs: Path) -> None:
    queue = filled(runs, any=SHORT, named=SHORT)
    file = runs / "named" / "config.yaml"
    file.write_text(file.read_text().replace("device: auto", "device: cuda:1"))
    queue.move("named", 1)
    work = QueueWork(queue, ("cuda:0", "cuda:1"), lambda _text: None)
    found = [run.name for slot in ("cuda:0", "cuda:1") if (run := work.next_run(slot))]
    assert found == ["any", "named"]


def test_one_process_works_at_a_time(runs: Path) -> None:
    queue = filled(runs, a=SHORT)
    assert not queue.is_worked_off()
    with queue.working():
        assert RunQueue(runs).is_worked_off()
        assert "It is being worked off" in invoke("list", "--runs", runs).output
        with pytest.raises(UserError, match="Another process works off the queue"):
            start_detached(RunQueue(runs), ("",))
        result = invoke("run", "--runs", runs)
        assert result.exit_code == 2 and "Another process" in result.output
        assert invoke("stop", "--runs", runs).exit_code == 0
        assert go(queue) == (True, [])
    assert names(queue) == ["a"]


def test_commands(runs: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"run: {{note: {SHORT}}}\n")
    folder = make_folder(tmp_path / "images")
    assert "The queue is empty" in invoke("list", "--runs", runs).output
    made = invoke("add", file, "--data", folder, "--runs", runs, "--set", "data.seed=3")
    assert made.exit_code == 0, made.output
    make_run(runs, SHORT, "old")
    assert invoke("add", "--run", "old", "--runs", runs).exit_code == 0
    assert invoke("add", file, "--run", "old", "--runs", runs).exit_code == 2
    assert invoke("move", "old", 1, "--runs", runs).exit_code == 0
    listed = json.loads(invoke("list", "--runs", runs, "--json").output)
    assert [row["status"] for row in listed["runs"]] == ["queued", "queued"]
    assert listed["runs"][0]["run"] == "old"
    assert invoke("stop", "--runs", runs).exit_code == 2
    result = invoke("run", "--runs", runs)
    assert result.exit_code == 0, result.output
    assert result.output.index("old: completed") < result.output.rindex(": completed")
    assert names(RunQueue(runs)) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_it_survives_a_killed_worker_of_the_queue(runs: Path) -> None:
    queue = filled(runs, a=LONG, b=SHORT)
    code = (
        "import sys; from pathlib import Path\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "import typer; from training.command import queue_cli\n"
        "from tests.training.run_factory import end_workers, supervisor\n"
        "queue_cli.Supervisor = supervisor\n"
        "app = typer.Typer(); queue_cli.register(app)\n"
        f"app(['queue', 'run', '--runs', {str(runs)!r}])\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    run = queue.directory(queue.entries()[0])
    try:
        wait_for(lambda: len(run.history()) > 1)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert not queue.is_worked_off()
    assert [(e.run, e.begun) for e in queue.entries()] == [("a", True), ("b", False)]
    minder = supervisor(runs)
    assert work_off(Crew(minder), _Enough(queue, ("",), str), Interrupts(), str)
    minder.release()
    assert names(queue) == []
    assert run.log.read_text().count("scripted worker") == 1
    assert (runs / "b" / "events.jsonl").read_text().count("completed") == 1


def test_the_command_of_a_process_in_the_background(tmp_path: Path) -> None:
    command = queue_command(tmp_path, ("cuda:1", ""))
    assert command[1:4] == ["-P", "-m", "desktop"]
    assert command[4:] == [
        "queue", "run", "--runs", str(tmp_path), "--slot", "cuda:1", "--slot", "auto",
    ]  # fmt: skip


def test_a_run_that_comes_in_the_moment_of_the_end_is_trained_too(
    runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = filled(runs, a=SHORT)
    work_off_aloud, late = queue_cli.work_aloud, [make_run(runs, SHORT, "late")]

    def ended(*arguments: object) -> bool:
        finished = work_off_aloud(*arguments)  # type: ignore[arg-type]
        if late:
            queue.add(late.pop())
        return finished

    monkeypatch.setattr(queue_cli, "work_aloud", ended)
    assert invoke("run", "--runs", runs).exit_code == 0
    assert RunDirectory(runs / "late").status() is Status.COMPLETED
    assert names(queue) == []


def test_in_the_background_an_empty_queue_is_done_at_once(tmp_path: Path) -> None:
    queue = RunQueue(tmp_path / "runs")
    start_detached(queue, ("",))
    wait_for(lambda: (tmp_path / "runs" / "queue.worker.lock").exists())
    wait_for(lambda: not queue.is_worked_off())
    assert queue.log.read_text() == ""
