"""What the shell has done beside the window's thread: the demo, a look for recent folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

Report = Callable[[str, int, int], object]


def make_demo(folder: Path, report: Report) -> Path:
    """Make the generated lesions in `folder`, unless they are there; raises UserError."""
    from core.synthetic import make_demo as make

    if folder.is_dir() and any(folder.iterdir()):
        return folder

    def progress(done: int, total: int) -> None:
        report("images", done, total)

    return make(folder, progress=progress)


def gone(folders: Iterable[Path]) -> frozenset[Path]:
    """Return those of the folders that cannot be opened now."""
    # Of os.path: a server that is down is no folder, where Path.is_dir raises.
    return frozenset(path for path in folders if not os.path.isdir(path))  # noqa: PTH112
