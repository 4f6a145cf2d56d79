"""The study of a search: Optuna's storage, how trials are chosen, and how they are cut short."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
import optuna
from filelock import FileLock
from optuna.pruners import BasePruner, MedianPruner, NopPruner, SuccessiveHalvingPruner
from optuna.samplers import BaseSampler, RandomSampler, TPESampler
from optuna.trial import Trial

from core.error import UserError
from training.run_state import sign_of
from training.search.plan import Dimension, Method, Pruner, SearchPlan

LOCK_SECONDS = 120.0
_STARTUP = 5


def _sampler_of_tpe(seed: int) -> BaseSampler:
    """Return the tree-structured Parzen estimator (Bergstra et al., 2011)."""
    return TPESampler(seed=seed, n_startup_trials=_STARTUP)


# The points of a grid wait in the storage, in order; nothing is left to draw.
SAMPLERS: Mapping[Method, Callable[[int], BaseSampler]] = MappingProxyType(
    {Method.TPE: _sampler_of_tpe, Method.RANDOM: RandomSampler, Method.GRID: RandomSampler}
)
PRUNERS: Mapping[Pruner, Callable[[], BasePruner]] = MappingProxyType(
    {
        Pruner.MEDIAN: lambda: MedianPruner(n_startup_trials=_STARTUP, n_warmup_steps=2),
        Pruner.HALVING: lambda: SuccessiveHalvingPruner(min_resource=1, reduction_factor=3),
        Pruner.NONE: NopPruner,
    }
)


def choose_values(study: optuna.Study, trial: Trial, plan: SearchPlan) -> None:
    """Give a trial its values, or those it has not got yet; they are kept in the storage.

    The drawing is a function of the seed and of the trial's number, so that a search that goes on,
    or several that go on together, repeat none.
    """
    seed = int(np.random.SeedSequence((plan.seed, trial.number)).generate_state(1)[0])
    study.sampler = SAMPLERS[plan.method](seed)
    for dimension in plan.space:
        _choose(trial, dimension, plan.method)


def _choose(trial: Trial, dimension: Dimension, method: Method) -> None:
    path, log = dimension.path, dimension.log
    if dimension.choices or method is Method.GRID:
        trial.suggest_categorical(path, dimension.points())
    elif dimension.whole:
        low, high = int(dimension.low), int(dimension.high)
        trial.suggest_int(path, low, high, step=int(dimension.step or 1), log=log)
    else:
        trial.suggest_float(path, dimension.low, dimension.high, step=dimension.step, log=log)


def open_study(plan: SearchPlan, folder: Path) -> optuna.Study:
    """Open or begin the study of a search in its storage; raises UserError."""
    from sqlalchemy.exc import SQLAlchemyError

    optuna.logging.set_verbosity(optuna.logging.WARNING)
    direction = "minimize" if sign_of(plan.monitor) < 0 else "maximize"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "search.lock", timeout=LOCK_SECONDS):
            return optuna.create_study(
                storage=_storage(plan.storage, folder),
                # A storage that several searches share tells them apart by name.
                study_name=folder.name if plan.storage else "search",
                direction=direction,  # type: ignore[arg-type]
                load_if_exists=True,
            )
    except (OSError, ImportError, SQLAlchemyError, optuna.exceptions.OptunaError) as error:
        raise UserError(
            f"The storage of the search cannot be opened: {str(error).splitlines()[0]}.",
            "Check --storage, and that its folder can be written.",
        ) from error


def _storage(text: str, folder: Path) -> optuna.storages.BaseStorage:
    if "://" in text:
        return optuna.storages.RDBStorage(text)
    from optuna.storages.journal import JournalFileBackend, JournalFileOpenLock

    path = str(Path(text).expanduser() if text else folder / "storage.journal")
    # This lock works on network disks too (NFS 3 and later), and needs no symbolic links.
    backend = JournalFileBackend(path, lock_obj=JournalFileOpenLock(path))
    return optuna.storages.JournalStorage(backend)
