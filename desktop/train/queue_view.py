"""The runs that wait for their turn: moved by dragging or by keys, worked off elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeySequence, QPalette, QShortcut, QUndoCommand
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from core.error import UserError
from desktop.train.devices_edit import DevicesEdit
from desktop.train.queue_change import QueueDesk, QueueMove, QueueRemoval
from desktop.train.queue_model import QueueModel, QueueState
from desktop.train.run_delegate import RunDelegate
from desktop.train.run_model import ROW_ROLE
from desktop.train.snapshot import RunRow
from desktop.translation import mark, told_error, tr
from desktop.widget.label import PlainLabel, QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolButton

_ABOUT = mark(
    "One run after the other on each device, in this order. Drag a run, or move it with Alt+↑ and "
    "Alt+↓. The queue runs in a process of its own, which goes on when this window is closed."
)
_EMPTY = mark(
    "The queue is empty. “Add to queue” is beside “Start training”, and above a run that can be "
    "resumed."
)
_AT_WORK = mark("The queue is running. What is added now is taken up too.")
_IDLE = mark("The queue is not running.")


class QueueList(QListView):
    """A list whose rows are dragged to another place in it."""

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moves = model
        self.setModel(model)
        self.setItemDelegate(RunDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move what is dragged before or after what it is let go on, by the half of that."""
        place = event.position().toPoint()
        index, before = self.indexAt(place), self.currentIndex().row()
        row = self._moves.rowCount()
        if index.isValid():
            row = index.row() + (place.y() > self.visualRect(index).center().y())
        moved = before >= 0 and self._moves.move(before, row - 1 if row > before else row)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the model has moved it already
        event.setAccepted(moved)


class QueueView(QWidget):
    """Shows the queue; changes go through `desk`, as commands given to `push`.

    `work_requested(slots)` and `stop_requested()` ask for the process that works it off.
    """

    work_requested = Signal(object)
    stop_requested = Signal()
    run_wanted = Signal(str)

    def __init__(
        self, desk: QueueDesk, push: Callable[[QUndoCommand], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._push = desk, push
        self._state = QueueState()
        self.model = QueueModel(self)
        self.list = QueueList(self.model)
        self.up = SymbolButton("up", tr("Earlier"))
        self.down = SymbolButton("down", tr("Later"))
        self.remove = SymbolButton("trash", tr("Take out"))
        self.devices = DevicesEdit()
        self.work = SymbolButton("play", tr("Run the queue"))
        self.stop = SymbolButton("stop", tr("Begin no other run"))
        self.status = QuietLabel()
        self.empty = QuietLabel(tr(_EMPTY))
        self.message = PlainLabel()
        self._prepare()
        self._lay_out()
        self.set_state(self._state)

    def _prepare(self) -> None:
        self.list.setAccessibleName(tr("Queue"))
        self.work.setProperty("primary", True)
        for label in (self.message, self.empty, self.status):
            label.setWordWrap(True)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.message.hide()
        for keys, what, act in (
            ("Alt+Up", tr("Move a queued run earlier"), lambda: self.shift(-1)),
            ("Alt+Down", tr("Move a queued run later"), lambda: self.shift(1)),
            ("Del", tr("Take a run out of the queue"), self.take_out),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setWhatsThis(what)
        self.up.clicked.connect(lambda: self.shift(-1))
        self.down.clicked.connect(lambda: self.shift(1))
        self.remove.clicked.connect(self.take_out)
        self.work.clicked.connect(self._on_work)
        self.stop.clicked.connect(self.stop_requested)
        self.model.moved.connect(self._on_moved)
        self.list.selectionModel().currentChanged.connect(self._show_buttons)
        self.list.activated.connect(lambda index: self.run_wanted.emit(index.data(ROW_ROLE).name))

    def _lay_out(self) -> None:
        about = QuietLabel(tr(_ABOUT))
        about.setWordWrap(True)
        self._moves = QWidget()
        row = QHBoxLayout(self._moves)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        label = QLabel(tr("Devices"))
        label.setBuddy(self.devices)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.status, 1)
        for part in (label, self.devices, self.work, self.stop):
            foot.addWidget(part)
        self._devices_label = label
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(TitleLabel(tr("Queue")))
        layout.addWidget(about)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._moves)
        layout.addWidget(self.message)
        layout.addStretch(0)
        layout.addLayout(foot)

    def set_state(self, state: QueueState) -> None:
        """Show the queue as it is now."""
        if state.problem or self._state.problem:
            self.show_error(state.problem)  # one that is gone is taken away
        self._state = state
        self.model.set_names(state.runs)
        self.empty.setVisible(not state.runs)
        for part in (self.list, self._moves):
            part.setVisible(bool(state.runs))
        self.status.setText(tr(_AT_WORK) if state.worked_off else tr(_IDLE) if state.runs else "")
        for part in (self.work, self.devices, self._devices_label):
            part.setVisible(not state.worked_off)
        self.stop.setVisible(state.worked_off)
        self._show_buttons()

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Take in how the runs are now."""
        self.model.set_rows({row.name: row for row in rows})

    def show_error(self, text: str) -> None:
        """Say what went wrong; nothing where `text` is empty."""
        self.message.setText(text)
        self.message.setVisible(bool(text))

    def shift(self, by: int) -> None:
        """Move the chosen run by so many places."""
        row = self.list.currentIndex().row()
        if row >= 0 and self.model.move(row, row + by):
            self.list.scrollTo(self.list.currentIndex())
            self._show_buttons()

    def take_out(self) -> None:
        """Take the chosen run out of the queue; it stays in the list of runs."""
        row = self.list.currentIndex().row()
        if row >= 0:
            self.show_error("")
            self._push(QueueRemoval(self._desk, self.model.names()[row], row))

    def _on_work(self) -> None:
        self.show_error("")
        try:
            self.work_requested.emit(self.devices.slots())
        except UserError as error:
            self.show_error(told_error(error))

    def _on_moved(self, name: str, before: int, after: int) -> None:
        self.show_error("")
        self._push(QueueMove(self._desk, name, before, after))

    def _show_buttons(self) -> None:
        row, count = self.list.currentIndex().row(), self.model.rowCount()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)
        self.remove.setEnabled(0 <= row < count)
        self.work.setEnabled(count > 0)
