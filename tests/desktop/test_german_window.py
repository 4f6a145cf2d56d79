"""The whole window in German: every page is built, and nothing on it is left in English."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from core import place
from desktop.app import BROWSE, Desk, make_application
from desktop.language.file import read_catalogue
from desktop.shell.command_palette import CommandPalette
from desktop.shell.preference import LANGUAGE
from desktop.shell.preference_dialog import PreferenceDialog
from desktop.shell.preferences import Preferences
from desktop.translation import FOLDER, tr
from training.config import field_specs

WAIT = 20_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture(autouse=True)
def german(isolated_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The language of every window that is made here."""
    monkeypatch.setenv("DERMADESK_LANGUAGE", "de")


def _texts(widget: QWidget) -> list[str]:
    """What a widget shows, says of itself and tells in its tip."""
    found = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
    found.append(widget.windowTitle() if widget.isWindow() else "")
    match widget:
        case QLabel() | QAbstractButton():
            found.append(widget.text())
        case QComboBox():
            found += [widget.itemText(number) for number in range(widget.count())]
        case QTabWidget():
            found += [widget.tabText(number) for number in range(widget.count())]
        case QLineEdit():
            found.append(widget.placeholderText())
        case QGroupBox():
            found.append(widget.title())
    return [text for text in found if text]


def _english(window: QWidget) -> set[str]:
    """Texts that have a German form which is another, and are shown as they stand in English."""
    messages = read_catalogue(FOLDER / "dermadesk_de.ts").messages
    german = {form for message in messages.values() for form in message.forms}
    others = {
        text
        for text, message in messages.items()
        if text not in message.forms and text not in german
    }
    # The values of a run's settings stand as they are written in its file.
    values = {choice for spec in field_specs() for choice in spec.choices}
    parts = [window, *window.findChildren(QWidget)]
    return {text for part in parts for text in _texts(part) if text in others} - values


def test_every_page_is_in_german(qtbot, desk, demo_folder):
    desk.show()
    qtbot.waitUntil(lambda: len(desk.window.built_pages()) == 6, timeout=WAIT)
    with qtbot.waitSignal(desk.session.dataset_changed, timeout=WAIT):
        desk.open_folder(str(demo_folder))
    browse = desk.window.page(BROWSE)
    browse.select_rows([0])
    for show in (browse.tools.find_duplicates, browse.tools.split, browse.tools.get_ham10000):
        show()
    desk.shell.show_welcome()
    desk.shell.show_tour()
    assert _english(desk.window) - {demo_folder.name} == set()
    assert desk.window.rail.button(0).text() == "Bilder"
    desk.shell.end_tour()


def test_settings_and_palette_are_in_german(desk):
    dialog = PreferenceDialog(desk.preferences, desk.window)
    palette = CommandPalette(desk.shell.registry.choices(), desk.window)
    assert _english(dialog) | _english(palette) == set()
    assert {choice.group for choice in desk.shell.registry.choices()} >= {"Datei", "Hilfe"}
    dialog.close_page()


def test_the_setting_names_the_language_until_the_window_is_closed(qtbot, tmp_path, monkeypatch):
    monkeypatch.delenv("DERMADESK_LANGUAGE")
    Preferences(place.settings_file()).set(LANGUAGE, "de")
    desk = Desk(make_application(["test"]), runs_folder=tmp_path / "runs", start_engine=False)
    qtbot.addWidget(desk.window)
    shown = tr("Models")
    desk.close()
    assert (shown, tr("Models")) == ("Modelle", "Models")
