"""What can be done with chosen images, each with its key; the page carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.diagnosis import DIAGNOSES
from desktop.translation import mark, tr

MIN_COMPARED, MAX_COMPARED = 2, 6


@dataclass(frozen=True)
class _Deed:
    """One action: what it is called, its key, and from how many to how many images it takes."""

    name: str
    text: str  # {name}: that of a diagnosis
    key: str
    least: int = 1
    most: int = 1_000_000
    group: int = 0
    diagnosis: str = ""


_DEEDS: tuple[_Deed, ...] = (
    _Deed("view", mark("View large"), "Space", group=0),
    _Deed("full_screen", mark("View on the full screen"), "F11", group=0),
    _Deed("compare", mark("Compare side by side"), "C", MIN_COMPARED, MAX_COMPARED, group=0),
    _Deed("lesion", mark("All photographs of the lesion"), "L", group=0),
    _Deed("star", mark("Star"), "S", group=1),
    _Deed("note", mark("Note…"), "N", group=1),
    *(
        _Deed(
            f"propose:{diagnosis.code}",
            mark("Propose {name}"),
            str(number),
            group=2,
            diagnosis=diagnosis.name,
        )
        for number, diagnosis in enumerate(DIAGNOSES, start=1)
    ),
    _Deed("propose:", mark("Take the proposal back"), "0", group=2),
    _Deed("classify", mark("Classify"), "Ctrl+Return", group=3),
)


class ImageActions(QObject):
    """The actions, enabled by how many images are chosen; `wanted(name)` when one is triggered."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.by_name: dict[str, QAction] = {}
        for deed in _DEEDS:
            action = QAction(tr(deed.text, name=tr(deed.diagnosis)), self)
            action.setObjectName(f"browse.{deed.name}")
            action.setShortcut(QKeySequence(deed.key))
            # Only where images are: a digit in the search field stays a digit.
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda checked=False, name=deed.name: self.wanted.emit(name))
            self.by_name[deed.name] = action
        self.set_count(0)

    def add_to(self, widgets: Sequence[QWidget]) -> None:
        """Have the keys work in these widgets and what is in them."""
        for widget in widgets:
            widget.addActions(list(self.by_name.values()))

    def fill(self, menu: QMenu) -> None:
        """Put the actions into a menu, in groups."""
        group = 0
        for deed in _DEEDS:
            if deed.group != group:
                menu.addSeparator()
                group = deed.group
            menu.addAction(self.by_name[deed.name])

    def set_count(self, chosen: int) -> None:
        """Enable what can be done with so many images."""
        for deed in _DEEDS:
            self.by_name[deed.name].setEnabled(deed.least <= chosen <= deed.most)
