"""How far searches and folds are, read from their folders as they grow; knows no Optuna."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.error import UserError
from core.json_text import parse_json
from training.events import EventReader
from training.run_directory import RunDirectory, is_run
from training.run_state import RunState, Status, best_value, sign_of
from training.series.background import FOLD_PLAN, SEARCH_PLAN, base_of
from training.series.presence import at_work, stop_request

SEARCH, FOLDS = "search", "folds"


@dataclass(frozen=True, slots=True)
class SeriesRun:
    """One run of a series: its best figure (nan: none yet) and the settings that it has alone."""

    name: str
    status: Status
    epochs: int
    figure: float
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One search, or one set of folds. `total` runs in all; `figure` is what `monitor` names."""

    path: Path
    kind: str
    total: int
    monitor: str
    workers: int
    stopping: bool
    runs: tuple[SeriesRun, ...]
    headers: tuple[str, ...]
    outcome: Mapping[str, float]
    problem: str = ""

    @property
    def done(self) -> int:
        """How many runs have come to an end: of a search those that were cut short too."""
        over = (Status.COMPLETED, Status.FAILED)
        cut = (Status.STOPPED,) if self.kind == SEARCH and not self.stopping else ()
        return sum(run.status in (*over, *cut) for run in self.runs)

    @property
    def best(self) -> SeriesRun | None:
        """The run with the best figure."""
        known = [run for run in self.runs if math.isfinite(run.figure)]
        return max(known, key=lambda run: sign_of(self.monitor) * run.figure, default=None)


@dataclass
class _Followed:
    run: RunDirectory
    reader: EventReader
    state: RunState = field(default_factory=RunState)
    values: tuple[str, ...] | None = None


class SeriesReader:
    """Follows all series of a runs folder; reads only what was added since the last look."""

    def __init__(self, runs_folder: Path) -> None:
        self._folder = runs_folder
        self._plans: dict[Path, Mapping[str, Any]] = {}
        self._runs: dict[Path, _Followed] = {}

    def rows(self) -> tuple[SeriesRow, ...]:
        """Return the series in the folder, newest first; a folder that is not there has none."""
        try:
            folders = [path for path in self._folder.iterdir() if not path.name.startswith(".")]
        except OSError:
            return ()
        found = [path for path in folders if _kind(path)]
        return tuple(self._row(path) for path in sorted(found, key=_made, reverse=True))

    def _row(self, path: Path) -> SeriesRow:
        kind = _kind(path)
        try:
            plan = self._plans.get(path) or base_of(path)
            config = plan["config"]
            total = int(plan["trials" if kind == SEARCH else "folds"])
            monitor = str(config["run"]["monitor"])
            space = list(plan["space"]) if kind == SEARCH else []
            names = sorted(entry.name for entry in path.iterdir() if is_run(entry))
        except (UserError, OSError, KeyError, TypeError, ValueError) as error:
            # One that goes between two looks is gone at the next.
            return SeriesRow(path, kind, 0, "", 0, False, (), (), {}, f"Damaged: {error}")
        if total:
            self._plans[path] = plan
        return SeriesRow(
            path, kind, total, monitor, at_work(path), stop_request(path).exists(),
            tuple(self._run(path / name, monitor, space) for name in names), tuple(space),
            _outcome(path),
        )  # fmt: skip

    def _run(self, path: Path, monitor: str, space: list[str]) -> SeriesRun:
        followed = self._runs.get(path)
        if followed is None:
            run = RunDirectory(path)
            followed = self._runs[path] = _Followed(run, EventReader(run.events))
        try:
            status = followed.run.follow(followed.reader, followed.state)
        except OSError:
            self._runs.pop(path, None)  # taken away: the next look has the last word
            status = followed.state.status(locked=None, now=time.time())
        if followed.values is None:
            followed.values = _values(followed.run, space)
        history = followed.state.history
        best = best_value(history, monitor)
        return SeriesRun(path.name, status, len(history), best, followed.values)


def _kind(path: Path) -> str:
    # Of os.path: a folder that may not be looked into is no series, where Path raises.
    plans = {SEARCH: SEARCH_PLAN, FOLDS: FOLD_PLAN}
    found = (kind for kind, name in plans.items() if os.path.isfile(path / name))  # noqa: PTH113
    return next(found, "")


def _made(path: Path) -> float:
    try:
        return path.stat().st_ctime
    except OSError:
        return 0.0


def _values(run: RunDirectory, space: list[str]) -> tuple[str, ...]:
    from training.config import settings_of

    try:
        settings = settings_of(run.config())
    except UserError:
        return tuple("?" for _ in space)
    return tuple(settings.get(path, "") for path in space)


def _outcome(path: Path) -> Mapping[str, float]:
    """Return the figures over all folds, once they are gathered."""
    try:
        value = parse_json((path / "figures.json").read_bytes())
        return {str(name): float(figure) for name, figure in value["figures"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
