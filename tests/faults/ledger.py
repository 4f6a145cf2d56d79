"""What was done to the program and how it took it: survived, refused in a sentence, or lost."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from core.error import UserError, showable
from core.image.decoding import BadImage

SEED = int(os.environ.get("DERMADESK_FAULTS_SEED", "7"))
LONGEST_SECONDS = 10.0
_HANG_SECONDS = 120.0  # of the clock on the wall: a machine may be busy with other things
_SHOWN = 10


class Hang(BaseException):
    """Nothing came of a file; no reader of ours may take it for damage."""


@dataclass(frozen=True)
class Case:
    """A file of somebody else; `opens` is None where an answer and a reason are both right."""

    name: str
    data: bytes
    opens: bool | None = None


@dataclass
class Ledger:
    """Counts by class of fault; what is `lost` is a defect.

    `refused` counts those of the survived that ended in a sentence.
    """

    injected: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def fault(self, kind: str, count: int = 1) -> Iterator[None]:
        """Count what is done in the block as injected, and as lost where the block fails."""
        self.injected[kind] += count
        try:
            yield
        except BaseException:
            self.lost[kind] += 1
            raise

    def survived(self, kind: str, count: int = 1) -> None:
        """Note faults that were no file and are behind us: a kill, a full disk."""
        self.injected[kind] += count

    def told(self, kind: str) -> None:
        """Note that one of the survived ended in a sentence for a person."""
        self.refused[kind] += 1

    def add(self, other: dict[str, dict[str, int]]) -> None:
        """Take in what `plain` of another process gave."""
        for name, counts in other.items():
            getattr(self, name).update(counts)

    @property
    def plain(self) -> dict[str, dict[str, int]]:
        """All counts as plain values, to travel between processes."""
        return {name: dict(getattr(self, name)) for name in ("injected", "refused", "lost")}

    def lines(self) -> list[str]:
        """Return the table, a line each."""
        found = [f"{'class':<34}{'injected':>9}{'survived':>9}{'of them told':>14}{'lost':>6}"]
        kinds = sorted({*self.injected, *self.lost})
        for kind in kinds:
            found.append(self._line(kind, self.injected[kind], self.refused[kind], self.lost[kind]))
        sums = (counts.total() for counts in (self.injected, self.refused, self.lost))
        return [*found, self._line("all", *sums)]

    @staticmethod
    def _line(kind: str, injected: int, refused: int, lost: int) -> str:
        return f"{kind:<34}{injected:>9}{max(0, injected - lost):>9}{refused:>14}{lost:>6}"

    def put_before(
        self,
        kind: str,
        cases: Iterable[Case],
        folder: Path,
        open_it: Callable[[Path], object],
        *,
        suffix: str = "",
    ) -> int:
        """Open each case as a file of its own in `folder/box`; nothing may appear outside the box.

        Returns how many there were; fails naming the first that were lost.
        """
        box = folder / "box"
        box.mkdir()
        before = _listing(folder, box)
        lost: list[str] = []
        count = 0
        for case in cases:
            count += 1
            file = box / f"file{suffix}"
            file.write_bytes(case.data)
            fate = self._fate(kind, case, lambda: open_it(file))  # noqa: B023
            if fate:
                lost.append(f"{kind}, {case.name}: {fate}")
            for left in box.iterdir():
                left.unlink()
        if _listing(folder, box) != before:
            lost.append(f"{kind}: a file was written outside")
        self.injected[kind] += count
        self.lost[kind] += len(lost)
        assert lost == [], "\n".join(lost[:_SHOWN])
        return count

    def _fate(self, kind: str, case: Case, open_it: Callable[[], object]) -> str:
        """Return what went wrong; empty where the program answered, or said why it does not."""
        started = time.process_time()
        try:
            with _ended_after(_HANG_SECONDS):
                open_it()
        except (UserError, BadImage) as error:
            self.refused[kind] += 1
            said = str(error)
            if case.opens:
                return f"sound, but refused: {said}"
            if "\n" in said or said != showable(said) or len(said) > 1000:
                return f"the reason is no sentence: {said[:200]!r}"
        except (Exception, Hang) as error:
            return f"{type(error).__name__}: {error}"[:300]
        else:
            if case.opens is False:
                return "opened, and should not"
        seconds = time.process_time() - started
        return f"took {seconds:.0f} s" if seconds > LONGEST_SECONDS else ""


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """End the block by an error when it takes too long, where the system has timers."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_number: int, _frame: object) -> None:
        raise Hang(f"no end after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _listing(folder: Path, box: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path != box and box not in path.parents}
