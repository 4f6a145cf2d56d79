"""Runs laid over each other, and the table of what sets them apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.colour import series_colour
from desktop.train.compare_model import CompareModel, CompareOrder
from desktop.train.comparison import compare, curve_names, curve_of, curve_title, names_of
from desktop.train.curve_options import CurveOptions
from desktop.train.snapshot import RunDetail
from desktop.translation import mark, tr
from desktop.widget.label import DisclaimerLabel, PlainLabel, QuietLabel, TitleLabel
from desktop.widget.run_curves import RunCurves
from desktop.widget.table import SortHeader, prepare_rows

_COLOURS = 6  # then they come again, dashed
_ABOUT = mark(
    "Figures are of the epoch that each run kept, on the validation subset, with one view and "
    "before calibration; the list on the left shows the finished model. Test figures are compared "
    "on Evaluate, where looks at them are counted."
)
_LIMITED = ("loss", "rate")


class CompareView(QWidget):
    """Shows the runs that were chosen together; `run_wanted(path)` follows a double click."""

    run_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[Path, ...] = ()
        self._details: dict[Path, RunDetail] = {}
        self.title = TitleLabel()
        self.figure = QComboBox()
        self.options = CurveOptions()
        self.chart = RunCurves("", empty_text=tr("Drawn from the first epoch on"))
        self.note = QuietLabel(tr(_ABOUT))
        self.warning = PlainLabel()
        self.model = CompareModel(self)
        self.order = CompareOrder(self)
        self.table = QTableView()
        self._prepare()
        self._lay_out()

    def _prepare(self) -> None:
        self._offer(curve_names(()))
        self.figure.setAccessibleName(tr("Figure"))
        self.figure.currentIndexChanged.connect(self._draw)
        self.options.changed.connect(self._on_options)
        self.note.setWordWrap(True)
        self.warning.setWordWrap(True)
        self.warning.setForegroundRole(QPalette.ColorRole.BrightText)
        self.warning.hide()
        self.order.setSourceModel(self.model)
        self.order.setDynamicSortFilter(True)
        table = self.table
        table.setModel(self.order)
        table.setHorizontalHeader(SortHeader(table))
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.setAccessibleName(tr("What sets the runs apart"))
        prepare_rows(table)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.activated.connect(self._on_activated)

    def _lay_out(self) -> None:
        label = QLabel(tr("Figure"))
        label.setBuddy(self.figure)
        bar = QHBoxLayout()
        bar.setSpacing(10)
        bar.addWidget(label)
        bar.addWidget(self.figure)
        bar.addSpacing(12)
        bar.addWidget(self.options)
        bar.addStretch(1)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.warning)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.chart)
        split.addWidget(below)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 10)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        layout.addLayout(bar)
        layout.addWidget(split, 1)
        layout.addWidget(DisclaimerLabel())

    @property
    def paths(self) -> tuple[Path, ...]:
        """The runs that are compared."""
        return self._paths

    def set_runs(self, paths: Sequence[Path]) -> None:
        """Compare these runs, as they become known."""
        self._paths = tuple(paths)
        self._details = {path: d for path, d in self._details.items() if path in self._paths}
        self.title.setText(tr("Comparing {count} runs", count=len(self._paths)))
        self._show()

    def set_detail(self, detail: RunDetail) -> None:
        """Take in how one of the runs is now."""
        if detail.row.path in self._paths and self._details.get(detail.row.path) != detail:
            self._details[detail.row.path] = detail
            self._show()

    def _known(self) -> list[RunDetail]:
        return [self._details[path] for path in self._paths if path in self._details]

    def _show(self) -> None:
        known = self._known()
        names = curve_names(known)
        if names != tuple(self.figure.itemData(i) for i in range(self.figure.count())):
            self._offer(names)
        table = compare(known)
        colours = tuple(series_colour(number) for number in range(len(known)))
        self.model.set_comparison(table, colours)
        self.warning.setText(table.note)
        self.warning.setVisible(bool(table.note))
        self._draw()

    def _offer(self, names: Sequence[str]) -> None:
        """Let these curves be chosen from; the one that was chosen stays chosen."""
        chosen = self.figure.currentData()
        self.figure.blockSignals(True)
        self.figure.clear()
        for name in names:
            self.figure.addItem(curve_title(name), name)
        self.figure.setCurrentIndex(max(0, self.figure.findData(chosen)))
        self.figure.blockSignals(False)

    def _draw(self) -> None:
        known, name = self._known(), str(self.figure.currentData())
        self.chart.clear()
        self.chart.set_title(curve_title(name))
        for number, (detail, title) in enumerate(zip(known, names_of(known), strict=True)):
            xs, ys = curve_of(detail, name)
            colour, dashed = series_colour(number), number >= _COLOURS
            self.chart.set_series(title, xs, ys, colour=colour, dashed=dashed)
        limited = not name.endswith(_LIMITED)
        self.options.log.setEnabled(not limited)
        self.chart.set_log(self.options.log.isChecked() and not limited)

    def _on_options(self, log: bool, smoothing: float) -> None:
        self.chart.set_smoothing(smoothing)
        self._draw()

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.order.mapToSource(index).row()
        self.run_wanted.emit(self._known()[row].row.path)
