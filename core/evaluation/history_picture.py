"""The training history of a run as a picture: what was lost and what was gained by epoch."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np

from core.error import UserError
from core.evaluation.cohort import Floats
from core.evaluation.picture import BLUE, GREEN, RED, styled
from core.layout.table import Row, read_table

_CURVES = (
    (("loss", "training loss", RED, "-"), ("val_loss", "validation loss", BLUE, "--")),
    (
        ("accuracy", "training accuracy", RED, "-"),
        ("val_accuracy", "validation accuracy", BLUE, "--"),
        ("val_balanced_accuracy", "validation balanced accuracy", GREEN, "-."),
    ),
)


def history(metrics_csv: Path, title: str) -> Any:
    """Draw losses and accuracies by epoch from `metrics.csv` of a run; raises UserError."""
    table = read_table(metrics_csv, required=("epoch", "loss"))
    rows = list(table)
    if not rows:
        raise UserError("The run has no finished epoch to draw.", "Wait for its first epoch.")
    figure, axes = styled((6.4, 5.2), nrows=2, sharex=True)
    epochs = np.arange(1, len(rows) + 1)
    for part, curves in zip(axes, _CURVES, strict=True):
        for column, name, colour, dashes in curves:
            values = np.array([_number(row, column) for row in rows])
            if np.isfinite(values).any():
                part.plot(epochs, values, label=name, color=colour, linestyle=dashes,
                          marker="." if len(rows) < 3 else "")  # fmt: skip
        part.legend(fontsize=8, frameon=False)
    for border in _borders(rows):
        for part in axes:
            part.axvline(border, color="black", linewidth=0.6, linestyle=":")
    axes[1].set(xlabel="Epoch", ylim=(0, 1.01))
    axes[1].xaxis.get_major_locator().set_params(integer=True)
    figure.suptitle(title, fontsize=9)
    return figure


def _borders(rows: list[Row]) -> Floats:
    """Return where one phase ends and another begins, between two epochs."""
    phases = [row.get("phase") for row in rows]
    changes = [i for i in range(1, len(phases)) if phases[i] != phases[i - 1]]
    return np.array(changes, dtype=np.float64) + 0.5


def _number(row: Row, column: str) -> float:
    try:
        return float(row.get(column))
    except ValueError:
        return math.nan
