"""The class distribution, which is the diagnosis filter, too: a bar each, pressed to filter."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from core.diagnosis import DIAGNOSES
from desktop.colour import diagnosis_colour, quiet_text
from desktop.colour import track as track_colour
from desktop.translation import num, tr


class _ClassRow(QAbstractButton):
    """One diagnosis: name, how many pass the filter of how many there are, and the bar."""

    def __init__(self, code: str | None, name: str, malignant: bool) -> None:
        super().__init__()
        self.code = code
        self._shown, self._total, self._largest = 0, 0, 1
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        kind = f", {tr('malignant')}" if malignant else ""
        self.setToolTip(
            tr(
                "{code}: {name}{kind}. Press to show only this class.",
                code=code or tr("none"),
                name=name,
                kind=kind,
            )
        )

    def set_counts(self, shown: int, total: int, largest: int) -> None:
        """Set how many pass, how many there are, and the count that fills the bar."""
        self._shown, self._total, self._largest = shown, total, max(1, largest)
        self.setAccessibleDescription(tr("{shown:,} of {total:,} images", shown=shown, total=total))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self.fontMetrics().height() + 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        area = QRectF(self.rect()).adjusted(0.5, 1.5, -0.5, -1.5)
        fill = QColor(accent)
        fill.setAlpha(34 if self.isChecked() else 14 if self.underMouse() else 0)
        painter.setBrush(fill)
        painter.setPen(accent if self.isChecked() or self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(area, 6, 6)
        line = self.fontMetrics().height()
        left, right = 8.0, self.width() - 8.0
        text = self.palette().color(QPalette.ColorRole.WindowText)
        count = num(self._shown, ",")
        count_width = self.fontMetrics().horizontalAdvance(count) + 6
        painter.setPen(text if self._shown else quiet_text(self.palette()))
        cut = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(right - left - count_width)
        )
        painter.drawText(QRectF(left, 5, right - left, line), Qt.AlignmentFlag.AlignLeft, cut)
        painter.setPen(quiet_text(self.palette()))
        painter.drawText(QRectF(left, 5, right - left, line), Qt.AlignmentFlag.AlignRight, count)
        self._paint_bar(painter, QRectF(left, line + 9.0, right - left, 5))
        painter.end()

    def _paint_bar(self, painter: QPainter, track: QRectF) -> None:
        colour = diagnosis_colour(self.code)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(track_colour(self.palette()))
        painter.drawRoundedRect(track, 2.5, 2.5)
        faint = QColor(colour)
        faint.setAlpha(90)
        for count, shade in ((self._total, faint), (self._shown, colour)):
            if count:
                width = max(5.0, track.width() * count / self._largest)
                painter.setBrush(shade)
                painter.drawRoundedRect(QRectF(track.left(), track.top(), width, 5), 2.5, 2.5)


class DiagnosisFilter(QWidget):
    """The seven classes (and "none" where it occurs); nothing pressed means all."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Diagnoses"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._rows = [_ClassRow(d.code, tr(d.name), d.malignant) for d in DIAGNOSES]
        self._none = _ClassRow(None, tr("No diagnosis"), False)
        self._none.hide()
        self._rows.append(self._none)
        for row in self._rows:
            row.toggled.connect(self._on_toggled)
            layout.addWidget(row)

    def chosen(self) -> frozenset[str | None] | None:
        """Return the codes that are pressed; None where none is."""
        codes = frozenset(row.code for row in self._rows if row.isChecked())
        return codes or None

    def choose(self, codes: frozenset[str | None]) -> None:
        """Press exactly these classes."""
        self.blockSignals(True)
        for row in self._rows:
            row.setChecked(row.code in codes)
        self.blockSignals(False)
        self.changed.emit()

    def set_counts(self, shown: Mapping[str | None, int], total: Mapping[str | None, int]) -> None:
        """Show per class how many pass the filter, over how many there are."""
        largest = max(total.values(), default=1)
        self._none.setVisible(total.get(None, 0) > 0)
        for row in self._rows:
            row.set_counts(shown.get(row.code, 0), total.get(row.code, 0), largest)

    def _on_toggled(self) -> None:
        self.changed.emit()
