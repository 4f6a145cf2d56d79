"""The one window: rail, pages, status bar, and what is remembered between two starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.navigation import NavigationRail, RailButton
from desktop.session import Session
from desktop.shell.memory import DATASETS, Memory
from desktop.translation import mark, tr
from desktop.widget.banner import Banner
from desktop.widget.in_parts import InParts
from desktop.widget.label import QuietLabel, plain_tip

GEOMETRY, PAGE, SPLITTERS = "geometry", "page", "splitters"
_FACTS = MappingProxyType(
    {"device": mark("Device"), "engine": mark("Engine"), "training": mark("Training")}
)


@dataclass(frozen=True)
class PageSpec:
    """A page that is built when it is first needed, so that the first paint waits for none.

    `build` makes it in the parent it is given: with each parent that a widget comes into, Qt styles
    it and all that is in it anew. It may be a page `InParts`.
    """

    title: str
    icon_name: str
    build: Callable[[QWidget], QWidget]


class MainWindow(QMainWindow):
    """Holds the pages; knows the session but no page in particular."""

    closing = Signal()
    folder_chosen = Signal(str)
    page_shown = Signal(int)

    def __init__(self, session: Session, pages: Sequence[PageSpec], memory: Memory) -> None:
        super().__init__()
        self._session = session
        self._memory = memory
        self._specs = tuple(pages)
        self._begun: dict[int, QWidget] = {}
        self._built: dict[int, QWidget] = {}
        self._arranged: set[int] = set()
        self.setWindowTitle("Dermadesk")
        self.setMinimumSize(960, 600)
        self.rail = NavigationRail()
        self.banner = Banner(tr("Message"))
        self._stack = QStackedWidget()
        self._cover: QWidget | None = None
        for number, spec in enumerate(self._specs):
            self.rail.add(spec.icon_name, tr(spec.title), page_keys(number))
            self._stack.addWidget(QWidget())
        self.rail.chosen.connect(self.show_page)
        self._lay_out()
        self._activity = QuietLabel()
        self._facts = {name: QuietLabel() for name in _FACTS}
        self._build_status_bar()
        self._restore()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _lay_out(self) -> None:
        centre, right = QWidget(), QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        layout = QHBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(right, 1)
        self.setCentralWidget(centre)

    def _build_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(12, 2, 12, 2)
        self._activity.setAccessibleName(tr("Activity"))
        # However long its sentence is, the window stays as narrow as a person makes it.
        self._activity.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        bar.addWidget(self._activity, 1)
        for name, label in self._facts.items():
            label.setAccessibleName(tr(_FACTS[name]))
            label.setContentsMargins(10, 0, 6, 0)
            bar.addPermanentWidget(label)

    @property
    def titles(self) -> tuple[str, ...]:
        """What the pages are called, in order."""
        return tuple(spec.title for spec in self._specs)

    @property
    def current_index(self) -> int:
        """The number of the page that is shown; that of the cover is one more than the last."""
        return self._stack.currentIndex()

    def page(self, number: int) -> QWidget:
        """Return page `number`, built now as far as it was not yet."""
        while number not in self._built:
            self._build_on(number)
        return self._built[number]

    def build_next(self) -> bool:
        """Build on at the first page that is not there yet; return whether there was one."""
        missing = [number for number in range(len(self._specs)) if number not in self._built]
        for number in missing[:1]:
            self._build_on(number)
        return bool(missing)

    def _build_on(self, number: int) -> None:
        """Begin a page, or build its next part; with its last part it comes into its place.

        Not a turn later: what its last part starts must be ended should the window close then.
        """
        if number not in self._begun:
            page = self._begun[number] = self._specs[number].build(self._stack)
            more = isinstance(page, InParts)
        else:
            page = self._begun[number]
            more = isinstance(page, InParts) and page.build_next()
        if not more:
            placeholder, shown = self._stack.widget(number), self._stack.currentIndex()
            assert placeholder is not None
            self._stack.removeWidget(placeholder)
            placeholder.deleteLater()
            self._stack.insertWidget(number, page)
            self._built[number] = page
            self._stack.setCurrentIndex(shown)

    def has_page(self, number: int) -> bool:
        """Return whether page `number` has been built."""
        return number in self._built

    def built_pages(self) -> tuple[QWidget, ...]:
        """Return the pages that have been built so far."""
        return tuple(self._built.values())

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        # What is disabled or hidden hands the keys on, from the end of a page to the first button
        # of the rail: the next Space would leave the page.
        lost = old is not None and isValid(old) and not (old.isEnabled() and old.isVisible())
        if lost and isinstance(now, RailButton) and self.isAncestorOf(now):
            self._stack.setFocus()

    def show_page(self, number: int) -> None:
        """Bring page `number` to the front."""
        page = self.page(number)
        # Asked before it is shown: the stack gives the keys to whatever comes first on it.
        known = page.focusWidget()
        self.announce_page(number)
        (_taker_of_keys(page, known) or self._stack).setFocus()
        if number not in self._arranged:
            self._arranged.add(number)
            # In its next turn: a page divides itself when it is first shown.
            QTimer.singleShot(0, self, lambda: self._arrange(number))

    def announce_page(self, number: int) -> None:
        """Show the place of a page that may be built in a moment, and mark its button."""
        self._stack.setCurrentIndex(number)
        self.rail.show_chosen(number)
        self.page_shown.emit(number)

    def set_cover(self, cover: QWidget) -> None:
        """Take what is shown in the place of pages by `show_cover`."""
        self._cover = cover
        self._stack.addWidget(cover)

    def show_cover(self) -> None:
        """Show the cover; no button of the rail is marked."""
        if self._cover is not None:
            self._stack.setCurrentWidget(self._cover)
            self._cover.setFocus()
            self.rail.show_chosen(-1)

    @property
    def covered(self) -> bool:
        """Whether the cover is shown."""
        return self._cover is not None and self._stack.currentWidget() is self._cover

    def show_activity(self, text: str) -> None:
        """Say on the left of the status bar, in one line, what goes on; its tip has all of it."""
        self._activity.setText(" ".join(text.split()))
        self._activity.setToolTip(plain_tip(text))

    def show_fact(self, name: str, text: str) -> None:
        """Set one of the lasting facts on the right: device, engine or training."""
        label: QLabel = self._facts[name]
        label.setText(text)
        label.setVisible(bool(text))

    def choose_folder(self) -> None:
        """Ask for a dataset folder; `folder_chosen` follows unless the person thinks better."""
        recent = self._memory.recent(DATASETS)
        start = str(recent[0]) if recent else ""
        folder = QFileDialog.getExistingDirectory(self, tr("Open a folder of images"), start)
        if folder:
            self.folder_chosen.emit(folder)

    def page_button(self, number: int) -> RailButton:
        """Return the button of a page in the rail."""
        return self.rail.button(number)

    def closeEvent(self, event: QCloseEvent) -> None:
        asked = [getattr(page, "may_close", None) for page in self.built_pages()]
        if not all([ask() for ask in asked if callable(ask)]):
            event.ignore()  # the page says what would be lost
            return
        self._remember()
        self.closing.emit()
        super().closeEvent(event)

    def _remember(self) -> None:
        # Those of pages that were not shown this time stay as they were.
        splitters = self._memory.texts(SPLITTERS)
        for number in sorted(self._arranged):
            for name, splitter in self._splitters(number):
                if sum(splitter.sizes()) > 0:  # one that was never shown has no sizes yet
                    splitters[name] = _text(splitter.saveState())
        shown = self._stack.currentIndex()
        page = self._specs[shown].title if shown < len(self._specs) else ""
        self._memory.keep(**{
            GEOMETRY: _text(self.saveGeometry()), PAGE: page, SPLITTERS: splitters,
        })  # fmt: skip

    def _restore(self) -> None:
        geometry = self._memory.text(GEOMETRY)
        if not (geometry and self.restoreGeometry(_bytes(geometry))):
            self.resize(1280, 800)

    def _arrange(self, number: int) -> None:
        known = self._memory.texts(SPLITTERS)
        for name, splitter in self._splitters(number):
            if name in known:
                splitter.restoreState(_bytes(known[name]))

    def _splitters(self, number: int) -> list[tuple[str, QSplitter]]:
        """Return the splitters of a page, each by the kinds of widgets that it lies in."""
        page, title = self.page(number), self._specs[number].title
        found: dict[str, QSplitter] = {}
        for splitter in page.findChildren(QSplitter):
            kinds, part = [f"{splitter.count()}"], splitter.parentWidget()
            while part is not None and part is not page:
                kinds.append(type(part).__name__)
                part = part.parentWidget()
            # A page that is built otherwise by a later version gives other names.
            found.setdefault("/".join((title, *reversed(kinds))), splitter)
        return list(found.items())


def _taker_of_keys(page: QWidget, known: QWidget | None) -> QWidget | None:
    """Return what of a page gets the keys: what had them last, at first its first list or table."""
    found = [known] if known is not None else []
    found += page.findChildren(QAbstractItemView)
    return next((part for part in found if _takes_keys(part, page)), None)


def _takes_keys(part: QWidget, page: QWidget) -> bool:
    by_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and part.isEnabled() and part.isVisibleTo(page)


def page_keys(number: int) -> str:
    """Return the keys that show a page."""
    return f"Ctrl+{number + 1}"


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(QByteArray(text.encode("ascii", "replace")))
