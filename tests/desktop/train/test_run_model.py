"""The model of runs: Qt's own tester, and changes that touch only what differs."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.train.figure_panel import FigurePanel
from desktop.train.run_delegate import RunDelegate
from desktop.train.run_model import ROW_ROLE, RunModel
from desktop.train.snapshot import RunFacts, RunRow, detail_of
from tests.desktop.train.detail_factory import detail, done
from training.events import Completed, EpochDone, Event, Step, TimedEvent
from training.run_directory import RunState, Status

BEFORE = "Best epoch, before calibration; Evaluate shows calibrated answers"


def row(name: str, status: Status = Status.RUNNING, progress: float = 0.5) -> RunRow:
    return RunRow(
        Path("/runs") / name, "resnet18", "quick", "", 1e9, status, False, progress, 0.7, 60.0
    )


def test_rows_come_move_change_and_go(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = RunModel()
    qtmodeltester.check(model)
    for names in (["b", "a"], ["c", "b", "a"], ["c", "a"], ["a", "c"], ["d", "c", "a"], []):
        model.set_rows([row(name) for name in names])
        assert [found.name for found in model.rows()] == names
        qtmodeltester.check(model)
    model.set_rows([row("b"), row("a")])
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.set_rows([row("b"), row("a", Status.COMPLETED)])
    assert changed.args[0].row() == 1
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_rows([row("b"), row("a", Status.COMPLETED)])


def test_what_a_row_says() -> None:
    model = RunModel()
    model.set_rows([row("a")])
    index = model.index(0)
    assert index.data() == "resnet18"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == (
        "a\nresnet18\nquick\nBalanced accuracy on validation: 0.700"
    )
    assert "running" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(ROW_ROLE) == row("a")
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.number_of(Path("/elsewhere")) == -1


def test_each_status_is_painted(qtbot: QtBot) -> None:
    model, delegate = RunModel(), RunDelegate()
    model.set_rows([row(status, status) for status in Status])
    option = QStyleOptionViewItem()
    option.state = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_Enabled
    images = []
    for number in range(model.rowCount()):
        pixmap = QPixmap(280, 70)
        pixmap.fill(Qt.GlobalColor.white)
        option.rect = QRect(0, 0, 280, 70)
        painter = QPainter(pixmap)
        delegate.paint(painter, option, model.index(number))
        painter.end()
        images.append(pixmap.toImage())
    assert all(a != b for n, a in enumerate(images) for b in images[n + 1 :])
    assert delegate.sizeHint(option, model.index(0)).height() >= 50


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_figures_stand_by_subset(qtbot: QtBot) -> None:
    panel = FigurePanel()
    qtbot.addWidget(panel)
    panel.set_completed(Completed({"val_accuracy": 0.5, "test_accuracy": math.nan}, "abc"))
    assert {"0.500", f"{BEFORE} · split abc", "Test", "Validation", "Accuracy", "–"} <= set(
        panel.texts()
    )
    panel.set_completed(Completed({"odd_figure": 0.25}, "def"))
    assert {"Odd figure", "0.250", f"{BEFORE} · split def"} <= set(panel.texts())
    assert "Validation" not in panel.texts()
    panel.set_completed(Completed({"odd_figure": 0.5}, "def"), "Lesions unknown.")
    assert f"{BEFORE} · split def · Lesions unknown." in panel.texts()
    panel.set_completed(None)
    assert panel.isHidden()


def test_the_figure_is_that_of_the_kept_model() -> None:
    epochs = (done(1, 0.9), done(2, 0.6, best=True), done(3, 0.7))
    assert detail("a", *epochs).row.figure == 0.6
    end = Completed({"val_balanced_accuracy": 0.65}, "abc")
    assert detail("a", *epochs, end).row.figure == 0.65
    assert detail("a", done(1, 0.9)).row.figure is None


def test_the_first_steps_of_a_later_epoch_are_left_out() -> None:
    steps = (Step(2, "head", step, 100, 1.0, 10.0, 5.0) for step in (1, 10, 50))
    assert detail("a", *steps).loss_xs == (1.5,)


def test_the_loss_is_that_of_steps_and_of_whole_epochs() -> None:
    state = RunState()
    events: list[Event] = [
        EpochDone(1, "head", 2, 0.9, 0.5, 1.0, 0.5, 0.5, 0.8, 1e-3, 1.0, True),
        Step(2, "fine_tune", 1, 2, 0.7, 10.0, 5.0),
        Step(2, "fine_tune", 2, 2, 0.6, 10.0, 0.0),
        EpochDone(2, "fine_tune", 2, 0.65, 0.5, 1.0, 0.5, 0.5, 0.8, 1e-3, 1.0, True),
    ]
    state.feed(TimedEvent(number, 1.0, event) for number, event in enumerate(events))
    detail = detail_of(row("a"), RunFacts("resnet18"), state)
    assert list(zip(detail.loss_xs, detail.losses, strict=True)) == [
        (1.0, 0.9), (1.5, 0.7), (2.0, 0.65),
    ]  # fmt: skip
    assert detail.step == events[2]


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_figures_without_room_are_in_the_tip(qtbot: QtBot) -> None:
    panel = FigurePanel()
    qtbot.addWidget(panel)
    panel.set_completed(Completed({"test_accuracy": 0.8, "test_malignancy_recall": 0.75}, "0123"))
    assert "0.750" not in panel.texts()
    tips = [part.toolTip() for part in panel.findChildren(QWidget)]
    assert "Test: Malignancy recall at 0.5 0.750" in tips
