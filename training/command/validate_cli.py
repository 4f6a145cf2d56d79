"""The command `validate`: a model on a clinic's own confirmed cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from core import place
from core.casebook.confirmed import confirmed_cases
from core.cli import NOTICE, CsvOption, ImagesOption, plain_errors, progress_bar
from core.command.evaluation_cli import evaluation_terminal
from core.command.local_cli import show_history, show_local
from core.dataset import open_dataset
from core.error import UserError
from core.evaluation.interval import RESAMPLES
from core.evaluation.local import LocalValidation
from core.evaluation.report.local_report import local_report_of
from core.evaluation.report.write import check_report_path, write_report
from core.evaluation.validation_log import past_validations
from core.inference.model_choice import find_bundle
from training.command.option import RunsOption
from training.evaluation import as_run
from training.validation import facts_of, validate_model

RecalibrateOption = Annotated[
    bool,
    typer.Option(
        "--recalibrate",
        help="Fit temperature, threshold and sets on these cases, and keep them in the model.",
    ),
]
ReportOption = Annotated[
    list[Path] | None,
    typer.Option("--report", help="Write a report to FILE.pdf, .html or .json; may be repeated."),
]


@plain_errors
def validate_command(
    model: Annotated[str, typer.Argument(metavar="RUN_OR_BUNDLE", help="A run or a model.")],
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder of the confirmed cases.")
    ] = None,
    kept: Annotated[
        bool, typer.Option("--kept", help="The cases kept in Dermadesk that have a biopsy.")
    ] = False,
    csv: CsvOption = None,
    images: ImagesOption = None,
    recalibrate: RecalibrateOption = False,
    trial: Annotated[
        bool, typer.Option("--trial", help="With --recalibrate: only show; write nothing.")
    ] = False,
    threshold: Annotated[
        float | None,
        typer.Option("--threshold", min=0, max=1, help="Malignant from this malignancy on."),
    ] = None,
    resamples: Annotated[
        int, typer.Option("--resamples", min=10, max=100_000, help="Resamples of each interval.")
    ] = RESAMPLES,
    history: Annotated[
        bool, typer.Option("--history", help="Show the validations so far, and make none.")
    ] = False,
    reports: ReportOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    runs: RunsOption = None,
) -> None:
    """Test a model on your own confirmed cases: beside its internal figures, with drift."""
    folder = runs or place.runs_folder()
    run = as_run(model, folder)
    bundle = find_bundle(Path(model).expanduser() if run is None else run.path, folder)
    if history:
        _tell_history(bundle, as_json)
        return
    if (data is None and csv is None) is not kept:
        raise UserError(
            "Not one place of cases is named.", "Name --data or --csv, or --kept and neither."
        )
    for path in reports or ():
        check_report_path(path)
    with progress_bar("Validating") as bar:
        found = validate_model(
            bundle,
            confirmed_cases(place.cases_file())
            if kept
            else open_dataset(data, csv=csv, images=images),
            threshold=threshold,
            resamples=resamples,
            report=lambda _, done, total: bar(done, total),
        )
        if recalibrate:
            found = found.recalibrated(trial=trial)
    if reports:
        _report(found, reports, resamples)
    if as_json:
        _print_json(found.to_json())
        return
    show_local(evaluation_terminal(), found)
    typer.echo(NOTICE, err=True)


def _report(found: LocalValidation, paths: list[Path], resamples: int) -> None:
    with progress_bar("Writing the report") as bar:
        document = local_report_of(
            found,
            facts_of(found.folder),
            past_validations(found.folder),
            resamples=resamples,
            progress=lambda _, done, total: bar(done, total),
        )
        for path in paths:
            write_report(document, path)


def _tell_history(bundle: Path, as_json: bool) -> None:
    series = past_validations(bundle)
    if as_json:
        _print_json([past.to_json() for past in series])
        return
    show_history(evaluation_terminal(), bundle, series)
    typer.echo(NOTICE, err=True)


def _print_json(value: object) -> None:
    typer.echo(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False))


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("validate")(validate_command)
