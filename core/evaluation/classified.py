"""A cohort made by letting a bundle answer for the images of a dataset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from core.bundle import Bundle
from core.dataset import Dataset
from core.ensemble.store import Ensemble
from core.error import UserError
from core.evaluation.cohort import Cohort
from core.image.decoding import BadImage

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
    records = [record for record in dataset.records if record.dx is not None]
    if not records:
        raise UserError(
            "No image of the dataset has a diagnosis.", "An evaluation needs the truth."
        )
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
    target = classifier.target
    cohort = Cohort(
        image_ids=tuple(record.image_id for record in known),
        lesion_ids=tuple(record.lesion_id for record in known),
        truth=np.array([target.index_of(record.dx or "") for record in known], dtype=np.int64),
        probabilities=np.array([shares for _, shares in pairs], dtype=np.float64),
        classes=target.classes,
        malignant=target.malignant,
        records={record.image_id: record for record in known},
        lesions_known=dataset.lesions_known,
    )
    bad = len(records) - len(known)
    notes = [f"{bad} of {len(records)} images cannot be read and are left out."] if bad else []
    return cohort, classifier.bundle, notes
