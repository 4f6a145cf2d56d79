"""A bundle that answers: images and patients in, predictions out, without torch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.bundle import Bundle, read_bundle
from core.error import UserError
from core.graph import Graph, find_graph
from core.image import BadImage, Pixels
from core.prediction import Prediction
from core.record import Patient
from core.target import Target
from core.view import Shares, averaged

__all__ = ["Classifier", "Prediction"]

_CHUNK = 32


class Classifier:
    """A bundle with its graph in memory; answers are a pure function of what is asked."""

    def __init__(self, bundle: Bundle, graph: Graph) -> None:
        self.bundle = bundle
        self._graph = graph

    @classmethod
    def open(cls, folder: Path, threads: int = 0) -> Classifier:
        """Open a bundle; `threads` 0 means all cores.

        Where its graph is absent or stale it is made anew, which needs torch and some seconds.
        Raises UserError where a file is missing or altered, or the reference input is answered
        otherwise than when the bundle was saved.
        """
        bundle = read_bundle(folder)
        graph = find_graph(bundle, threads)
        if graph is None:
            from core.export import export_onnx

            export_onnx(bundle)
            graph = find_graph(bundle, threads)
        if graph is None:
            raise UserError(
                f"The model {folder} answers otherwise than when it was saved.",
                "Copy or export the model again.",
            )
        return cls(bundle, graph)

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the bundle says of its training."""
        return self.bundle.facts

    def read(self, path: Path) -> Pixels:
        """Decode an image file onto the canvas that `classify` takes; raises BadImage."""
        return self.bundle.preprocessing.read(path)

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

        An image of the size of the canvas is taken for one that `read` gave. `views` 1 is the
        answer at a glance; None averages all views of the bundle, which takes as many times as
        long.
        """
        predictions: list[Prediction] = []
        for start in range(0, len(images), _CHUNK):
            part = slice(start, start + _CHUNK)
            predictions += self._classify_chunk(images[part], patients[part], views or self.views)
        return predictions

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
        outcomes: list[Prediction | BadImage | None] = []
        canvases: list[Pixels] = []
        known: list[Patient] = []
        for path, patient in zip(paths, patients, strict=True):
            try:
                canvases.append(self.read(path))
            except BadImage as error:
                outcomes.append(error)
            else:
                known.append(patient)
                outcomes.append(None)
        answers = iter(self.classify(canvases, known, views))
        return [next(answers) if outcome is None else outcome for outcome in outcomes]

    def _classify_chunk(
        self, images: Sequence[Pixels], patients: Sequence[Patient], views: int
    ) -> list[Prediction]:
        settings = self.bundle.preprocessing
        squares = np.empty((len(images), settings.image_size, settings.image_size, 3), np.uint8)
        for square, image in zip(squares, images, strict=True):
            whole = (settings.canvas_height, settings.canvas_width)
            canvas = image if image.shape[:2] == whole else settings.canvas(image)
            square[:] = settings.view(canvas)
        metadata = self.bundle.statistics.encode(patients)

        def answer(pixels: Pixels) -> Shares:
            return softmax(self._graph.answer(pixels, metadata))

        shares = self.bundle.decision.apply(averaged(answer, squares, views))
        return [Prediction(tuple(row.tolist()), self.target.classes) for row in shares]


def softmax(logits: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Return probabilities of logits, float64 [n, classes]."""
    raised = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
