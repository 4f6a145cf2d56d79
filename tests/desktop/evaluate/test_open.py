"""Evaluations of something else than a run, from the button to the figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.evaluate.page import EvaluatePage
from training.run_directory import RunDirectory

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
SECONDS = 60_000
Runs = tuple[RunDirectory, RunDirectory]


def test_a_model_and_a_dataset_are_asked_for(
    page: EvaluatePage, qtbot: QtBot, finished: Runs, tmp_path: Path
) -> None:
    asked: list[tuple[Path, Path]] = []
    button = page.runs.open_button
    button.model_chosen.disconnect(page.evaluate_model)
    button.model_chosen.connect(lambda model, data: asked.append((model, data)))
    page.runs.choose([finished[1].path])
    button.model_action.trigger()
    dialog = button.dialog
    assert dialog is not None and dialog.isVisible() and not dialog.start_button.isEnabled()
    assert [field.line.accessibleName() for field in dialog.fields] == [
        "Model or run", "Dataset folder"
    ]  # fmt: skip
    qtbot.keyClicks(dialog.fields[1].line, str(tmp_path))
    qtbot.keyClick(dialog.start_button, Qt.Key.Key_Space)
    assert asked == [(finished[1].path, tmp_path)]


def test_a_table_is_judged_without_images_and_without_a_model(
    page: EvaluatePage, qtbot: QtBot, finished: Runs
) -> None:
    button = page.runs.open_button
    button.table_action.trigger()
    assert button.dialog is not None
    button.dialog.fields[0].line.setText(str(finished[0].predictions / "val.csv"))
    button.dialog.start_button.click()
    assert not button.isEnabled() and page.runs.cancel_button.isVisible()
    qtbot.waitUntil(lambda: not page.runs.busy, timeout=SECONDS)
    result = page.result
    assert result is not None, page.message.text()
    assert (result.title.text(), result.subtitle.toolTip()) == (
        "val.csv", "60 images, 30 lesions"
    )  # fmt: skip
    assert "a leak cannot be told from a table" in result.figures.notes.text()
    result.show_view("Threshold")
    assert not result.threshold.prior.strength.isEnabled()
    result.show_view("Mistakes")
    panel = result.errors.images
    assert panel.shown() and not panel.browse_button.isEnabled()


def test_a_table_with_a_dataset_shows_its_images(
    page: EvaluatePage, qtbot: QtBot, finished: Runs, dataset: Path
) -> None:
    page.evaluate_table(finished[0].predictions / "val.csv", None, dataset)
    qtbot.waitUntil(lambda: not page.runs.busy, timeout=SECONDS)
    assert page.result is not None, page.message.text()
    page.result.show_view("Mistakes")
    panel = page.result.errors.images
    assert panel.selected()[0].path.is_file() and panel.browse_button.isEnabled()


def test_a_model_that_is_none_is_a_sentence(
    page: EvaluatePage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.evaluate_model(tmp_path, tmp_path)
    qtbot.waitUntil(lambda: not page.runs.busy, timeout=SECONDS)
    assert "neither a model nor a run" in page.message.text()
