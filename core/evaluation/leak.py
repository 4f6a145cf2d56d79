"""Whether a network has seen before what it is judged on: the end of any honest figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.bundle import hashed_id
from core.evaluation.cohort import Cohort, counted
from core.layout.table import read_table
from core.lesion import duplicate_pairs, group_by_image
from core.metadata import row_image_id, row_lesion_id
from core.record import Patient, Record

MARK = "leak"
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Leak:
    """Lesions of a cohort that the network learned from: how many of how many, and which images.

    `images` are the image ids of the cohort that belong to them; `by_id` and `by_content` those of
    them that were found by their names and by what they show, empty where nobody told these apart.
    """

    lesions: int
    of: int
    images: tuple[str, ...]
    by_id: tuple[str, ...] = ()
    by_content: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.lesions > 0

    @property
    def sentence(self) -> str:
        """Why there is no headline."""
        verb = "is" if self.lesions == 1 else "are"
        return (
            f"The split leaks: {self.lesions:,} of {counted(self.of, 'lesion')} {verb} in the "
            f"training subset too ({counted(len(self.images), 'image')}: {_names(self.images)})."
            f"{self._ways} No figure of these images tells how the model does on new ones."
        )

    @property
    def _ways(self) -> str:
        """How they were found, as a sentence with a blank before it; empty where nobody told."""
        ways = ((self.by_id, "by id"), (self.by_content, "by what they show"))
        told = [f"{len(images):,} {way} ({_names(images)})" for images, way in ways if images]
        if not told:
            return ""
        rest = len(self.images) - len(self.by_id) - len(self.by_content)
        more = f"; {rest:,} more by another photograph of their lesion" if rest > 0 else ""
        return f" Found: {', '.join(told)}{more}."

    def to_json(self) -> dict[str, Any]:
        """Return plain values; how images were found only where it was told apart."""
        found = {"lesions": self.lesions, "of": self.of, "images": list(self.images)}
        if not self.by_id and not self.by_content:
            return found
        return {**found, "by_id": list(self.by_id), "by_content": list(self.by_content)}


def leak_of_split(cohort: Cohort, split_csv: Path) -> Leak:
    """Return the lesions of a cohort that `split.csv` of a run has in train; raises UserError.

    Lesions that are known to be one and the same under two names count as one.
    """
    table = read_table(split_csv, required=("image_id", "subset"))
    trained = {
        row_image_id(row): row_lesion_id(row) or row_image_id(row)
        for row in table
        if row.get("subset").casefold() == "train"
    }
    ours = dict(zip(cohort.image_ids, cohort.lesion_ids, strict=True))
    # The same image on both sides would hide behind its own name.
    names = {**{f"train/{image}": lesion for image, lesion in trained.items()}, **ours}
    same = _joined(trained, ours)
    groups = {name: same.get(lesion, lesion) for name, lesion in names.items()}
    seen = {groups[f"train/{image}"] for image in trained}
    return leak_of_flags(
        cohort, [image in trained or groups[image] in seen for image in cohort.image_ids]
    )


def leak_of_bundle(cohort: Cohort, trained_on: frozenset[str]) -> Leak:
    """Return the lesions of a cohort that are among the hashed ids a bundle was trained on."""
    partners: dict[str, list[str]] = {}
    for a, b in duplicate_pairs():
        partners.setdefault(a, []).append(b)
        partners.setdefault(b, []).append(a)
    found = []
    for image, lesion in zip(cohort.image_ids, cohort.lesion_ids, strict=True):
        images = (image, *partners.get(image, ()))
        hashes = [hashed_id("lesion", lesion), *(hashed_id("image", name) for name in images)]
        found.append(any(name in trained_on for name in hashes))
    return leak_of_flags(cohort, found)


def _joined(trained: Mapping[str, str], ours: Mapping[str, str]) -> dict[str, str]:
    """Return one name for each lesion, of either side, that known duplicates join to another."""
    both = {**trained, **ours}
    records = [Record(i, lesion, None, "", Patient(), Path()) for i, lesion in both.items()]
    groups = group_by_image(records)
    return {lesion: groups[image] for image, lesion in both.items()}


def leak_of_flags(cohort: Cohort, known: Iterable[bool]) -> Leak:
    """Return the leak of the images that are flagged, one flag an image."""
    flags = list(known)
    lesions = {int(group) for group, flag in zip(cohort.groups, flags, strict=True) if flag}
    images = tuple(image for image, flag in zip(cohort.image_ids, flags, strict=True) if flag)
    return Leak(len(lesions), cohort.lesions, images)


def _names(images: tuple[str, ...]) -> str:
    return ", ".join(images[:_SHOWN]) + (", …" if len(images) > _SHOWN else "")
