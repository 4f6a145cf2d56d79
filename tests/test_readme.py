"""The README says what there is: every command of the one command line has its row."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from core import cli as core_cli
from training import cli as training_cli

README = Path(__file__).parents[1] / "README.md"


def test_every_command_is_in_the_readme() -> None:
    app = typer.Typer()
    core_cli.register(app)
    training_cli.register(app)
    known = {entry.name for entry in (*app.registered_commands, *app.registered_groups)}
    rows = re.findall(r"^\| `dermadesk ([a-z]+)", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) == known
