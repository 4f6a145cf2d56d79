"""Two at once: one of them goes on, the other is told so; neither harms what both see."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.casebook.casebook import Casebook
from core.error import UserError
from tests.core.casebook.case_factory import entry
from tests.faults.ledger import Ledger
from tests.training.run_factory import make_run
from training.events import EventReader
from training.series.queue import RunQueue
from training.worker import main

_ROOT = Path(__file__).parents[2]
_KEEPER = """
import sys
from pathlib import Path
from core.casebook.casebook import Casebook
from tests.core.casebook.case_factory import entry
book = Casebook.open(Path(sys.argv[1]))
for at in range(25):
    book.update(book.add(entry(f"{sys.argv[2]}-{at}")).number, note="seen")
book.close()
"""
_HOLDER = """
import sys
from pathlib import Path
from training.run_directory import RunDirectory
from training.series.queue import RunQueue
place = Path(sys.argv[1])
held = RunQueue(place).working() if sys.argv[2] == "queue" else RunDirectory(place).holding_lock()
with held:
    print("held", flush=True)
    sys.stdin.read()
"""


def holding(place: Path, what: str) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(place), what], cwd=_ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    return holder


def let_go(holder: subprocess.Popen[str], *, killed: bool) -> None:
    if killed:
        holder.kill()
    holder.communicate("")


@pytest.mark.full
def test_two_writers_lose_no_case(tmp_path: Path, ledger: Ledger) -> None:
    path = tmp_path / "cases.sqlite"
    writers = [
        subprocess.Popen([sys.executable, "-c", _KEEPER, str(path), name], cwd=_ROOT)
        for name in ("a", "b")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    book = Casebook.open(path)
    assert (book.count(), book.verify().faults) == (50, ())
    book.add(entry("and on"))
    book.close()
    ledger.survived("two writers of cases")


@pytest.mark.parametrize("killed", [False, pytest.param(True, marks=pytest.mark.full)])
def test_a_second_worker_leaves_a_run_alone(
    killed: bool, tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("training.run_directory._LOCK_SECONDS", 0.1)
    monkeypatch.setattr("training.worker.faulthandler.enable", lambda: None)
    monkeypatch.setenv("OMP_WAIT_POLICY", os.environ.get("OMP_WAIT_POLICY", "PASSIVE"))
    run = make_run(tmp_path / "runs")
    holder = holding(run.path, "run")
    before = run.events.read_bytes()
    try:
        assert main([str(run.path)]) == 1
        assert run.is_locked() is True
    finally:
        let_go(holder, killed=killed)
    assert run.events.read_bytes() == before
    assert run.is_locked() is False  # no lock outlives who held it
    assert len(EventReader(run.events).poll()) == 1
    ledger.survived("two workers on one run")


@pytest.mark.full
@pytest.mark.parametrize("killed", [False, True])
def test_a_queue_is_worked_off_once(killed: bool, tmp_path: Path, ledger: Ledger) -> None:
    queue = RunQueue(tmp_path)
    holder = holding(tmp_path, "queue")
    try:
        assert queue.is_worked_off()
        with pytest.raises(UserError, match="Another process works off the queue"), queue.working():
            pass
    finally:
        let_go(holder, killed=killed)
    with queue.working():
        assert queue.is_worked_off()
    ledger.survived("a queue started twice")
