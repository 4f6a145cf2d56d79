"""Widgets that are built in parts, each in a turn of the event loop of its own."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable


class InParts:
    """What a widget inherits beside its Qt class to leave parts of itself to later turns."""

    _parts_left: deque[Callable[[], None]]

    def leave_to_later(self, parts: Iterable[Callable[[], None]]) -> None:
        """Keep the functions that build the parts, in order; no two parts are one wait then."""
        self._parts_left = deque(parts)

    def build_next(self) -> bool:
        """Build the next part; return whether more are left."""
        if self._parts_left:
            self._parts_left.popleft()()
        return bool(self._parts_left)
