"""What the window shows of what lies below it: modules that speak, and declarations with names."""

from __future__ import annotations

from collections.abc import Iterator

SPOKEN = frozenset({
    "core/case/flag.py",
    "core/case/told.py",
    "core/case/what_if.py",
    "core/casebook/audit.py",
    "core/casebook/entry.py",
    "core/dataset.py",
    "core/error.py",
    "core/evaluation/decision_text.py",
    "core/evaluation/figure.py",
    "core/evaluation/label_issue.py",
    "core/evaluation/leak.py",
    "core/evaluation/local.py",
    "core/evaluation/look.py",
    "core/evaluation/subgroup.py",
    "core/evaluation/sufficiency.py",
    "core/ham10000/kaggle.py",
    "core/ham10000/source.py",
    "core/library/listing.py",
    "core/library/speed.py",
    "core/notice.py",
    "core/split.py",
})  # fmt: skip
"""Modules whose sentences and names are shown as they are made there."""


def declared() -> Iterator[tuple[str, str]]:
    """Yield place and text of the names that follow from a declaration.

    They are shown with a capital: the settings of a run, their groups and choices, and the values
    that a patient's fields can have.
    """
    from core.diagnosis import DIAGNOSES
    from core.error import ProblemKind
    from core.image.quality import QUALITIES
    from core.record import SEXES, SITES
    from training.config import field_specs, group_titles
    from training.config.preset import preset_description, presets
    from training.run_directory import Status
    from training.series.option import FOLD_OPTIONS, SEARCH_OPTIONS

    for diagnosis in DIAGNOSES:
        yield "core/diagnosis.py", diagnosis.name
    for value in (*SEXES, *SITES):
        yield "core/record.py", value.capitalize()
    for kind in ProblemKind:
        yield "core/error.py", kind.value.capitalize()
    for name in QUALITIES:
        yield "core/image/quality.py", name.capitalize()
    for status in Status:
        yield "training/run_directory.py", status.value
    for title in group_titles().values():
        yield "training/config", title
    for spec in field_specs():
        if not spec.internal:
            yield "training/config", spec.label
            yield "training/config", spec.description
    for option in (*SEARCH_OPTIONS, *FOLD_OPTIONS):
        yield "training/series/option.py", option.label
        yield "training/series/option.py", option.description
    for name in presets():
        yield "resources/presets", preset_description(name)
