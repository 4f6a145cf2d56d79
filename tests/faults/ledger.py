"""What was done to the program and how it took it: opened, refused in a sentence, or lost."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from core.error import UserError, showable
from core.image.decoding import BadImage

SEED = int(os.environ.get("DERMADESK_FAULTS_SEED", "7"))
LONGEST_SECONDS = 10.0
_SHOWN = 10


@dataclass(frozen=True)
class Case:
    """A file of somebody else; `opens` is None where an answer and a reason are both right."""

    name: str
    data: bytes
    opens: bool | None = None


@dataclass
class Ledger:
    """Counts by class of fault; what is `lost` is a defect."""

    opened: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)

    def injected(self, kind: str) -> int:
        """Return how many faults of a class the program has taken."""
        return self.opened[kind] + self.refused[kind]

    def survived(self, kind: str, count: int = 1) -> None:
        """Note faults that were no file: a kill, a full disk, a second worker."""
        self.opened[kind] += count

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
        self.lost += lost
        assert lost == [], "\n".join(lost[:_SHOWN])
        return count

    def _fate(self, kind: str, case: Case, open_it: Callable[[], object]) -> str:
        """Return what went wrong; empty where the program answered, or said why it does not."""
        started = time.process_time()
        try:
            open_it()
        except (UserError, BadImage) as error:
            self.refused[kind] += 1
            said = str(error)
            if case.opens:
                return f"sound, but refused: {said}"
            if "\n" in said or said != showable(said) or len(said) > 1000:
                return f"the reason is no sentence: {said[:200]!r}"
        except Exception as error:
            return f"{type(error).__name__}: {error}"[:300]
        else:
            self.opened[kind] += 1
            if case.opens is False:
                return "opened, and should not"
        seconds = time.process_time() - started
        return f"took {seconds:.0f} s" if seconds > LONGEST_SECONDS else ""


def _listing(folder: Path, box: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path != box and box not in path.parents}
