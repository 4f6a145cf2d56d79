"""Asks for the answer to one case: at a glance first where the model averages views, then whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.case.told import Told
from core.error import Problem
from core.record import Patient
from desktop.classify.case_model import Case
from desktop.engine import Engine
from desktop.engine_task import ModelFacts


class Answerer(QObject):
    """Fills in what is told of the case that was asked for last; `answered(case)` follows each."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = engine.tasks
        self._asked: tuple[Case, Patient, ModelFacts] | None = None
        self._first = engine.channel()
        # Behind everything that a person waits for: an answer is there already.
        self._rest = engine.channel(urgent=False)
        self._first.answered.connect(self._on_first)
        self._rest.answered.connect(self._on_rest)
        for channel in (self._first, self._rest):
            channel.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._first.busy or self._rest.busy

    def ask(self, case: Case, facts: ModelFacts) -> None:
        """Ask for what is missing: an answer, or the one from all views; older asking ends."""
        self.drop()
        self._asked = case, case.patient, facts
        many = len(case.paths)
        columns = case.paths, (case.patient,) * many, (case.lesion,) * many
        if not case.told:
            task = self._tasks.glance if facts.views > 1 else self._tasks.classify
            self._first.ask(task, facts.folder, *columns)
        elif not case.final:
            self._rest.ask(self._tasks.classify, facts.folder, *columns)

    def drop(self) -> None:
        """Forget what was asked."""
        self._first.drop()
        self._rest.drop()

    def _on_first(self, told: Sequence[Told | Problem]) -> None:
        if self._asked is None:
            return
        case, _, facts = self._asked
        final = facts.views == 1 or all(isinstance(each, Problem) for each in told)
        self._take(told, final=final)
        if not final:
            self.ask(case, facts)

    def _on_rest(self, told: Sequence[Told | Problem]) -> None:
        self._take(told, final=True)

    def _take(self, told: Sequence[Told | Problem], *, final: bool) -> None:
        if self._asked is None:
            return
        case, patient, _ = self._asked
        if case.patient is patient and not case.final and len(told) == len(case.paths):
            case.told, case.final = tuple(told), final
            self.answered.emit(case)
