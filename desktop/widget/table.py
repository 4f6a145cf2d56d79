"""What all tables of the window have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QTableView


def prepare_rows(table: QTableView) -> None:
    """Have `table` choose whole rows, change nothing, and let Tab go on to what follows it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
