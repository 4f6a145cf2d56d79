"""SIGKILL before each touch of the disk, also between write and rename: old or new, but whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.atomic import sweep
from tests.faults.ledger import Ledger
from tests.faults.mishap import killed_at_each_touch
from tests.faults.writer import WRITERS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
_QUICK = {"saved state", "settings"}


@pytest.mark.parametrize(
    "name", [n if n in _QUICK else pytest.param(n, marks=pytest.mark.full) for n in WRITERS]
)
def test_a_killed_writer_leaves_the_old_or_the_new(
    name: str, tmp_path: Path, ledger: Ledger
) -> None:
    writer = WRITERS[name]
    folder = tmp_path / "it"
    folder.mkdir()
    writer.write(folder, 1)
    seen = set()
    for _ in killed_at_each_touch(lambda: writer.write(folder, 2), folder):
        seen.add(writer.version(folder))
        assert seen <= {1, 2}, seen
        ledger.survived("kill while writing")
        if 2 in seen and name in ("events", "casebook", "new run", "queue", "image store"):
            break  # these go on from where they are
    else:
        assert writer.version(folder) == 2
    # And whoever comes next can write, and finds no litter.
    if name not in ("new run", "image store"):
        writer.write(folder, 2)
    assert writer.version(folder) >= 2
    for place in [folder, *(path for path in folder.rglob("*") if path.is_dir())]:
        sweep(place, 0)
    assert [path.name for path in folder.rglob(".*.tmp")] == []
    assert not list(folder.rglob(".*.old"))
