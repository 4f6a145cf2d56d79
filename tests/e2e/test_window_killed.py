"""The window is killed while a run trains; the next window shows the run live."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from training.run_directory import RunDirectory, Status, list_runs
from training.supervisor import Supervisor

_ROOT = Path(__file__).resolve().parents[2]
_KILLED_WINDOW = """
import os, signal, sys
from pathlib import Path
from desktop.app import Desk, make_application
from desktop.pilot import Pilot
from training.config import build_config
images, runs = Path(sys.argv[1]), Path(sys.argv[2])
desk = Desk(make_application(["window"]), runs_folder=runs)
pilot = Pilot(desk)
desk.show()
pilot.open(images)
config = build_config({
    "data": {"folder": images},
    "model": {"image_size": 32, "random_weights": True, "head": "linear"},
    "head_phase": {"epochs": 0},
    "fine_tune": {"epochs": 10000},
    "run": {"device": "cpu"},
})
pilot.train(config, 240, lambda epochs: os.kill(os.getpid(), signal.SIGKILL))
"""
_NEXT_WINDOW = """
import sys
from pathlib import Path
from desktop.app import TRAIN, Desk, make_application
from desktop.pilot import Pilot
from training.run_directory import Status
desk = Desk(make_application(["window"]), runs_folder=Path(sys.argv[1]))
pilot = Pilot(desk)
desk.show()
desk.window.show_page(TRAIN)
model = pilot.train_page.model
rows = lambda: [model.row(number) for number in range(model.rowCount())]
running = lambda: [row for row in rows() if row.status is Status.RUNNING]
pilot.wait(lambda: bool(running()), "Finding the run", 240)
before = running()[0].progress
pilot.wait(lambda: bool(running()) and running()[0].progress > before, "Watching it", 240)
heavy = [name for name in ("torch", "torchvision", "timm") if name in sys.modules]
desk.window.close()
desk.close()
sys.exit(f"loaded {heavy}" if heavy else 0)
"""


def _python(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    return subprocess.run(
        command,
        env=environment,
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_the_next_window_shows_the_run_of_a_killed_one(demo_folder: Path, tmp_path: Path) -> None:
    killed = _python(_KILLED_WINDOW, demo_folder, tmp_path)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    run: RunDirectory = list_runs(tmp_path)[0]
    try:
        assert run.status() is Status.RUNNING
        following = _python(_NEXT_WINDOW, tmp_path)
        assert following.returncode == 0, following.stderr
    finally:
        Supervisor(tmp_path).kill(run)
