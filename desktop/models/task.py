"""What the Models page has done in processes of their own: import, export, speed, figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from core.library.book import Said
    from core.library.source import ForeignModel
    from core.library.speed import Speed

Report = Callable[[str, int, int], object]


def import_package(source: Path, models: Path, report: Report) -> Path:
    """Bring in a file, a bundle or a run; return its new folder. Raises UserError."""
    from core.library.package import import_model

    return import_model(source, models, report)


def import_state_dict(source: ForeignModel, models: Path, report: Report) -> Path:
    """Bring in a state dict of timm or torchvision; return its new folder. Raises UserError."""
    from core.library.foreign import import_foreign

    return import_foreign(source, models, report)


def export(folder: Path, target: Path, said: Said, report: Report) -> Path:
    """Write a model as one file and return it. Raises UserError."""
    from core.library.package import export_model

    return export_model(folder, target, said, report)


def speed(folder: Path, report: Report) -> Speed:
    """Measure how fast a model answers here. Raises UserError."""
    from core.library.speed import measure_speed

    return measure_speed(folder, report)


def figures(run: Path, stamp: str, report: Report) -> dict[str, Any]:
    """Return the figures of a run on validation, which is no look at the test subset.

    Plain values for the book: `stamp`, `subset`, `split_hash`, `population`, `marks`, and `values`
    by name, each value, low, high. Raises UserError.
    """
    from desktop.evaluate.figure_text import HEADLINE
    from desktop.evaluate.task import judge

    found = judge(run, "val", report).evaluation
    section = found.sections[0]
    named = {name: section.figures[name] for name in HEADLINE if name in section.figures}
    return {
        "stamp": stamp,
        "subset": "val",
        "split_hash": found.cohort.split_hash,
        "population": str(section.population),
        "marks": list(found.marks),
        "values": {name: [each.value, each.low, each.high] for name, each in named.items()},
    }
