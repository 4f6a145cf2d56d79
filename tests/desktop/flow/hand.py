"""Hands on keyboard and mouse: what a test does here a person could do, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.monkey.monkey import write
from tests.desktop.monkey.room import Room

WAIT = 60_000
_STEPS = 120
LEFT = Qt.MouseButton.LeftButton
_CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QSlider,
)  # fmt: skip
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Hand:
    """Works in the windows of a room."""

    def __init__(self, qtbot: QtBot, room: Room) -> None:
        self._qtbot, self.room, self.desk = qtbot, room, room.desk
        self.window = room.desk.window

    def wait(self, happened: Callable[[], bool]) -> None:
        """Let the window live until something has happened."""
        self._qtbot.waitUntil(happened, timeout=WAIT)

    def focus(self) -> QWidget:
        """Return where the keys go; a window manager gives them to what is in front."""
        self._qtbot.wait(1)
        if QApplication.activeWindow() is None:
            front = QApplication.activeModalWidget() or self.window
            with self._qtbot.waitActive(front, timeout=WAIT):
                front.activateWindow()
        widget, front = QApplication.focusWidget(), QApplication.activeWindow() or self.window
        if widget is None or not widget.isVisible():  # a menu that has closed keeps them here
            widget = front.focusWidget() or front
        return widget

    def press(self, *keys: str) -> None:
        """Press keys one after the other, written as in the list of keys."""
        for each in keys:
            combination = QKeySequence(each)[0]
            target = self.focus()
            target = QApplication.activePopupWidget() or target
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def type(self, text: str) -> None:
        """Type a text where the keys go."""
        write(self.focus(), text)

    def tab_to(self, widget: QWidget) -> None:
        """Press Tab until the keys go to a widget."""
        for _ in range(_STEPS):
            if QApplication.focusWidget() is widget:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {widget}")

    def go(self, page: str) -> QWidget:
        """Press the button of a page in the rail."""
        number = self.window.titles.index(page)
        QTest.mouseClick(self.window.page_button(number), LEFT)
        assert self.window.current_index == number
        return self.window.page(number)

    def button(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        """Return the button that is seen under a name; it must be the only one."""
        place = within or self.window
        found = [
            button
            for button in place.findChildren(QAbstractButton)
            if button.isVisible() and name in (button.text(), button.accessibleName())
        ]
        assert len(found) == 1, f"{len(found)} buttons are called {name}"
        return found[0]

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Press the button of a name with the mouse."""
        button = self.button(name, within)
        assert button.isEnabled(), f"{name} cannot be pressed"
        QTest.mouseClick(button, LEFT)

    def choose(self, name: str, entry: str, within: QWidget | None = None) -> None:
        """Press the button of a menu, and in it an entry by keys."""
        self._when(QMenu, QApplication.activePopupWidget, lambda menu: _choose_entry(menu, entry))
        QTest.mouseClick(self.button(name, within), LEFT)

    def answer(self, text: str) -> None:
        """Have the next question for a text answered: typed, and Enter pressed."""
        self._when(QInputDialog, QApplication.activeModalWidget, lambda dialog: _say(dialog, text))

    def _when(
        self,
        kind: type[QWidget],
        shown: Callable[[], QWidget | None],
        act: Callable[[QWidget], None],
    ) -> None:
        """Act once on what is waited for inside of what opened it."""
        timer = QTimer(self.window, interval=5)

        def look() -> None:
            found = shown()
            if isinstance(found, kind):
                timer.stop()
                timer.deleteLater()
                act(found)

        timer.timeout.connect(look)
        timer.start()

    def pick(self, view: QAbstractItemView, row: int, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a row of a list or a table."""
        index = view.model().index(row, 0)
        QTest.mouseClick(view.viewport(), LEFT, held, view.visualRect(index).center())

    def sort(self, table: QTableView, column: int) -> None:
        """Press the header of a column."""
        header = table.horizontalHeader()
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), LEFT, PLAIN, place)

    def tab(self, tabs: QTabWidget, name: str) -> QWidget:
        """Press the tab of a name."""
        names = [tabs.tabText(number) for number in range(tabs.count())]
        bar = tabs.tabBar()
        QTest.mouseClick(bar, LEFT, PLAIN, bar.tabRect(names.index(name)).center())
        return tabs.currentWidget()

    def controls(self, place: QWidget) -> list[QWidget]:
        """Return what can be pressed, filled or chosen in a place now."""
        parts = [part for kind in _CONTROLS for part in place.findChildren(kind)]
        return [
            part
            for part in parts
            if part.isVisible()
            and part.isEnabled()
            and not isinstance(part, QHeaderView)
            # Parts of a part: the line of a spin box, the arrows of tabs.
            and not isinstance(part.parentWidget(), (*_CONTROLS, QTabBar))
        ]

    def reached(self) -> set[QWidget]:
        """Return all that Tab leads to from where the keys are, until it has come round."""
        found: set[QWidget] = set()
        while (now := self.focus()) not in found:
            found.add(now)
            QTest.keyClick(now, Qt.Key.Key_Tab)
        return found

    def files(self, path: Path | None) -> None:
        """Have the next dialogs of files answered with a path, or given up."""
        self.room.files.chosen = path


def _choose_entry(menu: QWidget, entry: str) -> None:
    assert isinstance(menu, QMenu)
    assert entry in [action.text() for action in menu.actions()]
    while (active := menu.activeAction()) is None or active.text() != entry:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def _say(dialog: QWidget, text: str) -> None:
    line = dialog.findChild(QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_A, CONTROL)
    write(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def spoken(control: QWidget) -> str:
    """Return what a screen reader calls a control."""
    text = getattr(control, "text", None)
    shown = str(text()) if isinstance(control, QAbstractButton) and callable(text) else ""
    labels = control.window().findChildren(QLabel)
    buddy = next((label.text() for label in labels if label.buddy() is control), "")
    return control.accessibleName() or shown or buddy
