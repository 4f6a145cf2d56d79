"""What is installed is what was tested: ranges, exact versions, system libraries."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.source_tree import ROOT


def _pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split()
    return {canonicalize_name(name): version for name, version in (x.split("==") for x in lines)}


def _requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]["dev"]
    return [Requirement(line) for line in [*project["dependencies"], *extras]]


@pytest.mark.parametrize("requirement", _requirements(), ids=str)
def test_tested_version_lies_in_the_range(requirement: Requirement) -> None:
    assert requirement.specifier.contains(_pinned()[canonicalize_name(requirement.name)])


def test_constraints_hold_names_and_versions_only() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in text.split())


def test_make_takes_the_system_libraries_from_the_preflight() -> None:
    script = ROOT / ".ci" / "system_libraries"
    code = "from desktop.preflight import BASE_LIBRARIES, X11_LIBRARIES, WAYLAND_LIBRARIES, loads"
    assert code in script.read_text(encoding="utf-8")
    subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, check=True)
