"""The main flows with every way beyond loopback closed: nothing but the consented download tries.

Each Python of them is fenced by `fence/sitecustomize.py`. Where the system allows it they run in a
network of their own besides, whose counters tell of what is not Python, too.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.ledger import Ledger

_ROOT = Path(__file__).parents[2]
_FENCE = Path(__file__).parent / "fence"
_QUICK = (
    "model.architecture=test_efficientnet", "model.random_weights=true", "model.image_size=32",
    "model.head=linear", "head_phase.epochs=1", "fine_tune.epochs=1",
)  # fmt: skip
_SETS = [word for value in _QUICK for word in ("--set", value)]
_FLOWS: dict[str, tuple[tuple[str, ...], ...]] = {
    "data": (("demo", "images", "--images", "70"), ("data", "inspect", "images")),
    "train": (("train", "--data", "images", *_SETS), ("runs",), ("stop", "--help")),
    "judge": (("evaluate", "{run}"), ("predict", "images", "--out", "table.csv"),
              ("threshold", "{run}"), ("explain", "--help")),
    "look around": (("doctor",), ("models",), ("queue", "list"), ("presets",)),
}  # fmt: skip


@pytest.fixture
def fence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that tells of every attempt; children of this process are fenced in."""
    told = tmp_path / "attempts"
    told.touch()
    monkeypatch.setenv("DERMADESK_FENCE", str(told))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(_FENCE), str(_ROOT))))
    return told


def _alone() -> list[str]:
    """Return what a command begins with to run in a network of its own; empty: not allowed here."""
    if sys.platform != "linux" or not shutil.which("unshare") or not shutil.which("ip"):
        return []
    prefix = ["unshare", "--map-root-user", "--net"]
    tried = subprocess.run([*prefix, "ip", "link", "set", "lo", "up"], capture_output=True)
    return prefix if tried.returncode == 0 else []


def _fenced(commands: list[list[str]], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run commands one after the other, and print at last how often the system found no way out."""
    alone = _alone()
    script = "set -e\n" + ("ip link set lo up\n" if alone else "")
    script += "\n".join(map(shlex.join, commands))
    if alone:
        script += "\ncat /proc/net/snmp /proc/net/snmp6"
    return subprocess.run(
        [*alone, "sh", "-c", script], cwd=folder, text=True, capture_output=True, timeout=3000,
        check=False,
    )  # fmt: skip


def ways_not_found(counters: str) -> int:
    """Return how many packets had no way out, by the counters of a network of its own."""
    found = 0
    blocks = re.findall(r"^Ip: (.*)\nIp: (.*)$", counters, re.MULTILINE)
    for names, values in blocks:
        found += dict(zip(names.split(), map(int, values.split()), strict=True))["OutNoRoutes"]
    return found + sum(map(int, re.findall(r"^Ip6OutNoRoutes\s+(\d+)$", counters, re.MULTILINE)))


def _dermadesk(*words: str) -> list[str]:
    """Return the command line of a command, about the one run where it names one."""
    runs = Path(os.environ["DERMADESK_RUNS"])
    name = next((path.parent.name for path in runs.glob("*/config.yaml")), "")
    return [sys.executable, "-m", "desktop", *(word.format(run=name) for word in words)]


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_the_fence_holds(fence: Path, tmp_path: Path) -> None:
    tries = (
        "import socket\n"
        "def refused(act):\n"
        "    try: act()\n"
        "    except ConnectionError: return\n"
        "    raise SystemExit('let through')\n"
        "refused(lambda: socket.create_connection(('203.0.113.7', 80), 1))\n"
        "refused(lambda: socket.getaddrinfo('example.org', 80))\n"
        "refused(lambda: socket.socket().bind(('', 0)))\n"
        "near = socket.create_server(('127.0.0.1', 0))\n"
        "socket.create_connection(near.getsockname(), 1).close(); near.close()\n"
    )
    done = _fenced([_python(tries)], tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(fence.read_text().splitlines()) == 3


@pytest.mark.full
@pytest.mark.parametrize("allowed", [False, True])
def test_only_the_consented_download_opens_a_connection(
    allowed: bool, fence: Path, tmp_path: Path, ledger: Ledger
) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from core.error import UserError; from core.network.weight import find_weights\n"
        f"try: find_weights('resnet50', None, Path('weights'), download={allowed})\n"
        "except UserError as error: print(error); sys.exit(0)\n"
        "sys.exit('weights came from somewhere')\n"
    )
    with ledger.fault("network closed: download"):
        done = _fenced([_python(code)], tmp_path)
        assert done.returncode == 0, done.stderr
        assert "resnet50.a1_in1k.safetensors" in done.stdout
        assert bool(fence.read_text()) is allowed
        ledger.told("network closed: download")


@pytest.mark.full
def test_no_command_looks_beyond_this_computer(fence: Path, tmp_path: Path, ledger: Ledger) -> None:
    for flow, commands in _FLOWS.items():
        with ledger.fault(f"network closed: {flow}", len(commands)):
            lines = [_dermadesk(*command) for command in commands]
            done = _fenced(lines, tmp_path)
            assert done.returncode == 0, (flow, done.stderr[-2000:])
            assert fence.read_text() == "", flow
            assert ways_not_found(done.stdout) == 0, flow


@pytest.mark.full
def test_no_page_of_the_window_looks_beyond_this_computer(
    demo_folder: Path, fence: Path, tmp_path: Path, ledger: Ledger
) -> None:
    """The whole job as the tour does it: open, train, evaluate, classify, explain, every dialog."""
    command = [
        sys.executable, "-m", "desktop.tour", "out", "--data", str(demo_folder), "--runs", "runs",
    ]  # fmt: skip
    with ledger.fault("network closed: window"):
        done = _fenced([command], tmp_path)
        assert done.returncode == 0, done.stderr[-2000:]
        assert fence.read_text() == ""
        assert ways_not_found(done.stdout) == 0
