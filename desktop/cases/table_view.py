"""The table of the cases: the names have the room that the other columns leave, and never none."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.cases.model import NAME_COLUMN
from desktop.translation import tr
from desktop.widget.table import SortHeader, prepare_rows

_NARROWEST, _NAME = 44, 112


class CaseTable(QTableView):
    """Shows `model`, newest cases first, one row chosen at a time."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(tr("Cases"))
        prepare_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 13)
        header = SortHeader(self)
        self.setHorizontalHeader(header)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # Not stretched: that knows the minimum of all columns only, and would cut names to it.
        header.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(self._on_section_resized)
        header.setSortIndicator(0, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_section_resized(self, column: int) -> None:
        if column != NAME_COLUMN:
            self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        others = header.length() - header.sectionSize(NAME_COLUMN)
        header.resizeSection(NAME_COLUMN, max(_NAME, self.viewport().width() - others))
