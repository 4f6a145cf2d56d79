"""Where Dermadesk keeps its files: user folders, each overridden by an environment variable."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP = "Dermadesk"


def _place(variable: str, default: Path) -> Path:
    value = os.environ.get(variable, "")
    return Path(value).expanduser() if value else default


def runs_folder() -> Path:
    """Return the folder of all runs (`DERMADESK_RUNS`)."""
    return _place("DERMADESK_RUNS", platformdirs.user_data_path(APP, appauthor=False) / "runs")


def cases_file() -> Path:
    """Return the file of the cases (`DERMADESK_CASES`)."""
    default = platformdirs.user_data_path(APP, appauthor=False) / "cases" / "cases.sqlite"
    return _place("DERMADESK_CASES", default)


def weights_folder() -> Path:
    """Return the folder searched for pretrained weights (`DERMADESK_WEIGHTS`)."""
    default = platformdirs.user_data_path(APP, appauthor=False) / "weights"
    return _place("DERMADESK_WEIGHTS", default)


def cache_folder() -> Path:
    """Return the folder of image stores and other things that can be rebuilt (DERMADESK_CACHE)."""
    return _place("DERMADESK_CACHE", platformdirs.user_cache_path(APP, appauthor=False))


def validations_folder() -> Path:
    """Return the folder of what is noted of models whose own folder cannot be written."""
    return platformdirs.user_data_path(APP, appauthor=False) / "validations"


def annotations_folder() -> Path:
    """Return the folder of what people added to images (`DERMADESK_ANNOTATIONS`)."""
    default = platformdirs.user_data_path(APP, appauthor=False) / "annotations"
    return _place("DERMADESK_ANNOTATIONS", default)


def log_folder() -> Path:
    """Return the folder of the window's log files."""
    return platformdirs.user_log_path(APP, appauthor=False)
