"""Small runs and folders for tests, without images worth the name and without torch."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from core.diagnosis import CODES
from core.error import UserError
from core.record import Patient, Record
from core.split import Split
from training.config import Config, build_config
from training.run_directory import RunDirectory
from training.supervisor import Supervisor

WORKER = Path(__file__).with_name("scripted_worker.py")


def worker_command(run: Path) -> list[str]:
    return [sys.executable, str(WORKER), str(run)]


def records(count: int = 21) -> tuple[Record, ...]:
    return tuple(
        Record(f"I{i}", f"L{i // 2}", CODES[i % 7], "histo", Patient(), Path(f"I{i}.jpg"))
        for i in range(count)
    )


def split(count: int = 21) -> Split:
    subsets = ("train", "train", "train", "val", "test")
    return Split({f"I{i}": subsets[i // 2 % 5] for i in range(count)}, "64/16/20", 42)


def config(note: str = "") -> Config:
    return build_config({"run": {"note": note}, "data": {"folder": "/data"}})


def make_run(runs_folder: Path, note: str = "", name: str = "") -> RunDirectory:
    return RunDirectory.create(runs_folder, config(note), records(), split(), name=name)


def make_folder(folder: Path, lesions: int = 84) -> Path:
    """A HAM10000 folder of very small images, twelve lesions of each diagnosis."""
    folder.mkdir(parents=True)
    lines = ["lesion_id,image_id,dx,dx_type,age,sex,localization"]
    for i in range(lesions):
        Image.new("RGB", (8, 6), (i % 7 * 30, 99, 99)).save(folder / f"ISIC_{i:07}.jpg")
        lines.append(f"HAM_{i:07},ISIC_{i:07},{CODES[i % 7]},histo,50,male,back")
    (folder / "HAM10000_metadata.csv").write_text("\n".join(lines) + "\n")
    return folder


def supervisor(runs_folder: Path) -> Supervisor:
    return Supervisor(runs_folder, worker_command)


def end_workers(runs_folder: Path) -> None:
    """End whoever still trains a run of the folder; one may come to its end by itself meanwhile."""
    minder = supervisor(runs_folder)
    for run in minder.runs():
        if run.is_locked():
            with contextlib.suppress(UserError):
                minder.kill(run)


def wait_for(condition: Callable[[], bool], seconds: float = 120.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
