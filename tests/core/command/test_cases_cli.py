"""The commands on cases, as they are typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from core.casebook.casebook import Casebook
from core.command import cases_cli
from core.place import cases_file
from tests.core.casebook.case_factory import entry


def typed(*arguments: str) -> Result:
    app = typer.Typer()
    cases_cli.register(app)
    app.command("other")(lambda: None)  # an app with one command drops its name
    return CliRunner().invoke(app, ["cases", *arguments])


@pytest.fixture
def kept() -> Iterator[Path]:
    """A casebook with two cases where the commands look for it."""
    book = Casebook.open(cases_file())
    book.add(entry("anna", dx="mel", first="nv", ruled="mel", biopsy="mel"))
    book.add(entry("bert", label="[red]two"))
    book.close()
    yield cases_file()


def test_list_tells_cases_and_statistics(kept: Path) -> None:
    told = typed("list")
    assert told.exit_code == 0
    assert "anna.jpg" in told.stdout and "[red]two" in told.stdout
    assert "2 of 2 cases." in told.stdout
    assert "Wrong at first, made right by the model: 1 of 1" in told.stdout
    assert "not a medical device" in told.stderr.casefold()


def test_list_filters(kept: Path) -> None:
    told = typed("list", "--biopsy", "known").stdout
    assert "anna.jpg" in told and "bert.jpg" not in told
    assert typed("list", "--biopsy", "soon").exit_code == 2


def test_export_writes_what_was_asked_for(kept: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert typed("export", str(out), "--text", "bert").exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_report_writes_a_page(kept: Path, tmp_path: Path) -> None:
    assert typed("report", "1", str(tmp_path / "one.pdf")).exit_code == 0
    assert (tmp_path / "one.pdf").read_bytes().startswith(b"%PDF-")
    assert "no case 9" in typed("report", "9", str(tmp_path / "nine.pdf")).stderr
    assert "Use one of .pdf" in typed("report", "1", str(tmp_path / "one.txt")).stderr


def test_remove_asks_first_and_the_log_stays_whole(kept: Path) -> None:
    refused = typed("remove", "2")
    assert refused.exit_code == 1
    assert typed("remove", "2", "--yes").exit_code == 0
    assert "1 of 1 cases." in typed("list").stdout
    assert typed("verify").exit_code == 0


def test_verify_ends_with_2_where_something_is_wrong(kept: Path) -> None:
    sound = typed("verify")
    assert (sound.exit_code, "as it was written" in sound.stdout) == (0, True)
    noted = sound.stdout.split()[-1]
    assert typed("verify", "--head", noted).exit_code == 0
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("UPDATE cases SET note = 'another' WHERE number = 2")
    wrong = typed("verify")
    assert wrong.exit_code == 2
    assert "Case 2 is not as it was last saved" in wrong.stdout


def test_without_cases_no_file_is_made(tmp_path: Path) -> None:
    told = typed("list", "--cases", str(tmp_path / "none.sqlite"))
    assert (told.exit_code, "There are no cases yet" in told.stderr) == (2, True)
    assert not list(tmp_path.iterdir())
