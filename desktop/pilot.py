"""Drives the real window as a person would: opens, trains, judges, classifies, waits for each."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from core.error import UserError
from core.prediction import Prediction
from desktop.app import CLASSIFY, EVALUATE, TRAIN, Desk
from training.run_directory import RunDirectory, Status
from training.supervisor import Supervisor

if TYPE_CHECKING:
    from desktop.classify.page import ClassifyPage
    from desktop.evaluate.page import EvaluatePage
    from desktop.train.page import TrainPage
    from training.config import Config

_TICK_MS = 20
_STATUS_SECONDS = 0.5
_OPEN_SECONDS = 120.0
_ANSWER_SECONDS = 180.0
_JUDGE_SECONDS = 300.0


class Pilot:
    """Acts on one desk. Every step raises UserError where it fails or takes too long."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._tick = QTimer(interval=_TICK_MS)
        self._error: Exception | None = None
        for failed in (desk.session.failed, desk.session.crashed):
            failed.connect(self._on_failed)

    @property
    def train_page(self) -> TrainPage:
        """The Train page."""
        from desktop.train.page import TrainPage

        page = self.desk.window.page(TRAIN)
        assert isinstance(page, TrainPage)
        return page

    @property
    def evaluate_page(self) -> EvaluatePage:
        """The Evaluate page."""
        from desktop.evaluate.page import EvaluatePage

        page = self.desk.window.page(EVALUATE)
        assert isinstance(page, EvaluatePage)
        return page

    @property
    def classify_page(self) -> ClassifyPage:
        """The Classify page."""
        from desktop.classify.page import ClassifyPage

        page = self.desk.window.page(CLASSIFY)
        assert isinstance(page, ClassifyPage)
        return page

    def wait(self, condition: Callable[[], bool], doing: str, seconds: float) -> None:
        """Let the window live until `condition` holds."""
        deadline = time.monotonic() + seconds
        self._tick.start()
        while not condition():
            if self._error is not None:
                raise self._error
            dialog = self.desk.errors.dialog
            if dialog is not None:
                raise UserError(f"{doing} failed: {dialog.details or 'the window shows an error'}.")
            if time.monotonic() > deadline:
                raise UserError(f"{doing} took more than {seconds:.0f} s.")
            flags = QEventLoop.ProcessEventsFlag
            QCoreApplication.processEvents(flags.AllEvents | flags.WaitForMoreEvents)
        self._tick.stop()

    def rest(self, seconds: float) -> None:
        """Let the window live for a while, for pictures that come in one by one."""
        end = time.monotonic() + seconds
        self.wait(lambda: time.monotonic() > end, "Waiting", seconds + 60)

    def open(self, folder: Path) -> None:
        """Open a dataset folder."""
        self.desk.open_folder(str(folder.resolve()))
        session = self.desk.session
        self.wait(
            lambda: session.dataset is not None and not session.opening,
            "Opening the folder",
            _OPEN_SECONDS,
        )

    def train(
        self, config: Config, seconds: float, at_epoch: Callable[[int], None] = lambda _: None
    ) -> RunDirectory:
        """Train in a worker until the run is complete; `at_epoch` hears the number finished."""
        page = self.train_page
        begun: list[Path] = []
        page.thread_of_runs.begun.connect(begun.append)
        page.thread_of_runs.failed.connect(self._on_failed)
        self.desk.window.show_page(TRAIN)
        page.thread_of_runs.begin(config)
        self.wait(lambda: bool(begun), "Making the run", _OPEN_SECONDS)
        run = RunDirectory(begun[0])
        page.show_run(run.path)
        try:
            self._follow(run, seconds, at_epoch)
        except BaseException:
            Supervisor(self.desk.runs_folder).kill(run)
            raise
        return run

    def _follow(self, run: RunDirectory, seconds: float, at_epoch: Callable[[int], None]) -> None:
        deadline = time.monotonic() + seconds
        epochs = 0
        while (status := run.status()) in (Status.QUEUED, Status.RUNNING):
            done = len(run.history())
            if done > epochs:
                epochs = done
                at_epoch(done)
            if time.monotonic() > deadline:
                raise UserError(f"Training took more than {seconds:.0f} s.", f"See {run.log}.")
            self.rest(_STATUS_SECONDS)
        if status is not Status.COMPLETED:
            failure = run.failure()
            reason = f"{failure.message} {failure.hint}" if failure else f"See {run.log}."
            raise UserError(f"The run ended as “{status}”.", reason)

    def evaluate(self, runs: Sequence[Path], subset: str) -> None:
        """Evaluate a run, or compare several; what was found is shown on the Evaluate page."""
        page = self.evaluate_page
        self.desk.window.show_page(EVALUATE)
        known = page.runs.model.number_of
        self.wait(lambda: all(known(run) >= 0 for run in runs), "Finding the run", _OPEN_SECONDS)
        page.runs.choose(runs, subset)
        page.runs.start()
        self.wait(lambda: not page.errand.busy, "Evaluating", _JUDGE_SECONDS)
        if page.shown is None or page.message.isVisible():
            raise UserError("The evaluation came to nothing.", page.message.text())

    def choose_model(self, model: Path) -> None:
        """Have a bundle or a run answer."""
        page = self.classify_page
        page.picker.choose(model)
        self.wait(lambda: not page.picker.busy, "Opening the model", _ANSWER_SECONDS)
        facts = page.picker.facts
        if facts is None or model not in (facts.folder, facts.folder.parent):
            raise UserError(f"The model {model} did not open.", page.message.text())

    def answer(self) -> Prediction:
        """Wait for the answer to the current image of the Classify page."""
        page = self.classify_page
        self.wait(lambda: not page.busy, "Classifying", _ANSWER_SECONDS)
        case = page.cases.case(page.list.currentIndex().row())
        if case is None or not isinstance(case.outcome, Prediction):
            reason = case.answer if case is not None else "no image"
            raise UserError(f"No answer: {page.message.text() or reason}.")
        return case.outcome

    def explain(self) -> None:
        """Lay the explanation of the answer over the image."""
        page = self.classify_page
        page.explanation.shown.setChecked(True)
        self.wait(lambda: not page.busy, "Explaining", _ANSWER_SECONDS)
        if page.explanation.overlay is None:
            raise UserError("No explanation came.", page.message.text())

    def keep_case(self) -> None:
        """Agree with the answer and keep the case."""
        page = self.classify_page
        page.sheet.ruling.agree.click()
        page.sheet.ruling.button.click()
        self.wait(lambda: not page.busy, "Keeping the case", _ANSWER_SECONDS)

    def classify_all(self, table: Path) -> None:
        """Classify what has no answer yet and write the table."""
        panel = self.classify_page.batch
        panel.start()
        self.wait(lambda: not panel.batch.busy, "Classifying all images", 600)
        panel.save(table)
        self.wait(lambda: not panel.saving, "Writing the table", 60)

    def _on_failed(self, error: Exception) -> None:
        self._error = error
