"""What a threshold does, in large figures."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.evaluate.live_threshold import LivePoint
from desktop.translation import mark, num, tr
from desktop.widget.label import QuietLabel, scaled_font

_FIGURES = {
    "sensitivity": mark("Sensitivity"),
    "specificity": mark("Specificity"),
    "ppv": "PPV",
    "npv": "NPV",
    "flagged": mark("Flagged per 1,000"),
    "per_melanoma": mark("Biopsies per melanoma"),
    "per_malignant": mark("Biopsies per malignancy"),
}
_COLUMNS = 4


class PointFigures(QWidget):
    """The figures of a threshold by name in `values`; a dash where one is undefined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = {name: QLabel("–") for name in _FIGURES}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        for place, (name, title) in enumerate(_FIGURES.items()):
            row, column = 2 * (place // _COLUMNS), place % _COLUMNS
            label, value = QuietLabel(tr(title)), self.values[name]
            label.setContentsMargins(0, 8 if row else 0, 0, 0)
            value.setFont(scaled_font(value.font(), 1.45, QFont.Weight.DemiBold))
            value.setAccessibleName(tr(title))
            layout.addWidget(label, row, column)
            layout.addWidget(value, row + 1, column)
        for column in range(_COLUMNS - 1):  # the last one needs no room behind it
            layout.setColumnStretch(column, 1)

    def show_point(self, found: LivePoint, mark: str = "") -> None:
        """Show another threshold, each figure with a mark behind it."""
        for name, text in _texts(found).items():
            self.values[name].setText(text if text == "–" else f"{text}{mark}")


def _texts(found: LivePoint) -> dict[str, str]:
    point = found.point
    shares = {name: getattr(point, name) for name in ("sensitivity", "specificity", "ppv", "npv")}
    texts = {name: "–" if share is None else num(share, ".3f") for name, share in shares.items()}
    numbers = {
        "per_melanoma": found.biopsies_per_melanoma,
        "per_malignant": point.biopsies_per_malignant,
    }
    texts |= {name: "–" if value is None else num(value, ".1f") for name, value in numbers.items()}
    return {**texts, "flagged": num(1000 * point.flagged, ".0f")}
