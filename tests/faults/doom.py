"""The end of a process at a chosen moment of a chosen write, by its own hand or by the power's.

A `Doom` is armed in the process that is to end: the next time files of its place are begun, synced,
renamed, removed or appended to, it counts, and at the last count the process is gone.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

from training.run_directory import RunDirectory

PLACES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "checkpoint": ("state.ckpt",),
        "image store": ("/stores/",),
        "images": (".jpg",),
        "bundle": ("/best/", "/.best.", "/final/", "/.final.", "/phase1/", "/.phase1."),
        "event file": ("events.jsonl",),
        "figures": ("metrics.csv",),
        "features": ("features.f32",),
        "predictions": ("/predictions/",),
    }
)
"""The parts of a path by which a write of each place is known."""

WAYS = ("SIGKILL", "SIGTERM", "os._exit", "power")
EXIT_CODE = 97
_TOUCHES = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate")


@dataclass(frozen=True)
class Doom:
    """Ends the process at the `after`-th touch (from 1) of a place, or so many seconds from now.

    `way` is one of `WAYS`; after "power" nothing is left that had not been synced.
    """

    place: str
    after: int
    way: str
    seconds: float = 0.0
    cache: str = ""

    def __call__(self, run: RunDirectory) -> None:
        """Arm it in this process."""
        _Armed(self, run).arm()

    def __str__(self) -> str:
        where = f"touch {self.after} of {self.place}" if self.place else f"{self.seconds:.2f} s"
        return f"{self.way} at {where}"


class _Armed:
    """Watches what this process does to the disk until it ends it."""

    def __init__(self, doom: Doom, run: RunDirectory) -> None:
        self._doom = doom
        self._folders = [folder for folder in (str(run.path), doom.cache) if folder]
        self._marks = PLACES.get(doom.place, ())
        self._left = doom.after
        # What lies there already has been synced by whoever wrote it.
        self._synced = {_identity(info): info.st_size for _, info in self._files()}
        self._fsync, self._write = os.fsync, os.write
        self._lock = threading.Lock()

    def arm(self) -> None:
        os.fsync = self._synced_now  # the same function that every writer of the program calls
        if self._doom.place:
            os.write = self._torn
            sys.addaudithook(self._audited)
        else:
            # The power fails for all threads at once: the one that writes the checkpoint must not
            # go on writing while what it wrote is cut.
            signal.signal(signal.SIGUSR1, lambda *_: self._end())
            end = partial(os.kill, os.getpid(), signal.SIGUSR1)
            timer = threading.Timer(
                self._doom.seconds, end if self._doom.way == "power" else self._end
            )
            timer.daemon = True  # a worker that is through first ends as it would
            timer.start()

    def _touched(self, path: object) -> bool:
        """Count a touch; return whether it was the last."""
        text = os.fsdecode(path) if isinstance(path, (str, bytes, os.PathLike)) else ""
        if not any(mark in text for mark in self._marks):
            return False
        with self._lock:
            self._left -= 1
            return self._left == 0

    def _audited(self, event: str, arguments: tuple[object, ...]) -> None:
        if event not in _TOUCHES or not arguments:
            return
        if event == "open" and self._doom.place != "images" and not _writes(arguments):
            return
        # Before the file is begun, renamed or removed.
        if self._touched(arguments[0]):
            self._end()

    def _synced_now(self, handle: int) -> None:
        # After the bytes were written and before they were renamed.
        if self._touched(_path_of(handle)):
            self._end()
        self._fsync(handle)
        info = os.fstat(handle)
        self._synced[_identity(info)] = info.st_size

    def _torn(self, handle: int, data: bytes) -> int:
        if self._touched(_path_of(handle)):
            self._write(handle, data[: len(data) // 2])
            self._end()
        return self._write(handle, data)

    def _end(self) -> None:
        _ENDS[self._doom.way](self)
        time.sleep(60)  # a handler of SIGTERM needs the main thread, and nothing more is written

    def lose_what_was_not_synced(self) -> None:
        """Cut what this process wrote and did not sync, as when the power fails."""
        chance = random.Random(self._left)
        for path, info in self._files():
            size = self._synced.get(_identity(info), 0)
            # The pixels of a store are synced by their map.
            if path.name != "pixels.u8" and info.st_size > size:
                os.truncate(path, chance.randint(size, info.st_size))

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for folder in self._folders:
            for path in list(Path(folder).rglob("*")):
                with contextlib.suppress(FileNotFoundError):  # another thread renamed it
                    info = path.lstat()
                    if stat.S_ISREG(info.st_mode):
                        yield path, info


def _power(armed: _Armed) -> None:
    armed.lose_what_was_not_synced()
    os.kill(os.getpid(), signal.SIGKILL)


_ENDS: Mapping[str, Callable[[_Armed], object]] = MappingProxyType(
    {
        "SIGKILL": lambda _: os.kill(os.getpid(), signal.SIGKILL),
        "SIGTERM": lambda _: os.kill(os.getpid(), signal.SIGTERM),
        "os._exit": lambda _: os._exit(EXIT_CODE),
        "power": _power,
    }
)


def _identity(info: os.stat_result) -> tuple[int, int]:
    return info.st_dev, info.st_ino


def _writes(arguments: tuple[object, ...]) -> bool:
    """Return whether an `open` writes: by its mode, or by its flags where it has none."""
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def _path_of(handle: int) -> str:
    try:
        return os.readlink(f"/proc/self/fd/{handle}")  # noqa: PTH115 - it may be no path
    except OSError:
        return ""
