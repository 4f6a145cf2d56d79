"""What stands around the pages: all actions and their keys, dialogs, welcome page and tour."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu

from core.inference.model_choice import ModelChoice, model_choices
from core.layout.folder import PICTURE_SUFFIXES
from desktop.chore import Chore
from desktop.errand import Errand
from desktop.error_dialog import open_log_folder
from desktop.shell import task
from desktop.shell.action import ActionRegistry, Choice, page_choices, page_shortcuts
from desktop.shell.memory import DATASETS, MODELS, Memory
from desktop.shell.preference import TEXT_SCALE, THEME, preference
from desktop.shell.preferences import Preferences
from desktop.translation import inside, mark, tr
from desktop.window import MainWindow, page_keys

_PATTERNS = " ".join(f"*{end} *{end.upper()}" for end in PICTURE_SUFFIXES)
_PALETTE, _SETTINGS, _HELP = "Ctrl+K", "Ctrl+,", "F1"


class Shell(QObject):
    """Owns the registry of actions; builds its dialogs when they are first asked for.

    `folder_wanted(path)` asks for a dataset, `images_wanted(paths)` for a classification,
    `model_wanted(path)` for a model on Classify; `failed(error)` is for the error dialog.
    """

    folder_wanted = Signal(object)
    images_wanted = Signal(object)
    model_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        preferences: Preferences,
        memory: Memory,
        runs_folder: Path,
        demo_folder: Path,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._memory = memory
        self._runs_folder, self._demo_folder = runs_folder, demo_folder
        self.registry = ActionRegistry(window)
        self.palette: QDialog | None = None
        self.settings: QDialog | None = None
        self.shortcuts: QDialog | None = None
        self.welcome: QObject | None = None
        self.introduction: QObject | None = None
        self._models, self._places = Chore(self), Chore(self)
        self._demo = Errand(self)
        self._add_actions()
        self._add_buttons()
        self._models.answered.connect(self._on_models)
        self._models.failed.connect(self.failed)
        self._places.answered.connect(self._on_gone)
        self._places.failed.connect(self.failed)
        self._demo.progressed.connect(self._on_demo_progressed)
        self._demo.answered.connect(self._on_demo_made)
        self._demo.failed.connect(self._on_demo_failed)

    def _add_actions(self) -> None:
        add, window, keys = self.registry.add, self._window, QKeySequence.StandardKey
        for number, title in enumerate(window.titles):
            add(tr("Pages"), tr(title), partial(window.show_page, number), page_keys(number))
        add(tr("Pages"), tr("Welcome page"), self.show_welcome)
        add(tr("File"), tr("Open a folder of images"), window.choose_folder, keys.Open)
        add(tr("File"), tr("Make and open the demo"), self.make_demo)
        add(tr("File"), tr("Classify an image file"), self.choose_image)
        add(tr("File"), tr("Forget recent folders and models"), self._forget_recent)
        add(tr("File"), tr("Quit"), window.close, "Ctrl+Q")
        for value, text in preference(THEME).choices:
            add(
                tr("Appearance"),
                tr("Theme: {theme}", theme=inside(tr(text))),
                partial(self._set, THEME, value),
            )
        add(tr("Appearance"), tr("Larger text"), partial(self._scale_text, 1))
        add(tr("Appearance"), tr("Smaller text"), partial(self._scale_text, -1))
        add(tr("Help"), tr("Command palette"), self.show_palette, _PALETTE)
        add(tr("Help"), tr("Settings"), self.show_settings, _SETTINGS)
        add(tr("Help"), tr("Keyboard shortcuts"), self.show_shortcuts, _HELP)
        add(tr("Help"), tr("Short tour"), self.show_tour)
        add(tr("Help"), tr("Open the log folder"), open_log_folder)
        self.registry.add_source(self._recent_choices)
        self.registry.add_source(self._choices_of_page)

    def _add_buttons(self) -> None:
        rail = self._window.rail
        rail.add_below("search", tr("Find"), _PALETTE).clicked.connect(self.show_palette)
        rail.add_below("settings", tr("Settings"), _SETTINGS).clicked.connect(self.show_settings)
        self._help_button = rail.add_below("help", tr("Help"))
        self._help_button.clicked.connect(self._on_help)

    def show_palette(self) -> None:
        """Open the command palette over the window."""
        from desktop.shell.command_palette import CommandPalette

        palette = CommandPalette(self.registry.choices(), self._window)
        palette.destroyed.connect(lambda: setattr(self, "palette", None))
        self.palette = palette
        palette.show()
        palette.activateWindow()
        palette.line.setFocus()

    def show_settings(self) -> None:
        """Open the settings beside the window."""
        from desktop.shell.preference_dialog import PreferenceDialog

        if self.settings is None:
            self.settings = PreferenceDialog(self._preferences, self._window)
        self.settings.show()
        self.settings.activateWindow()

    def show_shortcuts(self) -> None:
        """Open the list of keys: of everywhere, and of the page that is shown."""
        from desktop.shell.shortcut_dialog import ShortcutDialog

        rows = list(self.registry.shortcuts())
        for number, title in enumerate(self._window.titles):
            if self._window.has_page(number):
                rows += page_shortcuts(self._window.page(number), tr(title))
        dialog = ShortcutDialog(rows, self._window)
        dialog.destroyed.connect(lambda: setattr(self, "shortcuts", None))
        self.shortcuts = dialog
        dialog.show()

    def show_welcome(self) -> None:
        """Show the welcome page in the place of the others."""
        from desktop.shell.welcome import WelcomePage

        if self.welcome is None:
            page = WelcomePage()
            page.folder_wanted.connect(self._window.choose_folder)
            page.recent_wanted.connect(self.folder_wanted)
            page.demo_wanted.connect(self.make_demo)
            page.demo_cancelled.connect(self._on_demo_cancelled)
            page.classify_wanted.connect(self.choose_image)
            page.tour_wanted.connect(self.show_tour)
            self._window.set_cover(page)
            self.welcome = page
        assert isinstance(self.welcome, WelcomePage)
        recent = self._memory.recent(DATASETS)[:4]
        self.welcome.set_recent(recent)
        self._places.start(partial(task.gone, recent))
        self._window.show_cover()
        self._models.start(partial(model_choices, self._runs_folder))

    def show_tour(self) -> None:
        """Go from page to page with a card that says what is where."""
        from desktop.shell.introduction import Introduction

        if isinstance(self.introduction, Introduction):
            return
        tour = Introduction(self._window.titles, self._window)
        tour.step_shown.connect(lambda page: self._on_tour_step(tour, page))
        tour.ended.connect(lambda: setattr(self, "introduction", None))
        self.introduction = tour
        tour.go(0)

    def end_tour(self) -> None:
        """Take the card of the tour away, if there is one."""
        from desktop.shell.introduction import Introduction

        if isinstance(self.introduction, Introduction):
            self.introduction.end()

    @property
    def waiting(self) -> bool:
        """Whether models and recent folders are being looked for, or the demo is being made."""
        return self._models.busy or self._places.busy or self._demo.busy

    def make_demo(self) -> None:
        """Make the generated lesions in the background, then open them."""
        self._on_demo_progressed("images", 0, 1)
        self._demo.start(task.make_demo, self._demo_folder)

    def choose_image(self) -> None:
        """Ask for an image and have it classified."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window,
            tr("Classify images"),
            "",
            tr("Images ({patterns})", patterns=_PATTERNS),
        )
        if names:
            self.images_wanted.emit([Path(name) for name in names])

    def close(self) -> None:
        """End what goes on in the background."""
        self._models.close()
        self._places.close()
        self._demo.close()
        end: Callable[[], None] | None = getattr(self.settings, "close_page", None)
        if end is not None:
            end()

    def _choices_of_page(self) -> list[Choice]:
        number = self._window.current_index
        if self._window.covered or not self._window.has_page(number):
            return []
        return page_choices(self._window.page(number), tr(self._window.titles[number]))

    def _recent_choices(self) -> list[Choice]:
        kinds = (
            (DATASETS, mark("Open {name}"), self.folder_wanted),
            (MODELS, mark("Classify with {name}"), self.model_wanted),
        )
        return [
            Choice(tr(verb, name=_short(path)), tr("Recent"), "", partial(signal.emit, path))
            for kind, verb, signal in kinds
            for path in self._memory.recent(kind)
        ]

    def _forget_recent(self) -> None:
        for kind in (DATASETS, MODELS):
            self._memory.forget_recent(kind)

    def _set(self, key: str, value: object) -> None:
        self._preferences.set(key, value)

    def _scale_text(self, steps: int) -> None:
        known = preference(TEXT_SCALE)
        wanted = self._preferences.number(TEXT_SCALE) + steps * known.step
        self._set(TEXT_SCALE, max(known.minimum, min(known.maximum, wanted)))

    def _on_help(self) -> None:
        menu = QMenu(self._window)
        menu.addAction(tr("Welcome page"), self.show_welcome)
        menu.addAction(tr("Short tour"), self.show_tour)
        menu.addAction(f"{tr('Keyboard shortcuts')}\t{_HELP}", self.show_shortcuts)
        menu.addAction(tr("Open the log folder"), open_log_folder)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._help_button
        below = button.mapToGlobal(QPoint(button.width() + 2, button.height()))
        menu.popup(below if button.isVisible() else QCursor.pos())

    def _on_tour_step(self, tour: QObject, page: str) -> None:
        from desktop.shell.introduction import Introduction

        assert isinstance(tour, Introduction)
        rail, titles = self._window.rail, self._window.titles
        top = 24
        if page:
            number = titles.index(page)
            self._window.show_page(number)
            top = rail.mapTo(self._window, rail.button(number).pos()).y()
        tour.place_beside(QPoint(rail.width() + 14, top))

    def _on_models(self, choices: list[ModelChoice]) -> None:
        from desktop.shell.welcome import WelcomePage

        if isinstance(self.welcome, WelcomePage):
            first = choices[0] if choices else None
            self.welcome.set_model(first.name if first else None, bool(first and first.bundled))

    def _on_gone(self, folders: frozenset[Path]) -> None:
        from desktop.shell.welcome import WelcomePage

        if isinstance(self.welcome, WelcomePage):
            self.welcome.set_gone(folders)

    def _on_demo_progressed(self, what: str, done: int, total: int) -> None:
        from desktop.shell.welcome import WelcomePage

        if isinstance(self.welcome, WelcomePage):
            self.welcome.set_demo_progress(done, total)
        self._window.show_activity(
            tr("Making the demo: {done} of {total}", done=done, total=total) if total > 1 else ""
        )

    def _on_demo_made(self, folder: Path) -> None:
        self._on_demo_progressed("", 0, 0)
        self.folder_wanted.emit(folder)

    def _on_demo_cancelled(self) -> None:
        self._demo.cancel()
        self._on_demo_progressed("", 0, 0)

    def _on_demo_failed(self, error: Exception) -> None:
        self._on_demo_progressed("", 0, 0)
        self.failed.emit(error)


def _short(path: Path) -> str:
    # The best model of a run is called as the run is.
    name = path.parent.name if path.name == "best" else path.name
    return f"{name}  ({path.parent})"
