"""How images come to the Classify page: chosen, dropped, pasted, or out of a folder or a table."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from core.error import UserError
from core.layout.folder import PICTURE_SUFFIXES
from core.record import Patient
from desktop.classify.case_model import Item
from desktop.classify.pasteboard import Pasteboard
from desktop.engine import Engine
from desktop.engine_task import Found
from desktop.translation import counted, mark, told, tr
from desktop.widget.symbol import SymbolButton

# Tables, and images whose headers tell of the patient, are read in the engine process.
_READ_FIRST = frozenset({".csv", ".dcm"})
_SUFFIXES = frozenset(PICTURE_SUFFIXES) - _READ_FIRST
_PATTERNS = " ".join(f"*{end} *{end.upper()}" for end in PICTURE_SUFFIXES)


class Intake(QWidget):
    """The buttons that add images. `added(items)` brings them, `said(text)` tells of others."""

    added = Signal(object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, engine: Engine, pasted: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = engine.tasks
        self._find = engine.channel()
        # One after the other: the channel answers the newest question only.
        self._places: deque[list[Path]] = deque()
        self.pasteboard = Pasteboard(pasted, self)
        self.add_button = SymbolButton("image", tr("Add images…"))
        self.folder_button = SymbolButton("folder", tr("Add folder or table"))
        menu = QMenu(self.folder_button)
        menu.addAction(tr("Folder of images…"), self._on_add_folder)
        menu.addAction(tr("Table of patients (CSV)…"), self._on_add_table)
        menu.addAction(tr("Paste an image (Ctrl+V)"), self.paste)
        self.folder_button.setMenu(menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.folder_button)
        layout.addWidget(self.add_button)
        self.add_button.clicked.connect(self.choose)
        self._find.answered.connect(self._on_found)
        self._find.failed.connect(self._on_find_failed)
        self.pasteboard.pasted.connect(lambda path: self.add([path]))
        self.pasteboard.failed.connect(self.failed)

    def listen(self, page: QWidget) -> None:
        """Obey Ctrl+V on `page`, but in a field for text, which takes it for itself."""
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), page)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.setWhatsThis(tr("Paste an image"))
        paste.activated.connect(self.paste)

    @property
    def busy(self) -> bool:
        """Whether images are still to come."""
        return self._find.busy or self.pasteboard.busy

    def add(self, paths: Sequence[Path]) -> None:
        """Add images at once; folders and tables are looked through in the engine process."""
        images = [path for path in paths if path.suffix.lower() in _SUFFIXES and path.is_file()]
        places = [path for path in paths if path.is_dir() or path.suffix.lower() in _READ_FIRST]
        others = len(paths) - len(images) - len(places)
        known = ", ".join(PICTURE_SUFFIXES)
        left = counted(
            others,
            "{n} file left out: it is no image ({known}).",
            "{n} files left out: they are no images ({known}).",
            known=known,
        )
        self.said.emit(left if others else "")
        if images:
            self.added.emit([Item(path, Patient()) for path in images])
        if places:
            self._places.append(places)
            self._find_next()

    def _find_next(self) -> None:
        if self._places and not self._find.busy:
            self._find.ask(self._tasks.find_images, self._places.popleft())

    def choose(self) -> None:
        """Let a person choose files."""
        kinds = tr("Images ({patterns})", patterns=_PATTERNS)
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add images"), "", kinds)
        if names:
            self.add([Path(name) for name in names])

    def paste(self) -> None:
        """Add what the clipboard holds: files, or a picture, which becomes one."""
        try:
            # Nothing at all comes of a clipboard into which nothing was put yet.
            self._paste(QGuiApplication.clipboard().mimeData() or QMimeData())
        except UserError as error:
            self.failed.emit(error)

    def drop(self, data: QMimeData) -> bool:
        """Add the files that were dropped, and return whether there were any."""
        paths = files_of(data)
        if paths:
            self.add(paths)
        return bool(paths)

    def _paste(self, data: QMimeData) -> None:
        if self.drop(data):
            return
        image = QImage(data.imageData()) if data.hasImage() else QImage()
        if image.isNull():
            raise UserError(
                mark("There is no image in the clipboard."),
                mark("Copy a picture, or image files, first."),
            )
        self.said.emit("")
        self.pasteboard.paste(image)

    def _on_add_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Add the images of a folder"))
        if folder:
            self.add([Path(folder)])

    def _on_add_table(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Add a table"), "", tr("Tables (*.csv)"))
        if name:
            self.add([Path(name)])

    def _on_find_failed(self, error: Exception) -> None:
        self._find_next()
        self.failed.emit(error)

    def _on_found(self, found: Found) -> None:
        self._find_next()
        self.added.emit([Item(path, patient) for path, patient in found.items])
        if found.problems:
            first = found.problems[0]
            count = len(found.problems)
            self.said.emit(
                counted(
                    count,
                    "{n} problem: {where}: {reason}.",
                    "{n} problems, the first: {where}: {reason}.",
                    where=first.where,
                    reason=told(first.reason),
                )
            )


def files_of(data: QMimeData) -> list[Path]:
    """Return the files of this machine that were dragged or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
