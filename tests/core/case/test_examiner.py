"""What is told of a case beside its answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.bundle import Bundle, hashed_id, read_bundle
from core.case.examiner import Examined, Examiner
from core.case.flag import FLAGS
from core.classifier import Classifier
from core.diagnosis import CODES
from core.error import UserError
from core.experience.experience import Experience
from core.experience.fit import Seen, fit_experience
from core.image.content import content_hashes
from core.image.decoding import BadImage
from core.image.lesion_image import lesion_image
from core.record import Patient, Record
from core.trained import Trained
from tests.core.bundle_factory import make_bundle
from tests.core.case.scripted_voter import ScriptedVoter, colours

NOBODY = Patient()


def _picture(number: int) -> np.ndarray:
    return lesion_image(number % 7, np.random.default_rng(number), 150, 200)[0]


def _seen(bundle: Bundle, numbers: range) -> Seen:
    canvases = [bundle.preprocessing.canvas(_picture(number)) for number in numbers]
    records = [Record(f"I{n}", f"L{n}", CODES[n % 7], "histo", NOBODY, Path()) for n in numbers]
    features = np.array([colours(canvas) for canvas in canvases])
    called = np.full(len(records), 5, dtype=np.int64)
    return Seen(records, features, content_hashes(canvases), called)


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Bundle:
    made = read_bundle(make_bundle(tmp_path_factory.mktemp("made") / "bundle"))
    return replace(
        made, trained_on=frozenset({hashed_id("image", "I3"), hashed_id("lesion", "L3")})
    )


@pytest.fixture(scope="module")
def experience(bundle: Bundle) -> Experience:
    return fit_experience(_seen(bundle, range(60)), _seen(bundle, range(100, 140)), CODES)


@pytest.fixture(scope="module")
def examiner(bundle: Bundle, experience: Experience) -> Examiner:
    contents = _seen(bundle, range(2)).contents
    return Examiner(Classifier(ScriptedVoter(bundle)), Trained(contents, {}), experience)


def _examined(examiner: Examiner, image: np.ndarray, name: str = "", lesion: str = "") -> Examined:
    (found,) = examiner.examine([image], [NOBODY], [name], [lesion])
    return found


def test_a_new_lesion_has_no_flag_and_its_answer(examiner: Examiner) -> None:
    found = _examined(examiner, _picture(201))
    assert (found.flags, found.prediction.dx) == ((), "nv")
    assert found.distance is not None and found.limit is not None


def test_a_blue_picture_is_outside(examiner: Examiner) -> None:
    blue = np.full((150, 200, 3), (0, 0, 255), dtype=np.uint8)
    assert "outside" in _examined(examiner, blue).flags


@pytest.mark.parametrize(
    ("number", "name", "lesion"), [(300, "I3", ""), (300, "other", "L3"), (1, "renamed", "")]
)
def test_a_known_image_is_found_by_id_lesion_or_content(
    examiner: Examiner, number: int, name: str, lesion: str
) -> None:
    assert _examined(examiner, _picture(number), name, lesion).flags[0] == "seen"


def test_flags_have_sentences(examiner: Examiner) -> None:
    black = np.zeros((40, 50, 3), dtype=np.uint8)
    found = _examined(examiner, black, "I3").flags
    assert {"seen", "outside", "dark", "border", "small"} <= set(found)
    assert list(found) == [name for name in FLAGS if name in found]


def test_neighbours_leave_out_what_shows_the_same(examiner: Examiner) -> None:
    found = _examined(examiner, _picture(7), "renamed")
    near = examiner.neighbours([found], ["renamed"])
    assert len(near) == 16
    assert hashed_id("lesion", "L7") not in {neighbour.lesion for neighbour in near}


def test_files_are_examined_and_bad_ones_keep_their_place(
    examiner: Examiner, make_image, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_text("no image")
    found = examiner.examine_files([bad, make_image(tmp_path / "I3.png")], [NOBODY] * 2)
    assert isinstance(found[0], BadImage)
    assert isinstance(found[1], Examined) and found[1].flags[0] == "seen"


def test_a_model_that_keeps_nothing_says_so(bundle: Bundle) -> None:
    plain = Examiner.of(Classifier(ScriptedVoter(bundle, features=False)))
    found = _examined(plain, _picture(1))
    assert (found.flags, found.distance) == ((), None)
    assert len(plain.notes) == 2
    with pytest.raises(UserError, match="keeps no training lesions"):
        plain.neighbours([found], [""])


def test_a_model_of_unknown_training_does_not_say_that_an_image_is_new(bundle: Bundle) -> None:
    foreign = replace(bundle, trained_on=frozenset())
    notes = Examiner.of(Classifier(ScriptedVoter(foreign, features=False))).notes
    assert notes[0] == "Seen before: not known, the model does not tell what it was trained on."


def test_the_rate_of_false_flags_is_told(examiner: Examiner) -> None:
    assert any("are flagged for nothing" in note for note in examiner.notes)
