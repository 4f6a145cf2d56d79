"""A test on own cases: what limits it, then the figures, the drift, and all tests so far."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.evaluate.figure_text import section_table, sentences
from desktop.evaluate.local_consent import ConsentPanel
from desktop.evaluate.local_task import LocalTested
from desktop.evaluate.local_text import drift_sentences, drift_table, known_table, lesion_table
from desktop.widget.label import (
    DisclaimerLabel,
    ElidedLabel,
    HeadingLabel,
    QuietLabel,
    TitleLabel,
)
from desktop.widget.symbol import SymbolButton
from desktop.widget.text_table import TextTable

_KNOWN_HEIGHT = 180
_REPORTS = {".pdf": "PDF", ".html": "Web page", ".json": "JSON"}


class LocalView(QWidget):
    """Emits `again_wanted` for other cases, `report_wanted(path)`, and what consent asks for."""

    again_wanted = Signal()
    report_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tested: LocalTested | None = None
        self.title, self.subtitle = TitleLabel(), ElidedLabel()
        self.again_button = SymbolButton("folder", "Other cases…")
        self.report_button = SymbolButton("report", "Save report…")
        self.report_status = QuietLabel()
        self.known_text, self.enough_text = _words(), _strong()
        self.known = TextTable("Images left out", names=2)
        self.lesions = TextTable("Lesions by class", whole=True)
        self.figures = TextTable("Local and internal figures", whole=True)
        self.notes, self.drift_text = _words(), _words()
        self.drifts = TextTable("Drift", names=2, whole=True)
        self.history = TextTable("Tests of this model so far", names=2, whole=True)
        self.history_note = _words()
        self.consent = ConsentPanel()
        self._lay_out()
        self.again_button.clicked.connect(self.again_wanted)
        self.report_button.clicked.connect(self._on_report)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        for part in (self.report_status, self.again_button, self.report_button):
            head.addWidget(part)
        self.known.setMaximumHeight(_KNOWN_HEIGHT)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 8, 8, 8)
        column.setSpacing(8)
        parts = (
            HeadingLabel("Left out as known"), self.known_text, self.known,
            HeadingLabel("Enough to conclude?"), self.enough_text, self.lesions,
            HeadingLabel("Local figures beside the internal ones"), self.figures, self.notes,
            HeadingLabel("Drift"), self.drift_text, self.drifts,
            HeadingLabel("Recalibration"), self.consent,
            HeadingLabel("Over time"), self.history, self.history_note,
        )  # fmt: skip
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName("Test on own cases")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.subtitle)
        layout.addWidget(self.area, 1)
        layout.addWidget(DisclaimerLabel())

    def set_tested(self, tested: LocalTested) -> None:
        """Show a test; the same one, tried or recalibrated, stays where it was scrolled to."""
        same = self.tested is not None and self.tested.found.evaluation is tested.found.evaluation
        self.consent.set_tested(tested)
        self.tested = tested
        if same:
            return
        from core.evaluation.validation_log import HISTORY_NOTE, history_table

        found = tested.found
        local = found.evaluation
        self.title.setText(f"{found.model_name} on own cases")
        self.subtitle.set_whole_text(
            f"{found.name} · new to the model: {local.cohort.population} · decision of revision "
            f"{found.decision.revision}"
        )
        self.report_status.clear()
        self.known_text.setText("\n".join(found.known.sentences))
        self.known.set_table(*known_table(found.known))
        self.known.setVisible(bool(found.known.leak))
        enough = found.enough.sentences or (
            "Enough: 100 malignant and 100 benign lesions, or more.",
        )
        self.enough_text.setText("\n".join(enough))
        self.lesions.set_table(*lesion_table(found.enough))
        self.figures.set_table(*section_table(found.beside))
        self.notes.setText("\n".join((*local.marks, *_internal(tested), *sentences(local))))
        self.drift_text.setText("\n".join(drift_sentences(found.drifts)))
        self.drifts.set_table(*drift_table(found.drifts))
        self.drifts.setVisible(bool(found.drifts))
        self.history.set_table(*history_table(tested.series))
        self.history_note.setText(HISTORY_NOTE)
        self.area.verticalScrollBar().setValue(0)

    def set_writing(self, writing: bool, text: str = "") -> None:
        """Show that a report is being written, or what came of it."""
        self.report_button.setEnabled(not writing)
        self.report_status.setText(text)

    def _on_report(self) -> None:
        kinds = ";;".join(f"{name} (*{suffix})" for suffix, name in _REPORTS.items())
        name, kind = QFileDialog.getSaveFileName(self, "Save the report", "validation.pdf", kinds)
        if name:
            path = Path(name)
            chosen = next((s for s, n in _REPORTS.items() if kind.startswith(n)), ".pdf")
            self.report_wanted.emit(path if path.suffix else path.with_name(path.name + chosen))


def _internal(tested: LocalTested) -> list[str]:
    """Return what has to be known of the internal figures."""
    from core.evaluation.look import times

    inside = tested.found.internal
    if inside is None:
        return ["The figures of its own test subset are not known: the run is not here."]
    often = "" if inside.looks is None else f"; looked at {times(inside.looks)}, now included"
    return [f"Internal: {inside.source}, {inside.cohort.population}{often}.", *inside.marks]


def _words() -> QuietLabel:
    label = QuietLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _strong() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.BrightText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
