"""The Browse page: open or drop a folder, filter its images, look at one, send some to Classify."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.record import Record
from desktop.browse.detail_panel import DetailPanel
from desktop.browse.filter import RecordFilter, RecordIndex
from desktop.browse.filter_panel import FilterPanel
from desktop.browse.grid import ThumbnailGrid
from desktop.browse.problem_panel import ProblemPanel
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.session import Session
from desktop.widget.label import QuietLabel, TitleLabel
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton

if TYPE_CHECKING:
    from core.dataset import Dataset


class BrowsePage(QWidget):
    """Everything about the open dataset that can be seen without a model."""

    title = "Browse"
    icon_name = "browse"
    open_requested = Signal()

    def __init__(
        self, session: Session, thumbnails: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._session = session
        self._thumbnails = thumbnails
        self._index: RecordIndex | None = None
        self.filters = FilterPanel()
        self.grid = ThumbnailGrid(thumbnails)
        self.detail = DetailPanel(thumbnails)
        self.problems = ProblemPanel()
        self._title, self._summary = TitleLabel(), QuietLabel()
        self._problem_button = SymbolButton("warning", "No problems")
        self._open_button = SymbolButton("folder", "Open folder…")
        self._selected = QuietLabel()
        self._classify = SymbolButton("classify", "Classify selected")
        self._no_match = Notice(
            "search", "No image matches", "Loosen or clear the filters.", "Clear filters",
            button_symbol="close",
        )  # fmt: skip
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._empty = Notice(
            "folder",
            "Open a folder of dermatoscopic images",
            "A HAM10000 folder with its table, class folders, or images with a text table. "
            "You can also drop a folder here.",
            "Open folder…",
        )
        self._busy = QWidget()
        busy = QVBoxLayout(self._busy)
        busy.addStretch(2)
        self._busy_label = QuietLabel("Opening…")
        bar = QProgressBar(minimum=0, maximum=0, textVisible=False)
        bar.setAccessibleName("Opening the folder")
        bar.setFixedWidth(280)
        busy.addWidget(self._busy_label, 0, Qt.AlignmentFlag.AlignHCenter)
        busy.addWidget(bar, 0, Qt.AlignmentFlag.AlignHCenter)
        busy.addStretch(3)
        for widget in (self._empty, self._busy, self._build_content()):
            self._stack.addWidget(widget)

    def _build_content(self) -> QWidget:
        content = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(12)
        head.addWidget(self._title)
        self._summary.setContentsMargins(0, 4, 0, 0)
        head.addWidget(self._summary)
        head.addStretch(1)
        head.addWidget(self._problem_button)
        head.addWidget(self._open_button)
        middle = QWidget()
        centre = QVBoxLayout(middle)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        self._images = QStackedLayout()
        self._images.addWidget(self.grid)
        self._images.addWidget(self._no_match)
        centre.addLayout(self._images, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self._selected, 1)
        self._classify.setProperty("primary", True)
        self._classify.setEnabled(False)
        foot.addWidget(self._classify)
        centre.addLayout(foot)
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.addWidget(middle)
        upright.addWidget(self.problems)
        upright.setStretchFactor(0, 3)
        upright.setStretchFactor(1, 1)
        upright.setChildrenCollapsible(False)
        self.problems.hide()
        columns = QSplitter(Qt.Orientation.Horizontal)
        for widget, stretch in ((self.filters, 0), (upright, 1), (self.detail, 0)):
            columns.addWidget(widget)
            columns.setStretchFactor(columns.count() - 1, stretch)
        columns.setChildrenCollapsible(False)
        columns.setSizes([304, 560, 328])
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(columns, 1)
        return content

    def _connect(self) -> None:
        self._empty.activated.connect(self.open_requested)
        self._open_button.clicked.connect(self.open_requested)
        self._no_match.activated.connect(self.filters.clear)
        self._session.dataset_opening.connect(self._on_opening)
        self._session.dataset_changed.connect(self._on_dataset_changed)
        self._session.problems_changed.connect(self._on_problems_changed)
        self._session.failed.connect(self._on_failed)
        self._session.crashed.connect(self._on_failed)
        self.filters.changed.connect(self._on_filter_changed)
        self._problem_button.clicked.connect(self._on_problems_pressed)
        self.problems.closed.connect(self.problems.hide)
        selection = self.grid.selectionModel()
        selection.selectionChanged.connect(self._on_selection_changed)
        selection.currentChanged.connect(self._on_current_changed)
        self.detail.record_chosen.connect(self.show_record)
        self._classify.clicked.connect(self._on_classify)

    def selected_records(self) -> list[Record]:
        """Return the selected records in the order of the grid."""
        rows = sorted(index.row() for index in self.grid.selectionModel().selectedIndexes())
        records = (self.grid.records.record(row) for row in rows)
        return [record for record in records if record is not None]

    def show_record(self, record: Record) -> None:
        """Select `record` in the grid if it passes the filter; show its details in any case."""
        row = self.grid.records.row_of(record.image_id)
        if row < 0:
            self.detail.show_record(record, self._index)
            return
        index = self.grid.records.index(row)
        self.grid.setCurrentIndex(index)
        self.grid.scrollTo(index)

    def _on_opening(self, name: str) -> None:
        self._busy_label.setText(f"Opening {Path(name).name}…")
        self._stack.setCurrentIndex(1)

    def _on_failed(self, error: Exception) -> None:
        if not self._session.opening:
            self._stack.setCurrentIndex(2 if self._index is not None else 0)

    def _on_dataset_changed(self, dataset: Dataset) -> None:
        self._thumbnails.forget()
        self._index = RecordIndex(dataset.records, lesions_known=dataset.lesions_known)
        self._title.setText(dataset.root.name or str(dataset.root))
        self._title.setToolTip(str(dataset.root))
        lesions = f"{self._index.lesions:,} lesions" if dataset.lesions_known else "lesions unknown"
        self._summary.setText(f"{len(dataset.records):,} images · {lesions}")
        self.filters.set_index(self._index)
        self._stack.setCurrentIndex(2)

    def _on_filter_changed(self, wanted: RecordFilter) -> None:
        if self._index is None:
            return
        numbers = self._index.matching(wanted)
        self.grid.records.set_records([self._index.records[number] for number in numbers])
        self.grid.scrollToTop()
        self._images.setCurrentIndex(0 if numbers else 1)
        # Each class says what pressing it would show, so its own condition does not count.
        offered = self._index.matching(replace(wanted, diagnoses=None))
        self.filters.classes.set_counts(self._index.counts(offered), self._index.counts())
        self.detail.show_record(None, None)
        self._show_selection()

    def _on_selection_changed(self) -> None:
        self._show_selection()

    def _show_selection(self) -> None:
        ranges = self.grid.selectionModel().selection()
        chosen = sum(ranges.at(number).height() for number in range(ranges.count()))
        shown = self.grid.records.rowCount()
        all_of_them = len(self._index.records) if self._index else 0
        text = (
            f"{shown:,} images" if shown == all_of_them else f"{shown:,} of {all_of_them:,} images"
        )
        self._selected.setText(f"{text} · {chosen:,} selected" if chosen else text)
        self._classify.setEnabled(chosen > 0)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        record = self.grid.records.record(current.row()) if current.isValid() else None
        self.detail.show_record(record, self._index)

    def _on_problems_changed(self, problems: tuple[object, ...]) -> None:
        self.problems.set_problems(self._session.problems)
        count = len(problems)
        text = f"{count:,} problem{'' if count == 1 else 's'}" if count else "No problems"
        self._problem_button.setText(text)
        self._problem_button.setEnabled(count > 0)
        if not count:
            self.problems.hide()

    def _on_problems_pressed(self) -> None:
        self.problems.setVisible(not self.problems.isVisible())

    def _on_classify(self) -> None:
        self._session.request_classify(self.selected_records())

    def select_rows(self, rows: list[int]) -> None:
        """Select these rows of the grid and no others."""
        selection = self.grid.selectionModel()
        selection.clearSelection()
        for row in rows:
            index = self.grid.records.index(row)
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)

    def show_images(self, images: Sequence[str]) -> None:
        """Select images by their ids, the first large; a filter that hides some is cleared."""
        records = self.grid.records
        if any(records.row_of(image) < 0 for image in images):
            self.filters.clear()
        rows = [row for row in map(records.row_of, images) if row >= 0]
        if not rows:
            return
        chosen, first = QItemSelection(), records.index(rows[0])
        for row in rows:
            chosen.select(records.index(row), records.index(row))
        flag = QItemSelectionModel.SelectionFlag
        # All at once: row by row each would be loaded large.
        self.grid.selectionModel().setCurrentIndex(first, flag.NoUpdate)
        self.grid.selectionModel().select(chosen, flag.ClearAndSelect)
        self.grid.scrollTo(first)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_folder(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = _dropped_folder(event)
        if folder is not None:
            event.acceptProposedAction()
            self._session.open_folder(folder)


def _dropped_folder(event: QDropEvent) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.is_dir()), None)
