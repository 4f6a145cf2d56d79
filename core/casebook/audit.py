"""The audit log: each row carries the hash of the one before, so that a gap or a change shows.

Whoever can write the file can also write a whole new chain; to be sure of a chain its newest hash
is noted elsewhere and asked for later (`verify(…, head)`). Source of the idea: Haber and Stornetta,
How to time-stamp a digital document, J. Cryptology 3:99, 1991.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from core.casebook.row import digest, state_of

GENESIS = "0" * 64
"""What stands in the first row for the hash of the one before."""

REMOVED = "removed"
_MOST_FAULTS = 100


@dataclass(frozen=True, slots=True)
class Verification:
    """What a look through the chain found: its length, its newest hash, and what is wrong."""

    rows: int
    cases: int
    head: str
    faults: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What was found, in words."""
        kept = f"{self.rows:,} rows of the audit log and {self.cases:,} cases"
        if not self.faults:
            return f"{kept}: every one is as it was written."
        number = len(self.faults)
        return f"{kept}: {number} thing{'s' if number > 1 else ''} wrong."


def append(
    connection: sqlite3.Connection, time: str, number: int, action: str, fields: str, state: str
) -> None:
    """Add a row to the log, in the transaction that makes the change it tells of."""
    seq, previous = _newest(connection)
    values = (seq + 1, time, number, action, fields, state, previous)
    connection.execute(
        "INSERT INTO audit (seq, time, number, action, fields, state, previous, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, digest(list(values))),
    )


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the number of rows and the newest hash."""
    return _newest(connection)


def verify(connection: sqlite3.Connection, noted: str = "") -> Verification:
    """Read the whole chain and compare each case with the last row about it.

    `noted` is a hash that was the newest once: it must still be in the chain.
    """
    faults: list[str] = []
    states: dict[int, tuple[str, str]] = {}
    last, expected, count, found = GENESIS, 1, 0, not noted
    for row in connection.execute("SELECT * FROM audit ORDER BY seq"):
        *values, stored = tuple(row)
        if row["seq"] != expected:
            faults.append(f"Row {expected} of the audit log is missing.")
        if row["previous"] != last:
            faults.append(f"Row {row['seq']} does not follow the one before it.")
        if digest(values) != stored:
            faults.append(f"Row {row['seq']} was changed after it was written.")
        states[row["number"]] = (row["action"], row["state"])
        # From the row as it stands, so that one fault is told once and not of all that follow.
        last, expected, count = stored, row["seq"] + 1, count + 1
        found = found or stored == noted
    if not found:
        faults.append(f"The hash {noted[:16]}… is not in the log: rows are missing or rewritten.")
    cases, wrong = _compare(connection, states)
    return Verification(count, cases, last, tuple((faults + wrong)[:_MOST_FAULTS]))


def _compare(
    connection: sqlite3.Connection, states: dict[int, tuple[str, str]]
) -> tuple[int, list[str]]:
    """Return the number of cases, and which of them are not as the log says."""
    faults: list[str] = []
    seen: set[int] = set()
    for row in connection.execute("SELECT * FROM cases ORDER BY number"):
        number = row["number"]
        seen.add(number)
        images = connection.execute(
            "SELECT * FROM images WHERE number = ? ORDER BY position", (number,)
        ).fetchall()
        action, state = states.get(number, ("", ""))
        if not action:
            faults.append(f"Case {number} is in no row of the audit log.")
        elif action == REMOVED:
            faults.append(f"Case {number} was removed and is there again.")
        elif state != _state(row, images):
            faults.append(f"Case {number} is not as it was last saved.")
    faults += [
        f"Case {number} is gone and was not removed by Dermadesk."
        for number, (action, _) in sorted(states.items())
        if number not in seen and action != REMOVED
    ]
    return len(seen), faults


def _state(row: sqlite3.Row, images: list[sqlite3.Row]) -> str:
    """Return the hash of a case; none of a number that we would never have written."""
    try:
        return state_of(row, images)
    except ValueError:
        return ""


def _newest(connection: sqlite3.Connection) -> tuple[int, str]:
    row = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    return (0, GENESIS) if row is None else (row["seq"], row["hash"])
