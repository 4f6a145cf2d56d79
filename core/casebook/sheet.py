"""A case on one page: picture, answer and what such answers were worth, the reader's decision.

Built of the blocks of the evaluation report, so that it becomes PDF, HTML or JSON in the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.case.flag import FLAGS
from core.casebook.entry import OPINIONS, Case, Entry, MachineAnswer
from core.casebook.evidence import Evidence
from core.casebook.export import case_json
from core.evaluation.decision_text import NO_THRESHOLD, threshold_sentence
from core.evaluation.report.document import (
    Beside,
    Block,
    Cell,
    Chapter,
    Column,
    Document,
    Pairs,
    Picture,
    Table,
    Text,
)
from core.figure_name import figure_name
from core.notice import NOTICE
from core.record import UNKNOWN

# Longer texts would end the one page; the case itself has them whole.
_LONGEST_NOTE, _LONGEST_NAME, _MOST_NEIGHBOURS, _MOST_FLAGS = 360, 60, 8, 6
_HASH = 16
_NONE = "–"
_FIGURES = ("balanced_accuracy", "macro_auc", "malignancy_auc")
_NOT_FOR = (
    "deciding about a patient; clinical photographs, other devices or skin unlike its training "
    "images; other diagnoses, which it cannot name"
)


@dataclass(frozen=True)
class Views:
    """What is shown of a case: its picture and what the model looked at, each as PNG or absent.

    `missing` says why there is no picture.
    """

    picture: Picture | None = None
    overlay: Picture | None = None
    missing: str = ""


def case_sheet(case: Case, views: Views, evidence: Evidence, made: datetime) -> Document:
    """Return the page of a case, made at a time."""
    entry = case.entry
    warned = [FLAGS.get(name, f"Flag: {name}.") for name in entry.answer.flags[:_MOST_FLAGS]]
    label = f" · {_short(entry.label, _LONGEST_NAME)}" if entry.label else ""
    chapters = (
        Chapter("What was seen", (_seen(case, views),)),
        Chapter("What the model said", tuple(_said(entry.answer, evidence))),
        Chapter("What the reader decided", (_decided(entry),)),
        Chapter("The model", (_model(entry.answer, evidence),)),
    )
    return Document(
        f"Case {case.number}{label}",
        _subject(entry),
        f"Kept {_time(case.created)}, last changed {_time(case.changed)}; page made {_time(made)}",
        tuple(warned),
        "",
        chapters,
        {"notice": NOTICE, "made": made.isoformat(), **case_json(case)},
        leaflet=True,
    )


def _subject(entry: Entry) -> str:
    prediction = entry.answer.prediction
    said = f"Model: {_named(prediction.dx)}, {prediction.confidence:.1%}"
    if entry.ruling is not None:
        said += f". Reader: {_named(entry.ruling.dx)}"
    if entry.biopsy is not None:
        said += f". Biopsy: {_named(entry.biopsy.dx)}"
    return f"{said}."


def _seen(case: Case, views: Views) -> Block:
    entry = case.entry
    first, *others = entry.images
    more = f" and {len(others)} more" if others else ""
    patient = entry.patient
    rows = (
        ("Age", UNKNOWN if patient.age is None else f"{patient.age:g} years"),
        ("Sex", patient.sex),
        ("Site", patient.site),
        ("Image", _short(first.path.name, _LONGEST_NAME) + more),
        ("Content hash", f"{first.content[:_HASH]}…"),
        ("File hash", f"{first.sha256[:_HASH]}…"),
    )
    facts: tuple[Block, ...] = (Pairs("", rows),)
    if views.picture is None:
        return Beside(((Text(views.missing or "The picture is not shown."),), facts), (1.2, 1.8))
    shown: tuple[tuple[Block, ...], ...] = ((views.picture, _caption(views.picture)),)
    if views.overlay is not None:
        shown = (*shown, (views.overlay, _caption(views.overlay)))
    return Beside((*shown, facts), (*(1.0 for _ in shown), 1.15 if len(shown) > 1 else 1.4))


def _caption(picture: Picture) -> Block:
    return Text(picture.title)


def _said(answer: MachineAnswer, evidence: Evidence) -> list[Block]:
    prediction = answer.prediction
    told = len(evidence.precedents) == len(prediction.classes)
    columns = [Column("class", 2.5, words=True), Column("", 1.1), Column("probability", 0.8)]
    if told:
        columns += [Column("came true (95 %)", 1.3), Column("at probabilities of", 1.2),
                    Column("lesions", 0.6)]  # fmt: skip
    rows = []
    for index, (code, share) in enumerate(
        zip(prediction.classes, prediction.probabilities, strict=True)
    ):
        call = "the call" if code == prediction.dx else ""
        cells = [Cell(_named(code), call), Cell(f"{share:.1%}", bar=share), Cell(f"{share:.1%}")]
        if told:
            precedent = evidence.precedents[index]
            came, among = precedent.text
            cells += [Cell(came), Cell(among), Cell(str(precedent.of))]
        rows.append(tuple(cells))
    note = (
        "Came true: the share of the validation lesions with the most similar probability of the "
        "class that were of this class. The temperature, and any threshold, were fitted on them."
        if told
        else f"How often such answers came true is not known. {evidence.missing}"
    )
    table = Table("Probabilities", tuple(columns), tuple(rows), evidence.population, note)
    return [table, Pairs("", _decision_rows(answer, evidence))]


def _decision_rows(answer: MachineAnswer, evidence: Evidence) -> tuple[tuple[str, str], ...]:
    malignancy = f"{answer.prediction.malignancy:.1%}"
    side = {
        None: "no threshold was in use",
        True: f"flagged, at or above the threshold of {answer.threshold or 0:.1%}",
        False: f"not flagged, under the threshold of {answer.threshold or 0:.1%}",
    }[answer.flagged]
    rows = [("Malignancy", f"{malignancy}: {side}")]
    rule = None if evidence.model is None else evidence.model.decision.rule
    # Only of the very threshold that was in use then.
    if rule is not None and rule.threshold is not None and rule.threshold == answer.threshold:
        sentence = threshold_sentence(rule)
        if sentence != NO_THRESHOLD:
            rows.append(("Threshold", sentence))
    if answer.offered is not None:
        names = ", ".join(_named(code) for code in answer.offered)
        rows.append(("Conformal set", names or "empty: no diagnosis fits"))
    neighbours = _neighbours(answer.details.get("neighbours"))
    return (*rows, *((("Nearest lesions", neighbours),) if neighbours else ()))


def _neighbours(told: Any) -> str:
    """Return the nearest training lesions in words; empty where none were kept."""
    found = [each for each in told if isinstance(each, Mapping)] if isinstance(told, list) else []
    codes = [str(each.get("dx", "")) for each in found]
    if not found or not all(codes):
        return ""
    counts = ", ".join(f"{code} {number}" for code, number in Counter(codes).most_common())
    near = []
    for code, each in zip(codes, found[:_MOST_NEIGHBOURS], strict=False):
        distance, proven = each.get("distance"), each.get("proven")
        aside = [f"{distance:.2f}"] if isinstance(distance, float) else []
        aside += [str(proven)] if proven else []
        near.append(f"{code} ({', '.join(aside)})" if aside else code)
    return _short(f"{counts} of {len(found)}. Nearest first: {'; '.join(near)}", _LONGEST_NOTE)


def _decided(entry: Entry) -> Block:
    first, ruling, biopsy = entry.first, entry.ruling, entry.biopsy
    before = "no opinion was given"
    if first is not None:
        before = f"{_named(first.dx)}, {first.confidence:.0%} sure, {_time(first.at)}"
    decision = "none yet"
    if ruling is not None:
        word = "agrees" if ruling.agrees else "overrides the model"
        reason = f". Reason: {_short(ruling.reason, _LONGEST_NOTE)}" if ruling.reason else ""
        decision = f"{word}: {_named(ruling.dx)}, {_time(ruling.at)}{reason}"
    result = "not known yet"
    if biopsy is not None:
        text = f". {_short(biopsy.text, _LONGEST_NOTE)}" if biopsy.text else ""
        result = f"{_named(biopsy.dx)}, entered {_time(biopsy.at)}{text}"
    rows = (
        ("First reading", before),
        ("Decision", decision),
        ("Biopsy", result),
        ("Note", _short(entry.note, _LONGEST_NOTE) or _NONE),
    )
    return Pairs("", rows)


def _model(answer: MachineAnswer, evidence: Evidence) -> Block:
    model = evidence.model
    rows = [
        ("Name", _short(answer.model, _LONGEST_NAME)),
        (
            "Weights",
            f"SHA-256 {answer.model_hash[:_HASH]}…; decision rule, revision {answer.revision}",
        ),
        ("Answer", f"{_time(answer.at)}, mean of {_views(answer.views)}"),
    ]
    if model is not None:
        made = "; ".join(
            f"{name.lower()} {value}" for name, value in model.made_of if name != "Weights"
        )
        rows += [("Made of", _short(made, _LONGEST_NOTE)), ("Learned with split", model.split_hash)]
        figures = _figures(model.facts.get("validation"))
        if figures:
            before = "; before calibration" if model.decision.calibrates else ""
            rows.append(("On validation", f"{figures} (its best epoch was chosen there{before})"))
    if evidence.missing:
        rows.append(("Not known", evidence.missing))
    rows.append(("Not for", _NOT_FOR))
    return Pairs("", tuple(rows))


def _figures(told: Any) -> str:
    known = told if isinstance(told, Mapping) else {}
    shown = [
        f"{figure_name(name)} {known[name]:.3f}"
        for name in _FIGURES
        if isinstance(known.get(name), float)
    ]
    return ", ".join(shown)


def _views(number: int) -> str:
    return "1 view" if number == 1 else f"{number} views"


def _named(code: str) -> str:
    name = OPINIONS.get(code, code)
    return name if code in ("benign", "malignant") else f"{name} ({code})"


def _time(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def _short(text: str, most: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
