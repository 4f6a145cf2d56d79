"""What runs inside the engine process: functions without Qt, heavy imports inside them."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from core.error import Problem, ProblemKind
from core.record import Patient

if TYPE_CHECKING:
    import numpy as np

    from core.classifier import Classifier, Prediction

NICENESS = 5
MAX_OVERLAY_SIDE = 1024
# Black-body colours, dark red to white, as control points (position, red, green, blue).
_HEAT = ((0.0, 70, 10, 60), (0.35, 190, 30, 40), (0.65, 250, 130, 10), (1.0, 255, 245, 160))


@dataclass(frozen=True, slots=True)
class Overlay:
    """A Grad-CAM map, `width` × `height` RGBA bytes, opaque where the class was seen."""

    width: int
    height: int
    rgba: bytes


def prepare() -> None:
    """Ready a fresh engine process: below the window in priority, and gone when the window is."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    # Ctrl+C in a terminal goes to the whole group; the window decides when the engine ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="parent-watch", daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # A pool worker waits for ever on a queue that nobody else holds.


def warm() -> None:
    """Import what a classification needs, so that the first one does not wait for it."""
    import core.classifier
    import core.image  # noqa: F401


def warm_rest() -> None:
    """Import torch, which only explanations need."""
    import core.explain  # noqa: F401


@lru_cache(maxsize=2)
def _open(folder: Path, stamp: tuple[int, ...]) -> Classifier:
    from core.classifier import Classifier

    return Classifier.open(folder)


def _classifier(folder: Path) -> Classifier:
    # A bundle that was written anew since it was opened is opened again.
    names = ("model.json", "decision.json")
    stamp = tuple((folder / name).stat().st_mtime_ns for name in names if (folder / name).is_file())
    return _open(folder, stamp)


def describe(bundle: Path) -> Mapping[str, object]:
    """Return the facts of a bundle; raises UserError for one that is damaged."""
    return dict(_classifier(bundle).facts)


def classify(
    bundle: Path, images: Sequence[Path], patients: Sequence[Patient]
) -> list[Prediction | Problem]:
    """Classify image files with their patients; a bad image gives its problem in its place."""
    from core.image import BadImage, decode

    classifier = _classifier(bundle)
    outcomes: list[Prediction | Problem | None] = []
    decoded: list[np.ndarray] = []
    known: list[Patient] = []
    for path, patient in zip(images, patients, strict=True):
        try:
            decoded.append(decode(path))
        except (BadImage, OSError) as error:
            outcomes.append(Problem(ProblemKind.UNREADABLE, str(path), _reason(error)))
        else:
            known.append(patient)
            outcomes.append(None)
    answers = iter(classifier.classify(decoded, known) if decoded else ())
    return [next(answers) if outcome is None else outcome for outcome in outcomes]


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return str(error)


def explain(bundle: Path, image: Path, patient: Patient, class_index: int) -> Overlay | Problem:
    """Return the Grad-CAM map of one class (index in CODES) over an image file, as colours."""
    from core.explain import grad_cam
    from core.image import BadImage, decode

    try:
        rgb = decode(image)
    except (BadImage, OSError) as error:
        return Problem(ProblemKind.UNREADABLE, str(image), _reason(error))
    step = max(1, -(-max(rgb.shape[:2]) // MAX_OVERLAY_SIDE))
    return colour(grad_cam(bundle, rgb, patient, class_index)[::step, ::step])


def colour(heat: np.ndarray) -> Overlay:
    """Turn a map of 0..1, float [height, width], into colours that are clear where it is 0."""
    import numpy as np

    level = np.clip(heat, 0.0, 1.0)
    places = [point[0] for point in _HEAT]
    channels = [np.interp(level, places, [p[i] for p in _HEAT]) for i in (1, 2, 3)]
    rgba = np.stack([*channels, 255.0 * level], axis=-1).astype(np.uint8)
    height, width = level.shape
    return Overlay(width, height, rgba.tobytes())
