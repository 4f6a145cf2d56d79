"""What a test on own cases found, as texts for tables: who was left out, what differs here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.evaluate.figure_text import (
    HEADLINE,
    Table,
    figure_text,
    short_title,
)
from desktop.translation import counted, mark, num, told, tr

if TYPE_CHECKING:
    from core.evaluation.drift import Drift
    from core.evaluation.known import Known
    from core.evaluation.recalibration import Effect, Recalibration
    from core.evaluation.sufficiency import Sufficiency
    from core.evaluation.validation_log import PastValidation

SHOWN_KNOWN = 500
SHOWN_TESTS = 5
_LONGEST_NAME = 16
_LEVELS = {"none": mark("as in training"), "some": mark("some drift"), "large": mark("large drift"),
           "unknown": mark("too few lesions to tell")}  # fmt: skip


def known_table(known: Known) -> Table:
    """Return a row an image that was left out, with the reason; the first 500 of them."""
    rows = [[image, told(known.why(image))] for image in known.leak.images[:SHOWN_KNOWN]]
    return [tr("Image"), tr("Why it was left out")], rows


def lesion_table(enough: Sufficiency) -> Table:
    """Return the number of lesions of each class, and of malignant and benign ones, as one row."""
    heads = ["", *enough.by_class, tr("malignant"), tr("benign")]
    counts = (*enough.by_class.values(), enough.malignant, enough.benign)
    return heads, [[tr("Lesions"), *(num(count, ",") for count in counts)]]


def verdict(enough: Sufficiency) -> tuple[str, str]:
    """Return what counts of malignancy allow to conclude, and what of single classes."""
    said = [told(sentence) for sentence in enough.sentences]
    whole = tr("Enough for a validation: 100 malignant and 100 benign lesions, or more.")
    first = whole if enough.may_conclude else said.pop(0)
    return first, "\n".join(said)


def drift_table(drifts: Sequence[Drift]) -> Table:
    """Return a row a trait: of what, the verdict, the index, and what chance alone makes of it."""
    rows = [
        [_title(drift), _of(drift), tr(_LEVELS[drift.level]), num(drift.index, ".2f"),
         num(drift.chance, ".2f")]
        for drift in drifts
    ]  # fmt: skip
    return ["", tr("Of"), tr("Against training"), tr("Index"), tr("By chance up to")], rows


def drift_sentences(drifts: Sequence[Drift]) -> list[str]:
    """Return what is to be said of the drifts that count, and what the index is."""
    if not drifts:
        return [tr("Not known: the model keeps nothing of its training to compare with.")]
    said = [told(drift.sentence) for drift in drifts if drift.level in ("some", "large")]
    none = tr("No drift that goes beyond chance: spread as in training, as far as can be told.")
    return [
        *(said or [none]),
        tr("Population stability index: from 0.10 on some drift, from 0.25 on large."),
    ]


def series_table(series: Sequence[PastValidation]) -> Table:
    """Return the latest tests of a model side by side: what of, and the figures of the headline."""
    shown = series[-SHOWN_TESTS:]
    lines = {
        tr("Cases"): [_cut(past.data) for past in shown],
        tr("New to the model"): [_size(past) for past in shown],
        tr("Decision"): [tr("revision {revision}", revision=past.revision) for past in shown],
    }
    for name in HEADLINE:
        lines[short_title(name)] = [
            figure_text(past.figures.get(name), stacked=True) for past in shown
        ]
    return ["", *map(_day, shown)], [[name, *cells] for name, cells in lines.items()]


def series_drift_table(series: Sequence[PastValidation]) -> Table:
    """Return the drift of each trait in the latest tests of a model side by side."""
    shown = series[-SHOWN_TESTS:]
    traits = {drift.name: _title(drift) for past in shown for drift in past.drifts}
    found = [{drift.name: num(drift.index, ".2f") for drift in past.drifts} for past in shown]
    rows = [[title, *(each.get(name, "–") for each in found)] for name, title in traits.items()]
    return [tr("Drift (PSI)"), *map(_day, shown)], rows


def series_note(series: Sequence[PastValidation]) -> str:
    """Return what the tables of the series are of, or that there is no other test yet."""
    if len(series) < 2:
        return tr(
            "The first test of this model. Later ones will stand beside it, with their drift."
        )
    said = tr(
        "Of all images new to the model, 95% intervals by lesion, as the decision of that day "
        "gave them; drift against training."
    )
    if len(series) > SHOWN_TESTS:
        said += " " + tr(
            "The latest {shown_tests} of {count}; dermadesk validate --history has all.",
            shown_tests=SHOWN_TESTS,
            count=len(series),
        )
    return said


def effect_table(again: Recalibration) -> Table:
    """Return what a decision does to these cases, as it was and recalibrated."""
    rows = [[tr("As it was"), *_effect(again.before)]] if again.before is not None else []
    rows.append([tr("Recalibrated"), *_effect(again.after)])
    return [tr("Decision"), tr("Log loss"), tr("Sensitivity"), tr("Specificity")], rows


def _effect(effect: Effect) -> list[str]:
    return [
        num(effect.log_loss, ".4f"),
        num(effect.sensitivity, ".1%"),
        num(effect.specificity, ".1%"),
    ]


def _title(drift: Drift) -> str:
    title = drift.name[:1].upper() + drift.name[1:]
    return tr(title)


def _of(drift: Drift) -> str:
    from core.evaluation.drift import PATIENT_TRAITS
    from core.image.quality import QUALITIES

    images, patients = mark("images"), mark("patients")
    inputs = {**dict.fromkeys(QUALITIES, images), **dict.fromkeys(PATIENT_TRAITS, patients)}
    return tr(inputs.get(drift.name, mark("answers")))


def _day(past: PastValidation) -> str:
    return past.day.replace(" ", "\n")


def _size(past: PastValidation) -> str:
    images = counted(past.images, "{n} image", "{n:,} images")
    if past.lesions is None:
        return images
    return f"{images}\n{counted(past.lesions, '{n} lesion', '{n:,} lesions')}"


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
