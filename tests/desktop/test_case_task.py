"""What the engine process does for cases, with a model whose answers are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.bundle import read_bundle
from core.case.told import Told
from core.case.what_if import patients_supposed
from core.classifier import Classifier
from core.diagnosis import CODES
from core.error import Problem
from core.experience.fit import Seen, fit_experience
from core.experience.store import write_experience
from core.record import Patient, Record
from desktop.case_task import classify, neighbours, suppose
from tests.core.bundle_factory import make_bundle
from tests.core.case.scripted_voter import ScriptedVoter
from tests.desktop.classify.conftest import picture


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_bundle(tmp_path / "bundle")
    rng = np.random.default_rng(0)
    names = [(f"I{n}", f"L{n}", CODES[n % 7]) for n in range(40)]
    records = [Record(*name, "histo", Patient(), Path()) for name in names]
    features = rng.normal(size=(40, 24)).astype(np.float32)
    contents = rng.integers(0, 256, (40, 32), dtype=np.uint8)
    seen = Seen(records, features, contents, np.full(40, 5))
    write_experience(read_bundle(folder), fit_experience(seen, seen, CODES), {})

    def opened(path: Path, threads: int = 0) -> Classifier:
        return Classifier(ScriptedVoter(read_bundle(path)))

    monkeypatch.setattr(Classifier, "open", opened)
    return folder


@pytest.fixture
def images(tmp_path: Path) -> tuple[Path, ...]:
    bad = tmp_path / "bad.jpg"
    bad.write_text("no image")
    return picture(tmp_path / "I3.png"), bad


def test_a_case_is_told_with_its_flags(model, images) -> None:
    good, bad = classify(model, images, [Patient()] * 2, [""] * 2)
    assert isinstance(good, Told) and good.prediction.dx == "nv" and "small" in good.flags
    assert isinstance(bad, Problem)


def test_neighbours_leave_the_lesion_out_and_need_one_good_image(model, images) -> None:
    found = neighbours(model, images, "L3")
    assert len(found) == 16
    assert neighbours(model, images[1:], "") == ()


def test_supposed_patients_are_answered_in_order(model, images) -> None:
    patients = patients_supposed(Patient(70.0))
    answers = suppose(model, images, patients)
    assert [answer.dx for answer in answers[:2]] == ["nv", "mel"]
    assert len(answers) == len(patients)
    assert isinstance(suppose(model, images[1:], patients), Problem)
