"""Files that are whole or absent: a temp file beside the target, flush, fsync, `os.replace`."""

from __future__ import annotations

import csv
import json
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import IO, Any

_TRIES = 20
_FORMULA_START = ("=", "+", "-", "@", "\t")


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a temp file beside `path` that takes its place when the block ends without an error.

    Raises OSError (disk full, read-only folder); the old file is then untouched.
    """
    name = path.parent / f".{path.name}.{secrets.token_hex(4)}.tmp"
    try:
        # Unlike mkstemp this keeps the user's umask: a run on a shared disk can be read by others.
        with name.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        name.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Yield a new folder beside `path` that takes its place if the block ends without an error.

    Two renames are needed; whoever reads such a folder calls `put_back` first, which undoes the
    first of them where the second never came.
    """
    put_back(path)
    fresh = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent))
    try:
        yield fresh
        for file in fresh.rglob("*"):
            if file.is_dir():
                sync_folder(file)
                continue
            with file.open("rb+") as handle:
                os.fsync(handle.fileno())
        sync_folder(fresh)
        fresh.chmod(0o755)
        _take_place(fresh, path)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    sync_folder(path.parent)


def _take_place(fresh: Path, path: Path) -> None:
    aside = _aside(path)
    for tries_left in reversed(range(_TRIES)):
        if path.exists():
            _discard(aside)
            os.replace(path, aside)
        try:
            os.replace(fresh, path)
            break
        except OSError:
            # Whoever reads the folder may have taken this moment for a kill, and put it back.
            if not (tries_left and path.exists()):
                raise
    _discard(aside)


def _discard(aside: Path) -> None:
    """Remove what was moved aside, so that it is put back no more, however far that comes."""
    if not aside.exists():
        return
    # Its name first: half of it must not come back. And of what another machine has open a network
    # disk leaves something behind, which is no fault of the new folder: it is swept later.
    litter = aside.with_name(f"{aside.name}.{secrets.token_hex(4)}.tmp")
    os.replace(aside, litter)
    shutil.rmtree(litter, ignore_errors=True)


def put_back(path: Path) -> None:
    """Give a folder its old content back where a kill between two renames took its name away.

    A no-op for any other folder, and where nothing can be renamed.
    """
    aside = _aside(path)
    # A disk that is read-only has nobody half-way on it, and a folder that is locked says so later.
    with suppress(OSError):
        if not path.exists() and aside.exists():
            os.replace(aside, path)


def sweep(folder: Path, seconds: float = 60.0) -> None:
    """Remove what writers that were killed left unfinished in `folder`, once it is so old."""
    before = time.time() - seconds
    with suppress(OSError):  # what is left lies there hidden, and harms nobody
        for entry in list(folder.iterdir()):
            ours = entry.name.startswith(".") and entry.name.endswith(".tmp")
            if not ours or entry.lstat().st_mtime > before:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink(missing_ok=True)


def _aside(path: Path) -> Path:
    return path.parent / f".{path.name}.old"


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power loss; a no-op where folders cannot be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_bytes(path: Path, data: bytes) -> None:
    """Write `data` to `path`, whole or not at all."""
    with replacing(path) as file:
        file.write(data)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 `text` to `path`, whole or not at all."""
    write_bytes(path, text.encode("utf-8"))


def write_json(path: Path, value: Any) -> None:
    """Write `value` as indented JSON; NaN and infinity are refused (ValueError)."""
    write_text(path, json.dumps(value, indent=2, allow_nan=False, ensure_ascii=False) + "\n")


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a CSV table in which no text cell can be taken for a formula by a spreadsheet.

    Source: OWASP, "CSV injection" (a leading quote on = + - @ tab and carriage return).
    """
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[_safe(cell) for cell in row] for row in rows])
    return buffer.getvalue()


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV table, whole or not at all, without formula injection."""
    write_text(path, csv_text(header, rows))


def _safe(cell: object) -> object:
    if isinstance(cell, str):
        # A lone carriage return would end the row for some readers.
        cell = cell.replace("\r", " ")
        return "'" + cell if cell.startswith(_FORMULA_START) else cell
    return "" if cell is None else cell
