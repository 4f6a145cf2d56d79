"""The Train page: the runs on the left; a new run, or the chosen one, on the right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QUndoStack
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.error import UserError
from desktop.chore import Chore
from desktop.session import Session
from desktop.train.compare_view import CompareView
from desktop.train.new_run_view import NewRunView
from desktop.train.note_editor import Keeper, NoteChange
from desktop.train.queue_model import QueueState
from desktop.train.queue_part import QueuePart
from desktop.train.run_delegate import RunDelegate
from desktop.train.run_model import RunModel
from desktop.train.run_thread import RunThread
from desktop.train.run_view import RunView
from desktop.train.series_part import SeriesPart
from desktop.train.snapshot import RunDetail, RunRow, duration_text
from desktop.train.tensorboard import TensorBoard
from desktop.train.watcher import RunWatcher
from desktop.translation import mark, told_error, tr
from desktop.widget.in_parts import InParts
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.symbol import SymbolButton
from training.config import Config
from training.run_directory import RunDirectory
from training.series.queue import RunQueue
from training.supervisor import Supervisor

_LIST_WIDTH = 290
_NONE = mark("No run yet. A run goes on when this window is closed.")


class TrainPage(InParts, QWidget):
    """Makes runs and shows them. Runs are found in their folder, whoever made them.

    `training_changed` carries what the status bar says of the runs at work; empty where none is.
    `runs_changed` carries the rows of all runs, for pages that judge them.
    """

    title = mark("Train")
    training_changed = Signal(str)
    runs_changed = Signal(object)

    def __init__(
        self,
        session: Session,
        runs_folder: Path,
        supervisor: Supervisor | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.model = RunModel(self)
        self.list = QListView()
        self.new_run = SymbolButton("play", tr("New run"))
        self.queue_button = SymbolButton("queue", tr("Queue"))
        self.series_button = SymbolButton("series", tr("Search and cross-validation"))
        self._right = QStackedWidget()
        self._empty = QuietLabel(tr(_NONE))
        self._hint = QuietLabel(tr("Choose several to compare them."))
        self._wanted: Path | None = None
        self._first_rows = True
        self._exit_codes: dict[Path, int] = {}
        self._training = ""
        self.undo_stack = QUndoStack(self)
        self._notes = Keeper(self)
        self._templates = Chore(self)
        self.tensorboard = TensorBoard(self)
        self.watcher = RunWatcher(runs_folder)
        self.thread_of_runs = RunThread(supervisor or Supervisor(runs_folder))
        self.leave_to_later((self._add_form, self._add_views))
        self._lay_out()
        for make, keys in (
            (self.undo_stack.createUndoAction, QKeySequence.StandardKey.Undo),
            (self.undo_stack.createRedoAction, QKeySequence.StandardKey.Redo),
        ):
            action = make(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)

    def _add_form(self) -> None:
        # Made where it stays: with each parent that a widget comes into, Qt styles it and all that
        # is in it anew.
        self.new_run_view = NewRunView(self._session, self._right)
        self._right.addWidget(self.new_run_view)

    def _add_views(self) -> None:
        right, thread, form = self._right, self.thread_of_runs, self.new_run_view
        self.run_view, self.compare_view = RunView(right), CompareView(right)
        self.queue = QueuePart(RunQueue(thread.runs_folder), thread, self.undo_stack, right)
        self.queue_view = self.queue.view
        self.series = SeriesPart(thread, form.base_of_series, form.summary, right)
        for view in (self.run_view, self.compare_view, self.queue_view, *self.series.views):
            right.addWidget(view)
        self._connect()
        self.watcher.start()
        thread.start()

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(RunDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("Runs"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(14, 4, 14, 0)
        self._hint.setContentsMargins(14, 4, 14, 10)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 10, 0)
        head.addWidget(HeadingLabel(tr("Runs")))
        head.addStretch(1)
        head.addWidget(self.new_run)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 14, 0, 0)
        column.addLayout(head)
        places = QVBoxLayout()  # side by side they would not fit
        places.setContentsMargins(8, 0, 10, 0)
        places.setSpacing(0)
        for button in (self.queue_button, self.series_button):
            button.setFlat(True)
            button.setCheckable(True)
            places.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(places)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        left.setMinimumWidth(240)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self._right)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.compare_view.run_wanted.connect(self.show_run)
        self._right.currentChanged.connect(self._mark_place)
        self.new_run.clicked.connect(self.show_new_run)
        self.queue_button.clicked.connect(self.show_queue)
        self.series_button.clicked.connect(lambda: self._show_place(self.series.view))
        self.series.place_wanted.connect(self._show_place)
        self.watcher.series_changed.connect(self.series.view.set_rows)
        self.new_run_view.start_requested.connect(self._on_start_requested)
        self.new_run_view.queue_requested.connect(self.thread_of_runs.enqueue)
        self.run_view.queue_requested.connect(self._on_queue_requested)
        self.queue_view.run_wanted.connect(self._on_queued_run_wanted)
        self.watcher.queue_changed.connect(self._on_queue_changed)
        self.thread_of_runs.queued.connect(self._on_queued)
        self.thread_of_runs.done.connect(self.watcher.refresh)
        self.run_view.pause_requested.connect(self.thread_of_runs.pause)
        self.run_view.stop_requested.connect(self.thread_of_runs.stop_run)
        self.run_view.resume_requested.connect(self.thread_of_runs.resume)
        self.run_view.template_requested.connect(self._on_template_requested)
        self.run_view.folder_requested.connect(self._on_folder_requested)
        self.run_view.note.edited.connect(self._on_note_edited)
        self._notes.wanted.connect(self.thread_of_runs.keep_note)
        self._notes.wanted.connect(self.run_view.note.put_back)
        self.run_view.tensorboard_requested.connect(self._on_tensorboard_requested)
        self.tensorboard.failed.connect(self._on_tensorboard_failed)
        self.tensorboard.opened.connect(self._on_tensorboard_opened)
        self._templates.answered.connect(self._on_template)
        self._templates.failed.connect(self._on_template_failed)
        self.watcher.rows_changed.connect(self._on_rows_changed)
        self.watcher.detail_changed.connect(self._on_detail_changed)
        self.watcher.log_grown.connect(self._on_log_grown)
        self.watcher.failed.connect(self._on_watch_failed)
        self.thread_of_runs.begun.connect(self._on_begun)
        self.thread_of_runs.ended.connect(self._on_ended)
        self.thread_of_runs.refused.connect(self._on_refused)
        self.thread_of_runs.failed.connect(self._on_failed)
        self.thread_of_runs.crashed.connect(self._on_crashed)

    def show_new_run(self) -> None:
        """Show what a new run is made from."""
        self._show_place(self.new_run_view)

    def show_queue(self) -> None:
        """Show the runs that wait for their turn."""
        self._show_place(self.queue_view)

    def _show_place(self, view: QWidget) -> None:
        """Show what is no run: none is chosen then."""
        self._right.setCurrentWidget(view)
        self._mark_place()  # a press on the place that is shown takes its mark away
        self.list.selectionModel().clear()
        self.watcher.choose()

    def _mark_place(self) -> None:
        shown = self._right.currentWidget()
        self.queue_button.setChecked(shown is self.queue_view)
        self.series_button.setChecked(shown in self.series.views)

    def show_run(self, path: Path) -> None:
        """Show a run, now or when it is found."""
        self._wanted = path
        self._show_wanted()

    def close_page(self) -> None:
        """End the threads; what was asked is carried out first, and workers go on."""
        self.run_view.note.keep()
        self._templates.close()
        self.tensorboard.close()
        self.new_run_view.estimate.close_bar()
        self.watcher.stop()
        self.thread_of_runs.finish()

    def _show_wanted(self) -> None:
        number = self.model.number_of(self._wanted) if self._wanted is not None else -1
        if number >= 0:
            self._wanted = None
            self.list.setCurrentIndex(self.model.index(number))

    def chosen(self) -> tuple[Path, ...]:
        """Return the chosen runs in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return tuple(self.model.row(row).path for row in rows)

    def choose(self, paths: Sequence[Path]) -> None:
        """Choose these runs and no others; several are compared."""
        selection = QItemSelection()
        for row in filter(lambda row: row >= 0, map(self.model.number_of, paths)):
            index = self.model.index(row)
            selection.select(index, index)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.list.selectionModel().select(selection, flag)

    def _on_selection_changed(self) -> None:
        chosen = self.chosen()
        if not chosen:
            if self._right.currentWidget() in (self.run_view, self.compare_view):
                self.show_new_run()
            return
        self.watcher.choose(*chosen)
        if len(chosen) > 1:
            self.compare_view.set_runs(chosen)
        self._right.setCurrentWidget(self.compare_view if len(chosen) > 1 else self.run_view)

    def _on_template_requested(self, path: Path) -> None:
        self._templates.start(lambda: (RunDirectory(path).config(), path.name))

    def _on_template(self, found: tuple[Config, str]) -> None:
        self.show_new_run()
        self.new_run_view.set_template(*found)

    def _on_template_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # a bug: the window's one place for those logs and shows it
        self.run_view.show_error(told_error(error))

    def _on_folder_requested(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.run_view.show_error(
                tr("This desktop opens no folders. The run lies in {path}.", path=path)
            )

    def _on_tensorboard_requested(self, path: Path) -> None:
        self.run_view.tensorboard.setText(tr("TensorBoard starts…"))
        self.tensorboard.show(RunDirectory(path).tensorboard)

    def _on_tensorboard_opened(self, url: str) -> None:
        self.run_view.tensorboard.setText("TensorBoard")

    def _on_tensorboard_failed(self, error: UserError) -> None:
        self.run_view.tensorboard.setText("TensorBoard")
        self.run_view.show_error(told_error(error))

    def _on_note_edited(self, path: Path, before: str, after: str) -> None:
        self.undo_stack.push(NoteChange(self._notes, path, before, after))

    def _on_start_requested(self, config: Config) -> None:
        self.thread_of_runs.begin(config)

    def _on_queue_requested(self, path: Path) -> None:
        self.queue.add(path)
        self.show_queue()

    def _on_queued(self, path: Path) -> None:
        self.new_run_view.set_busy(False)
        self.watcher.refresh()
        self.show_queue()

    def _on_queued_run_wanted(self, name: str) -> None:
        self.show_run(self.thread_of_runs.runs_folder / name)

    def _on_queue_changed(self, state: QueueState) -> None:
        self.queue_view.set_state(state)
        self.queue_view.set_rows(self.model.rows())
        count = len(state.runs)
        self.queue_button.setText(tr("Queue ({count})", count=count) if count else tr("Queue"))

    def _on_begun(self, path: Path) -> None:
        self._exit_codes.pop(path, None)
        self.watcher.expect(path)
        if self.new_run_view.busy:
            self.new_run_view.set_busy(False)
            self.show_run(path)

    def _on_ended(self, path: Path, code: int) -> None:
        self._exit_codes[path] = code
        self.watcher.expect(path, False)
        if self.run_view.detail is not None and self.run_view.path == path:
            self.run_view.set_detail(self.run_view.detail, code)

    def _on_refused(self, error: UserError) -> None:
        self.new_run_view.set_busy(False)
        self.new_run_view.show_error(error)

    def _on_failed(self, error: UserError) -> None:
        if self._right.currentWidget() is self.queue_view:
            self.queue_view.show_error(told_error(error))
            self.watcher.forget_queue()
        else:
            self.run_view.show_error(told_error(error))

    def _on_crashed(self, error: Exception) -> None:
        # What was asked will not come: every button that waits for it is free again.
        self.new_run_view.set_busy(False)
        self.series.free()
        self.run_view.free()
        raise error  # a bug: the window's one place for those logs and shows it

    def _on_watch_failed(self, error: UserError) -> None:
        self._empty.setText(told_error(error))
        self._empty.show()

    def _on_rows_changed(self, rows: tuple[RunRow, ...]) -> None:
        self.model.set_rows(rows)
        self.runs_changed.emit(rows)
        self.queue_view.set_rows(rows)
        self._empty.setText(tr(_NONE))
        self._empty.setVisible(not rows)
        self._hint.setVisible(len(rows) > 1)
        working = [row for row in rows if row.active]
        if self._first_rows and working and self._wanted is None:
            # Found again at the start: a run at work is what one wants to see.
            self._wanted = working[0].path
        self._first_rows = False
        self._show_wanted()
        text = _training_text(working)
        if text != self._training:
            self._training = text
            self.training_changed.emit(text)

    def _on_detail_changed(self, detail: RunDetail) -> None:
        chosen = self.chosen()
        if len(chosen) > 1:
            self.compare_view.set_detail(detail)
        elif chosen == (detail.row.path,):
            self.run_view.set_detail(detail, self._exit_codes.get(detail.row.path))

    def _on_log_grown(self, path: Path, text: str) -> None:
        if path == self.run_view.path:
            self.run_view.add_log(text)


def _training_text(working: list[RunRow]) -> str:
    if not working:
        return ""
    if len(working) > 1:
        return tr("{count} runs training", count=len(working))
    row = working[0]
    left = (
        tr(", {duration_text} left", duration_text=duration_text(row.seconds_left))
        if row.seconds_left is not None
        else ""
    )
    return tr("Training {progress:.0%}{left}", progress=row.progress, left=left)
