"""The command `models`: the architectures there are, and whether their weights are here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table

from core.cli import plain_errors, terminal
from core.network.head import HEADS
from core.place import weights_folder

if TYPE_CHECKING:
    from core.network.model_table import ModelRow

_WIDE = 140


@plain_errors
def models(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="Architectures, any name of timm too; without one, the named ones."),
    ] = None,
    head: Annotated[str, typer.Option(help=", ".join(HEADS))] = "normalised",
    metadata: Annotated[str, typer.Option(help="none, onehot, embedding")] = "embedding",
    weights: Annotated[
        Path | None, typer.Option(help="Folder of weights (else DERMADESK_WEIGHTS).")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List architectures: parameters, image size, and where their weights come from."""
    from core.network.model_table import model_rows  # torch and timm take seconds

    folder = weights or weights_folder()
    rows = model_rows(names or (), folder, head=head, metadata=metadata)
    if as_json:
        typer.echo(json.dumps([row.to_json() for row in rows], indent=2, ensure_ascii=False))
        return
    table = Table(
        Column("architecture", no_wrap=True), Column("side", justify="right"),
        Column("parameters", justify="right"), Column("head phase", justify="right"),
        Column("frozen", justify="right"), "offline", Column("weights", no_wrap=True), box=None,
    )  # fmt: skip
    for row in rows:
        number = row.parameters
        table.add_row(
            row.name, str(row.image_size), _millions(number.all), _millions(number.head_phase),
            _millions(number.backbone), "yes" if row.offline else "no", _weights(row, folder),
        )  # fmt: skip
    terminal(_WIDE).print(table)
    typer.echo(
        f"Missing weights: put the file into {folder}, or consent to fetch it "
        "(--set model.download=true)."
    )


def _millions(number: int) -> str:
    return f"{number / 1e6:.2f} M"


def _weights(row: ModelRow, folder: Path) -> str:
    if row.weights is None:
        return f"missing: {row.wanted}" if row.wanted else "none needed"
    place = "folder" if row.weights.is_relative_to(folder) else "package"
    return f"{place}: {row.weights.name}"


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("models")(models)
