"""What the page says of a case, in short words: the same in the table, the detail and for ears."""

from __future__ import annotations

from datetime import datetime

from core.casebook.entry import OPINIONS, Case, Entry
from core.record import UNKNOWN

NOTHING = "–"


def cases_text(number: int) -> str:
    """Return a number of cases with its noun."""
    return "1 case" if number == 1 else f"{number:,} cases"


def local_time(at: datetime) -> str:
    """Return a time as the clock on the wall had it."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def local_day(at: datetime) -> str:
    """Return the day of a time as the calendar on the wall had it."""
    return f"{at.astimezone():%Y-%m-%d}"


def opinion_name(code: str) -> str:
    """Return an opinion with its code, where the code says something else than the name."""
    name = OPINIONS.get(code, code)
    return f"{name} ({code})" if len(code) <= 5 and code != name else name


def short_decision(entry: Entry) -> str:
    """Return the reader's decision for a cell."""
    if entry.ruling is None:
        return NOTHING
    return "agrees" if entry.ruling.agrees else f"→ {entry.ruling.dx}"


def long_decision(entry: Entry) -> str:
    """Return the reader's decision with its reason and time."""
    ruling = entry.ruling
    if ruling is None:
        return "None yet"
    word = "Agrees" if ruling.agrees else "Overrides"
    reason = f". {ruling.reason}" if ruling.reason else ""
    return f"{word}: {opinion_name(ruling.dx)}{reason} ({local_time(ruling.at)})"


def first_reading(entry: Entry) -> str:
    """Return what the reader thought before the answer."""
    first = entry.first
    if first is None:
        return "No opinion was given"
    return f"{opinion_name(first.dx)}, {first.confidence:.0%} sure ({local_time(first.at)})"


def patient_text(entry: Entry) -> str:
    """Return what is known of the patient."""
    patient = entry.patient
    age = "age unknown" if patient.age is None else f"{patient.age:g} years"
    sex = "sex unknown" if patient.sex == UNKNOWN else patient.sex
    site = "site unknown" if patient.site == UNKNOWN else patient.site
    return f"{age}, {sex}, {site}"


def malignancy_text(entry: Entry) -> str:
    """Return the malignancy and on which side of the threshold it was."""
    answer = entry.answer
    share = f"{answer.prediction.malignancy:.1%}"
    if answer.threshold is None:
        return share
    side = "flagged" if answer.flagged else "not flagged"
    return f"{share}, {side} (threshold {answer.threshold:.1%})"


def case_title(case: Case) -> str:
    """Return how a case is called."""
    label = case.entry.label
    return f"Case {case.number}{f' · {label}' if label else ''}"
