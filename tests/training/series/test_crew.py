"""Several runs worked off with scripted workers: slots, crashes, adoption, the end asked for."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.training.run_factory import end_workers, make_run, supervisor, wait_for, worker_command
from tests.training.scripted_worker import CRASH, FAIL, LONG, SHORT
from training.events import EpochDone, EventWriter, Started, Stopped
from training.run_directory import RunDirectory, Status
from training.run_state import RunState
from training.series.crew import Crew, Ended, Interrupts, work_off
from training.supervisor import Supervisor


@pytest.fixture
def minder(tmp_path: Path) -> Iterator[Supervisor]:
    minder = supervisor(tmp_path / "runs")
    yield minder
    end_workers(minder.runs_folder)
    minder.release()


@dataclass
class Heard:
    """Work that remembers what it hears; `longest` epochs are enough of a run."""

    todo: list[RunDirectory]
    longest: int = 1_000_000
    interrupts: Interrupts = field(default_factory=Interrupts)
    interrupt_at: int = 1_000_000
    slots: list[str] = field(default_factory=list)
    before: dict[str, int] = field(default_factory=dict)
    epochs: dict[str, list[int]] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)
    ends: dict[str, Ended] = field(default_factory=dict)
    at_once: int = 0

    def next_run(self, slot: str) -> RunDirectory | None:
        if not self.todo:
            return None
        self.slots.append(slot)
        self.at_once = max(self.at_once, len(self.slots) - len(self.ends))
        return self.todo.pop(0)

    def begun(self, run: RunDirectory, state: RunState) -> bool:
        self.before[run.name] = len(state.history)
        return True

    def epoch_done(self, run: RunDirectory, done: EpochDone) -> bool:
        told = self.epochs.setdefault(run.name, [])
        told.append(done.epoch)
        if len(told) == self.interrupt_at:
            self.interrupts.count += 1
        return len(told) < self.longest

    def stopping(self, runs: Sequence[RunDirectory]) -> None:
        self.stopped += [run.name for run in runs]

    def ended(self, ended: Ended) -> None:
        self.ends[ended.run.name] = ended


def go(minder: Supervisor, work: Heard, slots: Sequence[str] = ("",)) -> bool:
    return work_off(Crew(minder, slots), work, work.interrupts, lambda _text: None)


def test_runs_go_one_after_the_other_in_one_slot(minder: Supervisor) -> None:
    work = Heard([make_run(minder.runs_folder, SHORT, name) for name in ("a", "b")])
    assert go(minder, work)
    assert work.at_once == 1
    assert work.epochs == {"a": [1, 2, 3], "b": [1, 2, 3]}
    assert [end.status for end in work.ends.values()] == [Status.COMPLETED] * 2


def test_each_slot_has_a_run_and_its_device(minder: Supervisor) -> None:
    work = Heard([make_run(minder.runs_folder, SHORT, name) for name in ("a", "b")])
    assert go(minder, work, ("cpu", "cuda:1"))
    assert work.at_once == 2
    said = {name: (minder.runs_folder / name / "train.log").read_text() for name in "ab"}
    assert "device: cpu" in said["a"] and "device: cuda:1" in said["b"]


def test_a_failed_run_has_its_reason_and_the_next_begins(minder: Supervisor) -> None:
    runs = [make_run(minder.runs_folder, FAIL, "bad"), make_run(minder.runs_folder, SHORT, "good")]
    work = Heard(runs)
    assert go(minder, work)
    assert (work.ends["bad"].status, work.ends["good"].status) == (
        Status.FAILED,
        Status.COMPLETED,
    )
    assert work.ends["bad"].reason == "The disk is full. Free some space, then resume."


def test_a_worker_that_only_crashes_is_started_twice(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, CRASH)
    work = Heard([run])
    assert go(minder, work)
    assert "exit code 3" in work.ends[run.name].reason
    assert run.log.read_text().count("scripted worker") == 2


def test_a_run_that_is_enough_is_stopped(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, LONG)
    work = Heard([run], longest=3)
    assert go(minder, work)
    assert work.ends[run.name].status is Status.STOPPED


def test_a_living_worker_is_adopted(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, LONG)
    minder.start(run)
    wait_for(lambda: len(run.history()) > 1)
    work = Heard([run], longest=2)
    assert go(supervisor(minder.runs_folder), work)
    assert work.before[run.name] >= 2
    assert work.ends[run.name].status is Status.STOPPED
    assert run.log.read_text().count("scripted worker") == 1


def test_a_stopped_run_is_resumed(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, LONG)
    assert go(minder, Heard([run], longest=3))
    work = Heard([run], longest=2)
    assert go(minder, work)
    assert work.before[run.name] >= 3
    assert work.epochs[run.name][0] == work.before[run.name] + 1


def test_a_completed_run_is_heard_of_and_not_started(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, SHORT)
    assert go(minder, Heard([run]))
    work = Heard([run])
    assert go(minder, work)
    assert work.ends[run.name].status is Status.COMPLETED
    assert run.log.read_text().count("scripted worker") == 1


class Overtaken(Supervisor):
    """Has something happen to a run between the look of a crew and its first start."""

    def __init__(self, runs_folder: Path, event: Callable[[RunDirectory], object]) -> None:
        super().__init__(runs_folder, worker_command)
        self._events = [event]

    def start(self, run: RunDirectory, *, device: str = "") -> int:
        if self._events:
            self._events.pop()(run)
        return super().start(run, device=device)


@pytest.mark.parametrize(
    ("script", "status", "end"),
    [(LONG, Status.RUNNING, Status.STOPPED), (SHORT, Status.COMPLETED, Status.COMPLETED)],
)
def test_a_worker_that_began_in_the_moment_of_the_start_is_followed(
    minder: Supervisor, script: str, status: Status, end: Status
) -> None:
    def begin(run: RunDirectory) -> None:
        minder.start(run)
        wait_for(lambda: run.status() is status)
        wait_for(lambda: status is Status.RUNNING or not minder.is_alive(run))

    run = make_run(minder.runs_folder, script)
    work = Heard([run], longest=3)
    assert go(Overtaken(minder.runs_folder, begin), work)
    assert (work.ends[run.name].status, work.ends[run.name].reason) == (end, "")
    assert work.epochs[run.name][:3] == [1, 2, 3]
    assert run.log.read_text().count("scripted worker") == 1


def taken_while_held(run: RunDirectory, runs_folder: Path) -> Crew:
    """Return a crew that found a run held in the moment of its start, and held no more since."""
    with contextlib.ExitStack() as looking:
        crew = Crew(Overtaken(runs_folder, lambda run: looking.enter_context(run.holding_lock())))
        crew.take(run, 0)
    return crew


def test_a_run_that_is_looked_at_in_the_moment_of_the_start_is_started(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, SHORT)
    work = Heard([])
    crew = taken_while_held(run, minder.runs_folder)
    assert work_off(crew, work, work.interrupts, lambda _text: None)
    assert (work.ends[run.name].status, work.ends[run.name].reason) == (Status.COMPLETED, "")


def test_a_start_that_was_overtaken_by_nobody_is_not_counted(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, CRASH)
    run.stop_request.touch()  # of an earlier turn
    work = Heard([])
    crew = taken_while_held(run, minder.runs_folder)
    assert work_off(crew, work, work.interrupts, lambda _text: None)
    assert run.log.read_text().count("scripted worker") == 2


def test_a_worker_about_to_end_does_not_end_the_turn_that_begins(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, SHORT)
    with EventWriter(run.events) as writer:
        writer.write(Started(1, socket.gethostname(), False))
        writer.write(Stopped(1))
    work = Heard([])
    ending = contextlib.ExitStack()
    ending.enter_context(run.holding_lock())
    crew = Crew(Overtaken(minder.runs_folder, lambda _run: ending.close()))
    with ending:
        crew.take(run, 0)
    assert work_off(crew, work, work.interrupts, lambda _text: None)
    assert work.ends[run.name].status is Status.COMPLETED


def test_a_worker_that_dies_when_it_is_asked_to_stop_is_not_started_again(
    minder: Supervisor,
) -> None:
    run = make_run(minder.runs_folder, LONG)
    work = Heard([])
    crew = Crew(minder)
    crew.take(run, 0)
    wait_for(lambda: len(run.history()) > 0)
    minder.kill(run)
    crew.stop(run)
    assert work_off(crew, work, work.interrupts, lambda _text: None)
    assert work.ends[run.name].status is Status.STOPPED
    assert run.log.read_text().count("scripted worker") == 1


def test_one_interrupt_stops_the_runs_and_begins_no_other(minder: Supervisor) -> None:
    runs = [make_run(minder.runs_folder, LONG, name) for name in ("a", "b")]
    work = Heard(list(runs), interrupt_at=2)
    assert not go(minder, work)
    assert work.stopped == ["a"]
    assert (runs[0].status(), runs[1].status()) == (Status.STOPPED, Status.QUEUED)


def test_two_interrupts_leave_the_runs_to_themselves(minder: Supervisor) -> None:
    run = make_run(minder.runs_folder, LONG)
    crew = Crew(minder)
    crew.take(run, 0)
    assert not work_off(crew, Heard([]), Interrupts(2), lambda _text: None)
    wait_for(lambda: len(run.history()) > 0)
    assert run.status() is Status.RUNNING


def test_a_run_that_cannot_be_started_does_not_end_the_work(minder: Supervisor) -> None:
    lost, good = (make_run(minder.runs_folder, SHORT, name) for name in ("lost", "good"))
    lost.log.mkdir()
    work = Heard([lost, good])
    assert go(minder, work)
    assert "No worker can be started" in work.ends["lost"].reason
    assert work.ends["good"].status is Status.COMPLETED
