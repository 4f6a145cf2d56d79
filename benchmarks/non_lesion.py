"""Pictures that show no lesion: generated ones, and photographs that packages ship."""

from __future__ import annotations

import importlib.util
import string
from collections.abc import Callable, Mapping
from pathlib import Path

import cv2
import numpy as np

from core.image.decoding import BadImage, Pixels, decode

HEIGHT, WIDTH = 150, 200
_LETTERS = np.array(list(string.ascii_letters + string.digits + "     .,;"))

Make = Callable[[np.random.Generator], Pixels]


def _colour(rng: np.random.Generator) -> tuple[int, int, int]:
    red, green, blue = (int(value) for value in rng.integers(0, 256, 3))
    return red, green, blue


def _flat(rng: np.random.Generator) -> Pixels:
    return np.full((HEIGHT, WIDTH, 3), _colour(rng), dtype=np.uint8)


def _gradient(rng: np.random.Generator) -> Pixels:
    share = np.linspace(0, 1, WIDTH)[None, :, None]
    across = np.array(_colour(rng)) * share + np.array(_colour(rng)) * (1 - share)
    return np.repeat(across, HEIGHT, axis=0).astype(np.uint8)


def _board(rng: np.random.Generator) -> Pixels:
    side = int(rng.integers(3, 30))
    row, column = np.indices((HEIGHT, WIDTH)) // side
    dark = ((row + column) % 2 if rng.random() < 0.5 else row % 2)[..., None]
    one, other = np.array(_colour(rng)), np.array(_colour(rng))
    return np.asarray(dark * one + (1 - dark) * other, dtype=np.uint8)


def _shapes(rng: np.random.Generator) -> Pixels:
    picture = _flat(rng)
    for _ in range(int(rng.integers(4, 25))):
        x, y, size = (int(v) for v in rng.integers((0, 0, 8), (WIDTH, HEIGHT, 60)))
        if rng.random() < 0.5:
            cv2.circle(picture, (x, y), size // 2, _colour(rng), -1)
        else:
            cv2.rectangle(picture, (x, y), (x + size, y + size // 2), _colour(rng), -1)
    return picture


def _noise(rng: np.random.Generator) -> Pixels:
    return rng.integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)


def _grey_noise(rng: np.random.Generator) -> Pixels:
    grey = rng.normal(rng.uniform(60, 200), rng.uniform(10, 60), (HEIGHT, WIDTH, 1))
    return np.repeat(np.clip(grey, 0, 255).astype(np.uint8), 3, axis=2)


def _clouds(rng: np.random.Generator) -> Pixels:
    total = np.zeros((HEIGHT, WIDTH, 3))
    for octave in range(1, 6):
        grid = rng.normal(0, 1, (2**octave, 2**octave, 3)).astype(np.float32)
        total += cv2.resize(grid, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC) / octave
    return np.clip(128 + 60 * total, 0, 255).astype(np.uint8)


def _text(rng: np.random.Generator) -> Pixels:
    paper, pen = (
        ((255, 255, 255), (0, 0, 0)) if rng.random() < 0.5 else (_colour(rng), _colour(rng))
    )
    picture = np.full((HEIGHT, WIDTH, 3), paper, dtype=np.uint8)
    size = float(rng.uniform(0.3, 0.9))
    for line in range(int(HEIGHT / (26 * size)) + 1):
        words = "".join(rng.choice(_LETTERS, 40).tolist())
        place = (3, int((line + 1) * 26 * size))
        cv2.putText(picture, words, place, cv2.FONT_HERSHEY_SIMPLEX, size, pen, 1, cv2.LINE_AA)
    return picture


NON_LESIONS: Mapping[str, Make] = {
    "one colour": _flat,
    "gradient": _gradient,
    "board or stripes": _board,
    "shapes": _shapes,
    "noise": _noise,
    "grey noise": _grey_noise,
    "clouds": _clouds,
    "text": _text,
}
"""Every kind of generated picture without a lesion, height 150, width 200."""


def photographs() -> dict[str, Pixels]:
    """Return the photographs in scikit-learn, scikit-image and matplotlib, where they are here."""
    places = (
        ("sklearn", "datasets/images"), ("skimage", "data"), ("matplotlib", "mpl-data/sample_data"),
    )  # fmt: skip
    found: dict[str, Pixels] = {}
    for package, folder in places:
        spec = importlib.util.find_spec(package)
        root = Path(spec.origin).parent / folder if spec is not None and spec.origin else Path()
        for path in sorted(root.glob("*")) if root != Path() else []:
            if path.suffix.lower() not in (".jpg", ".jpeg", ".png", ".tif"):
                continue
            try:
                pixels = decode(path)
            except BadImage:
                continue  # tables of numbers that are called pictures
            found[f"{package}/{path.name}"] = pixels
    return found
