"""The first page: what the model is for, from whom, how good, and when not to use it.

Source of the form: Sendak et al., Presenting machine learning model information to clinical end
users with model facts labels, npj Digital Medicine 3:41, 2020.
"""

from __future__ import annotations

from core.evaluation.cohort import counted
from core.evaluation.evaluation import Evaluation
from core.evaluation.interval import FEWEST_LESIONS
from core.evaluation.look import times
from core.evaluation.report.document import Block, Bullets, Chapter, Pairs, Text
from core.evaluation.report.facts import Facts
from core.evaluation.report.figure_table import key_table, size

_FEW = 30
_NOT_FOR = (
    "To decide about a patient: this is no medical device, and nobody has approved it.",
    "On clinical photographs, on other devices or on skin unlike that of the training images.",
    "For other diagnoses: it cannot say “none of these”, and a confident answer can be wrong.",
)


def model_facts_chapter(evaluation: Evaluation, facts: Facts, made: str) -> Chapter:
    """Return the first page; `made` is the day of the report."""
    notes = [*evaluation.notes]
    if evaluation.looks is not None:
        often = times(evaluation.looks)
        notes.append(f"The test figures of this run were looked at {often}, now included.")
    rows = (
        ("Purpose", _purpose(evaluation)),
        ("Model", _joined(facts.model) or "Not known: only its answers are here."),
        ("Population", _population(facts)),
        ("Data of this report", _data(evaluation)),
        ("Mechanism", _joined(facts.mechanism) or "Not known."),
        ("Decision", _joined(facts.decision) or "Not known."),
        ("Report made", made),
    )
    blocks: list[Block] = [Pairs("", rows), key_table(evaluation)]
    blocks += [Text("When not to use", strong=True), Bullets(when_not(evaluation, facts))]
    if notes:
        blocks += [Text("To be known with every figure", strong=True), Bullets(tuple(notes))]
    return Chapter("Model facts", tuple(blocks))


def when_not(evaluation: Evaluation, facts: Facts) -> tuple[str, ...]:
    """Return what speaks against using the model: in general, and by these figures."""
    found = list(_NOT_FOR)
    support = evaluation.sections[0].support
    few = [f"{code} ({lesions})" for code, (_, lesions) in support.items() if lesions < _FEW]
    if few:
        found.append(
            f"To tell {', '.join(few)}: in brackets the lesions it was judged by, fewer than "
            f"{_FEW} and too few to conclude from (below {FEWEST_LESIONS} there is no interval)."
        )
    if evaluation.leak:
        found.append("On the strength of these figures: the split leaks.")
    if not evaluation.cohort.lesions_known:
        found.append("On the strength of these intervals: lesions are unknown.")
    if facts.rule is None or facts.rule.threshold is None:
        found.append(
            "To rule out malignancy: no threshold was chosen for a sensitivity and kept in it."
        )
    return tuple(found)


def _purpose(evaluation: Evaluation) -> str:
    classes = ", ".join(evaluation.cohort.classes)
    return (
        f"To give each of {classes} a probability for one dermatoscopic photograph of one lesion, "
        "with age, sex and site where they are known. Malignancy is the sum over the malignant "
        "classes. For research and education."
    )


def _population(facts: Facts) -> str:
    train = next((subset for subset in facts.subsets if subset.name == "train"), None)
    if train is None:
        return "What the model learned from is not known here."
    classes = ", ".join(f"{code} {images:,}" for code, (images, _) in train.support.items())
    people = "; ".join(f"{name.lower()} {value}" for name, value in train.people[:2])
    more = f" {people[0].upper()}{people[1:]}." if people else ""
    return (
        f"Learned from {counted(train.images, 'image')} of {counted(train.lesions, 'lesion')}: "
        f"{classes}.{more}"
    )


def _data(evaluation: Evaluation) -> str:
    subset = f"{evaluation.subset} subset, " if evaluation.subset else ""
    parts = [f"{s.title.lower()}: {size(s)}" for s in evaluation.sections[1:]]
    more = f" Of these: {'; '.join(parts)}." if parts else ""
    return f"{evaluation.source}: {subset}{evaluation.cohort.population}.{more}"


def _joined(rows: tuple[tuple[str, str], ...]) -> str:
    return "; ".join(f"{name.lower()}: {value}" for name, value in rows)
