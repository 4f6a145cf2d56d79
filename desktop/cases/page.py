"""The Cases page: what was kept, found again, completed by its biopsy, and handed on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent, QUndoStack
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.casebook.audit import Verification
from core.casebook.casebook import Casebook
from core.casebook.entry import Biopsy, Case
from core.casebook.export import write_export
from core.casebook.query import Query
from core.casebook.reading import ReadingStatistics, reading_statistics
from core.error import UserError
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.cases import task
from desktop.cases.biopsy_change import BiopsyChange
from desktop.cases.case_text import cases_text
from desktop.cases.detail_panel import DetailPanel
from desktop.cases.filter_bar import FilterBar
from desktop.cases.keeper import CaseKeeper
from desktop.cases.model import CASE_ROLE, SORT_ROLE, CaseTableModel
from desktop.cases.statistics_view import StatisticsView
from desktop.cases.table_view import CaseTable
from desktop.errand import Errand
from desktop.translation import mark, told, told_error, tr
from desktop.widget.label import DisclaimerLabel, PlainLabel, QuietLabel, TitleLabel
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton

_DETAIL_WIDTH = 380
_MOST_FAULTS = 3


@dataclass(frozen=True)
class Found:
    """What a question to the casebook found, of how many cases, and the reading statistics."""

    cases: tuple[Case, ...]
    every: int
    statistics: ReadingStatistics


def find(book: Casebook, query: Query) -> Found:
    """Answer a question; works in the thread of the casebook."""
    cases = tuple(book.search(query))
    return Found(cases, book.count(), reading_statistics(case.entry for case in cases))


class CasesPage(QWidget):
    """Wires table, filters, detail and statistics to the casebook; itself it keeps nothing."""

    title = mark("Cases")

    def __init__(
        self, keeper: CaseKeeper, runs_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runs_folder = runs_folder
        self._loader = ThumbnailLoader(self)
        self._list, self._biopsies = keeper.desk(), keeper.desk()
        self._verify, self._export = keeper.desk(), keeper.desk()
        self._sheet = Errand(self)
        self._divided = False
        self._wanted: int | None = None
        self.undo = QUndoStack(self)
        self.model = CaseTableModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.model)
        self._sorted.setSortRole(SORT_ROLE)
        self.filters = FilterBar()
        self.table = CaseTable(self._sorted)
        self.count = QuietLabel()
        self.statistics = StatisticsView()
        self.detail = DetailPanel(self._loader)
        self.message = PlainLabel()
        self.verify_button = SymbolButton("verify", tr("Verify"))
        self.export_button = SymbolButton("export", tr("Export…"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect(keeper)
        self._ask()

    def _lay_out(self) -> None:
        self.verify_button.setToolTip(
            tr("Check the audit log: has anything been changed behind it?")
        )
        self.export_button.setToolTip(tr("Write the cases that are found to CSV or JSON"))
        self.message.setWordWrap(True)
        self.message.setContentsMargins(16, 0, 16, 8)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.hide()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(10)
        head.addWidget(TitleLabel(tr("Cases")))
        head.addStretch(1)
        head.addWidget(self.verify_button)
        head.addWidget(self.export_button)
        self._empty = Notice(
            "cases",
            tr("No cases yet"),
            tr(
                "A case is kept on Classify, with your decision. Here it is found again, gets its "
                "biopsy result, and shows how you and the model fared. Cases stay on this computer."
            ),
        )
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setChildrenCollapsible(False)
        self._columns.addWidget(self._build_left())
        self._columns.addWidget(self.detail)
        self._columns.setStretchFactor(0, 1)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.message)
        layout.addWidget(self._stack, 1)

    def _build_left(self) -> QWidget:
        found = QWidget()
        inner = QVBoxLayout(found)
        inner.setContentsMargins(0, 10, 0, 0)
        inner.setSpacing(8)
        inner.addWidget(self.table, 1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(found, tr("Cases"))
        self.tabs.addTab(self.statistics, tr("My reading"))
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(16, 0, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.filters)
        layout.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(DisclaimerLabel())
        layout.addLayout(foot)
        return left

    def _connect(self, keeper: CaseKeeper) -> None:
        keeper.cases_changed.connect(self._ask)
        self.filters.changed.connect(self._on_filters_changed)
        self._list.answered.connect(self._on_found)
        self._verify.answered.connect(self._on_verified)
        self._export.answered.connect(self.show_message)
        for desk in (self._list, self._biopsies, self._verify, self._export):
            desk.failed.connect(self._on_failed)
        self.table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.detail.biopsy.entered.connect(self._on_biopsy_entered)
        self.detail.biopsy.undo_button.clicked.connect(self.undo.undo)
        self.detail.biopsy.undo_button.setEnabled(False)
        self.undo.canUndoChanged.connect(self.detail.biopsy.undo_button.setEnabled)
        self.detail.sheet_wanted.connect(self._on_sheet_wanted)
        self._sheet.progressed.connect(
            lambda what, done, total: self.show_message(f"{told(what)}…")
        )
        self._sheet.answered.connect(self._on_sheet_written)
        self._sheet.failed.connect(self._on_failed)
        self.verify_button.clicked.connect(self._on_verify)
        self.export_button.clicked.connect(self._on_export)
        for name, deed, keys in (
            (tr("Undo"), self.undo.undo, ("Ctrl+Z",)),
            (tr("Redo"), self.undo.redo, ("Ctrl+Shift+Z", "Ctrl+Y")),
        ):
            action = QAction(name, self)
            action.setShortcuts([QKeySequence(each) for each in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(deed)
            self.addAction(action)
        search = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        search.setWhatsThis(tr("Search cases"))
        search.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.activated.connect(self.filters.search.setFocus)

    @property
    def busy(self) -> bool:
        """Whether anything was asked for that is still to come."""
        desks = (self._list, self._biopsies, self._verify, self._export)
        return any(desk.busy for desk in desks) or self._sheet.busy

    def show_message(self, text: str) -> None:
        """Say something above the page; an empty text takes it away."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def show_case(self, number: int) -> None:
        """Select a case by its number, now or when it has been read."""
        self._wanted = number
        row = self.model.row_of(number)
        if row >= 0:
            self._wanted = None
            self.table.setCurrentIndex(self._sorted.mapFromSource(self.model.index(row, 0)))

    def write_sheet(self, out: Path, *, heat: bool) -> None:
        """Write the page of the case that is shown."""
        case = self.detail.case
        if case is not None:
            self._sheet.start(task.write_sheet, case, out, self._runs_folder, heat)

    def write_cases(self, out: Path) -> None:
        """Write the cases that are found to a table or to JSON."""
        cases = self.model.cases

        def write(book: Casebook) -> str:
            write_export(cases, out, book.head())
            return tr("{cases} written to {path}.", cases=cases_text(len(cases)), path=out)

        self._export.ask(write)

    def close_page(self) -> None:
        """End what goes on in the background."""
        self._sheet.close()
        self._loader.close()

    def _on_filters_changed(self) -> None:
        self.show_message("")
        self._ask()

    def _ask(self) -> None:
        query = self.filters.query()
        self._list.ask(lambda book: find(book, query))

    def _on_found(self, found: Found) -> None:
        # What was wanted is wanted once: whoever chose another case since keeps that one.
        wanted, self._wanted = self._wanted, None
        self.model.set_cases(found.cases)
        self.statistics.set_statistics(found.statistics)
        number = len(found.cases)
        self.count.setText(
            cases_text(number)
            if number == found.every
            else tr("{number:,} of {every:,} cases", number=number, every=found.every)
        )
        self.export_button.setEnabled(number > 0)
        self._stack.setCurrentIndex(int(found.every > 0))
        if not found.cases:
            self.detail.set_case(None)
            return
        shown = self.detail.case
        numbers = (wanted, None if shown is None else shown.number)
        rows = [self.model.row_of(number) for number in numbers if number is not None]
        row = next((row for row in rows if row >= 0), None)
        index = None if row is None else self._sorted.mapFromSource(self.model.index(row, 0))
        self.table.setCurrentIndex(index or self._sorted.index(0, 0))

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        case = current.data(CASE_ROLE) if current.isValid() else None
        if isinstance(case, Case) and case != self.detail.case:
            self.detail.set_case(case)

    def _on_biopsy_entered(self, biopsy: Biopsy | None) -> None:
        case = self.detail.case
        if case is not None:
            before = case.entry.biopsy
            self.undo.push(BiopsyChange(case.number, before, biopsy, self._save_biopsy))

    def _save_biopsy(self, number: int, biopsy: Biopsy | None) -> None:
        self._wanted = number
        self._biopsies.change(lambda book: book.update(number, biopsy=biopsy))

    def _on_verify(self) -> None:
        self.show_message(tr("Reading the audit log…"))
        self._verify.ask(lambda book: book.verify())

    def _on_verified(self, found: Verification) -> None:
        faults = " ".join(found.faults[:_MOST_FAULTS])
        self.show_message(
            tr(
                "{sentence} {faults}\nNewest hash: {head}",
                sentence=told(found.sentence),
                faults=faults,
                head=found.head,
            )
        )

    def _on_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export the cases that are found"),
            "cases.csv",
            tr("Table (*.csv);;JSON (*.json)"),
        )
        if name:
            self.write_cases(Path(name))

    def _on_sheet_wanted(self, heat: bool) -> None:
        case = self.detail.case
        if case is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save the page of this case"), f"case-{case.number}.pdf",
            tr("PDF (*.pdf);;HTML (*.html);;JSON (*.json)"),
        )  # fmt: skip
        if name:
            self.write_sheet(Path(name), heat=heat)

    def _on_sheet_written(self, out: Path) -> None:
        self.show_message(tr("The page of the case is in {path}.", path=out))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # a bug: the window's hook logs it and shows it with its details
        self.show_message(told_error(error))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._divided:
            # A splitter keeps what it is given only once it has its width.
            self._divided = True
            self._columns.setSizes([self.width() - _DETAIL_WIDTH, _DETAIL_WIDTH])
