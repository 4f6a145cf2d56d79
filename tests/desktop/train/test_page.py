"""The Train page with scripted workers: from Start to the figures, and found again afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.session import Session
from desktop.train.page import TrainPage
from desktop.train.watcher import TICK_SECONDS
from tests.training.run_factory import end_workers, make_folder, make_run, supervisor, wait_for
from tests.training.scripted_worker import CRASH, FAIL, LONG, SHORT
from training.note import read_note
from training.run_directory import Status, list_runs

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LEFT = Qt.MouseButton.LeftButton
SECONDS = 30_000


@pytest.fixture
def runs(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "runs"
    yield folder
    end_workers(folder)


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session(check_images=False)
    yield session
    session.close()


@pytest.fixture
def page(qtbot: QtBot, session: Session, runs: Path) -> Iterator[TrainPage]:
    page = make_page(qtbot, session, runs)
    yield page
    page.close_page()


def make_page(qtbot: QtBot, session: Session, runs: Path) -> TrainPage:
    page = TrainPage(session, runs, supervisor(runs))
    while page.build_next():
        pass
    qtbot.addWidget(page)
    page.resize(1180, 760)
    page.show()
    return page


def start(page: TrainPage, session: Session, qtbot: QtBot, folder: Path, note: str) -> None:
    with qtbot.waitSignal(session.dataset_changed, timeout=SECONDS):
        session.open_folder(make_folder(folder))
    page.new_run_view.form.editor("run.note").set_value(note)
    qtbot.mouseClick(page.new_run_view.start, LEFT)


def shown(page: TrainPage) -> str:
    detail = page.run_view.detail
    return detail.row.status_text if detail is not None else ""


def test_a_run_from_start_to_figures(
    page: TrainPage, session: Session, qtbot: QtBot, tmp_path: Path, runs: Path
) -> None:
    start(page, session, qtbot, tmp_path / "images", SHORT)
    qtbot.waitUntil(lambda: shown(page) == "completed", timeout=SECONDS)
    view = page.run_view
    assert page.run_view.isVisible()
    run = list_runs(runs)[0]
    assert any(run.config().run.split_hash in text for text in view.figures.texts())
    assert "0.710" in view.figures.texts()
    assert view.curves.balanced.series_names() == ("balanced accuracy", "ROC-AUC", "PR-AUC")
    assert view.curves.loss.series_names() == ("training", "validation")
    assert view.bar.value() == view.bar.maximum()
    assert not view.resume.isVisible() and not view.stop.isVisible()
    qtbot.waitUntil(lambda: "scripted worker: short" in view.log.toPlainText(), timeout=SECONDS)
    assert run.config().run.threads >= 1
    labels = [label.text() for label in view.findChildren(type(view.activity))]
    assert any("Research and education only" in text for text in labels)


def test_pause_resume_stop_resume(
    page: TrainPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    said: list[str] = []
    page.training_changed.connect(said.append)
    start(page, session, qtbot, tmp_path / "images", LONG)
    qtbot.waitUntil(lambda: shown(page) == "running", timeout=SECONDS)
    view = page.run_view
    for button, status in (
        (view.pause, "paused"),
        (view.resume, "running"),
        (view.stop, "stopped"),
        (view.resume, "running"),
        (view.stop, "stopped"),
    ):
        qtbot.waitUntil(lambda button=button: button.isEnabled(), timeout=SECONDS)
        qtbot.mouseClick(button, LEFT)
        assert not button.isEnabled()
        qtbot.waitUntil(lambda status=status: shown(page) == status, timeout=SECONDS)
    assert "images/s" not in view.activity.text()
    assert any(text.startswith("Training") for text in said) and said[-1] == ""


def test_live_figures(page: TrainPage, session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    start(page, session, qtbot, tmp_path / "images", LONG)
    qtbot.waitUntil(
        lambda: page.run_view.detail is not None and len(page.run_view.detail.history) > 5,
        timeout=SECONDS,
    )
    assert "100 images/s" in page.run_view.activity.text()
    assert "left" in page.run_view.activity.text()
    qtbot.mouseClick(page.run_view.stop, LEFT)
    qtbot.waitUntil(lambda: shown(page) == "stopped", timeout=SECONDS)


@pytest.mark.parametrize(
    ("note", "status", "words"),
    [
        (FAIL, "failed", "The disk is full. Free some space, then resume."),
        (CRASH, "queued", "exit code 3"),
    ],
)
def test_what_went_wrong_is_said(
    page: TrainPage,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    note: str,
    status: str,
    words: str,
) -> None:
    start(page, session, qtbot, tmp_path / "images", note)
    qtbot.waitUntil(
        lambda: shown(page) == status and words in page.run_view.message.text(), timeout=SECONDS
    )
    assert page.run_view.resume.isVisible()


def test_a_run_lives_on_and_is_found_again(
    qtbot: QtBot, session: Session, tmp_path: Path, runs: Path
) -> None:
    first = make_page(qtbot, session, runs)
    start(first, session, qtbot, tmp_path / "images", LONG)
    qtbot.waitUntil(lambda: shown(first) == "running", timeout=SECONDS)
    first.close_page()
    run = list_runs(runs)[0]
    done = len(run.history())
    wait_for(lambda: len(run.history()) > done)
    second = make_page(qtbot, session, runs)
    qtbot.waitUntil(lambda: shown(second) == "running", timeout=SECONDS)
    assert second.run_view.isVisible()
    qtbot.mouseClick(second.run_view.stop, LEFT)
    qtbot.waitUntil(lambda: shown(second) == "stopped", timeout=SECONDS)
    second.close_page()


def test_a_killed_worker_is_shown_and_resumed(
    page: TrainPage, session: Session, qtbot: QtBot, tmp_path: Path, runs: Path
) -> None:
    start(page, session, qtbot, tmp_path / "images", LONG)
    qtbot.waitUntil(lambda: shown(page) == "running", timeout=SECONDS)
    supervisor(runs).kill(list_runs(runs)[0])
    qtbot.waitUntil(
        lambda: shown(page) == "interrupted" and page.run_view.resume.isEnabled(), timeout=SECONDS
    )
    assert page.run_view.message.text()
    qtbot.mouseClick(page.run_view.resume, LEFT)
    qtbot.waitUntil(lambda: shown(page) == "running", timeout=SECONDS)
    assert page.run_view.message.text() == ""


def test_runs_come_and_go(page: TrainPage, qtbot: QtBot, runs: Path) -> None:
    qtbot.waitUntil(lambda: page._empty.isVisible(), timeout=SECONDS)
    run = make_run(runs, name="mine")
    bad = make_run(runs, name="bad")
    (bad.path / "config.yaml").write_text("optimise: 3\n")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SECONDS)
    assert not page._empty.isVisible()
    page.show_run(bad.path)
    qtbot.waitUntil(lambda: page.run_view.path == bad.path, timeout=SECONDS)
    page.show_run(run.path)
    qtbot.waitUntil(lambda: page.run_view.path == run.path, timeout=SECONDS)
    run.path.rename(runs.parent / "elsewhere")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SECONDS)
    qtbot.mouseClick(page.new_run, LEFT)
    assert page.new_run_view.isVisible()


def test_a_refusal_is_said_where_it_was_asked(
    page: TrainPage, session: Session, qtbot: QtBot, tmp_path: Path, runs: Path
) -> None:
    with qtbot.waitSignal(session.dataset_changed, timeout=SECONDS):
        session.open_folder(make_folder(tmp_path / "images"))
    page.new_run_view.scheme.setCurrentText("some/how")
    qtbot.mouseClick(page.new_run_view.start, LEFT)
    qtbot.waitUntil(lambda: not page.new_run_view.busy, timeout=SECONDS)
    assert "some/how" in page.new_run_view.message.text()
    run = make_run(runs)
    page.show_run(run.path)
    qtbot.waitUntil(lambda: page.run_view.path == run.path, timeout=SECONDS)
    with qtbot.waitSignal(page.thread_of_runs.failed, timeout=SECONDS) as failed:
        page.run_view.stop_requested.emit(run.path)
    assert isinstance(failed.args[0], UserError)
    assert "No worker is at work" in page.run_view.message.text()
    assert run.status() is Status.QUEUED


def test_a_crash_leaves_no_button_dead(page: TrainPage, runs: Path, qtbot: QtBot) -> None:
    run = make_run(runs)
    page.show_run(run.path)
    qtbot.waitUntil(lambda: page.run_view.path == run.path, timeout=SECONDS)
    page.run_view._asked = "Pausing…"
    page.run_view._show_buttons()
    for form in page.series.forms.values():
        form.set_busy(True)
    with pytest.raises(RuntimeError):
        page._on_crashed(RuntimeError("bug"))
    assert all(form.start.isEnabled() for form in page.series.forms.values())
    assert page.run_view.resume.isEnabled()


def test_a_runs_folder_that_is_a_file(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    page = make_page(qtbot, session, tmp_path / "file")
    qtbot.waitUntil(lambda: "cannot be read" in page._empty.text(), timeout=SECONDS)
    qtbot.wait(round(2500 * TICK_SECONDS))
    assert "cannot be read" in page._empty.text()
    page.close_page()


def test_several_runs_are_compared_and_one_is_opened(
    page: TrainPage, qtbot: QtBot, runs: Path
) -> None:
    first, second = make_run(runs, name="first"), make_run(runs, name="second")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=SECONDS)
    page.show_run(first.path)
    qtbot.waitUntil(lambda: page.run_view.path == first.path, timeout=SECONDS)
    page.choose([first.path, second.path])
    view = page.compare_view
    assert view.isVisible() and set(view.paths) == {first.path, second.path}
    qtbot.waitUntil(lambda: view.order.rowCount() == 2, timeout=SECONDS)
    view.run_wanted.emit(second.path)
    qtbot.waitUntil(lambda: page.run_view.path == second.path, timeout=SECONDS)
    assert page.run_view.isVisible()


def test_the_place_that_is_shown_is_marked(page: TrainPage) -> None:
    places = (page.queue_button, page.series_button)
    for place in places:
        for _ in range(2):
            place.click()
            assert [button.isChecked() for button in places] == [
                button is place for button in places
            ]
    page.new_run.click()
    assert not any(button.isChecked() for button in places)


def test_a_note_is_kept_names_the_run_and_is_taken_back(
    page: TrainPage, qtbot: QtBot, runs: Path
) -> None:
    run = make_run(runs)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SECONDS)
    page.show_run(run.path)
    qtbot.waitUntil(lambda: page.run_view.path == run.path, timeout=SECONDS)
    page.run_view.note.text.setPlainText("with mixup")
    page.run_view.note.keep()
    qtbot.waitUntil(lambda: page.model.row(0).title == "with mixup", timeout=SECONDS)
    assert read_note(run.path) == "with mixup"
    page.undo_stack.undo()
    qtbot.waitUntil(lambda: read_note(run.path) == "", timeout=SECONDS)


def test_a_run_is_a_template_and_its_folder_is_opened(
    page: TrainPage, qtbot: QtBot, runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: bool(opened.append(url.toLocalFile()))
    )
    run = make_run(runs)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1, timeout=SECONDS)
    page.show_run(run.path)
    qtbot.waitUntil(lambda: page.run_view.path == run.path, timeout=SECONDS)
    qtbot.mouseClick(page.run_view.folder, LEFT)
    assert opened == [str(run.path)]
    assert "opens no folders" in page.run_view.message.text()
    qtbot.mouseClick(page.run_view.template, LEFT)
    qtbot.waitUntil(page.new_run_view.isVisible, timeout=SECONDS)
    assert f"Settings of {run.name}" in page.new_run_view._description.text()


def test_a_run_waits_in_the_queue_and_a_window_finds_it_again(
    page: TrainPage, session: Session, qtbot: QtBot, tmp_path: Path, runs: Path
) -> None:
    with qtbot.waitSignal(session.dataset_changed, timeout=SECONDS):
        session.open_folder(make_folder(tmp_path / "images"))
    qtbot.mouseClick(page.new_run_view.enqueue, LEFT)
    qtbot.waitUntil(lambda: page.queue_view.model.rowCount() == 1, timeout=SECONDS)
    assert page.queue_view.isVisible() and page.queue_button.text() == "Queue (1)"
    run = list_runs(runs)[0]
    page.show_run(run.path)
    qtbot.waitUntil(lambda: page.run_view.path == run.path, timeout=SECONDS)
    qtbot.mouseClick(page.run_view.enqueue, LEFT)
    words = "in the queue already"
    qtbot.waitUntil(lambda: words in page.queue_view.message.text(), timeout=SECONDS)
    second = make_page(qtbot, session, runs)
    qtbot.waitUntil(lambda: second.queue_view.model.names() == (run.name,), timeout=SECONDS)
    second.close_page()
