"""What the cache folder holds, and the pruning of image stores that nobody used for a while."""

from __future__ import annotations

import logging
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

USED = "used"
"""An empty file in a store; its time is that of the last opening, by which it is pruned."""
LATELY_DAYS = 30
_DAY = 86_400.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Store:
    """An image store on disk: its folder, its bytes, and when it was used (seconds since 1970)."""

    folder: Path
    bytes: int
    used: float


@dataclass(frozen=True, slots=True)
class Cache:
    """All of a cache folder: its image stores, and the bytes of everything else."""

    stores: tuple[Store, ...]
    other_bytes: int

    @property
    def bytes(self) -> int:
        """The size of all."""
        return self.other_bytes + sum(store.bytes for store in self.stores)

    def unused(self, days: float = LATELY_DAYS, now: float | None = None) -> tuple[Store, ...]:
        """Return the stores that were not used in the last `days`."""
        limit = (time.time() if now is None else now) - days * _DAY
        return tuple(store for store in self.stores if store.used < limit)


def look_into(folder: Path) -> Cache:
    """Return what a cache folder holds; one that is absent holds nothing."""
    homes = [path for path in _entries(folder / "stores") if path.is_dir()]
    stores = tuple(Store(home, _size(home), _used(home)) for home in homes)
    others = sum(_size(path) for path in _entries(folder) if path.name != "stores")
    return Cache(stores, others)


def prune(folder: Path, days: float = LATELY_DAYS, now: float | None = None) -> tuple[int, int]:
    """Erase the stores not used in the last `days`; return how many and how many bytes.

    They are made anew when their dataset is trained on again. One that cannot be erased is left
    and logged.
    """
    number = size = 0
    for store in look_into(folder).unused(days, now):
        try:
            shutil.rmtree(store.folder)
        except OSError as error:
            _LOG.warning("the store %s is not erased: %s", store.folder, error)
            continue
        number, size = number + 1, size + store.bytes
    return number, size


def size_text(size: int) -> str:
    """Return bytes as a person reads them."""
    for unit, step in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if size >= step:
            return f"{size / step:.1f} {unit}"
    return f"{size} bytes"


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path,)
    total = 0
    for file in files:
        try:
            total += file.stat().st_size if file.is_file() else 0
        except FileNotFoundError:
            continue  # it went away while it was looked at
    return total


def _used(home: Path) -> float:
    times = [path.stat().st_mtime for path in (home, home / USED, home / "store.json")
             if path.exists()]  # fmt: skip
    return max(times, default=0.0)
