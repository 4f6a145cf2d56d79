"""A folder opened: its records, and its problems, from the table and the file names alone.

Every image is read only by `core.image.integrity`, in the background.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from core.diagnosis import CODES
from core.error import Problem, ProblemKind, UserError
from core.layout import class_folder, unlabelled
from core.layout.folder import Scan, check_folder, index, safe_id, scan, without_row
from core.layout.table import TABLE_NAMES, Row, Table, one_line, read_table
from core.metadata import row_image_id, row_lesion_id, row_patient
from core.record import Record

_NEEDED = ("image_id", "dx")
_SHOWN = 80
_LAYOUTS_HINT = (
    "Open a folder with HAM10000_metadata.csv (or metadata.csv) and its images, with folders "
    "named akiec, bcc, bkl, df, mel, nv, vasc, with image/ and text/, or of images alone; "
    "or give the table and the image folder separately."
)


@dataclass(frozen=True)
class Dataset:
    """An opened folder of lesions; `lesions_known` is False where each image is its own lesion."""

    root: Path
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    lesions_known: bool
    layout: str

    @cached_property
    def fingerprint(self) -> str:
        """Sha256 (hex) over id, relative path, size and time of change of the record files."""
        lines = sorted(_file_line(record, self.root) for record in self.records)
        return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def open_dataset(
    folder: Path | None = None, *, csv: Path | None = None, images: Path | None = None
) -> Dataset:
    """Open a dataset by its folder, or by a table and an image folder given separately.

    Bad rows and files become problems. Raises UserError where nothing usable is there.
    """
    if folder is None and csv is None and images is None:
        raise UserError("No dataset is given.", "Name a folder, or a table and an image folder.")
    root = check_folder(folder) if folder is not None else None
    if csv is not None:
        place = check_folder(images) if images is not None else root or check_folder(csv.parent)
        return _from_table(csv, place, root or place, "table and images")
    if root is None:
        assert images is not None
        root = check_folder(images)
        images = None
    return _from_folder(root, check_folder(images) if images is not None else None)


def _from_folder(root: Path, images: Path | None) -> Dataset:
    """Tell the layout of a folder by its uppermost names alone."""
    table = _find_table(root)
    if table is not None:
        return _from_table(table, images or root, root, "HAM10000")
    pair = _image_and_text(root)
    if pair is not None:
        return _from_table(pair[0], images or pair[1], root, "image and text")
    found = class_folder.find(root)
    if found:
        records, problems = class_folder.read(root, found)
        if not records:
            raise UserError(
                f"The class folders in {root} hold no images.", "Images are .jpg, .jpeg or .png."
            )
        return Dataset(root, records, problems, False, "class folders")
    nothing = _nothing_usable(root)
    if not any(child.is_dir() and _can_open(child) for child in _children(root)):
        records, problems = unlabelled.read(root)
        if records:
            return Dataset(root, records, problems, False, unlabelled.NAME)
    raise nothing


def with_images(dataset: Dataset, folder: Path) -> Dataset:
    """Return the dataset and the images of `folder`, which have no diagnosis, behind its own.

    Files that it has already are passed over. Raises UserError where nothing is left to add.
    """
    place = check_folder(folder)
    known = {record.path.resolve() for record in dataset.records}
    found, problems = unlabelled.read(place, {record.image_id for record in dataset.records})
    fresh = tuple(record for record in found if record.path.resolve() not in known)
    if not fresh:
        raise UserError(
            f"The folder {place} holds no further images.", "Images are .jpg, .jpeg or .png."
        )
    return replace(dataset, records=dataset.records + fresh, problems=dataset.problems + problems)


def _from_table(path: Path, images: Path, root: Path, layout: str) -> Dataset:
    table = read_table(path, required=_NEEDED)
    found = scan(images)
    records, problems = _records(table, found)
    if not records:
        raise UserError(
            f"None of the {len(table)} rows of {path.name} has its image in {images}.",
            f"The folder holds {len(found.files)} images (.jpg, .jpeg, .png); "
            "an image file is named like its image_id.",
        )
    lesions_known = any(row.get("lesion_id") for row in table)
    return Dataset(root, records, problems, lesions_known, layout)


def _records(table: Table, found: Scan) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    images = index(found.files)
    problems = [*found.problems, *images.duplicates]
    records: dict[str, Record] = {}
    named: dict[str, None] = {}
    for row in table:
        image_id = row_image_id(row)
        where = f"row {row.line} ({image_id[:_SHOWN] or 'no id'})"
        problem = _id_problem(image_id, where, named)
        if problem is not None:
            problems.append(problem)
            continue
        named[image_id] = None
        file = images.by_id.get(image_id)
        if file is None:
            reason = f"no image {image_id}.jpg, .jpeg or .png"
            problems.append(Problem(ProblemKind.MISSING_IMAGE, where, reason))
            continue
        records[image_id] = _record(row, image_id, file.path, where, problems)
    problems += without_row(found.files, named)
    return tuple(records.values()), tuple(problems)


def _id_problem(image_id: str, where: str, named: dict[str, None]) -> Problem | None:
    if not image_id:
        return Problem(ProblemKind.BAD_VALUE, where, "the row has no image_id")
    if not safe_id(image_id):
        return Problem(ProblemKind.UNSAFE_ID, where, "an image_id is a plain name, without a path")
    if image_id in named:
        return Problem(ProblemKind.DUPLICATE, where, "the id is in an earlier row, which is used")
    return None


def _record(row: Row, image_id: str, path: Path, where: str, problems: list[Problem]) -> Record:
    dx = row.get("dx").casefold()
    if dx not in CODES:
        told = (
            f"“{dx[:_SHOWN]}” is not one of {', '.join(CODES)}" if dx else "no diagnosis is given"
        )
        reason = f"{told}; the image is shown, but takes no part in training"
        problems.append(Problem(ProblemKind.UNKNOWN_DIAGNOSIS, where, reason))
    patient, reasons = row_patient(row)
    problems += [
        Problem(ProblemKind.BAD_VALUE, where, f"{reason}; taken as unknown") for reason in reasons
    ]
    return Record(
        image_id=image_id,
        lesion_id=row_lesion_id(row) or image_id,
        dx=dx if dx in CODES else None,
        dx_type=one_line(row.get("dx_type")).casefold(),
        patient=patient,
        path=path,
    )


def _find_table(folder: Path) -> Path | None:
    files = {path.name.casefold(): path for path in _children(folder) if path.is_file()}
    return next((files[name] for name in TABLE_NAMES if name in files), None)


def _image_and_text(root: Path) -> tuple[Path, Path] | None:
    """Return the largest CSV of text/ and the folder image/."""
    folders = {path.name.casefold(): path for path in _children(root) if path.is_dir()}
    images = folders.get("image") or folders.get("images")
    text = folders.get("text")
    if images is None or text is None:
        return None
    tables = [path for path in _children(text) if path.suffix.casefold() == ".csv"]
    # The name decides between equal sizes, so that the choice does not hang on the file system.
    largest = max(tables, key=lambda path: (path.stat().st_size, path.name), default=None)
    return None if largest is None else (largest, images)


def _children(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be read ({error.strerror or error}).",
            "Check the permissions.",
        ) from error


def _nothing_usable(root: Path) -> UserError:
    children = _children(root)
    if not children:
        return UserError(f"The folder {root} is empty.", _LAYOUTS_HINT)
    for child in children:
        # People often open the folder above the one they mean.
        if child.is_dir() and _can_open(child):
            return UserError(
                f"The folder {root} holds no dataset, but {child.name} in it does.",
                f"Open {child}.",
            )
    return UserError(f"The folder {root} holds no dataset.", _LAYOUTS_HINT)


def _can_open(folder: Path) -> bool:
    try:
        return _find_table(folder) is not None or bool(class_folder.find(folder))
    except UserError:
        return False  # a neighbour that may not be read is no hint


def _file_line(record: Record, root: Path) -> str:
    path = record.path
    relative = path.relative_to(root) if path.is_relative_to(root) else path
    try:
        state = path.stat()
    except OSError:
        return f"{record.image_id}\t{relative.as_posix()}\tabsent"
    return f"{record.image_id}\t{relative.as_posix()}\t{state.st_size}\t{state.st_mtime_ns}"
