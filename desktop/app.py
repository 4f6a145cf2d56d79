"""The composition root: makes every object of the window process and hands out collaborators."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication, QWidget

import resources
from core import place
from desktop.browse.page import PHOTO_BUDGET, BrowsePage
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.cases.keeper import CaseKeeper
from desktop.chore import Chore
from desktop.device_name import device_name
from desktop.engine import Engine
from desktop.error_dialog import ErrorReporter
from desktop.import_ahead import import_ahead
from desktop.import_hook import drop_feature_import
from desktop.interrupt import InterruptWatch
from desktop.session import Session, Source
from desktop.shell.memory import DATASETS, MODELS, Memory
from desktop.shell.preference import (
    LANGUAGE,
    NETWORK,
    START,
    TEXT_SCALE,
    THEME,
    UNSURE,
    WELCOME,
    preference,
)
from desktop.shell.preferences import Preferences
from desktop.shell.shell import Shell
from desktop.theme import Theme, ensure_font
from desktop.translation import Language, mark, told, tr
from desktop.window import PAGE, MainWindow, PageSpec

if TYPE_CHECKING:
    from desktop.classify.page import ClassifyPage
    from desktop.engine_task import ModelFacts

BROWSE, TRAIN, EVALUATE, CLASSIFY, CASES, MODEL_PAGE = range(6)
_NOT_STARTED = mark("Engine not started yet")
_ENGINE_TEXT = {
    "starting": mark("Engine starting…"),
    "ready": mark("Engine ready"),
    "restarted": mark("Engine restarted"),
    "stopped": mark("Engine stopped"),
}
_BREATH_MS = 30  # between what follows the first painting of the window
_TOLD_MS = 8000  # how long a sentence stands before what goes on
_LOG = logging.getLogger(__name__)


class Desk(QObject):
    """The running application: its parts by name, and their orderly end."""

    def __init__(
        self,
        application: QApplication,
        *,
        runs_folder: Path | None = None,
        theme: str | None = None,
        check_images: bool = True,
        start_engine: bool = True,
    ) -> None:
        super().__init__()
        self.preferences = Preferences(place.settings_file(), self)
        wanted = os.environ.get(preference(LANGUAGE).variable) or self.preferences.text(LANGUAGE)
        self.language = Language(application, wanted)
        self.memory = Memory(place.state_file())
        self.runs_folder = runs_folder or place.runs_folder()
        self.theme = Theme(
            application,
            theme or self.preferences.text(THEME),
            self.preferences.number(TEXT_SCALE),
        )
        self.session = Session(self, check_images=check_images)
        self.thumbnails = ThumbnailLoader(self)
        self.photos = ThumbnailLoader(self, PHOTO_BUDGET)
        self.engine = Engine(parent=self)
        self.keeper = CaseKeeper(place.cases_file(), self)
        pages = (
            PageSpec(mark("Browse"), "browse", self._build_browse),
            PageSpec(mark("Train"), "train", self._build_train),
            PageSpec(mark("Evaluate"), "evaluate", self._build_evaluate),
            PageSpec(mark("Classify"), "classify", self._build_classify),
            PageSpec(mark("Cases"), "cases", self._build_cases),
            PageSpec(mark("Models"), "models", self._build_models),
        )
        self.window = MainWindow(self.session, pages, self.memory)
        self.errors = ErrorReporter(self.window)
        self.errors.install()
        self.shell = Shell(
            self.window,
            self.preferences,
            self.memory,
            self.runs_folder,
            place.data_folder() / "demo",
        )
        self._start_engine = start_engine
        self._ahead = Chore(self)
        self._images_to_browse: list[str] = []
        self._closed = False
        # Browse hears of a dataset first: what it is to show of it is asked of it next.
        self.window.page(BROWSE)
        self._connect()
        self.window.show_fact("device", device_name())
        self.window.show_fact("engine", tr(_NOT_STARTED))
        self.window.show_fact("training", "")
        self.session.may_download = self.preferences.is_on(NETWORK)
        self._first_page = self._begin()

    def _begin(self) -> int:
        """Show what a new window begins with; return the page that is to be built for it."""
        titles, last = self.window.titles, self.memory.text(PAGE)
        if self.memory.fresh or self.preferences.text(START) == WELCOME:
            self.shell.show_welcome()
            return BROWSE
        number = titles.index(last) if last in titles else BROWSE
        if number == BROWSE:
            self.window.show_page(BROWSE)
        else:
            # Its place now, itself when the window has been painted: no page keeps the paint.
            self.window.announce_page(number)
        return number

    def _build_browse(self, parent: QWidget) -> QWidget:
        page = BrowsePage(self.session, self.thumbnails, self.photos, self.memory, parent)
        page.open_requested.connect(self.window.choose_folder)
        page.failed.connect(self.errors.report)
        page.tools.told.connect(lambda text: self.window.statusBar().showMessage(text, _TOLD_MS))
        return page

    def _build_train(self, parent: QWidget) -> QWidget:
        from desktop.train.page import TrainPage

        page = TrainPage(self.session, self.runs_folder, parent=parent)
        page.training_changed.connect(lambda text: self.window.show_fact("training", text))
        return page

    def _build_evaluate(self, parent: QWidget) -> QWidget:
        from desktop.evaluate.page import EvaluatePage
        from desktop.train.page import TrainPage

        page = EvaluatePage(self.session, self.engine, parent)
        # One watcher of the runs folder is enough: it is the Train page's.
        train = self.window.page(TRAIN)
        assert isinstance(train, TrainPage)
        train.runs_changed.connect(page.set_rows)
        page.set_rows(train.model.rows())
        return page

    def _build_classify(self, parent: QWidget) -> QWidget:
        from desktop.classify.page import ClassifyPage

        page = ClassifyPage(
            self.session, self.engine, self.runs_folder, self.keeper, place.pasted_folder(), parent
        )
        limit = page.answer.threshold
        limit.setValue(self.preferences.number(UNSURE))
        limit.valueChanged.connect(lambda value: self.preferences.set(UNSURE, value))
        page.picker.model_changed.connect(self._on_model_changed)
        return page

    def _build_cases(self, parent: QWidget) -> QWidget:
        from desktop.cases.page import CasesPage

        return CasesPage(self.keeper, self.runs_folder, parent)

    def _build_models(self, parent: QWidget) -> QWidget:
        from desktop.models.page import ModelsPage

        page = ModelsPage(self.runs_folder, place.models_folder(), parent)
        page.default_chosen.connect(self._on_default_chosen)
        page.deleted.connect(self._on_model_deleted)
        return page

    def _connect(self) -> None:
        session, window = self.session, self.window
        session.failed.connect(self.errors.report)
        session.failed.connect(self._on_session_failed)
        session.crashed.connect(self.errors.report)
        session.crashed.connect(self._on_session_failed)
        session.dataset_opening.connect(
            lambda name: window.show_activity(tr("Opening {name}…", name=name))
        )
        session.dataset_changed.connect(self._on_dataset_changed)
        session.integrity_progressed.connect(self._on_integrity_progressed)
        session.classify_requested.connect(self._on_classify_requested)
        session.browse_requested.connect(self._on_browse_requested)
        self._ahead.answered.connect(self._build_pages)
        self._ahead.failed.connect(self.errors.report)
        self.engine.state_changed.connect(self._on_engine_state)
        self.engine.noticed.connect(window.show_activity)
        window.folder_chosen.connect(self.open_folder)
        window.closing.connect(self.close)
        self.shell.folder_wanted.connect(lambda folder: self.open_folder(str(folder)))
        self.shell.images_wanted.connect(self._on_images_wanted)
        self.shell.model_wanted.connect(self._on_model_wanted)
        self.shell.failed.connect(self.errors.report)
        self.preferences.changed.connect(self._on_preference_changed)

    def show(self) -> None:
        """Show the window; the other pages and the engine follow when it has been painted."""
        self.window.show()
        self._tell_notes()
        if self.window.current_index == self._first_page != BROWSE:
            QTimer.singleShot(20, self, self._show_first_page)
        QTimer.singleShot(_BREATH_MS, self, self._on_painted)

    def open_folder(self, folder: str) -> None:
        """Open a dataset folder; it is remembered when it turned out to be one."""
        # What was to be shown of another dataset is not what is asked for now.
        self._images_to_browse = []
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
        self.shell.close()
        self._ahead.close()
        self.engine.stop()
        self.keeper.close()
        self.thumbnails.close()
        self.photos.close()
        self.session.close()
        self.errors.uninstall()
        self.theme.close()
        self.language.close()

    def _show_first_page(self) -> None:
        # Unless the person was quicker, or the window is gone.
        if not self._closed and self.window.current_index == self._first_page:
            self.window.show_page(self._first_page)

    def _tell_notes(self) -> None:
        notes = [note for note in (*self.preferences.notes, self.memory.note) if note]
        if notes:
            folder = QUrl.fromLocalFile(str(place.settings_file().parent))
            self.window.banner.tell(
                " ".join(map(told, notes)),
                tr("Open settings folder"),
                lambda: QDesktopServices.openUrl(folder),
            )

    def _on_preference_changed(self, key: str) -> None:
        value = self.preferences.value(key)
        if key == THEME:
            self.theme.choose(str(value))
        elif key == TEXT_SCALE:
            self.theme.scale_text(int(value))
        elif key == NETWORK:
            self.session.may_download = bool(value)
        elif key == UNSURE and self.window.has_page(CLASSIFY):
            self.classify_page.answer.threshold.setValue(int(value))

    def _on_painted(self) -> None:
        if not self._closed:
            self._ahead.start(import_ahead)
            if self._start_engine:
                self.engine.start()

    def _build_pages(self, *_: object) -> None:
        # Each in a turn of its own, so that a click in between is answered.
        if not self._closed and self.window.build_next():
            QTimer.singleShot(_BREATH_MS, self, self._build_pages)

    def _on_engine_state(self, state: str) -> None:
        self.window.show_fact("engine", tr(_ENGINE_TEXT.get(state, state)))

    def _on_dataset_changed(self, dataset: object) -> None:
        self.window.show_activity("")
        folder = self.session.source[0]
        if folder is not None:
            self.memory.add_recent(DATASETS, folder)
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
        self.window.show_activity(
            tr("Checking images: {done:,} of {total:,}", done=done, total=total) if busy else ""
        )

    def _on_classify_requested(self, records: object) -> None:
        if not self.window.has_page(CLASSIFY):
            # The page was not there to hear it: build it, and say it again.
            self.window.page(CLASSIFY)
            self.session.classify_requested.emit(records)
            return
        self.window.show_page(CLASSIFY)

    @property
    def classify_page(self) -> ClassifyPage:
        """The Classify page, built now if it was not yet."""
        from desktop.classify.page import ClassifyPage

        page = self.window.page(CLASSIFY)
        assert isinstance(page, ClassifyPage)
        return page

    def _on_images_wanted(self, images: list[Path]) -> None:
        self.window.show_page(CLASSIFY)
        self.classify_page.add_images(images)

    def _on_model_wanted(self, model: Path) -> None:
        self.window.show_page(CLASSIFY)
        self.classify_page.picker.choose(model)

    def _on_default_chosen(self, model: Path) -> None:
        # A page that is not built yet asks for the default itself.
        if self.window.has_page(CLASSIFY):
            self.classify_page.picker.choose(model)

    def _on_model_deleted(self, model: Path) -> None:
        if self.window.has_page(CLASSIFY):
            self.classify_page.picker.forget(model)

    def _on_model_changed(self, facts: ModelFacts | None) -> None:
        if facts is not None:
            self.memory.add_recent(MODELS, facts.folder)


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
