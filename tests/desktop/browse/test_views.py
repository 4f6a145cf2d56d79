"""Table, overview, large view, comparison: one selection and one order in all of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.browse.collection import GRID, OVERVIEW, TABLE
from desktop.browse.column import COLUMNS
from desktop.browse.filter import RecordFilter
from desktop.browse.page import BrowsePage
from desktop.browse.saved_filter import SavedFilters
from desktop.shell.memory import Memory

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
WAIT = 20_000


@pytest.mark.parametrize("number", range(len(COLUMNS)), ids=[column.name for column in COLUMNS])
def test_each_column_sorts_both_ways(page: BrowsePage, number: int) -> None:
    key, model = COLUMNS[number].key, page.collection.model
    for descending in (False, True):
        page.collection.sort_by(number, descending)
        records = model.records(0, model.rowCount())
        keys = [key(record, page.store.of(record.image_id)) for record in records]
        assert keys == sorted(keys, reverse=descending)


def test_the_selection_is_one_in_grid_and_table_and_stays_when_sorted(page: BrowsePage) -> None:
    page.select_rows([1, 3])
    chosen = {record.image_id for record in page.selected_records()}
    page.collection.show_view(TABLE)
    assert {i.row() for i in page.collection.table.selectionModel().selectedRows()} == {1, 3}
    page.collection.sort_by(0, True)
    assert {record.image_id for record in page.selected_records()} == chosen


def test_a_bar_filters_and_lets_go_again(page: BrowsePage, qtbot: QtBot) -> None:
    page.collection.show_view(OVERVIEW)
    everything = page.collection.model.rowCount()
    bar = next(b for b in page.collection.overview.charts["sex"].bars if b.value.value == "female")
    bar.click()
    assert page.filters.filter().sex == "female"
    assert 0 < page.collection.model.rowCount() < everything
    qtbot.keyClick(bar, Qt.Key.Key_Space)
    assert page.filters.filter().empty and page.collection.model.rowCount() == everything


def test_an_age_bar_means_its_years(page: BrowsePage) -> None:
    page.collection.overview.charts["age"].bars[4].click()
    wanted = page.filters.filter()
    assert (wanted.age_low, wanted.age_high, wanted.unknown_age) == (40, 49, False)
    page.collection.overview.charts["age"].bars[4].click()
    assert page.filters.filter().empty


def test_offered_counts_leave_the_own_condition_out(page: BrowsePage) -> None:
    index = page._index
    matches = index.match(RecordFilter(sex="female"))
    assert matches.offered["sex"] == index.totals("sex")
    assert sum(matches.offered["dx"].values()) == len(matches.numbers)


def test_saved_filters_survive(page: BrowsePage, tmp_path) -> None:
    file = tmp_path / "memory.json"
    wanted = RecordFilter(diagnoses=frozenset({"mel", None}), age_high=30.0, mark="noted")
    SavedFilters(Memory(file)).save(" Young ", wanted)
    saved = SavedFilters(Memory(file))
    assert saved.names() == ["Young"] and saved.get("Young") == wanted
    saved.remove("Young")
    assert SavedFilters(Memory(file)).names() == []


def test_a_saved_filter_of_the_box_is_shown(page: BrowsePage) -> None:
    page.filters._saved.save("Men", RecordFilter(sex="male"))
    page.filters.saved.box.activated.emit(page.filters.saved.box.findData("Men"))
    assert page.filters.filter().sex == "male"


def test_the_large_view_walks_and_comes_back(page: BrowsePage, qtbot: QtBot) -> None:
    page.select_rows([2])
    page.do("view")
    viewer = page.viewer
    qtbot.waitUntil(lambda: not viewer.view.image().isNull(), timeout=WAIT)
    following = page.collection.model.record(3).path
    qtbot.waitUntil(lambda: viewer._photos.image(following, 8192) is not None, timeout=WAIT)
    qtbot.keyClick(viewer.view, Qt.Key.Key_Right)
    assert viewer.record == page.collection.model.record(3) == page.selected_records()[0]
    qtbot.keyClick(viewer.view, Qt.Key.Key_1)
    assert page.store.of(viewer.record.image_id).proposal == "akiec"
    qtbot.keyClick(viewer.view, Qt.Key.Key_Escape)
    assert not viewer.isVisible() and page.collection.isVisible()


def test_the_full_screen_is_filled_and_given_back(page: BrowsePage, qtbot: QtBot) -> None:
    page.select_rows([0])
    page.do("full_screen")
    assert page.viewer.isWindow() and page.viewer.isFullScreen()
    qtbot.keyClick(page.viewer.view, Qt.Key.Key_Escape)
    assert not page.viewer.isWindow() and page.collection.isVisible()


def test_the_photograph_stays_when_the_order_changes_and_goes_with_its_row(
    page: BrowsePage,
) -> None:
    page.view_row(2)
    record = page.viewer.record
    page.collection.sort_by(0, True)
    page.do("star")
    assert page.viewer.record is record and page.store.of(record.image_id).star
    page.viewer.turn(1)
    assert page.viewer.record is page.collection.model.record(
        page.collection.model.row_of(record.image_id) + 1
    )
    page.filters.set_text("no such image")
    assert not page.viewer.isVisible()


def test_a_full_screen_that_was_closed_from_outside_is_opened_again(page: BrowsePage) -> None:
    page.select_rows([0])
    page.do("full_screen")
    page.viewer.close()
    page.do("view")
    assert page.viewer.isVisible() and not page.viewer.isWindow()


def test_the_rows_of_the_table_grow_with_the_text(page: BrowsePage) -> None:
    table = page.collection.table
    before, larger = table.verticalHeader().defaultSectionSize(), table.font()
    larger.setPointSizeF(larger.pointSizeF() * 2)
    table.setFont(larger)
    assert table.verticalHeader().defaultSectionSize() > before


def test_details_give_way_in_a_narrow_window(page: BrowsePage, qtbot: QtBot) -> None:
    page.setMinimumWidth(100)  # as inside the window, which is narrower than all columns
    page.resize(860, 600)
    qtbot.waitUntil(lambda: not page.detail.isVisible(), timeout=WAIT)
    page.resize(1300, 800)
    qtbot.waitUntil(page.detail.isVisible, timeout=WAIT)
    page.collection.show_view(OVERVIEW)
    assert not page.detail.isVisible()


def test_compared_photographs_move_together_unless_unlinked(page: BrowsePage) -> None:
    page.select_rows([0, 1, 2])
    page.do("compare")
    first, second, _ = (panel.view for panel in page.compare.panels)
    first.viewport.show(4.0, QPointF(0.3, 0.6))
    assert (second.viewport.zoom, second.viewport.centre) == (4.0, QPointF(0.3, 0.6))
    page.compare.linked.setChecked(False)
    first.viewport.show(2.0, QPointF(0.5, 0.5))
    assert second.viewport.zoom == 4.0


def test_a_caption_stands_at_the_edge_of_its_photograph(page: BrowsePage) -> None:
    page.select_rows([0, 1])
    page.do("compare")
    panel = page.compare.panels[0]
    panel.view.set_image(QImage(300, 60, QImage.Format.Format_RGB32))
    panel.place_caption()
    below = panel.caption.y() - panel.view.seen().bottom()
    assert 0 <= below < 2 and panel.caption.y() < panel.view.height() - 40
    panel.view.viewport.show(8.0, QPointF(0.5, 0.5))
    assert panel.caption.y() == panel.view.height()


def test_seven_are_too_many_to_compare(page: BrowsePage) -> None:
    page.select_rows(list(range(7)))
    assert not page.actions_of_images.by_name["compare"].isEnabled()


def test_all_photographs_of_a_lesion_stand_together(page: BrowsePage) -> None:
    index = page._index
    lesion = max((r.lesion_id for r in index.records), key=lambda name: len(index.of_lesion(name)))
    mates = [index.records[number] for number in index.of_lesion(lesion)]
    page.collection.select_images([mates[-1].image_id])
    page.do("lesion")
    assert page.compare.records() == mates and len(mates) > 1
    page.show_images_again()
    assert page.collection.view == GRID


def test_zoom_stays_inside_and_ends_at_pixels(page: BrowsePage, qtbot: QtBot) -> None:
    page.view_row(0)
    view = page.viewer.view
    qtbot.waitUntil(lambda: not view.image().isNull(), timeout=WAIT)
    view.viewport.show(500.0, QPointF(5, -5))
    assert view.viewport.zoom == 64.0
    assert view.viewport.centre.x() < 1 and view.viewport.centre.y() > 0
    qtbot.keyClick(view, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: view.viewport.zoom == 1.0, timeout=WAIT)
    page.grab()
