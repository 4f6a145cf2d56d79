"""Which Dermadesk this is: its version, the commit it was made from, and how it came here."""

from __future__ import annotations

import json
import os
import subprocess
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

RECORD = "build.json"
"""The file in `resources/` that a package is given when it is made; nothing else has it."""

_ROOT = Path(__file__).resolve().parents[1]
_SECONDS = 10.0
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Build:
    """What is known of this program: unknown words are empty.

    `commit` and `date` (ISO, of the commit) say what it was made from, `changed` that files
    differed from that. `packaged`: it came as a folder of its own, without Python.
    """

    version: str
    commit: str = ""
    date: str = ""
    changed: bool = False
    packaged: bool = False

    def __str__(self) -> str:
        kind = "package" if self.packaged else "from source"
        if not self.commit:
            return f"{kind}, commit unknown"
        changed = ", with changes" if self.changed else ""
        return f"{kind}, commit {self.commit[:_DIGITS]} of {self.date}{changed}"

    def to_json(self) -> dict[str, Any]:
        """Return what stands in `RECORD`."""
        return asdict(self)


@cache
def this_build(root: Path = _ROOT) -> Build:
    """Return what this program is; `root` is the folder that holds `core` and `resources`.

    Asked once a process: Git takes some hundredths of a second.
    """
    record = root / "resources" / RECORD
    if record.is_file():
        return Build(**json.loads(record.read_text(encoding="utf-8")))
    return source_build(root)


def source_build(root: Path = _ROOT, *, packaged: bool = False) -> Build:
    """Return what a source folder is, as Git knows it; `packaged`: for a package made from it."""
    number = _version(root)
    # Without a .git of its own the folder may lie in somebody else's repository.
    told = _git(root, "log", "-1", "--format=%H %cs").split() if (root / ".git").exists() else []
    if len(told) != 2:
        return Build(number, packaged=packaged)
    changed = bool(_git(root, "status", "--porcelain", "--untracked-files=no"))
    return Build(number, told[0], told[1], changed, packaged)


def _version(root: Path) -> str:
    project = root / "pyproject.toml"
    if project.is_file():
        # What was installed in development mode may be older than the folder it leads to.
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    try:
        return version("dermadesk")
    except PackageNotFoundError:
        return ""


def _git(root: Path, *words: str) -> str:
    """Return what Git says of a folder; empty where it is not there or refuses."""
    # A hook that runs this names another repository in these variables.
    environment = {name: text for name, text in os.environ.items() if name[:4] != "GIT_"}
    try:
        done = subprocess.run(
            ["git", "--no-optional-locks", "-C", str(root), *words],
            env=environment, capture_output=True, text=True, timeout=_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
