"""A test on own cases from its form to what it found, in processes of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from core.error import UserError
from desktop.errand import Errand
from desktop.evaluate import local_task
from desktop.evaluate.local_setup import LocalSetup
from desktop.evaluate.local_task import LocalTested
from desktop.evaluate.local_view import LocalView
from desktop.train.snapshot import RunRow
from desktop.translation import mark, told, told_error, tr
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolButton

if TYPE_CHECKING:
    from core.evaluation.kept import Kept
    from core.evaluation.recalibration import Recalibration

_STEPS = {
    "opening": mark("Opening the model and the cases…"),
    "images": mark("Classifying the cases…"),
    "content": mark("Looking for images that the model knows…"),
    "resamples": mark("Drawing intervals…"),
}


class LocalPage(QStackedWidget):
    """Form, progress and result; one test at a time, and one thing done with its result."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.errand = Errand(self)
        self.writer = Errand(self)
        self.setup = LocalSetup()
        self.view = LocalView()
        self.cancel_button = SymbolButton("stop", tr("Cancel"))
        self._busy = QWidget()
        self._busy_text = QuietLabel()
        self._busy_bar = QProgressBar(textVisible=False)
        self._lay_out()
        self.setup.test_wanted.connect(self.test)
        self.setup.back_wanted.connect(lambda: self.setCurrentWidget(self.view))
        self.view.again_wanted.connect(lambda: self.setCurrentWidget(self.setup))
        self.view.report_wanted.connect(self.write_report)
        self.view.consent.trial_wanted.connect(lambda: self._recalibrate(trial=True))
        self.view.consent.consented.connect(lambda: self._recalibrate(trial=False))
        self.view.consent.undo_wanted.connect(self._take_back)
        self.cancel_button.clicked.connect(self.cancel)
        self.errand.progressed.connect(self._on_progressed)
        self.errand.answered.connect(self._on_answered)
        self.errand.failed.connect(self._on_failed)
        self.writer.answered.connect(self._on_written)
        self.writer.failed.connect(self._on_write_failed)

    def _lay_out(self) -> None:
        self._busy_bar.setFixedWidth(280)
        self._busy_bar.setAccessibleName(tr("Progress"))
        column = QVBoxLayout(self._busy)
        column.addStretch(2)
        for part in (self._busy_text, self._busy_bar, self.cancel_button):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        for page in (self.setup, self._busy, self.view):
            self.addWidget(page)

    def offer(self, rows: Sequence[RunRow], chosen: Sequence[Path]) -> None:
        """Ask for a test of the model of one of these runs; where one is chosen, of this."""
        self.setup.offer(rows, chosen[0] if len(chosen) == 1 else None)
        if self.currentWidget() is not self._busy:
            self.setCurrentWidget(self.setup)

    def test(self, model: Path, folder: Path | None, csv: Path | None) -> None:
        """Test a model on the cases of a folder in the background."""
        self._settle()
        self._busy_text.setText(tr(_STEPS["opening"]))
        self._busy_bar.setRange(0, 0)
        self.setCurrentWidget(self._busy)
        self.errand.start(local_task.judge_on_cases, model, folder, csv)

    def cancel(self) -> None:
        """End the test that is under way."""
        self.errand.cancel()
        self._settle()
        self.setCurrentWidget(self.setup)

    def write_report(self, path: Path) -> None:
        """Write the report of what is shown in the background."""
        if self.view.tested is not None:
            self.view.set_writing(True, tr("Writing the report…"))
            self.writer.start(local_task.write_report, self.view.tested, path)

    def close_page(self) -> None:
        """End what goes on in the background."""
        self.errand.close()
        self.writer.close()

    def _recalibrate(self, *, trial: bool) -> None:
        if self.view.tested is not None:
            self.errand.start(local_task.recalibrate, self.view.tested.found, trial)

    def _take_back(self) -> None:
        if self.view.tested is not None:
            self.errand.start(local_task.take_back, self.view.tested.found)

    def _on_progressed(self, what: str, done: int, total: int) -> None:
        self._busy_text.setText(tr(_STEPS.get(what, self._busy_text.text())))
        self._busy_bar.setRange(0, total)
        self._busy_bar.setValue(done)

    def _on_answered(self, answer: LocalTested | Recalibration | Kept) -> None:
        from core.evaluation.recalibration import Recalibration

        if isinstance(answer, LocalTested):
            self.setup.show_back(True)
            self.view.set_tested(answer)
            self.setCurrentWidget(self.view)
        elif self.view.tested is None:
            return
        elif isinstance(answer, Recalibration):
            self.view.set_tested(_after(self.view.tested, answer))
        else:
            self.view.set_tested(_undone(self.view.tested, answer))
            self.view.consent.told.setText(told(answer.sentences[0]))

    def _on_failed(self, error: Exception) -> None:
        in_result = self.currentWidget() is self.view
        if not in_result:
            self.setCurrentWidget(self.setup)
        self._settle()
        if not isinstance(error, UserError):
            raise error  # a bug: the window's hook logs it and shows it with its details
        say = self.view.consent.told.setText if in_result else self.setup.show_message
        say(told_error(error))

    def _settle(self) -> None:
        """Show the last result as it stands, when a recalibration of it came to an end."""
        if self.view.tested is not None:
            self.view.consent.set_tested(self.view.tested)

    def _on_written(self, path: Path) -> None:
        self.view.set_writing(False, tr("Saved as {name}", name=path.name))

    def _on_write_failed(self, error: Exception) -> None:
        self.view.set_writing(False)
        if not isinstance(error, UserError):
            raise error  # a bug: the window's hook logs it and shows it with its details
        self.view.set_writing(False, told(error.message))


def _after(tested: LocalTested, again: Recalibration) -> LocalTested:
    """Return a test whose recalibration was tried, or was done and written."""
    if again.tuning.written is None:
        return replace(tested, tried=again)
    return replace(tested, found=replace(tested.found, recalibration=again), tried=None)


def _undone(tested: LocalTested, kept: Kept) -> LocalTested:
    """Return a test whose recalibration was taken back: the same decision under a new revision."""
    found = replace(tested.found, recalibration=None, decision=kept.written)
    return replace(tested, found=found, tried=None)
