"""What the page says of a case, in short words: the same in the table, the detail and for ears."""

from __future__ import annotations

from core.casebook.entry import OPINIONS, Case, Entry
from core.record import UNKNOWN
from desktop.translation import counted, num, tr
from desktop.when import moment_text

NOTHING = "–"


def cases_text(number: int) -> str:
    """Return a number of cases with its noun."""
    return counted(number, "{n} case", "{n:,} cases")


def opinion_name(code: str) -> str:
    """Return an opinion with its code, where the code says something else than the name."""
    name = tr(OPINIONS.get(code, code))
    return f"{name} ({code})" if len(code) <= 5 and code != name else name


def short_decision(entry: Entry) -> str:
    """Return the reader's decision for a cell."""
    if entry.ruling is None:
        return NOTHING
    return tr("agrees") if entry.ruling.agrees else f"→ {entry.ruling.dx}"


def long_decision(entry: Entry) -> str:
    """Return the reader's decision with its reason and time."""
    ruling = entry.ruling
    if ruling is None:
        return tr("None yet")
    word = tr("Agrees") if ruling.agrees else tr("Overrides")
    reason = f". {ruling.reason}" if ruling.reason else ""
    return f"{word}: {opinion_name(ruling.dx)}{reason} ({moment_text(ruling.at)})"


def first_reading(entry: Entry) -> str:
    """Return what the reader thought before the answer."""
    first = entry.first
    if first is None:
        return tr("No opinion was given")
    return tr(
        "{diagnosis}, {confidence:.0%} sure ({time})",
        diagnosis=opinion_name(first.dx),
        confidence=first.confidence,
        time=moment_text(first.at),
    )


def _years(age: float) -> str:
    return counted(1 if age == 1 else 2, "{age:g} year", "{age:g} years", age=age)


def patient_text(entry: Entry) -> str:
    """Return what is known of the patient."""
    patient = entry.patient
    age = tr("age unknown") if patient.age is None else _years(patient.age)
    sex = tr("sex unknown") if patient.sex == UNKNOWN else tr(patient.sex)
    site = tr("site unknown") if patient.site == UNKNOWN else tr(patient.site)
    return f"{age}, {sex}, {site}"


def malignancy_text(entry: Entry) -> str:
    """Return the malignancy and on which side of the threshold it was."""
    answer = entry.answer
    share = num(answer.prediction.malignancy, ".1%")
    if answer.threshold is None:
        return share
    side = tr("flagged") if answer.flagged else tr("not flagged")
    return tr(
        "{share}, {side} (threshold {threshold:.1%})",
        share=share,
        side=side,
        threshold=answer.threshold,
    )


def case_title(case: Case) -> str:
    """Return how a case is called."""
    label = case.entry.label
    title = tr("Case {number}", number=case.number)
    return f"{title} · {label}" if label else title
