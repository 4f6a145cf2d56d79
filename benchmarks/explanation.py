"""`python -m benchmarks.explanation`: how much heat lies on the lesion, by method.

A network, all of it, learns from generated lesions, whose masks are known, and explains new ones,
each by its own class. Beside each share stands that of the area, which heat spread evenly would
have, and the most that a map of so few fields can show: that of the mask itself, made as coarse.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from core.diagnosis import CODES
from core.image.decoding import Pixels
from core.image.lesion_image import lesion_image
from core.inference.attribution import METHODS
from core.inference.explain import Explainer
from core.record import Patient
from core.synthetic import make_demo
from training.config import build_config
from training.job import run_job
from training.run_directory import RunDirectory
from training.supervisor import Supervisor

_NEW = 70
_HEIGHT, _WIDTH = 150, 200
_STRIDE = 32  # of the last feature map of nearly every convolutional network
Mask = npt.NDArray[np.bool_]
Picture = tuple[Pixels, Mask]


def main() -> int:
    """Train, or take a run that was, explain, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.explanation", description=__doc__)
    parser.add_argument("--images", type=int, default=350, help="generated images to learn from")
    parser.add_argument("--size", type=int, default=224, help="side of the view in pixels")
    parser.add_argument("--epochs", type=int, default=4, help="of the whole network")
    parser.add_argument("--run", type=Path, help="explain by this run instead of training one")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["DERMADESK_CACHE"] = str(home / "cache")
        run = RunDirectory(chosen.run) if chosen.run else _trained(home, chosen)
        _explained(Explainer.open(run.best))
    return 0


def _trained(home: Path, chosen: argparse.Namespace) -> RunDirectory:
    make_demo(home / "images", images=chosen.images, seed=7)
    values = {
        "data": {"folder": home / "images"},
        # Without age, sex and site: what is told apart has to be seen.
        "model": {"image_size": chosen.size, "metadata": "none"},
        "head_phase": {"epochs": 1, "views": 1},
        "fine_tune": {"epochs": chosen.epochs, "learning_rate": 1e-3, "unfreeze": "all"},
        "optimise": {"batch_size": 16},
        "run": {"device": "cpu"},
    }
    run = Supervisor(home / "runs").prepare(
        build_config(values), threads=max(1, os.cpu_count() or 1)
    )
    ended = run_job(run, lambda _: None)
    print({name: round(value, 3) for name, value in ended.figures.items()})
    return run


def _explained(explainer: Explainer) -> None:
    rng = np.random.default_rng(11)
    pictures = [lesion_image(n % len(CODES), rng, _HEIGHT, _WIDTH) for n in range(_NEW)]
    # Only the centre square is seen by the network.
    left = (_WIDTH - _HEIGHT) // 2
    seen = [mask[:, left : left + _HEIGHT] for _, mask in pictures]
    fields = explainer.bundle.preprocessing.image_size // _STRIDE
    print(f"lesions cover {np.mean([mask.mean() for mask in seen]):.1%} of what is seen")
    print(f"their masks as maps of {fields} × {fields}: {_coarse(seen, fields):.1%} on the lesion")
    print(f"{'':10} {'all':>6} " + " ".join(f"{code:>6}" for code in CODES))
    for method in METHODS:
        shares = [
            _share(explainer, each, n % len(CODES), method) for n, each in enumerate(pictures)
        ]
        by_class = [np.nanmean(shares[n :: len(CODES)]) for n in range(len(CODES))]
        heat = sum(not np.isnan(share) for share in shares)
        cells = " ".join(f"{share:6.1%}" for share in (np.nanmean(shares), *by_class))
        print(f"{method:10} {cells}   {heat} of {_NEW} have heat")


def _share(explainer: Explainer, picture: Picture, number: int, method: str) -> float:
    """Return the share of heat on the lesion; not a number where there is none at all."""
    rgb, mask = picture
    heat = explainer.heat(rgb, Patient(), number, method)
    return float(heat[mask].sum() / heat.sum()) if heat.max() > 0 else float("nan")


def _coarse(masks: Sequence[Mask], fields: int) -> float:
    """Return the share on the lesion of masks that went through a map of so many fields a side."""
    shares = []
    for mask in masks:
        small = cv2.resize(mask.astype(np.float32), (fields, fields), interpolation=cv2.INTER_AREA)
        heat = cv2.resize(small, mask.shape[::-1], interpolation=cv2.INTER_LINEAR)
        shares.append(float(heat[mask].sum() / heat.sum()))
    return float(np.mean(shares))


if __name__ == "__main__":
    sys.exit(main())
