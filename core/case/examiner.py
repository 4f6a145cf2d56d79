"""A classifier with what its model keeps of its training: answers with flags and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from core.bundle import hashed_id
from core.case.flag import FRAMES, OUTSIDE, SEEN
from core.classifier import Answer, Classifier
from core.error import UserError
from core.evaluation.known import trained_of
from core.experience.embedding import Floats
from core.experience.experience import Experience
from core.experience.neighbour import Neighbour
from core.experience.store import experience_of, first_network
from core.image.check import flags_of
from core.image.content import Hashes, content_hash, is_known
from core.image.decoding import BadImage, Pixels, frames_of, read_each
from core.parallel import at_once
from core.prediction import Prediction
from core.record import Patient
from core.trained import Trained

NEIGHBOURS = 16


@dataclass(frozen=True, eq=False)
class Examined:
    """What is told of one image: the prediction, and flags by their names in `FLAGS`.

    `distance` to the training lesions and its `limit` are None where the model keeps no experience
    or no limits; `vector` is the embedding, `content` the content hash.
    """

    prediction: Prediction
    flags: tuple[str, ...]
    distance: float | None
    limit: float | None
    vector: Floats | None
    content: Hashes


@dataclass(frozen=True, eq=False)
class _Placed:
    """A prediction and where it lies among the training lesions, as in `Examined`."""

    prediction: Prediction
    vector: Floats | None
    distance: float | None
    limit: float | None


class Examiner:
    """Looks at images as a reader should: what is the answer, and what speaks against it."""

    def __init__(
        self, classifier: Classifier, trained: Trained | None, experience: Experience | None
    ) -> None:
        self.classifier = classifier
        self.experience = experience
        self._trained = trained
        self._settings = first_network(classifier.bundle).preprocessing
        self._trained_on = classifier.bundle.trained_on

    @classmethod
    def of(cls, classifier: Classifier) -> Examiner:
        """Read what the model of a classifier keeps of its training; raises UserError."""
        model = classifier.bundle
        return cls(classifier, trained_of(model), experience_of(model))

    @property
    def notes(self) -> tuple[str, ...]:
        """What cannot be told with this model, and what the flag `outside` rests on."""
        said = []
        if not self.classifier.bundle.knows_training:
            said.append("Seen before: not known, the model does not tell what it was trained on.")
        elif self._trained is None:
            said.append(
                "Seen before: only ids are compared, the model keeps no hashes of what its "
                "training images show."
            )
        if self.experience is None:
            said.append(
                "Outside its experience: not known, the model keeps no training lesions "
                "(the command “dermadesk experience RUN” adds them)."
            )
        elif self.experience.limits is None:
            said.append(
                "Outside its experience: not known, too few validation lesions to fit a limit."
            )
        else:
            said.append(self.experience.limits.sentence)
        return tuple(said)

    def examine_files(
        self,
        paths: Sequence[Path],
        patients: Sequence[Patient],
        lesions: Sequence[str] = (),
        views: int | None = None,
    ) -> list[Examined | BadImage]:
        """Examine image files; a bad image gives its reason in its place.

        The stem of a name counts as image id. `lesions` are lesion ids, empty where unknown.
        """
        decoded = read_each(self.classifier.decode, paths)
        good = [at for at, found in enumerate(decoded) if not isinstance(found, BadImage)]
        told = iter(
            self.examine(
                [found for found in decoded if not isinstance(found, BadImage)],
                [patients[at] for at in good],
                [paths[at].stem for at in good],
                [lesions[at] if lesions else "" for at in good],
                views,
            )
        )
        return [
            found if isinstance(found, BadImage) else _whole(path, next(told))
            for path, found in zip(paths, decoded, strict=True)
        ]

    def examine(
        self,
        images: Sequence[Pixels],
        patients: Sequence[Patient],
        image_ids: Sequence[str],
        lesion_ids: Sequence[str],
        views: int | None = None,
    ) -> list[Examined]:
        """Examine decoded RGB images (uint8, height × width × 3), ids empty where unknown."""
        canvases = at_once(self.classifier.canvas, images)
        placed = self._placed(self.classifier.answer(canvases, patients, views))
        checks = at_once(lambda image: flags_of(image, self._settings.canvas_height), images)
        # An ensemble has no canvas of its own: the content is what its first member sees.
        seen = [
            self._settings.canvas(image) if canvas is image else canvas
            for image, canvas in zip(images, canvases, strict=True)
        ]
        rows = zip(placed, at_once(content_hash, seen), checks, image_ids, lesion_ids, strict=True)
        return [self._examined(*row) for row in rows]

    def neighbours(
        self,
        examined: Sequence[Examined],
        image_ids: Sequence[str],
        lesion_id: str = "",
        count: int = NEIGHBOURS,
    ) -> list[Neighbour]:
        """Return the training lesions nearest to one lesion, never itself; raises UserError.

        `examined` are its photographs, nearness that to their mean. Itself is what is known by one
        of the ids, or by what a photograph shows.
        """
        known = self.experience
        vectors = [each.vector for each in examined if each.vector is not None]
        if known is None or not vectors:
            raise UserError(
                f"The model {self.classifier.bundle.folder} keeps no training lesions.",
                "Make them with “dermadesk experience RUN”, which needs its run and dataset.",
            )
        own = np.zeros(len(known.lesions), dtype=bool)
        for each, image_id in zip(examined, image_ids, strict=True):
            own |= known.own_lesions(
                image=hashed_id("image", image_id) if image_id else "",
                lesion=hashed_id("lesion", lesion_id) if lesion_id else "",
                content=each.content,
            )
        mean: Floats = np.array(vectors, dtype=np.float32).mean(axis=0)
        return known.nearest(mean, count, own)

    def _examined(
        self,
        placed: _Placed,
        content: Hashes,
        checked: tuple[str, ...],
        image_id: str,
        lesion_id: str,
    ) -> Examined:
        distance, limit = placed.distance, placed.limit
        outside = distance is not None and limit is not None and distance > limit
        flags = (
            *((SEEN,) if self._seen(image_id, lesion_id, content) else ()),
            *((OUTSIDE,) if outside else ()),
            *checked,
        )
        return Examined(placed.prediction, flags, distance, limit, placed.vector, content)

    def _seen(self, image_id: str, lesion_id: str, content: Hashes) -> bool:
        ids = {hashed_id("image", image_id), hashed_id("lesion", lesion_id)}
        if ids & self._trained_on:
            return True
        if self._trained is None:
            return False
        return bool(is_known(content[None, :], self._trained.contents)[0])

    def _placed(self, answers: Sequence[Answer]) -> list[_Placed]:
        """Return where answers lie among the training lesions; all have features, or none."""
        known = self.experience
        features = [answer.features for answer in answers if answer.features is not None]
        if known is None or not features:
            return [_Placed(answer.prediction, None, None, None) for answer in answers]
        vectors = known.embedding.of(np.array(features))
        rows = zip(answers, vectors, known.distances(vectors).tolist(), strict=True)
        return [
            _Placed(answer.prediction, vector, distance, _limit(known, answer.prediction))
            for answer, vector, distance in rows
        ]


def _whole(path: Path, examined: Examined) -> Examined:
    """Add what the file says and its pixels do not."""
    if frames_of(path) == 1:
        return examined
    return replace(examined, flags=(*examined.flags, FRAMES))


def _limit(known: Experience, prediction: Prediction) -> float | None:
    called = prediction.classes.index(prediction.dx)
    return None if known.limits is None else known.limits.of(called)
