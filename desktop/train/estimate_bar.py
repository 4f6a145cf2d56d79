"""Time and memory of a run before it starts: measured by two steps, in a process of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.error import UserError
from core.record import Record
from desktop.errand import Errand
from desktop.train.probe_task import estimate
from desktop.translation import mark, told, told_error, tr
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolButton
from training.config import Config
from training.supervisor import window_threads

_ASKED = mark("Measures two steps of each phase")
_NOT_IN = mark("Reading the images the first time and predicting at the end come on top.")
_SCHEME = re.compile(r"(\d+)/(\d+)(?:/(\d+))?")
_USUAL = (0.64, 0.16)


class EstimateBar(QWidget):
    """A sentence, and two buttons for the row of whoever holds it, one of which is shown.

    `ask` returns config and images, or None where that is wrong.
    """

    def __init__(
        self,
        ask: Callable[[], tuple[Config, Sequence[Record]] | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ask = ask
        self.errand = Errand(self)
        self.button = SymbolButton("speed", tr("Estimate"))
        self.button.setToolTip(tr(_ASKED))
        self.cancel = SymbolButton("close", tr("Cancel"))
        self.answer = QuietLabel()
        self.answer.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.answer, 1)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.button, self.cancel):
            row.addWidget(button)
        self.button.clicked.connect(self.start)
        self.cancel.clicked.connect(self._on_cancel)
        self.errand.progressed.connect(self._on_progressed)
        self.errand.answered.connect(lambda text: self._show(f"{told(text)} {tr(_NOT_IN)}"))
        self.errand.failed.connect(self._on_failed)
        self._show("")

    def start(self) -> None:
        """Measure what is entered now."""
        asked = self._ask()
        if asked is None:
            return
        config, records = asked
        threads = config.run.threads or window_threads()
        run = config.run.model_copy(update={"threads": threads})
        train, val = image_counts(config, records)
        self.errand.start(estimate, config.model_copy(update={"run": run}), train, val)
        self._show(tr("Starting a process to measure in…"))

    def forget(self) -> None:
        """Take the sentence away: what it was about has changed."""
        if self.errand.busy or self.answer.text():
            self._on_cancel()

    def close_bar(self) -> None:
        """End what is under way and wait for it."""
        self.errand.close()

    def _on_cancel(self) -> None:
        self.errand.cancel()
        self._show("")

    def _on_progressed(self, what: str, done: int, total: int) -> None:
        self._show(f"{told(what)}…")

    def _on_failed(self, error: Exception) -> None:
        self._show(told_error(error) if isinstance(error, UserError) else "")
        if not isinstance(error, UserError):
            raise error  # a bug: the window's one place for those logs and shows it

    def _show(self, text: str) -> None:
        self.answer.setText(text)
        self.setVisible(bool(text))
        self.button.setVisible(not self.errand.busy)
        self.cancel.setVisible(self.errand.busy)


def image_counts(config: Config, records: Sequence[Record]) -> tuple[int, int]:
    """Return about how many images train and validate a run: by its scheme, or by the folders."""
    named = [record.subset for record in records if record.subset]
    if named and config.data.scheme in ("auto", "folders"):
        return named.count("train"), named.count("val")
    found = _SCHEME.fullmatch(config.data.scheme)
    shares = (int(found[1]) / 100, int(found[2]) / 100) if found else _USUAL
    count = sum(record.dx is not None for record in records)
    return max(1, round(count * shares[0])), max(1, round(count * shares[1]))
