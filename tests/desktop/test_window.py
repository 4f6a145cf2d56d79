"""The whole window: doors, start, pages, errors, what is remembered, and its end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

import resources
from core import place
from core.dataset import open_dataset
from core.error import UserError
from desktop import __main__ as entry
from desktop.app import BROWSE, CLASSIFY, TRAIN, start_log
from desktop.browse.filter import RecordFilter
from desktop.device_name import device_name
from desktop.error_dialog import ErrorDialog
from desktop.interrupt import InterruptWatch
from desktop.session import Session
from desktop.shell.memory import Memory
from desktop.widget.in_parts import InParts
from desktop.widget.label import HeadingLabel
from desktop.window import MainWindow, PageSpec

ROOT = Path(__file__).resolve().parents[2]
WAIT = 20_000
# What the offscreen platform says whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_pages_come_with_the_keyboard(qtbot, desk):
    desk.show()
    qtbot.waitUntil(lambda: len(desk.window.built_pages()) == 6, timeout=WAIT)
    with qtbot.waitActive(desk.window, timeout=WAIT):
        desk.window.activateWindow()
    keys = (Qt.Key.Key_4, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_1)
    for key, number in zip(keys, (3, 2, 1, 0), strict=True):
        qtbot.keyClick(desk.window, key, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda wanted=number: desk.window.current_index == wanted)
    desk.window.grab()


def test_records_go_to_classify_even_before_its_page_is_there(qtbot, desk, demo_folder):
    with qtbot.waitSignal(desk.session.dataset_changed, timeout=WAIT):
        desk.open_folder(str(demo_folder))
    desk.session.request_classify(desk.session.dataset.records[:2])
    assert desk.window.current_index == CLASSIFY
    assert desk.window.page(CLASSIFY).title == "Classify"
    assert desk.window.page(TRAIN).title == "Train"


def test_images_sent_to_browse_open_their_dataset_and_are_selected(qtbot, desk, demo_folder):
    desk.show()
    desk.window.show_page(CLASSIFY)
    images = [record.image_id for record in open_dataset(demo_folder).records[5:8]]
    with qtbot.waitSignal(desk.session.dataset_changed, timeout=WAIT):
        desk.session.request_browse(images, (demo_folder, None, None))
    page = desk.window.page(BROWSE)
    assert desk.window.current_index == BROWSE
    assert [record.image_id for record in page.selected_records()] == images
    assert page.detail.record.image_id == images[0]
    page.filters.changed.emit(RecordFilter(text="nothing like it"))
    desk.session.request_browse(images[1:2], (demo_folder, None, None))
    assert [record.image_id for record in page.selected_records()] == images[1:2]


def test_what_a_tool_of_browse_has_done_is_said(desk):
    desk.window.page(BROWSE).tools.told.emit("Saved to x.csv")
    assert desk.window.statusBar().currentMessage() == "Saved to x.csv"


def test_what_a_person_can_fix_is_one_dialog(qtbot, desk, tmp_path):
    desk.show()
    with qtbot.waitSignal(desk.session.failed, timeout=WAIT):
        desk.open_folder(str(tmp_path))
    qtbot.waitUntil(lambda: desk.errors.dialog is not None, timeout=WAIT)
    assert desk.errors.dialog.details == ""
    desk.errors.dialog.close()
    qtbot.waitUntil(lambda: desk.errors.dialog is None, timeout=WAIT)


def test_another_error_waits_for_its_turn_and_is_logged(qtbot, desk, caplog):
    for text in ("a first one", "a second one", "a second one", "a first one"):
        desk.errors.report(UserError(text))
    assert "a second one" in caplog.text
    heading = desk.errors.dialog.findChild(HeadingLabel)
    assert heading.text() == "a first one"
    desk.errors.dialog.close()
    assert desk.errors.dialog.findChild(HeadingLabel).text() == "a second one"
    desk.errors.dialog.close()
    assert desk.errors.dialog is None


def test_a_folder_that_crashes_the_opening_leaves_nothing_waiting(desk):
    desk.window.show_activity("Opening it…")
    desk.session.crashed.emit(ValueError("a fault of ours"))
    assert desk.window._activity.text() == ""
    desk.errors.dialog.close()


def test_a_long_activity_stays_one_line_and_leaves_the_width_alone(desk):
    before = desk.window.minimumSizeHint()
    desk.window.show_activity("first line\nsecond <b>line</b> " * 30)
    assert desk.window.minimumSizeHint() == before
    assert "\n" not in desk.window._activity.text()
    assert "&lt;b&gt;" in desk.window._activity.toolTip()


class _TwoParts(InParts, QWidget):
    """A page that leaves two parts of itself to turns of their own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts = 0
        self.leave_to_later([self._build_part] * 2)

    def _build_part(self) -> None:
        self.parts += 1


def test_a_page_in_parts_takes_its_place_when_it_is_whole(qtbot, tmp_path):
    pages = [PageSpec("One", "browse", _TwoParts), PageSpec("Two", "train", QWidget)]
    window = MainWindow(Session(), pages, Memory(tmp_path / "window.json"))
    qtbot.addWidget(window)
    window.show_page(1)
    turns = 0
    while window.build_next():
        turns += 1
        assert window.has_page(0) == (turns == 3)  # begun, and two parts
    assert window.current_index == 1
    assert window._stack.widget(0) is window.page(0)


def test_a_page_in_parts_is_built_at_once_where_it_is_wanted(qtbot, tmp_path):
    specs = [PageSpec("One", "browse", _TwoParts)]
    window = MainWindow(Session(), specs, Memory(tmp_path / "window.json"))
    qtbot.addWidget(window)
    window.build_next()
    window.build_next()
    assert window.built_pages() == ()  # nothing is asked of what is not whole, as at the end
    assert window.page(0).parts == 2


def test_a_page_gives_the_keys_to_its_list_and_later_to_what_had_them(qtbot, tmp_path):
    def build(parent):
        page = QWidget(parent)
        column = QVBoxLayout(page)
        for part in (QPushButton("first"), QListWidget(), QLineEdit()):
            column.addWidget(part)
        return page

    pages = [PageSpec("One", "browse", build), PageSpec("Two", "train", build)]
    window = MainWindow(Session(), pages, Memory(tmp_path / "window.json"))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window, timeout=WAIT):
        window.activateWindow()
    for number in (0, 1):
        window.show_page(number)
        assert window.page(number).findChild(QListWidget).hasFocus()
    line = window.page(1).findChild(QLineEdit)
    line.setFocus()
    line.setEnabled(False)  # the last of the page: the keys do not go to the rail
    assert window._stack.hasFocus()
    line.setEnabled(True)
    line.setFocus()
    window.show_page(0)
    window.show_page(1)
    assert line.hasFocus()


def test_a_bug_is_logged_and_its_details_can_be_copied(qtbot, caplog):
    window = QWidget()
    qtbot.addWidget(window)
    try:
        raise ValueError("the very thing")
    except ValueError as error:
        dialog = ErrorDialog(error, window)
    qtbot.addWidget(dialog)
    dialog._on_copy()
    assert "the very thing" in QGuiApplication.clipboard().text()
    assert "Traceback" in dialog.details


def test_an_uncaught_exception_reaches_the_dialog(qtbot, desk, caplog):
    desk.show()
    error = ValueError("nobody caught me")
    sys.excepthook(ValueError, error, None)
    qtbot.waitUntil(lambda: desk.errors.dialog is not None, timeout=WAIT)
    assert "nobody caught me" in desk.errors.dialog.details
    assert "nobody caught me" in caplog.text
    desk.errors.dialog.close()


def test_the_window_remembers_its_size(qtbot, tmp_path):
    state = tmp_path / "window.json"
    first = MainWindow(Session(), [PageSpec("One", "browse", QWidget)], Memory(state))
    qtbot.addWidget(first)
    first.show_page(0)
    first.show()
    first.resize(960, 666)  # the offscreen screen is 800 pixels wide
    with qtbot.waitSignal(first.closing):
        first.close()
    second = MainWindow(Session(), [PageSpec("One", "browse", QWidget)], Memory(state))
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (960, 666)


def test_a_window_stays_open_until_its_pages_have_said_what_would_be_lost(qtbot, tmp_path):
    class Page(QWidget):
        asked = 0

        def may_close(self) -> bool:
            self.asked += 1
            return self.asked > 1

    window = MainWindow(Session(), [PageSpec("One", "browse", Page)], Memory(tmp_path / "w.json"))
    qtbot.addWidget(window)
    window.show_page(0)
    with qtbot.assertNotEmitted(window.closing):
        assert not window.close()
    with qtbot.waitSignal(window.closing):
        assert window.close()


def test_the_status_bar_tells_facts(qtbot, desk):
    desk.show()
    desk.engine.state_changed.emit("ready")
    desk.window.show_fact("training", "Training 40%")
    labels = {label.accessibleName(): label.text() for label in desk.window._facts.values()}
    assert labels["Engine"] == "Engine ready"
    assert labels["Training"] == "Training 40%"
    assert labels["Device"]


def test_device_name_reads_the_driver(tmp_path):
    assert "core" in device_name(tmp_path / "none") or "GPU" in device_name(tmp_path / "none")
    card = tmp_path / "0000"
    card.mkdir()
    (card / "information").write_text("Model: \t\t NVIDIA Test\nIRQ: 1\n")
    assert device_name(tmp_path) == "NVIDIA Test"


def test_the_carried_font_loads(qapp):
    files = sorted((Path(resources.__file__).parent / "fonts").glob("*.ttf"))
    assert files
    assert all(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)


def test_a_log_folder_that_cannot_be_written_is_no_end(tmp_path, monkeypatch):
    import logging

    (tmp_path / "file").write_text("")
    seen = []
    monkeypatch.setattr(logging, "basicConfig", lambda **kw: seen.extend(kw["handlers"]))
    start_log(tmp_path / "file" / "log")
    start_log(tmp_path / "log")
    assert [type(handler).__name__ for handler in seen] == ["StreamHandler", "RotatingFileHandler"]
    seen[1].close()


def test_version(capsys):
    assert entry.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dermadesk")


def test_an_unknown_command_is_exit_code_2():
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "no-such-command"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert "no-such-command" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_entry_imports_nothing_heavy():
    code = (
        "import sys, desktop.__main__\n"
        "heavy = {'PySide6', 'typer', 'numpy', 'torch', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fresh_window_has_no_torch(tmp_path, demo_folder):
    code = f"""
import sys, time
from pathlib import Path
from desktop.app import Desk, make_application

if __name__ == "__main__":
    application = make_application(["test"])
    desk = Desk(application, runs_folder=Path({str(tmp_path)!r}), start_engine=False)
    early = {{"numpy", "pandas", "sklearn", "PIL", "matplotlib", "pydantic"}} & set(sys.modules)
    desk.show()
    opened = []
    desk.session.dataset_changed.connect(opened.append)
    desk.open_folder({str(demo_folder)!r})
    end = time.monotonic() + 240
    while time.monotonic() < end and not (opened and len(desk.window.built_pages()) == 6):
        application.processEvents()
    done = bool(opened) and len(desk.window.built_pages()) == 6
    desk.window.close()
    heavy = {{"torch", "torchvision", "timm", "pandas", "matplotlib", "sklearn"}} & set(sys.modules)
    print(done, sorted(heavy), sorted(early))
"""
    script = tmp_path / "fresh.py"
    script.write_text(code)
    done = subprocess.run(
        [sys.executable, str(script)], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout.strip() == "True [] []", done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupt_ends_the_window_in_good_order(qtbot, name):
    process = subprocess.Popen(
        [sys.executable, "-m", "desktop"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    log = place.log_folder() / "window.log"
    try:
        qtbot.waitUntil(lambda: log.is_file() and "window is open" in log.read_text(), timeout=WAIT)
        process.send_signal(getattr(signal, name))
        _, errors = process.communicate(timeout=240)
    finally:
        process.kill()
    assert process.returncode == 0, errors
    assert b"Traceback" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_waits_for_what_the_window_is_doing(qtbot):
    """Closed while a page of it was being built, a window had a thread started after its end."""
    heard: list[bool] = []
    watch = InterruptWatch()
    watch.interrupted.connect(lambda: heard.append(building))
    try:
        building = True
        signal.raise_signal(signal.SIGTERM)
        assert heard == []
        building = False
        qtbot.waitUntil(lambda: bool(heard))
    finally:
        watch.close()
    assert heard == [False]
