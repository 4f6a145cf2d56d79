"""Keeps cases of Classify in the casebook: hashes of their images first, then the entry."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.case.told import Told
from core.casebook.casebook import Casebook
from core.casebook.entry import Case as KeptCase
from core.casebook.entry import CaseImage, Entry, MachineAnswer, Ruling
from core.error import Problem
from core.prediction import Prediction
from desktop.cases.keeper import CaseDesk
from desktop.classify.case_model import Case
from desktop.engine import Engine
from desktop.engine_task import ModelFacts


@dataclass(frozen=True, eq=False)
class _Answered:
    """A case as it was when it was to be kept: the patient may be changed meanwhile."""

    case: Case
    told: tuple[Told | Problem, ...]
    paths: tuple[Path, ...]


class Recorder(QObject):
    """Gives a case its number when it is kept; `recorded(case)` follows, or `failed(error)`."""

    recorded = Signal(object)
    failed = Signal(object)

    def __init__(self, engine: Engine, desk: CaseDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, engine.tasks
        self._hash = engine.channel()
        self._hashing: deque[tuple[_Answered, Entry]] = deque()
        self._changing: deque[_Answered] = deque()
        self._hash.answered.connect(self._on_hashed)
        self._hash.failed.connect(self._on_hash_failed)
        desk.changed.connect(self._on_changed)
        desk.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a case is still being kept."""
        return bool(self._hashing or self._changing)

    def keep(self, case: Case, facts: ModelFacts, ruling: Ruling | None, note: str) -> None:
        """Keep an answered case, or what the reader changed in one that is kept.

        A case that is still being kept is left as it is: it would be kept twice.
        """
        if case.keeping:
            return
        case.ruling, case.note, case.keeping = ruling, note, True
        number, asked = case.number, _Answered(case, case.told, case.paths)
        if number is not None:
            self._change(asked, lambda book: book.update(number, ruling=ruling, note=note))
            return
        self._hashing.append((asked, entry_of(case, facts)))
        if len(self._hashing) == 1:
            self._hash_next()

    def _hash_next(self) -> None:
        if self._hashing:
            self._hash.ask(self._tasks.case_images, self._hashing[0][0].paths)

    def _on_hashed(self, images: tuple[CaseImage, ...]) -> None:
        asked, entry = self._hashing.popleft()
        whole = replace(entry, images=images)
        self._change(asked, lambda book: book.add(whole))
        self._hash_next()

    def _change(self, asked: _Answered, work: Callable[[Casebook], KeptCase]) -> None:
        self._changing.append(asked)
        self._desk.change(lambda book: (asked, work(book)))

    def _on_changed(self, done: tuple[_Answered, KeptCase]) -> None:
        asked, kept = done
        self._changing.remove(asked)
        case = asked.case
        case.keeping = False
        if case.told is asked.told:  # else what was kept is the answer to another patient or model
            case.number = kept.number
        self.recorded.emit(case)

    def _on_hash_failed(self, error: Exception) -> None:
        asked, _ = self._hashing.popleft()
        asked.case.keeping = False
        self._hash_next()
        self.failed.emit(error)

    def _on_failed(self, error: Exception) -> None:
        # Changes end in the order in which they were asked for.
        self._changing.popleft().case.keeping = False
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
