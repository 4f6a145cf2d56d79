"""The watcher follows a run on a shared disk by its heartbeat, wherever its worker lives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.train.snapshot import RunRow
from desktop.train.watcher import RunWatcher
from tests.training.run_factory import make_run
from training.events import EventWriter, Heartbeat, Started, Stopped
from training.run_directory import RunDirectory, Status, list_runs

ELSEWHERE = Started(1, "another-host", False)


@pytest.fixture
def watcher(tmp_path: Path, qtbot: QtBot) -> Iterator[RunWatcher]:
    watcher = RunWatcher(tmp_path)
    yield watcher
    watcher.stop()


def test_a_run_of_another_host_is_watched_like_a_local_one(
    watcher: RunWatcher, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run(tmp_path)
    told: list[Status] = []

    def take(rows: tuple[RunRow, ...]) -> None:
        told.extend(row.status for row in rows)

    watcher.rows_changed.connect(take)
    with EventWriter(run.events) as writer:
        writer.write(ELSEWHERE)
        writer.write(Heartbeat())
        watcher.start()
        qtbot.waitUntil(lambda: told[-1:] == [Status.RUNNING])
        # Its lock cannot be seen from here: silence is what tells that it was cut off.
        monkeypatch.setattr("training.run_state.FRESH_SECONDS", 0.0)
        qtbot.waitUntil(lambda: told[-1:] == [Status.INTERRUPTED])
        writer.write(Stopped(1))
        qtbot.waitUntil(lambda: told[-1:] == [Status.STOPPED])


def test_a_disk_that_fails_once_does_not_end_the_watching(
    watcher: RunWatcher, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_run(tmp_path)
    failures: list[UserError] = []
    watcher.failed.connect(failures.append)

    def broken(_folder: Path) -> list[RunDirectory]:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.train.watcher.list_runs", broken)
        watcher.start()
        qtbot.waitUntil(lambda: len(failures) == 1)
        watcher.refresh()
    assert "cannot be followed: Input/output error" in failures[0].message
    with qtbot.waitSignal(watcher.rows_changed):
        watcher.refresh()


def test_a_run_that_is_made_in_the_moment_of_a_scan_is_expected_at_the_next(
    watcher: RunWatcher, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[RunRow] = []
    watcher.rows_changed.connect(lambda rows: told.extend(rows))

    def overtaken(folder: Path) -> list[RunDirectory]:
        found = list_runs(folder)
        if not found:
            watcher.expect(make_run(tmp_path).path)
        return found

    monkeypatch.setattr("desktop.train.watcher.list_runs", overtaken)
    watcher.start()
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1].starting
