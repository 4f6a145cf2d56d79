"""`python -m benchmarks.resolution RUN`: 600×450 pixels and 200×150 of the same photograph.

Prints how far the answers to both are apart (the largest difference of a probability), for 200
validation images enlarged, for the published originals beside their copies in the dataset, and for
generated lesions beside copies. The decision of the model counts as in Classify.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from core.classifier import Classifier
from core.dataset import open_dataset
from core.diagnosis import CODES
from core.image.decoding import BadImage
from core.image.lesion_image import lesion_image
from core.record import Patient
from training.run_directory import RunDirectory

LARGE, SMALL = (600, 450), (200, 150)
_IMAGES, _QUALITY = 200, 95
Pair = tuple[Path, Path]
Shares = npt.NDArray[np.float64]


def main() -> int:
    """Print a line for each kind of pair."""
    run = RunDirectory(Path(sys.argv[1]).resolve())
    data = Path(os.environ["DERMADESK_HAM10000"])
    classifier = Classifier.open(run.best)
    with tempfile.TemporaryDirectory() as name:
        for what, make in PAIRS.items():
            folder = Path(name) / what.replace(" ", "-")
            folder.mkdir()
            pairs = make(run, data, folder)
            large = shares_of(classifier, [first for first, _ in pairs])
            small = shares_of(classifier, [second for _, second in pairs])
            print(f"{what}: {told(large, small)}")
    return 0


def told(large: Shares, small: Shares) -> str:
    """Return median, 95th percentile and maximum of the distances, and how many calls change."""
    apart = np.abs(large - small).max(axis=1)
    other = int((large.argmax(axis=1) != small.argmax(axis=1)).sum())
    median, high = np.percentile(apart, (50, 95))
    return (
        f"{len(apart)} pairs, median {median:.4f}, p95 {high:.4f}, most {apart.max():.4f}, "
        f"another class {other}"
    )


def shares_of(classifier: Classifier, paths: Sequence[Path]) -> Shares:
    """Return the probabilities [n, classes] of sound files, of patients of whom nothing is known.

    Raises BadImage for any other.
    """
    answers = classifier.classify_files(paths, [Patient()] * len(paths))
    found = []
    for answer in answers:
        if isinstance(answer, BadImage):
            raise answer
        found.append(answer.probabilities)
    return np.array(found)


def enlarged(run: RunDirectory, data: Path, folder: Path) -> list[Pair]:
    """Return validation images of a run in three times their size, and as they are."""
    split = run.split().subset_by_image
    records = [each for each in open_dataset(data).records if split.get(each.image_id) == "val"]
    chosen = np.random.default_rng(0).permutation(len(records))[:_IMAGES]
    pairs = []
    for index in chosen.tolist():
        path = folder / records[index].path.name
        with Image.open(records[index].path) as image:
            image.resize(LARGE, Image.Resampling.BICUBIC).save(path, quality=_QUALITY)
        pairs.append((path, records[index].path))
    return pairs


def published(run: RunDirectory, data: Path, folder: Path) -> list[Pair]:
    """Return the originals that lie beside the dataset, and their copies in it."""
    paths = {each.image_id: each.path for each in open_dataset(data).records}
    originals = sorted((data / "originals_600x450").glob("*.jpg"))
    return [(path, paths[path.stem]) for path in originals if path.stem in paths]


def generated(run: RunDirectory, data: Path, folder: Path, images: int = _IMAGES) -> list[Pair]:
    """Return generated lesions, and the same made small."""
    pairs = []
    for number in range(images):
        rng = np.random.default_rng((5, number))
        rgb, _ = lesion_image(number % len(CODES), rng, LARGE[1], LARGE[0])
        pair = folder / f"{number}-large.jpg", folder / f"{number}-small.jpg"
        whole = Image.fromarray(rgb)
        whole.save(pair[0], quality=_QUALITY)
        whole.resize(SMALL, Image.Resampling.BOX).save(pair[1], quality=_QUALITY)
        pairs.append(pair)
    return pairs


PAIRS: dict[str, Callable[[RunDirectory, Path, Path], list[Pair]]] = {
    "validation images enlarged": enlarged,
    "published originals": published,
    "generated lesions": generated,
}
"""Every kind of pair by what it is: the large file first, the small one second."""

if __name__ == "__main__":
    sys.exit(main())
