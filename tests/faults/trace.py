"""What a process leaves behind: its descendants by a tag in their environment, memory, handles."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

TAG = "DERMADESK_FAULT_TAG"


def tagged(tag: str) -> dict[int, str]:
    """Return pid and command of the living processes that carry the tag, this one excepted."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        pid = int(process.name)
        try:
            mine = f"{TAG}={tag}".encode() in (process / "environ").read_bytes().split(b"\0")
            command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
            gone = (process / "stat").read_text().rpartition(")")[2].split()[0] in "ZX"
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if mine and not gone and pid != os.getpid():
            found[pid] = command[:160]
    return found


def settled(find: Callable[[], object], seconds: float = 30.0) -> object:
    """Wait until `find` gives nothing, and return what it gives at last."""
    deadline = time.monotonic() + seconds
    while (found := find()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def resident(pid: int) -> int:
    """Return the resident memory of a process, bytes."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def handles(pid: int) -> int:
    """Return the number of open files of a process."""
    return len(os.listdir(f"/proc/{pid}/fd"))  # noqa: PTH208
