"""The right column of Classify: the patient, flags, the answer, other patients, the model."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from core.case.together import disagreement
from core.casebook.entry import OPINIONS
from core.evaluation.decided import Decided
from core.target import DIAGNOSIS
from desktop.classify.answer_panel import AnswerPanel
from desktop.classify.case_model import Case
from desktop.classify.commit_panel import CommitPanel
from desktop.classify.flag_panel import FlagPanel
from desktop.classify.model_picker import ModelPicker
from desktop.classify.patient_form import PatientForm
from desktop.classify.ruling_panel import RulingPanel
from desktop.classify.what_if_view import NOT_READ, WhatIfView
from desktop.engine import Engine
from desktop.engine_task import ModelFacts
from desktop.translation import told, tr
from desktop.widget.form_row import align_fields
from desktop.widget.label import DisclaimerLabel, HeadingLabel, QuietLabel
from desktop.widget.wheel_guard import guard_fields


class SheetPanel(QScrollArea):
    """Lays the parts below each other and shows in all of them what is known of one case."""

    def __init__(self, engine: Engine, runs_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: ModelFacts | None = None
        self.form = PatientForm()
        self.flags = FlagPanel()
        self.commit = CommitPanel()
        self.opinion = QuietLabel()
        self.answer = AnswerPanel()
        self.what_if = WhatIfView()
        self.ruling = RulingPanel()
        self.picker = ModelPicker(engine, runs_folder)
        self.notes = QuietLabel()
        self.unread = QuietLabel(tr(NOT_READ))
        self.disclaimer = DisclaimerLabel()
        for label in (self.opinion, self.notes, self.unread, self.disclaimer):
            label.setWordWrap(True)
        inner = QWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(12, 0, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(HeadingLabel(tr("Patient")))
        part: QWidget
        for part in (
            self.unread, self.form, self.flags, self.commit, self.opinion, self.answer,
            self.disclaimer, self.ruling, self.what_if,
        ):  # fmt: skip
            layout.addWidget(part)
        layout.addSpacing(6)
        layout.addWidget(HeadingLabel(tr("Model")))
        for part in (self.picker, self.notes):
            layout.addWidget(part)
        layout.addStretch(1)
        guard_fields(inner)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(330)
        self.unread.hide()
        self.show_case(None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._align()

    def _align(self) -> None:
        align_fields(self.form.fields, self.commit.fields)

    def set_facts(self, facts: ModelFacts | None) -> None:
        """Take another model; what another one told goes."""
        self._facts = facts
        self.notes.setText("" if facts is None else " ".join(map(told, facts.notes)))
        self.notes.setVisible(bool(self.notes.text()))
        self.unread.setVisible(facts is not None and not facts.reads_patient)
        if facts is not None:
            self.answer.set_target(facts.target, facts.decided, facts.name)

    def show_case(self, case: Case | None, waiting: str = "", *, trying: bool = False) -> None:
        """Show what is known of a case; `waiting` says why there is no answer yet.

        `trying` says that a what-if is still to come.
        """
        facts = self._facts
        target = DIAGNOSIS if facts is None else facts.target
        by = Decided() if facts is None else facts.decided
        hidden = case is not None and case.hidden
        answered = case is not None and bool(case.predictions)
        self.commit.setVisible(hidden)
        part: QWidget
        for part in (self.answer, self.what_if):
            part.setVisible(not hidden)
        # What is wrong with the picture tells nothing of the answer; so it stands before it.
        self.flags.set_flags(() if case is None else case.flags)
        own = None if case is None else case.first
        if own is not None:
            sure = tr("{confidence:.0%} sure", confidence=own.confidence)
            self.opinion.setText(
                tr("You committed to {opinion}, {sure}.", opinion=tr(OPINIONS[own.dx]), sure=sure)
            )
        self.opinion.setVisible(own is not None)
        self.answer.set_outcome(None if case is None else case.outcome, waiting)
        self.answer.set_disagreement(
            told(disagreement(case.predictions, by.threshold)) if case is not None else ""
        )
        self.ruling.show_case(case)
        for part in (self.disclaimer, self.ruling, self.what_if):
            part.setVisible(not hidden and answered)
        self.what_if.set_what_if(
            None if case is None else case.what_if,
            target,
            reads=facts is None or facts.reads_patient,
            waiting=trying,
        )
