"""The tools of the Browse page: their menu, their views, and the files they write and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.error import UserError
from desktop.browse.annotation_store import AnnotationStore
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.session import Session
from desktop.translation import mark, tr

_TABLES = mark("Tables (*.csv)")
_REPORTS = mark("Pages (*.html);;Tables (*.csv);;JSON (*.json)")


class Tool(Protocol):
    """A view that takes the whole page while it is used."""

    def end(self) -> None:
        """End what is under way, and wait for it."""


class ToolBox(QObject):
    """Makes a tool's view when it is first used; `shown(view)` asks the page to show it."""

    shown = Signal(object)
    closed = Signal()
    failed = Signal(object)
    told = Signal(str)
    open_wanted = Signal(object)

    def __init__(
        self, session: Session, photos: ThumbnailLoader, store: AnnotationStore, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._photos, self._store = session, photos, store
        self._window = parent
        self._views: dict[str, QWidget] = {}
        self._made: list[Tool] = []
        self.menu = QMenu(parent)
        self.menu.setAccessibleName(tr("Tools"))
        for text, slot in (
            (tr("Find near duplicates…"), self.find_duplicates),
            (tr("Make or check a split…"), self.split),
            (tr("Save the integrity report…"), self.write_integrity_report),
            ("", None),
            (tr("Export proposals, stars and notes…"), self.export_annotations),
            (tr("Import proposals, stars and notes…"), self.import_annotations),
            ("", None),
            (tr("Add a folder of own images…"), self.add_images),
            (tr("Get HAM10000…"), self.get_ham10000),
        ):
            if slot is None:
                self.menu.addSeparator()
            else:
                action = self.menu.addAction(text)
                action.triggered.connect(slot)
                parent.addAction(action)

    def find_duplicates(self) -> None:
        """Show the search for near duplicates."""
        from desktop.browse.duplicate_view import DuplicateView

        def make() -> DuplicateView:
            return DuplicateView(self._session, self._photos)

        self._show("duplicates", make)

    def split(self) -> None:
        """Show the making and checking of splits."""
        from desktop.browse.split_view import SplitView

        self._show("split", lambda: SplitView(self._session))

    def get_ham10000(self) -> None:
        """Show where HAM10000 is offered, and take downloaded archives."""
        from desktop.browse.get_view import GetView

        def make() -> GetView:
            view = GetView()
            view.open_wanted.connect(self.open_wanted)
            view.link_pressed.connect(lambda link: QDesktopServices.openUrl(QUrl(link)))
            return view

        self._show("get", make)

    def write_integrity_report(self) -> None:
        """Ask for a file and write what is known of the dataset into it."""
        dataset = self._session.dataset
        if dataset is None:
            return
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save the integrity report"), "integrity.html", tr(_REPORTS)
        )
        if name:
            self.save_integrity_report(Path(name))

    def save_integrity_report(self, path: Path) -> None:
        """Write what is known of the dataset into a file."""
        from core.integrity_report import IntegrityReport, write_integrity_report

        dataset = self._session.dataset
        assert dataset is not None
        read = self._session.images_read
        report = IntegrityReport.of(dataset, self._session.problems, images_read=read)
        self._try(lambda: write_integrity_report(path, report), tr("Saved to {path}", path=path))

    def export_annotations(self) -> None:
        """Ask for a table and write what the person said of the images into it."""
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Export proposals, stars and notes"), "annotations.csv", tr(_TABLES)
        )
        if name:
            self.save_annotations(Path(name))

    def save_annotations(self, path: Path) -> None:
        """Write what the person said of the images into a table."""
        from core.annotation import export_annotations

        records = self._session.dataset.records if self._session.dataset else ()
        said = self._store.said
        self._try(lambda: export_annotations(path, records, said), tr("Saved to {path}", path=path))

    def import_annotations(self) -> None:
        """Ask for an exported table and take what it says of images; it can be undone."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Import proposals, stars and notes"), "", tr(_TABLES)
        )
        if name:
            self.load_annotations(Path(name))

    def load_annotations(self, path: Path) -> None:
        """Take what a table says of images that are here."""
        from core.annotation import import_annotations

        index = self._session.index

        def load() -> None:
            found = import_annotations(path)
            known = index.number_of if index is not None else {}
            here = {name: entry for name, entry in found.items() if name in known}
            if not here:
                raise UserError(
                    tr("{name} says nothing of the images that are open.", name=path.name),
                    tr("Is it of another folder?"),
                )
            self._store.take(here)

        self._try(load, tr("Imported from {path}", path=path))

    def add_images(self) -> None:
        """Ask for a folder of own images and put them behind those that are open."""
        folder = QFileDialog.getExistingDirectory(self._window, tr("Add a folder of own images"))
        if folder:
            self._session.add_images(Path(folder))

    def close(self) -> None:
        """End what the tools have under way."""
        for tool in self._made:
            tool.end()

    def _show(self, name: str, make: Callable[[], QWidget]) -> None:
        if name not in self._views:
            view = make()
            view.closed.connect(self.closed)  # type: ignore[attr-defined]
            view.failed.connect(self.failed)  # type: ignore[attr-defined]
            self._views[name] = view
            self._made.append(view)  # type: ignore[arg-type]
        self.shown.emit(self._views[name])

    def _try(self, work: Callable[[], object], done: str) -> None:
        try:
            work()
        except UserError as error:
            self.failed.emit(error)
        except OSError as error:
            reason = error.strerror or str(error)
            self.failed.emit(
                UserError(
                    tr("The file cannot be used ({reason}).", reason=reason), tr("Choose another.")
                )
            )
        else:
            self.told.emit(done)
