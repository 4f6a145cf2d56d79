"""The benchmarks by name; a module of its own, so that a spawned process can import it."""

from __future__ import annotations

import importlib

from benchmarks.measure import Row, Setting

BENCHMARKS = (
    "data_path", "training_step", "frozen_phase", "memory", "scaling", "classification", "window",
    "evaluation", "case_speed",
)  # fmt: skip


def measure(name: str, setting: Setting) -> list[Row]:
    """Run one benchmark module; called in the process made for it."""
    rows: list[Row] = importlib.import_module(f"benchmarks.{name}").run(setting)
    return rows
