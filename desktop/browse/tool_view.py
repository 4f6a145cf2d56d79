"""What all tools of the Browse page have: a way back, a title, progress with cancel, a message."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.error import UserError
from desktop.errand import Errand
from desktop.translation import num, told, told_error, tr
from desktop.widget.label import QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolButton


class ToolView(QWidget):
    """A view with one errand at a time; a subclass fills `body` and takes what is answered.

    At the end of its making a subclass calls `show_state`, which asks its own buttons too.
    """

    closed = Signal()
    failed = Signal(object)

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.errand = Errand(self)
        self._done: Callable[[object], None] = lambda value: None
        self._busy_text = ""
        back = SymbolButton("left", tr("Back"))
        back.clicked.connect(self.closed)
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(tr("Progress: {title}", title=title))
        self.message = QuietLabel()
        self.message.setAccessibleName(tr("Message"))
        self.message.setWordWrap(True)
        self.cancel_button = SymbolButton("stop", tr("Cancel"))
        self.cancel_button.clicked.connect(self.cancel)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(back)
        head.addWidget(TitleLabel(title))
        head.addStretch(1)
        intro = QuietLabel(text)
        intro.setWordWrap(True)
        state = QHBoxLayout()
        state.setSpacing(12)
        state.addWidget(self.message, 1)
        state.addWidget(self.progress, 1, Qt.AlignmentFlag.AlignVCenter)
        state.addWidget(self.cancel_button)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(intro)
        layout.addLayout(self.body, 1)
        layout.addLayout(state)
        self.errand.progressed.connect(self._on_progressed)
        self.errand.answered.connect(self._on_answered)
        self.errand.failed.connect(self._on_failed)

    def begin(
        self, text: str, done: Callable[[object], None], function: Callable[..., object],
        *arguments: object,
    ) -> None:  # fmt: skip
        """Have `function` done in a process; `done` takes its answer."""
        self._busy_text, self._done = text, done
        self.message.setText(text)
        self.progress.setRange(0, 0)
        self.errand.start(function, *arguments)
        self._show_and_stay()

    def cancel(self) -> None:
        """End what is under way."""
        self.errand.cancel()
        self.message.setText(tr("Cancelled."))
        self._show_and_stay()

    def end(self) -> None:
        """End what is under way and wait for it."""
        self.errand.close()

    def show_state(self) -> None:
        """Show whether something is under way; a subclass adds its buttons."""
        busy = self.errand.busy
        self.progress.setVisible(busy)
        self.cancel_button.setVisible(busy)

    def _show_and_stay(self) -> None:
        """Show the state; where the button that had the keys is gone by it, the view has them."""
        before = QApplication.focusWidget()
        here = before is not None and self.isAncestorOf(before)
        self.show_state()
        now = QApplication.focusWidget()
        if here and (now is None or not self.isAncestorOf(now)):
            self.setFocus()

    def _on_progressed(self, what: str, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        text = f"{told(what)}…"
        if total:
            text = tr("{what}: {done:,} of {total:,}", what=told(what), done=done, total=total)
        elif done:
            text = f"{told(what)}: {num(done, ',')}"
        self.message.setText(text)

    def _on_answered(self, value: object) -> None:
        self.message.setText("")
        self._show_and_stay()
        self._done(value)

    def _on_failed(self, error: Exception) -> None:
        self._show_and_stay()
        if isinstance(error, UserError):
            self.message.setText(told_error(error))
        else:
            self.message.setText(tr("It ended early."))
            self.failed.emit(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
