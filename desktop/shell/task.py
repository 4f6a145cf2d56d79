"""What the shell has done in a process of its own: the demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Report = Callable[[str, int, int], object]


def make_demo(folder: Path, report: Report) -> Path:
    """Make the generated lesions in `folder`, unless they are there; raises UserError."""
    from core.synthetic import make_demo as make

    if folder.is_dir() and any(folder.iterdir()):
        return folder
    return make(folder, progress=lambda done, total: report("images", done, total))
