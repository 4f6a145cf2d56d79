"""Mates live and end with their leader; the processes here know no torch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tests.training.run_factory import wait_for
from training.device.mates import Mates

_ROOT = Path(__file__).parents[3]
_MATE = """
    import os, sys, time
    sys.path.insert(0, {root!r})
    from pathlib import Path
    from training.device.mates import end_with_leader
    end_with_leader()
    Path({folder!r}, os.environ["RANK"]).write_text(f"{{os.getpid()}}")
    {then}
"""


def command(folder: Path, then: str) -> list[str]:
    code = textwrap.dedent(_MATE).format(root=str(_ROOT), folder=str(folder), then=then)
    return [sys.executable, "-c", code]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def pids(folder: Path, count: int) -> list[int]:
    wait_for(lambda: sum(bool(path.read_text()) for path in folder.glob("[0-9]")) == count)
    return [int(path.read_text()) for path in folder.glob("[0-9]")]


@pytest.fixture(autouse=True)
def _loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLOO_SOCKET_IFNAME", "lo")  # set here, it is taken back after the test


def test_mates_take_the_other_seats_and_may_end(tmp_path: Path) -> None:
    lost: list[str] = []
    with Mates(command(tmp_path, ""), 3, lost.append) as mates:
        assert (mates.seat.rank, mates.seat.world) == (0, 3)
        assert len(pids(tmp_path, 2)) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "2"]
    assert mates.loss() == "" and not lost


def test_an_error_of_the_leader_ends_its_mates(tmp_path: Path) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        Mates(command(tmp_path, "time.sleep(600)"), 2, lambda _sentence: None),
    ):
        (mate,) = pids(tmp_path, 1)
        raise ZeroDivisionError
    assert not alive(mate)


def test_a_killed_leader_leaves_no_orphans(tmp_path: Path) -> None:
    leader = f"""
        import sys, time
        sys.path.insert(0, {str(_ROOT)!r})
        from training.device.mates import Mates
        with Mates({command(tmp_path, "time.sleep(600)")!r}, 3, print):
            time.sleep(600)
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(leader)])
    found = pids(tmp_path, 2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_for(lambda: not any(alive(pid) for pid in found))


def test_a_lost_mate_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("training.device.mates._GRACE_SECONDS", 0.0)
    lost: list[str] = []
    with Mates(command(tmp_path, "sys.exit(7)"), 2, lost.append) as mates:
        wait_for(lambda: bool(lost))
    assert lost == ["Process 2 of 2 ended unexpectedly (exit code 7)."]
    assert mates.loss(seconds=1.0) == lost[0]


def test_a_process_that_nobody_leads_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    from training.device.mates import LED, end_with_leader

    monkeypatch.delenv(LED, raising=False)
    end_with_leader()
    time.sleep(0.05)
