"""The command `validate`: a model on a clinic's own confirmed cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from core import place
from core.cli import NOTICE, CsvOption, ImagesOption, plain_errors, progress_bar
from core.command.evaluation_cli import evaluation_terminal
from core.command.local_cli import show_local
from core.dataset import open_dataset
from core.error import UserError
from core.evaluation.evaluation import Evaluation
from core.evaluation.interval import RESAMPLES
from core.evaluation.local import validate_locally
from core.inference.model_choice import find_bundle
from training.command.option import RunsOption
from training.evaluation import TEST, as_run, evaluate_run
from training.run_directory import RunDirectory, is_run


@plain_errors
def validate_command(
    model: Annotated[str, typer.Argument(metavar="RUN_OR_BUNDLE", help="A run or a model.")],
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder of the confirmed cases.")
    ] = None,
    csv: CsvOption = None,
    images: ImagesOption = None,
    recalibrate: Annotated[
        bool,
        typer.Option(
            "--recalibrate",
            help="Fit temperature, threshold and sets on these cases, and keep them in the model.",
        ),
    ] = False,
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
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    runs: RunsOption = None,
) -> None:
    """Test a model on your own confirmed cases: beside its internal figures, with drift."""
    if data is None and csv is None:
        raise UserError("No cases are named.", "Name their folder with --data, or a --csv.")
    folder = runs or place.runs_folder()
    run = as_run(model, folder)
    bundle = find_bundle(Path(model).expanduser() if run is None else run.path, folder)
    with progress_bar("Validating") as bar:
        found = validate_locally(
            bundle,
            open_dataset(data, csv=csv, images=images),
            internal=_internal(bundle, resamples),
            threshold=threshold,
            resamples=resamples,
            report=lambda _, done, total: bar(done, total),
        )
        if recalibrate:
            found = found.recalibrated(trial=trial)
    if as_json:
        typer.echo(json.dumps(found.to_json(), indent=2, ensure_ascii=False, allow_nan=False))
        return
    show_local(evaluation_terminal(), found)
    typer.echo(NOTICE, err=True)


def _internal(bundle: Path, resamples: int) -> Evaluation | None:
    """Return the evaluation of the run that a bundle lies in; None where it is elsewhere."""
    if not is_run(bundle.parent):
        return None
    run = RunDirectory(bundle.parent)
    has_test = bundle == run.best and (run.predictions / f"{TEST}.csv").is_file()
    return evaluate_run(run, TEST, resamples=resamples) if has_test else None


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("validate")(validate_command)
