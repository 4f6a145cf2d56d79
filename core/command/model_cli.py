"""The command `models`: the architectures there are; and the models one has, in and out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape
from rich.table import Column, Table
from typer.core import TyperGroup

from core.cli import plain_errors, spinner, terminal
from core.error import UserError
from core.library.source import LIBRARIES, NORMALISATIONS, ForeignModel
from core.network.head import HEADS
from core.place import models_folder, runs_folder, weights_folder

if TYPE_CHECKING:
    from core.network.model_table import ModelRow

_WIDE = 140
_LIST = "list"
RunsOption = Annotated[Path | None, typer.Option(help="Folder of the runs, where it is elsewhere.")]


class _ListsByDefault(TyperGroup):
    """`models NAME…` lists architectures, as it did before there was anything else to do."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        known = {*self.commands, "--help"}
        rest = args if args and args[0] in known else [_LIST, *args]
        parsed: list[str] = super().parse_args(ctx, rest)
        return parsed


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


@plain_errors
def bundles(runs: RunsOption = None) -> None:
    """List the models you have: those of completed runs and imported ones."""
    from core.cache import size_text
    from core.library.listing import list_models

    table = Table("model", "from", "tells apart", "split", "size", "", box=None)
    for entry in list_models(runs or runs_folder(), models_folder()):
        mark = "damaged" if entry.problem else "default" if entry.default else ""
        table.add_row(
            escape(entry.name), entry.origin, entry.target, entry.split_hash or "unknown",
            size_text(entry.bytes), mark,
        )  # fmt: skip
    terminal(_WIDE).print(table)


@plain_errors
def import_(
    source: Annotated[
        Path, typer.Argument(help="A .dermadesk file, a bundle, a run, or a state dict.")
    ],
    architecture: Annotated[
        str, typer.Option(help="Of a state dict (.pt, .pth, .safetensors): its architecture.")
    ] = "",
    classes: Annotated[
        str, typer.Option(help="Of a state dict: its classes in the order of its outputs.")
    ] = "",
    library: Annotated[str, typer.Option(help=" or ".join(LIBRARIES))] = LIBRARIES[0],
    normalisation: Annotated[str, typer.Option(help=", ".join(NORMALISATIONS))] = "imagenet",
    image_size: Annotated[int, typer.Option(min=0, max=2048, help="0 is its own.")] = 0,
    name: Annotated[str, typer.Option(help="What to call it.")] = "",
) -> None:
    """Import a model: no code of it runs, and what does not check is refused."""
    if not source.exists():
        raise UserError(f"{source} does not exist.", "Name a file or a folder.")
    with spinner("Importing"):
        if architecture or classes:
            from core.library.foreign import import_foreign  # torch takes seconds

            order = tuple(classes.replace(",", " ").split())
            said = ForeignModel(
                source, library, architecture, order, name, image_size, normalisation
            )
            folder = import_foreign(said, models_folder(), _nobody)
        else:
            from core.library.package import import_model

            folder = import_model(source, models_folder(), _nobody, name)
    typer.echo(f"Imported as {folder}.")


@plain_errors
def export(
    model: Annotated[Path, typer.Argument(help="A bundle, an ensemble or a run.")],
    out: Annotated[Path, typer.Argument(help="File to write, ending in .dermadesk.")],
) -> None:
    """Write a model as one file, to be imported elsewhere."""
    from core.inference.model_choice import find_bundle
    from core.library.book import ModelBook
    from core.library.package import SUFFIX, export_model

    folder = find_bundle(model, model)
    target = out if out.suffix == SUFFIX else out.with_name(out.name + SUFFIX)
    said = ModelBook(models_folder()).said(folder)
    typer.echo(f"Written to {export_model(folder, target, said, _nobody)}.")


@plain_errors
def prepare() -> None:
    """Make the graphs of the models that came with Dermadesk, so that no answer waits for torch."""
    from core.classifier import Classifier
    from core.inference.model_choice import model_choices

    for choice in model_choices(runs_folder()):
        if choice.bundled:
            Classifier.open(choice.folder)
            typer.echo(f"{choice.name} is ready.")


def _nobody(what: str, done: int, total: int) -> None:
    """Take progress that nobody looks at."""


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    models_app = typer.Typer(
        cls=_ListsByDefault,
        help="List architectures (`models NAME…` alone); the models you have, in and out.",
    )
    for name, command in ((_LIST, models), ("bundles", bundles), ("import", import_),
                          ("export", export), ("prepare", prepare)):  # fmt: skip
        models_app.command(name)(command)
    app.add_typer(models_app, name="models")
