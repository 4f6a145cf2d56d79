"""The list of what is wrong with a dataset: shown under the grid, closed again with its button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.error import Problem
from desktop.browse.model import ProblemModel
from desktop.translation import counted, tr
from desktop.widget.label import ElidedLabel, HeadingLabel
from desktop.widget.symbol import SymbolButton, SymbolToolButton


class ProblemPanel(QWidget):
    """A table of problems; one bad item never stops the rest, so this is all they cause."""

    closed = Signal()
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ProblemModel()
        self._heading = HeadingLabel(tr("Problems"))
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(tr("Problems"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        table.setColumnWidth(0, 140)
        table.setColumnWidth(1, 190)
        close = SymbolToolButton("close", tr("Close the problems list"))
        close.clicked.connect(self.closed)
        report = SymbolButton("report", tr("Save report…"))
        report.clicked.connect(self.report_wanted)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        told = ElidedLabel(tr("These items were left out or mended; all others are used."))
        top.addWidget(told, 1)
        top.addWidget(report)
        top.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(table)

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Show these problems."""
        self.model.set_problems(problems)
        count = len(problems)
        self._heading.setText(counted(count, "{n} problem", "{n:,} problems"))
