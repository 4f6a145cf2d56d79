"""The Evaluate page from a chosen run to its figures, with the real process behind it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.evaluation.look import looks
from desktop.evaluate.figure_text import _signed
from desktop.evaluate.page import EvaluatePage
from desktop.evaluate.run_panel import TEST, VALIDATION
from desktop.evaluate.task import Judged
from tests.desktop.evaluate.conftest import row
from training.run_directory import RunDirectory

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LEFT = Qt.MouseButton.LeftButton
SECONDS = 60_000
Runs = tuple[RunDirectory, RunDirectory]


def texts(page: EvaluatePage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def copied(runs: Runs, folder: Path) -> RunDirectory:
    shutil.copytree(runs[0].path, folder / "copy")
    return RunDirectory(folder / "copy")


def test_a_look_is_told_before_it_is_done_and_counted_with_the_figures(
    page: EvaluatePage, qtbot: QtBot, finished: Runs, tmp_path: Path
) -> None:
    run = copied(finished, tmp_path)
    page.set_rows([row(run)])
    page.runs.choose([run.path], TEST)
    assert "not looked at so far. This counts as a look" in page.runs.note.text()
    qtbot.mouseClick(page.runs.start_button, LEFT)
    assert page.runs.cancel_button.isVisible()
    qtbot.waitUntil(lambda: not page.runs.busy, timeout=SECONDS)
    assert page.result is not None, page.message.text()
    assert looks(run.path) == 1
    assert "looked at once so far" in page.runs.note.text()
    assert "60 images, 30 lesions, split" in page.result.subtitle.toolTip()
    assert "looked at once, now included" in page.result.subtitle.toolTip()
    columns = [page.result.figures.sections.texts.headerData(n, Qt.Orientation.Horizontal)
               for n in range(4)]  # fmt: skip
    assert "Histology-proven images\n40 images\n20 lesions" in columns
    assert "Research and education only" in texts(page)


def test_the_report_is_written_without_another_look(
    page: EvaluatePage, qtbot: QtBot, finished: Runs, judged: Judged, tmp_path: Path
) -> None:
    run = copied(finished, tmp_path)
    page._show_judged(replace(judged, run=run.path))
    assert page.result is not None
    page.result.save_report(tmp_path / "report.json")
    assert not page.result.report_button.isEnabled()
    qtbot.waitUntil(lambda: not page.writer.busy, timeout=SECONDS)
    assert page.result.report_status.text() == "Saved as report.json", page.message.text()
    assert "Research and education only" in (tmp_path / "report.json").read_text()
    assert looks(run.path) == 0
    page.result.save_report(tmp_path / "report.doc")
    qtbot.waitUntil(lambda: not page.writer.busy, timeout=SECONDS)
    assert "cannot be written as “report.doc”" in page.message.text()
    assert page.result.report_button.isEnabled()


def test_a_cancelled_evaluation_is_no_look(
    page: EvaluatePage, qtbot: QtBot, finished: Runs, tmp_path: Path
) -> None:
    run = copied(finished, tmp_path)
    page.set_rows([row(run)])
    page.runs.choose([run.path], TEST)
    page.runs.start()
    qtbot.mouseClick(page.runs.cancel_button, LEFT)
    page.errand.close()
    assert not page.runs.busy
    assert page.runs.start_button.isVisible() and page.shown is None
    assert looks(run.path) == 0


def test_two_runs_are_compared_with_the_older(
    page: EvaluatePage, qtbot: QtBot, finished: Runs
) -> None:
    page.runs.choose([run.path for run in finished], VALIDATION)
    assert page.runs.start_button.text() == "Compare 2 runs"
    page.runs.start()
    qtbot.waitUntil(lambda: not page.runs.busy, timeout=SECONDS)
    assert page.comparison is not None, page.message.text()
    assert "Older: older · Newer: newer" in texts(page)
    names = [cells[0] for cells in page.comparison.tables[0].texts.rows()]
    assert names[:2] == ["Accuracy", "Balanced accuracy"]


def test_what_cannot_be_evaluated_is_said(
    page: EvaluatePage, qtbot: QtBot, finished: Runs, tmp_path: Path
) -> None:
    run = copied(finished, tmp_path)
    (run.predictions / "test.csv").unlink()
    (run.predictions / "val.csv").write_text("image_id\nA\n")
    page.set_rows([row(run)])
    page.runs.choose([run.path], TEST)
    assert not page.runs.start_button.isEnabled()
    assert "has no predictions of this subset" in page.runs.note.text()
    page.runs.choose([run.path], VALIDATION)
    page.runs.start()
    qtbot.waitUntil(lambda: not page.runs.busy, timeout=SECONDS)
    assert "holds no probabilities" in page.message.text()


def test_runs_without_predictions_are_not_offered(
    page: EvaluatePage, finished: Runs, tmp_path: Path
) -> None:
    run = copied(finished, tmp_path)
    shutil.rmtree(run.predictions)
    page.set_rows([row(run)])
    assert page.runs.model.rowCount() == 0
    assert page.runs.empty.isVisible() and not page.runs.start_button.isEnabled()


def test_a_bound_that_is_not_0_is_not_written_as_0() -> None:
    texts = [_signed(value) for value in (-0.036, -0.0004, -0.00004, 0.0, -1e-9)]
    assert texts == ["−0.036", "−0.0004", "−0.00004", "0.000", "0.000"]
