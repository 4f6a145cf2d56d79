"""Every image of a dataset decoded once into one memory-mapped array.

Built in parallel, atomically and resumably: a build that was killed goes on where it was. A bad
image is a problem row, and its place in the array is marked as not good.
"""

from __future__ import annotations

import errno
import hashlib
import logging
import math
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from filelock import FileLock

from core.atomic import replacing, sweep, write_json
from core.cache import USED
from core.error import Problem, ProblemKind, UserError
from core.image.decoding import BadImage, Pixels
from core.image.preprocessing import Preprocessing
from core.json_text import parse_json
from core.record import Record
from core.shortage import is_shortage, shortage

Progress = Callable[[int, int], None]

_VERSION = 1
_GOOD, _BAD = 1, 2  # 0: not decoded yet
_CHUNK = 512
_REPORT = 32
_SPARE_BYTES = 100_000_000
_LOG = logging.getLogger(__name__)
_OTHER_PLACE = "Free some space or set DERMADESK_CACHE to another folder."
# What an image itself is the reason of; all else (EIO, ESTALE, …) may be over in a moment.
_LASTING = frozenset(
    {errno.ENOENT, errno.ENOTDIR, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ELOOP,
     errno.ENAMETOOLONG}
)  # fmt: skip


@dataclass(frozen=True)
class ImageStore:
    """The canvases of all records: `pixels` uint8 [images, height, width, 3], `good` bool [images].

    `problems` has one row for each image that is not good, in order; its canvas is black.
    """

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

    `fingerprint` stands for the content of the dataset. `progress(done, total)` is called now and
    then; what it raises ends the build, which goes on from there the next time. Raises UserError
    where there are no records, the disk is too full or the folder cannot be written.
    """
    if not records:
        raise UserError("There are no images to train on.", "Open a folder that has some.")
    height, width = preprocessing.canvas_height, preprocessing.canvas_width
    ids = hashlib.sha256("\n".join(record.image_id for record in records).encode()).hexdigest()
    colours = preprocessing.colour_constancy
    # Stores that were made before there was a choice of colours keep their key.
    suffix = "" if colours == "none" else f"|{colours}"
    text = f"{_VERSION}|{fingerprint}|{height}x{width}|{ids}{suffix}"
    home = folder / "stores" / hashlib.sha256(text.encode()).hexdigest()[:24]
    shape = (len(records), height, width, 3)
    try:
        # A whole store never changes, so that reading one needs neither the lock nor the right to
        # write.
        if not (home / "store.json").exists():
            home.mkdir(parents=True, exist_ok=True)
            with FileLock(home / "lock"):
                if not (home / "store.json").exists():
                    sweep(home, 0)  # nobody else writes here now
                    _build(records, preprocessing, home, shape, workers, progress)
    except MemoryError as error:
        raise shortage() from error
    except OSError as error:
        if is_shortage(error):
            raise shortage() from error
        raise UserError(
            f"The image store at {home} cannot be written: {error.strerror or error}.", _OTHER_PLACE
        ) from error
    store = _read(home, shape)
    _mark_used(home)
    return store


def _mark_used(home: Path) -> None:
    try:
        (home / USED).touch()
    except OSError as error:
        _LOG.info("the time of the last use is not kept: %s", error)  # a read-only store is fine


def _read(home: Path, shape: tuple[int, int, int, int]) -> ImageStore:
    try:
        facts = parse_json((home / "store.json").read_bytes())
        state = np.fromfile(home / "state.u8", dtype=np.uint8)
        if state.shape != (shape[0],) or not _is_whole(home / "pixels.u8", shape):
            raise ValueError("the files do not have the size they should have")
        problems = tuple(
            Problem(ProblemKind.UNREADABLE, str(row["where"]), str(row["reason"]))
            for row in facts["problems"]
        )
        pixels = np.memmap(home / "pixels.u8", dtype=np.uint8, mode="r", shape=shape)
    except (OSError, ValueError, KeyError, TypeError, MemoryError) as error:
        if is_shortage(error):
            raise shortage() from error  # no reason to have a sound store deleted
        raise UserError(
            f"The image store at {home} is damaged: {error}.", "Delete that folder; it is rebuilt."
        ) from error
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
    state = np.zeros(shape[0], dtype=np.uint8)
    # The state tells what stands in the pixels, and is worth nothing without them.
    if _is_whole(home / "pixels.u8", shape) and _is_whole(state_file, shape[:1]):
        state = np.fromfile(state_file, dtype=np.uint8)
    pixels = _allocate(home / "pixels.u8", shape)
    reasons: dict[int, str] = {}

    def decode(index: int) -> None:
        try:
            pixels[index] = preprocessing.read(records[index].path)
            state[index] = _GOOD
        except BadImage as error:
            if is_shortage(error):
                # The image may be sound: it must not be left out for good.
                raise shortage() from error
            if _is_of_a_moment(error):
                raise UserError(
                    f"The images cannot be read now: {error}.",
                    "Check the disk or the network drive and start again; what was read is kept.",
                ) from error
            reasons[index] = str(error)
            state[index] = _BAD

    # A bad image is read again on resume: its reason lives in memory until the store is whole.
    pending = np.flatnonzero(state != _GOOD)
    done = shape[0] - len(pending)
    with ThreadPoolExecutor(max(1, workers), thread_name_prefix="decode") as pool:
        for start in range(0, len(pending), _CHUNK):
            chunk = pending[start : start + _CHUNK]
            for _ in pool.map(decode, chunk.tolist()):
                if progress is not None and done % _REPORT == 0:
                    progress(done, shape[0])
                done += 1
            pixels.flush()
            _write_state(state_file, state)
    rows = [{"where": records[i].path.name, "reason": reasons[i]} for i in sorted(reasons)]
    write_json(home / "store.json", {"version": _VERSION, "shape": list(shape), "problems": rows})
    if progress is not None:
        progress(done, shape[0])


def _is_of_a_moment(error: BadImage) -> bool:
    """Return whether the disk and not the image was at fault: it may be sound the next time."""
    cause = error.__cause__
    # Without a number it was raised by a decoder, which has found the image itself wanting.
    return isinstance(cause, OSError) and cause.errno is not None and cause.errno not in _LASTING


def _allocate(path: Path, shape: tuple[int, int, int, int]) -> np.memmap[Any, np.dtype[np.uint8]]:
    """Reserve the whole array first: a full disk is then an error, not a signal in the middle."""
    if not _is_whole(path, shape):
        path.unlink(missing_ok=True)
        size = math.prod(shape)
        free = shutil.disk_usage(path.parent).free
        if size + _SPARE_BYTES > free:
            raise UserError(
                f"The image store needs {size / 1e6:.0f} MB at {path.parent}; "
                f"{free / 1e6:.0f} MB are free.",
                _OTHER_PLACE,
            )
        _reserve(path, size)
    return np.memmap(path, dtype=np.uint8, mode="r+", shape=shape)


def _reserve(path: Path, size: int) -> None:
    try:
        with path.open("wb") as file:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(file.fileno(), 0, size)
            else:
                file.truncate(size)
    except OSError:
        path.unlink(missing_ok=True)  # a disk that is full is not left so
        raise


def _is_whole(path: Path, shape: tuple[int, ...]) -> bool:
    return path.is_file() and path.stat().st_size == math.prod(shape)


def _write_state(path: Path, state: npt.NDArray[np.uint8]) -> None:
    with replacing(path) as file:
        file.write(state.tobytes())
