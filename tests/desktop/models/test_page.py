"""The Models page: listed, named, default, exported, imported, deleted with undo."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton

from core.library.book import ModelBook
from core.library.source import ForeignModel
from core.library.speed import Speed
from desktop.models import page as page_module
from desktop.models.model_list import ModelListModel
from desktop.models.page import ModelsPage
from desktop.models.speed_text import speed_text
from desktop.models.state_dict_dialog import StateDictDialog
from tests.core.bundle_factory import make_bundle

WAIT = 30_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture(scope="session")
def bundle(tmp_path_factory) -> Path:
    """A bundle that tests only read."""
    return make_bundle(tmp_path_factory.mktemp("page") / "model")


@pytest.fixture
def page(qtbot, tmp_path, bundle):
    runs = tmp_path / "runs"
    for number, name in enumerate(("old", "new"), start=1):
        shutil.copytree(bundle, runs / name / "best")
        event = {"event": "completed", "time": float(number)}
        (runs / name / "events.jsonl").write_text(json.dumps(event) + "\n")
    page = ModelsPage(runs, tmp_path / "models")
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    with qtbot.waitActive(page, timeout=WAIT):
        page.activateWindow()
    settle(qtbot, page)
    page.list.setFocus()
    yield page
    page.close_page()


def test_buttons_keep_their_words_where_texts_are_large(qtbot, page):
    font = page.font()
    font.setPointSizeF(font.pointSizeF() * 1.8)
    page.setFont(font)
    page.resize(1, 700)  # as narrow as it may be
    detail = page.detail
    row = (detail.default_button, detail.rename_button, detail.export_button, detail.delete_button)

    def whole():
        wide = all(each.width() >= each.sizeHint().width() for each in (page.import_button, *row))
        lines = {each.y() for each in row}
        return (
            wide
            and len(lines) > 1
            and max(each.geometry().right() for each in row) < (detail.width())
        )

    qtbot.waitUntil(whole, timeout=WAIT)


def settle(qtbot, page):
    qtbot.waitUntil(lambda: not page.listing.busy and not page.mover.busy, timeout=WAIT)


def names(page):
    return [entry.name for entry in page.model.entries]


def test_models_are_listed_with_their_facts(qtbot, page, qtmodeltester):
    assert names(page) == ["new", "old"]
    assert page.entry.default
    assert not page.detail.default_button.isEnabled()
    facts = page.detail._facts
    shown = {facts.itemAt(row, facts.ItemRole.LabelRole).widget().text() for row in
             range(facts.rowCount())}  # fmt: skip
    assert {"Architecture", "Parameters", "Split hash", "Size on disk"} <= shown
    assert "No figures" in page.detail.figures.said.text()
    qtmodeltester.check(ModelListModel())
    qtmodeltester.check(page.model)


def test_a_name_a_note_and_a_default_are_kept(qtbot, page, tmp_path):
    page.list.setCurrentIndex(page.model.index(1))
    qtbot.keyClick(page.list, Qt.Key.Key_F2)
    page.detail.name.setText("Old friend")
    page.detail.name.editingFinished.emit()
    settle(qtbot, page)
    page.detail.note.setPlainText("from the thesis")
    page.detail.keep_note()
    settle(qtbot, page)
    with qtbot.waitSignal(page.default_chosen) as heard:
        page.detail.default_button.click()
    settle(qtbot, page)
    folder = tmp_path / "runs" / "old" / "best"
    assert heard.args == [folder]
    assert names(page) == ["Old friend", "new"]  # the default comes first
    assert page.entry.folder == folder
    book = ModelBook(tmp_path / "models")
    assert (book.default(), book.said(folder).note) == (folder, "from the thesis")
    assert "default for Classify" in page.detail.origin.text()


def test_deleted_by_key_and_brought_back_by_key(qtbot, page, tmp_path):
    folder = tmp_path / "runs" / "new" / "best"
    with qtbot.waitSignal(page.deleted):
        qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    settle(qtbot, page)
    assert names(page) == ["old"] and not folder.exists()
    assert "new was deleted" in page.banner.label.text()
    qtbot.keyClick(page.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    assert names(page) == ["new", "old"] and page.entry.folder == folder
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    page.close_page()
    assert [path.name for path in folder.parent.iterdir()] == ["events.jsonl"]


def test_out_as_one_file_and_in_again(qtbot, page, tmp_path):
    page.export(tmp_path / "m.dermadesk")
    settle(qtbot, page)
    assert "Written to" in page.banner.label.text()
    page.import_path(tmp_path / "m.dermadesk")
    settle(qtbot, page)
    assert page.entry.origin == "imported"
    page.import_path(tmp_path / "m.dermadesk")
    settle(qtbot, page)
    assert "here already" in page.banner.label.text()
    assert page.import_button.isEnabled()


def test_a_state_dict_is_asked_for_what_it_does_not_say(qtbot, page, tmp_path):
    page.show_state_dict_dialog()
    dialog = page.dialog
    assert isinstance(dialog, StateDictDialog)
    dialog.button.click()
    assert dialog.wrong.isVisible()
    (tmp_path / "a.pt").write_bytes(b"")
    dialog.file.setText(str(tmp_path / "a.pt"))
    dialog.library.setCurrentText("torchvision")
    dialog.classes.setText("benign, malignant")
    asked = []
    dialog.chosen.disconnect()
    dialog.chosen.connect(asked.append)
    dialog.button.click()
    assert asked == [
        ForeignModel(tmp_path / "a.pt", "torchvision", "resnet50", ("benign", "malignant"))
    ]


def test_figures_of_a_run_are_worked_out_once_and_kept(qtbot, page, tmp_path):
    folder = tmp_path / "runs" / "new" / "best"
    entry = page.entry
    page._judging = folder
    figures = {"stamp": entry.stamp, "population": "30 images", "values":
               {"balanced_accuracy": [0.5, 0.4, 0.6]}}  # fmt: skip
    page._on_judged(figures)
    settle(qtbot, page)
    assert page.detail.figures.table.texts.rows() == (
        ("Balanced accuracy", "0.500", "0.400–0.600"),
    )
    assert not page.judge.busy


def test_every_control_has_a_name_and_every_key_says_what_it_does(page):
    nameless = [b for b in page.findChildren(QAbstractButton)
                if b.isVisible() and not b.accessibleName() and not b.text()]  # fmt: skip
    assert not nameless
    assert all(shortcut.whatsThis() for shortcut in page.findChildren(QShortcut))
    assert page_module.ModelsPage.title == "Models"


def test_a_speed_is_told_of_the_model_that_was_measured(page, monkeypatch):
    monkeypatch.setattr(page.meter, "start", lambda *_work: None)
    page.measure()
    page.list.setCurrentIndex(page.model.index(1))
    page._on_measured("12 images/s")
    assert "12" not in page.detail.speed.text()
    page.list.setCurrentIndex(page.model.index(0))
    assert page.detail.speed.text() == "12 images/s"


def test_a_speed_says_what_was_measured(qapp):
    said = speed_text(Speed(4.2, 204.0, 31.0, 8, 1))
    assert said.startswith(
        "One image alone takes 4 ms; in batches, 204 images a second with one view, 31 with all 8 "
        "(CPU, 1 core; "
    )
