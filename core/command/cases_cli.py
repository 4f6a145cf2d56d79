"""The commands `cases …`: they parse, call and print."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Column, Table

from core.casebook.casebook import Casebook
from core.casebook.entry import Case
from core.casebook.export import check_export_path, write_export
from core.casebook.query import BIOPSIES, RULINGS, Query
from core.casebook.reading import reading_statistics
from core.cli import NOTICE, WRONG_INPUT, plain_errors, spinner, terminal
from core.error import UserError
from core.inference.model_choice import find_bundle
from core.layout.table import one_line
from core.place import cases_file

_WIDE = 150
cases_app = typer.Typer(no_args_is_help=True, help="The cases that were classified and kept.")

FileOption = Annotated[
    Path | None, typer.Option("--cases", help="File of the cases (else DERMADESK_CASES).")
]
TextOption = Annotated[str, typer.Option(help="Words in label, note, site, diagnosis, file name.")]
DxOption = Annotated[str, typer.Option(help="The model's call, a class.")]
RulingOption = Annotated[str, typer.Option(help=f"{', '.join(RULINGS)}, or a diagnosis.")]
BiopsyOption = Annotated[str, typer.Option(help=f"{', '.join(BIOPSIES)}, or a diagnosis.")]
FlagOption = Annotated[str, typer.Option(help="Only cases with this warning.")]


@cases_app.command("list")
@plain_errors
def list_cases(
    text: TextOption = "",
    dx: DxOption = "",
    ruling: RulingOption = "",
    biopsy: BiopsyOption = "",
    flag: FlagOption = "",
    limit: Annotated[int, typer.Option(min=0, help="At most so many, newest first.")] = 50,
    file: FileOption = None,
) -> None:
    """List cases, newest first, and the reading statistics of all that were found."""
    with _opened(file) as book:
        found = book.search(Query(text=text, dx=dx, ruling=ruling, biopsy=biopsy, flag=flag))
        every = book.count()
    shown = found[:limit] if limit else found
    console = terminal(_WIDE, highlight=False)
    if shown:
        console.print(_table(shown))
    left = len(found) - len(shown)
    more = f", {left} of them not shown" if left else ""
    console.print(f"{len(found)} of {every} cases{more}.")
    statistics = reading_statistics(case.entry for case in found)
    for share in statistics.shares:
        if share.of:
            console.print(f"  {share.title}: {share.text}")
    typer.echo(NOTICE, err=True)


@cases_app.command("export")
@plain_errors
def export_cases(
    out: Annotated[Path, typer.Argument(help="File to write: .csv or .json.")],
    text: TextOption = "",
    dx: DxOption = "",
    ruling: RulingOption = "",
    biopsy: BiopsyOption = "",
    flag: FlagOption = "",
    file: FileOption = None,
) -> None:
    """Write cases to a table or to JSON, file names and notes included."""
    check_export_path(out)
    with _opened(file) as book:
        found = book.search(Query(text=text, dx=dx, ruling=ruling, biopsy=biopsy, flag=flag))
        write_export(found, out, book.head())
    typer.echo(f"{len(found)} cases written to {out}.", err=True)
    typer.echo(NOTICE, err=True)


@cases_app.command("verify")
@plain_errors
def verify_cases(
    head: Annotated[
        str, typer.Option(help="A hash that was printed once: it must still be in the log.")
    ] = "",
    file: FileOption = None,
) -> None:
    """Check the audit log and the cases against it; exit code 2 where something is wrong."""
    with _opened(file) as book:
        found = book.verify(head)
    for fault in found.faults:
        typer.echo(fault)
    typer.echo(found.sentence)
    typer.echo(f"Newest hash: {found.head}")
    if found.faults:
        raise typer.Exit(WRONG_INPUT)


@cases_app.command("report")
@plain_errors
def report_case(
    number: Annotated[int, typer.Argument(help="Number of the case.")],
    out: Annotated[Path, typer.Argument(help="File to write: .pdf, .html or .json.")],
    model: Annotated[
        Path | None,
        typer.Option(help="Its model; without it, looked for where it lay and among the runs."),
    ] = None,
    overlay: Annotated[
        bool, typer.Option("--overlay", help="Also show where its call was seen (Grad-CAM).")
    ] = False,
    file: FileOption = None,
) -> None:
    """Write the page of a case: picture, answer, what such answers were worth, the decision."""
    with _opened(file) as book:
        case = book.case(number)
    with spinner("Writing the page"):
        from core.casebook.sheet_file import write_case_sheet  # with numpy: not for --help

        folder = None if model is None else find_bundle(model, model)
        write_case_sheet(case, out, model=folder, overlay=overlay)
    typer.echo(f"Case {number} written to {out}.", err=True)
    typer.echo(NOTICE, err=True)


@cases_app.command("remove")
@plain_errors
def remove_case(
    number: Annotated[int, typer.Argument(help="Number of the case.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    file: FileOption = None,
) -> None:
    """Remove a case for good; the audit log keeps that it was there, older backups hold it."""
    with _opened(file) as book:
        case = book.case(number)
        name = one_line(case.entry.label or case.entry.images[0].path.name)
        if not yes:
            typer.confirm(f"Remove case {number} ({name}) for good?", abort=True)
        book.remove(number)
    typer.echo(f"Case {number} is removed. Backups beside the file may still hold it.", err=True)


@contextmanager
def _opened(file: Path | None) -> Iterator[Casebook]:
    path = cases_file() if file is None else file
    if not path.exists():
        raise UserError(f"There are no cases yet: {path} does not exist.", "Keep one on Classify.")
    book = Casebook.open(path)
    try:
        yield book
    finally:
        book.close()


def _table(cases: list[Case]) -> Table:
    table = Table(
        Column("case", justify="right"), "kept (UTC)", "label", Column("image", overflow="fold"),
        "call", Column("malignancy", justify="right"), "flags", "first", "decision", "biopsy",
        box=None,
    )  # fmt: skip
    for case in cases:
        entry = case.entry
        ruling = entry.ruling
        decision = "–" if ruling is None else "agrees" if ruling.agrees else f"→ {ruling.dx}"
        cells = (
            str(case.number), f"{case.created:%Y-%m-%d %H:%M}", entry.label,
            entry.images[0].path.name, entry.answer.prediction.dx,
            f"{entry.answer.prediction.malignancy:.3f}", " ".join(entry.answer.flags),
            "–" if entry.first is None else entry.first.dx, decision,
            "–" if entry.biopsy is None else entry.biopsy.dx,
        )  # fmt: skip
        table.add_row(*(escape(one_line(cell)) for cell in cells))
    return table


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.add_typer(cases_app, name="cases")
