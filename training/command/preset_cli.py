"""The command that lists presets and writes one out: it parses, calls and prints."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Column, Table

from core.cli import plain_errors, terminal
from training.config import (
    build_config,
    load_preset,
    preset_description,
    presets,
    recipes,
    to_yaml,
)

_WIDE = 160


@plain_errors
def show(
    name: Annotated[
        str | None,
        typer.Argument(help="Print all settings of this one as YAML.", show_default=False),
    ] = None,
) -> None:
    """List the presets, or print one as a config to change and train."""
    if name is not None:
        typer.echo(to_yaml(build_config(load_preset(name), name)), nl=False)
        return
    console = terminal(_WIDE)
    table = Table(Column("preset", no_wrap=True), "what it does", box=None)
    known = recipes()
    for each in presets():
        if known and each == known[0]:
            table.add_section()
            table.add_row("", "")
            table.add_row("known recipes", "docs/recipes.md says what each keeps and corrects")
        table.add_row(each, escape(preset_description(each)))
    console.print(table)
    console.print("One as a file of your own: dermadesk presets NAME > mine.yaml")


def register(app: typer.Typer) -> None:
    """Add the command to the one command line."""
    app.command("presets")(show)
