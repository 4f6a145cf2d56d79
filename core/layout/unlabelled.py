"""A folder of images alone, without table and diagnoses: to look at, to propose, to classify."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from core.error import Problem, ProblemKind
from core.layout.folder import ImageFile, safe_id, scan
from core.record import Patient, Record

NAME = "images without labels"


def read(root: Path, taken: Collection[str] = ()) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Return a record without diagnosis for each image under `root`; each is its own lesion.

    An id that is in `taken`, or in another folder too, gets the names of its folders before it.
    """
    scanned = scan(root)
    problems = list(scanned.problems)
    records: dict[str, Record] = {}
    used = set(taken)
    for file in scanned.files:
        image_id = _free_id(root, file, used)
        if image_id is None:
            reason = "the file name has characters that an id may not have, or stands there twice"
            problems.append(Problem(ProblemKind.UNSAFE_ID, file.relative, reason))
            continue
        used.add(image_id)
        records[image_id] = Record(image_id, image_id, None, "", Patient(), file.path)
    return tuple(records.values()), tuple(problems)


def _free_id(root: Path, file: ImageFile, used: set[str]) -> str | None:
    names = [part for part in (root.name, *file.folder.split("/")) if part]
    candidates = (file.stem, "-".join([*names, file.stem]), "-".join([*names, file.path.name]))
    return next((name for name in candidates if safe_id(name) and name not in used), None)
