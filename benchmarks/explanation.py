"""`python -m benchmarks.explanation [IMAGES]`: how much heat lies on the lesion, by method.

A network learns from generated lesions, whose masks are known, and explains new ones; beside each
share stands that of the area, which heat spread evenly would have.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import numpy as np

from core.diagnosis import CODES
from core.image.lesion_image import lesion_image
from core.inference.attribution import METHODS
from core.inference.explain import Explainer
from core.record import Patient
from core.synthetic import make_demo
from training.config import build_config
from training.job import run_job
from training.run_directory import RunDirectory
from training.supervisor import Supervisor

_IMAGES, _NEW = 280, 70
_HEIGHT, _WIDTH = 150, 200


def main() -> int:
    """Train, explain, print."""
    images = int(sys.argv[1]) if len(sys.argv) > 1 else _IMAGES
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        os.environ["DERMADESK_CACHE"] = str(home / "cache")
        run = _trained(home, images)
        print({name: round(value, 3) for name, value in (run.figures() or {}).items()})
        _explained(Explainer.open(run.best))
    return 0


def _trained(home: Path, images: int) -> RunDirectory:
    make_demo(home / "images", images=images, seed=7)
    values = {
        "data": {"folder": home / "images"},
        "model": {"image_size": 128},
        "head_phase": {"epochs": 4, "views": 1},
        "fine_tune": {"epochs": 6},
        "optimise": {"batch_size": 32},
        "run": {"device": "cpu"},
    }
    run = Supervisor(home / "runs").prepare(build_config(values), threads=2)
    run_job(run, lambda _: None)
    return run


def _explained(explainer: Explainer) -> None:
    rng = np.random.default_rng(11)
    pictures = [lesion_image(n % len(CODES), rng, _HEIGHT, _WIDTH) for n in range(_NEW)]
    # Only the centre square is seen by the network.
    seen = np.zeros((_HEIGHT, _WIDTH), dtype=bool)
    seen[:, (_WIDTH - _HEIGHT) // 2 : (_WIDTH + _HEIGHT) // 2] = True
    area = np.mean([mask[seen].mean() for _, mask in pictures])
    print(f"lesions cover {area:.1%} of what is seen")
    for method in METHODS:
        shares = []
        for number, (rgb, mask) in enumerate(pictures):
            heat = explainer.heat(rgb, Patient(), number % len(CODES), method)
            if heat.max() > 0:
                shares.append(float(heat[mask].sum() / heat.sum()))
        print(f"{method:10} {np.mean(shares):.1%} on the lesion, {len(shares)} of {_NEW} have heat")


if __name__ == "__main__":
    sys.exit(main())
