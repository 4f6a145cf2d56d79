"""The downloaded archives of HAM10000 become a folder that opens; what came is counted."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from core.atomic import replacing_folder
from core.dataset import Dataset, open_dataset
from core.error import UserError
from core.ham10000.archive import Entry, checked_entries, copy_entry, opened
from core.ham10000.source import IMAGES, LESIONS, ROWS
from core.layout.folder import SUFFIXES, safe_id
from core.layout.table import TABLE_NAMES, read_table

Progress = Callable[[str, int, int], object]
TABLE = "HAM10000_metadata.csv"
_PARTS = ("HAM10000_images_part_1", "HAM10000_images_part_2")
# What Dataverse offers besides: masks, and the test set of a challenge, which has no such table.
_OTHERS = ("__macosx", "segmentation", "isic2018_task3", "hmnist")
_NESTED = ".zip"
_SPARE = 200_000_000  # what is left free on the disk
_EVERY = 25


@dataclass(frozen=True)
class Arrived:
    """What stands in the new folder, counted, with a sentence for each thing that is missing."""

    folder: Path
    rows: int
    images: int
    lesions: int
    copies: int
    remarks: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether it is the whole dataset as published."""
        return not self.remarks

    @property
    def sentence(self) -> str:
        """One line that says what is there."""
        told = f"{self.images:,} images, {self.rows:,} rows, {self.lesions:,} lesions"
        return f"{told}: complete." if self.complete else f"{told}. {' '.join(self.remarks)}"


@dataclass
class _Taken:
    """The lower-case names of the files that stand in the folder, and how many came again."""

    names: set[str]
    copies: int = 0


def unpack_ham10000(
    archives: Sequence[Path], folder: Path, report: Progress = lambda what, done, total: None
) -> Arrived:
    """Unpack archives, and a table beside them, into the new or empty `folder`, and count.

    Only images and the metadata table are taken; the folder appears whole or not at all.
    `report(what, done, total)` follows the work in files. Raises UserError.
    """
    target = _free_target(folder)
    if not archives:
        raise UserError("No archive is given.", "Name the downloaded ZIP files.")
    needed = sum(_size(path) for path in archives)
    free = shutil.disk_usage(target.parent).free
    if needed + _SPARE > free:
        raise UserError(
            f"Unpacking needs {needed / 1e9:.1f} GB; {free / 1e9:.1f} GB are free.",
            "Choose a folder on another disk.",
        )
    with replacing_folder(target) as fresh:
        taken = _Taken(set())
        for path in archives:
            _take(path, fresh, taken, report)
        if not any(Path(name).suffix in SUFFIXES for name in taken.names):
            raise UserError(
                "The archives hold no images.", "They are called HAM10000_images_part_1.zip and 2."
            )
        if TABLE.casefold() not in taken.names:
            raise UserError(
                "The table HAM10000_metadata is missing.",
                "Download it too, and choose it together with the archives.",
            )
        report("Saving", 0, 0)
    report("Counting", 0, 0)
    return count_ham10000(target, taken.copies)


def count_ham10000(folder: Path, copies: int = 0) -> Arrived:
    """Count rows, images and lesions of an unpacked folder against those published."""
    dataset = open_dataset(folder)
    rows = len(read_table(folder / TABLE)) if (folder / TABLE).is_file() else len(dataset.records)
    lesions = len({record.lesion_id for record in dataset.records})
    remarks = tuple(_remarks(dataset, rows, lesions))
    return Arrived(folder, rows, len(dataset.records), lesions, copies, remarks)


def _remarks(dataset: Dataset, rows: int, lesions: int) -> Iterator[str]:
    for what, found, published in (
        ("rows", rows, ROWS),
        ("images", len(dataset.records), IMAGES),
        ("lesions", lesions, LESIONS),
    ):
        if found != published:
            yield f"HAM10000 has {published:,} {what}, not {found:,}."


def _free_target(folder: Path) -> Path:
    target = folder.expanduser().absolute()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UserError(f"{target} is not an empty folder.", "Name a new folder.")
    if not target.parent.is_dir():
        raise UserError(f"The folder {target.parent} does not exist.", "Name another place.")
    return target


def _size(path: Path) -> int:
    """Return how many bytes a chosen file unpacks to, of what is taken; raises UserError."""
    if path.suffix.casefold() != _NESTED:
        try:
            return path.stat().st_size
        except OSError as error:
            raise UserError(
                f"The file {path} cannot be read ({error.strerror or error}).", "Check the name."
            ) from error
    with opened(path, path.name) as archive:
        return sum(entry.size for entry in checked_entries(archive, path.name) if _wanted(entry))


def _take(path: Path, fresh: Path, taken: _Taken, report: Progress) -> None:
    if path.suffix.casefold() == _NESTED:
        with path.open("rb") as stream:
            _take_archive(stream, path.name, fresh, taken, report)
    elif path.name.casefold() in TABLE_NAMES:
        with path.open("rb") as stream, (fresh / TABLE).open("wb") as out:
            shutil.copyfileobj(stream, out)
        taken.names.add(TABLE.casefold())
    else:
        raise UserError(
            f"{path.name} is neither a ZIP archive nor the table HAM10000_metadata.",
            "Choose the files as they were downloaded.",
        )


def _take_archive(
    stream: IO[bytes], name: str, fresh: Path, taken: _Taken, report: Progress, nested: bool = False
) -> None:
    with opened(stream, name) as archive:
        entries = [entry for entry in checked_entries(archive, name) if _wanted(entry)]
        for number, entry in enumerate(entries, start=1):
            if entry.path.suffix.casefold() == _NESTED:
                if nested:
                    raise UserError(f"{name} holds archives in archives.", "Unpack it by hand.")
                _take_nested(archive, entry, name, fresh, taken, report)
            else:
                _take_file(archive, entry, name, fresh, taken)
            if number % _EVERY == 0 or number == len(entries):
                report(f"Unpacking {name}", number, len(entries))


def _take_nested(
    archive: zipfile.ZipFile, entry: Entry, name: str, fresh: Path, taken: _Taken, report: Progress
) -> None:
    """Dataverse packs what one chooses into one archive, the parts as archives inside it."""
    inner = fresh / ".inner.zip"
    try:
        with inner.open("wb") as out:
            copy_entry(archive, entry, out, name)
        with inner.open("rb") as whole:
            _take_archive(whole, entry.path.name, fresh, taken, report, nested=True)
    finally:
        inner.unlink(missing_ok=True)


def _take_file(
    archive: zipfile.ZipFile, entry: Entry, name: str, fresh: Path, taken: _Taken
) -> None:
    place = _place(entry, name)
    key = place.name.casefold()
    if key in taken.names:  # Kaggle's archive has every image twice, in folders of other case
        taken.copies += 1
        return
    taken.names.add(key)
    target = fresh / place
    target.parent.mkdir(exist_ok=True)
    with target.open("wb") as out:
        copy_entry(archive, entry, out, name)


def _place(entry: Entry, name: str) -> PurePosixPath:
    """Return where a file goes: names of folders are ours, so that none can come from outside."""
    if entry.path.name.casefold() in TABLE_NAMES:
        return PurePosixPath(TABLE)
    said = f"{name}/{entry.path.parent}".casefold()
    second = any(part in said for part in ("part_2", "part2"))
    return PurePosixPath(_PARTS[int(second)]) / entry.path.name


def _wanted(entry: Entry) -> bool:
    """Tell whether an entry is an image of the training set, the table, or an archive of images."""
    name, path = entry.path.name.casefold(), str(entry.path).casefold()
    if name.startswith(".") or any(word in path for word in _OTHERS):
        return False
    if name in TABLE_NAMES:
        return True
    return entry.path.suffix.casefold() in (*SUFFIXES, _NESTED) and safe_id(entry.path.stem)
