"""What the doctor asks of the window: whether Qt starts on this computer, and with which letters.

Nothing here loads Qt: where it is broken it ends in an abort, so a process of its own tries it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from core.checkup import Line, Look, Verdict
from desktop import preflight

_FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
_SECONDS = 60
_PROBE = """
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6 import __version__
application = QGuiApplication([])
print(__version__, application.platformName(), len(QFontDatabase.families()))
"""

Probe = Callable[[], tuple[int, str]]


def try_qt() -> tuple[int, str]:
    """Start Qt without a screen in another process; return its exit code and its last words."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROBE], env=environment, capture_output=True, text=True,
            timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return 1, f"{type(error).__name__}: {error}"
    said = (done.stdout if done.returncode == 0 else done.stderr).strip().splitlines()
    return done.returncode, said[-1] if said else ""


def look_at_window(
    fault: Callable[[], str | None] = lambda: preflight.fault(os.environ),
    probe: Probe = try_qt,
) -> Sequence[Line]:
    """Return whether the window can open here, how Qt starts, and what it writes with.

    Nothing of it is needed to train, so that none of it is worse than worth knowing.
    """
    sentence = fault()
    screen = (
        Line("Screen", "the window can open here")
        if sentence is None
        else Line("Screen", sentence.replace("\n", " "), Verdict.NOTE)
    )
    if getattr(sys, "frozen", False):
        # The packaged program is no Python that could be asked; --self-test opens its window.
        return [screen, Line("Qt", "comes with this program; “--self-test” tries it")]
    code, said = probe()
    if code != 0:
        hint = "Install PySide6-Essentials again, as constraints.txt names it."
        return [screen, Line("Qt", f"does not start: {said or code}", Verdict.NOTE, hint)]
    version, _, families = [*said.split(), "?", "?", "0"][:3]
    return [screen, Line("Qt", f"{version} starts"), _fonts(int(families))]


def _fonts(families: int) -> Line:
    if families:
        return Line("Fonts", f"{families} families")
    if any(_FONTS.glob("*.ttf")):
        return Line("Fonts", "none of the system; the DejaVu Sans that comes along is used")
    hint = "Install fonts, on Debian: sudo apt-get install -y fonts-dejavu-core"
    return Line("Fonts", "none: text would be boxes", Verdict.NOTE, hint)


LOOKS: tuple[tuple[str, Look], ...] = (("Window", look_at_window),)
"""What the doctor looks at besides what training needs."""
