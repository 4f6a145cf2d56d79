"""Backups of a casebook, made by themselves: one a day on which something changed, seven kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.atomic import write_bytes

_EVERY = timedelta(hours=20)  # whoever begins work at the same hour each day gets one each day
_KEPT = 7
_STAMP = "%Y%m%dT%H%M%S%fZ"


def backup_folder(path: Path) -> Path:
    """Return the folder of the backups of a casebook."""
    return path.parent / "backups"


def newest_backup(path: Path) -> Path | None:
    """Return the newest backup of a casebook; None where there is none."""
    return next(iter(reversed(_backups(path))), None)


def back_up(connection: sqlite3.Connection, path: Path, *, always: bool = False) -> Path | None:
    """Write a backup where one is due and return it; None where none is.

    Due is one where there are cases and the newest is a day old, or `always`. Raises OSError.
    """
    now = datetime.now(UTC)
    newest = newest_backup(path)
    if not always:
        if newest is not None and now - _time(newest) < _EVERY:
            return None
        if not _has_cases(connection) or (newest and not _changed_since(connection, newest)):
            return None
    folder = backup_folder(path)
    folder.mkdir(exist_ok=True)
    made = folder / f"{path.stem}-{now.strftime(_STAMP)}{path.suffix}"
    with closing(sqlite3.connect(":memory:")) as copy:
        # The backup API reads a state that is whole, whoever else is writing meanwhile.
        connection.backup(copy)
        write_bytes(made, copy.serialize())
    for old in _backups(path)[:-_KEPT]:
        old.unlink(missing_ok=True)
    return made


def _backups(path: Path) -> list[Path]:
    found = backup_folder(path).glob(f"{path.stem}-*{path.suffix}")
    return sorted(each for each in found if _is_ours(each))


def _is_ours(backup: Path) -> bool:
    try:
        _time(backup)
    except ValueError:
        return False  # somebody's own copy beside ours, which is not ours to remove
    return True


def _time(backup: Path) -> datetime:
    stamp = backup.stem.rpartition("-")[2]
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _has_cases(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM audit LIMIT 1").fetchone() is not None


def _changed_since(connection: sqlite3.Connection, backup: Path) -> bool:
    (newest,) = connection.execute("SELECT max(time) FROM audit").fetchone()
    return datetime.fromisoformat(newest) > _time(backup)
