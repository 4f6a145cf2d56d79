"""The devices that take one run each, as a line of their names."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.translation import tr
from training.config import Config, with_values

_WIDTH = 190  # as that of the other fields


class DevicesEdit(QLineEdit):
    """Empty means one run at a time, on the device that its config names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("auto")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("Devices"))
        self.setToolTip(tr("Devices that take one run each, as cuda:0, cuda:1; empty: auto"))

    def slots(self) -> tuple[str, ...]:
        """Return the devices, "" for any; raises UserError."""
        names = [name.strip() for name in self.text().split(",") if name.strip()]
        for name in names:
            with_values(Config(), {"run.device": name})
        return tuple("" if name == "auto" else name for name in names) or ("",)
