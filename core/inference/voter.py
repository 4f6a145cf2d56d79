"""What answers in a classifier: one network, or an ensemble of networks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import numpy as np

from core import bundle as network_bundle
from core.bundle import Bundle, read_bundle
from core.bundle_file import damaged, kind_of, read_json
from core.ensemble import store
from core.ensemble.store import Ensemble, read_ensemble
from core.error import UserError
from core.image.decoding import Pixels, decode
from core.image.preprocessing import Preprocessing
from core.image.view import Shares, averaged
from core.inference.graph import Graph, find_graph
from core.inference.model_choice import MODEL
from core.inference.softmax import softmax
from core.record import Patient


class Voter(Protocol):
    """Gives probabilities for images and patients; `bundle` is what it was opened from."""

    @property
    def bundle(self) -> Bundle | Ensemble:
        """The model on disk."""
        ...

    def read(self, path: Path) -> Pixels:
        """Decode an image file as `shares` takes it; raises BadImage."""
        ...

    def shares(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int | None
    ) -> Shares:
        """Return probabilities, float64 [n, classes], before temperature and prior.

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

    def read(self, path: Path) -> Pixels:
        """Decode an image file onto the canvas."""
        return self.bundle.preprocessing.read(path)

    def shares(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int | None
    ) -> Shares:
        """Return probabilities; an image of the size of the canvas is one that `read` gave."""
        settings = self.bundle.preprocessing
        whole = (settings.canvas_height, settings.canvas_width)
        canvases = [
            image if image.shape[:2] == whole else settings.canvas(image) for image in images
        ]
        return self.of_canvases(canvases, patients, views)

    def of_canvases(
        self, canvases: Sequence[Pixels], patients: Sequence[Patient], views: int | None
    ) -> Shares:
        """Return probabilities for images that are on the canvas of the bundle."""
        settings = self.bundle.preprocessing
        squares = np.empty((len(canvases), settings.image_size, settings.image_size, 3), np.uint8)
        for square, canvas in zip(squares, canvases, strict=True):
            square[:] = settings.view(canvas)
        metadata = self.bundle.statistics.encode(patients)

        def answer(pixels: Pixels) -> Shares:
            return softmax(self._graph.answer(pixels, metadata))

        return averaged(answer, squares, views or self.bundle.decision.views)


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

    def read(self, path: Path) -> Pixels:
        """Decode an image file at the size that the member with the largest canvas needs."""
        sides = [voter.bundle.preprocessing.canvas_height for voter in self._voters]
        return decode(path, short_side=max(sides))

    def shares(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int | None
    ) -> Shares:
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
        return self.bundle.blended(found)


_READERS: Mapping[str, Callable[[Path], Bundle | Ensemble]] = MappingProxyType(
    {network_bundle.KIND: read_bundle, store.KIND: read_ensemble}
)


def read_model(folder: Path) -> Bundle | Ensemble:
    """Read a model of any kind without opening it for answers; raises UserError."""
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
