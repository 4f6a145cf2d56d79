"""Screenshots of the window: all that a tour comes by, or the few that the user guide shows."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from core.error import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.pilot import Pilot

GUIDE = frozenset(
    {
        "welcome", "browse", "browse_overview", "browse_compare", "train_new", "train_live",
        "evaluate_figures", "evaluate_threshold", "evaluate_confusion", "classify",
        "classify_overlay", "cases", "models", "palette", "settings",
    }
)  # fmt: skip
"""The pictures of `docs/user_guide.md`."""
_COLOURS = 256


class Shots:
    """Saves what the window shows, as PNG in the folder `out`.

    `names` are the pictures that are wanted, None all; `small` keeps their files small.
    """

    def __init__(
        self,
        pilot: Pilot,
        out: Path,
        ending: str,
        names: Collection[str] | None = None,
        *,
        small: bool = False,
    ) -> None:
        self._pilot, self._out, self._ending = pilot, out, ending
        self._names, self._small = names, small

    def take(self, name: str, part: QWidget | None = None) -> None:
        """Save the window, or a dialog of it, as it looks in a second; raises UserError."""
        if self._names is not None and name not in self._names:
            return
        self._pilot.rest(1.0)
        path = self._out / f"{name}{self._ending}.png"
        shown = self._pilot.desk.window if part is None else part
        if not shown.grab().save(str(path)):
            raise UserError(f"{path} cannot be written.", "Choose another folder.")
        if self._small:
            make_small(path)
        print(f"  {path}")


def make_small(path: Path) -> None:
    """Write a PNG again with 256 colours, a fourth of its size; raises OSError."""
    from PIL import Image

    with Image.open(path) as picture:
        # By coverage: the few points of a diagnosis' colour must not turn grey.
        few = picture.convert("RGB").quantize(_COLOURS, Image.Quantize.MAXCOVERAGE)
    few.save(path, optimize=True)
