"""A window that watches one long run to its end and says what that cost: `python … HOME RUN`."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from desktop.app import TRAIN, Desk, make_application
from desktop.train.page import TrainPage
from tests.faults.trace import handles, resident
from training.events import EventReader
from training.run_directory import RunDirectory, Status
from training.supervisor import Supervisor

_LOOK_MS = 200
_LONGEST_SECONDS = 2400


class Tally(EventReader):
    """Counts the bytes of event files that this process reads, whoever asks for them."""

    read = 0

    def poll(self) -> list[Any]:
        before = self._offset
        found = super().poll()
        Tally.read += self._offset - before
        return found


class Watch:
    """Looks at the page, at both processes and at the time that painting takes."""

    def __init__(self, page: TrainPage, run: RunDirectory, worker: int) -> None:
        self._page, self._run, self._worker = page, run, worker
        self._deadline = time.monotonic() + _LONGEST_SECONDS
        self.looks: list[dict[str, float]] = []
        self.over = False

    def look(self) -> None:
        row = next((row for row in self._page.model.rows() if row.path == self._run.path), None)
        if row is None:
            return
        if row.status in (Status.COMPLETED, Status.FAILED) or time.monotonic() > self._deadline:
            self.over = True
            return
        charts = self._page.run_view.curves.charts
        begun = time.thread_time()
        for chart in charts:
            chart.repaint()
        spent = (time.thread_time() - begun) / len(charts)
        try:
            worker = {"worker": resident(self._worker), "worker_handles": handles(self._worker)}
        except FileNotFoundError:
            return  # it has just ended
        self.looks.append(
            {
                "progress": row.progress, "paint_ms": 1000 * spent, **worker,
                "window": resident(os.getpid()), "window_handles": handles(os.getpid()),
            }
        )  # fmt: skip


def main(home: Path, path: Path) -> int:
    """Start the run, watch it, and print what was seen as JSON."""
    import desktop.train.watcher
    import training.run_directory

    for module in (desktop.train.watcher, training.run_directory):
        module.EventReader = Tally  # type: ignore[misc]
    application = make_application(["window"])
    run, minder = RunDirectory(path), Supervisor(home / "runs")
    worker = minder.start(run)
    desk = Desk(application, runs_folder=home / "runs", start_engine=False)
    desk.window.resize(1280, 800)
    desk.show()
    desk.window.show_page(TRAIN)
    page = desk.window.page(TRAIN)
    assert isinstance(page, TrainPage)
    page.show_run(run.path)
    watch = Watch(page, run, worker)
    clock = QTimer(interval=_LOOK_MS)

    def look() -> None:
        watch.look()
        if watch.over:
            application.quit()

    clock.timeout.connect(look)
    clock.start()
    application.exec()
    clock.stop()
    read = Tally.read
    points = len(page.run_view.curves.loss.series_names())
    desk.window.close()
    desk.close()
    minder.release()
    print(json.dumps({"looks": watch.looks, "read": read, "series": points}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2])))
