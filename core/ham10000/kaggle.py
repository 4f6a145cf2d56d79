"""Kaggle's own client, where a person has it, fetches the archive. Only ever after consent.

The client connects to kaggle.com with that person's account; nothing here reads their key.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from core.error import UserError
from core.ham10000.source import KAGGLE_NAME

Progress = Callable[[str, int, int], object]
_POLL_SECONDS = 0.5
_END_SECONDS = 5.0
_SHOWN = 300
CONSENT = (
    "Kaggle's client connects to kaggle.com with your account and downloads about 5 GB. "
    "Kaggle's terms apply, and the licence of the dataset."
)


def find_client() -> Path | None:
    """Return Kaggle's client where it is on the search path."""
    found = shutil.which("kaggle")
    return Path(found) if found else None


def command(client: Path, folder: Path) -> list[str]:
    """Return the command that downloads the archive into `folder`."""
    return [str(client), "datasets", "download", "-d", KAGGLE_NAME, "-p", str(folder)]


def download(client: Path, folder: Path, report: Progress = lambda what, done, total: None) -> Path:
    """Run the client and return the archive that it wrote into `folder`; raises UserError.

    `report("Downloading (MB)", done, 0)` tells the megabytes so far: their number is not known.
    Where this process is asked to end, the client ends with it.
    """
    if _free(folder) < 12_000_000_000:
        raise UserError("Less than 12 GB are free there.", "Choose a folder on another disk.")
    log = folder / "kaggle.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(client, folder), stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        try:
            with _ending_with_us(process):
                while process.poll() is None:
                    report("Downloading (MB)", _megabytes(folder), 0)
                    time.sleep(_POLL_SECONDS)
        finally:
            _end(process)
    said = log.read_text(encoding="utf-8", errors="replace").strip()[-_SHOWN:]
    archives = sorted(folder.glob("*.zip"))
    if process.returncode or not archives:
        raise UserError(
            f"Kaggle's client did not download the dataset: {said or 'it said nothing'}.",
            "Check the account key in ~/.kaggle, or download it in the browser.",
        )
    log.unlink()
    return archives[0]


@contextmanager
def _ending_with_us(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """End the client when this process is told to end (signals reach the main thread only)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_end(number: int, frame: FrameType | None) -> None:
        _end(process)
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, on_end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _megabytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.iterdir() if file.is_file()) // 1_000_000


def _free(folder: Path) -> int:
    """Return the bytes that are free on the disk of `folder`."""
    return shutil.disk_usage(folder).free
