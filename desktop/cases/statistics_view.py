"""How the reader fared: shares with their intervals, of the cases that were found."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.casebook.reading import ReadingStatistics
from desktop.translation import mark, num, tr
from desktop.widget.label import QuietLabel
from desktop.widget.text_table import TextTable

_HEADERS = (
    mark("Share of the cases that can be judged"),
    mark("Share"),
    mark("95% interval"),
    mark("Cases"),
)
_NONE = "–"
_ABOUT = mark(
    "Each case that the filters leave counts once. The biopsy says what is right: by diagnosis or, "
    "where it only says benign or malignant, by that. The intervals are Wilson's: wide with few "
    "cases."
)


class StatisticsView(QWidget):
    """A table of shares; what no case can tell yet is a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TextTable(tr("Reading statistics"), whole=True)
        self.about = QuietLabel(tr(_ABOUT))
        self.about.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.table)
        layout.addWidget(self.about)
        layout.addStretch(1)

    def set_statistics(self, statistics: ReadingStatistics) -> None:
        """Show these shares."""
        rows = []
        for share in statistics.shares:
            if share.interval is None or share.value is None:
                rows.append((tr(share.title), _NONE, _NONE, "0"))
                continue
            low, high = share.interval
            cells = (
                num(share.value, ".0%"),
                tr("{low:.0%} to {high:.0%}", low=low, high=high),
                tr("{hits} of {of}", hits=share.hits, of=share.of),
            )
            rows.append((tr(share.title), *cells))
        self.table.set_table([tr(head) for head in _HEADERS], rows)
