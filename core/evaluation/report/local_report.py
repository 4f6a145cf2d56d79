"""The report of a local validation: what limits it first, then the report of any evaluation.

It is made to be handed on: what was left out stands in it as counts and hashed ids, never by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from core.bundle import hashed_id
from core.evaluation.cohort import Population
from core.evaluation.drift import LARGE, SOME, Drift
from core.evaluation.interval import RESAMPLES
from core.evaluation.local import LocalValidation
from core.evaluation.look import times
from core.evaluation.report.compose import Progress, report_of
from core.evaluation.report.document import (
    Block,
    Bullets,
    Cell,
    Chapter,
    Column,
    Document,
    Pairs,
    Table,
    Text,
)
from core.evaluation.report.facts import Facts, decision_rows
from core.evaluation.report.figure_table import beside_table, figure_cell
from core.evaluation.sufficiency import FOR_A_SHARE, FOR_VALIDATION
from core.evaluation.validation_log import (
    HISTORY_NOTE,
    SHOWN_FIGURES,
    PastValidation,
    drift_text,
)
from core.target import target_with

_SHOWN_IDS = 48


def local_report_of(
    found: LocalValidation,
    facts: Facts | None = None,
    series: Sequence[PastValidation] = (),
    *,
    resamples: int = RESAMPLES,
    progress: Progress | None = None,
    made: str = "",
) -> Document:
    """Return the report of a local validation; `series` are those of the model so far.

    `facts` is what is known of the model; what it decides by is taken from the validation itself,
    because it may have been recalibrated since.
    """
    local = found.evaluation
    judged = replace(
        local,
        source=f"{found.model_name} on {found.name}",
        subset="",
        notes=tuple(filter(None, (*_warnings(found), *found.known.counts, *local.notes))),
    )
    whole = report_of(
        judged, _facts(found, facts or Facts()), resamples=resamples, progress=progress, made=made
    )
    first, *rest = whole.chapters
    chapters = (
        first,
        Chapter("Local validation", tuple(_limits(found))),
        Chapter("Beside the internal figures", tuple(_beside(found))),
        Chapter("Drift", tuple(_drift(found, series))),
        *rest,
    )
    data = {**whole.data, "validation": _plain(found, series)}
    return replace(whole, title="Local validation report", chapters=chapters, data=data)


def _facts(found: LocalValidation, facts: Facts) -> Facts:
    """Return the facts with the decision that was judged."""
    target, rule = target_with(found.cohort.classes), found.decision.rule
    # Chosen on these very images they must not stand as chosen on others.
    kept = replace(rule, thresholds=()) if found.flattered else rule
    decision = decision_rows(found.decision, target) if target is not None else facts.decision
    return replace(facts, rule=kept, decision=decision, own_split=False)


def _limits(found: LocalValidation) -> list[Block]:
    known, enough = found.known, found.enough
    rows = (
        ("Model", f"{found.model_name}, decision rule, revision {found.decision.revision}"),
        ("Cases", f"folder “{found.name}”"),
        ("New to the model", str(found.evaluation.cohort.population)),
        ("Malignant and benign", f"{enough.malignant:,} and {enough.benign:,} lesions"),
    )
    blocks: list[Block] = [Pairs("", rows)]
    if enough.sentences:
        blocks += [Text("Enough to conclude?", strong=True), Bullets(enough.sentences)]
    else:
        blocks.append(
            Text(f"There are {FOR_VALIDATION} malignant and benign lesions or more of each.")
        )
    blocks += [Text("Left out as known", strong=True), Bullets((*known.counts, *_told_ids(found)))]
    return [*blocks, _class_counts(found)]


def _warnings(found: LocalValidation) -> tuple[str, ...]:
    """Return what belongs on the first page: whether there are enough cases, and of what mix."""
    return ("" if found.enough.may_conclude else found.enough.sentences[0], found.mix)


def _told_ids(found: LocalValidation) -> tuple[str, ...]:
    ids = _hashed(found)
    if not ids:
        return ()
    more = f" and {len(ids) - _SHOWN_IDS:,} more (all in the JSON)"
    told = ", ".join(ids[:_SHOWN_IDS]) + (more if len(ids) > _SHOWN_IDS else "")
    return (f"Hashed ids of the images left out: {told}.",)


def _class_counts(found: LocalValidation) -> Table:
    support = found.evaluation.sections[0].support
    rows = tuple(
        (
            Cell(code),
            Cell(f"{images:,}"),
            Cell(f"{lesions:,}"),
            Cell("yes" if lesions >= FOR_A_SHARE else "no"),
        )
        for code, (images, lesions) in support.items()
    )
    columns = (
        Column("Class", 0.7, words=True), Column("Images", 0.7), Column("Lesions", 0.7),
        Column(f"At least {FOR_A_SHARE} lesions"),
    )  # fmt: skip
    population = str(found.evaluation.cohort.population)
    return Table("Cases by class", columns, rows, population)


def _beside(found: LocalValidation) -> list[Block]:
    blocks: list[Block] = [beside_table(found.evaluation, found.beside, "Local and internal")]
    inside = found.internal
    if inside is None:
        return [*blocks, Text("The figures of its own test subset are not known here.")]
    if found.mix:
        blocks.append(Text(found.mix))
    if inside.leak:
        count = f"{inside.leak.lesions:,} of {inside.leak.of:,} lesions"
        told = f"† Internally the split leaks: {count} are in the training subset too."
        blocks.append(Text(told, strong=True))
    blocks.append(Text(f"Internal: {inside.source}, {inside.cohort.population}."))
    if inside.looks is not None:
        often = times(inside.looks)
        blocks.append(Text(f"The test figures of the run were looked at {often}, now included."))
    return blocks


def _drift(found: LocalValidation, series: Sequence[PastValidation]) -> list[Block]:
    blocks: list[Block] = []
    if found.drifts:
        rows = tuple(
            (Cell(d.name), Cell(f"{d.index:.2f}"), Cell(f"{d.chance:.2f}"), Cell(_in_words(d)))
            for d in found.drifts
        )
        columns = (
            Column("", 0.8, words=True), Column("PSI", 0.5), Column("By chance", 0.6),
            Column("In words", 2.4, words=True),
        )  # fmt: skip
        note = (
            f"Population stability index: from {SOME:.2f} on some, from {LARGE:.2f} on large drift "
            "(Siddiqi, 2006). By chance: what it reaches in 1 of 100 samples without any drift."
        )
        population = str(found.evaluation.cohort.population)
        title = "From training and validation to these cases"
        blocks.append(Table(title, columns, rows, population, note))
    else:
        blocks.append(Text("Not known: the model keeps nothing of its training to compare with."))
    if len(series) > 1:
        blocks.append(_series_table(series))
    if found.recalibration is not None:
        blocks += [
            Text("Recalibrated on these cases", strong=True),
            Bullets(found.recalibration.sentences),
        ]
    return blocks


def _in_words(drift: Drift) -> str:
    """Return the sentence of a drift without what stands in the row already."""
    said = drift.sentence.partition(": ")[2].partition(" (PSI")[0]
    return f"{said[:1].upper()}{said[1:]}"


def _series_table(series: Sequence[PastValidation]) -> Table:
    columns = (
        Column("Day", 1.1, words=True),
        Column("Cases", 1.5, words=True),
        *(Column(title, 1.1) for title in SHOWN_FIGURES.values()),
        Column("Drift", 1.5, words=True),
    )
    return Table(
        "Validations of this model so far", columns, tuple(map(_series_row, series)), "",
        HISTORY_NOTE,
    )  # fmt: skip


def _series_row(past: PastValidation) -> tuple[Cell, ...]:
    size = str(Population(past.images, past.lesions))
    return (
        Cell(past.day.partition(" ")[0], f"decision {past.revision}"),
        Cell(past.data, f"{size}; {past.left_out:,} left out"),
        *(figure_cell(past.figures.get(name)) for name in SHOWN_FIGURES),
        Cell(drift_text(past.drifts)),
    )


def _hashed(found: LocalValidation) -> list[str]:
    """Return the hashed ids of what was left out, sorted, so that their order tells nothing."""
    return sorted(hashed_id("image", image) for image in found.known.leak.images)


def _plain(found: LocalValidation, series: Sequence[PastValidation]) -> dict[str, Any]:
    """Return the validation as plain values, without a name of an image and without a path."""
    known, again = found.known, found.recalibration
    return {
        "model": found.model_name,
        "data": found.name,
        "decision_revision": found.decision.revision,
        "left_out": {
            "images": len(known.leak.images),
            "lesions": known.leak.lesions,
            "by_id": len(known.by_id),
            "by_content": len(known.by_content),
            "content_checked": known.content_checked,
            "hashed_ids": _hashed(found),
        },
        "sufficiency": found.enough.to_json(),
        "drift": [drift.to_json() for drift in found.drifts],
        "beside": [section.to_json() for section in found.beside],
        "recalibration": None if again is None else {
            "before": again.before.to_json() if again.before is not None else None,
            "after": again.after.to_json(),
            "said": list(again.sentences),
        },
        "series": [past.to_json() for past in series],
    }  # fmt: skip
