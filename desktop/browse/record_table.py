"""The table view: a row an image, a column a field, sorted by a press on a header."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from desktop.browse.column import COLUMNS
from desktop.browse.model import RecordModel
from desktop.translation import tr
from desktop.widget.table import prepare_rows


class RecordTable(QTableView):
    """Shows a record model; `sort_wanted(column, descending)` when a header is pressed."""

    sort_wanted = Signal(int, bool)

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(tr("Images, as a table"))
        prepare_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, column.width)
        head.sortIndicatorChanged.connect(self._on_sort)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)

    def show_sort(self, column: int, descending: bool) -> None:
        """Mark the column that the images are sorted by; below 0 none."""
        head = self.horizontalHeader()
        head.blockSignals(True)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(column, order)
        head.blockSignals(False)

    def _on_sort(self, column: int, order: Qt.SortOrder) -> None:
        self.sort_wanted.emit(column, order == Qt.SortOrder.DescendingOrder)
