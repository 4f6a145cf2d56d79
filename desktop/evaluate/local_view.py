"""A test on own cases: what limits it, then the figures, the drift, and all tests so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.evaluate.figure_text import population_text, section_table, sentences, times_text
from desktop.evaluate.local_consent import ConsentPanel
from desktop.evaluate.local_task import LocalTested
from desktop.evaluate.local_text import (
    drift_sentences,
    drift_table,
    known_table,
    lesion_table,
    series_drift_table,
    series_note,
    series_table,
    verdict,
)
from desktop.evaluate.report_file import ask_report_file
from desktop.translation import told, tr
from desktop.widget.label import (
    DisclaimerLabel,
    ElidedLabel,
    HeadingLabel,
    PlainLabel,
    QuietLabel,
    TitleLabel,
    scaled_font,
)
from desktop.widget.symbol import SymbolButton
from desktop.widget.text_table import TextTable

_KNOWN_HEIGHT = 190
# Wider, and a figure would stand too far from its name to be read beside it.
_NARROW, _WIDE = 560, 720
_ABOVE_HEADING = 12
_WARNING = QPalette.ColorRole.BrightText


class LocalView(QWidget):
    """Emits `again_wanted` for other cases, `report_wanted(path)`, and what consent asks for."""

    again_wanted = Signal()
    report_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tested: LocalTested | None = None
        self.title, self.subtitle = TitleLabel(tr("Test on own cases")), ElidedLabel()
        self.again_button = SymbolButton("folder", tr("Other cases…"))
        self.report_button = SymbolButton("report", tr("Save report…"))
        self.report_status = QuietLabel()
        self.known_text, self.enough_text, self.class_text = _words(), _strong(), _words()
        self.known = TextTable(tr("Images left out"), names=2)
        self.lesions = TextTable(tr("Lesions by class"), whole=True)
        self.figures = TextTable(tr("Local and internal figures"), whole=True)
        self.notes, self.drift_text = _words(), _words()
        self.drifts = TextTable(tr("Drift"), names=3, whole=True)
        self.series = TextTable(tr("Tests of this model so far"), whole=True)
        self.series_drift = TextTable(tr("Drift in the tests so far"), whole=True)
        self.series_note = _words()
        self.consent = ConsentPanel()
        self._lay_out()
        self.again_button.clicked.connect(self.again_wanted)
        self.report_button.clicked.connect(self._on_report)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        part: QWidget
        for part in (self.report_status, self.again_button, self.report_button):
            head.addWidget(part)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 8, 8, 8)
        column.setSpacing(8)
        parts = (
            HeadingLabel(tr("Left out as known")),
            self.known_text,
            self.known,
            HeadingLabel(tr("Enough to conclude?")),
            self.enough_text,
            self.class_text,
            self.lesions,
            HeadingLabel(tr("Local figures beside the internal ones")),
            self.figures,
            self.notes,
            HeadingLabel(tr("Drift")),
            self.drift_text,
            self.drifts,
            HeadingLabel(tr("Over time")),
            self.series,
            self.series_drift,
            self.series_note,
            HeadingLabel(tr("Recalibration")),
            self.consent,
        )
        for part in parts:
            if isinstance(part, HeadingLabel) and column.count():
                column.addSpacing(_ABOVE_HEADING)
            column.addWidget(part)
        for table in (self.known, self.drifts):
            table.setMaximumWidth(_NARROW)
        for table in (self.lesions, self.figures, self.series, self.series_drift):
            table.setMaximumWidth(_WIDE)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAccessibleName(tr("Test on own cases"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.subtitle)
        layout.addWidget(self.area, 1)
        layout.addWidget(DisclaimerLabel())

    def set_tested(self, tested: LocalTested) -> None:
        """Show a test; the same one, tried or recalibrated, scrolls to what is asked."""
        same = self.tested is not None and self.tested.found.evaluation is tested.found.evaluation
        self.consent.set_tested(tested)
        self.tested = tested
        if same:
            # The recalibration is last and grows by what is asked, once it is laid out anew.
            QTimer.singleShot(0, self, self._show_end)
            return
        found = tested.found
        local = found.evaluation
        self.subtitle.set_whole_text(
            tr(
                "{model}, decision rule, revision {revision} · {name}, new to the model: "
                "{population}",
                model=found.model_name,
                revision=found.decision.revision,
                name=found.name,
                population=population_text(local.cohort.population),
            )
        )
        self.report_status.clear()
        self.known_text.setText("\n".join(map(told, found.known.sentences)))
        self.known.set_table(*known_table(found.known))
        self.known.setVisible(bool(found.known.leak))
        self.known.setFixedHeight(min(_KNOWN_HEIGHT, self.known.whole_height()))
        enough, by_class = verdict(found.enough)
        self.enough_text.setText(enough)
        warned = QPalette.ColorRole.WindowText if found.enough.may_conclude else _WARNING
        self.enough_text.setForegroundRole(warned)
        self.class_text.setText(by_class)
        self.class_text.setVisible(bool(by_class))
        self.lesions.set_table(*lesion_table(found.enough))
        self.figures.set_table(*section_table(found.beside))
        self.notes.setText(
            "\n".join((*map(told, local.marks), *_internal(tested), *sentences(local)))
        )
        self.drift_text.setText("\n".join(drift_sentences(found.drifts)))
        self.drifts.set_table(*drift_table(found.drifts))
        self.drifts.setVisible(bool(found.drifts))
        self.series.set_table(*series_table(tested.series))
        self.series_drift.set_table(*series_drift_table(tested.series))
        for table in (self.series, self.series_drift):
            table.setVisible(len(tested.series) > 1)
        self.series_note.setText(series_note(tested.series))
        self.area.verticalScrollBar().setValue(0)

    def _show_end(self) -> None:
        """Scroll to the end."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def set_writing(self, writing: bool, text: str = "") -> None:
        """Show that a report is being written, or what came of it."""
        self.report_button.setEnabled(not writing)
        self.report_status.setText(text)

    def _on_report(self) -> None:
        path = ask_report_file(self, "validation.pdf")
        if path is not None:
            self.report_wanted.emit(path)


def _internal(tested: LocalTested) -> list[str]:
    """Return what has to be known of the internal figures."""

    inside = tested.found.internal
    if inside is None:
        return [tr("The figures of its own test subset are not known: the run is not here.")]
    often = (
        ""
        if inside.looks is None
        else tr("; looked at {times}, now included", times=times_text(inside.looks))
    )
    internal = tr(
        "Internal: {source}, {population}{often}.",
        source=inside.source,
        population=population_text(inside.cohort.population),
        often=often,
    )
    mix = [tested.found.mix] if tested.found.mix else []
    return [*map(told, mix), internal, *map(told, inside.marks)]


def _words() -> QuietLabel:
    label = QuietLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _strong() -> QLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    label.setFont(scaled_font(label.font(), 1.0, QFont.Weight.DemiBold))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
