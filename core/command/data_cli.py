"""The commands that get HAM10000: import downloaded archives, or have Kaggle's client download."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from core.cli import data_app, plain_errors, progress_bar
from core.error import UserError
from core.ham10000 import kaggle
from core.ham10000.source import CITATION, LICENCE, SOURCES
from core.ham10000.unpack import Arrived, unpack_ham10000

INCOMPLETE = 1

FolderArgument = Annotated[Path, typer.Argument(help="New or empty folder to unpack into.")]


@data_app.command("import")
@plain_errors
def import_archives(
    folder: FolderArgument,
    archives: Annotated[
        list[Path], typer.Argument(help="The downloaded ZIP files, and the table beside them.")
    ],
) -> None:
    """Unpack downloaded archives of HAM10000 safely, and count what came.

    Exit code 1 where it is not the whole dataset.
    """
    _import(archives, folder)


@data_app.command("download")
@plain_errors
def download(
    folder: FolderArgument,
    yes: Annotated[
        bool, typer.Option("--yes", help="Consent to the download without being asked.")
    ] = False,
) -> None:
    """Say where HAM10000 is offered; where Kaggle's client is installed, download with it.

    Nothing is downloaded without consent.
    """
    _print_sources()
    client = kaggle.find_client()
    if client is None:
        raise UserError(
            "Kaggle's client is not installed, and nothing else is downloaded from here.",
            f"Download in a browser, then: dermadesk data import {folder} FILES…",
        )
    typer.echo(kaggle.CONSENT)
    if not (yes or typer.confirm("Download now?")):
        typer.echo("Nothing was downloaded.")
        return
    parent = folder.expanduser().absolute().parent
    if not parent.is_dir():
        raise UserError(f"The folder {parent} does not exist.", "Name another place.")
    with tempfile.TemporaryDirectory(prefix=".kaggle-", dir=parent) as place:
        with progress_bar("Downloading (MB)") as show:
            archive = kaggle.download(
                client, Path(place), lambda what, done, total: show(done, total or done)
            )
        _import([archive], folder)


def _import(archives: list[Path], folder: Path) -> None:
    with progress_bar("Unpacking") as show:
        arrived = unpack_ham10000(archives, folder, lambda what, done, total: show(done, total))
    _print_arrived(arrived)
    if not arrived.complete:
        raise typer.Exit(INCOMPLETE)


def _print_arrived(arrived: Arrived) -> None:
    typer.echo(arrived.sentence)
    if arrived.copies:
        typer.echo(f"{arrived.copies:,} files came twice; one of each is kept.")
    typer.echo(f"It is in {arrived.folder}.")


def _print_sources() -> None:
    typer.echo("HAM10000 is offered by:")
    for source in SOURCES:
        typer.echo(f"  {source.title}: {source.address}\n    {source.files}. {source.note}")
    typer.echo(f"Licence: {LICENCE}\nPlease cite: {CITATION}")
