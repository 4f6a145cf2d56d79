"""The prior that a network learns, by weights, sampler and logit adjustment, worked by hand."""

from __future__ import annotations

import numpy as np
import pytest

from training.config import build_config
from training.step.class_weight import learned_prior

CLASSES = ("benign", "malignant", "other")
COUNTS = np.array([900, 90, 10])


@pytest.mark.parametrize(
    ("loss", "sampler", "expected"),
    [
        ({"class_weights": "none"}, "shuffled", [0.9, 0.09, 0.01]),
        ({"class_weights": "balanced"}, "shuffled", [1 / 3] * 3),
        # Roots of 900, 90 and 10: 30, 9.487 and 3.162 of 42.65.
        ({"class_weights": "square_root"}, "shuffled", [0.70341, 0.22244, 0.07415]),
        ({"class_weights": "none"}, "balanced", [1 / 3] * 3),
        ({"class_weights": "none", "logit_adjustment": 1.0}, "shuffled", [1 / 3] * 3),
        ({"class_weights": "manual", "manual_weights": "1,10,10"}, "shuffled",
         [900 / 1900, 900 / 1900, 100 / 1900]),
    ],
)  # fmt: skip
def test_learned_prior(loss: dict[str, object], sampler: str, expected: list[float]) -> None:
    config = build_config({"loss": loss, "optimise": {"sampler": sampler}})
    assert learned_prior(config, COUNTS, CLASSES) == pytest.approx(expected, abs=1e-4)


def test_a_class_that_was_never_seen_is_improbable_and_not_impossible() -> None:
    config = build_config({"loss": {"class_weights": "balanced"}})
    shares = learned_prior(config, np.array([5, 5, 0]), CLASSES)
    assert 0 < shares[2] < 0.001
    assert sum(shares) == pytest.approx(1)
