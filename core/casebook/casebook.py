"""The casebook: cases in one SQLite file, each change together with its row in the audit log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.casebook import audit
from core.casebook.entry import CHANGEABLE, Case, Entry, check_entry
from core.casebook.opening import open_casebook
from core.casebook.query import Query
from core.casebook.row import case_of, entry_values, image_rows, moment, state_of
from core.error import UserError

_PART = 500  # below the least number of variables that any SQLite takes


def now() -> datetime:
    """Return the time, UTC."""
    return datetime.now(UTC)


class Casebook:
    """An open casebook; belongs to the thread that opened it, and other processes may write too.

    Each method that changes something is one transaction: it is kept whole when it returns.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime] = now
    ) -> None:
        self._connection = connection
        self._clock = clock
        self.path = path

    @classmethod
    def open(cls, path: Path, clock: Callable[[], datetime] = now) -> Casebook:
        """Open a casebook, or make an empty one; raises UserError as `open_casebook` does."""
        return cls(open_casebook(path), path, clock)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def add(self, entry: Entry) -> Case:
        """Keep a new case and return it with its number; raises UserError where it is not sound."""
        check_entry(entry)
        time = moment(self._clock())
        values = {"created": time, "changed": time, **entry_values(entry)}
        names, marks = ", ".join(values), ", ".join("?" for _ in values)
        with self._writing() as connection:
            made = connection.execute(
                f"INSERT INTO cases ({names}) VALUES ({marks})", tuple(values.values())
            )
            number = int(made.lastrowid or 0)
            connection.executemany(
                "INSERT INTO images (number, position, path, content, sha256) "
                "VALUES (?, ?, ?, ?, ?)",
                image_rows(number, entry.images),
            )
            return self._noted(number, time, "added", ())

    def update(self, number: int, **changes: Any) -> Case:
        """Change some of `CHANGEABLE` fields of a case and return it; raises UserError.

        What is as it was is no change and leaves no trace.
        """
        unknown = set(changes) - set(CHANGEABLE)
        if unknown:
            raise ValueError(f"{', '.join(sorted(unknown))} of a case cannot be changed")
        with self._writing() as connection:
            before = self._case(number)
            entry = replace(before.entry, **changes)
            check_entry(entry)
            changed = [name for name in changes if getattr(before.entry, name) != changes[name]]
            if not changed:
                return before
            time = moment(self._clock())
            values = {"changed": time, **entry_values(entry)}
            sets = ", ".join(f"{name} = ?" for name in values)
            connection.execute(
                f"UPDATE cases SET {sets} WHERE number = ?", (*values.values(), number)
            )
            return self._noted(number, time, "changed", changed)

    def remove(self, number: int) -> None:
        """Remove a case for good; the log keeps that it was there. Raises UserError.

        Backups made before still hold it.
        """
        with self._writing() as connection:
            self._case(number)
            connection.execute("DELETE FROM cases WHERE number = ?", (number,))
            audit.append(connection, moment(self._clock()), number, audit.REMOVED, "", "")

    def case(self, number: int) -> Case:
        """Return a case; raises UserError where there is none of this number."""
        with self._reading():
            return self._case(number)

    def search(self, query: Query | None = None, limit: int = 0) -> list[Case]:
        """Return the cases that a question finds, newest first, at most `limit` (0: all)."""
        clause, values = (Query() if query is None else query).clause()
        most = f" LIMIT {int(limit)}" if limit > 0 else ""
        with self._reading() as connection:
            rows = connection.execute(
                f"SELECT * FROM cases WHERE {clause} ORDER BY number DESC{most}", values
            ).fetchall()
            return self._cases(rows)

    def count(self) -> int:
        """Return how many cases there are."""
        with self._reading() as connection:
            (number,) = connection.execute("SELECT count(*) FROM cases").fetchone()
        return int(number)

    def head(self) -> str:
        """Return the newest hash of the audit log, to be noted elsewhere."""
        with self._reading() as connection:
            return audit.head(connection)[1]

    def verify(self, head: str = "") -> audit.Verification:
        """Check the audit log and the cases against it; see `audit.verify`."""
        with self._reading() as connection:
            return audit.verify(connection, head)

    def _case(self, number: int) -> Case:
        row = self._row(number)
        if row is None:
            raise UserError(f"There is no case {number}.", "`dermadesk cases list` names all.")
        return self._cases([row])[0]

    def _row(self, number: int) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._connection.execute(
            "SELECT * FROM cases WHERE number = ?", (number,)
        ).fetchone()
        return row

    def _cases(self, rows: Sequence[sqlite3.Row]) -> list[Case]:
        images = self._images([row["number"] for row in rows])
        found = []
        for row in rows:
            try:
                found.append(case_of(row, images.get(row["number"], [])))
            except (ValueError, KeyError, TypeError) as error:
                raise UserError(
                    f"Case {row['number']} in {self.path} was changed by another program.",
                    "`dermadesk cases verify` says what is wrong; a backup has it as it was.",
                ) from error
        return found

    def _images(self, numbers: Sequence[int]) -> dict[int, list[sqlite3.Row]]:
        found: dict[int, list[sqlite3.Row]] = {}
        for start in range(0, len(numbers), _PART):
            part = numbers[start : start + _PART]
            marks = ", ".join("?" for _ in part)
            for row in self._connection.execute(
                f"SELECT * FROM images WHERE number IN ({marks}) ORDER BY number, position", part
            ):
                found.setdefault(row["number"], []).append(row)
        return found

    def _noted(self, number: int, time: str, action: str, names: Sequence[str]) -> Case:
        """Add to the log what a case has become, and return it as it is read again."""
        row = self._row(number)
        assert row is not None
        images = self._images([number]).get(number, [])
        state = state_of(row, images)
        audit.append(self._connection, time, number, action, " ".join(names), state)
        return case_of(row, images)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that nobody else writes in: kept whole, or as if it had not been."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """A transaction that sees one state, whatever others write meanwhile."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except UnicodeDecodeError as error:
            raise UserError(
                f"The cases in {self.path} are damaged: a text in them is none.",
                "Copy a backup to its place.",
            ) from error
        except sqlite3.DatabaseError as error:
            # A row that breaks a rule of the schema is a mistake of ours.
            if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
                raise
            raise UserError(
                f"The cases in {self.path} cannot be written or read ({error}).",
                "The disk may be full or the file held by another program. Nothing was changed.",
            ) from error
