"""What a program knows of its own making: from a package's record, from Git, or nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from core.build import RECORD, Build, source_build, this_build

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def _project(folder: Path, version: str = "9.8.7") -> Path:
    (folder / "pyproject.toml").write_text(f'[project]\nversion = "{version}"\n')
    return folder


def _git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def test_a_package_says_what_was_noted_when_it_was_made(tmp_path):
    (tmp_path / "resources").mkdir()
    made = Build("1.2.3", COMMIT, "2026-11-21", changed=True, packaged=True)
    (tmp_path / "resources" / RECORD).write_text(json.dumps(made.to_json()))
    assert this_build(tmp_path) == made
    assert str(made) == "package, commit 0123456789ab of 2026-11-21, with changes"


def test_a_folder_without_git_knows_its_version_alone(tmp_path):
    assert this_build(_project(tmp_path)) == Build("9.8.7")
    assert str(this_build(tmp_path)) == "from source, commit unknown"


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")
def test_a_repository_names_its_commit_and_whether_it_was_changed(tmp_path):
    _git(_project(tmp_path), "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "first")
    clean = source_build(tmp_path, packaged=True)
    assert (len(clean.commit), len(clean.date), clean.changed) == (40, 10, False)
    _project(tmp_path, "9.9.9")
    assert this_build(tmp_path) == Build("9.9.9", clean.commit, clean.date, changed=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="Git is not installed")
def test_a_folder_inside_another_repository_is_not_taken_for_it(tmp_path):
    _git(tmp_path, "init", "-q")
    inner = tmp_path / "inner"
    inner.mkdir()
    assert source_build(_project(inner)).commit == ""
