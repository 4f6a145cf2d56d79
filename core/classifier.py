"""A bundle that answers: images and patients in, predictions out, without torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.bundle import Bundle, Floats
from core.ensemble.store import Ensemble
from core.image.decoding import BadImage, Pixels, read_each
from core.inference.voter import Voter, open_voter
from core.prediction import Prediction
from core.record import Patient
from core.target import Target

__all__ = ["Answer", "Classifier", "Prediction"]

_CHUNK = 32


@dataclass(frozen=True, eq=False)
class Answer:
    """A prediction, and the features that it was made from, float32 [width].

    They are those of the plain view; None where the model's graph is an old one.
    """

    prediction: Prediction
    features: Floats | None


class Classifier:
    """A model, one network or an ensemble, that answers as a pure function of what is asked."""

    def __init__(self, voter: Voter, *, plain: bool = False) -> None:
        self._voter = voter
        self._plain = plain

    @classmethod
    def open(cls, folder: Path, threads: int = 0, *, plain: bool = False) -> Classifier:
        """Open a bundle of any kind; `threads` 0 means all cores.

        `plain` gives answers before temperature and prior, to fit these on.
        Where a graph is absent or stale it is made anew, which needs torch and some seconds.
        Raises UserError where a file is missing or altered, or the reference input is answered
        otherwise than when the bundle was saved.
        """
        return cls(open_voter(folder, threads), plain=plain)

    @property
    def bundle(self) -> Bundle | Ensemble:
        """What it was opened from."""
        return self._voter.bundle

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the bundle says of its training."""
        return self.bundle.facts

    def read(self, path: Path) -> Pixels:
        """Decode an image file as `classify` takes it; raises BadImage."""
        return self.canvas(self.decode(path))

    def decode(self, path: Path) -> Pixels:
        """Decode an image file as it is, perhaps reduced as far as allowed; raises BadImage."""
        return self._voter.decode(path)

    def canvas(self, pixels: Pixels) -> Pixels:
        """Return what was decoded as `classify` takes it."""
        return self._voter.canvas(pixels)

    @property
    def target(self) -> Target:
        """What the model tells apart."""
        return self.bundle.target

    @property
    def views(self) -> int:
        """How many views of an image are averaged when nobody asks for fewer."""
        return self.bundle.decision.views

    def classify(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int | None = None
    ) -> list[Prediction]:
        """Classify RGB images (uint8, height × width × 3, any size) with their patients.

        An image of the size of a network's canvas is taken for one that `read` gave. `views` 1 is
        the answer at a glance; None averages all views of the bundle, which takes as many times as
        long.
        """
        return [answer.prediction for answer in self.answer(images, patients, views)]

    def answer(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int | None = None
    ) -> list[Answer]:
        """Classify images as `classify` does, with the features that the answers were made from."""
        classes = self.target.classes
        found: list[Answer] = []
        for start in range(0, len(images), _CHUNK):
            part = slice(start, start + _CHUNK)
            answers = self._voter.answers(images[part], patients[part], views)
            plain = answers.shares
            shares = plain if self._plain else self.bundle.decision.apply(plain)
            features = [None] * len(shares) if answers.features is None else [*answers.features]
            found += [
                Answer(Prediction(tuple(row.tolist()), classes), own)
                for row, own in zip(shares, features, strict=True)
            ]
        return found

    def classify_file(
        self, path: Path, patient: Patient | None = None, views: int | None = None
    ) -> Prediction:
        """Classify one image file, of a patient of whom nothing is known unless told.

        Raises BadImage where it cannot be read.
        """
        return self.classify([self.read(path)], [patient or Patient()], views)[0]

    def classify_files(
        self, paths: Sequence[Path], patients: Sequence[Patient], views: int | None = None
    ) -> list[Prediction | BadImage]:
        """Classify image files as `classify` does; a bad image gives its reason in its place."""
        outcomes: list[Prediction | BadImage] = []
        for start in range(0, len(paths), _CHUNK):
            part = slice(start, start + _CHUNK)
            outcomes += self._classify_files_chunk(paths[part], patients[part], views)
        return outcomes

    def _classify_files_chunk(
        self, paths: Sequence[Path], patients: Sequence[Patient], views: int | None
    ) -> list[Prediction | BadImage]:
        read = read_each(self.read, paths)
        pairs = list(zip(read, patients, strict=True))
        canvases = [found for found, _ in pairs if not isinstance(found, BadImage)]
        known = [patient for found, patient in pairs if not isinstance(found, BadImage)]
        answers = iter(self.classify(canvases, known, views))
        return [found if isinstance(found, BadImage) else next(answers) for found in read]
