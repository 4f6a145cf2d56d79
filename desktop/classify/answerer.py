"""Asks for the answer to one case: at a glance first where the model averages views, then whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.error import Problem
from core.prediction import Prediction
from core.record import Patient
from desktop.classify.case_model import Case
from desktop.engine import Engine
from desktop.engine_task import ModelFacts


class Answerer(QObject):
    """Fills in `outcome` of the case that was asked for last.

    `answered(case, before)` follows each answer, with the outcome the case had until then.
    """

    answered = Signal(object, object)
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
        if case.outcome is None:
            task = self._tasks.glance if facts.views > 1 else self._tasks.classify
            self._first.ask(task, facts.folder, (case.path,), (case.patient,))
        elif not case.final:
            task = self._tasks.classify
            self._rest.ask(task, facts.folder, (case.path,), (case.patient,))

    def drop(self) -> None:
        """Forget what was asked."""
        self._first.drop()
        self._rest.drop()

    def _on_first(self, outcomes: Sequence[Prediction | Problem]) -> None:
        if self._asked is None:
            return
        case, _, facts = self._asked
        final = facts.views == 1 or isinstance(outcomes[0], Problem)
        self._take(outcomes[0], final=final)
        if not final:
            self.ask(case, facts)

    def _on_rest(self, outcomes: Sequence[Prediction | Problem]) -> None:
        self._take(outcomes[0], final=True)

    def _take(self, outcome: Prediction | Problem, *, final: bool) -> None:
        if self._asked is None:
            return
        case, patient, _ = self._asked
        if case.patient is patient and not case.final:
            before = case.outcome
            case.outcome, case.final = outcome, final
            self.answered.emit(case, before)
