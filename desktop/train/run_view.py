"""The chosen run: its curves as they grow, its progress and log, and what can be asked of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QProgressBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.train.curve_board import CurveBoard, RecallBoard
from desktop.train.figure_panel import FigurePanel
from desktop.train.note_editor import NoteEditor
from desktop.train.reason import reason_of
from desktop.train.snapshot import RunDetail, duration_text
from desktop.train.status_chip import StatusChip
from desktop.translation import told, tr
from desktop.widget.label import DisclaimerLabel, ElidedLabel, PlainLabel, scaled_font
from desktop.widget.symbol import SymbolButton
from training.events import Completed
from training.run_directory import Status

_LOG_LINES = 2000
_FINE = 1000


class RunView(QWidget):
    """Shows one run; what a person asks of it is told by signals with the path of the run."""

    pause_requested = Signal(object)
    resume_requested = Signal(object)
    stop_requested = Signal(object)
    template_requested = Signal(object)
    folder_requested = Signal(object)
    queue_requested = Signal(object)
    tensorboard_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._detail: RunDetail | None = None
        self._asked = ""
        self.title = ElidedLabel()
        self.chip = StatusChip()
        self.subtitle = ElidedLabel()
        self.pause = SymbolButton("pause", tr("Pause"))
        self.resume = SymbolButton("play", tr("Resume"))
        self.stop = SymbolButton("stop", tr("Stop"))
        self.template = SymbolButton("copy", tr("Use as template"))
        self.folder = SymbolButton("folder", tr("Open its folder"))
        self.enqueue = SymbolButton("queue", tr("Add to queue"))
        self.tensorboard = SymbolButton("train", "TensorBoard")
        self.bar = QProgressBar()
        self.activity = PlainLabel()
        self.message = PlainLabel()
        self.figures = FigurePanel()
        self.curves = CurveBoard()
        self.recalls = RecallBoard()
        self.note = NoteEditor()
        self.tabs = QTabWidget()
        self.log = QPlainTextEdit()
        self._prepare()
        self._lay_out()

    def _prepare(self) -> None:
        self.title.setFont(scaled_font(self.title.font(), 1.45, QFont.Weight.DemiBold))
        self.resume.setProperty("primary", True)
        self.bar.setRange(0, _FINE)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        self.message.setWordWrap(True)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.log.setReadOnly(True)
        self.log.setMaximumBlockCount(_LOG_LINES)
        self.log.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.log.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.log.setAccessibleName(tr("Log"))
        self.log.setPlaceholderText(tr("The log of the worker"))
        self.pause.clicked.connect(lambda: self._ask(tr("Pausing…"), self.pause_requested))
        self.resume.clicked.connect(lambda: self._ask(tr("Resuming…"), self.resume_requested))
        self.stop.clicked.connect(lambda: self._ask(tr("Stopping…"), self.stop_requested))
        self.template.clicked.connect(lambda: self.template_requested.emit(self.path))
        self.template.setToolTip(tr("Fill the form with its settings, to change and start anew"))
        self.folder.clicked.connect(lambda: self.folder_requested.emit(self.path))
        self.enqueue.clicked.connect(lambda: self.queue_requested.emit(self.path))
        self.tensorboard.clicked.connect(lambda: self.tensorboard_requested.emit(self.path))
        self.tensorboard.setToolTip(
            tr("Show its figures in the browser, by a process on this machine")
        )
        for button in self.actions_beside:
            button.setFlat(True)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip)
        for button in (self.pause, self.resume, self.stop):
            head.addWidget(button)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Views of the run"))
        for name, part in (
            (tr("Curves"), self.curves),
            (tr("Recall by class"), self.recalls),
            (tr("Log"), self.log),
            (tr("Note"), self.note),
        ):
            self.tabs.addTab(part, name)
        beside = QHBoxLayout()
        beside.setSpacing(4)
        for button in self.actions_beside:
            beside.addWidget(button)
        beside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.subtitle)
        layout.addLayout(beside)
        layout.addWidget(self.bar)
        layout.addWidget(self.activity)
        layout.addWidget(self.message)
        layout.addWidget(self.figures)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(DisclaimerLabel())

    @property
    def actions_beside(self) -> tuple[SymbolButton, ...]:
        """The buttons for what can be done with any run."""
        return self.template, self.enqueue, self.folder, self.tensorboard

    @property
    def path(self) -> Path | None:
        """The run that is shown."""
        return self._detail.row.path if self._detail is not None else None

    @property
    def detail(self) -> RunDetail | None:
        """What is shown of it."""
        return self._detail

    def add_log(self, text: str) -> None:
        """Add text to the end of the log, and stay at the end unless the person scrolled away."""
        bar = self.log.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 2
        self.log.appendPlainText(text.rstrip("\n"))
        if at_end:
            bar.setValue(bar.maximum())

    def show_error(self, text: str) -> None:
        """Say what went wrong with a request."""
        self._asked = ""
        self.message.setText(text)
        self.message.show()
        self._show_buttons()

    def free(self) -> None:
        """Let the buttons be pressed again: what was asked has come to nothing."""
        self._asked = ""
        if self._detail is not None:
            self.activity.setText(self._activity(self._detail))
        self._show_buttons()

    def set_detail(self, detail: RunDetail, exit_code: int | None = None) -> None:
        """Show a run as it is now; `exit_code` is how its worker ended, where that is known."""
        before = self._detail
        self._detail = detail
        row = detail.row
        if before is None or before.row.path != row.path:
            self._begin()
            before = None
        if before is None or before.row.status_text != row.status_text:
            self._asked = ""
            self.chip.set_status(row.status_text)
        if before is None or before.row != row:
            self._show_names(detail)
        self.note.show_note(row.path, detail.facts.note)
        self.bar.setVisible(row.status is not Status.COMPLETED)
        self.bar.setValue(round(row.progress * _FINE))
        self.activity.setText(self._activity(detail))
        self._show_message(detail, exit_code)
        self._show_buttons()
        completed = detail.ending if isinstance(detail.ending, Completed) else None
        self.figures.set_completed(completed, detail.facts.split_warning)
        if before is None or before.loss_xs != detail.loss_xs:
            self.curves.set_losses(detail)
        if before is None or before.history != detail.history:
            self.curves.set_history(detail)
            self.recalls.set_history(detail)

    def _begin(self) -> None:
        self.log.clear()
        self.message.clear()
        self.curves.clear()
        self.recalls.chart.clear()

    def _show_names(self, detail: RunDetail) -> None:
        row = detail.row
        self.title.set_whole_text(row.title)
        parts = [row.model, row.kind_text, row.made_text, row.name]
        self.subtitle.set_whole_text(" · ".join(part for part in parts if part != row.title))

    def _activity(self, detail: RunDetail) -> str:
        row = detail.row
        if row.starting:
            return tr("The worker is starting…")
        epochs = len(detail.history)
        if row.status is not Status.RUNNING:
            whole = detail.history[-1].epochs if detail.history else 0
            return (
                tr("{epochs} of {whole} epochs", epochs=epochs, whole=whole)
                if whole
                else tr("No epoch yet")
            )
        if detail.preparing is not None:
            doing = detail.preparing
            return tr(
                "Preparing: {what}, {done:,} of {total:,}",
                what=told(doing.what),
                done=doing.done,
                total=doing.total,
            )
        step, whole = detail.step, detail.history[-1].epochs if detail.history else 0
        left = tr("{duration_text} left", duration_text=duration_text(row.seconds_left))
        if step is not None:
            parts = [
                tr("Epoch {epoch} of {whole}", epoch=step.epoch, whole=whole)
                if whole
                else tr("Epoch {epoch}", epoch=step.epoch),
                tr(step.phase.replace("_", " ")),
                tr("step {step:,} of {steps:,}", step=step.step, steps=step.steps),
                tr("{images_per_second:,.0f} images/s", images_per_second=step.images_per_second),
                left,
            ]
        elif detail.history:
            parts = [
                tr("Epoch {epoch} of {whole}", epoch=min(epochs + 1, whole), whole=whole),
                tr(detail.history[-1].phase.replace("_", " ")),
                tr("{seconds:.1f} s an epoch", seconds=detail.history[-1].seconds),
                left,
            ]
        else:
            return tr("Starting…")
        if detail.memory is not None:
            parts.append(
                tr(
                    "memory was short: parts of {batch_size} images",
                    batch_size=detail.memory.batch_size,
                )
            )
        return " · ".join(parts)

    def _show_message(self, detail: RunDetail, exit_code: int | None) -> None:
        text = reason_of(detail, exit_code)
        if text or not self._asked:
            self.message.setText(text)
        self.message.setVisible(bool(self.message.text()))

    def _show_buttons(self) -> None:
        if self._detail is None:
            return
        row = self._detail.row
        idle = not self._asked
        waits = row.status is Status.PAUSED and not row.starting
        self.pause.setVisible(row.active)
        self.pause.setEnabled(idle and row.status is Status.RUNNING)
        self.resume.setVisible(row.status.resumable and not row.active)
        self.resume.setEnabled(idle)
        self.enqueue.setVisible(row.status.resumable and not row.active)
        self.stop.setVisible(row.active or waits)
        self.stop.setEnabled(idle)

    def _ask(self, doing: str, request: SignalInstance) -> None:
        if self._detail is None:
            return
        self._asked = doing
        self.message.clear()
        self.activity.setText(doing)
        self._show_buttons()
        request.emit(self._detail.row.path)
