"""The figures of an evaluation: a headline where one is due, and the tables below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.evaluation.figure import KIND
from desktop.evaluate.figure_text import (
    HEADLINE,
    class_table,
    group_table,
    interval_text,
    section_table,
    sentences,
)
from desktop.translation import num, tr
from desktop.widget.label import HeadingLabel, QuietLabel, scaled_font
from desktop.widget.text_table import TextTable

if TYPE_CHECKING:
    from core.evaluation.evaluation import Evaluation
    from core.evaluation.interval import Figure

_APART = 28


class BigFigure(QWidget):
    """One number large, its name above it and its interval below."""

    def __init__(self, name: str, figure: Figure) -> None:
        super().__init__()
        self.value = QLabel(num(figure.value, ".3f"))
        self.value.setFont(scaled_font(self.value.font(), 1.7, QFont.Weight.DemiBold))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for part in (QuietLabel(name), self.value, QuietLabel(interval_text(figure) or "–")):
            layout.addWidget(part)
        value, sure = num(figure.value, ".3f"), num(0.95, ".0%")
        self.setAccessibleName(f"{name} {value}, {sure} {interval_text(figure)}")


class FiguresView(QScrollArea):
    """Headline, populations, classes, subgroups, and what has to be read with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Figures"))
        self.headline = QWidget()
        self._row = QHBoxLayout(self.headline)
        self._row.setContentsMargins(0, 4, 0, 8)
        self._row.setSpacing(_APART)
        self.sections = TextTable(tr("Figures by population"), whole=True)
        self.classes = TextTable(tr("Figures by class"), whole=True)
        self.groups = TextTable(tr("Figures by subgroup"), whole=True)
        self._groups_title = HeadingLabel(tr("By subgroup, all images"))
        self.notes = QuietLabel()
        self.notes.setWordWrap(True)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 8, 8, 8)
        layout.setSpacing(8)
        for part in (self.headline, self.sections, HeadingLabel(tr("By class, all images")),
                     self.classes, self._groups_title, self.groups, self.notes):  # fmt: skip
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(inner)

    def set_evaluation(self, found: Evaluation) -> None:
        """Show the figures of an evaluation; a split that leaks has no headline."""
        self._show_headline(found)
        self.sections.set_table(*section_table(found.sections))
        self.classes.set_table(*class_table(found.sections[0]))
        self.groups.set_table(*group_table(found.groups))
        for part in (self.groups, self._groups_title):
            part.setVisible(bool(found.groups))
        self.notes.setText("\n".join(sentences(found)))
        self.verticalScrollBar().setValue(0)

    def _show_headline(self, found: Evaluation) -> None:
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                # Out of the tree at once: what is deleted later would still be read out.
                old.setParent(None)
                old.deleteLater()
        section = found.headline
        self.headline.setVisible(section is not None)
        if section is None:
            return
        for name in HEADLINE:
            if name in section.figures:
                self._row.addWidget(BigFigure(tr(KIND[name].title), section.figures[name]))
        self._row.addStretch(1)
