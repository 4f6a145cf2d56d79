"""How an answer hangs on its patient, with a model of which that is known."""

from __future__ import annotations

import json

import numpy as np
import pytest

from core.bundle import read_bundle
from core.case.what_if import AGES, WhatIf, what_if
from core.classifier import Classifier
from core.record import SITES, Patient
from tests.core.bundle_factory import make_bundle
from tests.core.case.scripted_voter import ScriptedVoter

IMAGE = np.full((60, 80, 3), 128, dtype=np.uint8)


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> Classifier:
    bundle = read_bundle(make_bundle(tmp_path_factory.mktemp("made") / "bundle"))
    return Classifier(ScriptedVoter(bundle))


def _asked(classifier: Classifier, patient: Patient, threshold: float | None = None) -> WhatIf:
    return what_if(classifier, [IMAGE], patient, threshold=threshold)


def test_old_age_alone_flips_the_call(classifier: Classifier) -> None:
    found = _asked(classifier, Patient(70.0, "male", "back"))
    assert (found.image_only.dx, found.given.dx, found.flips) == ("nv", "mel", True)
    assert "from nv by the image only to mel" in found.sentence


def test_a_young_patient_changes_nothing_but_could(classifier: Classifier) -> None:
    found = _asked(classifier, Patient(30.0), 0.5)
    assert not found.flips
    assert found.others("age") == ("65", "70", "75", "80", "85")
    assert found.others("site") == found.others("sex") == ()
    assert found.sentence.endswith("the call is nv, not flagged.")


def test_each_probability_has_a_span(classifier: Classifier) -> None:
    found = _asked(classifier, Patient(30.0))
    assert found.span("age")[4] == pytest.approx((0.02, 0.88))
    assert found.span("sex")[4] == pytest.approx((0.02, 0.02))
    assert found.malignancy_span("age") == pytest.approx((0.06, 0.92))


def test_every_value_is_tried_while_the_rest_stays(classifier: Classifier) -> None:
    found = _asked(classifier, Patient(70.0))
    assert {each.value for each in found.supposed if each.field == "site"} == set(SITES)
    assert sum(each.field == "age" for each in found.supposed) == len(AGES)
    assert all(each.prediction.dx == "mel" for each in found.supposed if each.field == "site")


def test_plain_values_can_be_written(classifier: Classifier) -> None:
    values = json.loads(json.dumps(_asked(classifier, Patient(70.0)).to_json()))
    assert values["flips"] is True
    assert values["fields"]["age"]["values"]["unknown"]["dx"] == "nv"


def test_a_model_that_does_not_look_says_so(classifier: Classifier, monkeypatch) -> None:
    monkeypatch.setattr("core.case.what_if.FIELDS", {"sex": ("male", "female")})
    assert "does not look" in _asked(classifier, Patient(30.0)).sentence
