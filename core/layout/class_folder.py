"""Images sorted into folders named by diagnosis, maybe under train, val and test."""

from __future__ import annotations

import filecmp
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from core.diagnosis import CODES
from core.error import Problem, ProblemKind, UserError
from core.layout.folder import ImageFile, safe_id, scan
from core.record import Patient, Record

SUBSET_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "train": "train", "training": "train", "val": "val", "valid": "val",
        "validation": "val", "dev": "val", "test": "test", "testing": "test",
    }
)  # fmt: skip
_SUBSET_ORDER = ("train", "val", "test")


@dataclass(frozen=True, slots=True)
class ClassFolder:
    """A folder of one diagnosis, and the subset it stands under."""

    path: Path
    dx: str
    subset: str | None


@dataclass(frozen=True, slots=True)
class _Found:
    place: ClassFolder
    file: ImageFile
    relative: str


def find(root: Path) -> tuple[ClassFolder, ...]:
    """Return the class folders of `root`, train before val before test; empty where none is."""
    direct = _classes(root, None)
    if direct:
        return direct
    subsets = [(SUBSET_NAMES.get(path.name.casefold()), path) for path in _folders(root)]
    named = [(subset, path) for subset, path in subsets if subset is not None]
    named.sort(key=lambda item: (_SUBSET_ORDER.index(item[0]), item[1].name))
    return tuple(place for subset, path in named for place in _classes(path, subset))


def read(
    root: Path, places: tuple[ClassFolder, ...]
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Return a record for each image; each image is its own lesion, and nothing of the patient.

    The same file under two folders is reported once more than it is used; different images of one
    name get ids that name their folders.
    """
    problems: list[Problem] = []
    by_stem: dict[str, list[_Found]] = defaultdict(list)
    for place in places:
        scanned = scan(place.path)
        prefix = place.path.relative_to(root).as_posix()
        problems += [
            Problem(problem.kind, f"{prefix}/{problem.where}", problem.reason)
            for problem in scanned.problems
        ]
        for file in scanned.files:
            relative = f"{prefix}/{file.relative}"
            if safe_id(file.stem):
                by_stem[file.stem].append(_Found(place, file, relative))
            else:
                reason = "the file name has characters that an id may not have"
                problems.append(Problem(ProblemKind.UNSAFE_ID, relative, reason))
    problems += _strange_folders(root, places)
    records: dict[str, Record] = {}
    for members in by_stem.values():
        for image_id, found in _named(_distinct(members, problems)):
            if image_id in records:
                reason = f"the id {image_id} is that of another image, which is used"
                problems.append(Problem(ProblemKind.DUPLICATE, found.relative, reason))
            else:
                records[image_id] = _record(image_id, found)
    ordered = sorted(records.values(), key=lambda record: record.path.as_posix())
    return tuple(ordered), tuple(problems)


def _classes(folder: Path, subset: str | None) -> tuple[ClassFolder, ...]:
    return tuple(
        ClassFolder(path, path.name.casefold(), subset)
        for path in _folders(folder)
        if path.name.casefold() in CODES
    )


def _folders(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_dir() and not path.is_symlink())
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be read ({error.strerror or error}).",
            "Check the permissions.",
        ) from error


def _strange_folders(root: Path, places: tuple[ClassFolder, ...]) -> list[Problem]:
    """Report folders of images beside the class folders whose names are no diagnosis."""
    known = {place.path for place in places}
    problems = []
    for parent in sorted({place.path.parent for place in places}):
        for path in _folders(parent):
            if path in known or path.name.startswith("."):
                continue
            count = len(scan(path).files)
            if count:
                reason = f"{count} images left out: “{path.name}” is not one of {', '.join(CODES)}"
                where = path.relative_to(root).as_posix()
                problems.append(Problem(ProblemKind.UNKNOWN_DIAGNOSIS, where, reason))
    return problems


def _distinct(members: list[_Found], problems: list[Problem]) -> list[_Found]:
    """Drop byte-equal copies: the first one in the order of the folders is used."""
    kept: list[_Found] = []
    for found in members:
        twin = next((other for other in kept if _same(other.file.path, found.file.path)), None)
        if twin is None:
            kept.append(found)
        else:
            reason = f"a copy of {twin.relative}, which is the one that is used"
            problems.append(Problem(ProblemKind.DUPLICATE, found.relative, reason))
    return kept


def _same(a: Path, b: Path) -> bool:
    try:
        return filecmp.cmp(a, b, shallow=False)
    except OSError:
        return False  # unreadable files are reported by the integrity check


def _named(members: list[_Found]) -> list[tuple[str, _Found]]:
    if len(members) == 1:
        return [(members[0].file.stem, members[0])]
    names = [found.relative.rpartition(".")[0].replace("/", "-") for found in members]
    if len(set(names)) < len(names) or not all(map(safe_id, names)):  # a.jpg beside a.png
        names = [
            f"{found.place.dx}-{found.file.stem}-{number}"
            for number, found in enumerate(members, start=1)
        ]
    return list(zip(names, members, strict=True))


def _record(image_id: str, found: _Found) -> Record:
    place = found.place
    return Record(image_id, image_id, place.dx, "", Patient(), found.file.path, place.subset)
