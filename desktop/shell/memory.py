"""What the window remembers between two starts: its place and size, its page, recent things."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.error import UserError
from core.state_file import read_state, update_state

_MOST_RECENT = 8
_LOG = logging.getLogger(__name__)
DATASETS, MODELS = "datasets", "models"


class Memory:
    """Values by name, written when they change; `note` says that the file was broken."""

    def __init__(self, path: Path) -> None:
        self._path = path
        read = read_state(path, set_aside=True)
        self.note = read.sentence
        self._values = {name: value for name, value in read.values.items() if name != "version"}

    @property
    def fresh(self) -> bool:
        """Whether nothing was ever remembered: it is the first start."""
        return not self._values

    def text(self, name: str) -> str:
        """Return a text that was remembered, or an empty one."""
        value = self._values.get(name, "")
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> dict[str, str]:
        """Return a table of texts that was remembered, or an empty one."""
        value = self._values.get(name)
        if not isinstance(value, dict):
            return {}
        return {str(key): text for key, text in value.items() if isinstance(text, str)}

    def keep(self, **values: Any) -> None:
        """Remember values by name. Where they cannot be written that is logged and no more."""
        fresh = {**self._values, **values}
        if fresh == self._values:
            return
        before, self._values = self._values, fresh
        try:
            self._values = update_state(self._path, before, values)
        except (OSError, UserError) as error:
            _LOG.warning("what the window remembers is not written: %s", error)

    def recent(self, kind: str) -> tuple[Path, ...]:
        """Return the recent folders of a kind without a look at the disk, the newest first.

        A network drive that has gone answers after half a minute whether a folder is there.
        """
        table = self._values.get("recent")
        rows = table.get(kind) if isinstance(table, dict) else None
        if not isinstance(rows, list):
            return ()
        return tuple(Path(row) for row in rows if isinstance(row, str))

    def add_recent(self, kind: str, path: Path) -> None:
        """Put a folder before the other recent ones of its kind, those of other windows too."""
        known = read_state(self._path).values.get("recent")
        if isinstance(known, dict):
            self._values = {**self._values, "recent": known}
        others = [known for known in self.recent(kind) if known != path]
        self._set_recent(kind, [path, *others][:_MOST_RECENT])

    def forget_recent(self, kind: str) -> None:
        """Forget the recent folders of a kind."""
        self._set_recent(kind, [])

    def _set_recent(self, kind: str, paths: Sequence[Path]) -> None:
        table = self._values.get("recent")
        known = dict(table) if isinstance(table, dict) else {}
        self.keep(recent={**known, kind: [str(path) for path in paths]})
