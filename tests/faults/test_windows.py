"""Windows and engines that are ended at seeded moments, and two windows at once."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from core import place
from core.annotation import annotation_file, read_annotations
from core.casebook.casebook import Casebook
from core.state_file import read_state
from desktop.engine import Engine
from desktop.shell.preference import TEXT_SCALE, UNSURE
from tests.desktop import engine_fake as fake
from tests.faults.ledger import Ledger
from tests.faults.trace import TAG, settled, tagged
from tests.training.run_factory import make_folder, make_run, supervisor, wait_for
from tests.training.scripted_worker import LONG
from training.run_directory import RunDirectory, Status
from training.series.queue import RunQueue

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc"),
]
_ROOT = Path(__file__).parents[2]
_WINDOWS, _ENGINES = 14, 16
_SECONDS = 600
_ENDS = (signal.SIGKILL, signal.SIGTERM)


@pytest.fixture
def home(tmp_path: Path, isolated_home: Path) -> Path:
    make_folder(tmp_path / "images")
    (tmp_path / "runs").mkdir()
    return tmp_path


@pytest.fixture
def tag(monkeypatch: pytest.MonkeyPatch) -> str:
    made = uuid.uuid4().hex
    monkeypatch.setenv(TAG, made)
    return made


@dataclass(frozen=True)
class Opened:
    """A window in a process of its own, and the file it writes the number of each round into."""

    process: subprocess.Popen[str]
    told: Path

    def last(self) -> int:
        """Return the number of the last round; -1 before the first."""
        numbers = self.told.read_text().rpartition("\n")[0].split()
        return int(numbers[-1]) if numbers else -1

    def go_round(self, wanted: int) -> None:
        """Wait until the window has been round `wanted` times."""
        wait_for(lambda: self.last() >= wanted or self.process.poll() is not None, _SECONDS)
        assert self.process.poll() is None, self.process.communicate()[1]

    def end(self, way: signal.Signals) -> tuple[int, str]:
        """End it; return how it did, and what it said of itself."""
        self.process.send_signal(way)
        said = self.process.communicate(timeout=_SECONDS)[1]
        return self.process.returncode, said


def open_window(home: Path, name: str) -> Opened:
    told = home / f"{name}.rounds"
    command = [sys.executable, "-m", "tests.faults.window", str(home), name]
    with told.open("w") as file:
        process = subprocess.Popen(
            command, cwd=_ROOT, text=True, stdout=file, stderr=subprocess.PIPE
        )
    return Opened(process, told)


def left_sound(home: Path) -> None:
    """Check that whatever a window writes can be read."""
    for path in (place.settings_file(), place.state_file()):
        assert read_state(path).reason == ""
    read_annotations(annotation_file(home / "images"))
    if place.cases_file().exists():
        book = Casebook.open(place.cases_file())
        try:
            assert book.verify().faults == ()
        finally:
            book.close()
    RunQueue(home / "runs").entries()


def test_a_window_that_is_ended_leaves_all_readable_and_nobody_behind(
    home: Path, tag: str, ledger: Ledger, chance: random.Random
) -> None:
    minder = supervisor(home / "runs")
    run = make_run(home / "runs", LONG)
    minder.start(run)
    wait_for(lambda: run.status() is Status.RUNNING, 60)
    (worker,) = tagged(tag)
    minder.request_pause(run)  # it writes thirty epochs a second else
    wait_for(lambda: run.status() is Status.PAUSED, 60)
    try:
        for number in range(_WINDOWS):
            way = chance.choice(_ENDS)
            # With the engine it is ended in the middle of what that imports.
            window = open_window(home, f"engine {number}" if number % 5 == 4 else f"w{number}")
            with ledger.fault(f"window ended: {way.name}"):
                if chance.random() < 0.8:
                    window.go_round(chance.randint(0, 12))
                time.sleep(chance.random() * 0.2)
                code, said = window.end(way)
                assert code in (0, -way), (code, said)
                assert settled(lambda: set(tagged(tag)) - {worker}) == set()
                left_sound(home)
        minder.resume(run)
        wait_for(lambda: run.status() is Status.RUNNING, 60)  # it lived through all of them
        last = open_window(home, "last")
        last.go_round(3)
        assert last.end(signal.SIGTERM)[0] == 0
    finally:
        minder.kill(run)


def test_two_windows_lose_nothing_of_each_other(home: Path, tag: str, ledger: Ledger) -> None:
    with ledger.fault("two windows at once"):
        windows = [open_window(home, name) for name in ("window 1", "window 2")]
        for window in windows:
            window.go_round(40)
        for window in windows:
            code, told = window.end(signal.SIGTERM)
            assert code == 0, told
        last = [window.last() for window in windows]
        left_sound(home)
        notes = {
            entry.note for entry in read_annotations(annotation_file(home / "images")).values()
        }
        for window, number in zip(("window 1", "window 2"), last, strict=True):
            said = {int(note.removeprefix(window)) for note in notes if note.startswith(window)}
            # Each window goes round its own images: the newest note of each of them is there.
            assert said >= set(range(max(0, number - 30), number)), (window, number)
        assert {UNSURE, TEXT_SCALE} <= set(read_state(place.settings_file()).values)
        kept = read_state(place.state_file()).values
        assert {"round of window 1", "round of window 2"} <= set(kept)
        book = Casebook.open(place.cases_file())
        try:
            assert book.count() == sum(number // 4 + 1 for number in last)
        finally:
            book.close()
        assert settled(lambda: tagged(tag)) == {}


@pytest.fixture
def engine(qtbot) -> Iterator[Engine]:
    made = Engine(fake.FAST)
    made.start()
    yield made
    made.stop()


def test_an_engine_that_is_ended_again_and_again_answers_all_rightly(
    qtbot,
    engine: Engine,
    tag: str,
    ledger: Ledger,
    chance: random.Random,
) -> None:
    channel, batch = engine.channel(), engine.batch()
    for _ in range(_ENGINES):
        way = chance.choice(_ENDS)
        with ledger.fault(f"engine ended: {way.name}"):
            with qtbot.waitSignal(channel.answered, timeout=600_000) as got:
                channel.ask(fake.pid_of)
            rows: list[int] = []
            ends: list[bool] = []
            begun = batch.rows_added.connect(lambda _start, part, rows=rows: rows.extend(part))
            ended = batch.finished.connect(ends.append)
            batch.start(_echoes, (chance.random() * 0.02,), list(range(200)))
            qtbot.wait(chance.randint(0, 120))
            os.kill(got.args[0], way)
            qtbot.waitUntil(lambda ends=ends: bool(ends), timeout=600_000)
            batch.rows_added.disconnect(begun)
            batch.finished.disconnect(ended)
            assert (ends, rows) == ([True], list(range(200)))
    engine.stop()
    # The tracker of this process itself lives as long as it does.
    assert settled(lambda: [c for c in tagged(tag).values() if "resource_tracker" not in c]) == []


def _echoes(seconds: float, values: list[int]) -> list[int]:
    time.sleep(seconds)
    return list(values)


def test_a_second_window_cannot_start_a_run_that_is_trained(home: Path, ledger: Ledger) -> None:
    """As two windows do it: two supervisors, each in a process of its own."""
    first, run = supervisor(home / "runs"), make_run(home / "runs", LONG)
    code = (
        "import sys; from pathlib import Path\n"
        "from core.error import UserError\n"
        "from tests.training.run_factory import supervisor\n"
        "from training.run_directory import RunDirectory\n"
        "for act in ('start', 'resume'):\n"
        "    try: getattr(supervisor(Path(sys.argv[1])), act)(RunDirectory(Path(sys.argv[2])))\n"
        "    except UserError as error: print(error.message)\n"
    )
    with ledger.fault("two windows at once"):
        first.start(run)
        try:
            wait_for(lambda: run.status() is Status.RUNNING)
            command = [sys.executable, "-c", code, str(home / "runs"), str(run.path)]
            told = subprocess.run(command, cwd=_ROOT, text=True, capture_output=True, check=True)
            assert told.stdout.count("is being trained already") == 2
        finally:
            first.kill(run)
        left = [json.loads(line)["event"] for line in run.events.read_text().splitlines()]
        assert left.count("started") == 1
        assert RunDirectory(run.path).status() is Status.INTERRUPTED
