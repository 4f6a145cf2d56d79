"""Runs side by side: names that tell apart, what differs, numbers sorted as numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.train.compare_view import CompareView
from desktop.train.comparison import compare, curve_names, curve_of, names_of
from desktop.train.setting_name import setting_name
from tests.desktop.train.detail_factory import detail, done

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
FIRST = detail("a", done(1, 0.5), done(2, 0.75, best=True), settings={"optimise.batch_size": 8})
SECOND = detail(
    "b", done(1, 0.625, best=True), settings={"optimise.batch_size": 16, "run.seed": 3},
    preset="standard",
)  # fmt: skip
EMPTY = detail("c", settings={"optimise.batch_size": 128}, preset="mine")


def test_the_table_has_results_and_what_differs() -> None:
    table = compare([FIRST, SECOND])
    assert [column.title for column in table.columns][-4:] == [
        "Epochs", "Time", "Batch size", "Run: seed",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[0]] == [
        "quick", "0.750", "0.750", "–", "0.750", "0.750", "2", "4 s", "8", "0",
    ]  # fmt: skip
    assert table.note == ""


def test_what_does_not_compare_is_said() -> None:
    other = detail("d", done(1, 0.5), split="other", settings={"optimise.batch_size": 8})
    assert compare([FIRST, other]).note.startswith("These runs have different splits")
    assert compare([detail("a"), detail("b")]).note == "No setting sets them apart."


def test_a_size_that_the_architecture_chose_is_the_size_of_the_images() -> None:
    same, small = (detail("b", settings={"model.image_size": size}) for size in (224, 96))
    assert compare([detail("a"), same]).note == "No setting sets them apart."
    assert [row[-1].text for row in compare([detail("a"), small]).rows] == ["224", "96"]


def test_a_zero_that_is_no_number_is_told_as_in_the_form() -> None:
    wide = detail("b", settings={"model.metadata_width": 32})
    assert [row[-1].text for row in compare([detail("a"), wide]).rows] == ["the branch's", "32"]


def test_names_are_as_short_as_they_can_be() -> None:
    assert names_of([FIRST, SECOND]) == ("quick", "standard")
    assert names_of([detail("a", note="with mixup\nand more"), detail("b")])[0] == "with mixup"
    small = detail("b", settings={"model.image_size": 96})
    assert names_of([detail("a"), small]) == ("quick, 224 px", "quick, 96 px")
    assert names_of([detail("a"), detail("b")]) == ("a", "b")


def test_curves_are_those_of_all_runs() -> None:
    assert curve_names([FIRST])[-2:] == ("Recall of mel", "Recall of nv")
    assert curve_of(FIRST, "Validation ROC-AUC") == ([1.0, 2.0], [0.5, 0.75])
    assert curve_of(FIRST, "Recall of mel") == ([1.0, 2.0], [0.25, 0.375])


@pytest.fixture
def view(qtbot: QtBot) -> CompareView:
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.set_runs([each.row.path for each in (FIRST, SECOND, EMPTY)])
    for each in (FIRST, SECOND, EMPTY):
        view.set_detail(each)
    view.show()
    return view


def column(view: CompareView, title: str) -> list[str]:
    head = view.order
    titles = [
        head.headerData(number, Qt.Orientation.Horizontal) for number in range(head.columnCount())
    ]
    return [head.index(row, titles.index(title)).data() for row in range(head.rowCount())]


def test_the_models_are_sound(view: CompareView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(view.model)
    qtmodeltester.check(view.order)


def test_a_click_on_a_head_sorts_and_what_is_missing_stays_last(
    view: CompareView, qtbot: QtBot
) -> None:
    head = view.table.horizontalHeader()
    place = head.viewport().rect().center()
    place.setX(head.sectionViewportPosition(1) + 20)
    found = []
    for _ in range(2):
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        found.append(column(view, "Balanced acc."))
    assert sorted(found) == [["0.625", "0.750", "–"], ["0.750", "0.625", "–"]]


def test_numbers_are_sorted_as_numbers(view: CompareView) -> None:
    view.table.sortByColumn(8, Qt.SortOrder.AscendingOrder)
    assert column(view, "Batch size") == ["8", "16", "128"]


def test_the_table_stays_sorted_while_runs_grow(view: CompareView) -> None:
    assert view.chart.series_names() == ("quick", "standard", "mine")
    view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    settings = {"run.seed": 3, "optimise.batch_size": 16}
    view.set_detail(detail("b", done(1, 0.875, best=True), settings=settings, preset="standard"))
    assert column(view, "Run") == ["standard", "quick", "mine"]
    view.set_detail(detail("elsewhere"))
    assert view.paths == tuple(Path("/runs") / name for name in "abc")


def test_logarithms_are_for_losses_and_rates_only(view: CompareView) -> None:
    view.figure.setCurrentText("Validation loss")
    view.options.log.setChecked(True)
    assert view.chart.logarithmic
    view.figure.setCurrentText("Recall of mel")
    assert not view.chart.logarithmic
    assert not view.options.log.isEnabled()


def test_a_row_opens_its_run(view: CompareView, qtbot: QtBot) -> None:
    view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    with qtbot.waitSignal(view.run_wanted) as wanted:
        view.table.activated.emit(view.order.index(1, 0))
    assert wanted.args[0] == SECOND.row.path


def test_a_setting_that_two_groups_have_is_told_with_its_group() -> None:
    assert setting_name("optimise.batch_size") == "batch size"
    assert setting_name("head_phase.epochs") == "head: epochs"
