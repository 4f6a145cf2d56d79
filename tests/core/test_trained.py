"""What is kept of training images: measured, written, joined, and refused where unsound."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from core.image.quality import QUALITIES
from core.record import Patient, Record
from core.trained import Trained, joined, trained_on_images

RNG = np.random.default_rng(0)
CANVASES = [RNG.integers(0, 255, (24, 32, 3), dtype=np.uint8) for _ in range(12)]
RECORDS = [
    Record(f"I{i}", f"L{i // 2}", "nv", "histo", Patient(50.0, "male", "back"), Path())
    for i in range(12)
]


def test_spreads_count_images_and_name_their_lesions() -> None:
    trained = trained_on_images(CANVASES, RECORDS)
    assert trained.contents.shape == (12, 32)
    assert set(trained.spreads) == {*QUALITIES, "sex", "age", "site"}
    sex = trained.spreads["sex"]
    assert dict(zip(sex.names, sex.counts, strict=True))["male"] == 12
    assert (sex.lesions, sum(trained.spreads["brightness"].counts)) == (6, 12)


def test_there_and_back_through_json() -> None:
    trained = trained_on_images(CANVASES, RECORDS)
    found = Trained.from_json(json.loads(json.dumps(trained.to_json())))
    assert found is not None
    assert found.spreads == trained.spreads
    assert sorted(map(bytes, found.contents)) == sorted(map(bytes, trained.contents))


def test_joined_knows_the_images_of_all() -> None:
    parts = [Trained(np.full((1, 32), value, dtype=np.uint8), {}) for value in (1, 2, 1)]
    assert joined(parts).contents[:, 0].tolist() == [1, 2]


@pytest.mark.parametrize(
    "values",
    [
        {"spreads": {}},
        {"contents": ["00"], "spreads": {}},
        {"contents": ["zz" * 32], "spreads": {}},
        {"contents": [], "spreads": {"sex": {"counts": [1], "lesions": 1, "names": ["a", "b"]}}},
        {"contents": [], "spreads": {"sex": 3}},
        {"contents": [], "spreads": {"b": {"counts": [1, 1], "lesions": 1, "edges": ["nan"]}}},
    ],
)
def test_what_is_not_sound_is_nothing(values: dict[str, object]) -> None:
    assert Trained.from_json(values) is None
