"""A search: runs that differ in a few settings, chosen, compared and cut short through Optuna.

Trials live in Optuna's storage, their runs in the folder of the search. Whatever a process knows
can be found there again, so one that is killed takes nothing along: the next adopts its trials.
"""

from __future__ import annotations

import math
import socket
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import optuna
from filelock import FileLock, Timeout
from optuna.trial import FrozenTrial, Trial, TrialState

from core.error import UserError
from core.lock import holding
from training.config import Config, with_values
from training.events import EpochDone
from training.run_directory import RunDirectory, is_run
from training.run_state import RunState, Status, best_value
from training.search.plan import Method, SearchPlan, points_of
from training.search.study import LOCK_SECONDS, PRUNERS, choose_values
from training.series.crew import Ended
from training.supervisor import Supervisor

# What a trial's user attributes say of its run.
HOST, FOLDER, PRUNED, REASON = "host", "folder", "pruned", "reason"
_MOST_FAILURES = 3
_QUIET_SECONDS = 600.0


def run_name(number: int) -> str:
    """Return the name of the run of a trial."""
    return f"trial-{number:04}"


def config_of(plan: SearchPlan, params: Mapping[str, Any]) -> Config:
    """Return the config of a trial; a search never looks at the test subset."""
    return with_values(plan.base, {**params, "run.test": False})


class Search:
    """The trials of a study as work for a crew."""

    def __init__(
        self,
        plan: SearchPlan,
        folder: Path,
        study: optuna.Study,
        supervisor: Supervisor,
        threads: int,
        say: Callable[[str], None],
    ) -> None:
        self.plan = plan
        self.folder = folder
        self._study = study
        self._supervisor = supervisor
        self._threads = threads
        self._say = say
        self._held: dict[str, tuple[Trial, FileLock]] = {}
        self._set_aside: set[int] = set()
        self._failures: list[str] = []
        study.pruner = PRUNERS[plan.pruner]()
        if plan.method is Method.GRID:
            self._enqueue_grid()

    def next_run(self, slot: str) -> RunDirectory | None:
        """Return the run of a trial that nobody minds any more, else of a new one."""
        if len(self._failures) >= _MOST_FAILURES:
            return None
        with self._changing():
            trial = self._abandoned() or self._fresh()
        return None if trial is None else self._run_of(trial)

    def begun(self, run: RunDirectory, state: RunState) -> bool:
        """Report what a resumed run told before; one that was pruned is to stop after all."""
        goes_on = True
        for done in state.history:
            goes_on = self.epoch_done(run, done)
        return goes_on

    def epoch_done(self, run: RunDirectory, done: EpochDone) -> bool:
        """Report the figure, and return whether the trial is worth going on with."""
        trial, _ = self._held[run.name]
        if PRUNED in trial.user_attrs:
            return False
        value = float(getattr(done, self.plan.monitor))
        if not math.isfinite(value) or done.epoch in self._frozen(trial).intermediate_values:
            return True
        trial.report(value, done.epoch)
        if done.epoch < done.epochs and trial.should_prune():
            # Kept before the run is asked to stop: whoever finds it stopped knows why.
            trial.set_user_attr(PRUNED, done.epoch)
            return False
        return True

    def stopping(self, runs: Sequence[RunDirectory]) -> None:
        """Do nothing: a run that is stopped leaves its trial open, to be gone on with."""

    def ended(self, ended: Ended) -> None:
        """Tell the study how the trial of a run has ended."""
        trial, lock = self._held.pop(ended.run.name)
        try:
            if ended.status is Status.COMPLETED:
                self._tell_completed(trial, ended)
            elif ended.status in (Status.STOPPED, Status.PAUSED):
                self._tell_stopped(trial)
            else:
                self._tell_failed(trial, ended.reason)
        finally:
            lock.release()

    def finish(self) -> None:
        """Raise UserError where the search was given up because every run fails."""
        if len(self._failures) >= _MOST_FAILURES:
            raise UserError(
                f"The last {_MOST_FAILURES} runs have failed, so no more are begun: "
                f"{self._failures[-1]}",
                "Correct what is wrong, then start the search again.",
            )

    def _tell_completed(self, trial: Trial, ended: Ended) -> None:
        best = best_value(ended.state.history, self.plan.monitor)
        if math.isnan(best):
            self._tell_failed(trial, f"No epoch has a {self.plan.monitor}.")
            return
        self._failures.clear()
        self._study.tell(trial.number, best)

    def _tell_stopped(self, trial: Trial) -> None:
        if PRUNED in trial.user_attrs:
            self._failures.clear()
            self._study.tell(trial.number, state=TrialState.PRUNED)
        else:
            self._set_aside.add(trial.number)

    def _tell_failed(self, trial: Trial, reason: str) -> None:
        self._failures.append(reason)
        trial.set_user_attr(REASON, reason)
        self._study.tell(trial.number, state=TrialState.FAIL)

    def _changing(self) -> AbstractContextManager[None]:
        """Let one process at a time choose its trial."""
        refusal = UserError(f"Another process holds {self.folder.name}.", "Look what it is doing.")
        return holding(self.folder / "search.lock", refusal, LOCK_SECONDS)

    def _abandoned(self) -> Trial | None:
        """Take over a trial whose process has died, or that was stopped; None: there is none."""
        for frozen in self._study.get_trials(states=(TrialState.RUNNING,)):
            name = run_name(frozen.number)
            if name in self._held or frozen.number in self._set_aside:
                continue
            if self._is_minded_elsewhere(frozen) or not self._hold(frozen):
                continue
            trial, lock = self._held[name]
            run = RunDirectory(self.folder / name)
            over = is_run(run.path) and run.status() not in (Status.RUNNING, Status.COMPLETED)
            if PRUNED in trial.user_attrs and over:
                del self._held[name]
                self._tell_stopped(trial)
                lock.release()
                continue
            self._sign(trial)
            choose_values(self._study, trial, self.plan)  # it may have died before they were all
            return trial
        return None

    def _sign(self, trial: Trial) -> None:
        trial.set_user_attr(HOST, socket.gethostname())
        trial.set_user_attr(FOLDER, str(self.folder.absolute()))

    def _is_minded_elsewhere(self, frozen: FrozenTrial) -> bool:
        """Return whether a trial is of another folder, or machine with a sign of life lately."""
        if self.plan.storage and not {HOST, FOLDER} <= frozen.user_attrs.keys():
            # In a storage that folders share it may be another's, who is about to sign it.
            begun = frozen.datetime_start
            return begun is None or abs(time.time() - begun.timestamp()) < _QUIET_SECONDS
        if frozen.user_attrs.get(HOST, socket.gethostname()) == socket.gethostname():
            folder = str(self.folder.absolute())
            other = str(frozen.user_attrs.get(FOLDER, folder))
            return other != folder and Path(other).exists()  # else it is this folder, moved
        run = RunDirectory(self.folder / run_name(frozen.number))
        if not is_run(run.path):
            return True
        # Either way: a clock that was ahead must not keep a trial for ever.
        return abs(time.time() - run.state_now().last_time) < _QUIET_SECONDS

    def _fresh(self) -> Trial | None:
        """Ask the study for a new trial; None: there are as many as were wanted."""
        trials = self._study.get_trials(deepcopy=False)
        waiting = sum(trial.state is TrialState.WAITING for trial in trials)
        asked = len(trials) - waiting
        if asked >= self.plan.trials or (self.plan.method is Method.GRID and not waiting):
            return None
        trial = self._study.ask()
        self._hold(self._frozen(trial), trial)
        self._sign(trial)
        choose_values(self._study, trial, self.plan)
        return trial

    def _hold(self, frozen: FrozenTrial, trial: Trial | None = None) -> bool:
        """Hold a trial as long as this process lives; False: another does, or it has ended."""
        name = run_name(frozen.number)
        folder = self.folder / "locks"
        folder.mkdir(exist_ok=True)
        lock = FileLock(folder / f"{name}.lock")
        try:
            lock.acquire(blocking=False)
        except Timeout:
            return False
        if trial is None and not self._is_open(frozen.number):
            # Since it was found open, who held it has brought it to its end.
            lock.release()
            return False
        # Optuna has no public way back to a trial that was begun elsewhere.
        self._held[name] = (trial or Trial(self._study, frozen._trial_id), lock)
        return True

    def _is_open(self, number: int) -> bool:
        trials = self._study.get_trials(deepcopy=False, states=(TrialState.RUNNING,))
        return any(trial.number == number for trial in trials)

    def _frozen(self, trial: Trial) -> FrozenTrial:
        return trial.storage.get_trial(trial._trial_id)

    def _run_of(self, trial: Trial) -> RunDirectory:
        name = run_name(trial.number)
        run = RunDirectory(self.folder / name)
        if is_run(run.path):
            return run
        said = ", ".join(f"{path} {value}" for path, value in trial.params.items())
        self._say(f"{name}: {said}")
        config = config_of(self.plan, trial.params)
        run = self._supervisor.prepare(config, threads=self._threads, name=name)
        self._check_split(run)
        return run

    def _check_split(self, run: RunDirectory) -> None:
        """Refuse a trial on another split than the first had: the dataset has changed since."""
        found = run.config().run.split_hash
        known = self._study.user_attrs.get("split_hash")
        if known is None:
            self._study.set_user_attr("split_hash", found)
        elif known != found:
            raise UserError(
                f"The dataset has changed since the search began: its split is {found}, not "
                f"{known}, and figures of different splits cannot be compared.",
                f"Begin a new search (--name), or bring the dataset back and delete {run.path}.",
            )

    def _enqueue_grid(self) -> None:
        points = points_of(self.plan.space)
        with self._changing():
            # They are added in one order, so their number says which are there already.
            for point in points[len(self._study.get_trials(deepcopy=False)) :]:
                self._study.enqueue_trial(point)
