"""Own reading statistics: how a reader and the model fared, alone and together.

What changes a reader's mind is counted as in Tschandl et al., Human–computer collaboration for skin
cancer recognition, Nature Medicine 26:1229, 2020: from the first reading to the decision after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from core.casebook.entry import Entry, agree, is_malignant
from core.evaluation.proportion import wilson


@dataclass(frozen=True, slots=True)
class Share:
    """A share of cases with its 95 % interval (Wilson); `of` 0 means that there is none."""

    name: str
    title: str
    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """The share, None of no cases."""
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The interval, None of no cases."""
        return wilson(self.hits, self.of) if self.of else None

    @property
    def text(self) -> str:
        """The share in words, always with how many cases it is of."""
        if self.interval is None:
            return "no such case yet"
        low, high = self.interval
        return f"{self.hits} of {self.of}: {self.hits / self.of:.0%} ({low:.0%} to {high:.0%})"

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        low, high = self.interval or (None, None)
        return {"value": self.value, "low": low, "high": high, "hits": self.hits, "of": self.of}


@dataclass(frozen=True, slots=True)
class ReadingStatistics:
    """All shares over some cases, in the order in which they are told."""

    cases: int
    shares: tuple[Share, ...]

    def share(self, name: str) -> Share:
        """Return one of the shares; raises KeyError for a name that is none."""
        return {share.name: share for share in self.shares}[name]

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {"cases": self.cases, **{share.name: share.to_json() for share in self.shares}}


Picks = Callable[[Entry], bool | None]


def reading_statistics(entries: Iterable[Entry]) -> ReadingStatistics:
    """Return the shares over these entries; each case counts once, whoever it is of."""
    known = list(entries)
    return ReadingStatistics(
        len(known), tuple(_share(known, name, title, asks) for name, title, asks in _SHARES)
    )


def _share(entries: Sequence[Entry], name: str, title: str, asks: Picks) -> Share:
    """Count one share: None leaves a case out, True is a hit."""
    answers = [answer for entry in entries if (answer := asks(entry)) is not None]
    return Share(name, title, sum(answers), len(answers))


def _first_agrees(entry: Entry) -> bool | None:
    first = entry.first
    return None if first is None else agree(first.dx, entry.answer.prediction.dx)


def _ruled_agrees(entry: Entry) -> bool | None:
    return None if entry.ruling is None else entry.ruling.agrees


def _machine_suspects(entry: Entry) -> bool:
    """Whether the model holds a case for malignant: by its threshold, else by its call."""
    flagged = entry.answer.flagged
    return is_malignant(entry.answer.prediction.dx) if flagged is None else flagged


def _found(opinion: Callable[[Entry], str | None], malignant: bool) -> Picks:
    """Ask whether the reader put a case of known outcome on its right side."""

    def asks(entry: Entry) -> bool | None:
        said = opinion(entry)
        if entry.biopsy is None or said is None or is_malignant(entry.biopsy.dx) != malignant:
            return None
        return is_malignant(said) == malignant

    return asks


def _machine_found(malignant: bool) -> Picks:
    def asks(entry: Entry) -> bool | None:
        if entry.biopsy is None or is_malignant(entry.biopsy.dx) != malignant:
            return None
        return _machine_suspects(entry) == malignant

    return asks


def _changed(first_right: bool) -> Picks:
    """Ask, of cases first read right (or wrong), whether following the model turned that."""

    def asks(entry: Entry) -> bool | None:
        first, ruling, biopsy = entry.first, entry.ruling, entry.biopsy
        if first is None or ruling is None or biopsy is None:
            return None
        if agree(first.dx, biopsy.dx) != first_right:
            return None
        followed = agree(ruling.dx, entry.answer.prediction.dx)
        return followed and agree(ruling.dx, biopsy.dx) != first_right

    return asks


def _first_dx(entry: Entry) -> str | None:
    return None if entry.first is None else entry.first.dx


def _final_dx(entry: Entry) -> str | None:
    return entry.final_dx


_SHARES: tuple[tuple[str, str, Picks], ...] = (
    ("first_agreement", "First reading agrees with the model", _first_agrees),
    ("agreement", "Decision agrees with the model", _ruled_agrees),
    ("first_sensitivity", "Malignant by biopsy: first reading malignant", _found(_first_dx, True)),
    ("machine_sensitivity", "Malignant by biopsy: model malignant", _machine_found(True)),
    ("final_sensitivity", "Malignant by biopsy: decision malignant", _found(_final_dx, True)),
    ("first_specificity", "Benign by biopsy: first reading benign", _found(_first_dx, False)),
    ("machine_specificity", "Benign by biopsy: model benign", _machine_found(False)),
    ("final_specificity", "Benign by biopsy: decision benign", _found(_final_dx, False)),
    ("misled", "Right at first, made wrong by the model", _changed(True)),
    ("helped", "Wrong at first, made right by the model", _changed(False)),
)
