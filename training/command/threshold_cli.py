"""The command `threshold`: fits what a model decides by, and keeps it in the model."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from core import place
from core.cli import NOTICE, plain_errors, progress_bar
from core.command.evaluation_cli import evaluation_terminal, threshold_table
from core.dataset import open_dataset
from core.error import UserError
from core.evaluation.classified import classified
from core.evaluation.decision_text import prior_sentence, threshold_sentence
from core.evaluation.known import known_to
from core.evaluation.local import fitted_name, name_of
from core.evaluation.prior import PriorWish
from core.evaluation.threshold import DEFAULT_SENSITIVITY
from core.evaluation.tuning import Tuning, tune
from core.inference.model_choice import find_bundle
from training.command.option import RunsOption
from training.evaluation import as_run
from training.tuning import tune_run

PriorOption = Annotated[
    str,
    typer.Option(
        "--prior", metavar="SHARES", help="How frequent classes are where it is used: mel=0.02,…"
    ),
]
PrevalenceOption = Annotated[
    float | None,
    typer.Option("--prevalence", help="Share of malignant images where it is used, like 0.05."),
]
StrengthOption = Annotated[
    float | None,
    typer.Option("--strength", help="How far the prior is corrected: 0 not at all, 1 in full."),
]


@plain_errors
def threshold_command(
    model: Annotated[str, typer.Argument(metavar="RUN_OR_BUNDLE", help="A run or a model.")],
    sensitivity: Annotated[
        float, typer.Option("--sensitivity", help="Share of malignant images to be flagged.")
    ] = DEFAULT_SENSITIVITY,
    calibrate: Annotated[
        bool, typer.Option("--calibrate", help="Fit the temperature on the same images first.")
    ] = False,
    prior: PriorOption = "",
    prevalence: PrevalenceOption = None,
    strength: StrengthOption = None,
    data: Annotated[
        Path | None,
        typer.Option("--data", help="Dataset to fit on (default: the run's validation subset)."),
    ] = None,
    trial: Annotated[bool, typer.Option("--trial", help="Only show; write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    runs: RunsOption = None,
) -> None:
    """Choose prior and threshold of malignancy for a sensitivity, and keep them in the model."""
    wish = PriorWish(prior, prevalence, strength)
    folder = runs or place.runs_folder()
    run = as_run(model, folder)
    if data is not None:
        bundle = find_bundle(Path(model).expanduser() if run is None else run.path, folder)
        found = _tuned_on(bundle, data, sensitivity, wish, calibrate=calibrate, trial=trial)
    elif run is not None:
        found = tune_run(run, sensitivity, prior=wish, calibrate=calibrate, trial=trial)
    else:
        raise UserError("A model alone has no images.", "Name a dataset with --data.")
    if as_json:
        typer.echo(json.dumps(found.to_json(), indent=2, ensure_ascii=False, allow_nan=False))
        return
    show_tuning(found)
    typer.echo(NOTICE, err=True)


def _tuned_on(
    folder: Path,
    data: Path,
    sensitivity: float,
    wish: PriorWish,
    *,
    calibrate: bool,
    trial: bool,
) -> Tuning:
    dataset = open_dataset(data)
    with progress_bar("Classifying images") as bar:
        cohort, bundle, _ = classified(
            folder, dataset, lambda _, done, total: bar(done, total), plain=True
        )
    known = known_to(cohort, bundle)
    found = tune(
        folder,
        cohort,
        sensitivity,
        subset=fitted_name(name_of(dataset)),
        leak=known.leak,
        prior=wish,
        calibrate=calibrate,
        trial=trial,
    )
    return replace(found, notes=(*found.notes, *known.unchecked))


def show_tuning(found: Tuning) -> None:
    """Print what was fitted, on what, and what it does there."""
    console = evaluation_terminal()
    console.print(f"{found.folder}", markup=False)
    console.print(f"Fitted on {found.rule.fitted_on['subset']}: {found.population}", markup=False)
    console.print(threshold_table(found.points))
    console.print(f"Threshold of malignancy: {found.rule.threshold:.4f}")
    console.print(threshold_sentence(found.rule), markup=False)
    console.print(f"Temperature: {found.temperature:g}")
    console.print(prior_sentence(found.rule, found.classes, found.malignant), markup=False)
    for note in found.notes:
        console.print(note, markup=False)
    revision = found.written.revision if found.written is not None else None
    told = "Nothing was written." if revision is None else f"Kept as revision {revision}."
    console.print(f"{told} What a threshold does to new images is told by the test subset only.")


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("threshold")(threshold_command)
