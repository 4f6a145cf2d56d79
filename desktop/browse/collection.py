"""The images that pass the filter: as a grid, as a table or in numbers, with one selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Signal,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.annotation import Annotation
from core.record import Record
from desktop.browse.column import COLUMNS, Order
from desktop.browse.filter import Matches, RecordFilter, RecordIndex
from desktop.browse.grid import ThumbnailGrid
from desktop.browse.model import RecordModel
from desktop.browse.overview import Overview
from desktop.browse.record_table import RecordTable
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.translation import mark, tr
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton, SymbolToolButton

GRID, TABLE, OVERVIEW = range(3)
_INSET = 8  # with the room that each cell has, what is shown begins below the first button
_EDGE = 16  # a table has no such room: it begins and ends where the tools do
_SORT_WIDTH = 190
_VIEWS = (
    ("browse", mark("Grid"), "Alt+1"),
    ("table", mark("Table"), "Alt+2"),
    ("chart", mark("Overview"), "Alt+3"),
)


class _RowSelection(QItemSelectionModel):
    """Whole rows are selected, whichever view they are selected in, so that both show the same."""

    def select(self, what: object, how: QItemSelectionModel.SelectionFlag) -> None:
        super().select(what, how | QItemSelectionModel.SelectionFlag.Rows)  # type: ignore[call-overload]


class Collection(QWidget):
    """Shows records in three ways and keeps their order; knows nothing of where they come from."""

    selection_changed = Signal()
    current_changed = Signal(object)
    opened = Signal(int)
    conditions_chosen = Signal(object)
    clear_wanted = Signal()
    view_changed = Signal(int)

    def __init__(self, thumbnails: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = RecordModel()
        self.grid = ThumbnailGrid(thumbnails, model=self.model)
        self.table = RecordTable(self.model)
        self.overview = Overview()
        self._index: RecordIndex | None = None
        self._order = Order()
        self._column, self._descending = -1, False
        self._matches = Matches([], {})
        self._annotations: Mapping[str, Annotation] = {}
        selection = _RowSelection(self.model, self)
        self.grid.setSelectionModel(selection)
        self.table.setSelectionModel(selection)
        self.selection = selection
        self._views = QButtonGroup(self)
        self._sort = QComboBox()
        self._turn = SymbolToolButton("sort", tr("Turn the order round"))
        self._none = Notice(
            "search",
            tr("No image matches"),
            tr("Loosen or clear the filters."),
            tr("Clear filters"),
            button_symbol="close",
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 16, 12, 8)
        bar.setSpacing(6)
        for number, (symbol, title, keys) in enumerate(_VIEWS):
            name = tr(title)
            button = SymbolButton(symbol, name)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setShortcut(keys)
            button.setToolTip(f"{name} ({keys})")
            self._views.addButton(button, number)
            bar.addWidget(button)
        self._views.button(GRID).setChecked(True)
        bar.addStretch()
        self._sort.setAccessibleName(tr("Sort by"))
        self._sort.setToolTip(tr("Sort by"))
        self._sort.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._sort.setMinimumContentsLength(9)
        self._sort.setMaximumWidth(_SORT_WIDTH)
        self._sort.addItem(tr("Order of the table"), -1)
        for number, column in enumerate(COLUMNS):
            self._sort.addItem(tr(column.title), number)
        bar.addWidget(self._sort, 1)
        bar.addWidget(self._turn)
        self._stack = QStackedLayout()
        table = QWidget()
        table.setFocusProxy(self.table)
        around = QHBoxLayout(table)
        around.setContentsMargins(_EDGE - _INSET, 0, _EDGE, 0)
        around.addWidget(self.table)
        for widget in (self.grid, table, self.overview, self._none):
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        inset = QHBoxLayout()
        inset.setContentsMargins(_INSET, 0, 0, 0)
        inset.addLayout(self._stack)
        layout.addLayout(inset, 1)

    def _connect(self) -> None:
        self._views.idClicked.connect(self.show_view)
        self._sort.activated.connect(
            lambda row: self.sort_by(int(self._sort.itemData(row)), self._descending)
        )
        self._turn.clicked.connect(lambda: self.sort_by(self._column, not self._descending))
        self.table.sort_wanted.connect(self.sort_by)
        self.overview.chosen.connect(self.conditions_chosen)
        self._none.activated.connect(self.clear_wanted)
        self.selection.selectionChanged.connect(self.selection_changed)
        self.selection.currentRowChanged.connect(self._on_current_changed)
        for view in (self.grid, self.table):
            view.activated.connect(lambda index: self.opened.emit(index.row()))

    def set_index(self, index: RecordIndex, annotations: Mapping[str, Annotation]) -> None:
        """Take another dataset; `show_matches` follows."""
        self._index, self._annotations = index, annotations
        self._order.set_records(index.records)
        self.overview.set_index(index)

    def show_matches(self, wanted: RecordFilter, matches: Matches) -> None:
        """Show what passes a filter."""
        self._matches = matches
        self._fill()
        self.grid.scrollToTop()
        self.table.scrollToTop()
        self.overview.show_matches(wanted, matches)
        self.show_view(self.view)

    @property
    def view(self) -> int:
        """Which view is chosen: GRID, TABLE or OVERVIEW."""
        return self._views.checkedId()

    def show_view(self, number: int) -> None:
        """Show the images in another way."""
        self._views.button(number).setChecked(True)
        empty = number != OVERVIEW and not self._matches.numbers
        self._stack.setCurrentIndex(3 if empty else number)
        for widget in (self._sort, self._turn):
            widget.setVisible(number != OVERVIEW)
        self.view_changed.emit(number)
        current = self.selection.currentIndex()
        if current.isValid() and not empty and number != OVERVIEW:
            (self.grid if number == GRID else self.table).scrollTo(current)

    def sort_by(self, column: int, descending: bool) -> None:
        """Sort by a column; below 0 the images stand as in the table. The selection stays."""
        self._column, self._descending = column, descending and column >= 0
        self._sort.setCurrentIndex(max(0, self._sort.findData(column)))
        self.table.show_sort(column, self._descending)
        self._turn.setEnabled(column >= 0)
        chosen = [record.image_id for record in self.selected()]
        self._fill()
        self.select_images(chosen)

    def refresh(self, image_ids: Iterable[str], annotations: Mapping[str, Annotation]) -> None:
        """Show that something else is said of these images."""
        self._annotations = annotations
        self._order.annotations_changed()
        self.model.tell_annotated(list(image_ids))

    def selected(self) -> list[Record]:
        """Return the selected records in the order they are shown in."""
        rows: list[int] = []
        for part in self._parts():
            rows.extend(range(part.top(), part.bottom() + 1))
        records = (self.model.record(row) for row in sorted(set(rows)))
        return [record for record in records if record is not None]

    def count_selected(self) -> int:
        """Return how many are selected."""
        return sum(part.height() for part in self._parts())

    def _parts(self) -> list[QItemSelectionRange]:
        found = self.selection.selection()
        return [found.at(number) for number in range(found.count())]

    def select_images(self, image_ids: Sequence[str]) -> bool:
        """Select these images, the first as the current one; False where none is shown."""
        rows = [row for row in map(self.model.row_of, image_ids) if row >= 0]
        self.select_rows(rows)
        return bool(rows)

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows and no others, the first as the current one."""
        flag = QItemSelectionModel.SelectionFlag
        if not rows:
            self.selection.clear()
            return
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self.model.index(row, 0), self.model.index(row, len(COLUMNS) - 1))
        first = self.model.index(rows[0], 0)
        # All at once: row by row each would be loaded large.
        self.selection.setCurrentIndex(first, flag.NoUpdate)
        self.selection.select(chosen, flag.ClearAndSelect)
        (self.table if self.view == TABLE else self.grid).scrollTo(first)

    def focus_images(self) -> None:
        """Give the keys to what is shown."""
        widget = self._stack.currentWidget()
        if widget is not None:
            widget.setFocus()

    def _fill(self) -> None:
        if self._index is None:
            return
        numbers = self._order.sorted(
            self._matches.numbers, self._column, self._descending, self._annotations
        )
        records = self._index.records
        self.model.set_records([records[number] for number in numbers], self._annotations)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        record = self.model.record(current.row()) if current.isValid() else None
        self.current_changed.emit(record)
