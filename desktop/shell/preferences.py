"""The settings in force: read from their file, checked one by one, written at each change."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.error import UserError
from core.state_file import read_state, update_state
from desktop.shell.preference import PREFERENCES, Value, preference
from desktop.translation import told, tr


class Preferences(QObject):
    """`changed(key)` follows each change; `notes` are sentences on what could not be used."""

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        read = read_state(path, set_aside=True)
        self._kept = {key: value for key, value in read.values.items() if key != "version"}
        self._values: dict[str, Value] = {}
        notes = [read.sentence] if read.sentence else []
        for entry in PREFERENCES:
            if entry.key not in self._kept:
                continue
            try:
                self._values[entry.key] = entry.check(self._kept[entry.key])
            except UserError as error:
                notes.append(
                    tr("{message} The usual value is in use.", message=told(error.message))
                )
        self.notes = tuple(notes)

    def value(self, key: str) -> Value:
        """Return the value of a setting; raises KeyError for one that is not declared."""
        return self._values.get(key, preference(key).default)

    def text(self, key: str) -> str:
        """Return a setting that is a text."""
        return str(self.value(key))

    def number(self, key: str) -> int:
        """Return a setting that is a number."""
        return int(self.value(key))

    def is_on(self, key: str) -> bool:
        """Return a setting that is a switch."""
        return bool(self.value(key))

    def set(self, key: str, value: object) -> None:
        """Check, keep and write one setting; raises UserError and changes nothing where it fails.

        What stands in the file and is not declared here (of a newer version) is kept there.
        """
        checked = preference(key).check(value)
        if checked == self.value(key):
            return
        try:
            fresh = update_state(self._path, self._kept, {key: checked})
        except OSError as error:
            raise UserError(
                tr(
                    "The settings cannot be written to {path} ({strerror}).",
                    path=self._path,
                    strerror=error.strerror or error,
                ),
                tr("Check the rights of that folder."),
            ) from error
        self._kept = fresh
        self._values[key] = checked
        self.changed.emit(key)

    def reset(self, key: str) -> None:
        """Give a setting its default again; raises UserError."""
        self.set(key, preference(key).default)
