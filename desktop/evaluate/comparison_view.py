"""Runs against the oldest of them: differences with intervals, and two tests by lesion."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop.evaluate.figure_text import difference_table, pair_sentences, population_text
from desktop.evaluate.run_panel import SUBSET_NAMES
from desktop.evaluate.task import Compared
from desktop.translation import inside, mark, told, tr
from desktop.widget.label import DisclaimerLabel, HeadingLabel, QuietLabel, TitleLabel
from desktop.widget.text_table import TextTable

_CLEAR = mark(
    "Clear: the 95% interval leaves out 0. The table counts every image (resampled by lesion); the "
    "two tests count each lesion once."
)


class ComparisonView(QWidget):
    """A table a pair; “clear” says that the interval of a difference leaves out 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TitleLabel()
        self.tables: tuple[TextTable, ...] = ()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(tr("Comparison"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 12, 8)
        layout.addWidget(self.title)
        layout.addWidget(self._area, 1)
        layout.addWidget(DisclaimerLabel())

    def set_compared(self, found: Compared) -> None:
        """Show a comparison."""
        subset = SUBSET_NAMES.get(found.subset, found.subset)
        self.title.setText(
            tr(
                "{count} runs compared on {subset}",
                count=len(found.pairs) + 1,
                subset=inside(tr(subset)),
            )
        )
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 4, 8, 8)
        layout.setSpacing(6)
        tables = []
        for pair in found.pairs:
            table = TextTable(
                tr("{second} against {first}", second=pair.second, first=pair.first), whole=True
            )
            table.set_table(*difference_table(pair))
            tables.append(table)
            heading = HeadingLabel(
                tr("Older: {first} · Newer: {second}", first=pair.first, second=pair.second)
            )
            heading.setWordWrap(True)
            layout.addWidget(heading)
            layout.addWidget(_quiet(population_text(pair.population)))
            layout.addWidget(table)
            layout.addWidget(_quiet("\n".join(pair_sentences(pair))))
        notes = (tr(_CLEAR), *map(told, found.notes))
        layout.addWidget(_quiet("\n".join(notes)))
        layout.addStretch(1)
        self.tables = tuple(tables)
        self._area.setWidget(inner)


def _quiet(text: str) -> QuietLabel:
    label = QuietLabel(text)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
