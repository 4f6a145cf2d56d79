"""Somebody who presses, types, chooses, drops and resizes at random, the same for the same seed."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from desktop.app import Desk
from desktop.shell.preference import PREFERENCES, TEXT_SCALE, THEME

KEY, MODIFIER, LEFT = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
_PLAIN = (
    KEY.Key_Tab, KEY.Key_Tab, KEY.Key_Backtab, KEY.Key_Left, KEY.Key_Right, KEY.Key_Up,
    KEY.Key_Down, KEY.Key_Return, KEY.Key_Escape, KEY.Key_Space, KEY.Key_Delete, KEY.Key_Home,
    KEY.Key_End, KEY.Key_PageUp, KEY.Key_PageDown, KEY.Key_F2, KEY.Key_F11, KEY.Key_F1,
    KEY.Key_0, KEY.Key_1, KEY.Key_2, KEY.Key_5, KEY.Key_7, KEY.Key_C, KEY.Key_F, KEY.Key_L,
    KEY.Key_N, KEY.Key_P, KEY.Key_S, KEY.Key_Plus, KEY.Key_Minus, KEY.Key_Backspace,
)  # fmt: skip
_CONTROLLED = (
    KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_6, KEY.Key_A, KEY.Key_F,
    KEY.Key_K, KEY.Key_O, KEY.Key_Y, KEY.Key_Z, KEY.Key_Z, KEY.Key_Comma, KEY.Key_Return,
)  # fmt: skip
_WORDS = ("mel", "nv 5", "0.5", "-1", "  ", "ä→漢", "back", "1e9", "x" * 300, "%s {0}", "12", "a,b")
_DEEPEST = 3


class _Stay(QObject):
    """Keeps the main window open: a monkey that quits has nothing left to do."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return False


class Monkey:
    """Acts on the windows of one desk; `log` has what it did last."""

    def __init__(self, desk: Desk, droppings: list[Path]) -> None:
        self._desk, self._droppings = desk, droppings
        self._chance = random.Random(0)
        self._left, self._depth, self._rest_until = 0, 0, 0.0
        self.log: deque[str] = deque(maxlen=40)
        self._stay = _Stay()
        desk.window.installEventFilter(self._stay)
        self._acts: dict[Callable[[], None], float] = {
            self._click: 22, self._press: 18, self._type: 8, self._pick: 12, self._poke: 8,
            self._drag: 2, self._wheel: 3, self._context: 2, self._page: 6, self._find: 3,
            self._drop: 1.5, self._resize: 2, self._step: 5, self._hover: 3, self._rest: 4,
            self._escape: 5, self._look: 0.5,
        }  # fmt: skip

    def go(self, seed: int, actions: int) -> None:
        """Do so many things, then leave what is modal."""
        self._chance = random.Random(seed)
        self._left, self._rest_until = actions, 0.0
        loop = QEventLoop()
        # A timer whose act opens a dialog and waits for it does not fire again before that is over.
        timers = [QTimer(interval=0) for _ in range(_DEEPEST + 2)]
        for timer in timers:
            timer.timeout.connect(lambda: self._turn(loop))
            timer.start()
        loop.exec()
        for timer in timers:
            timer.stop()

    def _turn(self, loop: QEventLoop) -> None:
        """One thing; a menu or a dialog that is waited for has this called from inside it."""
        if time.monotonic() < self._rest_until:
            return
        if self._left <= 0:
            if self._depth:
                self._escape()
            else:
                loop.quit()
            return
        self._left -= 1
        self._depth += 1
        try:
            if QApplication.activePopupWidget() is not None:
                self._answer_popup()
            elif self._depth > _DEEPEST:
                self._escape()
            else:
                acts, weights = zip(*self._acts.items(), strict=True)
                self._chance.choices(acts, weights)[0]()
        except RuntimeError as error:
            # What a slot raises does not come here: it was a part of a dialog that has gone.
            if "already deleted" not in str(error):
                raise
        finally:
            self._depth -= 1

    def _say(self, what: str, widget: QWidget | None = None) -> None:
        page = self._desk.window.current_index
        self.log.append(f"page {page}: {what} {'' if widget is None else _name(widget)}".rstrip())

    def _window(self) -> QWidget:
        """Where a person's eyes are: what is modal, else one of the windows, mostly the largest."""
        modal = QApplication.activeModalWidget()
        if modal is not None:
            return modal
        kinds = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
        shown = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        others = [w for w in shown if w.windowType() not in kinds and w is not self._desk.window]
        if others and self._chance.random() < 0.6:
            return self._chance.choice(others)
        return self._desk.window

    def _some(self, *kinds: type[QWidget]) -> QWidget | None:
        """Return one of the widgets of these kinds that a person sees and can use."""
        window = self._window()
        found = [
            widget
            for kind in kinds
            for widget in window.findChildren(kind)
            # A part of a widget that is gone may answer under the address of another.
            if isValid(widget)
            and widget.isVisible()
            and widget.isEnabled()
            and not widget.visibleRegion().isEmpty()
        ]
        return self._chance.choice(found) if found else None

    def _place(self, widget: QWidget) -> QPoint:
        area = widget.visibleRegion().boundingRect()
        return QPoint(
            area.left() + self._chance.randrange(max(1, area.width())),
            area.top() + self._chance.randrange(max(1, area.height())),
        )

    def _click(self) -> None:
        button = self._some(QAbstractButton)
        if button is not None:
            self._say("click", button)
            QTest.mouseClick(button, LEFT, pos=button.visibleRegion().boundingRect().center())

    def _press(self) -> None:
        target = QApplication.focusWidget() or self._window()
        if self._chance.random() < 0.25:
            key, held = self._chance.choice(_CONTROLLED), MODIFIER.ControlModifier
        else:
            key, held = self._chance.choice(_PLAIN), MODIFIER.NoModifier
            if self._chance.random() < 0.1:
                held = self._chance.choice((MODIFIER.ShiftModifier, MODIFIER.AltModifier))
        self._say(f"key {held.name} {key.name} in", target)
        QTest.keyClick(target, key, held)

    def _type(self) -> None:
        field = self._some(QLineEdit, QPlainTextEdit, QAbstractSpinBox)
        if field is None:
            return
        word = self._chance.choice(_WORDS)
        self._say(f"type {word[:12]!r} into", field)
        field.setFocus()
        if self._chance.random() < 0.5:
            QTest.keyClick(field, KEY.Key_A, MODIFIER.ControlModifier)
        write(field, word)
        if self._chance.random() < 0.5:
            QTest.keyClick(field, KEY.Key_Return)

    def _pick(self) -> None:
        view = self._some(QAbstractItemView)
        assert view is None or isinstance(view, QAbstractItemView)
        model = view.model() if view is not None else None
        if view is None or model is None or not model.rowCount():
            return
        place = self._place(view.viewport())
        index = view.indexAt(place)
        held = self._chance.choice(
            (MODIFIER.NoModifier, MODIFIER.NoModifier, MODIFIER.ControlModifier,
             MODIFIER.ShiftModifier)
        )  # fmt: skip
        self._say(f"pick row {index.row()} {held.name} of", view)
        QTest.mouseClick(view.viewport(), LEFT, held, place)
        if self._chance.random() < 0.15:
            self._say("double click")
            QTest.mouseDClick(view.viewport(), LEFT, held, place)

    def _poke(self) -> None:
        widget = self._some(QWidget)
        if widget is not None:
            self._say("poke", widget)
            QTest.mouseClick(widget, LEFT, pos=self._place(widget))

    def _drag(self) -> None:
        widget = self._some(QWidget)
        # A list would begin to drag its items, which waits for a display server.
        if widget is None or any(view.isAncestorOf(widget) for view in self._views()):
            return
        self._say("drag", widget)
        QTest.mousePress(widget, LEFT, pos=self._place(widget))
        QTest.mouseMove(widget, self._place(widget))
        QTest.mouseRelease(widget, LEFT, pos=self._place(widget))

    def _views(self) -> list[QAbstractItemView]:
        found = self._window().findChildren(QAbstractItemView)
        return [view for view in found if isValid(view)]

    def _wheel(self) -> None:
        widget = self._some(QWidget)
        if widget is None:
            return
        self._say("wheel", widget)
        at, turn = QPointF(self._place(widget)), QPoint(0, self._chance.choice((-240, -120, 120)))
        QApplication.sendEvent(
            widget,
            QWheelEvent(
                at, QPointF(widget.mapToGlobal(at.toPoint())), QPoint(), turn,
                Qt.MouseButton.NoButton, MODIFIER.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip

    def _context(self) -> None:
        view = self._some(QAbstractItemView)
        if isinstance(view, QAbstractItemView):
            self._say("menu of", view)
            view.customContextMenuRequested.emit(self._place(view.viewport()))

    def _answer_popup(self) -> None:
        popup = QApplication.activePopupWidget()
        assert popup is not None
        if isinstance(popup, QMenu) and self._chance.random() < 0.7:
            open_ = [a for a in popup.actions() if a.isEnabled() and not a.isSeparator()]
            if open_:
                action = self._chance.choice(open_)
                self._say(f"choose {action.text()!r} in", popup)
                popup.setActiveAction(action)
                QTest.keyClick(popup, KEY.Key_Return)
                return
        key = self._chance.choice((KEY.Key_Down, KEY.Key_Up, KEY.Key_Return, KEY.Key_Escape))
        self._say(f"key {key.name} in", popup)
        view = next(iter(popup.findChildren(QAbstractItemView)), None)
        QTest.keyClick(view or popup, key)
        if isinstance(popup, QMenu) and popup.isVisible():
            popup.close()

    def _page(self) -> None:
        number = self._chance.randrange(len(self._desk.window.titles))
        self._say(f"page {number}")
        QTest.mouseClick(self._desk.window.page_button(number), LEFT)

    def _find(self) -> None:
        if QApplication.activeModalWidget() is not None:
            return
        self._desk.shell.show_palette()
        palette = self._desk.shell.palette
        assert palette is not None
        line, model = palette.line, palette.model  # type: ignore[attr-defined]
        choice = model.choice(self._chance.randrange(model.rowCount()))
        self._say(f"palette: {choice.group}, {choice.title}")
        write(line, choice.title[:20])
        QTest.keyClick(line, KEY.Key_Return)

    def _drop(self) -> None:
        page = self._desk.window.page(self._desk.window.current_index % 6)
        if self._desk.window.covered or not page.isVisible():
            return
        path = self._chance.choice(self._droppings)
        self._say(f"drop {path.name} on", page)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        rest = Qt.DropAction.CopyAction, mime, LEFT, MODIFIER.NoModifier
        middle = page.rect().center()
        QApplication.sendEvent(page, QDragEnterEvent(middle, *rest))
        QApplication.sendEvent(page, QDropEvent(QPointF(middle), *rest))

    def _resize(self) -> None:
        wide, high = self._chance.randint(960, 1700), self._chance.randint(600, 1100)
        self._say(f"resize {wide} {high}")
        self._desk.window.resize(wide, high)

    def _step(self) -> None:
        widget = self._some(QComboBox, QAbstractSlider, QTabBar)
        if widget is None:
            return
        key = self._chance.choice((KEY.Key_Down, KEY.Key_Up, KEY.Key_Right, KEY.Key_Left))
        self._say(f"step {key.name} in", widget)
        widget.setFocus()
        QTest.keyClick(widget, key)

    def _hover(self) -> None:
        widget = self._some(QWidget)
        if widget is not None:
            self._say("hover", widget)
            QTest.mouseMove(widget, self._place(widget))

    def _rest(self) -> None:
        seconds = self._chance.choice((0.01, 0.05, 0.1))
        self._say(f"rest {seconds}")
        self._rest_until = time.monotonic() + seconds

    def _escape(self) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self._window()
        self._say("escape in", target)
        QTest.keyClick(target, KEY.Key_Escape)
        if QApplication.activeModalWidget() is not None and self._chance.random() < 0.5:
            QApplication.activeModalWidget().close()

    def _look(self) -> None:
        """Another theme or size of text: everything is polished anew, so it is rare."""
        key = self._chance.choice((THEME, TEXT_SCALE))
        known = next(entry for entry in PREFERENCES if entry.key == key)
        values = [value for value, _ in known.choices] or [80, 100, 130, 160]
        value = self._chance.choice(values)
        self._say(f"look {key} {value}")
        self._desk.preferences.set(key, value)


def write(widget: QWidget, text: str) -> None:
    """Type a text, letters that have no key of their own too."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, MODIFIER.NoModifier, letter))


def _name(widget: QWidget) -> str:
    told = getattr(widget, "text", None)
    text = widget.accessibleName() or (told() if callable(told) else "") or widget.objectName()
    return f"{type(widget).__name__} “{str(text)[:40]}”"
