"""The command `ensemble`: it parses, calls and prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from core.cli import NOTICE, plain_errors, spinner
from core.ensemble.greedy import FIGURES
from core.figure_name import figure_name
from core.place import runs_folder

if TYPE_CHECKING:
    from core.ensemble.make import Made


@plain_errors
def ensemble(
    out: Annotated[Path, typer.Argument(help="New folder for the ensemble.")],
    models: Annotated[
        list[Path], typer.Argument(help="Bundles or runs, of one split.", metavar="MODEL...")
    ],
    method: Annotated[
        str, typer.Option(help="mean, of probabilities, or rank, of their percentiles.")
    ] = "mean",
    greedy: Annotated[
        bool, typer.Option("--greedy", help="Choose the best subset, a model perhaps repeatedly.")
    ] = False,
    by: Annotated[
        str, typer.Option(help=f"Figure that --greedy chooses by: {', '.join(FIGURES)}.")
    ] = FIGURES[0],
    predictions: Annotated[
        list[Path] | None,
        typer.Option(
            help="Table of predictions of images new to the models, once for each model in order; "
            "without it the validation predictions of the runs."
        ),
    ] = None,
    runs: Annotated[
        Path | None, typer.Option(help="Folder of the runs, where it is elsewhere.")
    ] = None,
) -> None:
    """Make one model of several: a folder that predict and Classify open like any other."""
    from core.ensemble.make import make_ensemble

    with spinner("Making the ensemble"):
        made = make_ensemble(
            out,
            models,
            runs_folder() if runs is None else runs,
            method=method,
            greedy=by if greedy else None,
            predictions=predictions or (),
        )
    _print(made, by)
    typer.echo(f"Written to {out}.")
    typer.echo(NOTICE, err=True)


def _print(made: Made, figure: str) -> None:
    name = figure_name(figure)
    table = Table(Column("model", overflow="fold"), "counts", name, box=None)
    for number, (folder, count) in enumerate(zip(made.folders, made.counts, strict=True)):
        alone = made.alone[number].get(figure) if made.alone else None
        table.add_row(escape(str(folder)), str(count), _text(alone))
    table.add_row("all together", str(sum(made.counts)), _text(made.together.get(figure)))
    console = Console()
    console.print(table)
    if made.together:
        console.print(f"{name}: on the images of the predictions that the choice was made by.")


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def register(app: typer.Typer) -> None:
    """Add the command to the one command line."""
    app.command("ensemble")(ensemble)
