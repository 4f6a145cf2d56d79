"""A casebook file is made, or looked at before it is trusted; one that is refused stays as it was.

What can be told from the first bytes is told from them, the rest from a read-only connection.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

from core.atomic import sync_folder
from core.casebook.backup import back_up, newest_backup
from core.casebook.schema import APPLICATION_ID, STEPS, is_ours, migrate
from core.error import UserError
from core.schema import newer

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_WAIT_SECONDS = 10.0
# Places in the header: https://www.sqlite.org/fileformat.html, section 1.3.
_PAGE_SIZE, _PAGES, _USER_VERSION, _APPLICATION = (16, 18), (28, 32), (60, 64), (68, 72)


def open_casebook(path: Path) -> sqlite3.Connection:
    """Return a connection to a sound casebook of this version; one that is absent is made.

    Raises UserError for a file that is foreign, newer, truncated, damaged, or out of reach.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(path.name + ".lock"), timeout=_WAIT_SECONDS):
            if not path.exists():
                _make(path)
            return _opened(path)
    except (OSError, Timeout) as error:
        reason = getattr(error, "strerror", None) or error
        raise UserError(
            f"The cases in {path} cannot be reached ({reason}).",
            "Name another file with --cases or DERMADESK_CASES.",
        ) from error
    except sqlite3.OperationalError as error:
        raise UserError(
            f"The cases in {path} cannot be opened ({error}).",
            "Another program may hold the file, or its folder cannot be written.",
        ) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(path, str(error)) from error
    except UnicodeDecodeError as error:
        raise _damaged(path, "it holds text that is none") from error


def _opened(path: Path) -> sqlite3.Connection:
    _check_header(path)
    _check_content(path)
    connection = _connect(f"{path.resolve().as_uri()}?mode=rw")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version < len(STEPS):
            back_up(connection, path, always=True)
            migrate(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        # A commit that was told of survives a power loss too, not only a kill.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        back_up(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make an empty casebook, whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        connection = _connect(f"{fresh.resolve().as_uri()}?mode=rw")
        try:
            migrate(connection)
        finally:
            connection.close()
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(path.parent)


def _connect(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_WAIT_SECONDS)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    # What stands in the schema of a file from elsewhere may call no function of ours.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.create_function("folded", 1, _folded, deterministic=True)
    return connection


def _folded(text: object) -> str:
    """Return a text as it is searched for: SQLite's own folding knows only ASCII."""
    return text.casefold() if isinstance(text, str) else ""


def _check_header(path: Path) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header.startswith(_MAGIC):
        cut = _MAGIC.startswith(header)
        raise _damaged(path, "it is empty or cut off") if cut else _foreign(path)
    if len(header) < _HEADER:
        raise _damaged(path, "it is cut off")
    if _number(header, _APPLICATION) != APPLICATION_ID:
        raise _foreign(path)
    version = _number(header, _USER_VERSION)
    if version > len(STEPS):
        raise newer(path, version, len(STEPS))
    page = _number(header, _PAGE_SIZE)
    promised = _number(header, _PAGES) * (65536 if page == 1 else page)
    waiting = path.with_name(path.name + "-wal")
    # With changes still beside it the file may rightly be shorter than its header says.
    if size < promised and not (waiting.exists() and waiting.stat().st_size):
        raise _damaged(path, f"it has {size:,} of {promised:,} bytes")


def _check_content(path: Path) -> None:
    """Look at version and integrity through a connection that cannot write."""
    connection = _connect(f"{path.resolve().as_uri()}?mode=ro")
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(STEPS):
            raise newer(path, version, len(STEPS))
        if not is_ours(connection, STEPS[:version]):
            raise _foreign(path)
        (told,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if told != "ok":
            raise _damaged(path, " ".join(told.split()))
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise _damaged(path, "an image belongs to no case")
    finally:
        connection.close()


def _number(header: bytes, place: tuple[int, int]) -> int:
    return int.from_bytes(header[slice(*place)], "big")


def _foreign(path: Path) -> UserError:
    return UserError(
        f"{path} holds no cases of Dermadesk.",
        "It was left as it is. Name another file with --cases or DERMADESK_CASES.",
    )


def _damaged(path: Path, reason: str) -> UserError:
    backup = newest_backup(path)
    hint = (
        "There is no backup of it."
        if backup is None
        else f"Put it aside with its -wal and -shm, and copy the backup {backup} to its place."
    )
    return UserError(f"{path} is damaged: {reason}.", f"It was left as it is. {hint}")
