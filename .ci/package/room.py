"""A room in which the programs of a package run as on a machine that never saw their source."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

EXPECTED = (
    r"Matplotlib is building the font cache",  # once, in a home that is new
    # What the commands say beside their answers, so that an answer can go into a pipe.
    r"^Research and education only\. Not a medical device\.$",
    r"^(Decision rule, revision \d|This model has no threshold|Flagged from |Prior(:| corrected) )",
    r"^The threshold (was chosen on|reached) ",
    r"^(Seen before|Outside its experience|Outside the model's experience): ",
    r"^\d+ images classified with ",
)
"""Patterns of lines on stderr that are as they should be."""
_SECONDS = 1800.0
_KEPT = ("SYSTEMROOT", "TEMP", "TMP", "PATHEXT", "COMSPEC")  # Windows starts nothing without


class Broken(Exception):
    """A step of a trial that did not go as it must."""


class Room:
    """An empty home and another working folder, without any variable of this shell."""

    def __init__(self, programs: Path, folder: Path) -> None:
        suffix = ".exe" if sys.platform == "win32" else ""
        self.programs = programs.resolve()
        # An .app has its programs apart from what they use.
        mac = self.programs.name == "MacOS"
        self.whole = self.programs.parent if mac else self.programs
        self.program = self.programs / f"dermadesk{suffix}"
        self.folder = folder.resolve()
        home = self.folder / "home"
        home.mkdir()
        self.environment = {
            **{name: os.environ[name] for name in _KEPT if name in os.environ},
            "HOME": str(home),
            "USERPROFILE": str(home),
            "APPDATA": str(home),
            "LOCALAPPDATA": str(home),
            "LANG": "C.UTF-8",
            "PATH": os.defpath,
        }

    def run(
        self, *arguments: str, before: Sequence[str] = (), more: Mapping[str, str] | None = None
    ) -> str:
        """Run the program and return what it printed; raises Broken."""
        begun = time.monotonic()
        done = subprocess.run(
            [*before, str(self.program), *arguments],
            cwd=self.folder,
            env={**self.environment, **(more or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
        words = " ".join(arguments).replace(str(self.folder), "…")
        said = f"dermadesk {words}" + (f"  ({Path(before[0]).name})" if before else "")
        print(f"{time.monotonic() - begun:7.1f} s  {said}", flush=True)
        if done.returncode:
            raise Broken(f"{said} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        if wrong := unexpected(done.stderr):
            raise Broken(f"{said} wrote to stderr:\n{wrong}")
        return done.stdout


def unexpected(stderr: str) -> str:
    """Return the lines that are in no pattern of EXPECTED."""
    lines = (line for line in stderr.splitlines() if line.strip())
    return "\n".join(line for line in lines if not any(re.search(x, line) for x in EXPECTED))
