"""Palette, shortcuts, welcome, tour, and a window that comes back as it was left."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QApplication, QSplitter, QVBoxLayout, QWidget

from core import place
from core.state_file import write_state
from desktop.app import BROWSE, CLASSIFY, MODEL_PAGE, Desk, make_application
from desktop.session import Session
from desktop.shell.match import score
from desktop.shell.memory import DATASETS, Memory
from desktop.shell.preference import START, TEXT_SCALE, THEME, WELCOME
from desktop.shell.task import gone
from desktop.shell.welcome import Door
from desktop.widget.label import TitleLabel
from desktop.window import MainWindow, PageSpec

WAIT = 20_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def open_desk(qtbot, tmp_path, monkeypatch):
    """Opens windows; only the pages that a test asks for are built, for they take most time."""
    monkeypatch.setattr(Desk, "_build_pages", lambda desk, *_: None)
    made = []

    def build(**options):
        desk = Desk(
            make_application(["test"]), runs_folder=tmp_path / "runs", check_images=False,
            start_engine=False, **{"theme": "light", **options},
        )  # fmt: skip
        qtbot.addWidget(desk.window)
        made.append(desk)
        return desk

    yield build
    for desk in made:
        desk.close()


def palette_of(qtbot, desk):
    qtbot.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.shell.palette is not None)
    return desk.shell.palette


def shown(qtbot, desk):
    desk.show()
    with qtbot.waitActive(desk.window, timeout=WAIT):
        desk.window.activateWindow()
    return desk


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [("set", "Settings", "Make a set"), ("op fo", "Open a folder", "Operate for"), ("thd", "", "")],
)
def test_beginnings_of_words_go_before_the_rest(typed, better, worse):
    if better:
        assert (score(typed, better) or 0) >= (score(typed, worse) or 0) > 0
    assert score(typed, "Theme: dark") if typed == "thd" else True
    assert score("xyz", "Theme") is None


def test_the_palette_does_what_is_typed(qtbot, open_desk):
    desk = shown(qtbot, open_desk())
    palette = palette_of(qtbot, desk)
    qtbot.keyClicks(palette.line, "theme dark")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert desk.theme.dark
    assert desk.preferences.text(THEME) == "dark"
    palette = palette_of(qtbot, desk)
    qtbot.keyClicks(palette.line, "qqqq")
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.shell.palette is None)


def test_the_palette_offers_the_page_and_recent_folders(qtbot, open_desk, demo_folder):
    desk = shown(qtbot, open_desk())
    with qtbot.waitSignal(desk.session.dataset_changed, timeout=WAIT):
        desk.open_folder(str(demo_folder))
    titles = {choice.title: choice for choice in desk.shell.registry.choices()}
    assert titles["Open folder"].group == "Browse"
    recent = next(choice for title, choice in titles.items() if title.startswith("Open images"))
    desk.window.show_page(MODEL_PAGE)
    with qtbot.waitSignal(desk.session.dataset_changed, timeout=WAIT):
        recent.run()
    assert desk.window.current_index == BROWSE


def test_every_key_is_in_the_list_once(qtbot, open_desk):
    desk = shown(qtbot, open_desk())
    keys = [key for _, _, key in desk.shell.registry.shortcuts()]
    assert len(keys) == len(set(keys))
    desk.shell.show_shortcuts()
    dialog = desk.shell.shortcuts
    assert {"Ctrl+K", "Ctrl+,", "F1", "Ctrl+1"} <= {row[2] for row in dialog.table.texts.rows()}
    dialog.search.setText("palette")
    assert [row[0] for row in dialog.table.texts.rows()] == ["Command palette"]
    dialog.close()


def test_the_first_start_welcomes_with_three_doors(qtbot, open_desk, demo_folder):
    desk = shown(qtbot, open_desk())
    page = desk.shell.welcome
    assert desk.window.covered
    qtbot.waitUntil(lambda: "There is no model yet" in page.classify.text.text(), timeout=WAIT)
    assert not page.classify.button.isEnabled()
    page.set_model("mine")
    assert page.classify.button.isEnabled()
    page.recent_wanted.emit(demo_folder)
    assert desk.window.current_index == BROWSE
    qtbot.waitUntil(lambda: desk.session.dataset is not None, timeout=WAIT)
    assert desk.memory.recent(DATASETS) == (demo_folder,)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_doors_show_all_of_their_text_in_a_small_window(
    qtbot, open_desk, monkeypatch, language
):
    monkeypatch.setenv("DERMADESK_LANGUAGE", language)
    write_state(place.settings_file(), {TEXT_SCALE: 160})
    desk = open_desk()
    desk.window.resize(960, 600)
    page = shown(qtbot, desk).shell.welcome
    page.set_model("champion", bundled=True)
    page.set_recent([place.log_folder()])
    labels = [label for door in page.findChildren(Door) for label in (door.title, door.text)]
    qtbot.waitUntil(
        lambda: all(label.height() >= label.heightForWidth(label.width()) for label in labels)
    )


def test_the_window_does_not_wait_for_recent_folders_and_greys_out_what_is_gone(
    qtbot, open_desk, demo_folder, tmp_path, monkeypatch
):
    awake = threading.Event()

    def asleep(folders):
        assert awake.wait(WAIT / 1000)
        return gone(folders)

    monkeypatch.setattr("desktop.shell.task.gone", asleep)
    memory = Memory(place.state_file())
    for folder in (demo_folder, tmp_path / "drive"):
        memory.add_recent(DATASETS, folder)
    write_state(place.settings_file(), {START: WELCOME})
    desk = shown(qtbot, open_desk())
    buttons = desk.shell.welcome._recent_buttons
    assert all(button.isEnabled() for button in buttons.values())
    awake.set()
    qtbot.waitUntil(lambda: not buttons[tmp_path / "drive"].isEnabled(), timeout=WAIT)
    assert buttons[demo_folder].isEnabled()


def test_the_demo_is_made_and_opened(qtbot, open_desk, demo_folder, monkeypatch):
    desk = shown(qtbot, open_desk())
    desk.shell._demo_folder = demo_folder  # made before: it is opened as it is
    desk.shell.welcome.demo.button.click()
    assert desk.shell.welcome.demo.button.text() == "Cancel"
    qtbot.waitUntil(lambda: desk.session.dataset is not None, timeout=WAIT)
    assert desk.session.source[0] == demo_folder
    assert desk.shell.welcome.demo.button.text() == "Make the demo"


def test_the_tour_goes_from_page_to_page_and_ends(qtbot, open_desk, monkeypatch):
    desk = shown(qtbot, open_desk())
    monkeypatch.setattr(desk.window, "show_page", desk.window.announce_page)  # none is built
    desk.shell.show_tour()
    tour = desk.shell.introduction
    pages = [step.page for step in tour.steps]
    for number, title in enumerate(pages):
        assert tour.number == number
        if title:
            assert desk.window.titles[desk.window.current_index] == title
        qtbot.keyClick(tour.next, Qt.Key.Key_Space)
    assert set(desk.window.titles) <= {*pages}
    assert desk.shell.introduction is None


def test_a_window_comes_back_on_the_page_it_was_left_on(qtbot, open_desk):
    desk = shown(qtbot, open_desk())
    desk.window.show_page(MODEL_PAGE)
    desk.window.close()
    again = open_desk()
    assert again.window.current_index == MODEL_PAGE  # its place at once, the page after the paint
    assert not again.window.has_page(MODEL_PAGE)
    shown(qtbot, again)
    qtbot.waitUntil(lambda: again.window.has_page(MODEL_PAGE), timeout=WAIT)


def test_pages_come_back_divided_as_they_were(qtbot, tmp_path):
    def build(parent):
        page, splitter = QWidget(parent), QSplitter()
        for _ in range(2):
            splitter.addWidget(QWidget())
        QVBoxLayout(page).addWidget(splitter)
        return page

    sizes = []
    for start in (200, None):
        window = MainWindow(
            Session(), [PageSpec("One", "browse", build)], Memory(tmp_path / "window.json")
        )
        qtbot.addWidget(window)
        window.resize(960, 600)  # the offscreen screen is smaller than the usual window
        window.show()
        window.show_page(0)
        splitter = window.page(0).findChildren(QSplitter)[0]
        if start is not None:
            splitter.setSizes([start, splitter.width() - start])
            sizes = splitter.sizes()
        qtbot.waitUntil(lambda f=splitter, wanted=sizes: f.sizes() == wanted, timeout=WAIT)
        window.close()


def test_broken_files_are_set_aside_and_said_so(qtbot, open_desk, monkeypatch):
    place.settings_file().parent.mkdir(parents=True, exist_ok=True)
    place.settings_file().write_text("{")
    place.state_file().write_text("[]")
    desk = shown(qtbot, open_desk())
    said = desk.window.banner.label.text()
    assert "settings" in said and "window" in said and said.count("set aside") == 2
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    desk.window.banner.button.click()
    assert len(opened) == 1
    assert not desk.window.banner.isVisible()


def test_broken_files_are_told_in_german_too(qtbot, open_desk, monkeypatch):
    monkeypatch.setenv("DERMADESK_LANGUAGE", "de")
    place.settings_file().parent.mkdir(parents=True, exist_ok=True)
    place.settings_file().write_text("{")
    place.state_file().write_text("[]")
    said = shown(qtbot, open_desk()).window.banner.label.text()
    assert said.count("beiseitegelegt") == 2 and "keine Wertetabelle" in said


def test_texts_grow_at_once_titles_too_and_shrink_at_the_end(qtbot, open_desk):
    usual = QApplication.font().pointSizeF()
    write_state(place.settings_file(), {TEXT_SCALE: 120})
    desk = open_desk()
    assert QApplication.font().pointSizeF() == pytest.approx(usual * 1.2)
    title = TitleLabel("A title", desk.window)
    size = title.font().pointSizeF()
    desk.preferences.set(TEXT_SCALE, 150)
    assert QApplication.font().pointSizeF() == pytest.approx(usual * 1.5)
    assert title.font().pointSizeF() == pytest.approx(size * 1.25)
    desk.close()
    assert QApplication.font().pointSizeF() == pytest.approx(usual)


def test_every_control_has_a_name(qtbot, open_desk):
    desk = shown(qtbot, open_desk())
    desk.shell.show_settings()
    desk.shell.show_palette()
    parts = [desk.window.rail, desk.shell.welcome, desk.shell.settings, desk.shell.palette]
    nameless = [
        button
        for part in parts
        for button in part.findChildren(QAbstractButton)
        if not button.accessibleName() and not button.text() and not button.objectName()
    ]
    assert not nameless
    assert all(isinstance(part, QWidget) and part.accessibleName() for part in parts[:2])
    assert len(desk.window.titles) > CLASSIFY
