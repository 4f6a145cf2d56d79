"""The estimate before the start: asked for, cancelled, forgotten when the form changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.train.estimate_bar import EstimateBar, image_counts
from tests.training.run_factory import records
from training.config import Config, with_values

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def bar(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[EstimateBar]:
    bar = EstimateBar(lambda: (Config(), records()))
    for part in (bar, bar.buttons):
        qtbot.addWidget(part)
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(bar.errand, "start", lambda *given: asked.append(given))
    monkeypatch.setattr(type(bar.errand), "busy", property(lambda _errand: bool(asked)))
    monkeypatch.setattr(bar.errand, "cancel", asked.clear)
    bar.buttons.show()
    yield bar
    bar.close_bar()


def test_it_says_what_it_does_and_what_came_of_it(bar: EstimateBar, qtbot: QtBot) -> None:
    qtbot.mouseClick(bar.button, LEFT)
    assert bar.cancel.isVisible() and not bar.button.isVisible()
    bar.errand.progressed.emit("Two steps of head", 1, 2)
    assert bar.answer.text() == "Two steps of head…"
    bar.errand.cancel()
    bar.errand.answered.emit("About 3 min on cpu.")
    assert bar.answer.text().startswith("About 3 min on cpu. Reading the images")
    assert bar.button.isVisible()
    bar.errand.failed.emit(UserError("The batch does not fit."))
    assert bar.answer.text() == "The batch does not fit."
    bar.forget()
    assert bar.answer.text() == ""


def test_a_change_of_the_form_ends_it(bar: EstimateBar, qtbot: QtBot) -> None:
    qtbot.mouseClick(bar.button, LEFT)
    bar.forget()
    assert not bar.errand.busy and bar.button.isVisible()


def test_images_are_counted_by_the_scheme() -> None:
    assert image_counts(with_values(Config(), {"data.scheme": "70/15/15"}), records(20)) == (14, 3)
    assert image_counts(with_values(Config(), {"data.scheme": "auto"}), records(100)) == (64, 16)
