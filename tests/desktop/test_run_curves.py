"""Curves over epochs: values under pointer and keys, logarithms, smoothing, marks that are seen."""

from __future__ import annotations

import itertools
import math

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widget.curve import RunningMean, log_text, log_ticks
from desktop.widget.run_curves import RunCurves

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def view(qtbot: QtBot) -> RunCurves:
    view = RunCurves("Loss")
    qtbot.addWidget(view)
    view.resize(480, 260)
    view.set_series("training", [1, 2, 3, 4], [1.0, 0.1, 0.01, 0.001])
    view.set_series("validation", [2, 4], [0.5, 0.25])
    view.show()
    view.grab()
    return view


def picture(view: RunCurves) -> QImage:
    return view.grab().toImage()


def test_ticks_of_logarithms_are_round_and_inside() -> None:
    assert log_ticks(1e-3, 10) == pytest.approx([1e-3, 1e-2, 1e-1, 1, 10])
    assert log_ticks(0.9, 6) == pytest.approx([1, 2, 5])
    assert log_ticks(1.01, 1.4) == [1.01, 1.4]
    assert (log_text(0.001), log_text(1e-6)) == ("0.001", "1e-6")


def test_smoothing_is_right_from_the_first_value_on() -> None:
    assert RunningMean(0.9).extend([3.0, 3.0, 3.0]) == pytest.approx([3.0, 3.0, 3.0])
    assert RunningMean(0.5).extend([1.0, 0.0]) == pytest.approx([1.0, 1 / 3])
    whole, parts = RunningMean(0.6).extend([1.0, 2.0, 4.0]), RunningMean(0.6)
    parts.extend([1.0])
    assert parts.extend([1.0, 2.0, 4.0]) == whole
    assert RunningMean(0.0).extend([1.0, 0.0]) == [1.0, 0.0]


def test_the_pointer_tells_the_nearest_values(view: RunCurves) -> None:
    _point(view, view.place_of(2.1, 0.5))
    assert view.at == 2
    assert view.accessibleDescription() == "epoch 2; training 0.1; validation 0.5"
    _point(view, view.place_of(2.9, 0.5))
    assert view.accessibleDescription() == "epoch 3; training 0.01"
    _point(view, QPointF(1, 1))
    assert view.at is None


def _point(view: RunCurves, place: QPointF) -> None:
    """Move the pointer; QTest tells nothing where another test left it at the same place."""
    kind, none = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
    event = QMouseEvent(
        kind, place, view.mapToGlobal(place), none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, event)


def test_keys_go_from_epoch_to_epoch(view: RunCurves, qtbot: QtBot) -> None:
    for key, at in (
        (Qt.Key.Key_Left, 4), (Qt.Key.Key_Left, 3), (Qt.Key.Key_PageUp, 1), (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Escape, None),
    ):  # fmt: skip
        qtbot.keyClick(view, key)
        assert view.at == at


def test_a_scale_of_logarithms_spreads_small_values(view: RunCurves) -> None:
    before = view.place_of(3, 0.01).y() - view.place_of(4, 0.001).y()
    view.set_log(True)
    view.set_series("nought", [1, 2], [0.0, 0.01])
    view.grab()
    after = view.place_of(3, 0.01).y() - view.place_of(4, 0.001).y()
    assert abs(after) > 10 * abs(before)
    assert math.isfinite(view.place_of(1, 0.0).y())


def test_smoothing_phases_best_and_values_are_painted(view: RunCurves) -> None:
    pictures = [picture(view)]
    view.set_smoothing(0.9)
    pictures.append(picture(view))
    view.set_phases([("head", 0, 2), ("fine_tune", 2, 4)])
    pictures.append(picture(view))
    view.set_best(3)
    pictures.append(picture(view))
    view.tell_at(3)
    pictures.append(picture(view))
    assert all(a != b for a, b in itertools.pairwise(pictures))
    assert "best" in view.accessibleDescription()
    view.clear()
    assert view.at is None and view.series_names() == ()


def test_a_chart_without_curves_tells_nothing(qtbot: QtBot) -> None:
    view = RunCurves("Loss")
    qtbot.addWidget(view)
    view.set_log(True)
    view.show()
    QTest.mouseMove(view, QPointF(50, 50).toPoint())
    qtbot.keyClick(view, Qt.Key.Key_Left)
    view.tell_at(3.0)
    assert view.at is None
    view.set_series("only noughts", [1, 2], [0.0, -1.0])
    view.grab()
