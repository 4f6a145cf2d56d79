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

    Due is one where something was ever kept, and changed since the newest, which is a day old; or
    `always`. Raises OSError.
    """
    now = datetime.now(UTC)
    newest = newest_backup(path)
    if not always:
        made_at = None if newest is None else _time(newest, path)
        if made_at is not None and now - made_at < _EVERY:
            return None
        changed_at = _last_change(connection)
        if changed_at is None or (made_at is not None and changed_at <= made_at):
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
    """Return the backups of this casebook and of no other, the oldest first."""
    folder = backup_folder(path)
    found = [(_time(each, path), each) for each in folder.iterdir()] if folder.is_dir() else []
    return [each for _, each in sorted((time, each) for time, each in found if time is not None)]


def _time(backup: Path, path: Path) -> datetime | None:
    """Return when a file became a backup of `path`; None for what is none, as somebody's copy."""
    begin, name = f"{path.stem}-", backup.name
    if not (name.startswith(begin) and name.endswith(path.suffix)):
        return None
    stamp = name.removesuffix(path.suffix).removeprefix(begin)
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None  # a copy of somebody's own, or a backup of a casebook of a longer name


def _last_change(connection: sqlite3.Connection) -> datetime | None:
    (newest,) = connection.execute("SELECT max(time) FROM audit").fetchone()
    return None if newest is None else datetime.fromisoformat(newest)
