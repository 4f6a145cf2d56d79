"""An experience in a bundle: there and back, absent, cut short, or altered."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from core import bundle as bundle_module
from core.bundle import keep_files, read_bundle
from core.bundle_file import EXPERIENCE, EXPERIENCE_TENSORS
from core.error import UserError
from core.experience.experience import Experience
from core.experience.store import experience_of, write_experience
from tests.core.bundle_factory import make_bundle
from tests.core.experience.experience_factory import experience


@pytest.fixture(scope="module")
def kept() -> Experience:
    return experience(60, 60)[0]


@pytest.fixture(scope="module")
def made(kept: Experience, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_bundle(tmp_path_factory.mktemp("made") / "bundle")
    write_experience(read_bundle(folder), kept, {})
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "bundle"))


def test_there_and_back(folder: Path, kept: Experience) -> None:
    found = experience_of(read_bundle(folder))
    assert found is not None
    assert (found.classes, found.limits) == (kept.classes, kept.limits)
    assert found.lesions.proofs == kept.lesions.proofs
    for ours, theirs in ((found.lesions, kept.lesions), (found.photographs, kept.photographs)):
        for name in type(ours).__dataclass_fields__:
            assert np.array_equal(getattr(ours, name), getattr(theirs, name)), name
    features = np.random.default_rng(0).normal(size=(3, kept.embedding.width)).astype(np.float32)
    assert np.array_equal(found.embedding.of(features), kept.embedding.of(features))


def test_it_holds_no_names(folder: Path) -> None:
    data = (folder / EXPERIENCE).read_bytes() + (folder / EXPERIENCE_TENSORS).read_bytes()
    assert b"L10" not in data and b"I10_" not in data


def test_a_bundle_of_before_has_none(tmp_path: Path) -> None:
    assert experience_of(read_bundle(make_bundle(tmp_path / "bundle"))) is None


def test_it_can_be_kept_anew(folder: Path, kept: Experience) -> None:
    write_experience(read_bundle(folder), kept, {})
    assert experience_of(read_bundle(folder)) is not None


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_cut_short_the_bundle_opens(folder: Path, monkeypatch, after: int) -> None:
    """Killed after any of the writes, the files are kept whole or not listed."""
    left = after

    def write(real):
        def counted(path: Path, data: object) -> None:
            nonlocal left
            if left == 0:
                raise KeyboardInterrupt
            left -= 1
            real(path, data)

        return counted

    for name in ("write_bytes", "write_json"):
        monkeypatch.setattr(bundle_module, name, write(getattr(bundle_module, name)))
    with pytest.raises(KeyboardInterrupt):
        keep_files(folder, {EXPERIENCE: b"{}", EXPERIENCE_TENSORS: b"new"})
    assert (EXPERIENCE in read_bundle(folder).files) is (after == 0)


def test_an_altered_file_is_found(folder: Path) -> None:
    (folder / EXPERIENCE_TENSORS).write_bytes(b"rubbish")
    with pytest.raises(UserError, match="altered"):
        read_bundle(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [("weights_sha256", "other"), ("classes", ["a"]), ("proofs", []), ("format", 2), ("rest", 0)],
)
def test_facts_that_do_not_fit_are_damage(folder: Path, name: str, value: object) -> None:
    facts = json.loads((folder / EXPERIENCE).read_text())
    keep_files(folder, {EXPERIENCE: json.dumps({**facts, name: value}).encode()})
    with pytest.raises(UserError, match="damaged"):
        experience_of(read_bundle(folder))
