"""Pictures from the clipboard: written, classified, and gone with the window unless kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage

from tests.desktop.classify.conftest import picture, settled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


def see_through() -> QImage:
    image = QImage(41, 30, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.setPixelColor(0, 0, QColor("#c08070"))
    image.setText("Comment", "Jane Doe")
    return image


def test_a_pasted_picture_is_a_file_and_has_an_answer(qtbot, make, clipboard, runs) -> None:
    page, _, _ = make()
    clipboard.setImage(see_through())
    page.intake.paste()
    qtbot.waitUntil(lambda: page.cases.rowCount() == 1, timeout=30000)
    (case,) = page.cases.cases
    qtbot.waitUntil(lambda: case.final, timeout=30000)
    settled(qtbot, page)
    written = QImage(str(case.path))
    assert (written.width(), written.height()) == (41, 30)
    assert [written.pixelColor(x, 0).name() for x in (0, 1)] == ["#c08070", "#ffffff"]
    assert b"Doe" not in case.path.read_bytes()
    page.close_page()
    assert not case.path.exists()


def test_what_a_kept_case_names_stays(qtbot, make, clipboard) -> None:
    page, _, _ = make()
    clipboard.setImage(see_through())
    page.intake.paste()
    qtbot.waitUntil(lambda: page.cases.rowCount() == 1, timeout=30000)
    (case,) = page.cases.cases
    qtbot.waitUntil(page.sheet.ruling.button.isEnabled, timeout=30000)
    page.sheet.ruling.button.click()
    qtbot.waitUntil(lambda: case.number is not None, timeout=30000)
    settled(qtbot, page)
    page.close_page()
    assert case.path.exists()


def test_copied_files_are_added_as_they_are(qtbot, make, clipboard, tmp_path) -> None:
    page, _, _ = make()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture(tmp_path / f"nv{n}.png"))) for n in range(2)])
    clipboard.setMimeData(data)
    page.intake.paste()
    assert [case.name for case in page.cases.cases] == ["nv0", "nv1"]
    settled(qtbot, page)


def test_nothing_to_paste_is_a_sentence(qtbot, make, clipboard) -> None:
    page, _, _ = make()
    clipboard.setText("a text")
    page.intake.paste()
    assert "no image in the clipboard" in page.message.text()
    settled(qtbot, page)


def test_control_v_pastes_but_not_out_of_a_field(qtbot, make, clipboard, tmp_path) -> None:
    page, _, _ = make()
    page.add_images([picture(tmp_path / "nv.png")])
    qtbot.waitUntil(page.sheet.ruling.isVisible, timeout=30000)
    clipboard.setText("a note")
    page.sheet.ruling.note.setFocus()
    qtbot.keyClick(page.sheet.ruling.note, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert page.sheet.ruling.note.text() == "a note"
    assert page.message.text() == ""
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "no image in the clipboard" in page.message.text()
    settled(qtbot, page)
