"""Where Dermadesk keeps its files: user folders, overridden by the settings and the environment.

The order is: an environment variable, the folder chosen in the settings, the user's folder.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import platformdirs

from core.state_file import read_state

APP = "Dermadesk"
RUNS, WEIGHTS, CACHE = "place.runs", "place.weights", "place.cache"


def _place(variable: str, default: Path, setting: str = "") -> Path:
    value = os.environ.get(variable, "")
    if not value and setting:
        chosen = read_state(settings_file()).values.get(setting)
        value = chosen if isinstance(chosen, str) else ""
    return Path(value).expanduser() if value else default


def settings_file() -> Path:
    """Return the file of the person's settings (in `DERMADESK_SETTINGS`, a folder)."""
    folder = platformdirs.user_config_path(APP, appauthor=False)
    return _place("DERMADESK_SETTINGS", folder) / "settings.json"


def state_file() -> Path:
    """Return the file of what the window remembers, beside the settings."""
    return settings_file().with_name("window.json")


def runs_folder() -> Path:
    """Return the folder of all runs (`DERMADESK_RUNS`)."""
    return _place("DERMADESK_RUNS", data_folder() / "runs", RUNS)


def cases_file() -> Path:
    """Return the file of the cases (`DERMADESK_CASES`)."""
    default = platformdirs.user_data_path(APP, appauthor=False) / "cases" / "cases.sqlite"
    return _place("DERMADESK_CASES", default)


def weights_folder() -> Path:
    """Return the folder searched for pretrained weights (`DERMADESK_WEIGHTS`)."""
    return _place("DERMADESK_WEIGHTS", data_folder() / "weights", WEIGHTS)


def cache_folder() -> Path:
    """Return the folder of image stores and other things that can be rebuilt (DERMADESK_CACHE)."""
    default = platformdirs.user_cache_path(APP, appauthor=False)
    return _place("DERMADESK_CACHE", default, CACHE)


def models_folder() -> Path:
    """Return the folder of imported models and of what is said of any model (DERMADESK_MODELS)."""
    return _place("DERMADESK_MODELS", data_folder() / "models")


def bundled_folder() -> Path:
    """Return the folder of the models that came with the program (`DERMADESK_BUNDLED`)."""
    return _place("DERMADESK_BUNDLED", Path(str(files("resources").joinpath("models"))))


def data_folder() -> Path:
    """Return the user's folder of Dermadesk's data."""
    return platformdirs.user_data_path(APP, appauthor=False)


def pasted_folder() -> Path:
    """Return the folder of pictures that came from the clipboard."""
    return data_folder() / "pasted"


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
