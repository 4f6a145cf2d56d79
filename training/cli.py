"""The commands on runs: they parse, call and print, and hold no logic of their own."""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from core import place
from core.checkup import Look
from core.cli import plain_errors, spinner, terminal
from core.error import UserError
from training.command import (
    doctor_cli,
    evaluate_cli,
    experience_cli,
    fold_cli,
    preset_cli,
    queue_cli,
    search_cli,
    threshold_cli,
    validate_cli,
)
from training.command.follow import Follower
from training.command.option import (
    ConfigArgument,
    CsvOption,
    DataOption,
    DevicesOption,
    ImagesOption,
    NodesOption,
    PresetOption,
    RunsOption,
    SettingsOption,
    SplitCsvOption,
    chosen_config,
)
from training.config import Config
from training.device.seat import check_start, read_seat
from training.run_directory import RunDirectory, Status, find_run
from training.supervisor import Supervisor, command_line_threads
from training.worker import join_team

_STOP_SECONDS = 120.0
_WIDE = 200

RunArgument = Annotated[str, typer.Argument(help="A run's folder, or its name in the runs folder.")]
DetachOption = Annotated[
    bool, typer.Option("--detach", help="Return at once; the run goes on in the background.")
]


@plain_errors
def train(
    config: ConfigArgument = None,
    preset: PresetOption = None,
    data: DataOption = None,
    csv: CsvOption = None,
    images: ImagesOption = None,
    split_csv: SplitCsvOption = None,
    settings: SettingsOption = None,
    devices: DevicesOption = None,
    nodes: NodesOption = None,
    runs: RunsOption = None,
    detach: DetachOption = False,
    no_start: Annotated[
        bool, typer.Option("--no-start", help="Make the run only; “dermadesk resume” starts it.")
    ] = False,
) -> None:
    """Make a run and train it. Ctrl+C stops it when its state is saved."""
    chosen = chosen_config(
        config, preset, settings, data=data, csv=csv, images=images, split_csv=split_csv,
        devices=devices, nodes=nodes,
    )  # fmt: skip
    if not no_start:
        check_start(read_seat(os.environ), chosen.run)
    supervisor = Supervisor(runs or place.runs_folder())
    with spinner("Opening the dataset and making the split…"):
        run = supervisor.prepare(chosen, threads=command_line_threads())
    if no_start:
        typer.echo(f"Run: {run.path}")
        return
    _go(supervisor, run, resume=False, detach=detach)


@plain_errors
def resume(run: RunArgument, runs: RunsOption = None, detach: DetachOption = False) -> None:
    """Go on with a run that was paused, stopped, or cut off."""
    supervisor = Supervisor(runs or place.runs_folder())
    found = find_run(run, supervisor.runs_folder)
    if read_seat(os.environ).world > 1:
        raise typer.Exit(join_team(found))
    _go(supervisor, found, resume=True, detach=detach)


@plain_errors
def list_all(
    runs: RunsOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the runs, newest first."""
    folder = runs or place.runs_folder()
    rows = [_facts(run) for run in Supervisor(folder).runs()]
    if as_json:
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    if not rows:
        typer.echo(f"There are no runs in {folder}.")
        return
    console = terminal(_WIDE)
    # The name is what one types next: it is never cut, and a pipe has no width to keep to.
    table = Table(Column("run", no_wrap=True), "status", "epochs", "val", "result", box=None)
    for row in rows:
        table.add_row(
            row["name"],
            row["status"],
            f"{row['epochs_done']}/{row['epochs'] or '–'}",
            _text(row["val_balanced_accuracy"]),
            escape(_result(row["figures"]) or row["problem"]),
        )
    console.print(table)
    console.print("val: balanced accuracy on the validation subset after the newest epoch.")


@plain_errors
def stop(run: RunArgument, runs: RunsOption = None) -> None:
    """Ask a run to save its state and stop, and wait for it."""
    supervisor = Supervisor(runs or place.runs_folder())
    found = find_run(run, supervisor.runs_folder)
    supervisor.request_stop(found)
    deadline = time.monotonic() + _STOP_SECONDS
    with spinner(f"Waiting for {found.name} to save its state…"):
        while found.is_locked() or found.status() is Status.RUNNING:
            if time.monotonic() > deadline:
                raise UserError(
                    f"{found.name} was asked to stop and has not yet.", "It stops when it can."
                )
            time.sleep(0.1)
    typer.echo(f"{found.name} is {found.status()}. To go on: dermadesk resume {found.path}")


def register(app: typer.Typer, further_looks: Sequence[tuple[str, Look]] = ()) -> None:
    """Add the commands on runs to the one command line; `further_looks` are for the doctor."""
    app.command("train")(train)
    app.command("resume")(resume)
    app.command("runs")(list_all)
    app.command("stop")(stop)
    preset_cli.register(app)
    doctor_cli.register(app, further_looks)
    evaluate_cli.register(app)
    threshold_cli.register(app)
    experience_cli.register(app)
    validate_cli.register(app)
    queue_cli.register(app)
    search_cli.register(app)
    fold_cli.register(app)


def _go(supervisor: Supervisor, run: RunDirectory, *, resume: bool, detach: bool) -> None:
    console = Console()
    # Made before the worker starts, so that no event is missed.
    follower = Follower(run, supervisor, console)
    if resume:
        supervisor.resume(run)
    else:
        supervisor.start(run)
    typer.echo(f"Run: {run.path}")
    code = 0 if detach else follower.follow()
    supervisor.release()
    if code:
        raise typer.Exit(code)


def _facts(run: RunDirectory) -> dict[str, Any]:
    """Return what there is to say about a run; a damaged one says so itself."""
    facts: dict[str, Any] = {"name": run.name, "path": str(run.path)}
    try:
        config: Config | None = run.config()
        problem = ""
    except UserError as error:
        config, problem = None, str(error)
    state, status = run.seen_now()
    history = state.history
    failure = state.failure
    figures = state.completed.figures if state.completed is not None else {}
    return {
        **facts,
        "status": str(status),
        "created": datetime.fromtimestamp(state.created).astimezone().isoformat(),
        "architecture": config.model.architecture if config is not None else "",
        "preset": config.preset if config is not None else "",
        "split_hash": config.run.split_hash if config is not None else "",
        "split_warning": config.run.split_warning if config is not None else "",
        "epochs_done": len(history),
        "epochs": history[-1].epochs if history else None,
        "progress": round(state.progress, 4),
        "val_balanced_accuracy": _finite(history[-1].val_balanced_accuracy) if history else None,
        "figures": {name: _finite(value) for name, value in figures.items()},
        "problem": f"{failure.message} {failure.hint}".strip() if failure else problem,
    }


def _result(figures: Mapping[str, float | None]) -> str:
    """Return the two figures that count most, of the test subset where there is one."""
    for subset in ("test", "val"):
        balanced, auc = (
            figures.get(f"{subset}_{name}") for name in ("balanced_accuracy", "macro_auc")
        )
        if balanced is not None or auc is not None:
            return f"{subset}: balanced accuracy {_text(balanced)}, macro ROC-AUC {_text(auc)}"
    return ""


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
