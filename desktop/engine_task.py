"""What runs inside the engine process: functions without Qt, heavy imports inside them."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib import import_module
from multiprocessing import parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from core.error import Problem, ProblemKind, UserError
from core.evaluation.decided import Decided
from core.inference.model_choice import ModelChoice, find_bundle, model_choices
from core.model_fact import fact_lines
from core.record import Patient
from core.target import DIAGNOSIS, Target

if TYPE_CHECKING:
    import numpy as np

    from core.bundle import Bundle
    from core.case.examiner import Examiner
    from core.ensemble.store import Ensemble
    from core.inference.explain import EnsembleExplainer, Explainer

NICENESS = 5
MAX_OVERLAY_SIDE = 1024
# Black-body colours, dark red to white, as control points (position, red, green, blue).
_HEAT = ((0.0, 70, 10, 60), (0.35, 190, 30, 40), (0.65, 250, 130, 10), (1.0, 255, 245, 160))


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What is known of a model: its bundle, its name, and facts as pairs of name and value.

    `views` is the number of views that an answer is averaged over, `target` what is told apart,
    `decided` by what. `weights` is the hash of the weights, `notes` what can be told of cases like
    those it learned from, `reads_patient` whether age, sex or site can change an answer,
    `revision` that of the decision. `calibrated` says that the figures among the facts are those
    before the calibration that answers have.
    """

    folder: Path
    name: str
    lines: tuple[tuple[str, str], ...]
    views: int = 1
    target: Target = DIAGNOSIS
    decided: Decided = field(default_factory=Decided)
    weights: str = ""
    notes: tuple[str, ...] = ()
    reads_patient: bool = True
    revision: int = 1
    calibrated: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Images with what is known of their patients, and what was wrong with the places."""

    items: tuple[tuple[Path, Patient], ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Overlay:
    """Where a class was seen: `width` × `height` RGBA bytes, opaque where it was."""

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
    import core.case.examiner
    import core.classifier  # noqa: F401


def warm_rest() -> None:
    """Import torch, which only explanations need, beside the answers; returns at once."""
    threading.Thread(
        target=import_module, args=("core.inference.explain",), name="warm-rest", daemon=True
    ).start()


def models(runs: Path) -> tuple[ModelChoice, ...]:
    """Return the models to choose from, the best default first."""
    return tuple(model_choices(runs))


@lru_cache(maxsize=2)
def _open(folder: Path, stamp: tuple[int, ...]) -> Examiner:
    from core.case.examiner import Examiner
    from core.classifier import Classifier

    return Examiner.of(Classifier.open(folder))


def opened(folder: Path) -> Examiner:
    """Return a model, ready to answer; it is opened once, and again where it was altered."""
    return _open(folder, _stamp(folder))


@lru_cache(maxsize=2)
def _open_explainer(folder: Path, stamp: tuple[int, ...]) -> Explainer | EnsembleExplainer:
    from core.inference.explain import open_explainer

    return open_explainer(folder)


def _stamp(folder: Path) -> tuple[int, ...]:
    """Return when a bundle was written: one that is written anew is opened again."""
    names = ("model.json", "decision.json")
    return tuple((folder / name).stat().st_mtime_ns for name in names if (folder / name).is_file())


def describe(model: Path) -> ModelFacts:
    """Open a bundle, or the best one of a run, and return its facts; raises UserError."""
    from core.evaluation.decision_text import decided

    folder = find_bundle(model, model)
    examiner = opened(folder)
    classifier = examiner.classifier
    bundle = classifier.bundle
    lines = [
        *bundle.made_of,
        ("Views", str(classifier.views)),
        ("Split hash", bundle.split_hash or "unknown"),
    ]
    lines += fact_lines(bundle.facts)
    name = folder.parent.name if folder.name == "best" else folder.name
    by = decided(bundle.decision.rule, classifier.target)
    by = replace(by, basis=(*by.basis, bundle.decision.sentence))
    return ModelFacts(
        folder, name, tuple(lines), classifier.views, classifier.target, by,
        bundle.weights_hash, examiner.notes, _reads_patient(bundle), bundle.decision.revision,
        bundle.decision.calibrates and bool(bundle.facts.get("validation")),
    )  # fmt: skip


def _reads_patient(model: Bundle | Ensemble) -> bool:
    from core.bundle import Bundle

    networks = [model] if isinstance(model, Bundle) else [m.bundle for m in model.members]
    return any(network.architecture.metadata != "none" for network in networks)


def find_images(places: Sequence[Path]) -> Found:
    """Return the images of folders and of tables (image_id, age, sex, localization) with patients.

    The images of a table lie in its folder or below; an image may be named itself. What is known
    of a patient from a DICOM header only is taken from there. Raises UserError for none at all.
    """
    from core.image.dicom_patient import with_header
    from core.layout.folder import PICTURE_SUFFIXES, check_folder, index, scan
    from core.metadata import read_patients

    items: list[tuple[Path, Patient]] = []
    problems: list[Problem] = []
    for place in places:
        is_table = place.is_file()
        if is_table and place.suffix.casefold() in PICTURE_SUFFIXES:
            items.append((place, with_header(place, Patient())))
            continue
        seen = scan(check_folder(place.parent if is_table else place), PICTURE_SUFFIXES)
        problems += seen.problems
        if not is_table:
            items += [(file.path, with_header(file.path, Patient())) for file in seen.files]
            continue
        patients, unsound = read_patients(place)
        problems += unsound
        by_id = index(seen.files).by_id
        for image_id, patient in patients.items():
            if image_id in by_id:
                items.append((by_id[image_id].path, patient))
            else:
                reason = f"{place.name} names it, but there is no such image"
                problems.append(Problem(ProblemKind.MISSING_IMAGE, image_id, reason))
    if not items:
        names = ", ".join(place.name for place in places)
        known = ", ".join(PICTURE_SUFFIXES)
        raise UserError(f"There are no images in {names}.", f"Images end in {known}.")
    return Found(tuple(items), tuple(problems))


def explain(
    bundle: Path, image: Path, patient: Patient, class_index: int, method: str = "gradcam"
) -> Overlay | Problem:
    """Return the map of one class, by its number, over an image file, as colours."""
    from core.image.decoding import BadImage, decode

    try:
        rgb = decode(image)
    except BadImage as error:
        return Problem(ProblemKind.UNREADABLE, str(image), str(error))
    step = max(1, -(-max(rgb.shape[:2]) // MAX_OVERLAY_SIDE))
    explainer = _open_explainer(bundle, _stamp(bundle))
    return colour(explainer.heat(rgb, patient, class_index, method)[::step, ::step])


def colour(heat: np.ndarray) -> Overlay:
    """Turn a map of 0..1, float [height, width], into colours that are clear where it is 0."""
    import numpy as np

    level = np.clip(heat, 0.0, 1.0)
    places = [point[0] for point in _HEAT]
    channels = [np.interp(level, places, [p[i] for p in _HEAT]) for i in (1, 2, 3)]
    rgba = np.stack([*channels, 255.0 * level], axis=-1).astype(np.uint8)
    height, width = level.shape
    return Overlay(width, height, rgba.tobytes())
