"""Every image of a dataset decoded once into one memory-mapped array.

Built in parallel, atomically and resumably: a build that was killed goes on where it was. A bad image
is a problem row, and its place in the array is marked as not good.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from filelock import FileLock

from core.atomic import replacing, write_json
from core.error import Problem, ProblemKind, UserError
from core.image import BadImage, Pixels
from core.preprocessing import Preprocessing
from core.record import Record

Progress = Callable[[int, int], None]

_VERSION = 1
_PENDING, _GOOD, _BAD = 0, 1, 2
_CHUNK = 512
_SPARE_BYTES = 100_000_000


@dataclass(frozen=True)
class ImageStore:
    """The canvases of all records: `pixels` uint8 [images, height, width, 3], `good` bool [images]."""

    pixels: Pixels
    good: npt.NDArray[np.bool_]
    problems: tuple[Problem, ...]


def open_store(
    records: Sequence[Record],
    preprocessing: Preprocessing,
    fingerprint: str,
    folder: Path,
    *,
    workers: int = 2,
    progress: Progress | None = None,
) -> ImageStore:
    """Open the store of `records` under `folder`, building what is missing of it.

    `fingerprint` stands for the content of the dataset. Raises UserError where the disk is too full or
    the folder cannot be written.
    """
    height, width = preprocessing.canvas_height, preprocessing.canvas_width
    text = f"{_VERSION}|{fingerprint}|{height}x{width}|{len(records)}"
    home = folder / "stores" / hashlib.sha256(text.encode()).hexdigest()[:24]
    shape = (len(records), height, width, 3)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(home / "lock"):
            if not (home / "store.json").exists():
                _build(records, preprocessing, home, shape, workers, progress)
        return _read(home, shape)
    except OSError as error:
        raise UserError(
            f"The image store at {home} cannot be written: {error.strerror or error}.",
            "Free some space or set DERMADESK_CACHE to another folder.",
        ) from error


def _read(home: Path, shape: tuple[int, int, int, int]) -> ImageStore:
    facts = json.loads((home / "store.json").read_text(encoding="utf-8"))
    state = np.fromfile(home / "state.u8", dtype=np.uint8)
    if state.shape != (shape[0],) or (home / "pixels.u8").stat().st_size != int(np.prod(shape)):
        raise UserError(f"The image store at {home} is damaged.", "Delete that folder; it is rebuilt.")
    pixels = np.memmap(home / "pixels.u8", dtype=np.uint8, mode="r", shape=shape)
    problems = tuple(
        Problem(ProblemKind.UNREADABLE, str(row["where"]), str(row["reason"])) for row in facts["problems"]
    )
    return ImageStore(pixels, state == _GOOD, problems)


def _build(
    records: Sequence[Record],
    preprocessing: Preprocessing,
    home: Path,
    shape: tuple[int, int, int, int],
    workers: int,
    progress: Progress | None,
) -> None:
    state_file = home / "state.u8"
    kept = (home / "pixels.u8").exists()
    pixels = _allocate(home / "pixels.u8", shape)
    state = np.zeros(shape[0], dtype=np.uint8)
    if kept and state_file.exists() and state_file.stat().st_size == shape[0]:
        state = np.fromfile(state_file, dtype=np.uint8)
    reasons: dict[int, str] = {}

    def decode(index: int) -> None:
        try:
            pixels[index] = preprocessing.read(records[index].path)
            state[index] = _GOOD
        except BadImage as error:
            reasons[index] = str(error)
            state[index] = _BAD

    # A bad image is read again on resume: its reason lives in memory until the store is whole.
    pending = np.flatnonzero(state != _GOOD)
    done = shape[0] - len(pending)
    with ThreadPoolExecutor(max(1, workers)) as pool:
        for start in range(0, len(pending), _CHUNK):
            chunk = pending[start : start + _CHUNK]
            list(pool.map(decode, chunk.tolist()))
            pixels.flush()
            _write_state(state_file, state)
            done += len(chunk)
            if progress is not None:
                progress(done, shape[0])
    _write_state(state_file, state)
    rows = [{"where": records[index].path.name, "reason": reasons[index]} for index in sorted(reasons)]
    write_json(home / "store.json", {"version": _VERSION, "shape": list(shape), "problems": rows})


def _allocate(path: Path, shape: tuple[int, int, int, int]) -> Pixels:
    """Reserve the whole array first: a full disk is then an error, not a signal in the middle."""
    size = int(np.prod(shape))
    present = path.stat().st_size if path.exists() else 0
    free = shutil.disk_usage(path.parent).free
    if size - present + _SPARE_BYTES > free:
        raise UserError(
            f"The image store needs {size / 1e6:.0f} MB at {path.parent}; {free / 1e6:.0f} MB are free.",
            "Free some space or set DERMADESK_CACHE to another folder.",
        )
    if present != size:
        with path.open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.truncate(size)
    return np.memmap(path, dtype=np.uint8, mode="r+", shape=shape)


def _write_state(path: Path, state: npt.NDArray[np.uint8]) -> None:
    with replacing(path) as file:
        file.write(state.tobytes())
