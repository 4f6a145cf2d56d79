"""Cross-validation: k runs, each of which answers for the images it never saw.

Every image is in one fold. The run of a fold holds that fold out as its `test` subset, takes a
fifth of the other lesions as `val` to choose its best epoch by, and learns from the rest. So what
it says of the held-out images was not chosen by them, and all folds together say something of
every image.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from core.atomic import write_csv, write_json
from core.error import UserError
from core.metric import figures
from core.prediction import share_columns
from core.target import TARGETS, Target
from training.config import Config, build_config
from training.run_directory import RunDirectory, is_run
from training.run_state import Status
from training.series.crew import Unjudged
from training.series.plan_file import read_plan_file
from training.supervisor import AUTO, Supervisor, scheme_of

if TYPE_CHECKING:
    from core.record import Record
    from core.split import Split

PREDICTIONS, FIGURES, FOLDS = "predictions.csv", "figures.json", "folds.csv"
VALIDATION = "80/20"  # of the lesions that are not held out
_TEST = "test"


@dataclass(frozen=True)
class FoldPlan:
    """A cross-validation: the config of every run, and into how many folds the images go."""

    base: Config
    folds: int
    keep_test: bool = False

    def values(self) -> dict[str, Any]:
        """Return the plan as its file has it."""
        config = self.base.model_dump(mode="json")
        return {"folds": self.folds, "keep_test": self.keep_test, "config": config}


def read_fold_plan(path: Path) -> FoldPlan:
    """Read the file of folds that were begun; raises UserError."""
    values = read_plan_file(path)
    try:
        base = build_config(values["config"], str(path))
        return FoldPlan(base, int(values["folds"]), bool(values["keep_test"]))
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(f"{path} is damaged.", "Begin anew under another --name.") from error


def fold_splits(
    records: Sequence[Record], folds: int, seed: int
) -> tuple[Split, tuple[Split, ...]]:
    """Return the fold of each image ("1" to "k"), and the split of each fold's run.

    Lesions are never divided: not between folds, nor between train and val. Raises UserError.
    """
    from core.split import Split, make_folds, make_split, verify

    parts: list[Split] = []
    fold_of: dict[str, str] = {}
    for number, fold in enumerate(make_folds(records, folds, seed), start=1):
        held = {image for image, subset in fold.subset_by_image.items() if subset == "val"}
        fold_of |= dict.fromkeys(held, str(number))
        others = [record for record in records if record.image_id not in held]
        inner = make_split(others, VALIDATION, seed).subset_by_image
        part = Split({**inner, **dict.fromkeys(held, _TEST)}, f"fold {number}/{folds}", seed)
        verify(records, part)
        parts.append(part)
    return Split(fold_of, f"{folds} folds", seed), tuple(parts)


def prepare_folds(plan: FoldPlan, folder: Path) -> None:
    """Divide the dataset and write the table of folds and a split a fold, unless they are there.

    Raises UserError.
    """
    from core.dataset import open_dataset
    from core.split import make_split, write_split

    if (folder / FOLDS).exists():
        return
    data = plan.base.data
    if data.split_csv is not None:
        raise UserError("Folds are drawn anew, so a given split has no place.", "Leave it out.")
    records: Sequence[Record] = open_dataset(data.folder, csv=data.csv, images=data.images).records
    if plan.keep_test:
        scheme_name = scheme_of(records) if data.scheme == AUTO else data.scheme
        kept = make_split(records, scheme_name, data.seed).subset_by_image
        records = [record for record in records if kept.get(record.image_id) != _TEST]
    scheme, parts = fold_splits(records, plan.folds, data.seed)
    for number, part in enumerate(parts, start=1):
        write_split(split_path(folder, number), records, part)
    rows = [
        (record.image_id, record.lesion_id, record.dx, scheme.subset_by_image[record.image_id])
        for record in sorted(records, key=lambda record: record.image_id)
        if record.image_id in scheme.subset_by_image
    ]
    # Last: where it stands, the splits are whole.
    write_csv(folder / FOLDS, ("image_id", "lesion_id", "dx", "fold"), rows)


def split_path(folder: Path, number: int) -> Path:
    """Return where the split of a fold stands."""
    return folder / f"split-{number}.csv"


def fold_run(folder: Path, number: int) -> RunDirectory:
    """Return the run of a fold, which may not be made yet."""
    return RunDirectory(folder / f"fold-{number}")


class Folds(Unjudged):
    """The folds as work for a crew: finished ones are left alone, others begun or gone on with."""

    def __init__(self, plan: FoldPlan, folder: Path, supervisor: Supervisor, threads: int) -> None:
        self._plan = plan
        self._folder = folder
        self._supervisor = supervisor
        self._threads = threads
        self._left = [
            number
            for number in range(1, plan.folds + 1)
            if not _is_complete(fold_run(folder, number))
        ]

    def next_run(self, slot: str) -> RunDirectory | None:
        """Return the run of the next fold, made if it is not there."""
        if not self._left:
            return None
        number = self._left.pop(0)
        run = fold_run(self._folder, number)
        return run if is_run(run.path) else self._make(number)

    def unfinished(self) -> list[int]:
        """Return the folds whose runs are not complete."""
        numbers = range(1, self._plan.folds + 1)
        return [n for n in numbers if not _is_complete(fold_run(self._folder, n))]

    def _make(self, number: int) -> RunDirectory:
        base = self._plan.base
        data = base.data.model_copy(
            update={"split_csv": split_path(self._folder, number).absolute()}
        )
        run = base.run.model_copy(update={"fold": f"{number}/{self._plan.folds}", "test": True})
        config = base.model_copy(update={"data": data, "run": run})
        name = fold_run(self._folder, number).name
        return self._supervisor.prepare(config, threads=self._threads, name=name)


@dataclass(frozen=True)
class OutOfFold:
    """What all folds together say: a row an image, and the figures."""

    images: int
    left_out: int
    scheme_hash: str
    figures: dict[str, float]
    by_fold: tuple[dict[str, float], ...]

    def spread(self, name: str) -> tuple[float, float]:
        """Return the mean and the standard deviation (n − 1) of a figure over the folds."""
        values = [found[name] for found in self.by_fold if name in found]
        if len(values) < 2:
            return (values[0] if values else float("nan")), float("nan")
        return float(np.mean(values)), float(np.std(values, ddof=1))


def gather(plan: FoldPlan, folder: Path) -> OutOfFold:
    """Write the out-of-fold predictions and their figures; raises UserError and OSError."""
    target = TARGETS[plan.base.model.target]
    header = ["image_id", "lesion_id", "dx", "fold", *share_columns(target.classes)]
    rows: list[dict[str, str]] = []
    by_fold: list[dict[str, float]] = []
    for number in range(1, plan.folds + 1):
        told = _rows(fold_run(folder, number).predictions / "test.csv")
        by_fold.append(_figures(told, target))
        rows += [{**row, "fold": str(number)} for row in told]
    rows.sort(key=lambda row: row["image_id"])
    fold_of = {row["image_id"]: row["fold"] for row in _rows(folder / FOLDS)}
    found = OutOfFold(
        len(rows), len(fold_of) - len(rows), _hash(fold_of, plan), _figures(rows, target),
        tuple(by_fold),
    )  # fmt: skip
    write_csv(folder / PREDICTIONS, header, [[row[name] for name in header] for row in rows])
    write_json(
        folder / FIGURES,
        {"folds": plan.folds, "split_hash": found.scheme_hash, "images": found.images,
         "left_out": found.left_out, "figures": found.figures, "by_fold": list(by_fold)},
    )  # fmt: skip
    return found


def _hash(fold_of: dict[str, str], plan: FoldPlan) -> str:
    from core.split import Split

    return Split(fold_of, f"{plan.folds} folds", plan.base.data.seed).hash


def _figures(rows: Sequence[dict[str, str]], target: Target) -> dict[str, float]:
    shares = np.array([[float(row[f"p_{name}"]) for name in target.classes] for row in rows])
    truth = np.array([target.index_of(row["dx"]) for row in rows], dtype=np.int64)
    return figures(shares, truth, target)


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    except FileNotFoundError as error:
        hint = "Delete the run of that fold and start again."
        raise UserError(f"{path} is gone.", hint) from error


def _is_complete(run: RunDirectory) -> bool:
    return is_run(run.path) and run.status() is Status.COMPLETED
