"""The commands on data: they parse, call and print, and hold no logic of their own.

Wrong input ends in one sentence and exit code 2 (`plain_errors`), here and in `training.cli`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec, Protocol, TypeVar

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from core.dataset import Dataset, open_dataset
from core.diagnosis import DIAGNOSES
from core.error import Problem, ProblemKind, UserError, as_user_error
from core.integrity_report import IntegrityReport, write_integrity_report
from core.notice import NOTICE as NOTICE
from core.record import UNKNOWN, Record
from core.split import (
    DEFAULT_SCHEME,
    DEFAULT_SEED,
    IMPORTED,
    SUBSETS,
    Split,
    counts,
    import_split,
    make_folds,
    make_split,
    overlaps,
    verify,
    write_split,
)

P = ParamSpec("P")
R = TypeVar("R")

WRONG_INPUT = 2
_SHOWN_PROBLEMS = 20
data_app = typer.Typer(no_args_is_help=True, help="Get a dataset, look at it, split it.")

FolderArgument = Annotated[
    Path | None, typer.Argument(help="Folder of the dataset.", show_default=False)
]
CsvOption = Annotated[Path | None, typer.Option("--csv", help="Table, where it is elsewhere.")]
ImagesOption = Annotated[
    Path | None, typer.Option("--images", help="Folder of the images, where it is elsewhere.")
]


def terminal(width: int, *, highlight: bool = True) -> Console:
    """Return a console on standard output; a pipe, which has no width to keep to, gets `width`."""
    return Console(width=None if sys.stdout.isatty() else width, highlight=highlight)


def plain_errors(command: Callable[P, R]) -> Callable[P, R]:
    """Make a command end in one sentence and exit code 2 where a person can mend what is wrong."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (UserError, OSError) as error:
            told = as_user_error(error)
            if told is None:
                raise
            raise _ended(str(told)) from error

    return run


class Bar(Protocol):
    """Moves a bar; `what` is counted, where it is not the same from beginning to end."""

    def __call__(self, done: int, total: int, what: str = "") -> None: ...


@contextmanager
def progress_bar(title: str) -> Iterator[Bar]:
    """Show a bar on standard error and yield the function `(done, total, what)` that moves it."""
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TimeRemainingColumn(),
    )  # fmt: skip
    console = Console(stderr=True)
    hidden = not console.is_terminal  # a log file wants no bars
    with Progress(*columns, console=console, transient=True, disable=hidden) as progress:
        task = progress.add_task(title, total=None)

        def move(done: int, total: int, what: str = "") -> None:
            words = f"{title}: {what}" if what else title
            progress.update(task, completed=done, total=total, description=words)

        yield move


@contextmanager
def spinner(title: str) -> Iterator[None]:
    """Show on standard error that something without known length is going on."""
    with Console(stderr=True).status(title):
        yield


@data_app.command("inspect")
@plain_errors
def inspect(
    folder: FolderArgument = None,
    csv: CsvOption = None,
    images: ImagesOption = None,
    read_images: Annotated[
        bool, typer.Option("--read-images/--names-only", help="Decode every image as a check.")
    ] = True,
    all_problems: Annotated[
        bool, typer.Option("--all-problems", help="Print every problem, not the first 20.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(help="Write it to a .html, .csv or .json file, too.")
    ] = None,
) -> None:
    """Print what a dataset holds and what is wrong with it."""
    dataset = open_dataset(folder, csv=csv, images=images)
    problems = [*dataset.problems, *(_unsound(dataset.records) if read_images else ())]
    lesions = len({record.lesion_id for record in dataset.records})
    lesion_text = f"{lesions} lesions" if dataset.lesions_known else "lesions unknown"
    console = Console()
    console.print(
        f"{dataset.root}\n{dataset.layout}: {len(dataset.records)} images, {lesion_text}",
        markup=False, highlight=False, soft_wrap=True,
    )  # fmt: skip
    console.print(_diagnosis_table(dataset))
    console.print(_patient_sentence(dataset.records), highlight=False)
    _print_problems(problems, None if all_problems else _SHOWN_PROBLEMS)
    if report is not None:
        write_integrity_report(
            report, IntegrityReport.of(dataset, problems, images_read=read_images)
        )
        typer.echo(f"Written to {report}.")


@data_app.command("split")
@plain_errors
def split(
    folder: FolderArgument = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="CSV to write.")] = Path("split.csv"),
    scheme: Annotated[
        str, typer.Option(help="Parts of train/val/test, or `folder`.")
    ] = DEFAULT_SCHEME,
    seed: Annotated[int, typer.Option(min=0, max=2**32 - 1)] = DEFAULT_SEED,
    folds: Annotated[
        int, typer.Option(help="Write so many folds for cross-validation instead.")
    ] = 0,
    source: Annotated[
        Path | None, typer.Option("--from", help="Take the split of this CSV instead.")
    ] = None,
    csv: CsvOption = None,
    images: ImagesOption = None,
) -> None:
    """Divide a dataset by lesion and diagnosis, and write who is where."""
    if folds and source is not None:
        raise UserError("--folds and --from exclude each other.")
    if not out.parent.is_dir():
        raise UserError(f"The folder {out.parent} does not exist.", "Name another place for --out.")
    dataset = open_dataset(folder, csv=csv, images=images)
    if source is not None:
        imported, problems = import_split(source, dataset.records)
        _print_problems(problems, _SHOWN_PROBLEMS)
        made: Sequence[tuple[Path, Split]] = [(out, imported)]
    elif folds:
        with spinner(f"Dividing {len(dataset.records)} images into {folds} folds"):
            parts = make_folds(dataset.records, folds, seed)
        made = [(out.with_stem(f"{out.stem}_{i}"), part) for i, part in enumerate(parts, start=1)]
    else:
        with spinner(f"Dividing {len(dataset.records)} images"):
            made = [(out, make_split(dataset.records, scheme, seed))]
        if leaks := overlaps(dataset.records, made[0][1]):
            _print_problems([Problem(ProblemKind.LEAK, scheme, told) for told in leaks], None)
    for path, part in made:
        write_split(path, dataset.records, part)
        _print_split(dataset, part)
        typer.echo(f"Written to {path}.")


@data_app.command("verify")
@plain_errors
def verify_split(
    folder: Annotated[Path, typer.Argument(help="Folder of the dataset.")],
    split_csv: Annotated[Path, typer.Argument(help="CSV with image_id and subset.")],
    csv: CsvOption = None,
    images: ImagesOption = None,
) -> None:
    """Check that no lesion of a split stands on two sides; exit code 2 where one does."""
    dataset = open_dataset(folder, csv=csv, images=images)
    imported, problems = import_split(split_csv, dataset.records)
    _print_split(dataset, imported)
    _print_problems(problems, _SHOWN_PROBLEMS)
    verify(dataset.records, imported)
    told = "No lesion stands in two subsets."
    if not dataset.lesions_known:
        told = "No image stands in two subsets; lesions are unknown, so more cannot be said."
    typer.echo(told)


@plain_errors
def demo(
    folder: Annotated[Path, typer.Argument(help="New folder to write.")],
    images: Annotated[int, typer.Option(help="Number of images.")] = 210,
    seed: Annotated[int, typer.Option(min=0, help="Another seed, other lesions.")] = 0,
) -> None:
    """Write generated lesions in the HAM10000 layout, to try everything without real images."""
    from core.synthetic import make_demo

    with progress_bar("Drawing lesions") as show:
        made = make_demo(folder, images, seed, show)
    typer.echo(f"{images} generated images are in {made}.")


def _ended(sentence: str) -> typer.Exit:
    typer.echo(f"Error: {sentence}", err=True)
    return typer.Exit(WRONG_INPUT)


def _unsound(records: Sequence[Record]) -> list[Problem]:
    from core.image.integrity import check_images

    with progress_bar("Reading images") as show:
        return list(check_images(records, progress=show))


def _diagnosis_table(dataset: Dataset) -> Table:
    number = Counter(record.dx for record in dataset.records)
    table = Table("dx", "diagnosis", "images")
    table.columns[2].justify = "right"
    for diagnosis in DIAGNOSES:
        table.add_row(diagnosis.code, diagnosis.name, str(number[diagnosis.code]))
    if number[None]:
        table.add_row("", "no known diagnosis", str(number[None]))
    return table


def _patient_sentence(records: Sequence[Record]) -> str:
    patients = [record.patient for record in records]
    ages = [patient.age for patient in patients if patient.age is not None]
    span = f"{min(ages):.0f} to {max(ages):.0f} years" if ages else "none"
    return (
        f"Ages: {span}, {len(patients) - len(ages)} missing. "
        f"Sex unknown: {sum(patient.sex == UNKNOWN for patient in patients)}. "
        f"Site unknown: {sum(patient.site == UNKNOWN for patient in patients)}."
    )


def _print_problems(problems: Sequence[Problem], limit: int | None) -> None:
    if not problems:
        typer.echo("No problems.")
        return
    typer.echo(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}:")
    for problem in problems[:limit]:
        typer.echo(f"  {problem.kind}: {problem.where}: {problem.reason}")
    hidden = len(problems) - len(problems[:limit])
    if hidden:
        typer.echo(f"  … and {hidden} more")


def _print_split(dataset: Dataset, part: Split) -> None:
    number = counts(dataset.records, part)
    subsets = [subset for subset in SUBSETS if subset in number]
    made = "" if part.scheme == IMPORTED else f", seed {part.seed}"
    typer.echo(f"Split {part.scheme}{made}, hash {part.hash}")
    table = Table("dx", *subsets)
    for column in table.columns[1:]:
        column.justify = "right"
    for diagnosis in DIAGNOSES:
        cells = [str(number[subset].get(diagnosis.code, 0)) for subset in subsets]
        table.add_row(diagnosis.code, *cells)
    table.add_row("all", *(str(sum(number[subset].values())) for subset in subsets))
    Console().print(table)


def register(app: typer.Typer) -> None:
    """Add the commands of this file to the command line."""
    app.add_typer(data_app, name="data")
    app.command("demo")(demo)
    # Here and not above: that file uses what this one offers.
    from core.command import case_cli, cases_cli, ensemble_cli, model_cli

    # The commands of data_cli add themselves to `data` when it is imported.
    from core.command import data_cli as data_cli
    from core.command.predict import predict

    app.command("predict")(predict)
    ensemble_cli.register(app)
    model_cli.register(app)
    cases_cli.register(app)
    case_cli.register(app)
