"""The ONNX graph of a bundle, run by ONNX Runtime on the CPU without torch."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from core.bundle import Bundle, Floats, reference_input
from core.bundle_file import EXPERIENCE
from core.image.decoding import Pixels
from core.parallel import at_once
from core.place import cache_folder

WEIGHTS_KEY = "weights_sha256"
LOGITS, FEATURES = "logits", "features"
_ONLY_ERRORS = 3
_MANY = 8  # images; fewer are not worth a second session
_TOLERANCE = 1e-3


class Graph:
    """An ONNX graph ready to answer; `source` is a file or its bytes, `threads` 0 means all cores.

    Raises what ONNX Runtime raises for a graph that it cannot load.
    """

    def __init__(self, source: Path | bytes, threads: int = 0) -> None:
        self._source, self._threads = source, threads
        self._session = session(source, threads)
        outputs = [output.name for output in self._session.get_outputs()]
        self.has_features = FEATURES in outputs  # graphs of before 2026-11-21 have logits only

    @property
    def weights_hash(self) -> str:
        """The SHA-256 of the weights that the graph was made from; empty where it does not say."""
        return _weights_hash(self._session)

    def answer(self, pixels: Pixels, metadata: Floats) -> Floats:
        """Return logits, float32 [n, classes].

        For pixels uint8 [n, size, size, 3] and metadata float32 [n, width].
        """
        (logits,) = self._run([LOGITS], pixels, metadata)
        return logits

    def answer_and_features(self, pixels: Pixels, metadata: Floats) -> tuple[Floats, Floats | None]:
        """Return logits as `answer` does, and the pooled features, float32 [n, width].

        The features are None where the graph is one of before it gave them.
        """
        if not self.has_features:
            return self.answer(pixels, metadata), None
        logits, features = self._run([LOGITS, FEATURES], pixels, metadata)
        return logits, features

    @cached_property
    def _alone(self) -> Any:
        """A session whose images are each worked on by the one thread that asks, for many images.

        Where the file has changed or gone since, it is the one that was opened first.
        """
        try:
            found = session(self._source, 1)
        except _runtime_errors():
            return self._session
        return found if _weights_hash(found) == self.weights_hash else self._session

    def _run(self, asked: list[str], pixels: Pixels, metadata: Floats) -> list[Floats]:
        """Run the graph: a few images together on all threads, many each on one.

        What lies between the layers of many at once falls out of a core's cache.
        """
        if len(pixels) < _MANY:
            return _floats(self._session.run(asked, {"pixels": pixels, "metadata": metadata}))
        many = self._alone

        def run(at: int) -> list[Floats]:
            own = slice(at, at + 1)
            return _floats(many.run(asked, {"pixels": pixels[own], "metadata": metadata[own]}))

        found = at_once(run, range(len(pixels)), self._threads)
        return [np.concatenate(column) for column in zip(*found, strict=True)]


def _weights_hash(opened: Any) -> str:
    return str(opened.get_modelmeta().custom_metadata_map.get(WEIGHTS_KEY, ""))


def _floats(found: list[Any]) -> list[Floats]:
    return [np.asarray(one, dtype=np.float32) for one in found]


def session(source: Path | bytes, threads: int = 0) -> Any:
    """Return an ONNX Runtime session on the CPU; raises what ONNX Runtime raises."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = _ONLY_ERRORS
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that spin between questions would take the cores from the window.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        source if isinstance(source, bytes) else str(source),
        options,
        providers=["CPUExecutionProvider"],
    )


def graph_files(bundle: Bundle) -> tuple[Path, Path]:
    """Return where the graph of a bundle may lie: in it, or in the cache where it is read-only."""
    return bundle.graph, cache_folder() / "graphs" / f"{bundle.weights_hash}.onnx"


def find_graph(bundle: Bundle, threads: int = 0) -> Graph | None:
    """Return the graph of a bundle that answers as the network did; None: it is to be made anew."""
    return next(_sound_graphs(bundle, threads), None)


def answers_as_saved(bundle: Bundle, graph: Graph) -> bool:
    """Return whether the graph gives the reference logits of the bundle, to 1e-3."""
    expected = bundle.reference_logits
    try:
        logits = graph.answer(*reference_input(bundle.preprocessing, bundle.statistics))
    except _runtime_errors():
        return False
    return logits.shape == expected.shape and close(logits, expected, _TOLERANCE)


def close(logits: npt.NDArray[Any], expected: npt.NDArray[Any], tolerance: float) -> bool:
    """Return whether logits agree; above 1 the tolerance is relative, as rounding errors are."""
    difference = float(np.abs(logits - expected).max())
    return difference <= tolerance * max(1.0, float(np.abs(expected).max()))


def _sound_graphs(bundle: Bundle, threads: int) -> Iterator[Graph]:
    for file in graph_files(bundle):
        if not file.is_file():
            continue
        try:
            graph = Graph(file, threads)
        except _runtime_errors():
            continue  # cut short or of another version: what is derived can be made anew
        enough = graph.has_features or EXPERIENCE not in bundle.files
        same = graph.weights_hash == bundle.weights_hash
        if enough and same and answers_as_saved(bundle, graph):
            yield graph


def _runtime_errors() -> tuple[type[Exception], ...]:
    # ONNX Runtime raises classes of its own that share no base of their own.
    state: Any = onnxruntime.capi.onnxruntime_pybind11_state
    names = ("Fail", "InvalidArgument", "InvalidGraph", "InvalidProtobuf", "NoSuchFile",
             "NotImplemented", "RuntimeException")  # fmt: skip
    return (*(getattr(state, name) for name in names), OSError, ValueError)
