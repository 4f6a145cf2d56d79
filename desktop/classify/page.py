"""The Classify page: images in, probabilities out, and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.casebook.entry import FirstReading, Ruling
from core.error import UserError
from core.record import Patient, Record
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.cases.keeper import CaseKeeper
from desktop.classify.answerer import Answerer
from desktop.classify.batch_panel import BatchPanel
from desktop.classify.case_list import CaseList
from desktop.classify.case_model import Case, CaseModel, Item
from desktop.classify.compare_button import CompareButton
from desktop.classify.compare_view import CompareView
from desktop.classify.evidence_panel import EvidencePanel
from desktop.classify.intake import Intake, files_of
from desktop.classify.join_button import JoinButton
from desktop.classify.reading_keys import ReadingKeys
from desktop.classify.recorder import Recorder
from desktop.classify.sheet_panel import SheetPanel
from desktop.classify.what_if_asker import WhatIfAsker
from desktop.engine import Engine
from desktop.engine_task import ModelFacts
from desktop.session import Session
from desktop.translation import mark, told_error, tr
from desktop.widget.label import DisclaimerLabel, PlainLabel, TitleLabel
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton

_LEFT, _RIGHT, _MIDDLE = 300, 520, 320


class ClassifyPage(QWidget):
    """Wires list, evidence, sheet and batch to the engine."""

    title = mark("Classify")

    def __init__(
        self,
        session: Session,
        engine: Engine,
        runs_folder: Path,
        keeper: CaseKeeper,
        pasted_folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._engine = engine
        self._divided = False
        self._model_failed = False
        self._current: Case | None = None
        self._loader = ThumbnailLoader(self)
        self._answerer = Answerer(engine, self)
        self._what_if = WhatIfAsker(engine, self)
        self._recorder = Recorder(engine, keeper.desk(), self)
        self.intake = Intake(engine, pasted_folder)
        self.cases = CaseModel(self)
        self.list = CaseList(self.cases, self._loader)
        self.batch = BatchPanel(engine, self.cases)
        self.evidence = EvidencePanel(session, engine, self._loader)
        self.sheet = SheetPanel(engine, runs_folder)
        self.compare = CompareView(engine, self._loader)
        self.explanation = self.evidence.explanation
        self.form, self.answer = self.sheet.form, self.sheet.answer
        self.picker = self.sheet.picker
        self.message = PlainLabel()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(session)
        self._show_case(None)

    def _lay_out(self) -> None:
        self.remove_button = SymbolButton("close", tr("Remove"))
        self.join_button = JoinButton(self.cases, self.list)
        self.compare_button = CompareButton(self.cases, self.list)
        for listener in (self.intake, self.join_button, self.compare_button):
            listener.listen(self)
        self._keys = ReadingKeys(self, self.list, self.sheet)
        self.commit_first = QCheckBox(tr("Commit first"))
        self.commit_first.setToolTip(tr("Show each answer only after you have given your own"))
        self.message.setWordWrap(True)
        self.message.setContentsMargins(16, 0, 16, 8)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.hide()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(10)
        head.addWidget(TitleLabel(tr("Classify")))
        head.addStretch(1)
        head.addWidget(self.commit_first)
        head.addSpacing(8)
        part: QWidget
        for part in (self.remove_button, self.intake):
            head.addWidget(part)
        self._empty = Notice(
            "classify",
            tr("Drop images here"),
            tr(
                "Or paste one, add them, or send some from Browse. What is known of the patient is "
                "used where the model looks at it."
            )
            + "\n\n"
            + DisclaimerLabel().text(),
            tr("Add images…"),
            button_symbol="image",
        )
        self._empty.activated.connect(self.intake.choose)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setChildrenCollapsible(False)
        for part in (self._build_left(), self.evidence, self.sheet):
            columns.addWidget(part)
        columns.setStretchFactor(1, 1)
        self._columns = columns
        self._stack.addWidget(self._empty)
        self._stack.addWidget(columns)
        self._stack.addWidget(self.compare)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.message)
        layout.addWidget(self._stack, 1)

    def _build_left(self) -> QWidget:
        left = QWidget()
        left.setMinimumWidth(_LEFT)
        layout = QVBoxLayout(left)
        layout.setContentsMargins(16, 0, 8, 12)
        layout.addWidget(self.list, 1)
        for part in (self.join_button, self.compare_button, self.batch):
            layout.addWidget(part)
        return left

    def _connect(self, session: Session) -> None:
        session.classify_requested.connect(self._on_classify_requested)
        self.intake.added.connect(self.add_items)
        self.intake.said.connect(self.show_message)
        self.compare_button.wanted.connect(self._on_compare)
        self.compare.closed.connect(self._on_compared)
        self.remove_button.clicked.connect(self._on_remove)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        remove.setWhatsThis(tr("Remove the selected cases"))
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self._on_remove)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.join_button.joined.connect(lambda row: self._show_case(self.cases.case(row)))
        self.commit_first.toggled.connect(self._on_commit_first)
        self.form.patient_changed.connect(self._on_patient_changed)
        self.sheet.commit.committed.connect(self._on_committed)
        self.sheet.ruling.kept.connect(self._on_kept)
        self._recorder.recorded.connect(self._on_recorded)
        self.picker.model_changed.connect(self._on_model_changed)
        self.batch.advanced.connect(self._on_batch_advanced)
        self._answerer.answered.connect(self._on_answered)
        self._what_if.answered.connect(self._on_what_if)
        self.picker.failed.connect(self._on_model_failed)
        sources = (self.batch, self._answerer, self._what_if, self.evidence, self.intake)
        for source in (*sources, self._recorder, self.compare):
            source.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether an answer, what goes with it or a model is still to come."""
        asked = (
            self.picker, self._answerer, self._what_if, self.evidence, self.intake,
            self._recorder, self.compare,
        )  # fmt: skip
        return any(question.busy for question in asked)

    def add_images(self, paths: Sequence[Path]) -> None:
        """Add images at once; folders and tables are looked through in the engine process."""
        self.intake.add(paths)

    def add_items(self, items: Sequence[Item]) -> None:
        """Add images, those of one lesion as one case, and show the first of them."""
        row = self.cases.add(items)
        self._stack.setCurrentIndex(1)
        self.list.setCurrentIndex(self.cases.index(row))

    def show_message(self, text: str) -> None:
        """Say something above the page; an empty text takes it away."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def close_page(self) -> None:
        """End what goes on in the background."""
        self.batch.batch.cancel()
        self._loader.close()
        self.intake.pasteboard.close()

    def _on_classify_requested(self, records: Sequence[Record]) -> None:
        self.show_message("")
        if records:
            self.add_items([Item(r.path, r.patient, r.lesion_id) for r in records])

    def _on_failed(self, error: Exception) -> None:
        if self._current is not None and not self._answerer.busy:
            self._show_sheet(tr("No answer yet"))
        if not isinstance(error, UserError):
            raise error  # a bug: the window's hook logs it and shows it with its details
        self.show_message(told_error(error))

    def _on_model_failed(self, error: Exception) -> None:
        self._model_failed = True
        self._on_failed(error)

    def _on_model_changed(self, facts: ModelFacts | None) -> None:
        if self._model_failed and facts is not None:
            # Only its own message: one on images may have come while the model was opened.
            self._model_failed = False
            self.show_message("")
        self.cases.forget_outcomes(None if facts is None else facts.decided.threshold)
        self.batch.set_model(facts)
        self.evidence.set_facts(facts)
        self.sheet.set_facts(facts)
        self._ask_answer()

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._show_case(self.cases.case(current.row()) if current.isValid() else None)

    def _show_case(self, case: Case | None) -> None:
        self._current = case
        self.form.setEnabled(case is not None)
        self.remove_button.setEnabled(case is not None)
        self.sheet.commit.clear()
        if case is not None:
            self.form.set_patient(case.patient)
        self.evidence.show_case(case)
        self._ask_answer()

    def _on_patient_changed(self, patient: Patient) -> None:
        if self._current is not None:
            self.cases.set_patient(self._current, patient)
            self._ask_answer()

    def _ask_answer(self) -> None:
        """Ask for the answer of the current case, or show the one there is."""
        case, facts = self._current, self.picker.facts
        self._answerer.drop()
        self._what_if.drop()
        if case is not None and facts is not None:
            self._answerer.ask(case, facts)
        self._show_sheet(self._waiting_text())
        self.evidence.show_answer()
        self._ask_what_if()

    def _ask_what_if(self) -> None:
        """Ask once the answer stands: what is told beside it must be of as many views."""
        case, facts = self._current, self.picker.facts
        if case is None or facts is None or self._what_if.busy:
            return
        if case.final and case.predictions:
            self._what_if.ask(case, facts)
            self._show_sheet()

    def _show_sheet(self, waiting: str = "") -> None:
        self.sheet.show_case(self._current, waiting, trying=self._what_if.busy)

    def _waiting_text(self) -> str:
        if self._current is None:
            return ""
        if self.picker.facts is not None:
            return tr("Classifying…")
        if self.picker.busy or self._engine.state == "starting":
            return tr("The engine is starting…")
        return tr("No model yet: train one on Train, or choose one below")

    def _on_answered(self, case: Case) -> None:
        self.cases.refresh()
        if case is not self._current:
            return
        self._show_sheet()
        self._keys.answered()
        self.evidence.show_answer()
        self._ask_what_if()

    def _on_what_if(self, case: Case) -> None:
        if case is self._current:
            self._show_sheet()

    def _on_batch_advanced(self) -> None:
        if self._current is None or self._current.outcome is None:
            return
        if self._current.final and self._answerer.busy:
            self._ask_answer()
        else:
            self._show_sheet()

    def _on_commit_first(self, wanted: bool) -> None:
        self.cases.set_commit_first(wanted)
        self._show_sheet(self._waiting_text())
        self.evidence.show_answer()

    def _on_committed(self, first: FirstReading) -> None:
        if self._current is not None:
            self.cases.commit(self._current, first)
            self._show_sheet(self._waiting_text())
            self.evidence.show_answer()

    def _on_kept(self, ruling: Ruling | None, note: str) -> None:
        case, facts = self._current, self.picker.facts
        if case is not None and facts is not None:
            self.intake.pasteboard.needed(case.paths)
            self._recorder.keep(case, facts, ruling, note)
            self._show_sheet()

    def _on_recorded(self, case: Case) -> None:
        if case is self._current:
            self._show_sheet()

    def _on_compare(self, cases: Sequence[Case]) -> None:
        facts = self.picker.facts
        if facts is None:
            self.show_message(tr("No model yet: choose one first."))
            return
        self.compare.compare(cases, facts, self.picker.choices)
        self._stack.setCurrentWidget(self.compare)
        self.compare.back.setFocus()

    def _on_compared(self) -> None:
        self._stack.setCurrentIndex(1)
        self.list.setFocus()

    def _on_remove(self) -> None:
        self.cases.remove(self.list.selected_rows())
        if not self.cases.cases:
            self._show_case(None)
            self._stack.setCurrentIndex(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._divided:
            # A splitter keeps what it is given only once it has its width.
            self._divided = True
            right = max(0, min(_RIGHT, self.width() - _LEFT - _MIDDLE))
            self._columns.setSizes([_LEFT, self.width() - _LEFT - right, right])
        self.picker.refresh()  # a run may have been completed since

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.intake.drop(event.mimeData()):
            event.acceptProposedAction()
