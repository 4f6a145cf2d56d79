"""The one window: rail, pages, status bar, and what is remembered between two starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSettings, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from desktop.navigation import NavigationRail
from desktop.session import Session
from desktop.widget.label import QuietLabel


@dataclass(frozen=True)
class PageSpec:
    """A page that is built when it is first needed, so that the first paint waits for none."""

    title: str
    icon_name: str
    build: Callable[[], QWidget]


class MainWindow(QMainWindow):
    """Holds the pages; knows the session but no page in particular."""

    closing = Signal()
    folder_chosen = Signal(str)

    def __init__(self, session: Session, pages: Sequence[PageSpec], settings: QSettings) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._specs = tuple(pages)
        self._built: dict[int, QWidget] = {}
        self.setWindowTitle("Dermadesk")
        self.setMinimumSize(960, 600)
        self._rail = NavigationRail()
        self._stack = QStackedWidget()
        for spec in self._specs:
            self._rail.add(spec.icon_name, spec.title)
            self._stack.addWidget(QWidget())
        self._rail.chosen.connect(self.show_page)
        centre = QWidget()
        layout = QHBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._rail)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
        self._activity = QuietLabel()
        self._facts = {name: QuietLabel() for name in ("device", "engine", "training")}
        self._build_status_bar()
        self._add_actions()
        self._restore()

    def _build_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.setContentsMargins(12, 2, 12, 2)
        self._activity.setAccessibleName("Activity")
        bar.addWidget(self._activity, 1)
        for name, label in self._facts.items():
            label.setAccessibleName(name.capitalize())
            label.setContentsMargins(10, 0, 6, 0)
            bar.addPermanentWidget(label)

    def _add_actions(self) -> None:
        for text, keys, slot in (
            ("Open folder", QKeySequence.StandardKey.Open, self.choose_folder),
            ("Quit", QKeySequence.StandardKey.Quit, self.close),
        ):
            action = QAction(text, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(slot)
            self.addAction(action)

    @property
    def current_index(self) -> int:
        """The number of the page that is shown."""
        return self._stack.currentIndex()

    def page(self, number: int) -> QWidget:
        """Return page `number`, built now if it was not yet."""
        if number not in self._built:
            page = self._specs[number].build()
            placeholder = self._stack.widget(number)
            shown = self._stack.currentIndex()
            self._stack.removeWidget(placeholder)
            placeholder.deleteLater()
            self._stack.insertWidget(number, page)
            self._built[number] = page
            self._stack.setCurrentIndex(shown)
        return self._built[number]

    def has_page(self, number: int) -> bool:
        """Return whether page `number` has been built."""
        return number in self._built

    def built_pages(self) -> tuple[QWidget, ...]:
        """Return the pages that have been built so far."""
        return tuple(self._built.values())

    def show_page(self, number: int) -> None:
        """Bring page `number` to the front."""
        self.page(number)
        self._stack.setCurrentIndex(number)
        self._stack.setFocus()
        self._rail.show_chosen(number)

    def show_activity(self, text: str) -> None:
        """Say on the left of the status bar what goes on."""
        self._activity.setText(text)

    def show_fact(self, name: str, text: str) -> None:
        """Set one of the lasting facts on the right: device, engine or training."""
        label: QLabel = self._facts[name]
        label.setText(text)
        label.setVisible(bool(text))

    def choose_folder(self) -> None:
        """Ask for a dataset folder; `folder_chosen` follows unless the person thinks better."""
        start = str(self._settings.value("last_folder", ""))
        folder = QFileDialog.getExistingDirectory(self, "Open a folder of images", start)
        if folder:
            self.folder_chosen.emit(folder)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = self._settings.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.resize(1280, 800)
