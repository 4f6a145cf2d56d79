"""The Browse page: open a folder, filter, look, compare, propose, and send images to Classify."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.record import Record
from desktop.browse.annotation_store import AnnotationStore
from desktop.browse.collection import OVERVIEW, Collection
from desktop.browse.compare_view import CompareView
from desktop.browse.detail_panel import DetailPanel
from desktop.browse.filter import RecordFilter, RecordIndex
from desktop.browse.filter_panel import FilterPanel
from desktop.browse.image_action import ImageActions
from desktop.browse.note_dialog import ask_note
from desktop.browse.page_columns import Columns
from desktop.browse.photo_viewer import PhotoViewer
from desktop.browse.problem_panel import ProblemPanel
from desktop.browse.saved_filter import SavedFilters
from desktop.browse.selection_bar import SelectionBar
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.browse.tool_box import ToolBox
from desktop.session import Session
from desktop.shell.memory import Memory
from desktop.translation import counted, mark, tr
from desktop.widget.busy_notice import BusyNotice
from desktop.widget.label import QuietLabel, TitleLabel, plain_tip
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton

if TYPE_CHECKING:
    from core.dataset import Dataset

PHOTO_BUDGET = 96 * 1024 * 1024


class BrowsePage(QWidget):
    """Everything about the open dataset that can be seen without a model."""

    title = mark("Browse")
    open_requested = Signal()
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        thumbnails: ThumbnailLoader,
        photos: ThumbnailLoader,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._session, self._thumbnails, self._photos = session, thumbnails, photos
        self._index: RecordIndex | None = None
        self.store = AnnotationStore(self)
        self.filters = FilterPanel(SavedFilters(memory, self))
        self.collection = Collection(thumbnails)
        self.grid = self.collection.grid
        self.detail = DetailPanel(thumbnails)
        self.problems = ProblemPanel()
        self.viewer = PhotoViewer(photos, self.store)
        self.compare = CompareView(photos, self.store)
        self.actions_of_images = ImageActions(self)
        self.tools = ToolBox(session, photos, self.store, self)
        self._title, self._summary = TitleLabel(), QuietLabel()
        self._problem_button = SymbolButton("warning", tr("No problems"))
        self._tool_button = SymbolButton("tool", tr("Tools"))
        self._open_button = SymbolButton("folder", tr("Open folder…"))
        self.bar = SelectionBar(self.actions_of_images)
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._empty = Notice(
            "folder",
            tr("Open a folder of dermatoscopic images"),
            tr(
                "A HAM10000 folder with its table, class folders, images with a text table, or "
                "images alone. You can also drop a folder here."
            ),
            tr("Open folder…"),
        )
        self._get = SymbolButton("download", tr("Get HAM10000…"))
        self._empty.add_button(self._get)
        self._busy = BusyNotice(tr("Opening the folder"))
        self._content = self._build_content()
        for widget in (self._empty, self._busy, self._content, self.viewer, self.compare):
            self._stack.addWidget(widget)

    def _build_content(self) -> QWidget:
        content = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(10)
        head.addWidget(self._title)
        self._summary.setContentsMargins(0, 4, 0, 0)
        head.addWidget(self._summary)
        head.addStretch(1)
        for button in (self._problem_button, self._tool_button, self._open_button):
            head.addWidget(button)
        self._tool_button.setMenu(self.tools.menu)
        middle = QWidget()
        centre = QVBoxLayout(middle)
        centre.setContentsMargins(0, 0, 0, 0)
        centre.setSpacing(0)
        centre.addWidget(self.collection, 1)
        centre.addWidget(self.bar)
        upright = QSplitter(Qt.Orientation.Vertical)
        upright.addWidget(middle)
        upright.addWidget(self.problems)
        upright.setStretchFactor(0, 3)
        upright.setStretchFactor(1, 1)
        upright.setChildrenCollapsible(False)
        self.problems.hide()
        columns = self._columns = Columns(self.filters, upright, self.detail)
        columns.setSizes([296, 596, 300])
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(columns, 1)
        return content

    def _connect(self) -> None:
        self._empty.activated.connect(self.open_requested)
        self._get.clicked.connect(self.tools.get_ham10000)
        self._open_button.clicked.connect(self.open_requested)
        session = self._session
        session.dataset_opening.connect(self._on_opening)
        session.dataset_changed.connect(self._on_dataset_changed)
        session.problems_changed.connect(self._on_problems_changed)
        session.failed.connect(self._on_failed)
        session.crashed.connect(self._on_failed)
        self.filters.changed.connect(self._on_filter_changed)
        self._problem_button.clicked.connect(
            lambda: self.problems.setVisible(not self.problems.isVisible())
        )
        self.problems.closed.connect(self.problems.hide)
        self.problems.report_wanted.connect(self.tools.write_integrity_report)
        collection, deeds = self.collection, self.actions_of_images
        collection.selection_changed.connect(self._show_selection)
        collection.current_changed.connect(self._on_current_changed)
        collection.opened.connect(self.view_row)
        # What is said of one image has no place beside numbers of all.
        collection.view_changed.connect(lambda view: self._columns.want_last(view != OVERVIEW))
        collection.clear_wanted.connect(self.filters.clear)
        collection.conditions_chosen.connect(
            lambda parts: self.filters.show_filter(replace(self.filters.filter(), **parts))
        )
        self.detail.record_chosen.connect(self.show_record)
        deeds.add_to([collection, self.viewer, self.compare])
        deeds.wanted.connect(self.do)
        for view in (collection.grid, collection.table):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(
                lambda at, view=view: self.bar.menu.popup(view.viewport().mapToGlobal(at))
            )
        self.viewer.closed.connect(self.show_images_again)
        self.viewer.turned.connect(lambda row: collection.select_rows([row]))
        self.viewer.full_screen_wanted.connect(self.toggle_full_screen)
        self.compare.closed.connect(self.show_images_again)
        self.store.changed.connect(self._on_annotated)
        self.store.failed.connect(self.failed)
        self._connect_tools()

    def _connect_tools(self) -> None:
        self.tools.shown.connect(self._on_tool_shown)
        self.tools.closed.connect(self.show_images_again)
        self.tools.failed.connect(self.failed)
        self.tools.open_wanted.connect(lambda folder: self._session.open_folder(folder))
        undo = self.store.stack.createUndoAction(self, tr("Undo"))
        redo = self.store.stack.createRedoAction(self, tr("Redo"))
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo.setShortcut(QKeySequence.StandardKey.Redo)
        for action in (undo, redo):
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for widget in (self, self.viewer):  # the viewer is a window when it fills the screen
                widget.addAction(action)
        self.bar.menu.addSeparator()
        self.bar.menu.addActions([undo, redo])

    def selected_records(self) -> list[Record]:
        """Return the selected records in the order of the grid."""
        return self.collection.selected()

    def targets(self) -> list[Record]:
        """Return the records that an action is about, wherever the person looks."""
        if self.viewer.isVisible():
            return [self.viewer.record] if self.viewer.record else []
        if self.compare.isVisible():
            return self.compare.focused()
        return self.collection.selected()

    def do(self, name: str) -> None:
        """Carry out an action of `ImageActions` on the images it is about."""
        records = self.targets()
        ids = [record.image_id for record in records]
        deed, _, code = name.partition(":")
        deeds: dict[str, Callable[[], object]] = {
            "view": lambda: self.view_row(self.collection.model.row_of(ids[0])),
            "full_screen": self.toggle_full_screen,
            "compare": lambda: self.compare_records(
                records, counted(len(records), "{n} photograph", "{n} photographs")
            ),
            "lesion": lambda: self.show_lesion(records[0]),
            "star": lambda: self.store.star(ids),
            "note": lambda: ask_note(self.store, ids, self),
            "propose": lambda: self.store.propose(ids, code or None),
            "classify": lambda: self._session.request_classify(records),
        }
        if records:
            deeds[deed]()

    def view_row(self, row: int) -> None:
        """Show one row large."""
        if self.viewer.isVisible():
            self.show_images_again()
        elif row >= 0:
            self._leave_full_screen()  # the keys of the desktop can close it, too
            self.viewer.open(self.collection.model, row)
            self._bring(self.viewer)

    def compare_records(self, records: Sequence[Record], title: str) -> None:
        """Show photographs side by side."""
        self._leave_full_screen()
        self.compare.show_records(records, title)
        self._bring(self.compare)

    def show_lesion(self, record: Record) -> None:
        """Show all photographs of a record's lesion together."""
        if self._index is None:
            return
        mates = [self._index.records[n] for n in self._index.of_lesion(record.lesion_id)]
        known = self._index.lesions_known
        count = counted(len(mates), "{n} photograph", "{n} photographs")
        name = record.lesion_id if known else tr("unknown")
        self.compare_records(mates, tr("Lesion {name} · {count}", name=name, count=count))

    def toggle_full_screen(self) -> None:
        """Fill the screen with the photograph, or give the screen back."""
        if self.viewer.isWindow() and self.viewer.isVisible():
            self._leave_full_screen()
            self._bring(self.viewer)
            return
        records = self.targets()
        if not self.viewer.isVisible():
            if not records:
                return
            self.viewer.open(
                self.collection.model, self.collection.model.row_of(records[0].image_id)
            )
        self._stack.removeWidget(self.viewer)
        self._stack.setCurrentWidget(self._content)
        self.viewer.setParent(None)
        self.viewer.showFullScreen()
        self.viewer.view.setFocus()

    def _leave_full_screen(self) -> None:
        if self.viewer.isWindow():
            self.viewer.hide()
            self._stack.addWidget(self.viewer)

    def show_images_again(self) -> None:
        """Go back from a photograph, a comparison or a tool."""
        self._leave_full_screen()
        if self._session.opening:
            self._stack.setCurrentWidget(self._busy)
            return
        self._stack.setCurrentWidget(self._content if self._index is not None else self._empty)
        self.collection.focus_images()

    def show_record(self, record: Record) -> None:
        """Select `record` if it passes the filter; show its details in any case."""
        if not self.collection.select_images([record.image_id]):
            self.detail.show_record(record, self._index, self.store.of(record.image_id))

    def select_rows(self, rows: list[int]) -> None:
        """Select these rows and no others."""
        self.collection.select_rows(rows)

    def show_images(self, images: Sequence[str]) -> None:
        """Select images by their ids, the first large; a filter that hides some is cleared."""
        self.show_images_again()
        if any(self.collection.model.row_of(image) < 0 for image in images):
            self.filters.clear()
        self.collection.select_images(images)

    def may_close(self) -> bool:
        """Have what was said written; return whether nothing would be lost untold."""
        return self.store.keep_all()

    def close_page(self) -> None:
        """End the background work of the page, and have what was said written."""
        self._leave_full_screen()
        self.tools.close()
        self.store.close()

    def _bring(self, widget: QWidget) -> None:
        self._stack.setCurrentWidget(widget)
        widget.setFocus()

    def _on_tool_shown(self, widget: QWidget) -> None:
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._bring(widget)

    def _on_opening(self, name: str) -> None:
        self._busy.say(tr("Opening {name}…", name=Path(name).name))
        self._leave_full_screen()
        self._stack.setCurrentWidget(self._busy)

    def _on_failed(self, error: Exception) -> None:
        if not self._session.opening and self._stack.currentWidget() is self._busy:
            self.show_images_again()

    def _on_dataset_changed(self, dataset: Dataset) -> None:
        for loader in (self._thumbnails, self._photos):
            loader.forget()
        assert self._session.index is not None
        self._index = self._session.index
        self.store.open(dataset.root)
        self._title.setText(dataset.root.name or str(dataset.root))
        self._title.setToolTip(plain_tip(str(dataset.root)))
        lesions = tr("lesions unknown")
        if dataset.lesions_known:
            lesions = counted(self._index.lesions, "{n} lesion", "{n:,} lesions")
        images = counted(len(dataset.records), "{n} image", "{n:,} images")
        self._summary.setText(f"{images} · {lesions}")
        self.collection.set_index(self._index, self.store.said)
        self.filters.set_index(self._index)
        self.show_images_again()

    def _on_filter_changed(self, wanted: RecordFilter) -> None:
        if self._index is None:
            return
        matches = self._index.match(wanted, self.store.said)
        self.collection.show_matches(wanted, matches)
        # Each class says what pressing it would show, so its own condition does not count.
        self.filters.classes.set_counts(matches.offered["dx"], self._index.totals("dx"))
        self.detail.show_record(None, None)
        self._show_selection()

    def _on_annotated(self, image_ids: frozenset[str]) -> None:
        self.collection.refresh(image_ids, self.store.said)
        record = self.detail.record
        if record is not None and record.image_id in image_ids:
            self.detail.show_said(self.store.of(record.image_id))

    def _show_selection(self) -> None:
        chosen = self.collection.count_selected()
        shown = self.collection.model.rowCount()
        total = len(self._index.records) if self._index else 0
        self.bar.show_counts(shown, total, chosen)

    def _on_current_changed(self, record: Record | None) -> None:
        said = self.store.of(record.image_id) if record is not None else self.store.of("")
        self.detail.show_record(record, self._index, said)

    def _on_problems_changed(self, problems: tuple[object, ...]) -> None:
        self.problems.set_problems(self._session.problems)
        count = len(problems)
        some = counted(count, "{n} problem", "{n:,} problems")
        text = some if count else tr("No problems")
        self._problem_button.setText(text)
        self._problem_button.setEnabled(count > 0)
        if not count:
            self.problems.hide()

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
