"""How much there is in this process, counted when all is at rest."""

from __future__ import annotations

import gc
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

_FEW = 4  # a pool starts its threads when there is work


@dataclass(frozen=True)
class Census:
    """Widgets, all QObjects, Python's objects, open files and threads."""

    widgets: int
    objects: int
    python: int
    files: int
    threads: int

    def __str__(self) -> str:
        return ", ".join(f"{value:,} {name}" for name, value in vars(self).items())

    def grown(self, before: Census, share: float) -> list[str]:
        """Return in words what is more than it was before by more than a share, or a few more."""
        return [
            f"{name} from {old:,} to {new:,}"
            for (name, old), new in zip(vars(before).items(), vars(self).values(), strict=True)
            if new > old * (1 + share) + _FEW
        ]


def most(counts: Sequence[Census]) -> Census:
    """Return the largest of each number."""
    return Census(*map(max, zip(*(vars(each).values() for each in counts), strict=True)))


def count(desk: QObject, window: QObject) -> Census:
    """Count after all garbage has gone; files and threads are 0 outside Linux."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    gc.unfreeze()  # what was there when a folder was opened is else not among the objects
    while gc.collect():
        pass
    own = sum(len(root.findChildren(QObject)) for root in (desk, window, application))
    tops = [w for w in application.topLevelWidgets() if w is not window and w.parent() is None]
    return Census(
        widgets=len(application.allWidgets()),
        objects=own + sum(len(top.findChildren(QObject)) for top in tops),
        python=len(gc.get_objects()),
        files=_entries("fd"),
        threads=_entries("task") or threading.active_count(),
    )


def kinds() -> Counter[str]:
    """Return how many objects there are of each class, to see what has grown."""
    gc.collect()
    found: Counter[str] = Counter()
    for thing in gc.get_objects():
        kind = type(thing)
        if not issubclass(kind, QObject) or isValid(thing):
            found[f"{kind.__module__}.{kind.__qualname__}"] += 1
    return found


def _entries(name: str) -> int:
    place = Path("/proc/self") / name
    return len(list(place.iterdir())) if place.is_dir() else 0
