"""The command that says what this computer has for training; it parses, calls and prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from types import MappingProxyType
from typing import Annotated

import typer
from rich.console import Console

from core.checkup import Look
from core.cli import spinner

_MARKS = MappingProxyType({"good": " ", "note": "·", "bad": "✗"})


def _doctor(as_json: bool, further: Sequence[tuple[str, Look]]) -> None:
    from training.device.doctor import examine, ready

    with spinner("Looking at devices, versions and folders…"):
        sections = [*examine(), *(examine(further) if further else ())]
    well = ready(sections)
    if as_json:
        found = {"ready": well, "sections": [asdict(section) for section in sections]}
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        console = Console()
        width = max(len(line.what) for section in sections for line in section.lines)
        for section in sections:
            console.print(f"[bold]{section.title}[/bold]")
            for line in section.lines:
                text = f"{_MARKS[line.verdict]} {line.what:<{width}}  {line.found} {line.hint}"
                console.print(text.rstrip(), markup=False, highlight=False, soft_wrap=True)
        console.print("Training can work." if well else "Training cannot work: see ✗.")
    if not well:
        raise typer.Exit(1)


def register(app: typer.Typer, further: Sequence[tuple[str, Look]] = ()) -> None:
    """Add the command to the one command line; `further` is looked at besides."""

    @app.command("doctor")
    def doctor(
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    ) -> None:
        """Say what was found here, what to do, and why a GPU is not used; 0: training can work."""
        _doctor(as_json, further)
