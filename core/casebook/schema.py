"""The tables of a casebook, as steps from one version to the next."""

from __future__ import annotations

import sqlite3
from contextlib import closing

APPLICATION_ID = 0x44726D61
"""In the header of the file: `Drma` says whose it is."""

_FIRST = (
    """
    CREATE TABLE cases (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        label TEXT NOT NULL,
        age REAL,
        sex TEXT NOT NULL,
        site TEXT NOT NULL,
        model TEXT NOT NULL,
        model_hash TEXT NOT NULL,
        revision INTEGER NOT NULL,
        views INTEGER NOT NULL,
        classes TEXT NOT NULL,
        probabilities TEXT NOT NULL,
        dx TEXT NOT NULL,
        malignancy REAL NOT NULL CHECK (malignancy BETWEEN 0 AND 1),
        threshold REAL,
        flagged INTEGER CHECK (flagged IN (0, 1)),
        offered TEXT,
        flags TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        details TEXT NOT NULL,
        first_dx TEXT,
        first_confidence REAL CHECK (first_confidence BETWEEN 0 AND 1),
        first_at TEXT,
        agrees INTEGER CHECK (agrees IN (0, 1)),
        ruling_dx TEXT,
        ruling_reason TEXT,
        ruled_at TEXT,
        note TEXT NOT NULL,
        biopsy_dx TEXT,
        biopsy_text TEXT,
        biopsied_at TEXT,
        CHECK ((first_dx IS NULL) = (first_at IS NULL)),
        CHECK ((agrees IS NULL) = (ruling_dx IS NULL)),
        CHECK ((biopsy_dx IS NULL) = (biopsied_at IS NULL))
    ) STRICT
    """,
    """
    CREATE TABLE images (
        number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        path TEXT NOT NULL,
        content TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        PRIMARY KEY (number, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX images_by_content ON images (content)",
    """
    CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        time TEXT NOT NULL,
        number INTEGER NOT NULL,
        action TEXT NOT NULL,
        fields TEXT NOT NULL,
        state TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
    ) STRICT
    """,
    # Against our own mistakes; against others the chain of hashes speaks.
    """
    CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
    """,
    """
    CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
    """,
)

Step = tuple[str, ...]
STEPS: tuple[Step, ...] = (_FIRST,)
"""What leads from version n to n + 1, in order; only ever added to."""


def is_ours(connection: sqlite3.Connection, steps: tuple[Step, ...]) -> bool:
    """Return whether a database holds the tables that these steps make, and nothing else.

    A view or a trigger of somebody else would run its SQL whenever cases are read or written.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        migrate(made, steps)
        return _things(made) == _things(connection)


def _things(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    """Return what a database is made of: kind, name, table and SQL, whatever its line ends."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema "
        "WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'"  # SQLite's own, a name nobody else may take
    )
    return {tuple(" ".join(str(part).split()) for part in row) for row in rows}


def migrate(connection: sqlite3.Connection, steps: tuple[Step, ...] = STEPS) -> None:
    """Bring a database to the newest version, each step whole or not at all."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, step in enumerate(steps[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
