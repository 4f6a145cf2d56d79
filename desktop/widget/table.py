"""What all tables of the window have in common."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

_PADDING = 26


def prepare_rows(table: QTableView) -> None:
    """Have `table` choose whole rows, change nothing, and let Tab go on to what follows it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()


class SortHeader(QHeaderView):
    """Keeps room for the mark of the order in the column that has it, and not in all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.sortIndicatorChanged.connect(lambda: self.resizeSections())

    def sectionSizeFromContents(self, column: int) -> QSize:
        size = super().sectionSizeFromContents(column)
        if column != self.sortIndicatorSection():
            words = str(self.model().headerData(column, self.orientation()))
            size.setWidth(min(size.width(), self._wide(words) + _PADDING))
        return size

    def _wide(self, words: str) -> int:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)  # as the style has it
        return QFontMetrics(font).horizontalAdvance(words)
