"""A worker ended at seeded random moments of its writes goes on to the very same model."""

from __future__ import annotations

import random
import shutil
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.atomic import sweep
from tests.faults.bench import Bench, essence, left_sound
from tests.faults.doom import PLACES, WAYS, Doom
from tests.faults.ledger import Ledger
from tests.faults.trace import settled, tagged
from training.run_directory import Status

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc"),
]
KILLS = 72
# In the order in which a run comes to them; the middle ones are mixed.
_FIRST = ("images", "image store", "features")
_MIDDLE = ("checkpoint", "event file", "figures", "bundle", "")
_LAST = ("predictions", "predictions", "bundle")
# About how often a place is touched while a run is at it: a moment that never comes costs a run.
_TOUCHES = {
    "images": 60, "image store": 5, "features": 3, "figures": 6, "checkpoint": 9, "event file": 14,
    "bundle": 12, "predictions": 5, "": 1,
}  # fmt: skip


def dooms(chance: random.Random, cache: Path) -> Iterator[Doom]:
    """Yield ends without end, run after run in the order in which a run gets to them."""
    while True:
        middle = [place for place in _MIDDLE for _ in range(4)]
        chance.shuffle(middle)
        for place in (*_FIRST, *_FIRST, *middle, *_LAST):
            yield Doom(
                place, chance.randint(1, _TOUCHES[place]), chance.choice(WAYS),
                chance.uniform(0.3, 2.5), str(cache),
            )  # fmt: skip


def test_whenever_a_worker_ends_its_run_comes_to_the_same_model(
    demo_folder: Path, tmp_path: Path, ledger: Ledger, chance: random.Random
) -> None:
    bench = Bench(tmp_path, demo_folder, uuid.uuid4().hex)
    undisturbed = bench.new_run("undisturbed")
    assert bench.work(undisturbed) == 0
    wanted = essence(undisturbed)
    kills: Counter[str] = Counter()
    number = 0
    run = bench.new_run("killed-0")
    for doom in dooms(chance, bench.cache):
        if kills.total() >= KILLS:
            break
        if doom.place in _FIRST[:2]:
            shutil.rmtree(bench.cache / "stores", ignore_errors=True)
        code = bench.work(run, doom)
        assert code != 1, (doom, run.failure())
        if code != 0:
            kills[doom.place or "any"] += 1
            with ledger.fault(f"worker ended: {doom.place or 'any moment'}"):
                left_sound(run)
                assert settled(lambda: tagged(bench.tag)) == {}, doom
        elif run.status() is Status.COMPLETED:
            assert essence(run) == wanted
            number += 1
            run = bench.new_run(f"killed-{number}")
    assert set(kills) >= set(PLACES)
    assert bench.work(run) == 0
    assert essence(run) == wanted
    for folder in (run.path, run.best):  # an hour later a worker would have done it
        sweep(folder, 0)
    assert [path.name for path in run.path.rglob(".*")] == []
    assert settled(lambda: tagged(bench.tag)) == {}
