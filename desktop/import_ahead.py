"""Imports beside the window's thread what its pages rest on, so that building them is short."""

from __future__ import annotations

from importlib import import_module

_MODULES = ("numpy", "training.run_directory", "core.evaluation.cohort", "core.evaluation.figure")
"""The slowest of what pages import; nothing of Qt, whose classes belong to the window's thread."""


def import_ahead() -> None:
    """Import them; raises what an import raises."""
    for name in _MODULES:
        import_module(name)
