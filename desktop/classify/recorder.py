"""Keeps cases of Classify in the casebook: hashes of their images first, then the entry."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from core.casebook.entry import Case as KeptCase
from core.casebook.entry import CaseImage, Entry, MachineAnswer, Ruling
from core.prediction import Prediction
from desktop.cases.keeper import CaseDesk
from desktop.classify.case_model import Case
from desktop.engine import Engine
from desktop.engine_task import ModelFacts


class Recorder(QObject):
    """Gives a case its number when it is kept; `recorded(case)` follows, or `failed(error)`."""

    recorded = Signal(object)
    failed = Signal(object)

    def __init__(self, engine: Engine, desk: CaseDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, engine.tasks
        self._hash = engine.channel()
        self._waiting: tuple[Case, Entry] | None = None
        self._changing: deque[Case] = deque()
        self._hash.answered.connect(self._on_hashed)
        self._hash.failed.connect(self.failed)
        desk.changed.connect(self._on_changed)
        desk.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a case is still being kept."""
        return self._hash.busy or bool(self._changing)

    def keep(self, case: Case, facts: ModelFacts, ruling: Ruling | None, note: str) -> None:
        """Keep an answered case, or what the reader changed in one that is kept."""
        case.ruling, case.note = ruling, note
        if case.number is not None:
            number = case.number
            self._changing.append(case)
            self._desk.change(lambda book: book.update(number, ruling=ruling, note=note))
        elif not self._hash.busy:
            self._waiting = case, entry_of(case, facts)
            self._hash.ask(self._tasks.case_images, case.paths)

    def _on_hashed(self, images: tuple[CaseImage, ...]) -> None:
        if self._waiting is not None:
            case, entry = self._waiting
            self._waiting = None
            whole = replace(entry, images=images)
            self._changing.append(case)
            self._desk.change(lambda book: book.add(whole))

    def _on_changed(self, kept: KeptCase) -> None:
        case = self._changing.popleft()
        case.number = kept.number
        self.recorded.emit(case)

    def _on_failed(self, error: Exception) -> None:
        if self._changing:
            self._changing.popleft()
        self.failed.emit(error)


def entry_of(case: Case, facts: ModelFacts) -> Entry:
    """Return the entry of an answered case, its images still to be filled in."""
    outcome = case.outcome
    if not isinstance(outcome, Prediction):
        raise ValueError("a case without an answer cannot be kept")
    by = facts.decided
    offered = tuple(outcome.classes[n] for n in by.members(outcome)) if by.limits else None
    details = {
        "images": [
            {"dx": each.dx, "probabilities": list(each.probabilities)} for each in case.predictions
        ],
        "neighbours": [asdict(each) for each in case.neighbours or ()],
        "what_if": None if case.what_if is None else case.what_if.to_json(),
    }
    answer = MachineAnswer(
        facts.name, facts.weights, facts.revision, outcome, datetime.now(UTC), facts.views,
        by.threshold, offered, case.flags, details,
    )  # fmt: skip
    return Entry((), case.patient, answer, first=case.first, ruling=case.ruling, note=case.note)
