"""Memory over the epochs of a small run: what the process holds after thirty against after ten."""

from __future__ import annotations

from benchmarks.chosen import chosen
from benchmarks.measure import Row, Setting, resident_bytes
from benchmarks.picture import dataset_folder
from training.config import Config, with_values
from training.events import EpochDone, Event
from training.job import run_job
from training.supervisor import Supervisor

# In the first epochs the allocator still finds the pools it needs; a leak would go on after.
FIRST, EARLY, LATE = 2, 10, 30
GROWTH = 0.02
_IMAGES = 420


def run(setting: Setting) -> list[Row]:
    """Train in this process and look at its resident memory at the end of each epoch."""
    held: list[int] = []

    def tell(event: Event) -> None:
        if isinstance(event, EpochDone):
            held.append(resident_bytes())

    supervisor = Supervisor(setting.work / "runs")
    run_job(supervisor.prepare(_config(setting), threads=setting.workers), tell)
    judged = None if setting.small else GROWTH
    return [_row(held, FIRST, EARLY, None), _row(held, EARLY, LATE, judged)]


def _row(held: list[int], before: int, after: int, most: float | None) -> Row:
    early, late = held[before - 1], held[after - 1]
    growth = late / early - 1
    return Row(
        "memory",
        f"resident memory after epoch {after} against epoch {before} (growth {growth:+.2%})",
        f"{late / 1e6:.0f} MB",
        f"{early / 1e6:.0f} MB",
        late / early,
        "" if most is None else f"≤ {most:+.0%}",
        None if most is None else growth <= most,
    )


def _config(setting: Setting) -> Config:
    values: dict[str, object] = {
        "model.image_size": 32 if setting.small else 64,
        "model.random_weights": True,
        "head_phase.epochs": 0,
        "fine_tune.epochs": LATE,
        "run.device": "cpu",
    }
    return with_values(Config(), values | chosen(dataset_folder(setting), _IMAGES, setting.work))
