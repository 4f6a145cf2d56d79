"""A test on own cases in the window: its form, its result, and consent before anything is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.bundle import read_decision
from core.casebook.casebook import Casebook
from core.evaluation.local import LocalValidation
from core.evaluation.validation_log import past_of
from core.place import cases_file
from desktop.evaluate.local_page import LocalPage
from desktop.evaluate.local_task import LocalTested, recalibrate, take_back, write_report
from desktop.evaluate.page import EvaluatePage
from tests.core.evaluation.local_factory import local_validation, model_folder
from tests.desktop.evaluate.conftest import row
from training.run_directory import RunDirectory

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LEFT = Qt.MouseButton.LeftButton
SECONDS = 60_000


@pytest.fixture(scope="module")
def validation(tmp_path_factory: pytest.TempPathFactory) -> LocalValidation:
    return local_validation(tmp_path_factory.mktemp("local") / "run" / "best")


@pytest.fixture
def tested(validation: LocalValidation) -> LocalTested:
    model_folder(validation.folder)  # its decision as it was, whatever was kept before
    return LocalTested(validation, (past_of(validation, 1e9), past_of(validation, 1.1e9)))


@pytest.fixture
def local(qtbot: QtBot) -> Iterator[LocalPage]:
    page = LocalPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    yield page
    page.close_page()


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def no_report(what: str, done: int, total: int) -> None:
    """Progress that nobody hears."""


def test_the_button_leads_to_the_form_and_its_error_is_said(
    page: EvaluatePage, qtbot: QtBot, finished: tuple[RunDirectory, RunDirectory], tmp_path: Path
) -> None:
    page.runs.choose([finished[1].path])
    qtbot.mouseClick(page.runs.local_button, LEFT)
    assert page.local is not None
    setup = page.local.setup
    assert setup.isVisible() and not setup.start_button.isEnabled()
    assert setup.model.currentData() == finished[1].path
    assert "counts as a look" in setup.note.text()
    setup.choose_cases(tmp_path)
    qtbot.mouseClick(setup.start_button, LEFT)
    assert page.local.cancel_button.isVisible()
    qtbot.waitUntil(lambda: not page.local.errand.busy, timeout=SECONDS)
    # The runs of these tests have no model.
    assert setup.isVisible() and "neither a model nor a run" in setup.message.text()


def test_a_cancelled_test_leads_back_to_the_form(
    local: LocalPage, finished: tuple[RunDirectory, RunDirectory], tmp_path: Path
) -> None:
    local.offer([row(run) for run in finished], ())
    local.setup.choose_cases(tmp_path)
    local.setup.start()
    assert local.errand.busy
    local.cancel()
    assert not local.errand.busy and local.currentWidget() is local.setup


def test_a_result_says_what_limits_it_before_the_figures(
    local: LocalPage, tested: LocalTested
) -> None:
    local._on_answered(tested)
    view = local.view
    assert view.known.texts.rows()[:2] == (
        ("I0", "known by its id"), ("I1", "another photograph of the lesion"),
    )  # fmt: skip
    assert view.subtitle.toolTip() == (
        "run, decision rule, revision 1 · cases, new to the model: 396 images, 198 lesions"
    )
    heads = [view.figures.texts.headerData(n, Qt.Orientation.Horizontal) for n in (1, 2)]
    assert [head.partition("\n")[0] for head in heads] == ["Local cases", "Internal, test subset"]
    assert view.drifts.texts.rows()[0] == ("Brightness", "images", "large drift", "0.31", "0.05")
    assert "Brightness: large drift, higher here" in view.drift_text.text()
    assert view.series.texts.columnCount() == 3
    assert view.series_drift.texts.rows()[0] == ("Brightness", "0.31", "0.31")
    assert "Research and education only" in said(view)


def test_nothing_is_kept_without_consent(local: LocalPage, tested: LocalTested) -> None:
    local._on_answered(tested)
    asked: list[bool] = []
    consent = local.view.consent
    consent.consented.disconnect()
    consent.consented.connect(lambda: asked.append(True))
    assert not consent.inner.isVisible()
    local._on_answered(recalibrate(tested.found, True, no_report))
    assert consent.inner.isVisible() and not consent.do_button.isEnabled()
    assert "measured on the other" in consent.told.text()
    assert "replace those of revision 1" in consent.told.text()
    assert read_decision(tested.found.folder).revision == 1
    consent.do_button.click()
    assert asked == []
    consent.consent.click()
    consent.do_button.click()
    assert asked == [True]
    local._on_answered(recalibrate(tested.found, False, no_report))
    assert "kept as revision 2" in consent.told.text()
    assert not consent.inner.isVisible() and not consent.open_button.isVisible()
    assert read_decision(tested.found.folder).revision == 2


def test_a_recalibration_is_taken_back(local: LocalPage, tested: LocalTested) -> None:
    local._on_answered(tested)
    before = tested.found.decision
    local._on_answered(recalibrate(tested.found, False, no_report))
    consent = local.view.consent
    consent.undo_wanted.disconnect()
    consent.undo_button.click()
    assert local.view.tested is not None
    local._on_answered(take_back(local.view.tested.found, no_report))
    after = read_decision(tested.found.folder)
    assert (after.rule, after.temperature) == (before.rule, before.temperature)
    assert "Revision 1 of the decision rule is back, as revision 3" in consent.told.text()
    assert not consent.undo_button.isVisible() and consent.open_button.isVisible()
    assert recalibrate(local.view.tested.found, True, no_report)


def test_recalibration_happens_in_a_process(
    local: LocalPage, qtbot: QtBot, tested: LocalTested
) -> None:
    local._on_answered(tested)
    qtbot.mouseClick(local.view.consent.open_button, LEFT)
    qtbot.waitUntil(lambda: not local.errand.busy, timeout=SECONDS)
    assert local.view.consent.inner.isVisible(), local.view.consent.told.text()


def test_too_few_cases_cannot_recalibrate(local: LocalPage, tmp_path: Path) -> None:
    local._on_answered(LocalTested(local_validation(tmp_path / "few", 60, internal=False), ()))
    assert not local.view.consent.open_button.isEnabled()
    assert "35 of each are needed" in local.view.consent.told.text()
    assert "the run is not here" in local.view.notes.text()


def test_the_report_is_written(
    tested: LocalTested, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.evaluation.report.compose.PICTURES", {})
    monkeypatch.setattr("training.validation.facts_of", lambda folder: None)
    write_report(tested, tmp_path / "report.json", no_report)
    assert "Research and education only" in (tmp_path / "report.json").read_text()


def test_kept_cases_are_offered_where_there_are_some(local: LocalPage) -> None:
    setup = local.setup
    local.offer([], ())
    assert not setup.kept_button.isVisible()
    Casebook.open(cases_file()).close()
    local.offer([], ())
    setup.kept_button.click()
    assert setup.folder == cases_file() and "biopsy" in setup.folder_label.toolTip()
    assert not setup.csv_button.isEnabled()
