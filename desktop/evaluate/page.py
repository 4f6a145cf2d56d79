"""The Evaluate page: finished runs on the left; what an evaluation found on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QThread, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.error import UserError
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.engine import Engine
from desktop.errand import Errand
from desktop.evaluate import task
from desktop.evaluate.keeper import Keeper
from desktop.evaluate.run_panel import SUBSET_NAMES, RunPanel
from desktop.evaluate.task import Compared, Judged
from desktop.session import Session
from desktop.train.snapshot import RunRow
from desktop.translation import inside, mark, num, told, told_error, tr
from desktop.widget.label import DISCLAIMER, PlainLabel, QuietLabel
from desktop.widget.notice import Notice

if TYPE_CHECKING:
    from desktop.evaluate.comparison_view import ComparisonView
    from desktop.evaluate.local_page import LocalPage
    from desktop.evaluate.result_view import ResultView

_LIST_WIDTH = 276
_TURN_MS = 30


class _Preload(QThread):
    """Imports numpy and what rests on it, which the first paint does without, off its thread."""

    def run(self) -> None:
        import core.evaluation.basis
        import core.evaluation.cost
        import core.evaluation.evaluation
        import core.evaluation.label_issue  # noqa: F401


class EvaluatePage(QWidget):
    """Judges finished runs in a process of its own and shows what was found."""

    title = mark("Evaluate")

    def __init__(self, session: Session, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._engine = engine
        self.loader = ThumbnailLoader(self)
        self.errand = Errand(self)
        self.writer = Errand(self)
        self.keeper = Keeper(self)
        self._preload = _Preload()
        self.runs = RunPanel()
        self.message = PlainLabel()
        self.result: ResultView | None = None
        self.comparison: ComparisonView | None = None
        self.local: LocalPage | None = None
        self._right = QStackedWidget()
        self._shown_before: QWidget | None = None
        self._empty = Notice(
            "evaluate",
            tr("Not evaluated yet"),
            tr(
                "Press Evaluate for figures with 95% intervals by lesion, and the images behind "
                "them."
            )
            + "\n\n"
            + tr(DISCLAIMER),
        )
        self._busy = QWidget()
        self._busy_text = QuietLabel()
        self._busy_bar = QProgressBar(textVisible=False)
        self._busy_count = QuietLabel()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        busy = QVBoxLayout(self._busy)
        self._busy_bar.setFixedWidth(280)
        self._busy_count.setMinimumWidth(280)
        self._busy_count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._busy_bar.setAccessibleName(tr("Progress"))
        busy.addStretch(2)
        part: QWidget
        for part in (self._busy_text, self._busy_bar, self._busy_count):
            busy.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        busy.addStretch(3)
        self.message.setWordWrap(True)
        self.message.setContentsMargins(20, 12, 20, 0)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.hide()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._right, 1)
        for part in (self._empty, self._busy):
            self._right.addWidget(part)
        split = QSplitter()
        split.addWidget(self.runs)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.runs.evaluate_wanted.connect(self.evaluate)
        self.runs.compare_wanted.connect(self.compare)
        self.runs.local_wanted.connect(self.show_local)
        self.runs.open_button.model_chosen.connect(self.evaluate_model)
        self.runs.open_button.table_chosen.connect(self.evaluate_table)
        self.runs.cancelled.connect(self.cancel)
        self.errand.progressed.connect(self._on_progressed)
        self.errand.answered.connect(self._on_answered)
        self.errand.failed.connect(self._on_failed)
        self._preload.finished.connect(self._prepare_result)
        self.writer.progressed.connect(self._on_writing)
        self.writer.answered.connect(self._on_written)
        self.writer.failed.connect(self._on_write_failed)

    @property
    def shown(self) -> QWidget | None:
        """The result or the comparison that is shown; None where there is none yet."""
        current = self._right.currentWidget()
        return current if current in (self.result, self.comparison) else None

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Take the runs that there are, of any status."""
        self.runs.set_rows(rows)

    def evaluate(self, run: Path, subset: str) -> None:
        """Evaluate a run in the background; the result is shown when it is there."""
        of = inside(tr(SUBSET_NAMES[subset]))
        self._judge(
            tr("Evaluating {name} on {data}…", name=run.name, data=of), task.judge, run, subset
        )

    def evaluate_model(self, model: Path, data: Path) -> None:
        """Let a model, or the best one of a run, answer for a dataset folder, and judge it."""
        self._judge(
            tr("Evaluating {name} on {data}…", name=model.name, data=data.name),
            task.judge_model,
            model,
            data,
        )

    def evaluate_table(
        self, predictions: Path, truth: Path | None, data: Path | None = None
    ) -> None:
        """Judge a table of probabilities; the diagnoses may stand in it, or in another table.

        Or they are those of a dataset folder, whose images are shown.
        """
        text = tr("Evaluating {name}…", name=predictions.name)
        self._judge(text, task.judge_table, predictions, truth, data)

    def _judge(self, text: str, function: Callable[..., Judged], *arguments: object) -> None:
        self._begin(text)
        self.errand.start(function, *arguments)
        if not self._preload.isRunning():
            self._preload.start()

    def compare(self, runs: Sequence[Path], subset: str) -> None:
        """Compare runs with the first of them, the oldest, in the background."""
        self._begin(
            tr(
                "Comparing {count} runs on {subset}…",
                count=len(runs),
                subset=inside(tr(SUBSET_NAMES[subset])),
            )
        )
        self.errand.start(task.compare, tuple(runs), subset)

    def write_report(self, judged: Judged, path: Path) -> None:
        """Write the report of an evaluation in the background; the result says how it went."""
        self.show_message("")
        self._on_writing("", 0, 0)
        self.writer.start(task.write_report, judged.run, judged.bundle, judged.evaluation, path)

    def show_local(self) -> None:
        """Ask for the cases to test a model on, or show the test that is under way."""
        if self.local is None:
            from desktop.evaluate.local_page import LocalPage

            self.local = LocalPage()
            self._right.addWidget(self.local)
        self.show_message("")
        self.local.offer(self.runs.model.rows(), self.runs.chosen())
        self._right.setCurrentWidget(self.local)

    def cancel(self) -> None:
        """End what is under way; what was shown before is shown again."""
        self.errand.cancel()
        self._end()

    def close_page(self) -> None:
        """End what goes on in the background."""
        self.errand.close()
        self.writer.close()
        if self.local is not None:
            self.local.close_page()
        self.keeper.close()
        self._preload.wait()
        self.loader.close()

    def _begin(self, text: str) -> None:
        self.show_message("")
        self._busy_text.setText(text)
        self._busy_bar.setRange(0, 0)
        self._busy_count.setText(" ")  # keeps its line, so that nothing moves when it is filled
        self.runs.set_busy(True)
        self._shown_before = self._right.currentWidget()
        self._right.setCurrentWidget(self._busy)

    def _end(self) -> None:
        self.runs.set_busy(False)
        if self._right.currentWidget() is self._busy:
            self._right.setCurrentWidget(self._shown_before or self._empty)

    def show_message(self, text: str) -> None:
        """Say something above the result; an empty text takes it away."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def _on_progressed(self, what: str, done: int, total: int) -> None:
        self._busy_bar.setRange(0, total)
        self._busy_bar.setValue(done)
        self._busy_count.setText(
            tr("{done:,} of {total:,} {what}", done=done, total=total, what=told(what))
            if total
            else " "
        )

    def _on_answered(self, found: Judged | Compared) -> None:
        if isinstance(found, Judged):
            self._show_judged(found)
        else:
            self._show_compared(found)
        self._end()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, UserError):
            raise error  # a bug: the window's hook logs it and shows it with its details
        self.show_message(told_error(error))

    def _on_writing(self, what: str, done: int, total: int) -> None:
        if self.result is not None:
            share = f" {num(done / total, '.0%')}" if total else ""
            self.result.set_writing(True, tr("Writing the report…{share}", share=share))

    def _on_written(self, path: Path) -> None:
        if self.result is not None:
            self.result.set_writing(False, tr("Saved as {name}", name=path.name))

    def _on_write_failed(self, error: Exception) -> None:
        if self.result is not None:
            self.result.set_writing(False)
        if not isinstance(error, UserError):
            raise error  # a bug: the window's hook logs it and shows it with its details
        self.show_message(told_error(error))

    def _prepare_result(self) -> None:
        """Build the views one by one while the process is at work; all at once would be felt."""
        if not self.errand.busy:
            return
        if self.result is None:
            self._make_result()
        elif not self.result.build_next():
            return
        QTimer.singleShot(_TURN_MS, self, self._prepare_result)

    def _make_result(self) -> ResultView:
        from desktop.evaluate.result_view import ResultView

        self.result = ResultView(self._session, self._engine, self.loader, self.keeper)
        self.result.report_wanted.connect(self.write_report)
        self._right.addWidget(self.result)
        return self.result

    def _show_judged(self, found: Judged) -> None:
        result = self.result or self._make_result()
        result.set_judged(found)
        self._right.setCurrentWidget(result)

    def _show_compared(self, found: Compared) -> None:
        if self.comparison is None:
            from desktop.evaluate.comparison_view import ComparisonView

            self.comparison = ComparisonView()
            self._right.addWidget(self.comparison)
        self.comparison.set_compared(found)
        self._right.setCurrentWidget(self.comparison)
