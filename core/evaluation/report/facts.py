"""What a report tells besides figures: of what the model is made, from what, by which program.

Nothing here is asked of a person; what is not known stays empty, and the report says so.
"""

from __future__ import annotations

import importlib.metadata
import platform
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core.bundle import Bundle, Decision
from core.ensemble.store import Ensemble
from core.evaluation.cohort import Population
from core.evaluation.decision_text import prior_sentence, threshold_sentence
from core.evaluation.rule import Rule
from core.lesion import group_by_image
from core.record import UNKNOWN, Patient, Record
from core.target import Target

Rows = tuple[tuple[str, str], ...]

_PACKAGES = ("dermadesk", "numpy", "scikit-learn", "matplotlib", "reportlab", "onnxruntime")


@dataclass(frozen=True)
class SubsetFacts:
    """One subset of a split: `support` is images and lesions by diagnosis, `people` who they are.

    `people` is empty where the dataset is no longer there to ask.
    """

    name: str
    images: int
    lesions: int
    support: Mapping[str, tuple[int, int]]
    people: Rows = ()


@dataclass(frozen=True)
class Facts:
    """What is known of a model and its making; all of it may be missing.

    `rule` is what the model decides by, `metrics` the table of its epochs. `own_split`: it is
    judged on a subset of the dataset that it learned from.
    """

    model: Rows = ()
    mechanism: Rows = ()
    decision: Rows = ()
    data: Rows = ()
    subsets: tuple[SubsetFacts, ...] = ()
    training: Rows = ()
    initial: str = ""
    chosen_by: str = ""
    software: Rows = ()
    rule: Rule | None = None
    metrics: Path | None = None
    own_split: bool = False
    members: int = 1

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        names = ("model", "mechanism", "decision", "data", "training", "software")
        return {
            **{name: dict(getattr(self, name)) for name in names},
            "initial": self.initial,
            "chosen_by": self.chosen_by,
            "subsets": [asdict(subset) for subset in self.subsets],
        }


def model_facts(model: Bundle | Ensemble) -> Facts:
    """Return what a bundle or an ensemble tells of itself."""
    members = (
        [member.bundle for member in model.members] if isinstance(model, Ensemble) else [model]
    )
    first = members[0]
    preset = model.facts.get("preset")
    return Facts(
        model=(*model.made_of, ("Learned with split", model.split_hash)),
        mechanism=_mechanism(first, len(members)),
        decision=decision_rows(model.decision, model.target),
        training=(("Preset", str(preset)),) if preset else (),
        initial=str(first.facts.get("begun_with") or ""),
        software=program_versions(),
        rule=model.decision.rule,
        members=len(members),
    )


def decision_rows(decision: Decision, target: Target) -> Rows:
    """Return how the probabilities of what a model tells apart become a decision, in words."""
    rule = decision.rule
    fitted = rule.fitted_on
    where = ""
    if isinstance(images := fitted.get("images"), int):
        lesions, split = fitted.get("lesions"), str(fitted.get("split_hash") or "")
        known = Population(images, lesions if isinstance(lesions, int) else None, split)
        where = f"{fitted.get('subset', '–')}: {known}"
    # The sentences of the terminal, as values beside their names.
    prior = prior_sentence(rule, target.classes, target.malignant).removeprefix("Prior")
    sets = "none fitted" if rule.conformal is None else f"{rule.conformal.coverage:.0%} promised"
    return (
        ("Revision", str(decision.revision)),
        ("Views averaged", str(decision.views)),
        ("Temperature", f"{decision.temperature:g}"),
        ("Prior", prior.lstrip(": ").removesuffix(".")),
        ("Threshold of malignancy", threshold_sentence(rule).removesuffix(".")),
        ("Conformal sets", sets),
        ("Fitted on", where or "nothing was fitted"),
    )


def program_versions(packages: Sequence[str] = _PACKAGES) -> Rows:
    """Return the versions of what made this report."""
    found = [("Python", platform.python_version())]
    for package in packages:
        try:
            found.append((package, importlib.metadata.version(package)))
        except importlib.metadata.PackageNotFoundError:
            found.append((package, "not installed"))
    return tuple(found)


def subset_facts(
    rows: Iterable[tuple[str, str, str, str]], records: Mapping[str, Record], codes: Sequence[str]
) -> tuple[SubsetFacts, ...]:
    """Return the subsets of a split from rows of image, lesion, diagnosis and subset.

    `records` is what the dataset knows of the images, and may be empty. Lesions that are known to
    be one under two names count once.
    """
    listed = list(rows)
    light = [records.get(i) or _light(i, lesion) for i, lesion, _, _ in listed]
    groups = group_by_image(light)
    found = []
    for name in dict.fromkeys(subset for *_, subset in listed):
        images = [(image, dx) for image, _, dx, subset in listed if subset == name]
        support = {
            code: (
                sum(dx == code for _, dx in images),
                len({groups[image] for image, dx in images if dx == code}),
            )
            for code in codes
        }
        known = [records[image] for image, _ in images if image in records]
        lesions = len({groups[image] for image, _ in images})
        found.append(SubsetFacts(name, len(images), lesions, support, people(known)))
    return tuple(found)


def people(records: Sequence[Record]) -> Rows:
    """Return ages, sexes and ways of confirmation of some images, in words; empty without any."""
    if not records:
        return ()
    ages = [record.patient.age for record in records if record.patient.age is not None]
    quartiles = "–"
    if ages:
        low, middle, high = np.percentile(ages, (25, 50, 75))
        quartiles = f"{middle:g} ({low:g} to {high:g})"
    return (
        ("Age in years, median (quartiles)", quartiles),
        ("Age unknown", _share(len(records) - len(ages), len(records))),
        *_shares("Sex", [record.patient.sex for record in records]),
        *_shares("Confirmed by", [record.dx_type or UNKNOWN for record in records]),
    )


def _shares(title: str, values: Sequence[str]) -> Rows:
    counts = Counter(values)
    return tuple(
        (f"{title}: {value.replace('_', '-')}", _share(count, len(values)))
        for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _share(part: int, whole: int) -> str:
    return f"{part:,} ({part / whole:.1%})"


def _light(image: str, lesion: str) -> Record:
    return Record(image, lesion, None, "", Patient(), Path())


def _mechanism(bundle: Bundle, members: int) -> Rows:
    """Return what happens from image to answer; of several members that of the first."""
    made, seen = bundle.architecture, bundle.preprocessing
    fields = {
        "none": "not used",
        "onehot": "age, sex and site as numbers beside the image",
        "embedding": "age, sex and site through layers of their own beside the image",
    }
    whose = " of the first member" if members > 1 else ""
    return (
        (
            f"Image{whose}",
            f"one photograph; canvas {seen.canvas_width} × {seen.canvas_height} pixels, its centre "
            f"square at {seen.image_size} × {seen.image_size}; colour constancy "
            f"{seen.colour_constancy}",
        ),
        (f"Network{whose}", f"deep convolutional network {made.backbone}, head {made.head}"),
        ("Patient fields", fields.get(made.metadata, made.metadata)),
        (
            "Missing values",
            f"an unknown age becomes the median of the training subset "
            f"({bundle.statistics.age_median:g} years) with a mark that it was missing; sex and "
            "site have a value “unknown”",
        ),
        ("Answer", f"a probability for each of {', '.join(made.classes)}"),
    )
