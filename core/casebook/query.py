"""What is looked for among cases: each part of a question is a clause, all must hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from types import MappingProxyType
from typing import Any

from core.casebook.entry import OPINIONS
from core.casebook.row import moment
from core.error import UserError

Clause = tuple[str, tuple[Any, ...]]

_TEXTS = ("label", "note", "site", "model", "dx", "ruling_dx", "ruling_reason", "biopsy_dx",
          "biopsy_text")  # fmt: skip

RULINGS: Mapping[str, str] = MappingProxyType(
    {"agree": "agrees = 1", "override": "agrees = 0", "open": "agrees IS NULL"}
)
"""What may be asked of the reader's decision."""

BIOPSIES: Mapping[str, str] = MappingProxyType(
    {"known": "biopsy_dx IS NOT NULL", "unknown": "biopsy_dx IS NULL"}
)
"""What may be asked of the biopsy, besides its diagnosis."""


@dataclass(frozen=True, slots=True)
class Query:
    """A question; what is empty is not asked.

    `text` stands in a label, note, reason, site, diagnosis, model or file name; `dx` is the
    model's call; `biopsy` and `ruling` are keys of the tables above or a diagnosis; `least` is the
    smallest malignancy; a `model_hash` may be its beginning; `since` and `until` (not included) are
    times of making.
    """

    text: str = ""
    dx: str = ""
    ruling: str = ""
    biopsy: str = ""
    flag: str = ""
    model_hash: str = ""
    content: str = ""
    flagged: bool | None = None
    least: float | None = None
    since: datetime | None = None
    until: datetime | None = None

    def clause(self) -> Clause:
        """Return the condition in SQL and its values; raises UserError for an unknown word."""
        clauses: list[str] = []
        values: list[Any] = []
        for each in fields(self):
            value = getattr(self, each.name)
            if value is None or value == "":
                continue
            clause, given = _CLAUSES[each.name](value)
            clauses.append(f"({clause})")
            values += given
        return " AND ".join(clauses) or "1", tuple(values)


def _text(value: str) -> Clause:
    columns = " || char(10) || ".join(f"coalesce({name}, '')" for name in _TEXTS)
    words = value.casefold().split()
    here = f"instr(folded({columns}), ?)"
    path = (
        "EXISTS (SELECT 1 FROM images i WHERE i.number = cases.number AND instr(folded(path), ?))"
    )
    clause = " AND ".join(f"({here} OR {path})" for _ in words) or "1"
    return clause, tuple(word for word in words for _ in range(2))


def _word(choices: Mapping[str, str], column: str, what: str) -> Callable[[str], Clause]:
    def clause(value: str) -> Clause:
        if value in choices:
            return choices[value], ()
        if value in OPINIONS:
            return f"{column} = ?", (value,)
        known = ", ".join((*choices, *OPINIONS))
        raise UserError(f"“{value}” cannot be asked of the {what}.", f"Known are {known}.")

    return clause


_CLAUSES: Mapping[str, Callable[[Any], Clause]] = MappingProxyType(
    {
        "text": _text,
        "dx": _word({}, "dx", "call"),
        "ruling": _word(RULINGS, "ruling_dx", "decision"),
        "biopsy": _word(BIOPSIES, "biopsy_dx", "biopsy"),
        "flag": lambda value: (
            "EXISTS (SELECT 1 FROM json_each(flags) WHERE json_each.value = ?)", (value,)
        ),
        "model_hash": lambda value: ("instr(model_hash, ?) = 1", (value,)),
        "content": lambda value: (
            "number IN (SELECT images.number FROM images WHERE content = ?)", (value,)
        ),
        "flagged": lambda value: ("flagged = ?", (int(value),)),
        "least": lambda value: ("malignancy >= ?", (value,)),
        "since": lambda value: ("created >= ?", (moment(value),)),
        "until": lambda value: ("created < ?", (moment(value),)),
    }
)  # fmt: skip
