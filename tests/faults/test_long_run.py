"""A thousand epochs with the window attached: memory and handles stay, nothing is read twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

from tests.faults.ledger import Ledger
from tests.training.run_factory import make_folder
from training.config import build_config
from training.run_directory import Status
from training.supervisor import Supervisor

pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc"),
]
_ROOT = Path(__file__).parents[2]
_EPOCHS = 1000
_MB = 1_000_000
_FRAME_MS = 16.0


def test_a_thousand_epochs_cost_the_window_no_memory_and_no_handle(
    tmp_path: Path, ledger: Ledger
) -> None:
    config = build_config(
        {
            "data": {"folder": make_folder(tmp_path / "images")},
            "model": {"architecture": "test_efficientnet", "image_size": 32, "random_weights": True,
                      "head": "linear"},
            "head_phase": {"epochs": _EPOCHS, "views": 1},
            "fine_tune": {"epochs": 0},
            "optimise": {"batch_size": 32},
            "run": {"device": "cpu", "test": False, "patience": 0},
        }
    )  # fmt: skip
    run = Supervisor(tmp_path / "runs").prepare(config, threads=1)
    with ledger.fault("1,000 epochs before a window"):
        command = [sys.executable, "-m", "tests.faults.watching", str(tmp_path), str(run.path)]
        done = subprocess.run(
            command, cwd=_ROOT, text=True, capture_output=True, timeout=3000, check=False
        )
        assert done.returncode == 0, done.stderr
        assert run.status() is Status.COMPLETED, run.failure()
        assert len(run.history()) == _EPOCHS
        said = json.loads(done.stdout.splitlines()[-1])
        looks = said["looks"]
        early = [look for look in looks if 0.2 < look["progress"] < 0.45]
        late = [look for look in looks if look["progress"] > 0.75]
        assert len(early) > 3 and len(late) > 3, len(looks)
        print(_summary(early, late, said["read"], run.events.stat().st_size))
        for name, most in (("window", 25 * _MB), ("worker", 40 * _MB)):
            grown = median(of(late, name)) - median(of(early, name))
            assert grown < most, (name, grown)
        for name in ("window_handles", "worker_handles"):
            assert max(of(late, name)) <= max(of(early, name)) + 2, name
        # Each byte once by the watcher, and here and there a status that is asked for by itself.
        assert said["read"] < 2.5 * run.events.stat().st_size
        assert median(of(late, "paint_ms")) < _FRAME_MS


def of(looks: list[dict[str, float]], name: str) -> list[float]:
    return [look[name] for look in looks]


def _summary(
    early: list[dict[str, float]], late: list[dict[str, float]], read: int, size: int
) -> str:
    names = ("window", "worker", "window_handles", "worker_handles", "paint_ms")
    parts = [f"{n}: {median(of(early, n)):.4g} -> {median(of(late, n)):.4g}" for n in names]
    return "; ".join([*parts, f"read {read} of {size} bytes"])
