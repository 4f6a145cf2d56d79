"""Models that were deleted: moved aside where they lay, and erased only later."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from core.error import UserError

BIN = ".deleted"
KEPT_SECONDS = 86_400.0
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Deleted:
    """A model that was moved aside: where it was and where it lies."""

    folder: Path
    aside: Path


def move_aside(folder: Path, now: float | None = None) -> Deleted:
    """Move a model out of the lists; raises UserError where that cannot be."""
    stamp = int(time.time() if now is None else now)
    place = folder.parent / BIN
    try:
        place.mkdir(exist_ok=True)
        aside = place / f"{stamp}-{folder.name}"
        number = 1
        while aside.exists():
            number += 1
            aside = place / f"{stamp}-{number}-{folder.name}"
        folder.rename(aside)
    except OSError as error:
        raise UserError(
            f"{folder} cannot be deleted ({error.strerror or error}).",
            "Is it open in another program, or in a folder that you may not write to?",
        ) from error
    return Deleted(folder, aside)


def put_back(deleted: Deleted) -> None:
    """Move a deleted model to where it was; raises UserError where there is another now."""
    if deleted.folder.exists():
        raise UserError(f"There is another {deleted.folder} now.", f"The old: {deleted.aside}.")
    try:
        deleted.aside.rename(deleted.folder)
    except OSError as error:
        raise UserError(
            f"{deleted.folder} cannot be brought back ({error.strerror or error}).",
            f"It lies in {deleted.aside}.",
        ) from error


def erase(deleted: Iterable[Deleted]) -> None:
    """Erase models that were moved aside; one that cannot be is logged and left."""
    for each in deleted:
        _erase(each.aside)


def erase_old(places: Iterable[Path], now: float | None = None) -> None:
    """Erase what was moved aside more than a day ago in `places` or the folders in them."""
    limit = (time.time() if now is None else now) - KEPT_SECONDS
    for place in places:
        if not place.is_dir():
            continue
        for folder in (*place.glob(f"{BIN}/*"), *place.glob(f"*/{BIN}/*")):
            stamp = folder.name.partition("-")[0]
            if stamp.isdecimal() and int(stamp) < limit:
                _erase(folder)


def _erase(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
        if not any(folder.parent.iterdir()):
            folder.parent.rmdir()
    except FileNotFoundError:
        return  # brought back, or erased by another window
    except OSError as error:
        _LOG.warning("the deleted model %s is not erased: %s", folder, error)
