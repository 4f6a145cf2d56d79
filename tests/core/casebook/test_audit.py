"""Whatever is done to the file behind our back is found by the chain, and is told apart."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from core.casebook.casebook import Casebook
from tests.core.casebook.case_factory import entry


@pytest.fixture
def filled(book: Casebook) -> Casebook:
    for name in ("one", "two", "three"):
        book.add(entry(name))
    book.update(2, note="seen")
    return book


def tamper(book: Casebook, *statements: str) -> None:
    """Change the file as any other program could, past the triggers."""
    with closing(sqlite3.connect(book.path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER audit_is_not_changed")
        connection.execute("DROP TRIGGER audit_is_not_shortened")
        for statement in statements:
            connection.execute(statement)


def test_a_sound_chain_has_no_faults(filled: Casebook) -> None:
    found = filled.verify()
    assert (found.rows, found.cases, found.faults) == (4, 3, ())
    assert found.head == filled.head()
    assert "as it was written" in found.sentence


@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        (["UPDATE audit SET action = 'looked at' WHERE seq = 2"], "Row 2 was changed"),
        (["UPDATE audit SET time = '2020' WHERE seq = 4"], "Row 4 was changed"),
        (["DELETE FROM audit WHERE seq = 3"], "Row 3 of the audit log is missing"),
        (["DELETE FROM audit WHERE seq = 1"], "Row 1 of the audit log is missing"),
        (["DELETE FROM audit WHERE seq = 4"], "Case 2 is not as it was last saved"),
        (
            [
                "UPDATE audit SET seq = 9 WHERE seq = 2",
                "UPDATE audit SET seq = 2 WHERE seq = 3",
                "UPDATE audit SET seq = 3 WHERE seq = 9",
            ],
            "Row 2 does not follow the one before it",
        ),
        (["UPDATE cases SET biopsy_text = 'mel' WHERE number = 1"], "Case 1 is not as it was"),
        (["UPDATE cases SET probabilities = '[1,0,0,0,0,0,0]' WHERE number = 3"], "Case 3 is not"),
        (["UPDATE images SET path = '/other.jpg' WHERE number = 3"], "Case 3 is not as it was"),
        (["DELETE FROM images WHERE number = 1"], "Case 1 is not as it was last saved"),
        (["DELETE FROM cases WHERE number = 1"], "Case 1 is gone"),
        (
            ["INSERT INTO cases SELECT 8, " + "created, changed, label, age, sex, site, model, "
             "model_hash, revision, views, classes, probabilities, dx, malignancy, threshold, "
             "flagged, offered, flags, answered_at, details, first_dx, first_confidence, first_at, "
             "agrees, ruling_dx, ruling_reason, ruled_at, note, biopsy_dx, biopsy_text, "
             "biopsied_at FROM cases WHERE number = 1"],
            "Case 8 is in no row",
        ),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_found(
    filled: Casebook, statements: list[str], fault: str
) -> None:
    tamper(filled, *statements)
    assert fault in " ".join(filled.verify().faults)


def test_a_removed_case_that_is_back_is_found(filled: Casebook) -> None:
    with closing(sqlite3.connect(filled.path)) as other:
        kept = other.execute("SELECT * FROM cases WHERE number = 1").fetchone()
    filled.remove(1)
    assert filled.verify().faults == ()
    with closing(sqlite3.connect(filled.path, isolation_level=None)) as other:
        other.execute(f"INSERT INTO cases VALUES ({', '.join('?' * len(kept))})", kept)
    assert filled.verify().faults == ("Case 1 was removed and is there again.",)


def test_one_fault_is_told_once_however_long_the_chain(filled: Casebook) -> None:
    tamper(filled, "UPDATE audit SET action = 'looked at' WHERE seq = 1")
    assert filled.verify().faults == ("Row 1 was changed after it was written.",)


def test_a_noted_hash_finds_a_chain_that_was_written_anew(filled: Casebook) -> None:
    noted = filled.head()
    filled.update(1, note="later")
    assert filled.verify(noted).faults == ()
    assert "is not in the log" in filled.verify("0f" * 32).faults[0]


def test_the_log_cannot_be_changed_by_mistake(filled: Casebook) -> None:
    with closing(sqlite3.connect(filled.path)) as other:
        for statement in ("DELETE FROM audit", "UPDATE audit SET action = ''"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                other.execute(statement)
