"""The composition root: makes every object of the window process and hands out collaborators."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

import resources
from core import place
from desktop.browse.page import BrowsePage
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.cases.keeper import CaseKeeper
from desktop.device_name import device_name
from desktop.engine import Engine
from desktop.error_dialog import ErrorReporter
from desktop.import_hook import drop_feature_import
from desktop.interrupt import InterruptWatch
from desktop.session import Session, Source
from desktop.theme import Theme, ensure_font
from desktop.window import MainWindow, PageSpec

BROWSE, TRAIN, EVALUATE, CLASSIFY = range(4)
_ENGINE_TEXT = {
    "starting": "Engine starting…",
    "ready": "Engine ready",
    "restarted": "Engine restarted",
    "stopped": "Engine stopped",
}
_LOG = logging.getLogger(__name__)


class Desk(QObject):
    """The running application: its parts by name, and their orderly end."""

    def __init__(
        self,
        application: QApplication,
        *,
        runs_folder: Path | None = None,
        theme: str = "system",
        check_images: bool = True,
        start_engine: bool = True,
    ) -> None:
        super().__init__()
        self.settings = QSettings()
        self.runs_folder = runs_folder or place.runs_folder()
        self.theme = Theme(application, theme)
        self.session = Session(self, check_images=check_images)
        self.thumbnails = ThumbnailLoader(self)
        self.engine = Engine(parent=self)
        self.keeper = CaseKeeper(place.cases_file(), self)
        pages = (
            PageSpec("Browse", "browse", self._build_browse),
            PageSpec("Train", "train", self._build_train),
            PageSpec("Evaluate", "evaluate", self._build_evaluate),
            PageSpec("Classify", "classify", self._build_classify),
        )
        self.window = MainWindow(self.session, pages, self.settings)
        self.errors = ErrorReporter(self.window)
        self.errors.install()
        self._start_engine = start_engine
        self._images_to_browse: list[str] = []
        self._closed = False
        # Browse hears of a dataset first: what it is to show of it is asked of it next.
        self.window.page(BROWSE)
        self._connect()
        self.window.show_fact("device", device_name())
        self.window.show_fact("engine", _ENGINE_TEXT["stopped"])
        self.window.show_fact("training", "")
        self.window.show_page(BROWSE)

    def _build_browse(self) -> QWidget:
        page = BrowsePage(self.session, self.thumbnails)
        page.open_requested.connect(self.window.choose_folder)
        return page

    def _build_train(self) -> QWidget:
        from desktop.train.page import TrainPage

        page = TrainPage(self.session, self.runs_folder)
        page.training_changed.connect(lambda text: self.window.show_fact("training", text))
        return page

    def _build_evaluate(self) -> QWidget:
        from desktop.evaluate.page import EvaluatePage
        from desktop.train.page import TrainPage

        page = EvaluatePage(self.session, self.engine)
        # One watcher of the runs folder is enough: it is the Train page's.
        train = self.window.page(TRAIN)
        assert isinstance(train, TrainPage)
        train.runs_changed.connect(page.set_rows)
        page.set_rows(train.model.rows())
        return page

    def _build_classify(self) -> QWidget:
        from desktop.classify.page import ClassifyPage

        return ClassifyPage(self.session, self.engine, self.runs_folder)

    def _connect(self) -> None:
        session, window = self.session, self.window
        session.failed.connect(self.errors.report)
        session.failed.connect(self._on_session_failed)
        session.crashed.connect(self.errors.report)
        session.dataset_opening.connect(lambda name: window.show_activity(f"Opening {name}…"))
        session.dataset_changed.connect(self._on_dataset_changed)
        session.integrity_progressed.connect(self._on_integrity_progressed)
        session.classify_requested.connect(self._on_classify_requested)
        session.browse_requested.connect(self._on_browse_requested)
        self.engine.state_changed.connect(self._on_engine_state)
        self.engine.noticed.connect(window.show_activity)
        window.folder_chosen.connect(self.open_folder)
        window.closing.connect(self.close)

    def show(self) -> None:
        """Show the window; the other pages and the engine follow when it has been painted."""
        self.window.show()
        # Each in a turn of its own, so that a click in between is answered.
        QTimer.singleShot(50, self, lambda: self._build_later(TRAIN))
        QTimer.singleShot(150, self, lambda: self._build_later(EVALUATE))
        QTimer.singleShot(200, self, lambda: self._build_later(CLASSIFY))
        if self._start_engine:
            QTimer.singleShot(400, self, self._on_engine_due)

    def open_folder(self, folder: str) -> None:
        """Open a dataset folder and remember it for the next time."""
        self.settings.setValue("last_folder", folder)
        self.window.show_page(BROWSE)
        self.session.open_folder(Path(folder))

    def close(self) -> None:
        """End threads and the engine process; a training run goes on by itself."""
        if self._closed:
            return
        self._closed = True
        for page in self.window.built_pages():
            end = getattr(page, "close_page", None)
            if callable(end):
                end()
        self.engine.stop()
        self.keeper.close()
        self.thumbnails.close()
        self.session.close()
        self.errors.uninstall()

    def _build_later(self, number: int) -> None:
        if not self._closed:
            self.window.page(number)

    def _on_engine_due(self) -> None:
        if not self._closed:
            self.engine.start()

    def _on_engine_state(self, state: str) -> None:
        self.window.show_fact("engine", _ENGINE_TEXT.get(state, state))

    def _on_dataset_changed(self, dataset: object) -> None:
        self.window.show_activity("")
        self._show_images_to_browse()

    def _on_session_failed(self, error: object) -> None:
        self._images_to_browse = []
        self.window.show_activity("")

    def _on_browse_requested(self, images: list[str], source: Source) -> None:
        self._images_to_browse = images
        self.window.show_page(BROWSE)
        if self.session.dataset is not None and self.session.source == source:
            self._show_images_to_browse()
        else:
            folder, csv, pictures = source
            self.session.open_folder(folder, csv=csv, images=pictures)

    def _show_images_to_browse(self) -> None:
        page = self.window.page(BROWSE)
        if self._images_to_browse and isinstance(page, BrowsePage):
            page.show_images(self._images_to_browse)
        self._images_to_browse = []

    def _on_integrity_progressed(self, done: int, total: int) -> None:
        busy = done < total
        self.window.show_activity(f"Checking images: {done:,} of {total:,}" if busy else "")

    def _on_classify_requested(self, records: object) -> None:
        if not self.window.has_page(CLASSIFY):
            # The page was not there to hear it: build it, and say it again.
            self.window.page(CLASSIFY)
            self.session.classify_requested.emit(records)
            return
        self.window.show_page(CLASSIFY)


def make_application(argv: Sequence[str]) -> QApplication:
    """Return the one QApplication, named and with a font."""
    drop_feature_import()
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(list(argv))
    application.setApplicationName("Dermadesk")
    application.setOrganizationName("Dermadesk")
    application.setDesktopFileName("dermadesk")
    icon = Path(resources.__file__).parent / "icons" / "dermadesk.svg"
    application.setWindowIcon(QIcon(str(icon)))
    ensure_font(application)
    return application


def start_log(folder: Path) -> None:
    """Write warnings and errors of the window into a log file of at most two megabytes."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder / "window.log", maxBytes=1_000_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()  # a read-only home: the terminal still hears of it
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and return its exit code."""
    application = make_application(argv or sys.argv[:1])
    start_log(place.log_folder())
    desk = Desk(application)
    watch = InterruptWatch(desk)
    watch.interrupted.connect(desk.window.close)
    desk.show()
    _LOG.info("The window is open.")
    code = application.exec()
    desk.close()
    watch.close()
    return code
