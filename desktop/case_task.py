"""What the engine process does for one case or many: answers with flags, neighbours, what-ifs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.atomic import write_csv
from core.case.table import FORMS, TABLE, Answering, table
from core.case.told import Told
from core.error import Problem, ProblemKind, UserError
from core.prediction import Prediction
from core.record import Patient
from desktop.engine_task import opened

if TYPE_CHECKING:
    from core.experience.neighbour import Neighbour


def classify(
    bundle: Path, images: Sequence[Path], patients: Sequence[Patient], lesions: Sequence[str]
) -> list[Told | Problem]:
    """Classify image files with their patients; a bad image gives its problem in its place.

    `lesions` are lesion ids, empty where unknown.
    """
    return _outcomes(bundle, images, patients, lesions, None)


def glance(
    bundle: Path, images: Sequence[Path], patients: Sequence[Patient], lesions: Sequence[str]
) -> list[Told | Problem]:
    """Classify as `classify` does, but from one view of each image: sooner, and less steady."""
    return _outcomes(bundle, images, patients, lesions, 1)


def _outcomes(
    bundle: Path,
    images: Sequence[Path],
    patients: Sequence[Patient],
    lesions: Sequence[str],
    views: int | None,
) -> list[Told | Problem]:
    from core.case.examiner import Examined

    outcomes = opened(bundle).examine_files(images, patients, lesions, views)
    return [
        Told(outcome.prediction, outcome.flags)
        if isinstance(outcome, Examined)
        else Problem(ProblemKind.UNREADABLE, str(path), str(outcome))
        for path, outcome in zip(images, outcomes, strict=True)
    ]


def neighbours(bundle: Path, images: Sequence[Path], lesion: str) -> tuple[Neighbour, ...]:
    """Return the training lesions nearest to one that some images show, never itself.

    None where the model keeps none, or no image can be read.
    """
    from core.case.examiner import Examined

    examiner = opened(bundle)
    if examiner.experience is None:
        return ()
    nobody = [Patient()] * len(images)
    outcomes = examiner.examine_files(images, nobody, [lesion] * len(images), 1)
    pairs = [
        (outcome, path.stem)
        for path, outcome in zip(images, outcomes, strict=True)
        if isinstance(outcome, Examined) and outcome.vector is not None
    ]
    if not pairs:
        return ()
    examined, names = zip(*pairs, strict=True)
    return tuple(examiner.neighbours(examined, names, lesion))


def suppose(
    bundle: Path, images: Sequence[Path], patients: Sequence[Patient]
) -> list[Prediction] | Problem:
    """Return the answer to one lesion, the mean over its images, for each of some patients."""
    from core.case.what_if import answers_supposed
    from core.image.decoding import BadImage

    classifier = opened(bundle).classifier
    pixels, bad = [], None
    for path in images:
        try:
            pixels.append(classifier.decode(path))
        except BadImage as error:
            bad = Problem(ProblemKind.UNREADABLE, str(path), str(error))
    if bad is not None and not pixels:
        return bad
    return answers_supposed(classifier, pixels, patients)


def write_table(
    target: Path,
    images: Sequence[Path],
    outcomes: Sequence[Told | Problem],
    by: Answering,
    form: str = TABLE,
) -> int:
    """Write a table of answers, whole or not at all, and return the number of its rows.

    It has the columns of `predict` and its `form`. Raises UserError where the file cannot be
    written.
    """
    told = [each if isinstance(each, Told) else each.reason for each in outcomes]
    header, rows = table(FORMS[form], images, told, by)
    try:
        write_csv(target, header, rows)
    except OSError as error:
        raise UserError(
            f"{target} cannot be written: {error.strerror or error}.", "Choose another place."
        ) from error
    return len(rows)
