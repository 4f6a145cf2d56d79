"""What the cache folder holds, and the button that prunes what was not used lately."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core import place
from core.cache import LATELY_DAYS, Cache, look_into, prune, size_text
from desktop.chore import Chore
from desktop.translation import counted, told, tr
from desktop.widget.label import QuietLabel


class CachePanel(QWidget):
    """Counts off the window's thread; `pruned(number, bytes)` follows the button."""

    pruned = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Chore(self)
        self._prune = Chore(self)
        self._said = ""
        self.text = QuietLabel(tr("Counting…"))
        self.text.setWordWrap(True)
        self.button = QPushButton(tr("Prune"))
        self.button.setAccessibleName(
            tr("Erase image stores not used for {lately_days} days", lately_days=LATELY_DAYS)
        )
        self.button.setToolTip(self.button.accessibleName())
        self.button.setEnabled(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.button)
        self._look.answered.connect(self._on_looked)
        self._look.failed.connect(self._on_failed)
        self._prune.answered.connect(self._on_pruned)
        self._prune.failed.connect(self._on_prune_failed)
        self.button.clicked.connect(self._on_prune)

    @property
    def busy(self) -> bool:
        """Whether it is being counted or pruned."""
        return self._look.busy or self._prune.busy

    def look(self) -> None:
        """Count anew; what was said of an earlier pruning goes."""
        self._said = ""
        self._count()

    def _count(self) -> None:
        folder = place.cache_folder()
        self._look.start(lambda: look_into(folder))

    def close_page(self) -> None:
        """Wait for what goes on."""
        self._look.close()
        self._prune.close()

    def _on_looked(self, cache: Cache) -> None:
        unused = cache.unused()
        number = len(cache.stores)
        text = counted(
            number,
            "The cache holds {size}, with {n} image store.",
            "The cache holds {size}, with {n} image stores.",
            size=told(size_text(cache.bytes)),
        )
        if unused:
            freed = told(size_text(sum(store.bytes for store in unused)))
            text += " " + tr(
                "{count} not used for {lately_days} days: {freed}.",
                count=len(unused),
                lately_days=LATELY_DAYS,
                freed=freed,
            )
        elif number:
            text += " " + tr("All were used in the last {days} days.", days=LATELY_DAYS)
        self.text.setText(f"{self._said} {text}".strip())
        self.button.setEnabled(bool(unused))

    def _on_prune(self) -> None:
        self.button.setEnabled(False)
        folder = place.cache_folder()
        self._prune.start(lambda: prune(folder))

    def _on_pruned(self, freed: tuple[int, int]) -> None:
        number, size = freed
        self._said = tr("{size} freed.", size=told(size_text(size)))
        self.pruned.emit(number, size)
        self._count()

    def _on_prune_failed(self, error: OSError) -> None:
        if not isinstance(error, OSError):
            raise error
        self.text.setText(
            tr("The cache cannot be pruned: {strerror}.", strerror=error.strerror or error)
        )
        self.button.setEnabled(True)

    def _on_failed(self, error: OSError) -> None:
        if not isinstance(error, OSError):
            raise error
        self.text.setText(
            tr("The cache cannot be read: {strerror}.", strerror=error.strerror or error)
        )
