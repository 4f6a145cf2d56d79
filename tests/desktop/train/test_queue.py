"""The queue: moved by dragging and by keys, taken back, written as the command line reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QUndoStack
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.train import queue_part
from desktop.train.queue_model import QueueModel, QueueState
from desktop.train.queue_part import QueuePart
from desktop.train.run_thread import RunThread
from tests.desktop.train.detail_factory import detail
from tests.training.run_factory import make_run, supervisor
from training.series.queue import RunQueue

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LEFT = Qt.MouseButton.LeftButton
NAMES = ("a", "b", "c")


@pytest.fixture
def undo(qtbot: QtBot) -> QUndoStack:
    return QUndoStack()


@pytest.fixture
def queue(tmp_path: Path) -> RunQueue:
    queue = RunQueue(tmp_path / "runs")
    for name in NAMES:
        queue.add(make_run(queue.runs_folder, name=name))
    return queue


@pytest.fixture
def part(qtbot: QtBot, queue: RunQueue, undo: QUndoStack) -> Iterator[QueuePart]:
    thread = RunThread(supervisor(queue.runs_folder))
    part = QueuePart(queue, thread, undo)
    qtbot.addWidget(part.view)
    part.view.set_state(QueueState(NAMES))
    part.view.resize(500, 600)
    part.view.show()
    thread.start()
    yield part
    thread.finish()


def order(queue: RunQueue) -> str:
    return "".join(entry.run for entry in queue.entries())


def choose(part: QueuePart, row: int) -> None:
    part.view.list.setFocus()
    part.view.list.setCurrentIndex(part.view.model.index(row))


def test_the_model_is_sound_however_it_is_changed(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = QueueModel()
    qtmodeltester.check(model)
    for names in ("abc", "bac", "cab", "ca", "dcba", ""):
        model.set_names(names)
        assert "".join(model.names()) == names
        qtmodeltester.check(model)
    model.set_names("abcd")
    model.set_rows({"a": detail("a", note="the first").row})
    assert (model.index(0).data(), model.index(1).data()) == ("the first", "b")
    top = QModelIndex()
    assert model.moveRows(top, 0, 1, top, 3) and "".join(model.names()) == "bcad"
    assert model.moveRows(top, 3, 1, top, 0) and "".join(model.names()) == "dbca"
    assert not model.move(0, 4) and not model.move(1, 1)


def test_keys_move_and_remove_and_all_is_taken_back(
    part: QueuePart, queue: RunQueue, undo: QUndoStack, qtbot: QtBot
) -> None:
    choose(part, 2)
    for key, keys, wanted in (
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, "acb"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, "cab"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, "acb"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "ab"),
    ):
        qtbot.keyClick(part.view.list, key, keys)
        qtbot.waitUntil(lambda wanted=wanted: order(queue) == wanted)
    for wanted in ("acb", "cab", "acb", "abc"):
        undo.undo()
        qtbot.waitUntil(lambda wanted=wanted: order(queue) == wanted)


@pytest.mark.parametrize(
    ("dragged", "onto", "low", "wanted"),
    [(0, 2, True, "bca"), (0, 2, False, "bac"), (2, 0, False, "cab"), (0, 0, True, "abc"),
     (0, None, True, "bca")],
)  # fmt: skip
def test_a_run_is_dragged(
    part: QueuePart, queue: RunQueue, qtbot: QtBot, dragged: int, onto: int | None, low: bool,
    wanted: str,
) -> None:  # fmt: skip
    choose(part, dragged)
    view = part.view.list
    place = QPoint(20, view.viewport().height() - 3)
    if onto is not None:
        area = view.visualRect(part.view.model.index(onto))
        place = QPoint(20, area.bottom() - 4 if low else area.top() + 4)
    drop = QDropEvent(
        QPointF(place), Qt.DropAction.MoveAction, QMimeData(), LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    view.dropEvent(drop)
    assert "".join(part.view.model.names()) == wanted
    qtbot.waitUntil(lambda: order(queue) == wanted)
    assert view.currentIndex().data(Qt.ItemDataRole.ToolTipRole).endswith(NAMES[dragged])


def test_it_is_worked_off_on_the_devices_that_are_named(
    part: QueuePart, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, queue: RunQueue
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(queue_part, "start_detached", lambda _queue, slots: asked.append(slots))
    view = part.view
    view.devices.setText("cuda:0, nonsense!")
    qtbot.mouseClick(view.work, LEFT)
    assert "run.device is nonsense!" in view.message.text()
    for text in ("cuda:0, auto", ""):
        view.devices.setText(text)
        qtbot.mouseClick(view.work, LEFT)
    qtbot.waitUntil(lambda: asked == [("cuda:0", ""), ("",)])
    assert not view.message.isVisible()
    view.set_state(QueueState(NAMES, worked_off=True))
    assert not view.work.isVisible()
    qtbot.mouseClick(view.stop, LEFT)
    qtbot.waitUntil(queue.stop_request.exists)


def test_what_is_refused_is_told(part: QueuePart, qtbot: QtBot) -> None:
    part.view.set_state(QueueState(("gone",)))
    choose(part, 0)
    with qtbot.waitSignal(part._thread.failed) as failed:
        qtbot.mouseClick(part.view.remove, LEFT)
    assert isinstance(failed.args[0], UserError)
    part.view.set_state(QueueState(problem="The queue is damaged."))
    assert part.view.message.isVisible() and part.view.empty.isVisible()
    part.view.set_state(QueueState())
    assert part.view.message.isHidden()
