"""Side by side: cases, the images of one, and two models on one image."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.casebook.entry import FirstReading
from desktop.translation import Language
from tests.desktop import engine_fake as fake
from tests.desktop.classify.conftest import picture, settled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def select(page, *rows: int) -> None:
    page.list.clearSelection()
    for row in rows:
        flag = page.list.selectionModel().SelectionFlag.Select
        page.list.selectionModel().select(page.cases.index(row), flag)


def shown(qtbot, page, *names: str):
    """Add images and wait for the answer to the first."""
    page.add_images([picture(page.intake.pasteboard._folder.parent / name) for name in names])
    qtbot.waitUntil(lambda: page.cases.cases[0].final, timeout=30000)
    settled(qtbot, page)


def test_cases_stand_side_by_side_and_disagree(qtbot, make) -> None:
    page, _, _ = make(fake.DECIDED)
    shown(qtbot, page, "mel.png", "nv.png", "nv-ink.png")
    select(page, 0, 1, 2)
    assert page.compare_button.text() == "Compare side by side"
    qtbot.keyClick(page.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    view = page.compare
    assert view.isVisible()
    assert [column.heading.text() for column in view.columns] == [
        "Melanoma (mel)", "Melanocytic naevus (nv)", "Melanocytic naevus (nv)"
    ]  # fmt: skip
    assert view.said.text().startswith("Different answers: mel mel, nv nv, nv-ink nv.")
    assert "Only some are flagged: mel" in view.said.text()
    assert "ink" in view.columns[2].flags.text()
    qtbot.waitUntil(lambda: not view.columns[2].image.image().isNull(), timeout=30000)
    qtbot.keyClick(view.back, Qt.Key.Key_Escape)
    assert page.list.isVisible() and page.list.hasFocus()


def test_the_images_of_one_case_have_a_column_each(qtbot, make) -> None:
    page, _, _ = make()
    shown(qtbot, page, "nv0.png", "nv1.png")
    select(page, 0, 1)
    page.join_button.click()
    settled(qtbot, page)
    page.compare_button.click()
    settled(qtbot, page)
    assert [column.name for column in page.compare.columns] == ["nv0.png", "nv1.png"]
    assert page.compare.said.text().startswith("They agree: nv.")


def test_two_models_answer_one_image(qtbot, make, runs) -> None:
    (runs / "second").mkdir()
    (runs / "second" / "model.json").write_text("{}")
    page, _, _ = make(fake.TWO)
    shown(qtbot, page, "mel.png")
    assert page.compare_button.text() == "Compare two models"
    page.compare_button.click()
    settled(qtbot, page)
    view = page.compare
    assert [column.name for column in view.columns] == ["first", "second"]
    assert [column.heading.text() for column in view.columns] == ["Malignant", "Melanoma (mel)"]
    assert view.said.text().startswith("They agree: malignant. Furthest apart: malignancy")
    assert view.box.isVisible() and view.box.currentText() == "second"


def test_the_classes_of_two_models_are_said_in_german(qtbot, make, runs) -> None:
    language = Language(QApplication.instance(), "de")
    try:
        (runs / "second").mkdir()
        (runs / "second" / "model.json").write_text("{}")
        page, _, _ = make(fake.TWO)
        shown(qtbot, page, "mel.png")
        page.compare_button.click()
        settled(qtbot, page)
        assert page.compare.said.text().startswith("Sie stimmen überein: maligne.")
    finally:
        language.close()


def test_one_model_alone_says_so(qtbot, make) -> None:
    page, _, _ = make()
    shown(qtbot, page, "mel.png")
    page.compare_button.click()
    settled(qtbot, page)
    assert page.compare.said.text() == "There is no other model to compare with."
    assert len(page.compare.columns) == 1 and not page.compare.box.isVisible()


def test_an_answer_that_is_held_back_is_not_told_here(qtbot, make) -> None:
    page, _, _ = make()
    shown(qtbot, page, "mel.png", "nv.png")
    page.commit_first.setChecked(True)
    select(page, 0, 1)
    assert not page.compare_button.isEnabled()
    for case in page.cases.cases:
        page.cases.commit(case, FirstReading("nv", 0.5, datetime.now(UTC)))
    assert page.compare_button.isEnabled()
    settled(qtbot, page)


def test_a_bad_image_is_a_reason_in_its_column(qtbot, make, tmp_path) -> None:
    page, _, _ = make()
    shown(qtbot, page, "nv.png")
    (tmp_path / "zero.jpg").touch()
    page.add_images([tmp_path / "zero.jpg"])
    select(page, 0, 1)
    page.compare_button.click()
    settled(qtbot, page)
    good, bad = page.compare.columns
    assert (bad.heading.text(), bad.flags.text()) == (
        "This image cannot be used", "the file is empty"
    )  # fmt: skip
    assert good.bars.isVisible() and not bad.bars.isVisible()
    assert page.compare.said.text() == ""


def test_no_column_waits_for_an_answer_that_failed(qtbot, make) -> None:
    page, _, _ = make()
    shown(qtbot, page, "mel.png", "nv.png")
    select(page, 0, 1)
    page.compare._tasks = replace(page.compare._tasks, classify=fake.refuse)
    page.compare_button.click()
    settled(qtbot, page)
    assert [column.heading.text() for column in page.compare.columns] == ["No answer"] * 2
