from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import core.bundle
from core.bundle import (
    Decision,
    hashed_ids,
    read_bundle,
    read_trained,
    reference_input,
)
from core.error import UserError
from core.evaluation.drift import Spread
from core.trained import Trained
from tests.core.bundle_factory import make_bundle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_bundle(tmp_path / "bundle")


def _change(path: Path, **values: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def test_what_was_written_is_read(folder: Path) -> None:
    bundle = read_bundle(folder)
    assert bundle.architecture.backbone == "resnet10t"
    assert bundle.preprocessing.image_size == 64
    assert bundle.statistics.sexes == ("female", "male", "unknown")
    assert bundle.split_hash == "0123456789abcdef"
    assert bundle.trained_on == {"image:a"}
    assert bundle.facts == {"name": "random"}
    assert bundle.decision == Decision()
    assert bundle.reference_logits.shape == (2, 7)


def test_what_is_kept_of_the_training_images_there_and_back(tmp_path: Path) -> None:
    spread = Spread((1.0, 2.0), 3, ("female", "male"))
    trained = Trained(np.arange(64, dtype=np.uint8).reshape(2, 32), {"sex": spread})
    folder = make_bundle(tmp_path / "bundle", metadata="none", trained=trained)
    found = read_trained(read_bundle(folder))
    assert found is not None
    assert np.array_equal(found.contents, trained.contents)
    assert found.spreads == {"sex": spread}
    (folder / "training.json").write_text("{}")
    with pytest.raises(UserError, match=r"training\.json was altered"):
        read_bundle(folder)


def test_unknown_training_is_kept(folder: Path) -> None:
    assert read_bundle(folder).knows_training
    _change(folder / "model.json", training_told=False)
    assert not read_bundle(folder).knows_training
    _change(folder / "model.json", training_told=True, trained_on=[])
    assert not read_bundle(folder).knows_training


def test_a_bundle_of_before_keeps_nothing_and_opens(folder: Path) -> None:
    assert read_trained(read_bundle(folder)) is None


def test_a_bundle_that_is_replaced_while_it_is_read_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    better = [make_bundle(tmp_path / "better", metadata="none")]
    check = core.bundle.check_file

    def overtaken(*arguments: Any) -> None:
        if better:
            shutil.rmtree(folder)
            better.pop().rename(folder)
            raise UserError("It was altered.")
        check(*arguments)

    monkeypatch.setattr(core.bundle, "check_file", overtaken)
    assert read_bundle(folder).architecture.metadata == "none"


def test_reading_needs_no_torch() -> None:
    code = "import core.bundle, core.classifier, sys; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[2])


def test_writing_again_replaces(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"old")
    make_bundle(folder, metadata="none")
    assert read_bundle(folder).architecture.metadata == "none"
    assert not (folder / "model.onnx").exists()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.parametrize("name", ["model.json", "decision.json", "weights.safetensors"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(UserError, match=f"{name}.* is missing"):
        read_bundle(folder)


@pytest.mark.parametrize("name", ["model.json", "decision.json"])
@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"{", b"\xff\xfe\x00", b"[" * 100_000])
def test_damaged_json_is_named(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    with pytest.raises(UserError, match=f"{name} is damaged"):
        read_bundle(folder)


def test_altered_weights_are_named(folder: Path) -> None:
    data = bytearray((folder / "weights.safetensors").read_bytes())
    data[-1] ^= 1
    (folder / "weights.safetensors").write_bytes(data)
    with pytest.raises(UserError, match=r"weights\.safetensors was altered"):
        read_bundle(folder)


def test_weights_cut_short_are_named(folder: Path) -> None:
    data = (folder / "weights.safetensors").read_bytes()
    (folder / "weights.safetensors").write_bytes(data[:100])
    with pytest.raises(UserError, match=r"weights\.safetensors was altered"):
        read_bundle(folder)


def test_json_has_a_size_limit(folder: Path) -> None:
    (folder / "decision.json").write_bytes(b" " * 1_000_001)
    with pytest.raises(UserError, match="far too large"):
        read_bundle(folder)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"schema_version": 2}, r"newer Dermadesk \(schema 2, known is 1\)"),
        ({"schema_version": "1"}, "damaged"),
        ({"classes": ["nv", "mel"]}, "other classes"),
        ({"files": {}}, "damaged"),
        ({"files": {"weights.safetensors": "x"}}, "damaged"),
        ({"reference": {"logits": [[1, 2]]}}, "damaged"),
        ({"reference": {"logits": [[None] * 7] * 2}}, "damaged"),
        ({"facts": 3}, "damaged"),
        ({"architecture": {}}, "damaged"),
        ({"classes": ["benign", "malignant"]}, "damaged"),
        ({"preprocessing": {}}, "damaged"),
        ({"metadata": {}}, "not sound"),
    ],
)
def test_unsound_model_file_is_refused(folder: Path, change: dict, sentence: str) -> None:
    _change(folder / "model.json", **change)
    with pytest.raises(UserError, match=sentence):
        read_bundle(folder)


def test_no_file_outside_the_bundle_is_read(folder: Path) -> None:
    files = json.loads((folder / "model.json").read_text())["files"]
    files["../secret"] = files["weights.safetensors"]
    _change(folder / "model.json", files=files)
    with pytest.raises(UserError, match=r"model\.json is damaged"):
        read_bundle(folder)


@pytest.mark.parametrize(
    "change",
    [
        {"temperature": 0}, {"temperature": "1"}, {"revision": 0}, {"views": 3}, {"views": "2"},
        {"conformal": {"coverage": 0.9, "limits": [0.5] * 5, "limit": 0.5}},
        {"prior": {"learned": [0.5, 0.5], "target": [0.5, 0.5], "strength": 1}},
    ],
)  # fmt: skip
def test_unsound_decision_is_refused(folder: Path, change: dict) -> None:
    _change(folder / "decision.json", **change)
    with pytest.raises(UserError, match=r"decision\.json is damaged"):
        read_bundle(folder)


def test_a_decision_without_views_has_one(folder: Path) -> None:
    path = folder / "decision.json"
    values = json.loads(path.read_text())
    assert values.pop("views") == 1
    path.write_text(json.dumps(values))
    assert read_bundle(folder).decision == Decision()


def test_failed_writing_leaves_the_old_bundle(folder: Path, monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.bundle.save", fail)
    with pytest.raises(OSError, match="No space"):
        make_bundle(folder, metadata="none")
    assert read_bundle(folder).architecture.metadata == "embedding"


def test_reference_input_is_the_same_every_time(folder: Path) -> None:
    bundle = read_bundle(folder)
    pixels, metadata = reference_input(bundle.preprocessing, bundle.statistics)
    assert (pixels.shape, pixels.dtype) == ((2, 64, 64, 3), np.uint8)
    assert (metadata.shape, metadata.dtype) == ((2, bundle.statistics.width), np.float32)
    assert not np.array_equal(pixels[0], pixels[1])
    assert not np.array_equal(metadata[0], metadata[1])
    assert pixels.std() > 20
    again = reference_input(bundle.preprocessing, bundle.statistics)
    assert np.array_equal(pixels, again[0]) and np.array_equal(metadata, again[1])


def test_ids_of_images_and_lesions_are_hashed_apart(make_record) -> None:
    ids = hashed_ids([make_record("a", "a")])
    assert len(ids) == 2
    assert all(len(name) == 16 for name in ids)
