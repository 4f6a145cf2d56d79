"""Several runs side by side: their curves over one axis, what sets them apart; no Qt."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from desktop.train.setting_name import setting_name, setting_value
from desktop.train.snapshot import RunDetail, RunFacts, RunRow, duration_text
from desktop.translation import capital, mark, num, tr
from training.config import differing
from training.events import EpochDone

Key = tuple[int, float, str]
_SPLITS = mark("These runs have different splits: their figures do not compare.")
_TIME = mark(
    "Time of the finished epochs. Reading images, features that a frozen network gives and the "
    "answers at the end come on top."
)
_SAME = mark("No setting sets them apart.")
_SIZE = "model.image_size"


@dataclass(frozen=True, slots=True)
class Cell:
    """What is read in a cell, and what it is sorted by: numbers before words, nothing last."""

    text: str
    key: Key


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column, and the tip that says it in full."""

    title: str
    tip: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A row a run: its name, its results at its best epoch, and the settings that differ."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str


_RESULTS: tuple[tuple[str, str, str], ...] = (
    (
        mark("Balanced acc."),
        "val_balanced_accuracy",
        mark("Balanced accuracy on validation, best epoch"),
    ),
    ("ROC-AUC", "val_auc", mark("Macro ROC-AUC on validation, best epoch")),
    ("PR-AUC", "val_pr_auc", mark("Macro PR-AUC on validation, best epoch")),
    (mark("Accuracy"), "val_accuracy", mark("Accuracy on validation, best epoch")),
    (mark("Loss"), "val_loss", mark("Loss on validation, best epoch")),
)

CURVES = MappingProxyType({
    mark("Validation balanced accuracy"): "val_balanced_accuracy",
    mark("Validation ROC-AUC"): "val_auc",
    mark("Validation PR-AUC"): "val_pr_auc",
    mark("Validation accuracy"): "val_accuracy",
    mark("Validation loss"): "val_loss",
    mark("Training loss"): "loss",
    mark("Training accuracy"): "accuracy",
    mark("Learning rate"): "learning_rate",
})  # fmt: skip
"""What can be laid over each other, by its name for people."""
_RECALL = "Recall of "


_NAMES: tuple[Callable[[RunRow], str], ...] = (
    lambda row: row.title,
    lambda row: row.preset,
    lambda row: f"{row.title}, {row.preset}",
    lambda row: tr("{preset}, {size} px", preset=row.preset, size=row.size),
    lambda row: tr("{title}, {size} px", title=row.title, size=row.size),
    lambda row: row.kind_text,
    lambda row: f"{row.title}, {row.made_text}",
)


def curve_names(details: Sequence[RunDetail]) -> tuple[str, ...]:
    """Return the names of the curves that these runs have, those of classes last."""
    classes = dict.fromkeys(
        name for detail in details for done in detail.history for name in done.val_recalls
    )
    return (*CURVES, *(f"{_RECALL}{name}" for name in classes))


def curve_title(name: str) -> str:
    """Return the name of a curve in the language of the window."""
    if name in CURVES:
        return tr(name)
    return tr("Recall of {diagnosis}", diagnosis=name.removeprefix(_RECALL))


def curve_of(detail: RunDetail, name: str) -> tuple[list[float], list[float]]:
    """Return epochs and values of a curve of `curve_names`; where it is unknown, of none."""
    value: Callable[[EpochDone], float]
    if name in CURVES:
        field = CURVES[name]

        def value(done: EpochDone) -> float:
            return float(getattr(done, field))
    else:

        def value(done: EpochDone) -> float:
            return done.val_recalls.get(name.removeprefix(_RECALL), math.nan)

    return [float(done.epoch) for done in detail.history], [value(d) for d in detail.history]


def names_of(details: Sequence[RunDetail]) -> tuple[str, ...]:
    """Return a name for each run, the shortest kind of name that no two of them share."""
    for name in _NAMES:
        found = [name(detail.row) for detail in details]
        if len(set(found)) == len(found) and all(found):
            return tuple(found)
    return tuple(detail.row.name for detail in details)


def compare(details: Sequence[RunDetail]) -> Comparison:
    """Return the table of runs; its first column is the run."""
    settings = [_settings(detail.facts) for detail in details]
    paths = differing(settings)
    known = [Column(tr(title), tr(tip)) for title, _, tip in _RESULTS]
    columns = (
        Column(tr("Run"), ""),
        *known,
        Column(tr("Epochs"), tr("Finished epochs")),
        Column(tr("Time"), tr(_TIME)),
        *(Column(capital(setting_name(path)), path) for path in paths),
    )
    rows = tuple(
        (*_results(detail, name), *(_setting(path, own.get(path)) for path in paths))
        for detail, name, own in zip(details, names_of(details), settings, strict=True)
    )
    splits = {detail.facts.split_hash for detail in details}
    notes = (tr(_SPLITS) if len(splits) > 1 else "", "" if paths else tr(_SAME))
    return Comparison(columns, rows, " ".join(note for note in notes if note))


def _settings(facts: RunFacts) -> dict[str, str]:
    """Return the settings; the size is that of the images, where the architecture chose it, too."""
    chosen = facts.settings.get(_SIZE) == "0" and facts.size
    return {**facts.settings, _SIZE: str(facts.size)} if chosen else dict(facts.settings)


def _results(detail: RunDetail, name: str) -> tuple[Cell, ...]:
    best, history = detail.best, detail.history
    results = [
        _figure(float(getattr(best, field)) if best is not None else math.nan)
        for _, field, _ in _RESULTS
    ]
    seconds = sum(done.seconds for done in history)
    return (
        Cell(name, (1, 0.0, name.casefold())),
        *results,
        Cell(str(len(history)), (0, float(len(history)), "")),
        Cell(duration_text(seconds) if history else "–", (0 if history else 2, seconds, "")),
    )


def _figure(value: float) -> Cell:
    if not math.isfinite(value):
        return Cell("–", (2, 0.0, ""))
    return Cell(num(value, ".3f"), (0, value, ""))


def _setting(path: str, text: str | None) -> Cell:
    if text is None:
        return Cell("–", (2, 0.0, ""))
    text = setting_value(path, text)
    try:
        return Cell(text, (0, float(text), ""))
    except ValueError:
        return Cell(text, (1, 0.0, text.casefold()))
