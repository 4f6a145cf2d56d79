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

UNKNOWN_TRAINING = (
    "What the model was trained on is not known, or not wholly: it may have learned from these "
    "images, and figures may flatter."
)
_SHOWN = 5
Step = Callable[[int, int], object]


@dataclass(frozen=True)
class Known:
    """Images that the model learned from: `by_id` names them, `by_content` shows the same.

    `leak` holds all their lesions. `content_checked` is False for a model that does not keep all
    contents, `training_known` for one that may have learned from images that nobody named.
    """

    by_id: tuple[str, ...]
    by_content: tuple[str, ...]
    leak: Leak
    content_checked: bool
    training_known: bool = True

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
            if not self.training_known:
                return self.unchecked
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
        if not self.training_known:
            return (UNKNOWN_TRAINING,)
        return () if self.content_checked else (
            "Only ids were compared: the model keeps no hashes of what its training images "
            "show, or not of all. Copies under other names are not found.",
        )  # fmt: skip

    @property
    def mark(self) -> Leak | None:
        """The leak for an evaluation that leaves nothing out: it says how images were found.

        None where none was found and nobody knows whether there is one.
        """
        if not self.leak and not self.training_known:
            return None
        return replace(self.leak, by_id=self.by_id, by_content=self.by_content)

    def left(self, cohort: Cohort) -> Leak | None:
        """Return the leak among images that are new: there is none, or nobody knows."""
        return Leak(0, cohort.lesions, ()) if self.training_known else None

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
            "training_known": self.training_known,
        }


@dataclass(frozen=True, eq=False)
class Looked:
    """What was seen in the images themselves: hashes uint8 [n, 32], qualities float [n, 5].

    `read` bool [n] is False for an image that could not be read, whose numbers mean nothing.
    """

    hashes: npt.NDArray[np.uint8]
    qualities: Floats
    read: npt.NDArray[np.bool_]

    def take(self, keep: npt.NDArray[np.bool_]) -> Looked:
        """Return what was seen in some of the images."""
        return Looked(self.hashes[keep], self.qualities[keep], self.read[keep])


def trained_of(bundle: Bundle | Ensemble) -> Trained | None:
    """Return what a model keeps of its training images; None where any member keeps nothing."""
    parts = [bundle] if isinstance(bundle, Bundle) else [m.bundle for m in bundle.members]
    kept = [read_trained(part) for part in parts]
    found = [part for part in kept if part is not None]
    return joined(found) if len(found) == len(kept) else None


def look_at(cohort: Cohort, bundle: Bundle | Ensemble, step: Step | None = None) -> Looked:
    """Read the images of a cohort as the (first) network sees them; `step` hears (done, total).

    An image that cannot be read is marked so.
    """
    first = bundle if isinstance(bundle, Bundle) else bundle.members[0].bundle
    hashes, qualities, read = [], [], []
    for number, image in enumerate(cohort.image_ids, start=1):
        try:
            canvas = first.preprocessing.read(cohort.records[image].path)
            read.append(True)
        except BadImage:
            # Black is flat, and would match any flat image of the training.
            read.append(False)
            canvas = np.zeros((32, 32, 3), dtype=np.uint8)
        hashes.append(content_hash(canvas))
        qualities.append(measure(canvas))
        if step is not None:
            step(number, len(cohort))
    measured = np.array(qualities).reshape(-1, len(QUALITIES))
    return Looked(np.array(hashes), measured, np.array(read, dtype=bool))


def known_to(cohort: Cohort, bundle: Bundle | Ensemble, step: Step | None = None) -> Known:
    """Return the images of a cohort, with their records, that a model was trained on.

    Their files are read again for that; `step` hears (done, total).
    """
    looked, trained = look_at(cohort, bundle, step), trained_of(bundle)
    return find_known(
        cohort, bundle.trained_on, looked, trained, training_known=bundle.knows_training
    )


def find_known(
    cohort: Cohort,
    trained_on: frozenset[str],
    looked: Looked,
    trained: Trained | None,
    *,
    training_known: bool = True,
) -> Known:
    """Return the images of a cohort that are known by their hashed ids, or by what they show.

    Lesions go as a whole: where one photograph is known, the others are left out too.
    `training_known`: no more than `trained_on` was learned from.
    """
    named = set(leak_of_bundle(cohort, trained_on).images)
    by_id = np.array([image in named for image in cohort.image_ids])
    alike = (
        np.zeros(len(cohort), dtype=bool)
        if trained is None
        else is_known(looked.hashes, trained.contents) & looked.read
    )
    whole = np.isin(cohort.groups, cohort.groups[by_id | alike])
    leak = leak_of_flags(cohort, whole.tolist())
    return Known(
        _of(cohort, by_id),
        _of(cohort, alike & ~by_id),
        leak,
        content_checked=trained is not None and trained.complete,
        training_known=training_known,
    )


def _of(cohort: Cohort, mask: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(image for image, flag in zip(cohort.image_ids, mask, strict=True) if flag)


def _names(images: tuple[str, ...]) -> str:
    if not images:
        return ""
    return f" ({', '.join(images[:_SHOWN])}{', …' if len(images) > _SHOWN else ''})"
