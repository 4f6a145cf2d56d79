"""Which images of a dataset a model was trained on, by their ids and by what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from core.bundle import Bundle, read_trained
from core.ensemble.store import Ensemble
from core.evaluation.cohort import Cohort, Floats, counted
from core.evaluation.leak import Leak, leak_of_bundle, leak_of_flags
from core.evaluation.tuning import unseen
from core.image.content import content_hash, is_known
from core.image.decoding import BadImage
from core.image.quality import QUALITIES, measure
from core.trained import Trained, joined

_SHOWN = 5
Step = Callable[[int, int], object]


@dataclass(frozen=True)
class Known:
    """Images that the model learned from: `by_id` names them, `by_content` shows the same.

    `leak` holds all their lesions. `content_checked` is False for a model that keeps no contents.
    """

    by_id: tuple[str, ...]
    by_content: tuple[str, ...]
    leak: Leak
    content_checked: bool

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was found and left out, in plain words."""
        return self._told(_names(self.by_id), _names(self.by_content))

    @property
    def counts(self) -> tuple[str, ...]:
        """The same without a name, for what is handed on."""
        return self._told("", "")

    def _told(self, ids: str, alike: str) -> tuple[str, ...]:
        if not self.leak:
            none = "None of the images is known to the model from training."
            return (none, *self.unchecked)
        said = (
            f"Left out: {counted(len(self.leak.images), 'image')} of "
            f"{counted(self.leak.lesions, 'lesion')} that the model was trained on; "
            f"{len(self.by_id):,} known by id{ids}, {len(self.by_content):,} "
            f"more by what they show{alike}."
        )
        return (said, *self.unchecked)

    @property
    def unchecked(self) -> tuple[str, ...]:
        """What could not be compared, in plain words; empty where all was."""
        return () if self.content_checked else (
            "Only ids were compared: the model keeps no hashes of what its training images "
            "show. Copies under other names are not found.",
        )  # fmt: skip

    @property
    def mark(self) -> Leak:
        """The leak for an evaluation that leaves nothing out: it says how images were found."""
        return replace(self.leak, by_id=self.by_id, by_content=self.by_content)

    def new_of(self, cohort: Cohort) -> Cohort:
        """Return the images that are not known; raises UserError where none is left."""
        return unseen(cohort, self.leak) if self.leak else cohort

    def why(self, image: str) -> str:
        """Return in words why an image of the leak is known."""
        if image in self.by_id:
            return "known by its id"
        return "shows the same" if image in self.by_content else "another photograph of the lesion"

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "by_id": list(self.by_id),
            "by_content": list(self.by_content),
            "left_out": self.leak.to_json(),
            "content_checked": self.content_checked,
        }


@dataclass(frozen=True, eq=False)
class Looked:
    """What was seen in the images themselves: hashes uint8 [n, 32], qualities float [n, 5]."""

    hashes: npt.NDArray[np.uint8]
    qualities: Floats


def trained_of(bundle: Bundle | Ensemble) -> Trained | None:
    """Return what a model keeps of its training images; None where any member keeps nothing."""
    parts = [bundle] if isinstance(bundle, Bundle) else [m.bundle for m in bundle.members]
    kept = [read_trained(part) for part in parts]
    found = [part for part in kept if part is not None]
    return joined(found) if len(found) == len(kept) else None


def look_at(cohort: Cohort, bundle: Bundle | Ensemble, step: Step | None = None) -> Looked:
    """Read the images of a cohort as the (first) network sees them; `step` hears (done, total).

    An image that can no longer be read counts as black.
    """
    first = bundle if isinstance(bundle, Bundle) else bundle.members[0].bundle
    hashes, qualities = [], []
    for number, image in enumerate(cohort.image_ids, start=1):
        try:
            canvas = first.preprocessing.read(cohort.records[image].path)
        except BadImage:
            # It was readable when it was classified: gone in between, and matches nothing.
            canvas = np.zeros((32, 32, 3), dtype=np.uint8)
        hashes.append(content_hash(canvas))
        qualities.append(measure(canvas))
        if step is not None:
            step(number, len(cohort))
    return Looked(np.array(hashes), np.array(qualities).reshape(-1, len(QUALITIES)))


def known_to(cohort: Cohort, bundle: Bundle | Ensemble, step: Step | None = None) -> Known:
    """Return the images of a cohort, with their records, that a model was trained on.

    Their files are read again for that; `step` hears (done, total).
    """
    return find_known(cohort, bundle.trained_on, look_at(cohort, bundle, step), trained_of(bundle))


def find_known(
    cohort: Cohort, trained_on: frozenset[str], looked: Looked, trained: Trained | None
) -> Known:
    """Return the images of a cohort that are known by their hashed ids, or by what they show.

    Lesions go as a whole: where one photograph is known, the others are left out too.
    """
    named = set(leak_of_bundle(cohort, trained_on).images)
    by_id = np.array([image in named for image in cohort.image_ids])
    alike = (
        np.zeros(len(cohort), dtype=bool)
        if trained is None
        else is_known(looked.hashes, trained.contents)
    )
    whole = np.isin(cohort.groups, cohort.groups[by_id | alike])
    leak = leak_of_flags(cohort, whole.tolist())
    return Known(
        _of(cohort, by_id), _of(cohort, alike & ~by_id), leak, content_checked=trained is not None
    )


def _of(cohort: Cohort, mask: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(image for image, flag in zip(cohort.image_ids, mask, strict=True) if flag)


def _names(images: tuple[str, ...]) -> str:
    if not images:
        return ""
    return f" ({', '.join(images[:_SHOWN])}{', …' if len(images) > _SHOWN else ''})"
