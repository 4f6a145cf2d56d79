"""A local validation of random answers, without a network and without images."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.bundle import DECISION, Decision, hashed_id
from core.evaluation.detail import details
from core.evaluation.drift import Drift
from core.evaluation.evaluation import evaluate
from core.evaluation.known import Looked, find_known
from core.evaluation.local import LocalValidation
from core.evaluation.rule import Rule
from core.evaluation.sufficiency import sufficiency
from core.evaluation.tuning import unseen
from core.inference.model_choice import MODEL
from core.trained import Trained
from tests.core.evaluation.cohort_factory import random_cohort

DRIFTS = (
    Drift("brightness", 0.31, 0.05, "Brightness: large drift, higher here (PSI 0.31)."),
    Drift("sex", 0.02, 0.05, "Sex: as in training (PSI 0.02)."),
)


def model_folder(folder: Path) -> Path:
    """A folder that looks like a model to whoever tunes it or keeps its series."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL).write_text("{}")
    values = {"schema_version": 1, "temperature": 1.0, "revision": 1, "views": 1}
    (folder / DECISION).write_text(json.dumps(values))
    return folder


def local_validation(folder: Path, images: int = 400, *, internal: bool = True) -> LocalValidation:
    """Cases of which I0 is known by its id and I4 by what it shows, each with its lesion."""
    whole = replace(random_cohort(images, 5), split_hash="")
    hashes = np.random.default_rng(0).integers(0, 255, (images, 32), dtype=np.uint8)
    trained = Trained(hashes[[4]], {})
    looked = Looked(hashes, np.zeros((images, 5)), np.ones(images, dtype=bool))
    known = find_known(whole, frozenset({hashed_id("image", "I0")}), looked, trained)
    cohort = unseen(whole, known.leak)
    found = evaluate(
        cohort, source=f"{folder} on cases", subset="local", resamples=20, subgroup_resamples=10
    )
    found = replace(found, details=details(cohort))
    inside = evaluate(
        random_cohort(100, 7), source="run", subset="test", looks=2, resamples=20,
        subgroup_resamples=10,
    )  # fmt: skip
    return LocalValidation(
        model_folder(folder), "cases", found, inside if internal else None, known,
        sufficiency(cohort), DRIFTS, cohort, Decision(rule=Rule(threshold=0.5)),
    )  # fmt: skip
