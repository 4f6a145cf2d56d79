"""What is known of how good a model is: figures with intervals, of which images, of which split."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.figure_name import figure_name
from core.library.listing import ModelEntry
from core.notice import BEFORE_CALIBRATION
from desktop.evaluate.figure_text import FLATTERING
from desktop.translation import capital, mark, num, told, tr
from desktop.widget.label import HeadingLabel, PlainLabel, QuietLabel
from desktop.widget.text_table import TextTable

_NONE = mark(
    "No figures are known. Test it on confirmed cases of your own: dermadesk validate MODEL --data "
    "FOLDER."
)
_WIDEST = 640
_DASH = "–"


class FigureSection(QWidget):
    """Shows kept figures with intervals; before those, the ones that training left without."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TextTable(tr("Figures of the model"), whole=True)
        self.table.setMaximumWidth(_WIDEST)  # a value far from its name is hard to read along
        self.said = QuietLabel()
        self.marks = PlainLabel()
        self.marks.setForegroundRole(QPalette.ColorRole.BrightText)
        for label in (self.said, self.marks):
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (HeadingLabel(tr("Figures")), self.marks, self.table, self.said):
            layout.addWidget(part)

    def show_entry(self, entry: ModelEntry, *, working: bool, reason: str = "") -> None:
        """Show what is known; `working` says that intervals are on their way."""
        kept = entry.said.figures
        fresh = kept.get("stamp") == entry.stamp
        rows = _kept_rows(kept) if fresh else []
        split = (
            tr("split {split_hash}", split_hash=entry.split_hash)
            if entry.split_hash
            else tr("split unknown")
        )
        said: list[str] = []
        if rows:
            said.append(
                tr(
                    "Validation images: {kept}. {flatter}",
                    kept=told(str(kept.get("population", ""))),
                    flatter=tr(FLATTERING),
                )
            )
            if kept.get("told_by") == "file":
                said.append(tr("As told by the file that it came in; not worked out here."))
        elif entry.validation:
            rows = _plain_rows(entry)
            said.append(
                tr(
                    "Validation images of its best epoch, {split}. {flatter}",
                    split=split,
                    flatter=tr(FLATTERING),
                )
            )
            if entry.calibrated:
                said.append(tr(BEFORE_CALIBRATION))
            said.append(tr("Working out the 95% intervals…") if working else reason)
        else:
            said.append(tr(_NONE))
        marks = kept.get("marks", []) if fresh else []
        self.marks.setText("\n".join(told(str(said)) for said in marks))
        self.marks.setVisible(bool(marks))
        self.table.setVisible(bool(rows))
        self.table.set_table([tr("Figure"), tr("Value"), tr("95% interval")], rows)
        self.said.setText(" ".join(part for part in said if part))


def _kept_rows(kept: Mapping[str, Any]) -> list[list[str]]:
    from core.evaluation.figure import KIND  # it brings numpy along

    values = kept.get("values")
    found = values.items() if isinstance(values, dict) else ()
    rows = []
    for name, parts in found:
        if name not in KIND or not isinstance(parts, list) or len(parts) != 3:
            continue
        value, low, high = (part if isinstance(part, int | float) else None for part in parts)
        if value is not None:
            known = low is not None and high is not None
            interval = f"{num(low, '.3f')}–{num(high, '.3f')}" if known else _DASH
            rows.append([tr(KIND[name].title), num(value, ".3f"), interval])
    return rows


def _plain_rows(entry: ModelEntry) -> list[list[str]]:
    rows = []
    for name, value in entry.validation:
        rows.append([tr(capital(figure_name(name))), num(value, ".3f"), _DASH])
    return rows
