"""The cases of a casebook that a biopsy confirmed, as a dataset to test a model on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from core.casebook.casebook import Casebook
from core.casebook.entry import Case, CaseImage
from core.casebook.picture import is_same_file
from core.casebook.query import Query
from core.dataset import Dataset
from core.diagnosis import CODES
from core.error import Problem, ProblemKind, UserError
from core.image.decoding import BadImage
from core.record import Record

LAYOUT = "Kept cases"
NOTE = (
    "Only cases with a biopsy: those that nobody biopsied are missing, which makes sensitivity "
    "look higher and specificity lower than they are for all who come."
)


def confirmed_cases(path: Path) -> Dataset:
    """Return the images of all cases with a biopsy in a casebook, the newest case first.

    A case is a lesion. What cannot be used becomes a problem: a biopsy that names none of the seven
    diagnoses, a file that is gone or changed, an image that is in a newer case too. Raises
    UserError where there is no such file, or no case in it has a biopsy that can be used.
    """
    if not path.is_file():
        raise UserError(f"There are no cases yet: {path} does not exist.", "Keep one on Classify.")
    book = Casebook.open(path)
    try:
        cases = book.search(Query(biopsy="known"))
    finally:
        book.close()
    records, problems = _records(cases)
    if not records:
        raise UserError(
            f"None of the {len(cases)} cases with a biopsy can be used to test a model.",
            "A biopsy must name one of the seven diagnoses, and the image must still be there.",
        )
    return Dataset(path, tuple(records), tuple(problems), True, LAYOUT)


def _records(cases: list[Case]) -> tuple[list[Record], list[Problem]]:
    names = Counter(image.path.stem for case in cases for image in case.entry.images)
    seen: set[str] = set()
    records, problems = [], []
    for case in cases:
        entry = case.entry
        assert entry.biopsy is not None, "asked for cases with a biopsy"
        if entry.biopsy.dx not in CODES:
            reason = "the biopsy names none of the seven diagnoses"
            where = f"case {case.number}"
            problems.append(Problem(ProblemKind.UNKNOWN_DIAGNOSIS, where, reason))
            continue
        for number, image in enumerate(entry.images, start=1):
            where = f"case {case.number}, image {number}"
            if image.sha256 in seen:
                reason = "it is in a newer case too"
                problems.append(Problem(ProblemKind.DUPLICATE, where, reason))
                continue
            if not _is_there(image):
                reason = "the file is gone or was changed"
                problems.append(Problem(ProblemKind.MISSING_IMAGE, where, reason))
                continue
            seen.add(image.sha256)
            stem = image.path.stem
            # A model knows its own images by the names of their files, where these are unique.
            name = stem if names[stem] == 1 else f"{stem}-{case.number}-{number}"
            records.append(
                Record(
                    name, f"case-{case.number}", entry.biopsy.dx, "histo", entry.patient, image.path
                )
            )
    return records, problems


def _is_there(image: CaseImage) -> bool:
    try:
        return is_same_file(image)
    except BadImage:
        return False
