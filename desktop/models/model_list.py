"""The list of models: names with where they are from, the default marked by a star."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.cache import size_text
from core.library.listing import ModelEntry, Origin
from desktop.colour import mixed, quiet_text
from desktop.translation import mark, told, tr
from desktop.widget.label import plain_tip, scaled_font
from desktop.widget.symbol import paint_symbol, symbol_size

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ENTRY = Qt.ItemDataRole.UserRole
ORIGINS = {
    Origin.BUNDLED: mark("Comes with Dermadesk"),
    Origin.RUN: mark("From a run"),
    Origin.IMPORTED: mark("Imported"),
}
_BRIEFLY = {**ORIGINS, Origin.BUNDLED: mark("Built in")}  # with large texts the line is full


class ModelListModel(QAbstractListModel):
    """The entries, in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[ModelEntry, ...] = ()

    def set_entries(self, entries: Sequence[ModelEntry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    @property
    def entries(self) -> tuple[ModelEntry, ...]:
        """What is shown."""
        return self._entries

    def row_of(self, folder: Path | None) -> int:
        """Return the row of a model, -1 where it is not there."""
        rows = (row for row, entry in enumerate(self._entries) if entry.folder == folder)
        return next(rows, -1)

    def entry(self, row: int) -> ModelEntry | None:
        """Return the entry of a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join((entry.name, second_line(entry), str(entry.folder))))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            default = tr(", default for Classify") if entry.default else ""
            return f"{entry.name}, {second_line(entry)}{default}"
        return entry if role == _ENTRY else None


def second_line(entry: ModelEntry) -> str:
    """Return what stands under the name of a model."""
    if entry.problem:
        return tr("{origins} · damaged", origins=tr(_BRIEFLY[entry.origin]))
    return f"{tr(_BRIEFLY[entry.origin])} · {told(size_text(entry.bytes))}"


class ModelDelegate(QStyledItemDelegate):
    """Two lines a model; a star on the right says that it is the default."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(220, 2 * option.fontMetrics.height() + 26)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ENTRY)
        palette, role = option.palette, QPalette.ColorRole
        accent = palette.color(role.Highlight)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(4, 2, -4, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(palette.color(role.Base), accent, 0.16 if chosen else 0.07))
            painter.drawRoundedRect(area, 7, 7)
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        inner = QRect(option.rect).adjusted(14, 9, -14, -9)
        size = symbol_size(16, option.fontMetrics)
        if entry.default:
            star = QRectF(inner.right() + 1 - size, inner.top() + 1, size, size)
            paint_symbol(painter, "star", star, accent)
        middle = Qt.TextElideMode.ElideMiddle
        bold = scaled_font(option.font, 1.0, QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(palette.color(role.Text))
        room = inner.width() - (size + 8 if entry.default else 0)
        name = painter.fontMetrics().elidedText(entry.name, middle, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(option.font)
        painter.setPen(palette.color(role.BrightText) if entry.problem else quiet_text(palette))
        said = option.fontMetrics.elidedText(
            second_line(entry), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, said)
        painter.restore()
