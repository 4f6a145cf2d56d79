"""What an estimate has done in a process of its own; the window never imports what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.train.snapshot import duration_text
from training.config import Config

_GIB = 1 << 30


def estimate(config: Config, train: int, val: int, report: Callable[[str, int, int], Any]) -> str:
    """Return in a sentence what a run on so many images takes; raises UserError."""
    from training.probe import probe

    found = probe(config, train, val, report)
    memory = f", {found.bytes / _GIB:.1f} GB of memory" if found.bytes else ""
    parts = "; a batch goes through in parts, memory is short" if found.reduced else ""
    return f"About {duration_text(found.seconds)} on {found.device}{memory}{parts}."
