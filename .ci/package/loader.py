"""What PyInstaller's start leaves in the environment, taken out again; both programs call it."""

from __future__ import annotations

import sys
from collections.abc import MutableMapping

_LIBRARIES, _ORIGINAL = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"
_ANEW = "PYINSTALLER_RESET_ENVIRONMENT"


def restore(environment: MutableMapping[str, str], *, platform: str = sys.platform) -> None:
    """Have programs of the system (a browser, a file manager) find their own libraries again.

    This process keeps what it began with: the loader reads the variable once. A program of ours
    that it starts is told to begin anew, and finds its libraries by itself.
    """
    if not platform.startswith("linux"):
        return
    original = environment.pop(_ORIGINAL, None)
    if original is None:
        environment.pop(_LIBRARIES, None)
    else:
        environment[_LIBRARIES] = original
    environment[_ANEW] = "1"
