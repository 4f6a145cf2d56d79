"""`dermadesk --self-test` tells a working installation from a broken one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from core.error import UserError
from desktop import self_test, tour

ROOT = Path(__file__).resolve().parents[2]


def test_whole_job_in_a_process_of_its_own():
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--self-test"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Self-test passed")
    assert done.stdout.rstrip().endswith("Not a medical device.")


def test_what_fails_is_said(monkeypatch, capsys):
    monkeypatch.setenv("DERMADESK_CACHE", "")
    monkeypatch.setenv("DERMADESK_RUNS", "")

    def fail(folder):
        raise UserError("The worker did not start.", "See the log.")

    monkeypatch.setattr(self_test, "_check", fail)
    assert self_test.main() == 1
    assert "The worker did not start. See the log." in capsys.readouterr().err

    def break_down(folder):
        raise RuntimeError("a bug")

    monkeypatch.setattr(self_test, "_check", break_down)
    assert self_test.main() == 1
    assert "RuntimeError: a bug" in capsys.readouterr().err


def test_tour_of_an_empty_folder_ends_in_a_sentence(tmp_path):
    (tmp_path / "empty").mkdir()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "desktop.tour",
            str(tmp_path / "out"),
            "--data",
            str(tmp_path / "empty"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 2, done.stderr
    assert "is empty" in done.stderr
    assert "Traceback" not in done.stderr


def test_tour_needs_its_folders():
    arguments = tour._parser().parse_args(["out", "--data", "images", "--theme", "dark"])
    assert (arguments.out, arguments.theme) == (Path("out"), "dark")
