"""Asks for what a case would be with another patient, a few patients at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.case.what_if import patients_supposed, whole
from core.error import Problem
from core.prediction import Prediction
from core.record import Patient
from desktop.classify.case_model import Case
from desktop.engine import Engine
from desktop.engine_task import ModelFacts

# With eight views of three images these take half a second on two cores: no longer is a person's
# next question kept waiting.
_AT_ONCE = 6


class WhatIfAsker(QObject):
    """Fills in `what_if` of the case that was asked for last; `answered(case)` follows."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = engine.tasks
        self._channel = engine.channel(urgent=False)
        self._channel.answered.connect(self._on_answered)
        self._channel.failed.connect(self.failed)
        self._asked: tuple[Case, Patient, ModelFacts] | None = None
        self._waiting: list[Patient] = []
        self._part: list[Patient] = []
        self._found: dict[Patient, Prediction] = {}

    @property
    def busy(self) -> bool:
        """Whether answers are still to come."""
        return self._channel.busy

    def ask(self, case: Case, facts: ModelFacts) -> None:
        """Ask where the model looks at the patient and it is not known yet; older asking ends."""
        self.drop()
        if case.what_if is None and facts.reads_patient:
            self._asked = case, case.patient, facts
            self._waiting, self._found = patients_supposed(case.patient), {}
            self._go_on()

    def drop(self) -> None:
        """Forget what was asked."""
        self._channel.drop()
        self._asked = None

    def _go_on(self) -> None:
        if self._asked is None:
            return
        case, patient, facts = self._asked
        if not self._waiting:
            self._asked = None
            if case.patient is patient:
                case.what_if = whole(patient, self._found, facts.decided.threshold)
                self.answered.emit(case)
            return
        self._part, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        self._channel.ask(self._tasks.suppose, facts.folder, case.paths, tuple(self._part))

    def _on_answered(self, answers: Sequence[Prediction] | Problem) -> None:
        if isinstance(answers, Problem):
            asked, self._asked = self._asked, None
            if asked is not None:
                self.answered.emit(asked[0])  # its answer itself says what is wrong with the image
            return
        self._found |= dict(zip(self._part, answers, strict=True))
        self._go_on()
