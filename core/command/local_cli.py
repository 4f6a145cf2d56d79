"""What a local validation looks like in a terminal: local figures beside the internal ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from core.command.evaluation_cli import section_table
from core.evaluation.local import LocalValidation, model_name
from core.evaluation.look import times
from core.evaluation.validation_log import HISTORY_NOTE, PastValidation, history_table


def show_local(console: Console, found: LocalValidation) -> None:
    """Print what limits the figures first, then the figures, then what differs here."""
    local = found.evaluation
    _lines(console, f"{local.source}", *found.known.sentences, *local.marks)
    _lines(console, f"New to the model: {local.cohort.population}.", *found.enough.sentences)
    if found.internal is None:
        console.print("The figures of its own test subset are not known: the run is not here.")
    console.print(section_table(found.beside))
    if found.mix:
        _lines(console, found.mix)
    _lines(console, f"Malignant from a malignancy of {local.threshold:.4g} on.", *local.notes)
    if found.internal is not None and found.internal.looks is not None:
        looks = times(found.internal.looks)
        console.print(f"The test figures of this run were looked at {looks}, now included.")
    if found.drifts:
        _lines(console, "Drift from training and validation to these cases:")
        _lines(console, *(f"  {drift.sentence}" for drift in found.drifts))
    else:
        console.print("Drift is not known: the model keeps nothing of its training to compare.")
    if found.recalibration is not None:
        _lines(console, "Recalibrated on these cases.", *found.recalibration.sentences)


def show_history(console: Console, model: Path, series: Sequence[PastValidation]) -> None:
    """Print the local validations of a model so far, the oldest first."""
    if not series:
        _lines(console, f"{model_name(model)} was not validated on local cases so far.")
        return
    _lines(console, f"Local validations of {model_name(model)}:")
    heads, rows = history_table(series)
    table = Table(*heads, box=None)
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(table)
    _lines(console, HISTORY_NOTE)


def _lines(console: Console, *sentences: str) -> None:
    for sentence in sentences:
        console.print(escape(sentence))
