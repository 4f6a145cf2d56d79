"""What answers in a classifier: one network, or an ensemble of networks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import numpy as np

from core import bundle as network_bundle
from core.atomic import put_back
from core.bundle import Bundle, Floats, read_bundle
from core.bundle_file import damaged, kind_of, read_json
from core.ensemble import store
from core.ensemble.store import Ensemble, read_ensemble
from core.error import UserError
from core.image.decoding import Pixels, decode
from core.image.preprocessing import SPARE, Preprocessing
from core.image.view import Shares, averaged
from core.inference.graph import Graph, find_graph
from core.inference.model_choice import MODEL
from core.inference.softmax import softmax
from core.record import Patient


@dataclass(frozen=True, eq=False)
class Answers:
    """Probabilities float64 [n, classes], before temperature and prior, of some images.

    `features` float32 [n, width] are those of the plain view of each, of an ensemble as its first
    member has them; None where a graph does not give them.
    """

    shares: Shares
    features: Floats | None


class Voter(Protocol):
    """Gives probabilities for images and patients; `bundle` is what it was opened from."""

    @property
    def bundle(self) -> Bundle | Ensemble:
        """The model on disk."""
        ...

    def decode(self, path: Path) -> Pixels:
        """Decode an image file, no smaller than is needed; raises BadImage."""
        ...

    def canvas(self, pixels: Pixels) -> Pixels:
        """Return what was decoded as `answers` takes it."""
        ...

    def answers(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int | None
    ) -> Answers:
        """Return the answers to images that `canvas` gave, or of any size.

        They are averaged over `views` of each image; None: as many as the model wants.
        """
        ...


class NetworkVoter:
    """One bundle with its graph in memory."""

    def __init__(self, bundle: Bundle, graph: Graph) -> None:
        self.bundle = bundle
        self._graph = graph

    @classmethod
    def open(cls, bundle: Bundle, threads: int) -> NetworkVoter:
        """Find or make the graph of a bundle; raises UserError where it answers otherwise."""
        graph = find_graph(bundle, threads)
        if graph is None:
            from core.inference.export import export_onnx

            export_onnx(bundle)
            graph = find_graph(bundle, threads)
        if graph is None:
            raise UserError(
                f"The model {bundle.folder} answers otherwise than when it was saved.",
                "Copy or export the model again.",
            )
        return cls(bundle, graph)

    def decode(self, path: Path) -> Pixels:
        """Decode an image file, as small as the canvas allows."""
        return self.bundle.preprocessing.decode(path)

    def canvas(self, pixels: Pixels) -> Pixels:
        """Fit an image to the canvas."""
        return self.bundle.preprocessing.canvas(pixels)

    def answers(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int | None
    ) -> Answers:
        """Return the answers; an image of the size of the canvas is one that `canvas` gave."""
        settings = self.bundle.preprocessing
        whole = (settings.canvas_height, settings.canvas_width)
        canvases = [
            image if image.shape[:2] == whole else settings.canvas(image) for image in images
        ]
        return self.of_canvases(canvases, patients, views)

    def of_canvases(
        self, canvases: Sequence[Pixels], patients: Sequence[Patient], views: int | None
    ) -> Answers:
        """Return the answers to images that are on the canvas of the bundle."""
        settings = self.bundle.preprocessing
        squares = np.empty((len(canvases), settings.image_size, settings.image_size, 3), np.uint8)
        for square, canvas in zip(squares, canvases, strict=True):
            square[:] = settings.view(canvas)
        metadata = self.bundle.statistics.encode(patients)

        seen: list[Floats | None] = []

        def answer(pixels: Pixels) -> Shares:
            if seen:
                return softmax(self._graph.answer(pixels, metadata))
            # The plain view comes first, and its features are the ones that count.
            logits, features = self._graph.answer_and_features(pixels, metadata)
            seen.append(features)
            return softmax(logits)

        shares = averaged(answer, squares, views or self.bundle.decision.views)
        return Answers(shares, seen[0])


class EnsembleVoter:
    """The members of an ensemble, asked one after another."""

    def __init__(self, bundle: Ensemble, voters: Sequence[NetworkVoter]) -> None:
        self.bundle = bundle
        self._voters = voters

    @classmethod
    def open(cls, bundle: Ensemble, threads: int) -> EnsembleVoter:
        """Open all members; raises UserError."""
        voters = [NetworkVoter.open(member.bundle, threads) for member in bundle.members]
        return cls(bundle, voters)

    def decode(self, path: Path) -> Pixels:
        """Decode an image file at the size that the member with the largest canvas needs."""
        sides = [voter.bundle.preprocessing.canvas_height for voter in self._voters]
        return decode(path, short_side=SPARE * max(sides))

    def canvas(self, pixels: Pixels) -> Pixels:
        """Return the image as it is: each member has a canvas of its own."""
        return pixels

    def answers(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int | None
    ) -> Answers:
        """Return the blended probabilities; members take as many views as each of them wants.

        What their own decisions say beside that does not count: the ensemble has one of its own.
        """
        canvases: dict[Preprocessing, list[Pixels]] = {}
        found = []
        for voter in self._voters:
            settings = voter.bundle.preprocessing
            if settings not in canvases:
                canvases[settings] = [settings.canvas(image) for image in images]
            found.append(voter.of_canvases(canvases[settings], patients, views))
        shares = self.bundle.blended([each.shares for each in found])
        return Answers(shares, found[0].features)


_READERS: Mapping[str, Callable[[Path], Bundle | Ensemble]] = MappingProxyType(
    {network_bundle.KIND: read_bundle, store.KIND: read_ensemble}
)


def read_model(folder: Path) -> Bundle | Ensemble:
    """Read a model of any kind without opening it for answers; raises UserError."""
    put_back(folder)
    path = folder / MODEL
    if not path.is_file():
        return read_bundle(folder)  # which says what is missing
    kind = kind_of(read_json(path))
    if kind not in _READERS:
        raise damaged(path)
    return _READERS[kind](folder)


def open_voter(folder: Path, threads: int = 0) -> Voter:
    """Open a model of any kind; `threads` 0 means all cores. Raises UserError."""
    match read_model(folder):
        case Ensemble() as ensemble:
            return EnsembleVoter.open(ensemble, threads)
        case bundle:
            return NetworkVoter.open(bundle, threads)
