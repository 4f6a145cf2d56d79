"""`python .ci/package/start.py FOLDER`: how long a package takes from its start to its window.

Starts the program in FOLDER on a virtual screen (Xvfb), each time with the same home, and looks at
the screen itself: the window is there when it has painted a good part of it. The first start does
not count, for a warm disk and a home that is not new. Prints the median of the others and ends with
1 where it is longer than `--at-most` seconds. Needs Xvfb; only the standard library.
"""

from __future__ import annotations

import argparse
import mmap
import os
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from room import Broken, Room

_WIDTH, _HEIGHT = 1280, 800
_SHARE = 0.2
"""Of the screen that is no longer black: its toolbar and status bar, its list of pages."""
_EMPTY = 0.01  # but for the pointer
_LOOK_SECONDS = 0.01
_PATIENCE, _END_SECONDS = 120.0, 60.0


def main() -> int:
    """Start it some times, print each and the median, and return the exit code."""
    parser = argparse.ArgumentParser(description="How long a package takes to its window.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--at-most", type=float, default=2.0, metavar="SECONDS")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dermadesk-start-") as name:
        room = Room(chosen.folder, Path(name))
        try:
            with screen(room.folder) as (display, pixels):
                print(f"{_start(room, display, pixels):6.2f} s  first, which does not count")
                taken = [_start(room, display, pixels) for _ in range(chosen.times)]
        except (Broken, OSError, subprocess.TimeoutExpired) as error:
            print(f"The start could not be measured: {error}", file=sys.stderr)
            return 1
    print("  ".join(f"{seconds:.2f}" for seconds in taken))
    middle = statistics.median(taken)
    print(f"{middle:6.2f} s  median of {len(taken)}; at most {chosen.at_most:g} s are wanted")
    return 0 if middle <= chosen.at_most else 1


@contextmanager
def screen(folder: Path) -> Iterator[tuple[str, mmap.mmap]]:
    """Yield the name of a new virtual screen, and its pixels as they are at any moment."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb", "-displayfd", str(writing), "-screen", "0", f"{_WIDTH}x{_HEIGHT}x24",
            "-fbdir", str(folder), "-nolisten", "tcp", "-noreset",
        ],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Broken("Xvfb did not start")
        with (folder / "Xvfb_screen0").open("rb") as file:
            pixels = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        yield f":{number}", pixels
        pixels.close()
    finally:
        server.terminate()
        server.wait()


def painted_share(pixels: mmap.mmap | bytes) -> float:
    """Return the share (0..1) of the screen that is not black; `pixels` is an XWD file."""
    head, colours = struct.unpack_from(">I", pixels, 0)[0], struct.unpack_from(">I", pixels, 76)[0]
    # Every 61st pixel is enough, and does not fall into step with the columns.
    sample = pixels[head + 12 * colours + 1 :: 4 * 61]
    return 1 - sample.count(0) / len(sample)


def _start(room: Room, display: str, pixels: mmap.mmap) -> float:
    """Start the window and end it; return the seconds until it was painted."""
    _wait(lambda: painted_share(pixels) < _EMPTY, "the screen does not become empty")
    more = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    begun = time.monotonic()
    with (room.folder / "said.txt").open("wb") as said:
        process = subprocess.Popen(
            [str(room.program)],
            cwd=room.folder,
            env={**room.environment, **more},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
    try:
        _wait(lambda: painted_share(pixels) >= _SHARE, "no window appeared", process)
        taken = time.monotonic() - begun
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_END_SECONDS)
    return taken


def _wait(
    happened: Callable[[], bool], sentence: str, process: subprocess.Popen[bytes] | None = None
) -> None:
    deadline = time.monotonic() + _PATIENCE
    while not happened():
        if time.monotonic() > deadline or (process is not None and process.poll() is not None):
            raise Broken(sentence)
        time.sleep(_LOOK_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
