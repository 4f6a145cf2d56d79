"""What the window shows of what lies below it: modules that speak, and declarations with names."""

from __future__ import annotations

from collections.abc import Iterator

from core.figure_name import FIGURE_NAMES
from desktop.translation import capital

# Sentences that are put together of several parts.
JOINED = (
    ("core/evaluation/cohort.py", "{images} image"),
    ("core/evaluation/cohort.py", "{images} images"),
    ("core/evaluation/cohort.py", "{lesions} lesion"),
    ("core/evaluation/cohort.py", "{lesions} lesions"),
    ("core/evaluation/cohort.py", "{images} images, {lesions} lesions"),
    ("core/evaluation/cohort.py", "{images} images, lesions unknown"),
    ("core/evaluation/cohort.py", "{images} images, {lesions} lesions, split {split}"),
    ("core/evaluation/cohort.py", "{images} images, lesions unknown, split {split}"),
    *(
        ("core/ham10000/unpack.py", f"HAM10000 has {{published}} {what}, not {{found}}.")
        for what in ("rows", "images", "lesions")
    ),
    *(("core/figure_name.py", f"Validation {name}") for name in FIGURE_NAMES.values()),
    *(("core/figure_name.py", capital(name)) for name in FIGURE_NAMES.values()),
    ("core/state_file.py", "it is far too large"),
    ("core/state_file.py", "it holds no table of values"),
    ("core/state_file.py", "it is of another version of Dermadesk"),
    ("training/result.py", "Preset"),
    ("training/result.py", "Best epoch"),
    ("core/model_fact.py", "Started from"),
)

SPOKEN = frozenset({
    "core/bundle.py",
    "core/case/examiner.py",
    "core/case/flag.py",
    "core/case/side_by_side.py",
    "core/case/together.py",
    "core/case/what_if.py",
    "core/casebook/audit.py",
    "core/casebook/entry.py",
    "core/casebook/reading.py",
    "core/dataset.py",
    "core/error.py",
    "core/evaluation/decided.py",
    "core/evaluation/decision_text.py",
    "core/evaluation/detail.py",
    "core/evaluation/drift.py",
    "core/evaluation/evaluation.py",
    "core/evaluation/figure.py",
    "core/evaluation/interval.py",
    "core/evaluation/kept.py",
    "core/evaluation/known.py",
    "core/evaluation/label_issue.py",
    "core/evaluation/leak.py",
    "core/evaluation/local.py",
    "core/evaluation/look.py",
    "core/evaluation/recalibration.py",
    "core/evaluation/subgroup.py",
    "core/evaluation/sufficiency.py",
    "core/ham10000/kaggle.py",
    "core/ham10000/source.py",
    "core/library/listing.py",
    "core/notice.py",
    "core/split.py",
    "core/state_file.py",
    "training/config/field_spec.py",
    "desktop/case_task.py",
    "desktop/engine_task.py",
    "desktop/train/probe_task.py",
})  # fmt: skip
"""Modules whose sentences and names are shown as they are made there."""


def declared() -> Iterator[tuple[str, str]]:
    """Yield place and text of the names that follow from a declaration.

    They are shown with a capital: the settings of a run, their groups and choices, and the values
    that a patient's fields can have.
    """
    from core.diagnosis import DIAGNOSES
    from core.error import ProblemKind
    from core.evaluation.cost import ACTIONS
    from core.evaluation.drift import PATIENT_TRAITS
    from core.image.quality import QUALITIES
    from core.record import SEXES, SITES
    from core.target import TARGETS
    from training.config import field_specs, group_titles
    from training.config.preset import preset_description, presets
    from training.run_directory import Status
    from training.series.option import FOLD_OPTIONS, SEARCH_OPTIONS

    yield from JOINED
    for diagnosis in DIAGNOSES:
        yield "core/diagnosis.py", diagnosis.name
    for target in TARGETS.values():
        for name in target.names:
            yield "core/target.py", name
    for value in (*SEXES, *SITES):
        yield "core/record.py", value
    for kind in ProblemKind:
        yield "core/error.py", kind.value.capitalize()
    for name in (*QUALITIES, *PATIENT_TRAITS, "answers"):
        yield "core/evaluation/drift.py", name.capitalize()
    for action in ACTIONS:
        yield "core/evaluation/cost.py", action
    for status in Status:
        yield "training/run_directory.py", status.value
    for word in ("starting", "cut short", "head", "fine tune", "search", "folds"):
        yield "training", word
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
