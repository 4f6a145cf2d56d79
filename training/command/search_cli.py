"""The command `search`: it parses, calls and prints, and holds no logic of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from filelock import FileLock
from rich.markup import escape
from rich.table import Column, Table

from core import place
from core.cli import plain_errors, spinner, terminal
from training.command.narration import STOPPED, work_aloud
from training.command.option import (
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
    threads_of,
)
from training.search.plan import (
    SAME_PLACE,
    Method,
    Pruner,
    SearchPlan,
    absolute_storage,
    points_of,
    read_plan,
    read_space,
)
from training.series.background import SEARCH_PLAN
from training.series.option import DEFAULT_TRIALS, METHOD, PRUNER, SEED, TRIALS
from training.series.plan_file import keep_plan
from training.series.presence import present, stop_request
from training.supervisor import Supervisor, with_absolute_paths

if TYPE_CHECKING:
    from training.search.result import TrialRow

_WIDE = 200
_SHOWN = 20


SpaceArgument = Annotated[
    Path,
    typer.Argument(
        help="YAML file with the settings to try, as “optimise.batch_size: [32, 64]” or "
        "“head_phase.learning_rate: {low: 1e-4, high: 1e-2, log: true}”; or the folder of a "
        "search, to go on with it as it was begun."
    ),
]
TrialsOption = Annotated[
    int | None,
    typer.Option(min=0, help=TRIALS.description),
]
MethodOption = Annotated[Method, typer.Option(help=METHOD.description)]
PrunerOption = Annotated[Pruner, typer.Option(help=PRUNER.description)]
StorageOption = Annotated[
    str,
    typer.Option(
        help="Where the trials are kept: a file, or a database URL (sqlite:///…, postgresql://…). "
        "Without it a journal file in the folder of the search, which works on network disks too: "
        "several processes or machines that give the same command on a shared runs folder work "
        "together. Not so SQLite, which wants a local disk."
    ),
]
NameOption = Annotated[
    str, typer.Option(help="Name of the search (default: search- and the file's name).")
]
SeedOption = Annotated[int, typer.Option(min=0, help=SEED.description)]
BaseOption = Annotated[
    Path | None, typer.Option("--config", help="Config file that trials begin with.")
]


@plain_errors
def search(
    space: SpaceArgument,
    trials: TrialsOption = None,
    method: MethodOption = Method.TPE,
    pruner: PrunerOption = Pruner.MEDIAN,
    storage: StorageOption = "",
    name: NameOption = "",
    seed: SeedOption = 0,
    config: BaseOption = None,
    preset: PresetOption = None,
    data: DataOption = None,
    csv: CsvOption = None,
    images: ImagesOption = None,
    split_csv: SplitCsvOption = None,
    settings: SettingsOption = None,
    slots: SlotOption = None,
    runs: RunsOption = None,
) -> None:
    """Try settings in many runs, compared by run.monitor on the validation subset.

    No trial looks at the test subset. Whatever ends a search (Ctrl+C, a crash, power), the same
    command goes on with it: trials that are still trained are followed, interrupted ones resumed.
    """
    if space.is_dir():
        folder, plan = space, read_plan(space / SEARCH_PLAN)
        plan = replace(plan, trials=trials or plan.trials)
    else:
        base = with_absolute_paths(
            chosen_config(
                config, preset, settings, data=data, csv=csv, images=images, split_csv=split_csv
            )
        )
        dimensions = read_space(space, base)
        count = trials or (len(points_of(dimensions)) if method is Method.GRID else DEFAULT_TRIALS)
        place_of = absolute_storage(storage)
        plan = SearchPlan(base, dimensions, method, pruner, count, seed, place_of)
        folder = (runs or place.runs_folder()) / (name or f"search-{space.stem}")
    keep_plan(folder / SEARCH_PLAN, plan.values(), free=("trials",), alike=SAME_PLACE)
    _go(plan, folder, slots_of(slots))


def _go(plan: SearchPlan, folder: Path, slots: Sequence[str]) -> None:
    with present(folder):
        _work(plan, folder, slots)


def _work(plan: SearchPlan, folder: Path, slots: Sequence[str]) -> None:
    with spinner("Opening the search…"):
        from training.search.result import write_results
        from training.search.search import Search  # Optuna takes a second
        from training.search.study import open_study

        study = open_study(plan, folder)
    supervisor = Supervisor(folder)
    threads = threads_of(slots)
    work = Search(plan, folder, study, supervisor, threads, typer.echo)
    typer.echo(f"Search: {folder}")
    finished = work_aloud(supervisor, slots, work, typer.echo, stop_request(folder))
    with FileLock(folder / "results.lock"):  # several processes may come to the end together
        rows = write_results(study, plan, folder)
    _show(rows, plan, folder)
    work.finish()
    if not finished:
        typer.echo(f"To go on: dermadesk search {folder}")
        raise typer.Exit(STOPPED)


def _show(rows: Sequence[TrialRow], plan: SearchPlan, folder: Path) -> None:
    from training.search.result import BEST, PLOT, TABLE

    paths = [dimension.path for dimension in plan.space]
    table = Table(Column("trial", no_wrap=True), "state", plan.monitor, *paths, box=None)
    for row in rows[:_SHOWN]:
        values = ["" if path not in row.params else f"{row.params[path]}" for path in paths]
        figure = "–" if row.value is None else f"{row.value:.4f}"
        table.add_row(row.run, row.state, figure, *(escape(_short(value)) for value in values))
    terminal(_WIDE).print(table)
    states = [row.state for row in rows]
    counted = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    typer.echo(f"{len(rows)} of {plan.trials} trials: {counted or 'none'}. Table: {folder / TABLE}")
    if (folder / f"{PLOT}.svg").exists():
        typer.echo(f"Importance of the settings: {folder / PLOT}.svg, .png")
    if (folder / BEST).exists():
        typer.echo(f"The best config, to train anew: dermadesk train {folder / BEST}")


def _short(value: str) -> str:
    try:
        return value if len(value) < 10 else f"{float(value):.4g}"
    except ValueError:
        return value


def register(app: typer.Typer) -> None:
    """Add the command to the one command line."""
    app.command("search")(search)
