"""The table of compared runs as a Qt model that sorts numbers as numbers."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QPixmap

from desktop.train.comparison import Cell, Comparison
from desktop.widget.label import plain_tip

Index = QModelIndex | QPersistentModelIndex
KEY_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CHIP = 10


class CompareModel(QAbstractTableModel):
    """One run a row; the colour of its curve stands beside its name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = Comparison((), (), "")
        self._colours: tuple[QColor, ...] = ()

    def set_comparison(self, table: Comparison, colours: tuple[QColor, ...]) -> None:
        """Show a table; where only cells have changed, the rows stay and so does the order."""
        same = table.columns == self._table.columns and len(table.rows) == len(self._table.rows)
        if not same:
            self.beginResetModel()
        self._table, self._colours = table, colours
        if not same:
            self.endResetModel()
        elif table.rows:
            last = self.index(len(table.rows) - 1, len(table.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def cell(self, index: Index) -> Cell:
        """Return the cell at an index."""
        return self._table.rows[index.row()][index.column()]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == KEY_ROLE:
            return cell.key
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() and cell.key[0] != 1 else _LEFT
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            chip = QPixmap(_CHIP, _CHIP)
            chip.fill(self._colours[index.row()])
            return chip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name, title = self._table.rows[index.row()][0], self._table.columns[index.column()]
            return f"{name.text}, {title.title}: {cell.text}" if index.column() else name.text
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if role not in shown:
            return None
        return plain_tip(cell.text) if role == Qt.ItemDataRole.ToolTipRole else cell.text

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._table.columns):
            return None
        column = self._table.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            words = any(row[section].key[0] == 1 for row in self._table.rows)
            return _LEFT if words or not section else _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(column.tip) or None
        return column.title if role == Qt.ItemDataRole.DisplayRole else None


class CompareOrder(QSortFilterProxyModel):
    """Sorts numbers as numbers, words after them, and what is missing always last."""

    def lessThan(self, left: Index, right: Index) -> bool:
        first, second = left.data(KEY_ROLE), right.data(KEY_ROLE)
        missing = (first[0] == 2, second[0] == 2)
        if any(missing) and self.sortOrder() == Qt.SortOrder.DescendingOrder:
            return missing[0] and not missing[1]
        return bool(tuple(first) < tuple(second))
