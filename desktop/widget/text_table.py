"""A table of texts: the first column names the row, the others hold figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.widget.label import plain_tip
from desktop.widget.table import prepare_rows

Index = QModelIndex | QPersistentModelIndex
Row = Sequence[str]
_ROOT = QModelIndex()
_ROLES = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.TextAlignmentRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
)
# Enough to know how wide a column is; all of some hundred rows would be felt at each change.
_MEASURED_ROWS = 60
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TextTableModel(QAbstractTableModel):
    """Rows of texts under headers; the first `names` columns are words and stand on the left."""

    def __init__(self, names: int = 1) -> None:
        super().__init__()
        self._names = names
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def set_table(self, headers: Row, rows: Sequence[Row]) -> None:
        """Show these rows, each as long as the headers."""
        self.beginResetModel()
        self._headers = tuple(headers)
        self._rows = tuple(tuple(row) for row in rows)
        self.endResetModel()

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Return what is shown."""
        return self._rows

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # A view asks for ten roles a cell, again and again while it is laid out: most are nothing.
        if role not in _ROLES or not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() < self._names else _RIGHT
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._rows[index.row()][0]}, {self._headers[index.column()]}: {text}"
        return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._headers):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section < self._names else _RIGHT
        return self._headers[section] if role == Qt.ItemDataRole.DisplayRole else None


class TextTable(QTableView):
    """Shows a text table; with `whole` it is as high as its rows, and whoever holds it scrolls."""

    def __init__(
        self, name: str, *, names: int = 1, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.texts = TextTableModel(names)
        self._whole = whole
        self._lines = 1
        self.setModel(self.texts)
        self.setAccessibleName(name)
        prepare_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setResizeContentsPrecision(_MEASURED_ROWS)
        # What it asked of the header before that had its style and font is not what it needs.
        head.geometriesChanged.connect(self.updateGeometry)
        if whole:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_table(self, headers: Row, rows: Sequence[Row]) -> None:
        """Show these rows; what is left of the width goes to the first column."""
        self.texts.set_table(headers, rows)
        self._lines = 1 + max((text.count("\n") for row in rows for text in row), default=0)
        self._size_rows()
        head = self.horizontalHeader()
        for column in range(len(headers)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        if headers:
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_rows()

    def _size_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._lines * self.fontMetrics().height() + 11)
        self.updateGeometry()

    def whole_height(self) -> int:
        """Return how high it is with all its rows."""
        rows = sum(self.rowHeight(row) for row in range(self.texts.rowCount()))
        return rows + self.horizontalHeader().sizeHint().height() + 4

    def sizeHint(self) -> QSize:
        return QSize(400, self.whole_height()) if self._whole else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if not self._whole:
            return hint
        wide = sum(self.sizeHintForColumn(column) for column in range(self.texts.columnCount()))
        return QSize(wide, self.sizeHint().height())
