"""The Cases page over a real casebook: found, read, completed, undone, verified and handed on."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester

from core.casebook.casebook import Casebook
from core.casebook.entry import Case, CaseImage
from desktop.cases.keeper import CaseKeeper
from desktop.cases.model import CaseTableModel
from desktop.cases.page import CasesPage
from tests.core.casebook.case_factory import MORNING, entry

WAIT = 20_000
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def fill(path: Path) -> None:
    picture = path.parent / "lesion.png"
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#c08070"))
    assert image.save(str(picture))
    book = Casebook.open(path)
    first = entry("anna", dx="mel", first="nv", ruled="mel", biopsy="mel", threshold=0.5)
    book.add(replace(first, images=(CaseImage(picture, "ab" * 32, "cd" * 32),)))
    book.add(entry("bert", first="bcc", ruled="bcc", label="Second", flags=("blur",)))
    book.add(entry("carl", note="three months"))
    book.close()


@pytest.fixture
def make(qtbot, tmp_path):
    made = []

    def build(filled: bool = True) -> CasesPage:
        if filled:
            fill(tmp_path / "cases.sqlite")
        keeper = CaseKeeper(tmp_path / "cases.sqlite")
        page = CasesPage(keeper, tmp_path / "runs")
        made.append((page, keeper))
        qtbot.addWidget(page)
        page.resize(1180, 760)
        page.show()
        settled(qtbot, page)
        return page

    yield build
    for page, keeper in made:
        page.close_page()
        keeper.close()


def settled(qtbot, page: CasesPage) -> None:
    qtbot.waitUntil(lambda: not page.busy, timeout=WAIT)


def numbers(page: CasesPage) -> list[int]:
    return [case.number for case in page.model.cases]


def test_without_cases_the_page_says_how_there_come_to_be_some(make):
    page = make(filled=False)
    assert page._stack.currentIndex() == 0
    assert "kept on Classify" in page._empty.labels()[1].text()
    assert not page.export_button.isEnabled()


def test_a_case_that_is_kept_elsewhere_appears(qtbot, make):
    page = make(filled=False)
    page._biopsies.change(lambda book: book.add(entry("new")))
    settled(qtbot, page)
    assert (numbers(page), page._stack.currentIndex()) == ([1], 1)
    assert page.detail.case.number == 1


def test_the_model_is_sound(qtbot):
    model = CaseTableModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_cases([Case(number, MORNING, MORNING, entry()) for number in (1, 2)])
    assert (model.rowCount(), model.row_of(2), model.row_of(3)) == (2, 1, -1)


def test_the_newest_case_is_shown_whole(qtbot, make):
    page = make()
    assert (numbers(page), page.detail.case.number) == ([3, 2, 1], 3)
    page.show_case(1)
    detail = page.detail
    assert detail.facts["Model's answer"].text() == "Melanoma (mel), 70.0%"
    assert "flagged (threshold 50.0%)" in detail.facts["Malignancy"].text()
    assert detail.facts["First reading"].text().startswith("Melanocytic naevus (nv), 60% sure")
    assert detail.facts["Decision"].text().startswith("Agrees: Melanoma (mel)")
    assert detail.biopsy.result.currentData() == "mel"
    qtbot.waitUntil(lambda: not detail.image.image().isNull(), timeout=WAIT)
    page.show_case(2)
    assert detail.flags.text() == "The picture is blurred."
    qtbot.waitUntil(lambda: "cannot be shown" in detail.image._empty_text, timeout=WAIT)


@pytest.mark.parametrize(
    ("act", "found"),
    [
        (lambda filters: filters.search.setText("MONTHS three"), [3]),
        (lambda filters: filters.decision.setCurrentIndex(2), [2]),
        (lambda filters: filters.biopsy.setCurrentIndex(1), [1]),
        (lambda filters: filters.call.setCurrentIndex(1), []),
    ],
)
def test_filters_find_and_clear(qtbot, make, act, found):
    page = make()
    with qtbot.waitSignal(page.filters.changed, timeout=WAIT):
        act(page.filters)
    settled(qtbot, page)
    assert numbers(page) == found
    assert page.count.text() == f"{len(found)} of 3 cases"
    page.filters.clear_button.click()
    settled(qtbot, page)
    assert numbers(page) == [3, 2, 1]


def test_the_table_sorts_by_what_stands_behind_the_texts(make):
    page = make()
    page.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    first = page._sorted.index(0, 0)
    assert first.data() == "1"


def test_a_biopsy_is_entered_undone_and_done_again_by_keyboard(qtbot, make):
    page = make()
    page.show_case(2)
    form = page.detail.biopsy
    with qtbot.waitActive(page, timeout=WAIT):
        page.activateWindow()
    form.result.setFocus()
    qtbot.keyClicks(form.result, "Bas")
    form.wording.setFocus()
    qtbot.keyClicks(form.wording, "nodular")
    qtbot.keyClick(form.wording, Qt.Key.Key_Return)
    settled(qtbot, page)
    kept = page.detail.case
    assert (kept.number, kept.entry.biopsy.dx, kept.entry.biopsy.text) == (2, "bcc", "nodular")
    assert page.statistics.table.texts.rows()[4][3] == "2 of 2"
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Z, control)
    settled(qtbot, page)
    assert page.detail.case.entry.biopsy is None
    assert form.result.currentData() == ""
    qtbot.keyClick(page.table, Qt.Key.Key_Z, control | shift)
    settled(qtbot, page)
    assert page.detail.case.entry.biopsy == kept.entry.biopsy


def test_nothing_to_save_cannot_be_saved(make):
    page = make()
    form = page.detail.biopsy
    assert not form.save_button.isEnabled() and not form.undo_button.isEnabled()
    form.result.setCurrentIndex(1)
    assert form.save_button.isEnabled() and form.wording.isEnabled()


def test_every_control_is_reached_by_tab(qtbot, make):
    page = make()
    page.detail.biopsy.result.setCurrentIndex(1)
    with qtbot.waitActive(page, timeout=WAIT):
        page.activateWindow()
    wanted = {
        page.verify_button, page.export_button, page.filters.search, page.filters.call,
        page.filters.decision, page.filters.biopsy, page.table, page.detail.biopsy.result,
        page.detail.biopsy.wording, page.detail.biopsy.save_button, page.detail.heat,
        page.detail.sheet_button,
    }  # fmt: skip
    page.filters.search.setFocus()
    reached = set()
    for _ in range(40):
        reached.add(page.focusWidget())
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert wanted <= reached


def test_verify_tells_of_what_was_tampered_with(qtbot, make, tmp_path):
    page = make()
    page.verify_button.click()
    settled(qtbot, page)
    assert "every one is as it was written" in page.message.text()
    with closing(sqlite3.connect(tmp_path / "cases.sqlite", isolation_level=None)) as other:
        other.execute("UPDATE cases SET note = 'another' WHERE number = 3")
    page.verify_button.click()
    settled(qtbot, page)
    assert "Case 3 is not as it was last saved" in page.message.text()


def test_what_is_found_is_exported(qtbot, make, tmp_path):
    page = make()
    page.filters.search.setText("Second")
    qtbot.waitUntil(lambda: numbers(page) == [2], timeout=WAIT)
    page.write_cases(tmp_path / "out.csv")
    settled(qtbot, page)
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["number"] for row in rows] == ["2"]
    assert "1 case written" in page.message.text()
    page.write_cases(tmp_path / "no" / "out.csv")
    settled(qtbot, page)
    assert "There is no folder" in page.message.text()


def test_the_page_of_a_case_is_written(qtbot, make, tmp_path):
    page = make()
    page.show_case(1)
    page.write_sheet(tmp_path / "case.pdf", heat=False)
    qtbot.waitUntil(lambda: "The page of the case is in" in page.message.text(), timeout=60_000)
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF-")


def test_a_case_that_was_wanted_once_does_not_take_the_choice_back(qtbot, make):
    page = make()
    page.show_case(1)
    page.show_case(99)  # of a number that is not there
    page.table.selectRow(1)
    chosen = page.detail.case.number
    for _ in range(2):
        page._ask()
        settled(qtbot, page)
    assert page.detail.case.number == chosen


def test_a_biopsy_that_was_begun_is_there_when_its_case_is(make):
    page = make()
    form = page.detail.biopsy
    page.show_case(3)
    form.result.setCurrentIndex(form.result.findData("bcc"))
    form.wording.setText("nodular")
    page.show_case(2)
    assert (form.result.currentData(), form.wording.text()) == ("", "")
    page.show_case(3)
    assert (form.result.currentData(), form.wording.text()) == ("bcc", "nodular")
