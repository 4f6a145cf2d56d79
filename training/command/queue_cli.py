"""The commands on the queue: they parse, call and print, and hold no logic of their own."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Column, Table

from core import place
from core.cli import plain_errors, spinner, terminal
from core.error import UserError
from training.command.narration import STOPPED, work_aloud
from training.command.option import (
    ConfigArgument,
    CsvOption,
    DataOption,
    ImagesOption,
    PresetOption,
    RunsOption,
    SettingsOption,
    SlotOption,
    SplitCsvOption,
    chosen_config,
    slots_of,
)
from training.run_directory import find_run, is_run
from training.series.queue import QueueEntry, QueueWork, RunQueue, start_detached
from training.supervisor import Supervisor, command_line_threads

_WIDE = 160

queue_app = typer.Typer(
    no_args_is_help=True, help="Let runs wait in line and train them one after the other."
)
NameArgument = Annotated[str, typer.Argument(help="A run in the queue.", metavar="RUN")]


@queue_app.command("add")
@plain_errors
def add(
    config: ConfigArgument = None,
    run: Annotated[
        str | None, typer.Option("--run", help="A run there is already, instead of a new one.")
    ] = None,
    preset: PresetOption = None,
    data: DataOption = None,
    csv: CsvOption = None,
    images: ImagesOption = None,
    split_csv: SplitCsvOption = None,
    settings: SettingsOption = None,
    runs: RunsOption = None,
) -> None:
    """Make a run, or take one there is, and put it at the end of the queue."""
    queue = RunQueue(runs or place.runs_folder())
    if run is not None:
        if any((config, preset, data, csv, images, split_csv, settings)):
            raise UserError("--run and the settings of a new run exclude each other.")
        found = find_run(run, queue.runs_folder)
    else:
        chosen = chosen_config(
            config, preset, settings, data=data, csv=csv, images=images, split_csv=split_csv
        )
        with spinner("Opening the dataset and making the split…"):
            found = Supervisor(queue.runs_folder).prepare(chosen, threads=command_line_threads())
    queue.add(found)
    typer.echo(f"Queued: {found.path}")
    if not queue.is_worked_off():
        typer.echo("To train what is queued: dermadesk queue run")


@queue_app.command("list")
@plain_errors
def show(
    runs: RunsOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the queue in order."""
    queue = RunQueue(runs or place.runs_folder())
    entries = queue.entries()
    working = queue.is_worked_off()
    if as_json:
        rows = [{"run": entry.run, "status": _status(queue, entry)} for entry in entries]
        typer.echo(json.dumps({"worked_off": working, "runs": rows}, indent=2))
        return
    if entries:
        table = Table("", Column("run", no_wrap=True), "status", box=None)
        for place_in_line, entry in enumerate(entries, start=1):
            table.add_row(str(place_in_line), escape(entry.run), _status(queue, entry))
        terminal(_WIDE).print(table)
    else:
        typer.echo("The queue is empty.")
    typer.echo("It is being worked off." if working else "Nobody works it off: dermadesk queue run")


@queue_app.command("move")
@plain_errors
def move(
    name: NameArgument,
    position: Annotated[int, typer.Argument(help="Its new place, 1 being the first.")],
    runs: RunsOption = None,
) -> None:
    """Give a run another place in line."""
    RunQueue(runs or place.runs_folder()).move(name, position)


@queue_app.command("remove")
@plain_errors
def remove(name: NameArgument, runs: RunsOption = None) -> None:
    """Take a run out of the queue; its directory stays."""
    RunQueue(runs or place.runs_folder()).remove(name)


@queue_app.command("run")
@plain_errors
def run_all(
    runs: RunsOption = None,
    slots: SlotOption = None,
    detach: Annotated[
        bool, typer.Option("--detach", help="Return at once and work in the background.")
    ] = False,
) -> None:
    """Train what is queued, in order, until nothing is left. A run that fails stops no other.

    Ctrl+C stops the runs when their state is saved; they keep their place and go on next time.
    """
    folder = runs or place.runs_folder()
    queue, devices = RunQueue(folder), slots_of(slots)
    if detach:
        process = start_detached(queue, devices)
        typer.echo(f"Working in the background (process {process}); it writes {queue.log}.")
        return
    while True:
        with queue.working():
            finished = work_aloud(
                Supervisor(folder), devices, QueueWork(queue, devices, typer.echo), typer.echo
            )
            if not finished:
                raise typer.Exit(STOPPED)
            if queue.stop_request.exists():
                return
        # Whoever has added a run since the last look was told that the queue is worked off.
        if not queue.entries() or queue.is_worked_off():
            return


@queue_app.command("stop")
@plain_errors
def stop(runs: RunsOption = None) -> None:
    """Let the runs at work come to their end, and begin no other."""
    queue = RunQueue(runs or place.runs_folder())
    if not queue.is_worked_off():
        raise UserError("Nobody works the queue off.", "There is nothing to stop.")
    queue.stop_request.touch()
    typer.echo("No other run begins; those at work go on (dermadesk stop RUN stops one).")


def _status(queue: RunQueue, entry: QueueEntry) -> str:
    run = queue.directory(entry)
    return str(run.status()) if is_run(run.path) else "gone"


def register(app: typer.Typer) -> None:
    """Add the commands to the one command line."""
    app.add_typer(queue_app, name="queue")
