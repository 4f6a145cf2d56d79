"""A disk that is full, read-only or gone: an error that says so, the last good file whole."""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.ledger import Ledger
from tests.faults.mishap import as_nobody, full_from, in_child
from tests.faults.writer import WRITERS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
_SAID = ("UserError", "OSError", "FileNotFoundError", "NotADirectoryError", "PermissionError")
_QUICK = {"bundle", "saved state", "casebook"}
_names = pytest.mark.parametrize(
    "name", [n if n in _QUICK else pytest.param(n, marks=pytest.mark.full) for n in WRITERS]
)


@_names
def test_a_full_disk_costs_only_what_was_being_written(
    name: str, tmp_path: Path, ledger: Ledger, chance: random.Random
) -> None:
    writer = WRITERS[name]
    folder = tmp_path / "it"
    folder.mkdir()
    writer.write(folder, 1)
    for size in (0, 10, 700, chance.randint(1, 4000)):
        fate = in_child(lambda: writer.write(folder, 2), full_from(size))
        assert not fate.killed
        assert fate.error in ("", *_SAID), fate
        assert writer.version(folder) == (2 if not fate.error else 1), (size, fate)
        litter = [path.name for path in folder.rglob(".*.tmp")]
        assert litter == [], (size, litter)
        ledger.survived("full disk")
        if not fate.error:
            return
    writer.write(folder, 2)
    assert writer.version(folder) == 2


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that others may look into, as that of a test may not be."""
    folder = Path(tempfile.mkdtemp(prefix="dermadesk-faults-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@_names
def test_a_folder_that_may_only_be_read(name: str, public: Path, ledger: Ledger) -> None:
    writer = WRITERS[name]
    folder = public / "it"
    folder.mkdir()
    writer.write(folder, 1)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    fate = in_child(lambda: writer.write(folder, 2), as_nobody)
    assert fate.error in _SAID, fate
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert writer.version(folder) == 1
    ledger.survived("read-only folder")


@_names
def test_a_folder_that_is_gone(name: str, tmp_path: Path, ledger: Ledger) -> None:
    """As after a drive was unplugged: nothing is made in its place."""
    fate = in_child(lambda: WRITERS[name].write(tmp_path / "gone" / "drive", 1))
    if name not in ("settings", "casebook", "new run", "queue"):  # they make their folder
        assert fate.error in _SAID, fate
        assert os.listdir(tmp_path) == []  # noqa: PTH208
    ledger.survived("vanished folder")
