"""`python -m benchmarks.experience RUN`: what the flags of a model find, and flag for nothing.

Looks at the validation images of a run (never at its test subset) and at pictures of no lesion. The
limits of `outside` are fitted on one half of the validation lesions and tried on the other.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import cv2
import numpy as np

from benchmarks.non_lesion import NON_LESIONS, photographs
from core.case.examiner import Examiner
from core.case.flag import OUTSIDE
from core.classifier import Classifier
from core.error import UserError
from core.image.check import CHECKS, flags_of
from core.image.decoding import Pixels, decode
from core.record import Patient
from training.evaluation import run_cohort
from training.run_directory import RunDirectory

_EACH = 50

SPOILT: Mapping[str, Callable[[Pixels], Pixels]] = {
    "blur": lambda rgb: np.asarray(cv2.GaussianBlur(rgb, (0, 0), 3), dtype=np.uint8),
    "dark": lambda rgb: (rgb * 0.3).astype(np.uint8),
}
"""Ways to spoil a real picture, by the check that should find it."""


def main() -> int:
    """Print the rates."""
    run = RunDirectory(Path(sys.argv[1]).resolve())
    examiner = Examiner.of(Classifier.open(run.best))
    known = examiner.experience
    if known is None or known.limits is None:
        raise UserError("This run keeps no experience.", "Make it with `dermadesk experience RUN`.")
    print(known.limits.sentence)
    total = flagged = 0
    for name, make in NON_LESIONS.items():
        rng = np.random.default_rng(0)
        found = _outside(examiner, [make(rng) for _ in range(_EACH)])
        print(f"{name:18} {sum(found)} of {len(found)} flagged")
        total, flagged = total + len(found), flagged + sum(found)
    pictures = photographs()
    found = _outside(examiner, list(pictures.values()))
    missed = [name for name, flag in zip(pictures, found, strict=True) if not flag]
    print(f"{'photographs':18} {sum(found)} of {len(found)} flagged; missed: {', '.join(missed)}")
    print(f"{'all':18} {(flagged + sum(found)) / (total + len(found)):.1%}")
    _checks(run)
    return 0


def _outside(examiner: Examiner, images: Sequence[Pixels]) -> list[bool]:
    nobody = [""] * len(images)
    told = examiner.examine(images, [Patient()] * len(images), nobody, nobody, 1)
    return [OUTSIDE in each.flags for each in told]


def _checks(run: RunDirectory) -> None:
    cohort, _ = run_cohort(run, "val")
    images = [decode(cohort.records[name].path) for name in cohort.image_ids]
    flags = [flags_of(image) for image in images]
    for check in CHECKS:
        rate = sum(check.name in each for each in flags) / len(flags)
        print(f"{check.name:8} {rate:.1%} of {len(flags)} validation images")
    print(f"any      {sum(bool(each) for each in flags) / len(flags):.1%}")
    for name, spoil in SPOILT.items():
        hit = sum(name in flags_of(spoil(image)) for image in images)
        print(f"spoilt by {name}: {hit / len(images):.1%} found")


if __name__ == "__main__":
    sys.exit(main())
