"""A cohort made by letting a bundle answer for the images of a dataset."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from core.bundle import Bundle
from core.dataset import Dataset
from core.ensemble.store import Ensemble
from core.error import UserError
from core.evaluation.cohort import Cohort, Floats
from core.image.decoding import BadImage
from core.record import Record
from core.target import Target

_CHUNK = 32


def classified(
    folder: Path,
    dataset: Dataset,
    report: Callable[[str, int, int], object] | None = None,
    *,
    plain: bool = False,
) -> tuple[Cohort, Bundle | Ensemble, list[str]]:
    """Return the cohort of the images that have a diagnosis, the bundle that answered, and notes.

    `plain` gives the answers of the network as they are, before temperature and prior, to fit
    these on. Images that cannot be read are left out and counted in the notes. `report` hears
    (what, done, total). Raises UserError where no image is left.
    """
    # Loads the runtime of the network, which tables of figures do without.
    from core.classifier import Classifier

    classifier = Classifier.open(folder, plain=plain)
    records = _with_diagnosis(dataset)
    answers = []
    for start in range(0, len(records), _CHUNK):
        part = records[start : start + _CHUNK]
        answers += classifier.classify_files(
            [record.path for record in part], [record.patient for record in part]
        )
        if report is not None:
            report("images", start + len(part), len(records))
    pairs = [
        (record, answer.probabilities)
        for record, answer in zip(records, answers, strict=True)
        if not isinstance(answer, BadImage)
    ]
    if not pairs:
        raise UserError("None of the images can be read.", "See the dataset's list of problems.")
    known = [record for record, _ in pairs]
    shares = np.array([shares for _, shares in pairs], dtype=np.float64)
    cohort = _cohort(known, shares, classifier.target, dataset.lesions_known)
    bad = len(records) - len(known)
    notes = [f"{bad} of {len(records)} images cannot be read and are left out."] if bad else []
    return cohort, classifier.bundle, notes


def unanswered(dataset: Dataset, target: Target) -> Cohort:
    """Return the images of a dataset that have a diagnosis, before any model has answered.

    Their probabilities are 0. Raises UserError where there is none.
    """
    records = _with_diagnosis(dataset)
    shares = np.zeros((len(records), len(target.classes)))
    return _cohort(records, shares, target, dataset.lesions_known)


def _with_diagnosis(dataset: Dataset) -> list[Record]:
    records = [record for record in dataset.records if record.dx is not None]
    if not records:
        raise UserError(
            "No image of the dataset has a diagnosis.", "An evaluation needs the truth."
        )
    return records


def _cohort(
    records: Sequence[Record], probabilities: Floats, target: Target, lesions_known: bool
) -> Cohort:
    return Cohort(
        image_ids=tuple(record.image_id for record in records),
        lesion_ids=tuple(record.lesion_id for record in records),
        truth=np.array([target.index_of(record.dx or "") for record in records], dtype=np.int64),
        probabilities=probabilities,
        classes=target.classes,
        malignant=target.malignant,
        records={record.image_id: record for record in records},
        lesions_known=lesions_known,
    )
