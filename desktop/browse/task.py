"""What the tools of the Browse page have done in processes of their own."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.error import Problem
    from core.ham10000.unpack import Arrived
    from core.split import Split
    from desktop.session import Source

Report = Callable[[str, int, int], object]


@dataclass(frozen=True)
class SplitFound:
    """A split with its images by subset and diagnosis, its leaks and what else is wrong with it."""

    split: Split
    hash: str
    counts: Mapping[str, Mapping[str, int]]
    leaks: tuple[str, ...]
    problems: tuple[Problem, ...]
    lesions_known: bool


@dataclass(frozen=True)
class NearFound:
    """Pairs of image ids with their votes, how many images were read, and which could not be."""

    pairs: tuple[tuple[str, str, int], ...]
    images: int
    unreadable: tuple[str, ...]


def find_pairs(images: Sequence[tuple[str, str]], report: Report) -> NearFound:
    """Find near duplicates among images, given as pairs of id and path."""
    from core.image.near_duplicate import find_near_duplicates

    found = find_near_duplicates([Path(path) for _, path in images], report)
    pairs = tuple(
        (images[pair.first][0], images[pair.second][0], pair.votes) for pair in found.pairs
    )
    return NearFound(pairs, len(images), tuple(images[n][0] for n in found.unreadable))


def make_split(source: Source, scheme: str, seed: int, report: Report) -> SplitFound:
    """Make a split of the dataset at `source`; raises UserError."""
    from core import split
    from core.dataset import open_dataset

    report("Dividing", 0, 0)
    dataset = open_dataset(source[0], csv=source[1], images=source[2])
    made = split.make_split(dataset.records, scheme, seed)
    number = split.counts(dataset.records, made)
    # Class folders are kept as they are, and a known duplicate may stand on both sides.
    leaks = tuple(split.overlaps(dataset.records, made))
    return SplitFound(made, made.hash, number, leaks, (), dataset.lesions_known)


def check_split(source: Source, path: Path, report: Report) -> SplitFound:
    """Read somebody's split of the dataset at `source` and look for leaks; raises UserError."""
    from core import split
    from core.dataset import open_dataset

    report("Checking", 0, 0)
    dataset = open_dataset(source[0], csv=source[1], images=source[2])
    read, problems = split.import_split(path, dataset.records)
    number = split.counts(dataset.records, read)
    leaks = tuple(split.overlaps(dataset.records, read))
    return SplitFound(read, read.hash, number, leaks, problems, dataset.lesions_known)


def save_split(source: Source, found: SplitFound, path: Path, report: Report) -> Path:
    """Write a split of the dataset at `source` as CSV; raises UserError."""
    from core.dataset import open_dataset
    from core.error import UserError
    from core.split import write_split

    report("Writing", 0, 0)
    dataset = open_dataset(source[0], csv=source[1], images=source[2])
    try:
        write_split(path, dataset.records, found.split)
    except OSError as error:
        raise UserError(
            f"{path} cannot be written ({error.strerror or error}).", "Choose another place."
        ) from error
    return path


def import_archives(archives: Sequence[Path], folder: Path, report: Report) -> Arrived:
    """Unpack downloaded archives of HAM10000 into `folder` and count; raises UserError."""
    from core.ham10000.unpack import unpack_ham10000

    return unpack_ham10000(archives, folder, report)


def download_from_kaggle(client: Path, folder: Path, report: Report) -> Arrived:
    """Have Kaggle's client download, then unpack into `folder` and count; raises UserError.

    Call it only after the person consented.
    """
    from core.ham10000 import kaggle
    from core.ham10000.unpack import unpack_ham10000

    with tempfile.TemporaryDirectory(prefix=".kaggle-", dir=folder.parent) as place:
        archive = kaggle.download(client, Path(place), report)
        return unpack_ham10000([archive], folder, report)
