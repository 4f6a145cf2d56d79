"""What else than a run can be evaluated: a model on a dataset, and a table of probabilities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.evaluate.open_dialog import OpenDialog, Place
from desktop.translation import mark, tr
from desktop.widget.symbol import SymbolButton

_MODEL = (Place(mark("Model or run"), folder=True), Place(mark("Dataset folder"), folder=True))
_TABLE = (
    Place(mark("Table of probabilities")),
    Place(
        mark("Table of diagnoses"), needed=False, hint=mark("only where the first one holds none")
    ),
    Place(
        mark("Dataset folder"),
        folder=True,
        needed=False,
        hint=mark("to see the images, if it is here"),
    ),
)


class OpenButton(SymbolButton):
    """Emits `model_chosen(model, data)` or `table_chosen(predictions, truth, data)`.

    `truth` and `data` are None where nothing was named.
    """

    model_chosen = Signal(object, object)
    table_chosen = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("folder", tr("Open…"), parent)
        self.setToolTip(tr("Evaluate a model on a dataset, or a table of probabilities"))
        self._start: Callable[[], Path | None] = lambda: None
        self.dialog: OpenDialog | None = None
        menu = QMenu(self)
        self.model_action: QAction = menu.addAction(tr("Model on a dataset…"), self.ask_model)
        self.table_action: QAction = menu.addAction(tr("Table of probabilities…"), self.ask_table)
        self.setMenu(menu)

    def begin_with(self, start: Callable[[], Path | None]) -> None:
        """Offer the model that `start` returns when one is asked for."""
        self._start = start

    def ask_model(self) -> None:
        """Ask for a model and for images that it is to answer for."""
        words = tr(
            "A model (a bundle, an ensemble, or a run: its best one) answers for every image of "
            "the dataset that has a diagnosis; images of lesions that it learned are left out."
        )
        self._ask(tr("Model on a dataset"), words, _MODEL, self.model_chosen.emit)
        assert self.dialog is not None
        first = self._start()
        if first is not None:
            self.dialog.fields[0].line.setText(str(first))
            self.dialog.fields[1].setFocus()

    def ask_table(self) -> None:
        """Ask for a table of anybody's probabilities and its truth."""
        words = tr(
            "Probabilities by image (p_akiec to p_vasc, the columns of ISIC, or p_malignant) and "
            "diagnoses by image (dx, or the columns of ISIC); lesion_id, where there is one, "
            "makes the intervals honest."
        )
        self._ask(tr("Table of probabilities"), words, _TABLE, self.table_chosen.emit)

    def _ask(
        self, title: str, words: str, places: Sequence[Place], then: Callable[..., object]
    ) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = OpenDialog(title, words, places, self.window())
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.chosen.connect(lambda paths: then(*paths))
        self.dialog.open()
