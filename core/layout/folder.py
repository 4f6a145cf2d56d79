"""The image files under a folder, found without following a way out of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from core.error import Problem, ProblemKind, UserError
from core.layout.table import one_line

SUFFIXES: tuple[str, ...] = (".jpg", ".jpeg", ".png")
"""How the names of a dataset's images end."""
PICTURE_SUFFIXES: tuple[str, ...] = (*SUFFIXES, ".tif", ".tiff", ".bmp", ".webp", ".dcm")
"""How the names of images end that can be classified one by one."""
_IGNORED_FOLDERS = frozenset({"__macosx", "thumbs"})
_PART_PREFIX = "ham10000_images_part_"


@dataclass(frozen=True, slots=True)
class ImageFile:
    """One image file: its name without suffix, its folder under the root, and its path."""

    stem: str
    folder: str  # with forward slashes, "" for the root itself
    path: Path

    @property
    def relative(self) -> str:
        """The path under the root to show, with forward slashes."""
        return one_line(f"{self.folder}/{self.path.name}" if self.folder else self.path.name)


@dataclass(frozen=True)
class Scan:
    """All image files under a root in the order of their paths, and the links that lead out."""

    files: tuple[ImageFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ImageIndex:
    """One file for each image id; what else there is in the same folders is a problem."""

    by_id: Mapping[str, ImageFile]
    duplicates: tuple[Problem, ...]


def check_folder(folder: Path) -> Path:
    """Return the resolved folder; raises UserError where it is absent, a file or not readable."""
    try:
        resolved = folder.expanduser().resolve(strict=True)
        is_folder = resolved.is_dir()
    except FileNotFoundError as error:
        raise UserError(f"The folder {folder} does not exist.", "Check the name.") from error
    except (OSError, RuntimeError) as error:
        raise UserError(f"The folder {folder} cannot be read ({error}).") from error
    if not is_folder:
        raise UserError(f"{folder} is a file, not a folder.", "Open the folder that holds it.")
    return resolved


def scan(root: Path, suffixes: tuple[str, ...] = SUFFIXES) -> Scan:
    """Return every file under `root` with one of `suffixes` (any case), nested folders included.

    Hidden files are passed over. A link counts where it stays under `root`; one to a folder is
    never followed, so that loops end. Raises UserError where `root` cannot be read.
    """
    files: list[ImageFile] = []
    problems: list[Problem] = []
    waiting = [(str(root), "")]
    while waiting:
        place, folder = waiting.pop()
        for entry in _entries(place, folder, problems):
            name = entry.name
            if name.startswith("."):
                continue
            relative = f"{folder}/{name}" if folder else name
            if entry.is_symlink() and not _link_stays(entry, root, relative, problems):
                continue
            stem, dot, suffix = name.rpartition(".")
            if dot and f".{suffix.casefold()}" in suffixes and entry.is_file():
                files.append(ImageFile(stem, folder, Path(entry.path)))
            elif entry.is_dir(follow_symlinks=False) and name.casefold() not in _IGNORED_FOLDERS:
                waiting.append((entry.path, relative))
    files.sort(key=lambda file: (file.folder, file.path.name))
    return Scan(tuple(files), tuple(problems))


def index(files: tuple[ImageFile, ...]) -> ImageIndex:
    """Choose one file for each image id.

    Where the folders HAM10000_images_part_… are there, they win, and other folders only help out
    with ids that they lack: copies in another size beside them are no mistake of the dataset.
    """
    parts = tuple(file for file in files if _in_part(file))
    by_id: dict[str, ImageFile] = {}
    duplicates: list[Problem] = []
    for file in parts or files:
        first = by_id.setdefault(file.stem, file)
        if first is not file:
            reason = f"{first.relative} has the same id and is the one that is used"
            duplicates.append(Problem(ProblemKind.DUPLICATE, file.relative, reason))
    if parts:
        for file in files:
            by_id.setdefault(file.stem, file)
    return ImageIndex(by_id, tuple(duplicates))


def without_row(files: tuple[ImageFile, ...], known: Mapping[str, object]) -> list[Problem]:
    """Report the images that no row names; a folder of nothing else is one problem, not many."""
    parts = tuple(file for file in files if _in_part(file))
    by_folder: dict[str, list[ImageFile]] = {}
    for file in parts or files:
        by_folder.setdefault(file.folder, []).append(file)
    problems: list[Problem] = []
    for folder, members in by_folder.items():
        strangers = [file for file in members if file.stem not in known]
        if len(strangers) == len(members) > 1:
            reason = f"{len(strangers)} images, none of which is in the table"
            problems.append(Problem(ProblemKind.MISSING_ROW, one_line(folder) or "./", reason))
        else:
            problems += [
                Problem(ProblemKind.MISSING_ROW, file.relative, "the table has no row for it")
                for file in strangers
            ]
    return problems


def safe_id(image_id: str) -> bool:
    """Tell whether an id can be a file name inside a folder, on every system."""
    return (
        0 < len(image_id) <= 200
        and image_id not in (".", "..")
        and not any(char in '/\\:*?"<>|' or not char.isprintable() for char in image_id)
    )


def _in_part(file: ImageFile) -> bool:
    return _PART_PREFIX in file.folder.casefold()


def _entries(place: str, folder: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return list(entries)
    except OSError as error:
        if not folder:
            raise UserError(
                f"The folder {place} cannot be read ({error.strerror or error}).",
                "Check the permissions.",
            ) from error
        reason = f"the folder cannot be read ({error.strerror or error})"
        problems.append(Problem(ProblemKind.UNREADABLE, one_line(folder), reason))
        return []


def _link_stays(
    entry: os.DirEntry[str], root: Path, relative: str, problems: list[Problem]
) -> bool:
    """Tell whether a link ends in a file under `root`; report an image or folder elsewhere."""
    where = one_line(relative)
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        problems.append(Problem(ProblemKind.UNREADABLE, where, "the link leads nowhere"))
        return False
    if target.is_relative_to(root):
        return True
    if target.is_dir() or target.suffix.casefold() in SUFFIXES:
        reason = one_line(f"the link leads out of the folder, to {target}")
        problems.append(Problem(ProblemKind.UNSAFE_ID, where, reason))
    return False
