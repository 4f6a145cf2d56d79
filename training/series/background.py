"""Searches and folds begun from the window: as the command line begins them, in the background."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from core.error import UserError
from training.config import Config
from training.config.yaml_text import parse_mapping
from training.search.plan import Method, Pruner, SearchPlan, parse_space, points_of
from training.series.option import DEFAULT_TRIALS
from training.series.plan_file import keep_plan, read_plan_file
from training.series.presence import at_work, stop_request
from training.supervisor import detached_command, launch_detached, with_absolute_paths

SEARCH_PLAN, FOLD_PLAN = "search.yaml", "folds.yaml"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


def begin_search(
    runs_folder: Path, base: Config, space: str, values: Mapping[str, Any], slots: Sequence[str]
) -> Path:
    """Write the plan of a search, start it and return its folder; raises UserError.

    `space` is the text of a space file, `values` have the names of SEARCH_OPTIONS.
    """
    base = with_absolute_paths(base)
    dimensions = parse_space(parse_mapping(space, "The space"), base, "The space")
    method = Method(values["method"])
    whole = len(points_of(dimensions)) if method is Method.GRID else DEFAULT_TRIALS
    plan = SearchPlan(
        base, dimensions, method, Pruner(values["pruner"]), int(values["trials"]) or whole,
        int(values["seed"]),
    )  # fmt: skip
    short = "-".join(dimension.path.rpartition(".")[2] for dimension in dimensions[:2])
    folder = runs_folder / _checked(values["name"] or f"search-{short}")
    _keep(folder / SEARCH_PLAN, plan.values(), free=("trials",))
    go_on(folder, slots)
    return folder


def begin_folds(
    runs_folder: Path, base: Config, values: Mapping[str, Any], slots: Sequence[str]
) -> Path:
    """Write the plan of a cross-validation, start it and return its folder; raises UserError."""
    from training.series.fold import FoldPlan  # numpy behind it takes most of a second

    base = with_absolute_paths(base)
    plan = FoldPlan(base, int(values["folds"]), bool(values["keep_test"]))
    name = values["name"] or f"folds-{plan.folds}-{base.model.architecture}"
    folder = runs_folder / _checked(name)
    _keep(folder / FOLD_PLAN, plan.values())
    go_on(folder, slots)
    return folder


def go_on(folder: Path, slots: Sequence[str]) -> int:
    """Start a process that goes on with a series and outlives this one; raises UserError."""
    if at_work(folder):
        raise UserError(f"{folder.name} is being worked on already.", "Stop it first.")
    try:
        return launch_detached(command(folder, slots), folder / "series.log")
    except OSError as error:
        raise UserError(
            f"{folder.name} cannot be started: {error.strerror or error}.",
            "Check that its folder can be written.",
        ) from error


def ask_to_stop(folder: Path) -> None:
    """Ask those at work on a folder to save the state of their runs and end; raises UserError."""
    if not at_work(folder):
        raise UserError(f"Nobody is at work on {folder.name}.", "There is nothing to stop.")
    stop_request(folder).touch()


def command(folder: Path, slots: Sequence[str]) -> list[str]:
    """Return the command of a process that goes on with a search or folds."""
    word = "search" if (folder / SEARCH_PLAN).exists() else "folds"
    return detached_command((word, str(folder.absolute())), slots)


def base_of(folder: Path) -> Mapping[str, Any]:
    """Return the plan of a search or of folds as its file has it; raises UserError."""
    name = SEARCH_PLAN if (folder / SEARCH_PLAN).exists() else FOLD_PLAN
    return read_plan_file(folder / name)


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise UserError(f"“{name}” cannot name a folder.", "Use letters, digits, - and _.")
    return name


def _keep(path: Path, values: Mapping[str, Any], free: tuple[str, ...] = ()) -> None:
    other = FOLD_PLAN if path.name == SEARCH_PLAN else SEARCH_PLAN
    if (path.parent / other).exists() or (path.parent / "events.jsonl").exists():
        raise UserError(f"{path.parent.name} is something else already.", "Choose another name.")
    try:
        keep_plan(path, values, free=free)
    except OSError as error:
        raise UserError(
            f"{path} cannot be written: {error.strerror or error}.",
            "Choose a runs folder that can be written.",
        ) from error
