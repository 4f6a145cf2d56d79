"""A model that answers for a dataset, as it decides and plainly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.bundle import read_bundle
from core.dataset import Dataset, open_dataset
from core.error import UserError
from core.evaluation.classified import classified
from core.evaluation.leak import leak_of_bundle
from core.inference.export import export_onnx
from tests.core.bundle_factory import make_bundle


def test_a_model_answers_for_a_dataset(demo_folder: Path, tmp_path: Path) -> None:
    folder = make_bundle(tmp_path / "bundle")
    export_onnx(read_bundle(folder))
    whole = open_dataset(demo_folder)
    few = Dataset(whole.root, whole.records[:40], (), True, whole.layout)
    heard: list[int] = []
    plain, _, _ = classified(folder, few, lambda _, done, total: heard.append(done), plain=True)
    assert (len(plain), heard) == (40, [32, 40])
    assert plain.lesions < 40 and plain.sums_to_one
    assert plain.records[plain.image_ids[0]].dx == plain.classes[plain.truth[0]]
    decision = folder / "decision.json"
    decision.write_text(json.dumps({**json.loads(decision.read_text()), "temperature": 5.0}))
    tuned, bundle, notes = classified(folder, few)
    assert tuned.probabilities.max() < plain.probabilities.max()
    assert not leak_of_bundle(tuned, bundle.trained_on) and notes == []
    with pytest.raises(UserError, match="No image of the dataset"):
        classified(folder, Dataset(whole.root, (), (), True, whole.layout))
