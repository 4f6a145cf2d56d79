"""A process that is killed while it keeps cases loses none that it said it had kept."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.casebook.casebook import Casebook

WRITER = """
import sys
from pathlib import Path
from core.casebook.casebook import Casebook
from tests.core.casebook.case_factory import entry
book = Casebook.open(Path(sys.argv[1]))
for at in range(200):
    number = book.add(entry(str(at), note="x" * 3000)).number
    print(number, flush=True)
    if at % 5 == 0:
        book.update(number, note="again")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("kill_after", [3, 77, 150])
def test_a_killed_writer_loses_nothing(tmp_path: Path, kill_after: int) -> None:
    path = tmp_path / "cases.sqlite"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3],
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        told = [int(writer.stdout.readline()) for _ in range(kill_after)]
        writer.send_signal(signal.SIGKILL)
        # What it had printed before it died counts too.
        told += [int(line) for line in writer.stdout if line.endswith("\n")]
    assert writer.returncode == -signal.SIGKILL
    book = Casebook.open(path)
    try:
        kept = {case.number: case for case in book.search()}
        assert set(told) <= set(kept)
        assert len(kept) <= len(told) + 1
        assert all(len(case.entry.images) == 1 for case in kept.values())
        assert book.verify().faults == ()
    finally:
        book.close()
