"""A file that cannot be trusted is refused and stays byte for byte as it was."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.casebook import schema
from core.casebook.backup import back_up, backup_folder, newest_backup
from core.casebook.casebook import Casebook
from core.casebook.opening import open_casebook
from core.error import UserError
from tests.core.casebook.case_factory import entry


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A casebook of a few cases, closed."""
    path = tmp_path / "cases.sqlite"
    book = Casebook.open(path)
    for at in range(12):
        book.add(entry(str(at), note="x" * 2000))
    book.close()
    return path


def pragma(path: Path, name: str, value: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA {name} = {value}")


def scribble(path: Path) -> None:
    """Damage pages in the middle, which no header tells of."""
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 64] = b"\xff" * 64
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda path: path.write_bytes(b""), "damaged: it is empty or cut off"),
        (lambda path: path.write_bytes(path.read_bytes()[:10]), "damaged: it is empty or cut off"),
        (lambda path: path.write_bytes(path.read_bytes()[:50]), "damaged: it is cut off"),
        (lambda path: path.write_bytes(path.read_bytes()[:-4096]), "damaged: it has"),
        (lambda path: path.write_bytes(path.read_bytes()[: -4096 + 100]), "damaged: it has"),
        (scribble, "is damaged"),
        (lambda path: path.write_text("number,label\n1,anna\n" * 20), "holds no cases"),
        (lambda path: pragma(path, "application_id", 7), "holds no cases of Dermadesk"),
        (lambda path: pragma(path, "user_version", 99), "newer Dermadesk .schema 99, known is 1"),
    ],
    ids=range(9),
)
def test_a_file_that_cannot_be_trusted_is_left_alone(
    path: Path, harm: Callable[[Path], object], said: str
) -> None:
    harm(path)
    before = hashlib.sha256(path.read_bytes()).digest()
    with pytest.raises(UserError, match=said) as caught:
        Casebook.open(path)
    assert "left as it is" in caught.value.hint
    assert hashlib.sha256(path.read_bytes()).digest() == before


def test_a_newer_file_whose_changes_lie_beside_it_is_left_alone(path: Path) -> None:
    """The header of the file itself still tells the old version."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA user_version = 99")
        waiting = path.with_name("cases.sqlite-wal")
        assert waiting.stat().st_size
        before = (path.read_bytes(), waiting.read_bytes())
        with pytest.raises(UserError, match="newer Dermadesk"):
            Casebook.open(path)
        assert (path.read_bytes(), waiting.read_bytes()) == before


def test_a_damaged_file_names_its_backup(path: Path) -> None:
    Casebook.open(path).close()  # the next day, so to speak: the first opening had no cases
    backup = newest_backup(path)
    path.write_bytes(b"")
    with pytest.raises(UserError) as caught:
        Casebook.open(path)
    assert str(backup) in caught.value.hint


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be reached"):
        Casebook.open(tmp_path / "file" / "cases.sqlite")


def test_a_new_casebook_is_made_with_its_folder_and_settings(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "cases.sqlite"
    names = ("journal_mode", "foreign_keys", "user_version", "application_id")
    with closing(open_casebook(path)) as connection:
        told = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
    assert told == ["wal", 1, len(schema.STEPS), schema.APPLICATION_ID]
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "cases.sqlite",
        "cases.sqlite.lock",
    ]


def test_an_older_file_is_brought_up_after_a_backup(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (*schema.STEPS, ("ALTER TABLE cases ADD COLUMN colour TEXT",))
    monkeypatch.setattr("core.casebook.opening.STEPS", steps)
    monkeypatch.setattr("core.casebook.opening.migrate", lambda c: schema.migrate(c, steps))
    book = Casebook.open(path)
    try:
        assert (book.count(), book.verify().faults) == (12, ())
        assert book._connection.execute("PRAGMA user_version").fetchone()[0] == 2
    finally:
        book.close()
    with closing(sqlite3.connect(newest_backup(path) or "")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone()[0] == 1


def test_a_step_that_fails_leaves_the_version_before_it(path: Path) -> None:
    steps = (*schema.STEPS, ("ALTER TABLE cases ADD COLUMN colour TEXT", "nonsense"))
    with closing(open_casebook(path)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            schema.migrate(connection, steps)
        names = [row["name"] for row in connection.execute("PRAGMA table_info(cases)")]
        assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    assert "colour" not in names


def test_a_backup_is_whole_and_made_once_a_day(path: Path) -> None:
    for _ in range(3):
        Casebook.open(path).close()
    (made,) = backup_folder(path).iterdir()
    copy = Casebook.open(made)
    try:
        assert (copy.count(), copy.verify().faults) == (12, ())
    finally:
        copy.close()


def test_the_oldest_backups_go_and_strangers_stay(path: Path) -> None:
    folder = backup_folder(path)
    folder.mkdir()
    (folder / "cases-mine.sqlite").write_text("a copy of my own")
    long_ago = datetime.now(UTC) - timedelta(days=30)
    for day in range(9):
        stamp = (long_ago + timedelta(days=day)).strftime("%Y%m%dT%H%M%S%fZ")
        (folder / f"cases-{stamp}.sqlite").write_text("")
    Casebook.open(path).close()
    names = sorted(each.name for each in folder.iterdir())
    assert len(names) == 8
    assert "cases-mine.sqlite" in names
    assert newest_backup(path) != folder / names[0]


def test_nothing_new_needs_no_backup(path: Path) -> None:
    with closing(open_casebook(path)) as connection:
        assert back_up(connection, path) is None
        assert back_up(connection, path, always=True) is not None


def test_backups_of_a_casebook_of_a_longer_name_are_none_of_ours(path: Path) -> None:
    folder = backup_folder(path)
    folder.mkdir()
    long_ago = datetime.now(UTC) - timedelta(days=30)
    stamps = [(long_ago + timedelta(days=day)).strftime("%Y%m%dT%H%M%S%fZ") for day in range(9)]
    others = {f"cases-old-{stamp}.sqlite" for stamp in stamps}
    for name in others:
        (folder / name).write_text("")
    Casebook.open(path).close()
    assert others < {each.name for each in folder.iterdir()}
