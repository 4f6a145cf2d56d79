"""One registry of everything that can be done: for keys, the palette and the list of shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QScrollBar, QTabBar, QWidget
from shiboken6 import isValid

from desktop.translation import tr

_Part = TypeVar("_Part", bound=QObject)
_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be done now: what it is called, where it belongs, its keys, and how."""

    title: str
    group: str
    keys: str
    run: Callable[[], object]


class ActionRegistry(QObject):
    """Holds the actions of the window and asks its sources for what else there is at the moment."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: list[tuple[str, QAction]] = []
        self._sources: list[Callable[[], Sequence[Choice]]] = []

    def add(
        self,
        group: str,
        text: str,
        run: Callable[[], object],
        keys: QKeySequence.StandardKey | str = "",
    ) -> QAction:
        """Add an action that is there as long as the window is; its keys work everywhere in it."""
        action = QAction(text, self._window)
        if keys != "":
            action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: run())
        self._window.addAction(action)
        self._actions.append((group, action))
        return action

    def add_source(self, source: Callable[[], Sequence[Choice]]) -> None:
        """Add what is asked for choices whenever the palette opens."""
        self._sources.append(source)

    def choices(self) -> tuple[Choice, ...]:
        """Return all that can be done now, what is always there first."""
        found = [choice for source in self._sources for choice in source()]
        fixed = [
            Choice(action.text(), group, keys_text(action.shortcut()), action.trigger)
            for group, action in self._actions
            if action.isEnabled()
        ]
        return (*fixed, *found)

    def shortcuts(self) -> tuple[tuple[str, str, str], ...]:
        """Return group, text and keys of the actions that have keys."""
        return tuple(
            (group, action.text(), keys_text(action.shortcut()))
            for group, action in self._actions
            if not action.shortcut().isEmpty()
        )


def keys_text(keys: QKeySequence) -> str:
    """Return keys as a person of this system reads them."""
    return keys.toString(_NATIVE)


def page_choices(page: QWidget, group: str) -> list[Choice]:
    """Return what a page offers at the moment: its buttons that are seen, its actions, its keys."""
    found: dict[str, Choice] = {}
    for button in _parts(page, QAbstractButton):
        name = _button_name(button)
        inside = isinstance(button.parent(), QTabBar | QScrollBar)
        if not name or inside or not button.isVisible() or not button.isEnabled():
            continue
        state = ""
        if button.isCheckable():
            state = f": {tr('off') if button.isChecked() else tr('on')}"
        found.setdefault(
            name, Choice(name + state, group, keys_text(button.shortcut()), button.click)
        )
    for action in _parts(page, QAction):
        name = _plain(action.text()).rstrip("… ")
        if name and action.isEnabled() and action.isVisible():
            keys = keys_text(action.shortcut())
            found.setdefault(name, Choice(name, group, keys, action.trigger))
    for shortcut in _parts(page, QShortcut):
        name, sequences = shortcut.whatsThis(), shortcut.keys()
        if name and sequences and shortcut.isEnabled():
            run = shortcut.activated.emit
            found.setdefault(name, Choice(name, group, keys_text(sequences[0]), run))
    return list(found.values())


def page_shortcuts(page: QWidget, group: str) -> list[tuple[str, str, str]]:
    """Return group, text and keys of what has keys on a page.

    A QShortcut is listed where its `whatsThis` says what it does, a QAction by its text.
    """
    rows = [
        (group, shortcut.whatsThis(), keys_text(key))
        for shortcut in _parts(page, QShortcut)
        for key in shortcut.keys()[:1]
        if shortcut.whatsThis()
    ]
    rows += [
        (group, _plain(action.text()), keys_text(action.shortcut()))
        for action in _parts(page, QAction)
        if not action.shortcut().isEmpty() and action.text()
    ]
    rows += [
        (group, _button_name(button), keys_text(button.shortcut()))
        for button in _parts(page, QAbstractButton)
        if not button.shortcut().isEmpty() and _button_name(button)
    ]
    return list(dict.fromkeys(rows))


def _parts(page: QWidget, kind: type[_Part]) -> list[_Part]:
    # A part of a widget that is gone may answer under the address of another.
    return [part for part in page.findChildren(kind) if isValid(part)]


def _button_name(button: QAbstractButton) -> str:
    return _plain(button.accessibleName() or button.text()).rstrip("… ")


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()
