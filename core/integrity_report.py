"""What a dataset holds and what is wrong with it, as a file: a table, a page, or JSON."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from core.atomic import write_csv, write_json, write_text
from core.dataset import Dataset
from core.diagnosis import DIAGNOSES
from core.error import Problem, UserError
from core.notice import NOTICE

VERSION = 1
_STYLE = (
    "body{font:15px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#1a2426}"
    "table{border-collapse:collapse;margin:1em 0}td,th{padding:.25em .8em;text-align:left;"
    "border-bottom:1px solid #d5dcda}td.n{text-align:right}small{color:#56635f}"
)


@dataclass(frozen=True)
class IntegrityReport:
    """A dataset in numbers, its problems, and whether every image was read for them."""

    root: Path
    layout: str
    images: int
    lesions: int | None
    by_diagnosis: Mapping[str, int]
    problems: tuple[Problem, ...]
    images_read: bool
    made: str

    @classmethod
    def of(
        cls, dataset: Dataset, problems: Sequence[Problem], *, images_read: bool
    ) -> IntegrityReport:
        """Return the report of a dataset with all problems that are known by now."""
        number = Counter(record.dx for record in dataset.records)
        counted = {d.code: number[d.code] for d in DIAGNOSES} | {"none": number[None]}
        lesions = len({record.lesion_id for record in dataset.records})
        return cls(
            dataset.root, dataset.layout, len(dataset.records),
            lesions if dataset.lesions_known else None, counted, tuple(problems), images_read,
            datetime.now().isoformat(timespec="seconds"),
        )  # fmt: skip

    @property
    def read_sentence(self) -> str:
        """Whether the pixels were looked at."""
        if self.images_read:
            return "Every image was read."
        return "Not every image was read yet: tables and names only, for some."

    @property
    def lesion_text(self) -> str:
        """The number of lesions, or that they are unknown."""
        return "lesions unknown" if self.lesions is None else f"{self.lesions:,} lesions"


def write_integrity_report(path: Path, report: IntegrityReport) -> None:
    """Write a .html, .csv or .json file, whole or not at all; raises UserError."""
    write = FORMS.get(path.suffix.casefold())
    if write is None:
        raise UserError(
            f"A report cannot be written as {path.name}.", f"End its name in {', '.join(FORMS)}."
        )
    try:
        write(path, report)
    except OSError as error:
        raise UserError(
            f"{path} cannot be written ({error.strerror or error}).", "Choose another place."
        ) from error


def _write_csv(path: Path, report: IntegrityReport) -> None:
    rows = [(str(problem.kind), problem.where, problem.reason) for problem in report.problems]
    write_csv(path, ("problem", "where", "reason"), rows)


def _write_json(path: Path, report: IntegrityReport) -> None:
    problems = [
        {"problem": str(problem.kind), "where": problem.where, "reason": problem.reason}
        for problem in report.problems
    ]
    value = {
        "v": VERSION, "made": report.made, "folder": str(report.root), "layout": report.layout,
        "images": report.images, "lesions": report.lesions,
        "by_diagnosis": dict(report.by_diagnosis), "images_read": report.images_read,
        "problems": problems, "notice": NOTICE,
    }  # fmt: skip
    write_json(path, value)


def _write_html(path: Path, report: IntegrityReport) -> None:
    names = {d.code: d.name for d in DIAGNOSES} | {"none": "No diagnosis"}
    counted = "".join(
        f"<tr><td>{html.escape(names[code])}</td><td class=n>{count:,}</td></tr>"
        for code, count in report.by_diagnosis.items()
        if count
    )
    found = "".join(
        f"<tr><td>{html.escape(str(p.kind))}</td><td>{html.escape(p.where)}</td>"
        f"<td>{html.escape(p.reason)}</td></tr>"
        for p in report.problems
    )
    head = "<tr><th>Problem<th>Where<th>Reason</tr>"
    problems = f"<table>{head}{found}</table>" if found else "<p>No problems.</p>"
    root = html.escape(str(report.root))
    write_text(
        path,
        "<!doctype html><html lang=en><meta charset=utf-8>"
        f"<title>Integrity of {root}</title><style>{_STYLE}</style>"
        f"<h1>Integrity report</h1><p>{root}<br><small>{html.escape(report.layout)}, made "
        f"{report.made}</small></p><p>{report.images:,} images, {report.lesion_text}. "
        f"{html.escape(report.read_sentence)}</p><table>{counted}</table>"
        f"<h2>{len(report.problems):,} problems</h2>{problems}"
        f"<p><small>{html.escape(NOTICE)}</small></p></html>\n",
    )


FORMS: Mapping[str, Callable[[Path, IntegrityReport], None]] = MappingProxyType(
    {".html": _write_html, ".csv": _write_csv, ".json": _write_json}
)
