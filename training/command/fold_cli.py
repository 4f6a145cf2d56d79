"""The command `folds`: it parses, calls and prints, and holds no logic of its own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Column, Table

from core import place
from core.cli import NOTICE, plain_errors, spinner, terminal
from core.error import UserError
from core.figure_name import figure_name
from core.lock import holding
from training.command.narration import STOPPED, work_aloud
from training.command.option import (
    CsvOption,
    DataOption,
    ImagesOption,
    PresetOption,
    RunsOption,
    SettingsOption,
    SlotOption,
    chosen_config,
    slots_of,
    threads_of,
)
from training.series.background import FOLD_PLAN
from training.series.fold import (
    FIGURES,
    PREDICTIONS,
    FoldPlan,
    Folds,
    OutOfFold,
    fold_run,
    gather,
    prepare_folds,
    read_fold_plan,
)
from training.series.option import FOLDS as FOLDS_OPTION
from training.series.option import KEEP_TEST
from training.series.plan_file import keep_plan
from training.series.presence import present, stop_request
from training.supervisor import Supervisor, with_absolute_paths

_FAILED = 1
_WIDE = 160

PlanArgument = Annotated[
    Path | None,
    typer.Argument(
        help="Config file (YAML); or the folder of folds, to go on with them as they were begun.",
        show_default=False,
    ),
]
FoldsOption = Annotated[
    int,
    typer.Option(
        "--folds",
        min=int(FOLDS_OPTION.minimum or 2),
        max=int(FOLDS_OPTION.maximum or 50),
        help=FOLDS_OPTION.description,
    ),
]
NameOption = Annotated[
    str, typer.Option(help="Name of the folder (default: folds-, their number, the backbone).")
]
KeepTestOption = Annotated[
    bool,
    typer.Option("--keep-test", help=KEEP_TEST.description),
]


@plain_errors
def folds(
    config: PlanArgument = None,
    number: FoldsOption = 5,
    name: NameOption = "",
    keep_test: KeepTestOption = False,
    preset: PresetOption = None,
    data: DataOption = None,
    csv: CsvOption = None,
    images: ImagesOption = None,
    settings: SettingsOption = None,
    slots: SlotOption = None,
    runs: RunsOption = None,
) -> None:
    """Train a run for each fold of the lesions, and predict every image by one that never saw it.

    The best epoch of a fold is chosen on a fifth of its other lesions, not on the held-out ones.
    The same command goes on with folds that were interrupted, and repeats none that is finished.
    """
    if config is not None and config.is_dir():
        folder, plan = config, read_fold_plan(config / FOLD_PLAN)
        with _alone(folder), present(folder):
            _go(plan, folder, slots_of(slots))
        return
    chosen = chosen_config(config, preset, settings, data=data, csv=csv, images=images)
    plan = FoldPlan(with_absolute_paths(chosen), number, keep_test)
    if plan.base.data.folder is None and plan.base.data.csv is None:
        raise UserError("No dataset is given.", "Name a folder (data.folder, --data).")
    backbone = plan.base.model.architecture
    folder = (runs or place.runs_folder()) / (name or f"folds-{number}-{backbone}")
    keep_plan(folder / FOLD_PLAN, plan.values())
    with _alone(folder), present(folder):
        _go(plan, folder, slots_of(slots))


def _alone(folder: Path) -> AbstractContextManager[None]:
    refusal = UserError(f"Another process works on {folder.name}.", "Wait for its end.")
    return holding(folder / "folds.lock", refusal)


def _go(plan: FoldPlan, folder: Path, slots: Sequence[str]) -> None:
    with spinner(f"Dividing the lesions into {plan.folds} folds…"):
        prepare_folds(plan, folder)
    supervisor = Supervisor(folder)
    threads = threads_of(slots)
    typer.echo(f"Folds: {folder}")
    work = Folds(plan, folder, supervisor, threads)
    finished = work_aloud(supervisor, slots, work, typer.echo, stop_request(folder))
    if left := work.unfinished():
        names = ", ".join(fold_run(folder, number).name for number in left)
        typer.echo(f"Not complete: {names}. The same command goes on with them.")
        raise typer.Exit(_FAILED if finished else STOPPED)
    _show(gather(plan, folder), plan, folder)


def _show(found: OutOfFold, plan: FoldPlan, folder: Path) -> None:
    table = Table(
        Column("figure", no_wrap=True), "all images", "mean of folds", "deviation", box=None
    )
    for name, value in found.figures.items():
        mean, deviation = found.spread(name)
        table.add_row(figure_name(name), *(_text(each) for each in (value, mean, deviation)))
    terminal(_WIDE).print(table)
    left_out = f", {found.left_out} could not be read" if found.left_out else ""
    typer.echo(
        f"{found.images} images predicted out of fold{left_out}; {plan.folds} folds, "
        f"split {found.scheme_hash}"
    )
    if warning := fold_run(folder, 1).config().run.split_warning:
        typer.echo(warning)
    typer.echo(f"Written to {folder / PREDICTIONS} and {folder / FIGURES}")
    typer.echo(NOTICE)


def _text(value: float) -> str:
    return f"{value:.4f}" if math.isfinite(value) else "–"


def register(app: typer.Typer) -> None:
    """Add the command to the one command line."""
    app.command("folds")(folds)
