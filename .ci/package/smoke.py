"""`python .ci/package/smoke.py FOLDER`: tries a package as on a machine that never saw its source.

FOLDER holds the two programs. They run in an empty home and another folder, with no variable of
this shell; what they write to stderr fails the trial unless it is named in `room.EXPECTED`. Ends
with 0 where everything worked, else with 1 and the step that did not. Needs only the standard
library.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from photograph import as_dicom
from room import Broken, Room

_SECONDS = 1800.0
_LOOK_SECONDS = 0.05
_GONE_SECONDS = 60.0
_SETTINGS = (
    "head_phase.epochs=1",
    "head_phase.views=1",
    "fine_tune.epochs=1",
    "model.image_size=64",
)
_GRAPH = "model.onnx"
_CLASSES = ("akiec", "bcc", "bkl", "df", "mel", "nv", "vasc")


def foreign_files(maps: str, programs: Path) -> list[str]:
    """Return what a process has mapped that is neither of the package nor of the system.

    `maps` is the text of its /proc/PID/maps; Qt counts as foreign: a worker has none.
    """
    paths = {parts[5] for line in maps.splitlines() if len(parts := line.split(maxsplit=5)) == 6}
    code = {path for path in paths if re.search(r"\.so(\.|$)|/dermadesk[^/]*$", path)}
    system = ("/usr/lib", "/lib", str(programs))
    return sorted(path for path in code if not path.startswith(system) or "Qt6" in path)


def main(arguments: Sequence[str]) -> int:
    """Try the package in the folder given and return the exit code."""
    with tempfile.TemporaryDirectory(prefix="dermadesk-package-") as name:
        room = Room(Path(arguments[0]), Path(name))
        try:
            _try(room)
        except (Broken, OSError, subprocess.TimeoutExpired) as error:
            print(f"The package does not work: {error}", file=sys.stderr)
            return 1
    print("The package works.")
    return 0


def _try(room: Room) -> None:
    if not room.run("--version").startswith("dermadesk "):
        raise Broken("--version does not name the program")
    _try_window(room)
    room.run("doctor")
    images = room.folder / "images"
    room.run("demo", str(images), "--images", "70")
    run = _train(room, images)
    _try_model(room, run, next(iter(sorted(images.rglob("*.jpg")))))
    report = room.folder / "report.pdf"
    room.run("evaluate", str(run), "--resamples", "50", "--report", str(report))
    if not report.read_bytes().startswith(b"%PDF-"):
        raise Broken("the report is no PDF")
    _search(room, images)


def _try_model(room: Room, run: Path, picture: Path) -> None:
    model = ("--model", str(run))
    answer = _classify(room, picture, *model)
    packed = room.folder / "picture.dcm"
    packed.write_bytes(as_dicom(picture.read_bytes()))
    if abs(_classify(room, packed, *model) - answer) > 0.05:
        raise Broken("the same picture as a DICOM file is answered otherwise")
    if bundled := list(room.whole.glob("**/resources/models/*/model.json")):
        if bare := [str(file.parent) for file in bundled if not file.with_name(_GRAPH).is_file()]:
            raise Broken(f"its graph was not made ready before the build: {', '.join(bare)}")
        _classify(room, picture)  # the model that came with it needs no name
    heat = room.folder / "heat.png"
    room.run("explain", str(run), str(picture), "--out", str(heat))
    if not heat.read_bytes().startswith(b"\x89PNG"):
        raise Broken("the heat map is no PNG")


def _search(room: Room, images: Path) -> None:
    """Make a search of one trial, its storage a database."""
    space = room.folder / "space.yaml"
    space.write_text("optimise.batch_size: [8, 16]\n", encoding="utf-8")
    settings = [word for setting in _SETTINGS for word in ("--set", setting)]
    room.run(
        "search", str(space), "--data", str(images), "--preset", "quick", *settings,
        "--trials", "1", "--storage", f"sqlite:///{(room.folder / 'trials.db').as_posix()}",
        "--runs", str(room.folder / "searches"),
    )  # fmt: skip


def _try_window(room: Room) -> None:
    room.run("--self-test", more={"QT_QPA_PLATFORM": "offscreen"})
    virtual = shutil.which("xvfb-run")
    if virtual is None:
        print("           no xvfb-run here: the window was tried offscreen only")
        return
    begin = (virtual, "-a", "-s", "-screen 0 1280x800x24")
    room.run("--self-test", before=begin, more={"QT_QPA_PLATFORM": "xcb"})


def _train(room: Room, images: Path) -> Path:
    """Train an epoch, kill the worker, go on to the end; return the run."""
    settings = [word for setting in _SETTINGS for word in ("--set", setting)]
    runs = room.folder / "runs"
    room.run(
        "train", "--preset", "quick", "--data", str(images), *settings,
        "--runs", str(runs), "--detach",
    )  # fmt: skip
    run = next(runs.glob("*/events.jsonl")).parent
    pid = _wait_for_epoch(run)
    maps = Path(f"/proc/{pid}/maps")
    foreign = foreign_files(maps.read_text(), room.programs) if maps.exists() else []
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    if foreign:
        raise Broken(f"the worker has loaded what is not the package's: {', '.join(foreign)}")
    deadline = time.monotonic() + _GONE_SECONDS
    while (status := _status(room, runs)) == "running" and time.monotonic() < deadline:
        time.sleep(1.0)  # a process of gigabytes does not end at once
    if status != "interrupted":
        raise Broken(f"a killed run should be interrupted, and is {status}")
    room.run("resume", str(run), "--runs", str(runs))
    if (status := _status(room, runs)) != "completed":
        raise Broken(f"a resumed run should be completed, and is {status}")
    log = (run / "train.log").read_text(encoding="utf-8")
    if "Traceback" in log:
        raise Broken(f"the worker's log:\n{log}")
    return run


def _wait_for_epoch(run: Path) -> int:
    """Return the worker's process when its first epoch has ended."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        text = (run / "events.jsonl").read_text(encoding="utf-8")
        events = [json.loads(line) for line in text.splitlines(keepends=True) if line[-1] == "\n"]
        names = [event["event"] for event in events]
        if "failed" in names or "completed" in names:
            break
        if "epoch_done" in names:
            return int(events[names.index("started")]["pid"])
        time.sleep(_LOOK_SECONDS)
    raise Broken(f"no epoch to kill the worker after:\n{(run / 'train.log').read_text()}")


def _status(room: Room, runs: Path) -> str:
    return str(json.loads(room.run("runs", "--runs", str(runs), "--json"))[0]["status"])


def _classify(room: Room, picture: Path, *model: str) -> float:
    """Classify one file and return the malignancy of the answer."""
    table = room.folder / "answers.csv"
    table.unlink(missing_ok=True)
    room.run("predict", str(picture), *model, "--age", "55", "--out", str(table))
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    total = sum(float(rows[0][f"p_{code}"]) for code in _CLASSES) if len(rows) == 1 else 0.0
    if abs(total - 1.0) > 1e-3:
        raise Broken(f"the answer on {picture.name} does not add up: {rows}")
    return float(rows[0]["p_malignant"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
