"""`python -m benchmarks.robustness RUN [IMAGES]`: a model of other shapes, without metadata.

Looks at the first IMAGES (default: all) validation images of a run, never at its test subset; one
view each. `moved` is the largest change of a probability against the image as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from core.classifier import Classifier
from core.image.decoding import Pixels
from core.metric import figures
from core.record import Patient
from training.evaluation import run_cohort
from training.run_directory import RunDirectory

Shares = npt.NDArray[np.float64]


def _resized(rgb: Pixels, width: int, height: int) -> Pixels:
    enlarged = width > rgb.shape[1]
    how = cv2.INTER_CUBIC if enlarged else cv2.INTER_AREA
    return np.asarray(cv2.resize(rgb, (width, height), interpolation=how), dtype=np.uint8)


def _middle(rgb: Pixels, share: float = 1.0) -> Pixels:
    height, width = rgb.shape[:2]
    side = round(min(height, width) * share)
    top, left = (height - side) // 2, (width - side) // 2
    return rgb[top : top + side, left : left + side]


SHAPES: Mapping[str, Callable[[Pixels], Pixels]] = {
    "as it is": lambda rgb: rgb,
    "600 × 450": lambda rgb: _resized(rgb, 600, 450),
    "100 × 75": lambda rgb: _resized(rgb, 100, 75),
    "centre square": _middle,
    "centre square, 224 px": lambda rgb: _resized(_middle(rgb), 224, 224),
    "4/5 of the centre": lambda rgb: _middle(rgb, 0.8),
    "cut off-centre": lambda rgb: rgb[: rgb.shape[0] * 9 // 10, rgb.shape[1] // 8 :],
}
"""What happens to a picture on its way from another device."""


def main() -> int:
    """Print the figures of each shape, and those without age, sex and site."""
    run = RunDirectory(Path(sys.argv[1]).resolve())
    classifier = Classifier.open(run.best)
    cohort, _ = run_cohort(run, "val")
    ids = cohort.image_ids[: int(sys.argv[2])] if len(sys.argv) > 2 else cohort.image_ids
    records = [cohort.records[name] for name in ids]
    truth = np.array([classifier.target.classes.index(record.dx) for record in records])
    images = [classifier.decode(record.path) for record in records]
    patients = [record.patient for record in records]
    asked = {name: ([shape(image) for image in images], patients) for name, shape in SHAPES.items()}
    asked["without metadata"] = (images, [Patient()] * len(images))
    plain: Shares | None = None
    print(f"{run.name}: {len(ids)} validation images, one view")
    for name, (pictures, people) in asked.items():
        shares = _answers(classifier, pictures, people)
        plain = shares if plain is None else plain
        moved = np.abs(shares - plain).max(axis=1)
        told = figures(shares, truth, classifier.target)
        print(
            f"{name:22} balanced accuracy {told['balanced_accuracy']:.3f}, macro-AUC "
            f"{told['macro_auc']:.3f}, moved {np.median(moved):.3f} (p95 "
            f"{np.percentile(moved, 95):.3f})"
        )
    return 0


def _answers(
    classifier: Classifier, images: Sequence[Pixels], patients: Sequence[Patient]
) -> Shares:
    answers = classifier.classify(images, patients, 1)
    return np.array([answer.probabilities for answer in answers])


if __name__ == "__main__":
    sys.exit(main())
