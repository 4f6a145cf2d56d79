"""Keeps chosen decisions in models, one at a time in an errand, and remembers what was before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.error import UserError
from desktop.errand import Errand
from desktop.evaluate import task
from desktop.translation import told, told_error, tr

if TYPE_CHECKING:
    from core.evaluation.kept import Kept
    from core.evaluation.prior import PriorWish
    from desktop.evaluate.task import Judged

VALIDATION = "val"


@dataclass(frozen=True, slots=True)
class Choice:
    """A threshold as a person chose it: for a `sensitivity`, or by hand where that is None.

    `revision` is that of the decision by which its malignancies were computed.
    """

    threshold: float
    sensitivity: float | None
    prior: PriorWish
    revision: int


class Keeper(QObject):
    """Emits `decided(bundle, decision, words)` when a model decides otherwise.

    `refused(bundle, words)` says what a person can mend; `busy_changed` follows beginning and end.
    """

    decided = Signal(object, object, str)
    refused = Signal(object, str)
    busy_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errand = Errand(self)
        self._kept: dict[Path, Kept] = {}
        self._bundle: Path | None = None
        self._taking_back = False
        self._errand.answered.connect(self._on_answered)
        self._errand.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a decision is being written."""
        return self._errand.busy

    def may_undo(self, bundle: Path | None) -> bool:
        """Return whether a decision was kept in a model since the window is open."""
        return bundle in self._kept

    def keep(self, judged: Judged, choice: Choice) -> None:
        """Write a choice into the best model of the run that is judged."""
        assert judged.run is not None, "only a run has a validation subset to choose on"
        if self.busy:
            return
        self._bundle, self._taking_back = judged.bundle, False
        self._errand.start(
            task.keep, judged.run, choice.threshold, choice.sensitivity, choice.prior,
            choice.revision,
        )  # fmt: skip
        self.busy_changed.emit()

    def undo(self, bundle: Path) -> None:
        """Restore what was before the last decision that was kept in a model."""
        if self.busy or bundle not in self._kept:
            return
        self._bundle, self._taking_back = bundle, True
        self._errand.start(task.take_back, self._kept[bundle])
        self.busy_changed.emit()

    def close(self) -> None:
        """End what goes on in the background; a decision is written whole or not at all."""
        self._errand.close()

    def _on_answered(self, kept: Kept) -> None:
        assert self._bundle is not None
        if self._taking_back:
            self._kept.pop(self._bundle, None)
        elif kept.written.revision != kept.before.revision:
            self._kept[self._bundle] = kept
        self.decided.emit(self._bundle, kept.written, " ".join(map(told, kept.sentences)))
        self.busy_changed.emit()

    def _on_failed(self, error: Exception) -> None:
        mendable = isinstance(error, UserError)
        self.busy_changed.emit()
        self.refused.emit(self._bundle, told_error(error) if mendable else "")
        if not mendable:
            raise error  # a bug: the window's hook logs it and shows it with its details


def why_not(judged: Judged) -> str:
    """Return why a threshold that is chosen here is not kept; empty where it may be."""
    if judged.run is None:
        return tr("Only the validation subset of a run chooses what its model decides by.")
    if judged.evaluation.subset != VALIDATION:
        return tr(
            "A threshold is kept from validation only: chosen on the test subset, its figures "
            "there would flatter."
        )
    if judged.basis is None:
        return tr("The best model of this run is no longer there.")
    return ""
