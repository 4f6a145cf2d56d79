"""A case as the window has it: answer, neighbours, Grad-CAM, a batch, and the first after a start.

Everything goes through what the engine process calls, files decoded and flags told. Without
`--model` it is EfficientNet-Lite0 at 224 px with random heads and 6,400 invented training
lesions: what it knows does not change its speed.
"""

from __future__ import annotations

import itertools
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks.classification import make_bundle, time_ours, time_plain
from benchmarks.measure import Row, Setting, against, apart, limited, median_seconds
from benchmarks.picture import dataset_folder, large_files
from core.record import Patient

_LESIONS, _WIDTH = 6400, 1280
_WARM_UP = 10
_ONE, _NEAR, _WHERE, _COLD = 40.0, 60.0, 400.0, 4.0
_FASTER, _BATCH = 2.5, 5.0
_PLAIN_TIMES = 150
_LIKE, _UNIT = "probabilities, against Pillow, torchvision and eager torch", "images/s"


def run(setting: Setting) -> list[Row]:
    """Measure each part in a process of its own: thread pools of two would meet."""
    folder, named = _model(setting)
    files = large_files(setting)
    times = 20 if setting.small else 100
    rounds = 1 if setting.small else 3
    ours = {
        name: 1000 * statistics.median(apart(work, folder, files, times) for _ in range(rounds))
        for name, work in (("one", time_one), ("near", time_near))
    }
    where = 1000 * apart(time_where, folder, files, times // 5)
    rows = [
        limited("case", f"one view with its flags, p50 ({named})", ours["one"], _ONE, "ms"),
        limited("case", "the same and its 16 neighbours, p50", ours["near"], _NEAR, "ms"),
        limited("case", "Grad-CAM of one image, p50", where, _WHERE, "ms"),
        *_against_plain(setting, folder, files, times),
    ]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    cold = [time_cold(folder, files[0]) for _ in range(1 + rounds)][1:]  # the first warms the disk
    answered, stall = (statistics.median(column) for column in zip(*cold, strict=True))
    rows.append(
        limited("case", "process start to first answer in the window", answered, _COLD, "s")
    )
    rows.append(limited("case", "stall of the window meanwhile, worst", stall, None, "ms"))
    return rows


def _against_plain(setting: Setting, folder: Path, files: Sequence[Path], times: int) -> list[Row]:
    """Compare with a plain loop, which makes no checks and keeps no journal: the target is alike.

    What is asked in the window and by `predict`, with both, stands beside it.
    """
    large = [1 / apart(work, folder, files, times) for work in (time_ours, time_one, time_plain)]
    paths = sorted(dataset_folder(setting).rglob("*_images_part_*/*.jpg"))
    paths = paths[:140] if setting.small else paths
    alone = [1 / apart(time_plain, folder, paths[:_PLAIN_TIMES], _PLAIN_TIMES) for _ in range(2)]
    shares = len(paths) / apart(time_shares, folder, paths)
    whole = len(paths) / apart(time_batch, folder, paths, setting.work / "table.csv")
    alone += [1 / apart(time_plain, folder, paths[:_PLAIN_TIMES], _PLAIN_TIMES)]
    many, plain = f"a batch of {len(paths):,} images", statistics.median(alone)
    return [
        against("case", f"one view, {_LIKE}", large[0], large[2], _UNIT, _FASTER),
        against("case", "one view with its flags, against the same", large[1], large[2], _UNIT),
        against("case", f"{many}, {_LIKE}, one at a time", shares, plain, _UNIT, _BATCH),
        against("case", f"{many} with flags and journal, against the same", whole, plain, _UNIT),
    ]


def _model(setting: Setting) -> tuple[Path, str]:
    """Return the model to measure, and what to call it."""
    if setting.model is not None:
        from core.inference.model_choice import find_bundle

        return find_bundle(setting.model, setting.model), setting.model.name
    folder = setting.work / "case-bundle"
    apart(make_bundle, folder)
    apart(give_experience, folder)
    return folder, "random weights"


def give_experience(folder: Path) -> None:
    """Give a bundle invented training lesions, as many as the training subset of HAM10000 has."""
    import numpy as np

    from core.bundle import read_bundle
    from core.diagnosis import CODES
    from core.experience.fit import Seen, fit_experience
    from core.experience.store import write_experience
    from core.record import Record

    rng = np.random.default_rng(0)
    records = [
        Record(f"I{n}", f"L{n}", CODES[n % len(CODES)], "histo", Patient(), Path())
        for n in range(_LESIONS)
    ]
    features = rng.random((_LESIONS, _WIDTH), dtype=np.float32)
    contents = rng.integers(0, 256, (_LESIONS, 32), dtype=np.uint8)
    seen = Seen(records, features, contents, rng.integers(0, len(CODES), _LESIONS))
    write_experience(read_bundle(folder), fit_experience(seen, seen, CODES), {})


def time_one(folder: Path, files: Sequence[Path], times: int) -> float:
    """Return the median seconds of an answer at a glance, as the window asks for it."""
    from desktop.case_task import glance

    turn = itertools.cycle(files)
    once = partial(_answer, glance, folder, turn)
    return median_seconds(once, times, _WARM_UP)


def time_near(folder: Path, files: Sequence[Path], times: int) -> float:
    """Return the median seconds of an answer at a glance and the neighbours after it."""
    from desktop.case_task import glance, neighbours

    turn = itertools.cycle(files)

    def once() -> None:
        path = next(turn)
        glance(folder, [path], [Patient(50.0)], [""])
        neighbours(folder, [path], "")

    return median_seconds(once, times, _WARM_UP)


def time_where(folder: Path, files: Sequence[Path], times: int) -> float:
    """Return the median seconds of a Grad-CAM overlay, as the window asks for it."""
    from desktop.engine_task import explain

    turn = itertools.cycle(files)
    return median_seconds(lambda: explain(folder, next(turn), Patient(50.0), 4), times, 3)


def time_shares(folder: Path, paths: Sequence[Path]) -> float:
    """Return the seconds that the probabilities of images take, once the model is open."""
    from core.classifier import Classifier

    classifier = Classifier.open(folder)
    patients = [Patient(50.0)] * len(paths)
    classifier.classify_files(paths[:64], patients[:64])
    start = time.perf_counter()
    classifier.classify_files(paths, patients)
    return time.perf_counter() - start


def time_batch(folder: Path, paths: Sequence[Path], table: Path) -> float:
    """Return the seconds that `dermadesk predict --out` works on images, once the model is open."""
    from core.case.batch import Asked, kept, told
    from core.case.examiner import Examiner
    from core.classifier import Classifier

    examiner = Examiner.of(Classifier.open(folder))
    asked = [Asked(path, Patient(50.0)) for path in paths]
    told(examiner, asked[:64])
    start = time.perf_counter()
    with kept(table, examiner.classifier.bundle) as journal:
        told(examiner, asked, journal)
        journal.finish()
    return time.perf_counter() - start


def time_cold(folder: Path, image: Path) -> tuple[float, float]:
    """Return the seconds from the start of the process to an answer in the window, and the stall.

    That is the longest time in ms that the event loop was away meanwhile, with the building of all
    pages. The disk is warm.
    """
    command = [sys.executable, "-m", "benchmarks.first_answer", str(folder), str(image)]
    start = time.time()
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    answered, stall = done.stdout.split()
    return float(answered) - start, float(stall)


def _answer(ask: Callable[..., object], folder: Path, turn: itertools.cycle[Path]) -> object:
    return ask(folder, [next(turn)], [Patient(50.0)], [""])
