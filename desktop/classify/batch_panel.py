"""Many images at once: classify all with progress and cancel, and save the table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from core.case.table import ISIC, TABLE, Answering
from core.case.told import Told
from core.error import Problem
from core.record import Patient
from desktop.classify.case_model import Case, CaseModel
from desktop.engine import Engine
from desktop.engine_task import ModelFacts
from desktop.translation import counted, tr
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolButton


class BatchPanel(QWidget):
    """Classifies the cases without a final answer, in chunks, and writes final answers to a CSV."""

    failed = Signal(object)
    advanced = Signal()

    def __init__(self, engine: Engine, cases: CaseModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = engine.tasks
        self._cases = cases
        self._bundle: Path | None = None
        self._views = 1
        self._by = Answering()
        self._asked: tuple[tuple[Case, Patient], ...] = ()
        self._got: dict[Case, list[Told | Problem]] = {}
        self._target = Path()
        self._saving = 0
        self.batch = engine.batch()
        self._writer = engine.channel()
        self.start_button = SymbolButton("play", tr("Classify all"))
        self.cancel_button = SymbolButton("stop", tr("Cancel"))
        self.save_button = SymbolButton("table", tr("Save CSV…"))
        self.progress = QProgressBar(textVisible=False)
        self.progress.setAccessibleName(tr("Progress of the classification"))
        self.status = QuietLabel()
        self.status.setWordWrap(True)
        row = QHBoxLayout()
        for button in (self.start_button, self.cancel_button, self.save_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.progress)
        layout.addWidget(self.status)
        layout.addLayout(row)
        self.start_button.clicked.connect(self.start)
        self.cancel_button.clicked.connect(self.batch.cancel)
        self.save_button.clicked.connect(self._on_save)
        self.batch.rows_added.connect(self._on_rows_added)
        self.batch.advanced.connect(self._on_advanced)
        self.batch.finished.connect(self._on_finished)
        self.batch.failed.connect(self._on_failed)
        self._writer.answered.connect(self._on_written)
        self._writer.failed.connect(self.failed)
        for changed in (cases.rowsInserted, cases.rowsRemoved, cases.dataChanged):
            changed.connect(self.show_state)
        self.show_state()

    @property
    def saving(self) -> bool:
        """Whether a table is being written."""
        return self._writer.busy

    def set_model(self, facts: ModelFacts | None) -> None:
        """Take another model; a batch under way ends."""
        self.batch.cancel()
        self._bundle = None if facts is None else facts.folder
        self._views = 1 if facts is None else facts.views
        if facts is not None:
            self._by = Answering(facts.target.classes, facts.decided, facts.weights)
        self.show_state()

    def start(self) -> None:
        """Classify every case that has no final answer."""
        waiting = [case for case in self._cases.cases if not case.final]
        if self._bundle is None or self.batch.busy or not waiting:
            return
        # An image each, as chunks are counted in images.
        self._asked = tuple((case, case.patient) for case in waiting for _ in case.paths)
        self._got = {}
        paths = [path for case in waiting for path in case.paths]
        patients = [patient for _, patient in self._asked]
        lesions = [case.lesion for case, _ in self._asked]
        self.batch.start(self._tasks.classify, (self._bundle,), paths, patients, lesions)
        self.show_state()

    def save(self, target: Path, form: str = TABLE) -> None:
        """Write the answers there are to `target` in a form; `status` says how it went."""
        answered = [case for case in self._cases.cases if case.final]
        self._target = target
        paths = [path for case in answered for path in case.paths]
        told = [each for case in answered for each in case.told]
        self._saving = len(paths)
        self._writer.ask(self._tasks.write_table, target, paths, told, self._by, form)

    def show_state(self) -> None:
        """Show which buttons can be pressed now."""
        busy = self.batch.busy
        cases = self._cases.cases
        waiting = any(not case.final for case in cases)
        self.start_button.setVisible(not busy)
        self.start_button.setEnabled(self._bundle is not None and waiting)
        self.cancel_button.setVisible(busy)
        self.progress.setVisible(busy)
        # What a reader is to commit to first is not told by a table either.
        hidden = any(case.hidden for case in cases)
        self.save_button.setEnabled(not hidden and any(case.final for case in cases))
        self.save_button.setToolTip(tr("Once you have committed to every case") if hidden else "")

    def _on_save(self) -> None:
        filters = {
            tr("Tables (*.csv)"): TABLE,
            tr("Tables of ISIC challenges (*.csv)"): ISIC,
        }
        name, chosen = QFileDialog.getSaveFileName(
            self, tr("Save the answers"), "predictions.csv", ";;".join(filters)
        )
        if name:
            self.save(Path(name), filters.get(chosen, TABLE))

    def _on_rows_added(self, start: int, rows: list[Told | Problem]) -> None:
        for (case, patient), told in zip(self._asked[start:], rows, strict=False):
            got = self._got.setdefault(case, [])
            got.append(told)
            # Else a person has changed it since.
            if case.patient is patient and len(got) == len(case.paths):
                case.told, case.final = tuple(got), True
        self._cases.refresh()
        self.advanced.emit()

    def _on_advanced(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        each = tr(", {views} views each", views=self._views) if self._views > 1 else ""
        of = counted(total, "{done} of {n} image", "{done:,} of {n:,} images", done=done)
        self.status.setText(f"{of}{each}")

    def _on_finished(self, complete: bool) -> None:
        done, total = self.progress.value(), self.progress.maximum()
        problems = sum(isinstance(case.outcome, Problem) for case in self._cases.cases)
        bad = tr(", {problems:,} cannot be used", problems=problems) if problems else ""
        verb = tr("Classified") if complete else tr("Cancelled after")
        of = counted(total, "{done} of {n} image", "{done:,} of {n:,} images", done=done)
        self.status.setText(f"{verb} {of}{bad}.")
        self.show_state()

    def _on_failed(self, error: Exception) -> None:
        self.status.setText(tr("Ended before all images were classified."))
        self.show_state()
        self.failed.emit(error)

    def _on_written(self, rows: int) -> None:
        name, left = self._target.name, self._saving - rows
        text = counted(rows, "{n} row saved to {name}.", "{n:,} rows saved to {name}.", name=name)
        if left:
            text += " " + tr("Images that cannot be used have no place there: {left:,}.", left=left)
        self.status.setText(text)
