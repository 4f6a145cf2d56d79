"""What a test on own cases found, as texts for tables: who was left out, what differs here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.evaluate.figure_text import Table

if TYPE_CHECKING:
    from core.evaluation.drift import Drift
    from core.evaluation.known import Known
    from core.evaluation.sufficiency import Sufficiency

SHOWN_KNOWN = 500
_LEVELS = {"none": "as in training", "some": "some drift", "large": "large drift",
           "unknown": "too few lesions to tell"}  # fmt: skip


def known_table(known: Known) -> Table:
    """Return a row an image that was left out, with the reason; the first 500 of them."""
    rows = [[image, known.why(image)] for image in known.leak.images[:SHOWN_KNOWN]]
    return ["Image", "Why it was left out"], rows


def lesion_table(enough: Sufficiency) -> Table:
    """Return the number of lesions of each class, and of malignant and benign ones, as one row."""
    heads = ["", *enough.by_class, "malignant", "benign"]
    counts = (*enough.by_class.values(), enough.malignant, enough.benign)
    return heads, [["Lesions", *(f"{count:,}" for count in counts)]]


def drift_table(drifts: tuple[Drift, ...]) -> Table:
    """Return a row a trait: the verdict, the index, and what chance alone would make of it."""
    rows = [
        [
            f"{drift.name[:1].upper()}{drift.name[1:]}",
            _LEVELS[drift.level],
            f"{drift.index:.2f}",
            f"{drift.chance:.2f}",
        ]
        for drift in drifts
    ]
    return ["", "Against training", "Index", "By chance up to"], rows


def drift_sentences(drifts: tuple[Drift, ...]) -> list[str]:
    """Return what is to be said of the drifts that count, and what the index is."""
    if not drifts:
        return ["Not known: the model keeps nothing of its training to compare with."]
    said = [drift.sentence for drift in drifts if drift.level in ("some", "large")]
    none = "No drift that goes beyond chance: spread as in training, as far as can be told."
    return [
        *(said or [none]),
        "Population stability index: from 0.10 on some drift, from 0.25 on large.",
    ]
