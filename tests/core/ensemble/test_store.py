from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from core.bundle import read_bundle
from core.ensemble.store import read_ensemble, write_ensemble
from core.error import UserError
from core.evaluation.known import trained_of
from core.inference.softmax import softmax
from core.inference.voter import read_model
from core.trained import Trained
from tests.core.bundle_factory import make_bundle

TABLE = np.random.default_rng(0).dirichlet(np.ones(7), 40)


def _write(folder: Path, members: list[Path], method: str = "mean") -> Path:
    pairs = [(read_bundle(member), number) for number, member in enumerate(members, start=1)]
    references = [TABLE for _ in pairs] if method == "rank" else []
    write_ensemble(folder, pairs, method=method, references=references, facts={"name": "two"})
    return folder


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    home = tmp_path_factory.mktemp("members")
    return [
        make_bundle(home / "a", seed=1),
        make_bundle(home / "b", seed=2, metadata="none", trained_on="image:b"),
    ]


@pytest.fixture(scope="module", params=["mean", "rank"])
def made(request, members: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An ensemble; tests must not write into it."""
    return _write(tmp_path_factory.mktemp("made") / "ensemble", members, request.param)


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "ensemble"))


def _change(path: Path, **values: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def test_what_was_written_is_read(made: Path, members: list[Path]) -> None:
    ensemble = read_ensemble(made)
    assert read_model(made).facts == ensemble.facts == {"name": "two"}
    assert [member.weight for member in ensemble.members] == pytest.approx([1 / 3, 2 / 3])
    assert ensemble.trained_on == {"image:a", "image:b"}
    assert ensemble.split_hash == "0123456789abcdef"
    hashes = [member.bundle.weights_hash for member in ensemble.members]
    assert hashes == [read_bundle(member).weights_hash for member in members]
    answers = [softmax(member.bundle.reference_logits) for member in ensemble.members]
    assert np.allclose(ensemble.blended(answers).sum(axis=1), 1)


def test_an_ensemble_has_a_hash_of_its_own(members: list[Path], tmp_path: Path) -> None:
    one, other = (read_ensemble(_write(tmp_path / name, order)).weights_hash
                  for name, order in (("one", members), ("other", members[::-1])))  # fmt: skip
    assert len({one, other, *(read_bundle(member).weights_hash for member in members)}) == 4


def test_what_members_keep_of_their_training_goes_with_them(tmp_path: Path) -> None:
    trained = Trained(np.arange(64, dtype=np.uint8).reshape(2, 32), {})
    member = make_bundle(tmp_path / "member", metadata="none", trained=trained)
    ensemble = read_ensemble(_write(tmp_path / "ensemble", [member]))
    found = trained_of(ensemble)
    assert found is not None
    assert np.array_equal(found.contents, trained.contents)


def test_an_ensemble_is_no_network(made: Path) -> None:
    with pytest.raises(UserError, match="an ensemble of several"):
        read_bundle(made)


def test_writing_again_replaces(folder: Path, members: list[Path]) -> None:
    _write(folder, members[:1])
    assert len(read_ensemble(folder).members) == 1
    assert not (folder / "member_2").exists()


@pytest.mark.parametrize(
    "name",
    ["model.json", "decision.json", "references.safetensors", "member_1/model.json",
     "member_2/decision.json", "member_1/weights.safetensors"],
)  # fmt: skip
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(UserError, match=f"{Path(name).name}.* is missing"):
        read_model(folder)


@pytest.mark.parametrize(
    "name",
    ["references.safetensors", "member_1/model.json", "member_2/decision.json",
     "member_1/weights.safetensors"],
)  # fmt: skip
def test_an_altered_file_is_named(folder: Path, name: str) -> None:
    data = bytearray((folder / name).read_bytes())
    data[-3] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(UserError, match=f"{Path(name).name} was altered"):
        read_ensemble(folder)


@pytest.mark.parametrize(
    "change",
    [
        {"classes": ["benign", "malignant"]},
        {"classes": ["x"]},
        {"method": "vote"},
        {"members": []},
        {"members": 3},
        {"files": {}},
        {"split_hash": "fedcba9876543210"},
        {"reference": {"shares": [[0.5] * 7] * 2}},
        {"reference": {"shares": [[1]]}},
        {"reference": {}},
        {"facts": 3},
        {"kind": "choir"},
    ],
)
def test_an_unsound_model_file_is_refused(folder: Path, change: dict) -> None:
    _change(folder / "model.json", **change)
    with pytest.raises(UserError, match=r"model\.json is damaged"):
        read_model(folder)


@pytest.mark.parametrize(
    "change",
    [{"count": 5}, {"count": 0}, {"count": "x"}, {"folder": "../secret"}, {"folder": None},
     {"files": {}}],
)  # fmt: skip
def test_an_unsound_member_is_refused(folder: Path, change: dict) -> None:
    rows = json.loads((folder / "model.json").read_text())["members"]
    _change(folder / "model.json", members=[{**rows[0], **change}, rows[1]])
    with pytest.raises(UserError, match=r"model\.json is damaged"):
        read_ensemble(folder)


def test_a_newer_version_is_said(folder: Path) -> None:
    _change(folder / "model.json", schema_version=2)
    with pytest.raises(UserError, match="newer Dermadesk"):
        read_ensemble(folder)


def test_other_splits_and_other_classes_are_refused(members: list[Path], tmp_path: Path) -> None:
    other = make_bundle(tmp_path / "other", split_hash="fedcba9876543210")
    with pytest.raises(UserError, match="0123456789abcdef and fedcba9876543210"):
        _write(tmp_path / "out", [members[0], other])
    two = make_bundle(tmp_path / "two", target="malignancy")
    with pytest.raises(UserError, match="tell other classes apart"):
        _write(tmp_path / "out", [members[0], two])
    assert not (tmp_path / "out").exists()


def test_no_members_are_no_ensemble(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="0 models are no ensemble"):
        _write(tmp_path / "out", [])
