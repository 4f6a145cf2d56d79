"""A partition of a dataset into train, val and test in which no lesion stands on two sides."""

from __future__ import annotations

import hashlib
import warnings
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path

from core.atomic import write_csv
from core.error import Problem, ProblemKind, UserError
from core.layout.class_folder import SUBSET_NAMES
from core.layout.table import read_table
from core.lesion import group_by_image
from core.metadata import row_image_id
from core.record import Record

SUBSETS: tuple[str, ...] = ("train", "val", "test")
DEFAULT_SCHEME = "64/16/20"
FOLDER_SCHEME = "folder"
IMPORTED = "imported"
DEFAULT_SEED = 42
_FINEST = 20  # a subset is taken as so many of at most 20 folds, in steps of 5 %
_FOLDER_VAL = Fraction(1, 5)
_MAX_FOLDS = 50
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Scheme:
    """How much of a dataset each subset gets; `folder` keeps the subsets of class folders."""

    name: str
    train: Fraction
    val: Fraction
    test: Fraction
    folder: bool = False


@dataclass(frozen=True)
class Split:
    """The subset of each image, with the scheme and the seed that made it."""

    subset_by_image: Mapping[str, str]
    scheme: str
    seed: int

    @cached_property
    def hash(self) -> str:
        """First 16 hex digits of the sha256 over the sorted lines `image_id,subset`."""
        lines = sorted(f"{image_id},{subset}" for image_id, subset in self.subset_by_image.items())
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def parse_scheme(text: str) -> Scheme:
    """Read `train/val/test` or `train/val` in parts of any sum, or `folder`; raises UserError."""
    if text.strip().casefold() == FOLDER_SCHEME:
        return Scheme(FOLDER_SCHEME, Fraction(0), Fraction(0), Fraction(0), folder=True)
    hint = f"Write the parts of train, val and test like {DEFAULT_SCHEME}, or of train and val."
    words = text.strip().split("/")
    try:
        parts = [Fraction(word.strip()) for word in words]
    except (ValueError, ZeroDivisionError) as error:
        raise UserError(f"The split “{text}” is not understood.", hint) from error
    if len(parts) not in (2, 3):
        raise UserError(f"The split “{text}” has {len(parts)} parts.", hint)
    if min(parts) < 0 or min(parts[:2]) == 0 or max(parts) > 10**6:
        raise UserError(f"The split “{text}” leaves train or val without images.", hint)
    total = sum(parts)
    train, val, test = [part / total for part in (*parts, Fraction(0))[:3]]
    return Scheme("/".join(word.strip() for word in words), train, val, test)


def make_split(
    records: Sequence[Record], scheme: str = DEFAULT_SCHEME, seed: int = DEFAULT_SEED
) -> Split:
    """Return a split stratified by diagnosis and grouped by lesion, duplicate pairs joined.

    The same records give the same split in whatever order they come; records without a diagnosis
    take no part. The test subset is drawn first (StratifiedGroupKFold of scikit-learn), then val.
    Class folders with train and test but no val give a fifth of train to val.
    Raises UserError where there are too few lesions, or a split would leak; class folders are kept
    as they are, and `overlaps` tells what leaks there.
    """
    wanted = parse_scheme(scheme)
    usable = _usable(records)
    if wanted.folder:
        return _folder_split(usable, seed)
    groups = group_by_image(usable)
    test, rest = _draw(usable, groups, wanted.test, seed)
    val, train = _draw(rest, groups, wanted.val / (wanted.train + wanted.val), seed)
    split = Split(_subsets(train, val, test), wanted.name, seed)
    verify(usable, split)
    return split


def make_folds(
    records: Sequence[Record], k: int = 5, seed: int = DEFAULT_SEED
) -> tuple[Split, ...]:
    """Return k splits into train and val; each image is in val once. Raises UserError."""
    if not 2 <= k <= _MAX_FOLDS:
        raise UserError(f"{k} folds are not possible.", f"Choose 2 to {_MAX_FOLDS} folds.")
    usable = _usable(records)
    groups = group_by_image(usable)
    if k > len(set(groups.values())):
        raise UserError(
            f"{k} folds need at least {k} lesions; there are {len(set(groups.values()))}.",
            "Choose fewer folds or open more images.",
        )
    splits = []
    for number, fold in enumerate(_folds(usable, groups, k, seed), start=1):
        held = set(fold)
        val = [usable[index] for index in fold]
        train = [record for index, record in enumerate(usable) if index not in held]
        split = Split(_subsets(train, val, []), f"fold {number}/{k}", seed)
        verify(usable, split)
        splits.append(split)
    return tuple(splits)


def overlaps(records: Sequence[Record], split: Split) -> list[str]:
    """Return a sentence for each lesion, or pair of duplicates, that stands in two subsets."""
    members: dict[str, dict[str, list[Record]]] = defaultdict(lambda: defaultdict(list))
    groups = group_by_image(records)
    for record in records:
        subset = split.subset_by_image.get(record.image_id)
        if subset is not None:
            members[groups[record.image_id]][subset].append(record)
    found = []
    for group in sorted(members):
        subsets = members[group]
        if len(subsets) > 1:
            lesions = sorted({record.lesion_id for part in subsets.values() for record in part})
            places = [f"{min(record.image_id for record in subsets[name])} in {name}"
                      for name in SUBSETS if name in subsets]  # fmt: skip
            found.append(f"lesion {' = '.join(lesions)}: {', '.join(places)}")
    return found


def verify(records: Sequence[Record], split: Split) -> None:
    """Raise UserError where a lesion of the split stands in two subsets."""
    leaks = overlaps(records, split)
    if leaks:
        noun = "lesion stands" if len(leaks) == 1 else "lesions stand"
        more = f" and {len(leaks) - 3} more" if len(leaks) > 3 else ""
        raise UserError(
            f"The split leaks: {len(leaks)} {noun} in two subsets ({'; '.join(leaks[:3])}{more}).",
            "Make a new split, or correct the table.",
        )


def counts(records: Sequence[Record], split: Split) -> dict[str, dict[str, int]]:
    """Return the number of images by subset (those that occur) and diagnosis."""
    found: dict[str, dict[str, int]] = {}
    for record in records:
        subset = split.subset_by_image.get(record.image_id)
        if subset is not None and record.dx is not None:
            by_dx = found.setdefault(subset, defaultdict(int))
            by_dx[record.dx] += 1
    return {subset: dict(sorted(found[subset].items())) for subset in SUBSETS if subset in found}


def write_split(path: Path, records: Sequence[Record], split: Split) -> None:
    """Write the columns image_id, lesion_id, dx, subset, sorted by image id, whole or not at all.

    Raises OSError where the file cannot be written.
    """
    rows = [
        (record.image_id, record.lesion_id, record.dx or "", split.subset_by_image[record.image_id])
        for record in sorted(records, key=lambda record: record.image_id)
        if record.image_id in split.subset_by_image
    ]
    write_csv(path, ("image_id", "lesion_id", "dx", "subset"), rows)


def read_split(path: Path) -> Split:
    """Read a split that `write_split` wrote; raises UserError where a row is not sound."""
    subset_by_image, problems = _read(path)
    if problems:
        first = problems[0]
        raise UserError(
            f"The split {path.name} is damaged at {first.where}: {first.reason}.",
            "Take it from a backup, or make it anew.",
        )
    return Split(subset_by_image, IMPORTED, 0)


def import_split(path: Path, records: Sequence[Record]) -> tuple[Split, tuple[Problem, ...]]:
    """Read somebody's split of `records`: image_id, and train, val or test in the column subset.

    What does not fit is left out and reported; a leak is reported and kept.
    Raises UserError where the table cannot be used at all.
    """
    table, found = _read(path)
    problems = list(found)
    usable = {record.image_id for record in records if record.dx is not None}
    strangers = sorted(set(table) - usable)
    subset_by_image = {name: subset for name, subset in table.items() if name in usable}
    if not subset_by_image:
        raise UserError(
            f"None of the images in {path.name} is in the dataset.", "Is it the split of another?"
        )
    if strangers:
        reason = f"{_images(strangers)} not in the dataset, or without diagnosis"
        problems.append(Problem(ProblemKind.MISSING_IMAGE, path.name, reason))
    left_out = sorted(usable - set(subset_by_image))
    if left_out:
        reason = f"{_images(left_out)} of the dataset not in the split, and left out"
        problems.append(Problem(ProblemKind.MISSING_ROW, path.name, reason))
    if "train" not in subset_by_image.values():
        raise UserError(f"The split {path.name} has no images to train on.", _hint())
    split = Split(subset_by_image, IMPORTED, 0)
    problems += [
        Problem(ProblemKind.LEAK, path.name, sentence) for sentence in overlaps(records, split)
    ]
    return split, tuple(problems)


def _usable(records: Sequence[Record]) -> list[Record]:
    usable = sorted((r for r in records if r.dx is not None), key=lambda r: r.image_id)
    if not usable:
        raise UserError("No image has a diagnosis.", "A split needs the column dx.")
    return usable


def _subsets(
    train: Sequence[Record], val: Sequence[Record], test: Sequence[Record]
) -> dict[str, str]:
    subset = {record.image_id: "train" for record in train}
    subset |= {record.image_id: "val" for record in val}
    return subset | {record.image_id: "test" for record in test}


def _folder_split(records: Sequence[Record], seed: int) -> Split:
    placed = [record for record in records if record.subset is not None]
    train = [record for record in placed if record.subset == "train"]
    if not train:
        raise UserError(
            "The dataset has no folder train.",
            f"Choose another split, like {DEFAULT_SCHEME}.",
        )
    val = [record for record in placed if record.subset == "val"]
    test = [record for record in placed if record.subset == "test"]
    if not val:
        val, train = _draw(train, group_by_image(placed), _FOLDER_VAL, seed)
    return Split(_subsets(train, val, test), FOLDER_SCHEME, seed)


def _draw(
    records: Sequence[Record], groups: Mapping[str, str], share: Fraction, seed: int
) -> tuple[list[Record], list[Record]]:
    """Return about `share` of the records, by whole groups, and the rest."""
    if share == 0:
        return [], list(records)
    present = len({groups[record.image_id] for record in records})
    if present < 2:
        raise UserError("There are too few lesions for this split.", "Open more images.")
    part = share.limit_denominator(min(_FINEST, present))
    if part in (0, 1):  # finer than the folds: the least that is not nothing
        step = Fraction(1, min(_FINEST, present))
        part = step if part == 0 else 1 - step
    folds = _folds(records, groups, part.denominator, seed)
    drawn = {index for fold in folds[: part.numerator] for index in fold}
    taken = [record for index, record in enumerate(records) if index in drawn]
    rest = [record for index, record in enumerate(records) if index not in drawn]
    if not taken or not rest:
        raise UserError("There are too few lesions for this split.", "Open more images.")
    return taken, rest


def _folds(
    records: Sequence[Record], groups: Mapping[str, str], k: int, seed: int
) -> list[list[int]]:
    """Return the indices of the records in each of k folds; the work of scikit-learn."""
    from sklearn.model_selection import StratifiedGroupKFold

    labels = [str(record.dx) for record in records]
    names = [groups[record.image_id] for record in records]
    folder = StratifiedGroupKFold(n_splits=k, shuffle=True, random_state=seed)
    with warnings.catch_warnings():
        # A class rarer than the folds is spread as far as it goes, which is what is wanted.
        warnings.filterwarnings("ignore", message="The least populated class")
        try:
            return [held.tolist() for _, held in folder.split(labels, labels, names)]
        except ValueError as error:
            raise UserError(
                f"No diagnosis has the {k} images that this split needs.", "Open more images."
            ) from error


def _read(path: Path) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    table = read_table(path, required=("image_id", "subset"))
    subset_by_image: dict[str, str] = {}
    problems: list[Problem] = []
    for row in table:
        image_id = row_image_id(row)
        word = row.get("subset")
        subset = SUBSET_NAMES.get(word.casefold())
        where = f"row {row.line} ({image_id[:_SHOWN] or 'no id'})"
        if subset is None:
            reason = f"“{word[:_SHOWN]}” is not one of {', '.join(SUBSETS)}"
            problems.append(Problem(ProblemKind.BAD_VALUE, where, reason))
        elif not image_id:
            problems.append(Problem(ProblemKind.BAD_VALUE, where, "the row has no image_id"))
        elif image_id in subset_by_image:
            reason = f"the image is already in {subset_by_image[image_id]}"
            problems.append(Problem(ProblemKind.DUPLICATE, where, reason))
        else:
            subset_by_image[image_id] = subset
    if not subset_by_image and not problems:
        raise UserError(f"The split {path.name} has no rows.", _hint())
    return subset_by_image, tuple(problems)


def _images(names: Sequence[str]) -> str:
    verb = "image (" if len(names) == 1 else "images ("
    more = ", …" if len(names) > 3 else ""
    return f"{len(names)} {verb}{', '.join(name[:_SHOWN] for name in names[:3])}{more})"


def _hint() -> str:
    return "It needs the columns image_id and subset (train, val or test)."
