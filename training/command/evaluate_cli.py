"""The commands that judge: they parse, call and print, and hold no logic of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from core import place
from core.cli import NOTICE, plain_errors, progress_bar
from core.command.evaluation_cli import (
    evaluation_terminal,
    show_comparison,
    show_evaluation,
)
from core.error import UserError
from core.evaluation.drawing import PICTURES
from core.evaluation.evaluation import Evaluation
from core.evaluation.interval import RESAMPLES
from core.evaluation.isic import write_submission
from core.evaluation.label_issue import find_label_issues, write_label_issues
from core.evaluation.picture import save
from core.evaluation.report.compose import report_of
from core.evaluation.report.facts import Facts, model_facts
from core.evaluation.report.write import check_report_path, write_report
from core.evaluation.source import evaluate_model, evaluate_table
from core.inference.model_choice import find_bundle
from training.command.option import RunsOption
from training.evaluation import (
    TEST,
    as_run,
    compare_runs,
    evaluate_run,
)
from training.report import run_facts
from training.run_directory import RunDirectory, find_run

ResamplesOption = Annotated[
    int, typer.Option("--resamples", min=10, max=100_000, help="Resamples of each interval.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]
ReportOption = Annotated[
    list[Path] | None,
    typer.Option("--report", help="Write a report to FILE.pdf, .html or .json; may be repeated."),
]
FormatOption = Annotated[str, typer.Option("--picture-format", help="png, svg or pdf.")]
SubsetOption = Annotated[str, typer.Option("--subset", help="test or val.")]
AnsweredOption = Annotated[
    Path | None, typer.Option("--data", help="Dataset the model is to answer for, or of the table.")
]
WithKnownOption = Annotated[
    bool,
    typer.Option(
        "--with-known",
        help="Keep images of --data that the model was trained on: every figure is marked.",
    ),
]
PredictionsOption = Annotated[
    Path | None, typer.Option("--predictions", help="CSV of probabilities, of any model.")
]
TruthOption = Annotated[
    Path | None, typer.Option("--truth", help="CSV of diagnoses for --predictions.")
]
ThresholdOption = Annotated[
    float | None,
    typer.Option(
        "--threshold",
        min=0,
        max=1,
        help="Malignant from this malignancy on (default: the model's own, else 0.5).",
    ),
]
IsicOption = Annotated[
    Path | None, typer.Option("--isic", help="Write the answers as an ISIC table too.")
]
PicturesOption = Annotated[
    Path | None, typer.Option("--pictures", help="Folder to write the pictures to.")
]
LabelIssuesOption = Annotated[
    Path | None,
    typer.Option("--label-issues", help="CSV to write of labels to look at again."),
]


@plain_errors
def evaluate_command(
    model: Annotated[
        str | None, typer.Argument(metavar="RUN_OR_BUNDLE", help="A run or a model.")
    ] = None,
    data: AnsweredOption = None,
    with_known: WithKnownOption = False,
    subset: SubsetOption = TEST,
    predictions: PredictionsOption = None,
    truth: TruthOption = None,
    threshold: ThresholdOption = None,
    resamples: ResamplesOption = RESAMPLES,
    isic: IsicOption = None,
    pictures: PicturesOption = None,
    picture_format: FormatOption = "png",
    label_issues: LabelIssuesOption = None,
    reports: ReportOption = None,
    as_json: JsonOption = False,
    runs: RunsOption = None,
) -> None:
    """Judge a run, a model on a dataset, or a table: figures with intervals by lesion."""
    if model is None and predictions is None:
        raise UserError("Nothing is named to evaluate.", "Name a run, a model, or --predictions.")
    if model is not None and predictions is not None:
        raise UserError("Both a model and --predictions are named.", "Name one of them.")
    for path in reports or ():
        check_report_path(path)
    facts: Callable[[], Facts] = Facts
    with progress_bar("Evaluating") as bar:

        def report(what: str, done: int, total: int) -> None:
            bar(done, total, what)

        if predictions is not None:
            found = evaluate_table(
                predictions, truth, data=data, threshold=threshold, resamples=resamples,
                report=report,
            )  # fmt: skip
        elif data is not None:
            answered = evaluate_model(
                _bundle_of(str(model), runs), data, with_known=with_known, threshold=threshold,
                resamples=resamples, report=report,
            )  # fmt: skip
            found, facts = answered.evaluation, partial(model_facts, answered.model)
        else:
            run = _run_of(str(model), runs)
            found = evaluate_run(
                run, subset, threshold=threshold, resamples=resamples, report=report
            )
            facts = partial(run_facts, run)
    if label_issues is not None:
        found = _with_label_issues(found, label_issues)
    if isic is not None:
        write_submission(isic, found.cohort)
    if pictures is not None:
        _draw(found, pictures, picture_format)
    if reports:
        _report(found, facts(), reports, resamples)
    _tell(found, as_json)


@plain_errors
def compare_command(
    names: Annotated[list[str], typer.Argument(metavar="RUN RUN…", help="Runs on one split.")],
    subset: SubsetOption = TEST,
    resamples: ResamplesOption = RESAMPLES,
    as_json: JsonOption = False,
    runs: RunsOption = None,
) -> None:
    """Compare runs on one split with the first: differences with intervals, McNemar, DeLong."""
    folder = runs or place.runs_folder()
    chosen = [find_run(name, folder) for name in names]
    pairs, notes = compare_runs(chosen, subset, resamples=resamples)
    if as_json:
        written = {"subset": subset, "pairs": [p.to_json() for p in pairs], "notes": list(notes)}
        typer.echo(json.dumps(written, indent=2, ensure_ascii=False, allow_nan=False))
        return
    show_comparison(evaluation_terminal(), pairs)
    for note in notes:
        typer.echo(note)
    typer.echo(NOTICE, err=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file to the command line."""
    app.command("evaluate")(evaluate_command)
    app.command("compare")(compare_command)


def _tell(found: Evaluation, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(found.to_json(), indent=2, ensure_ascii=False, allow_nan=False))
        return
    show_evaluation(evaluation_terminal(), found)
    typer.echo(NOTICE, err=True)


def _with_label_issues(found: Evaluation, path: Path) -> Evaluation:
    suspicious = find_label_issues(found.cohort, found.leak)
    write_label_issues(path, suspicious.issues)
    more = {"images": len(suspicious.issues), "lesions": suspicious.lesions}
    details = {**found.details, "label_issues": more}
    return replace(found, details=details, notes=(suspicious.sentence, *found.notes))


def _draw(found: Evaluation, folder: Path, form: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with progress_bar("Drawing") as bar:
        for number, (name, draw) in enumerate(PICTURES.items(), start=1):
            save(draw(found), folder / f"{name}.{form.casefold()}")
            bar(number, len(PICTURES))


def _report(found: Evaluation, facts: Facts, paths: Sequence[Path], resamples: int) -> None:
    with progress_bar("Writing the report") as bar:
        document = report_of(
            found, facts, resamples=resamples, progress=lambda _, done, total: bar(done, total)
        )
        for path in paths:
            write_report(document, path)


def _run_of(model: str, runs: Path | None) -> RunDirectory:
    run = as_run(model, runs or place.runs_folder())
    if run is None:
        raise UserError("A model alone has no images.", "Name a dataset with --data.")
    return run


def _bundle_of(model: str, runs: Path | None) -> Path:
    run = as_run(model, runs or place.runs_folder())
    path = Path(model).expanduser() if run is None else run.path
    return find_bundle(path, runs or place.runs_folder())
