"""A reading of ten cases by keyboard only: own diagnosis, answer, decision, kept, the next one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.casebook.casebook import Casebook
from tests.desktop.classify.conftest import picture, settled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

_CONTROL = Qt.KeyboardModifier.ControlModifier


class Keyboard:
    """Presses keys, each on whatever has the focus then."""

    def __init__(self, qtbot) -> None:
        self._bot = qtbot
        self.pressed = 0

    def press(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        self._bot.keyClick(QApplication.focusWidget(), key, modifier)
        self.pressed += 1

    def type(self, text: str) -> None:
        self._bot.keyClicks(QApplication.focusWidget(), text)
        self.pressed += len(text)

    def choose(self, code: str) -> None:
        # Not by its first letter: what was typed for the case before would count as its beginning.
        while QApplication.focusWidget().currentData() != code:
            self.press(Qt.Key.Key_Down)

    def go_on(self) -> None:
        self.press(Qt.Key.Key_Return, _CONTROL)


def test_ten_cases_are_read_without_a_mouse(qtbot, make, tmp_path, keeper) -> None:
    page, _, _ = make()
    page.activateWindow()
    keys = Keyboard(qtbot)
    page.commit_first.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.commit_first, timeout=30000)
    keys.press(Qt.Key.Key_Space)
    assert page.commit_first.isChecked()
    page.add_images([picture(tmp_path / f"{'mel' if n % 3 else 'nv'}{n}.png") for n in range(10)])
    settled(qtbot, page)
    page.list.setFocus()
    keys.press(Qt.Key.Key_PageUp, _CONTROL)  # already the first
    for number, case in enumerate(page.cases.cases):
        while QApplication.focusWidget() is not page.sheet.commit.diagnosis:
            keys.press(Qt.Key.Key_Tab)
        keys.choose("mel")
        keys.press(Qt.Key.Key_Tab)
        keys.type("85")
        assert not page.answer.isVisible()
        keys.go_on()
        qtbot.waitUntil(lambda: page.sheet.ruling.button.isEnabled(), timeout=30000)
        assert QApplication.focusWidget() is page.sheet.ruling.agree, number
        if number == 4:
            keys.press(Qt.Key.Key_Tab)
            keys.press(Qt.Key.Key_Space)
            keys.press(Qt.Key.Key_Tab)
            keys.choose("df")
            keys.press(Qt.Key.Key_Tab)
            keys.type("it dimples")
        else:
            keys.press(Qt.Key.Key_Space)
        keys.go_on()
        qtbot.waitUntil(lambda case=case: case.number is not None, timeout=30000)
        keys.press(Qt.Key.Key_PageDown, _CONTROL)
    settled(qtbot, page)
    assert keys.pressed < 10 * 25
    book = Casebook.open(tmp_path / "cases.sqlite")
    kept = [case.entry for case in book.search()]
    assert not book.verify().faults
    book.close()
    assert len(kept) == 10
    rulings = {case.images[0].path.stem: case.ruling for case in kept}
    assert [stem for stem, ruling in rulings.items() if not ruling.agrees] == ["mel4"]
    assert (rulings["mel4"].dx, rulings["mel4"].reason) == ("df", "it dimples")
    assert {(case.first.dx, case.first.confidence) for case in kept} == {("mel", 0.85)}
