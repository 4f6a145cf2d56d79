"""Memory that runs out, and input that asks for much of it."""

from __future__ import annotations

import random
import resource
import signal
import sys
import time
import uuid
from pathlib import Path

import pytest

from core.dataset import open_dataset
from core.error import UserError
from core.shortage import is_shortage
from tests.faults.bench import Bench, essence, left_sound
from tests.faults.ledger import LONGEST_SECONDS, Ledger
from tests.faults.mishap import in_child
from training.events import MemoryReduced
from training.run_directory import RunDirectory, Status

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS is kept on Linux")
_MB = 1 << 20
_ROOMS = (0, 2, 8, 20, 40, 80, 120, 200, 300, 450)  # MB beside what the process has already
_CELL = 10_000


class Cramped:
    """Leaves a worker so many megabytes of addresses beside those that it has."""

    def __init__(self, room: int) -> None:
        self._room = room

    def __call__(self, _run: RunDirectory) -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        limit_addresses(self._room)


def limit_addresses(room: int) -> None:
    """Let this process have `room` megabytes of addresses beside those that it has."""
    has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (has + room * _MB,) * 2)


@pytest.mark.full
def test_a_run_short_of_memory_says_so_and_goes_on_when_there_is_more(
    demo_folder: Path, tmp_path: Path, ledger: Ledger, chance: random.Random
) -> None:
    bench = Bench(tmp_path, demo_folder, uuid.uuid4().hex)
    undisturbed = bench.new_run("undisturbed")
    assert bench.work(undisturbed) == 0
    run = bench.new_run("cramped")
    for room in (*_ROOMS, *(chance.randrange(400) for _ in range(5))):
        with ledger.fault("memory runs out under a run"):
            code = bench.work(run, Cramped(room))
            left_sound(run)
            failure = run.failure()
            # Libraries in C die of a lack of memory now and then: the run is interrupted, no more.
            assert code in (0, 1, -signal.SIGSEGV, -signal.SIGABRT), (room, code)
            if code == 1 and failure is not None:
                assert "emory ran out" in failure.message, (room, failure)
                ledger.told("memory runs out under a run")
        if run.status() is Status.COMPLETED:
            break
    assert run.status() is Status.COMPLETED or bench.work(run) == 0
    reduced = any(isinstance(event, MemoryReduced) for event in _events(run))
    if not reduced:  # sums in smaller parts have other last bits
        assert essence(run) == essence(undisturbed)


def _events(run: RunDirectory) -> list[object]:
    from training.events import EventReader

    return [timed.event for timed in EventReader(run.events).poll()]


@pytest.mark.full
def test_a_table_of_huge_strings_is_a_sentence_or_a_dataset(
    demo_folder: Path, tmp_path: Path, ledger: Ledger
) -> None:
    table = tmp_path / "huge.csv"
    names = sorted(path.stem for path in demo_folder.rglob("*.jpg"))
    with table.open("w") as file:
        file.write("lesion_id,image_id,dx,dx_type,age,sex,localization,note\n")
        for number in range(10_000):
            name = names[number] if number < len(names) else f"{'i' * 300}{number}"
            cells = (f"{'L' * _CELL}{number}", name, "nv", "h" * 100, "5" * 50, "m" * 99, "b" * 500)
            file.write(",".join(cells) + f",{'n' * _CELL}\n")

    def work() -> None:
        started = time.process_time()
        dataset = open_dataset(csv=table, images=demo_folder)
        assert dataset.fingerprint and len(dataset.records) == len(names)
        assert time.process_time() - started < LONGEST_SECONDS
        assert all(len(f"{each.where} {each.reason}") < 2000 for each in dataset.problems)

    with ledger.fault("table of huge strings", 10_000):
        fate = in_child(work)
        assert (fate.killed, fate.error) == (False, ""), fate
    with ledger.fault("table of huge strings, little memory"):
        fate = in_child(work, lambda: limit_addresses(300))
        assert fate.error in ("", "UserError", "MemoryError"), fate


@pytest.mark.parametrize(
    ("error", "short"),
    [
        (MemoryError(), True),
        (OSError(12, "Cannot allocate memory"), True),
        (OSError(28, "No space left on device"), False),
        (RuntimeError("std::bad_alloc"), True),
        (RuntimeError("can't start new thread"), True),
        (RuntimeError("could not create a primitive"), True),
        (RuntimeError("could not create a primitive descriptor for a matmul"), False),
        (UserError("The file “out of memory.jpg” is empty."), False),
        (ValueError("shapes differ"), False),
    ],
)
def test_a_shortage_is_known_by_its_error(error: Exception, short: bool) -> None:
    assert is_shortage(error) is short


def test_a_shortage_is_known_through_what_was_raised_from_it() -> None:
    outer = ValueError("the image is damaged")
    outer.__cause__ = MemoryError()
    assert is_shortage(outer)
    follower = RuntimeError("unexpected pos 716608 vs 716496")
    follower.__context__ = MemoryError()
    assert is_shortage(follower)
