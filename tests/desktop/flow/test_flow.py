"""The flows of the window by keyboard and mouse, from the first start to a failure."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from desktop.app import BROWSE
from desktop.browse.collection import OVERVIEW, TABLE
from desktop.shell.preference import THEME
from tests.desktop.flow.hand import CONTROL, Hand, spoken
from tests.training.scripted_worker import FAIL, PAUSE_EXITS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_settings_and_keys_are_found_and_left_without_a_mouse(hand: Hand) -> None:
    hand.press("Ctrl+,")
    dialog = hand.desk.shell.settings
    hand.tab_to(dialog.editor(THEME).input)
    hand.type("D")
    assert hand.desk.theme.dark
    hand.press("Esc")
    assert not dialog.isVisible()
    hand.press("F1")
    hand.wait(lambda: hand.desk.shell.shortcuts is not None)
    hand.type("palette")
    assert hand.desk.shell.shortcuts.table.texts.rows()[0][-1] == "Ctrl+K"
    hand.press("Esc")
    hand.press("Ctrl+K")
    hand.type("pages mod")
    hand.press("Return")
    assert hand.window.titles[hand.window.current_index] == "Models"


def test_the_first_start_has_three_doors_and_a_tour(hand: Hand) -> None:
    hand.choose("Help", "Welcome page")
    hand.wait(lambda: hand.window.covered)
    hand.files(hand.room.images)
    hand.press("Space")  # the first door has the keys
    hand.wait(lambda: hand.window.current_index == BROWSE and not hand.desk.session.opening)
    hand.choose("Help", "Welcome page")
    hand.wait(lambda: hand.window.covered)
    welcome = hand.desk.shell.welcome
    hand.tab_to(welcome.demo.button)
    hand.press("Space")
    hand.wait(lambda: hand.window.current_index == BROWSE and not hand.desk.session.opening)
    hand.choose("Help", "Welcome page")
    hand.wait(lambda: welcome.classify.button.isEnabled() and hand.window.covered)
    hand.files(next(hand.room.images.glob("*.jpg")))
    hand.tab_to(welcome.classify.button)
    hand.press("Space")
    assert hand.window.titles[hand.window.current_index] == "Classify"
    hand.choose("Help", "Short tour")
    hand.wait(lambda: hand.desk.shell.introduction is not None)
    hand.click("Next", hand.desk.shell.introduction)
    assert hand.window.titles[hand.window.current_index] == "Train"
    hand.press("Esc")
    assert hand.desk.shell.introduction is None


def test_images_are_looked_at_proposed_starred_noted_and_compared(hand: Hand) -> None:
    page = hand.go("Browse")
    hand.pick(page.grid, 0)
    hand.press("Right", "5", "S")
    hand.answer("look again")
    hand.press("N")
    said = page.store.of(page.selected_records()[0].image_id)
    assert (said.proposal, said.star, said.note) == ("mel", True, "look again")
    hand.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert not page.store.said
    hand.press("Space", "Right")
    assert page.viewer.isVisible() and page.viewer.record == page.collection.model.record(2)
    hand.press("F11")
    assert page.viewer.isFullScreen()
    hand.press("Esc")
    assert page.collection.isVisible()
    hand.pick(page.grid, 0)
    hand.pick(page.grid, 2, SHIFT)
    hand.press("C")
    assert len(page.compare.panels) == 3 and page.compare.isVisible()
    hand.press("Esc")
    hand.pick(page.grid, 0)
    hand.press("L")
    assert len({record.lesion_id for record in page.compare.records()}) == 1
    hand.press("Esc", "Ctrl+Return")
    assert hand.window.titles[hand.window.current_index] == "Classify"


def test_images_are_filtered_sorted_and_the_filter_kept(hand: Hand) -> None:
    page = hand.go("Browse")
    model = page.collection.model
    everything = model.rowCount()
    hand.press("Ctrl+F")
    hand.type("naevus")
    assert 0 < model.rowCount() < everything
    hand.answer("moles")
    hand.click("Save this filter…")
    hand.click("Clear filters")
    assert model.rowCount() == everything
    hand.tab_to(page.filters.saved.box)
    hand.press("Down")
    assert page.filters.filter().text == "naevus"
    hand.click("Clear filters")
    hand.press("Alt+2")
    hand.wait(lambda: page.collection.view == TABLE)
    hand.sort(page.collection.table, 0)
    hand.sort(page.collection.table, 0)
    ids = [record.image_id for record in model.records(0, model.rowCount())]
    assert ids == sorted(ids, reverse=True)
    hand.press("Alt+3")
    hand.wait(lambda: page.collection.view == OVERVIEW)
    hand.click("Sex: Female")
    assert 0 < model.rowCount() < everything
    hand.press("Space")
    assert model.rowCount() == everything


def test_a_tool_works_with_progress_and_is_left(hand: Hand) -> None:
    page = hand.go("Browse")
    hand.choose("Tools", "Find near duplicates…")
    view = page.tools._views["duplicates"]
    hand.wait(view.isVisible)
    hand.click("Find near duplicates", view)
    hand.click("Cancel", view)
    assert not view.errand.busy and view.found is None
    hand.click("Find near duplicates", view)
    hand.wait(lambda: view.found is not None)
    hand.click("Only pairs of different lesions", view)
    hand.pick(view.table, 0)
    hand.click("Back", view)
    assert page.collection.isVisible()


def test_a_run_is_estimated_started_read_noted_and_cloned(hand: Hand) -> None:
    page = hand.go("Train")
    view, run = page.new_run_view, page.run_view
    hand.click("Estimate")
    hand.wait(lambda: "About 3 min" in view.estimate.answer.text())
    hand.room.workers.script = PAUSE_EXITS
    hand.click("Start training")
    hand.wait(lambda: run.detail is not None and run.detail.row.status_text == "completed")
    hand.tab_to(run.curves.loss)
    hand.press("Left")
    assert run.curves.loss.at is not None
    note = hand.tab(run.tabs, "Note").text
    hand.tab_to(note)
    hand.type("with mixup")
    hand.press("Tab")
    hand.wait(lambda: page.model.row(0).title == "with mixup")
    hand.pick(page.list, 0)
    hand.press("Ctrl+Z")
    hand.wait(lambda: page.model.row(0).note == "")
    hand.click("Use as template")
    hand.wait(view.isVisible)
    assert "Settings of" in view._description.text()


def test_a_failed_run_says_why_and_is_resumed(hand: Hand) -> None:
    page = hand.go("Train")
    hand.room.workers.script = FAIL
    hand.click("Start training")
    hand.wait(lambda: "The disk is full" in page.run_view.message.text())
    hand.room.workers.script = PAUSE_EXITS
    hand.wait(page.run_view.resume.isEnabled)
    hand.click("Resume")
    hand.wait(lambda: page.run_view.detail.row.status_text == "completed")
    assert not page.run_view.message.isVisible()


def test_runs_are_compared_and_one_is_opened(hand: Hand) -> None:
    page = hand.go("Train")
    hand.pick(page.list, 0)
    hand.pick(page.list, 1, CONTROL)
    view = page.compare_view
    hand.wait(lambda: view.isVisible() and view.order.rowCount() == 2)
    hand.sort(view.table, 0)
    hand.pick(view.table, 1)
    hand.press("Return")
    hand.wait(page.run_view.isVisible)
    assert len(page.chosen()) == 1


def test_runs_wait_in_an_order_that_keys_change(hand: Hand) -> None:
    page = hand.go("Train")
    queue = page.queue_view
    for count in (1, 2):
        hand.click("New run")
        hand.click("Add to queue")
        hand.wait(lambda count=count: queue.model.rowCount() == count)
    first, second = queue.model.names()
    hand.pick(queue.list, 1)
    hand.press("Alt+Up")
    hand.wait(lambda: queue.model.names() == (second, first))
    hand.press("Del")
    hand.wait(lambda: queue.model.names() == (first,))
    hand.press("Ctrl+Z", "Ctrl+Z")
    hand.wait(lambda: queue.model.names() == (first, second))


def test_a_search_is_begun(hand: Hand) -> None:
    page = hand.go("Train")
    hand.click("Search and cross-validation")
    hand.click("New search…")
    hand.tab_to(page.series.forms["search"].space)
    hand.type("optimise.batch_size: [8, 16]")
    hand.click("Start the search")
    hand.wait(lambda: page.series.view.isVisible() and page.series.view.table.isVisible())
    assert page.series.view.table.texts.rows()[0][:2] == ("search-batch_size", "search")


def test_a_model_is_named_chosen_measured_deleted_and_brought_back(hand: Hand) -> None:
    page = hand.go("Models")
    hand.wait(lambda: len(page.model.entries) == 4 and not page.busy)
    sound = [row for row, entry in enumerate(page.model.entries) if not entry.problem]
    hand.pick(page.list, sound[-1])
    hand.press("F2")
    hand.press("Ctrl+A")
    hand.type("Old friend")
    hand.press("Return")
    hand.wait(lambda: page.entry.name == "Old friend")
    hand.click("Use in Classify")
    hand.wait(lambda: page.entry.default and not page.busy)
    hand.click("Measure the speed on this computer")
    hand.wait(lambda: "images a second" in page.detail.speed.text())
    hand.pick(page.list, 1)
    gone = page.entry.name
    hand.wait(lambda: not page.busy)
    hand.press("Del")
    hand.wait(lambda: len(page.model.entries) == 3)
    assert gone in page.banner.label.text()
    hand.press("Ctrl+Z")
    hand.wait(lambda: len(page.model.entries) == 4)


def test_long_work_stops_nobody_and_is_cancelled(hand: Hand) -> None:
    hand.room.spawn.pace = 0.3
    page = hand.go("Evaluate")
    hand.pick(page.runs.list, 0)
    hand.click("Evaluate", page)
    hand.wait(lambda: page._busy_bar.value() > 0)
    browse = hand.go("Browse")
    hand.pick(browse.grid, 3)
    assert browse.selected_records()
    hand.go("Evaluate")
    hand.click("Cancel", page)
    assert page.shown is None and not page.errand.busy
    hand.room.spawn.pace = 0.02
    hand.click("Evaluate", page)
    hand.wait(lambda: page.shown is not None)


def test_what_goes_wrong_is_one_dialog_whose_details_are_copied(hand: Hand) -> None:
    empty = hand.room.runs.parent / "empty"
    empty.mkdir()
    hand.files(empty)
    hand.press("Ctrl+O")
    hand.wait(lambda: hand.desk.errors.dialog is not None)
    assert hand.desk.errors.dialog.details == ""
    hand.press("Esc")
    assert hand.desk.errors.dialog is None
    hand.desk.errors.report(ValueError("the very thing"))
    hand.wait(lambda: hand.desk.errors.dialog is not None)
    hand.click("Copy details", hand.desk.errors.dialog)
    assert "the very thing" in QGuiApplication.clipboard().text()
    hand.press("Esc")


@pytest.mark.parametrize("page", ["Browse", "Train", "Evaluate", "Classify", "Cases", "Models"])
def test_every_control_has_a_name_and_tab_leads_to_it(hand: Hand, page: str) -> None:
    place = hand.go(page)
    hand.wait(lambda: not getattr(place, "busy", False))
    controls = hand.controls(place)
    nameless = [type(control).__name__ for control in controls if not spoken(control)]
    assert not nameless
    wanted = {c for c in controls if c.focusPolicy() & Qt.FocusPolicy.TabFocus}
    missed = wanted - hand.reached()
    # Of buttons that exclude each other Tab leads to the one that is on.
    assert not [spoken(c) for c in missed if not (isinstance(c, QAbstractButton) and c.group())]
