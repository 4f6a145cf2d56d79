"""The table of costs, diagnosis by action, for a person to fill in."""

from __future__ import annotations

import math
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDoubleSpinBox,
    QHeaderView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from core.diagnosis import CODES
from core.evaluation.cost import ACTIONS, EXAMPLE_COSTS, CostTable
from desktop.translation import num, tr

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LARGEST = 1_000_000.0
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CostModel(QAbstractTableModel):
    """A row a diagnosis, a column an action; `costs_changed` follows each change."""

    costs_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._costs = [list(EXAMPLE_COSTS[code]) for code in CODES]

    def table(self) -> CostTable:
        """Return the costs as they stand."""
        return CostTable.of(dict(zip(CODES, self._costs, strict=True)))

    @property
    def is_example(self) -> bool:
        """Whether nobody has changed anything."""
        return self._costs == [list(EXAMPLE_COSTS[code]) for code in CODES]

    def reset(self) -> None:
        """Take the example again."""
        self.beginResetModel()
        self._costs = [list(EXAMPLE_COSTS[code]) for code in CODES]
        self.endResetModel()
        self.costs_changed.emit()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(CODES)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(ACTIONS)

    def name_of(self, index: Index) -> str:
        """Return what a cell holds, in words."""
        return tr(
            "Cost to {action} {code}", action=tr(ACTIONS[index.column()]), code=CODES[index.row()]
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        cost = self._costs[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return num(cost, "g")
            case Qt.ItemDataRole.EditRole:
                return cost
            case Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return f"{self.name_of(index)}: {num(cost, 'g')}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        try:
            cost = float(cast(float, value))
        except (TypeError, ValueError):
            return False
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        if not math.isfinite(cost) or not 0 <= cost <= _LARGEST:
            return False
        self._costs[index.row()][index.column()] = cost
        self.dataChanged.emit(index, index)
        self.costs_changed.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        known = super().flags(index)
        return known | Qt.ItemFlag.ItemIsEditable if index.isValid() else known

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        names = ACTIONS if orientation == Qt.Orientation.Horizontal else CODES
        if not 0 <= section < len(names):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if orientation == Qt.Orientation.Horizontal else None
        return tr(names[section]) if role == Qt.ItemDataRole.DisplayRole else None


class _CostDelegate(QStyledItemDelegate):
    """Edits one cost, from 0 on."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QDoubleSpinBox:
        box = QDoubleSpinBox(parent, minimum=0.0, maximum=_LARGEST, decimals=2, singleStep=0.5)
        box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        model = index.model()
        box.setAccessibleName(model.name_of(index) if isinstance(model, CostModel) else tr("Cost"))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QDoubleSpinBox)
        editor.setValue(float(cast(float, index.data(Qt.ItemDataRole.EditRole))))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QDoubleSpinBox)
        editor.interpretText()
        model.setData(index, editor.value(), Qt.ItemDataRole.EditRole)


class CostTableView(QTableView):
    """Shows all costs; typing, F2 or a double click changes one, arrows go from cell to cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.costs = CostModel()
        self.setModel(self.costs)
        self.setItemDelegate(_CostDelegate(self))
        self.setAccessibleName(tr("Costs by diagnosis and action"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setHighlightSections(False)
            head.setSectionsClickable(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._size_rows()

    def _size_rows(self) -> None:
        line = self.fontMetrics().height()
        self.verticalHeader().setDefaultSectionSize(line + 11)
        self.horizontalHeader().setMinimumHeight(2 * line + 4)  # a matrix beside it has two lines
        self.setMinimumHeight(self.minimumSizeHint().height())
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_rows()

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        rows = self.verticalHeader().defaultSectionSize() * len(CODES)
        head = self.horizontalHeader()
        above = max(head.sizeHint().height(), head.minimumHeight())
        wide = 28 + max(self.fontMetrics().horizontalAdvance(tr(each)) for each in ACTIONS)
        beside = self.verticalHeader().sizeHint().width()
        return QSize(beside + wide * len(ACTIONS) + 4, rows + above + 2)
