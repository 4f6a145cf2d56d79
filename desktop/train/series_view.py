"""Searches and folds: how far each is, and the runs of the one chosen."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSplitter, QVBoxLayout, QWidget

from desktop.train.devices_edit import DevicesEdit
from desktop.train.figure_panel import figure_name, monitor_name
from desktop.train.setting_name import setting_name, setting_value
from desktop.translation import capital, mark, num, told, told_error, tr
from desktop.widget.label import DisclaimerLabel, HeadingLabel, PlainLabel, QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolButton
from desktop.widget.text_table import TextTable
from training.run_directory import Status
from training.series.progress import SEARCH, SeriesRow

_ABOUT = mark(
    "Searches and cross-validations run in processes of their own, which go on when this window "
    "is closed."
)
_EMPTY = mark("No search and no cross-validation yet.")
_START_SECONDS = 120.0
_FINE = 1000


class SeriesView(QWidget):
    """Tells what is asked for: new ones, to go on with or to stop the chosen one."""

    new_wanted = Signal(str)
    go_on_wanted = Signal(object, object)
    stop_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SeriesRow, ...] = ()
        self._starting: dict[Path, float] = {}
        self.new_search = SymbolButton("search", tr("New search…"))
        self.new_folds = SymbolButton("series", tr("New cross-validation…"))
        self.empty = QuietLabel(tr(_EMPTY))
        self.table = TextTable(tr("Searches and cross-validations"), names=3)
        self.title = HeadingLabel()
        self.bar = QProgressBar()
        self.said = PlainLabel()
        self.devices = DevicesEdit()
        self.go_on = SymbolButton("play", tr("Go on"))
        self.stop = SymbolButton("stop", tr("Stop"))
        self.folder = SymbolButton("folder", tr("Open its folder"))
        self.runs = TextTable(tr("Runs of the chosen one"), names=2)
        self.message = PlainLabel()
        self._below = QWidget()
        self._prepare()
        self._lay_out()

    def _prepare(self) -> None:
        self.bar.setRange(0, _FINE)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        for label in (self.said, self.message):
            label.setWordWrap(True)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.message.hide()
        self.folder.setFlat(True)
        self.new_search.clicked.connect(lambda: self.new_wanted.emit("search"))
        self.new_folds.clicked.connect(lambda: self.new_wanted.emit("folds"))
        self.go_on.clicked.connect(self._on_go_on)
        self.stop.clicked.connect(lambda: self.stop_wanted.emit(self._chosen().path))
        self.folder.clicked.connect(self._on_folder)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(TitleLabel(tr("Search and cross-validation")))
        head.addStretch(1)
        head.addWidget(self.new_search)
        head.addWidget(self.new_folds)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.title)
        row.addWidget(self.folder)
        row.addStretch(1)
        self._devices_label = QLabel(tr("Devices"))
        self._devices_label.setBuddy(self.devices)
        part: QWidget
        for part in (self._devices_label, self.devices, self.go_on, self.stop):
            row.addWidget(part)
        below = QVBoxLayout(self._below)
        below.setContentsMargins(0, 10, 0, 0)
        below.addLayout(row)
        for part in (self.bar, self.said, self.message):
            below.addWidget(part)
        below.addWidget(self.runs, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self._below)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 10)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(QuietLabel(tr(_ABOUT)))
        layout.addWidget(self.empty)
        layout.addWidget(split, 1)
        layout.addWidget(DisclaimerLabel())
        self.set_rows(())

    def set_rows(self, rows: Sequence[SeriesRow]) -> None:
        """Show the series as they are now; the one that was chosen stays chosen."""
        chosen = self._chosen().path if self._rows else None
        self._rows = tuple(rows)
        for row in rows:
            if row.workers:
                self._starting.pop(row.path, None)
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._below.setVisible(bool(rows))
        if rows:
            self.table.set_table(
                (tr("Name"), tr("Kind"), tr("State"), tr("Done"), tr("Best")),
                [self._texts(row) for row in rows],
            )
            self.choose(chosen or rows[0].path)

    def choose(self, path: Path) -> None:
        """Show the runs of one series."""
        numbers = [n for n, row in enumerate(self._rows) if row.path == path] or [0]
        self.table.selectRow(numbers[0])
        self._show_chosen()

    def expect(self, path: Path) -> None:
        """Show a series as starting until its process says so itself."""
        self._starting[path] = time.monotonic()
        self.message.hide()
        self.set_rows(self._rows)

    def show_error(self, text: str) -> None:
        """Say what could not be done."""
        self._starting.clear()
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.set_rows(self._rows)

    def state_text(self, row: SeriesRow) -> str:
        """Return how a series stands, in a word or two that are marked."""
        if row.problem:
            return mark("damaged")
        if row.workers:
            return mark("stopping") if row.stopping else mark("at work")
        if time.monotonic() - self._starting.get(row.path, -math.inf) < _START_SECONDS:
            return mark("starting")
        return mark("complete") if row.total and row.done >= row.total else mark("at rest")

    def _texts(self, row: SeriesRow) -> tuple[str, ...]:
        best = row.best
        figure = f"{num(best.figure, '.3f')} ({best.name})" if best is not None else "–"
        if row.kind != SEARCH:
            found = row.outcome.get("balanced_accuracy")
            figure = tr("{found:.3f} out of fold", found=found) if found is not None else "–"
        return (
            row.path.name,
            tr(row.kind),
            tr(self.state_text(row)),
            tr("{done} of {total}", done=row.done, total=row.total),
            figure,
        )

    def _chosen(self) -> SeriesRow:
        return self._rows[max(0, min(self.table.currentIndex().row(), len(self._rows) - 1))]

    def _show_chosen(self) -> None:
        if not self._rows:
            return
        row = self._chosen()
        state = self.state_text(row)
        working = state in ("at work", "starting", "stopping")
        self.title.setText(row.path.name)
        self.bar.setValue(round(_FINE * row.done / max(row.total, 1)))
        self.bar.setVisible(state != "complete")
        for part in (self.go_on, self.devices, self._devices_label):
            part.setVisible(not working and state != "complete")
        self.stop.setVisible(working)
        self.stop.setEnabled(state == "at work")
        self.said.setText(_sentence(row, state))
        headers = (
            tr("Run"),
            tr("State"),
            tr("Epochs"),
            tr("Best {figure}", figure=monitor_name(row.monitor)),
            *(capital(setting_name(path)) for path in row.headers),
        )
        cut = row.kind == SEARCH and not row.stopping
        self.runs.set_table(
            headers,
            [
                (
                    run.name,
                    tr("cut short" if cut and run.status is Status.STOPPED else str(run.status)),
                    str(run.epochs),
                    num(run.figure, ".3f") if math.isfinite(run.figure) else "–",
                    *map(setting_value, row.headers, run.settings),
                )
                for run in row.runs
            ],
        )

    def _on_go_on(self) -> None:
        from core.error import UserError

        try:
            slots = self.devices.slots()
        except UserError as error:
            self.show_error(told_error(error))
            return
        path = self._chosen().path
        self.expect(path)
        self.go_on_wanted.emit(path, slots)

    def _on_folder(self) -> None:
        path = self._chosen().path
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.show_error(tr("This desktop opens no folders. It lies in {path}.", path=path))


def _sentence(row: SeriesRow, state: str) -> str:
    """Say what goes on, or what came of it and where."""
    if row.problem:
        return told(row.problem)
    if state == "complete" and row.kind == SEARCH:
        return tr("The best config lies in best.yaml, all trials in trials.csv.")
    if state == "complete" and row.outcome:
        figures = ", ".join(
            f"{figure_name(name)} {num(row.outcome[name], '.3f')}"
            for name in ("balanced_accuracy", "macro_auc", "malignancy_auc")
            if name in row.outcome
        )
        return tr("Over all images, each by a run that never saw it: {figures}.", figures=figures)
    running = [run.name for run in row.runs if run.status is Status.RUNNING]
    if running:
        return tr("Training {names}.", names=", ".join(running))
    failed = [run.name for run in row.runs if run.status is Status.FAILED]
    if failed:
        return tr("Failed: {names}. The log of the run says why.", names=", ".join(failed))
    return {
        "starting": tr("The process is starting…"),
        "at rest": tr("Nobody is at work on it."),
    }.get(state, "")
