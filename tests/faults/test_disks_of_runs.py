"""A real run whose disk fills up, goes away, or changes under it: a sentence, and no bit lost."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.bench import Bench, essence, left_sound
from tests.faults.ledger import Ledger
from tests.training.run_factory import wait_for
from training.run_directory import RunDirectory, Status

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk"),
]
_DISK = 160_000_000  # bytes: more than the store wants to see free, and small
_ROOMS = (0, 1_000, 9_000, 40_000, 200_000, 700_000, 1_500_000, 4_000_000)


@pytest.fixture
def bench(demo_folder: Path, tmp_path: Path) -> Bench:
    data = shutil.copytree(demo_folder, tmp_path / "data")
    return Bench(tmp_path, data, uuid.uuid4().hex)


@pytest.fixture
def wanted(bench: Bench) -> dict[str, object]:
    run = bench.new_run("undisturbed")
    assert bench.work(run) == 0
    found = essence(run)
    shutil.rmtree(bench.cache)
    return found


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "none", str(place)]
    try:
        done = subprocess.run(mounting, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount")
    if done.returncode != 0:
        pytest.skip("this user may not mount a disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path, room: int) -> Path:
    """Leave `room` bytes free on a disk, and return the file that takes the rest."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        free = shutil.disk_usage(disk).free
        os.posix_fallocate(file.fileno(), 0, max(1, free - room))
    return ballast


def test_a_disk_that_is_full_costs_no_bit_of_a_run(
    bench: Bench, wanted: dict[str, object], disk: Path, ledger: Ledger, chance: random.Random
) -> None:
    full = Bench(disk, bench.data, bench.tag)
    run = full.new_run("full")
    for room in (*_ROOMS, *(chance.randrange(9_000_000) for _ in range(4))):
        ballast = fill(disk, room)
        with ledger.fault("full disk under a run"):
            code = full.work(run)
            ballast.unlink()
            left_sound(run)
            if code == 0:
                break
            failure = run.failure()
            if failure is not None:  # else not even that could be written
                said = f"{failure.message} {failure.hint}"
                assert "error in the program" not in said, said
                assert "space" in said or "room" in said, said
                ledger.told("full disk under a run")
        if run.status() is Status.FAILED and chance.random() < 0.5:
            # A little room in between lets the run get to its later writes.
            full.work(run, meanwhile=lambda: _until_events(run, 12))
    assert run.status() is Status.COMPLETED or full.work(run) == 0
    assert essence(run) == wanted


def _until_events(run: RunDirectory, more: int) -> None:
    """Ask the run to stop once it has gone on for so many events."""
    before = len(run.events.read_bytes().splitlines())
    wait_for(lambda: len(run.events.read_bytes().splitlines()) >= before + more, 60)
    run.stop_request.touch()
    wait_for(lambda: run.status() is not Status.RUNNING, 60)
    run.stop_request.unlink()


def test_a_run_whose_drive_is_unplugged_ends_and_goes_on_when_it_is_back(
    bench: Bench, wanted: dict[str, object], ledger: Ledger
) -> None:
    run = bench.new_run("unplugged")
    away = bench.home / "away"
    for events in (4, 14, 22):

        def unplug(events: int = events) -> None:
            wait_for(lambda: len(run.events.read_bytes().splitlines()) >= events, 60)
            run.path.rename(away)

        with ledger.fault("drive unplugged under a run"):
            code = bench.work(run, meanwhile=unplug)
            assert code == 1
            assert not run.path.exists(), "something was made where the drive had been"
            away.rename(run.path)
            left_sound(run)
    assert bench.work(run) == 0
    assert essence(run) == wanted


def test_a_dataset_that_goes_after_its_images_were_read_is_not_missed(
    bench: Bench, wanted: dict[str, object], ledger: Ledger
) -> None:
    run = bench.new_run("gone")

    def take_away() -> None:
        wait_for(lambda: (bench.home / "cache").exists() and run.state.exists(), 60)
        shutil.rmtree(bench.data)

    with ledger.fault("dataset changes during a run"):
        assert bench.work(run, meanwhile=take_away) == 0
        assert essence(run) == wanted


def test_images_that_go_while_they_are_read_are_left_out(bench: Bench, ledger: Ledger) -> None:
    run = bench.new_run("thinned")
    images = sorted(bench.data.rglob("*.jpg"))

    def thin() -> None:
        for path in images[5:12]:
            path.unlink()
        images[20].write_bytes(images[20].read_bytes()[:300])
        images[30].write_bytes(images[31].read_bytes())

    with ledger.fault("dataset changes during a run", 3):
        assert bench.work(run, meanwhile=thin) == 0
        left_sound(run)


def test_a_run_goes_on_with_a_dataset_that_has_changed_meanwhile(
    bench: Bench, ledger: Ledger
) -> None:
    run = bench.new_run("changed")

    def stop() -> None:
        wait_for(run.state.exists, 60)
        run.stop_request.touch()

    bench.work(run, meanwhile=stop)
    run.stop_request.unlink()
    assert run.status() is Status.STOPPED
    for path in sorted(bench.data.rglob("*.jpg"))[::9]:
        path.unlink()
    with ledger.fault("dataset changes during a run"):
        assert bench.work(run) == 0
        left_sound(run)
        assert run.status() is Status.COMPLETED
