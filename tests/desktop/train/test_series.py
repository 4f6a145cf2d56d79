"""Search and folds from the window: asked for in a form made of the flags, followed in a table."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.train.run_thread import RunThread
from desktop.train.series_part import SeriesPart
from desktop.train.series_view import SeriesView
from tests.training.run_factory import supervisor
from training.config import Config, with_values
from training.config.yaml_text import parse_mapping
from training.run_directory import Status
from training.search.plan import parse_space, read_plan
from training.series import background
from training.series.option import FOLD_OPTIONS, SEARCH_OPTIONS
from training.series.progress import SeriesRow, SeriesRun

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LEFT = Qt.MouseButton.LeftButton
BASE = with_values(Config(), {"data.folder": "/data"})


@pytest.fixture
def answers() -> list[Config | UserError]:
    return [BASE]


@pytest.fixture
def part(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[Config | UserError]
) -> Iterator[SeriesPart]:
    monkeypatch.setattr(background, "launch_detached", lambda _command, _log: 1)
    thread = RunThread(supervisor(tmp_path))
    part = SeriesPart(thread, lambda: answers[0], lambda: "All begin with quick.")
    for view in part.views:
        qtbot.addWidget(view)
        view.resize(760, 560)
        view.show()
    thread.start()
    yield part
    thread.finish()


def row(path: Path, kind: str = "search", **more: object) -> SeriesRow:
    runs = (
        SeriesRun("trial-0000", Status.COMPLETED, 4, 0.75, ("8",)),
        SeriesRun("trial-0001", Status.STOPPED, 2, math.nan, ("16",)),
        SeriesRun("trial-0002", Status.RUNNING, 1, 0.5, ("32",)),
    )
    values: dict[str, object] = {
        "path": path, "kind": kind, "total": 4, "monitor": "val_balanced_accuracy", "workers": 1,
        "stopping": False, "runs": runs, "headers": ("optimise.batch_size",), "outcome": {},
    }  # fmt: skip
    return SeriesRow(**{**values, **more})  # type: ignore[arg-type]


def test_the_forms_have_the_options_of_the_command_line(part: SeriesPart) -> None:
    for kind, options in (("search", SEARCH_OPTIONS), ("folds", FOLD_OPTIONS)):
        editors = part.forms[kind].editors
        assert list(editors) == [spec.path for spec in options]
        assert all(editors[spec.path].input.accessibleDescription() == spec.description
                   for spec in options)  # fmt: skip


def test_every_setting_that_can_be_added_makes_a_valid_space(part: SeriesPart) -> None:
    form = part.forms["search"]
    for number in range(1, form.setting.count()):
        form.setting.activated.emit(number)
    text = form.space.toPlainText()
    space = parse_space(parse_mapping(text, "space"), BASE, "space")
    assert len(space) == form.setting.count() - 1 > 30


def test_a_search_is_started_and_shown(part: SeriesPart, qtbot: QtBot, tmp_path: Path) -> None:
    shown: list[QWidget] = []
    part.place_wanted.connect(shown.append)
    qtbot.mouseClick(part.view.new_search, LEFT)
    form = part.forms["search"]
    assert form.base_text.text() == "All begin with quick."
    form.space.setPlainText("optimise.batch_size: [8, 16]")
    form.editors["name"].set_value("mine")
    form.editors["trials"].set_value(7)
    qtbot.mouseClick(form.start, LEFT)
    qtbot.waitUntil(lambda: shown == [form, part.view])
    assert read_plan(tmp_path / "mine" / "search.yaml").trials == 7
    assert form.start.isEnabled()
    part.view.set_rows([row(tmp_path / "mine", workers=0)])
    assert part.view.table.texts.rows()[0][2] == "starting"


def test_what_is_wrong_is_said_in_the_form(
    part: SeriesPart, qtbot: QtBot, answers: list[Config | UserError]
) -> None:
    form = part.forms["folds"]
    form.devices.setText("nonsense!")
    qtbot.mouseClick(form.start, LEFT)
    assert "run.device is nonsense!" in form.message.text()
    form.devices.clear()
    form.editors["name"].set_value("../out")
    qtbot.mouseClick(form.start, LEFT)
    qtbot.waitUntil(lambda: "cannot name a folder" in form.message.text())
    answers[0] = UserError("No dataset is open.", "Open one.")
    qtbot.mouseClick(form.start, LEFT)
    assert "No dataset is open." in form.message.text()


@pytest.fixture
def view(qtbot: QtBot) -> SeriesView:
    view = SeriesView()
    qtbot.addWidget(view)
    view.resize(760, 560)
    view.show()
    return view


def test_progress_is_told_run_by_run(view: SeriesView, qtbot: QtBot) -> None:
    assert view.empty.isVisible() and not view.table.isVisible()
    mine, folds = Path("/runs/mine"), Path("/runs/folds")
    outcome = {"balanced_accuracy": 0.7}
    view.set_rows([row(mine), row(folds, "folds", total=2, workers=0, outcome=outcome)])
    assert view.table.texts.rows() == (
        ("mine", "search", "at work", "2 of 4", "0.750 (trial-0000)"),
        ("folds", "folds", "at rest", "1 of 2", "0.700 out of fold"),
    )
    assert [texts[:4] for texts in view.runs.texts.rows()] == [
        ("trial-0000", "completed", "4", "0.750"), ("trial-0001", "cut short", "2", "–"),
        ("trial-0002", "running", "1", "0.500"),
    ]  # fmt: skip
    assert view.said.text() == "Training trial-0002."
    qtbot.waitUntil(lambda: view.runs.height() > 0 and view.bar.height() > 0)
    with qtbot.waitSignal(view.stop_wanted) as stopped:
        qtbot.mouseClick(view.stop, LEFT)
    assert stopped.args == [mine]
    view.choose(folds)
    view.set_rows([row(mine), row(folds, "folds", total=1, workers=0, outcome=outcome)])
    assert view.title.text() == "folds"
    assert "Balanced accuracy 0.700" in view.said.text()
    assert not view.go_on.isVisible()


def test_one_that_rests_is_gone_on_with(view: SeriesView, qtbot: QtBot) -> None:
    mine = Path("/runs/mine")
    view.set_rows([row(mine, workers=0)])
    view.devices.setText("cpu")
    qtbot.waitUntil(lambda: view.runs.height() > 0 and view.bar.height() > 0)
    with qtbot.waitSignal(view.go_on_wanted) as wanted:
        qtbot.mouseClick(view.go_on, LEFT)
    assert wanted.args == [mine, ("cpu",)]
    assert view.state_text(row(mine, workers=0)) == "starting" and not view.go_on.isVisible()
    view.show_error("It cannot be started.")
    assert view.go_on.isVisible() and view.message.isVisible()
    view.set_rows([row(mine, problem="Damaged: the plan.")])
    assert view.said.text() == "Damaged: the plan."
