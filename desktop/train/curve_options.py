"""How curves are drawn: by logarithms or not, and how much they are smoothed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QWidget

from desktop.translation import mark, num, tr
from desktop.widget.label import QuietLabel

_MOST = 95
_STEP = 5


class CurveOptions(QWidget):
    """Tells by `changed(log, smoothing)`; smoothing is 0 for none, to 0.95."""

    changed = Signal(bool, float)

    def __init__(self, log_text: str = mark("Logarithmic"), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.log = QCheckBox(tr(log_text))
        self.log.setToolTip(tr("Draw the axis upwards by logarithms"))
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setRange(0, _MOST)
        self.smoothing.setSingleStep(_STEP)
        self.smoothing.setPageStep(_STEP)
        self.smoothing.setFixedSize(120, 24)  # the handle is higher than the style thinks
        self.smoothing.setAccessibleName(tr("Smoothing"))
        self.smoothing.setToolTip(tr("Running means over the faint values; hover tells the values"))
        label = QLabel(tr("Smoothing"))
        label.setBuddy(self.smoothing)
        self._value = QuietLabel("0")
        self._value.setMinimumWidth(self.fontMetrics().horizontalAdvance("0.00 "))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.log)
        layout.addSpacing(8)
        layout.addWidget(label)
        layout.addWidget(self.smoothing)
        layout.addWidget(self._value)
        self.log.toggled.connect(self._tell)
        self.smoothing.valueChanged.connect(self._tell)

    @property
    def weight(self) -> float:
        """How much is smoothed."""
        return self.smoothing.value() / 100

    def _tell(self) -> None:
        self._value.setText(num(self.weight, "g"))
        self.changed.emit(self.log.isChecked(), self.weight)
