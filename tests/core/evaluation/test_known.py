"""Images that a model learned from are found by id and by content, lesions as a whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.bundle import hashed_id
from core.evaluation.known import UNKNOWN_TRAINING, Looked, find_known
from core.trained import Trained, joined
from tests.core.evaluation.cohort_factory import make_cohort

COHORT = make_cohort([5] * 6, np.full((6, 7), 1 / 7), [0, 0, 1, 2, 2, 3])
HASHES = np.random.default_rng(0).integers(0, 255, (6, 32), dtype=np.uint8)
LOOKED = Looked(HASHES, np.zeros((6, 5)), np.ones(6, dtype=bool))
NOTHING = Trained(np.empty((0, 32), dtype=np.uint8), {})


def test_by_id_of_an_image_or_a_lesion() -> None:
    trained_on = frozenset({hashed_id("image", "I0"), hashed_id("lesion", "L1")})
    found = find_known(COHORT, trained_on, LOOKED, NOTHING)
    assert (found.by_id, found.by_content) == (("I0", "I2"), ())
    # I1 is another photograph of I0's lesion.
    assert found.leak.images == ("I0", "I1", "I2")
    assert "2 known by id (I0, I2), 0 more by what they show" in found.sentences[0]


def test_by_content_under_another_name() -> None:
    found = find_known(COHORT, frozenset(), LOOKED, Trained(HASHES[[3]], {}))
    assert (found.by_id, found.by_content) == ((), ("I3",))
    assert found.leak.images == ("I3", "I4")
    assert found.leak.lesions == 1


def test_a_mark_says_how_each_was_found() -> None:
    trained_on = frozenset({hashed_id("image", "I0")})
    mark = find_known(COHORT, trained_on, LOOKED, Trained(HASHES[[3]], {})).mark
    assert mark is not None
    said = "Found: 1 by id (I0), 1 by what they show (I3); 2 more by another photograph"
    assert said in mark.sentence
    assert mark.to_json()["by_content"] == ["I3"]
    nothing = find_known(COHORT, frozenset(), LOOKED, NOTHING).mark
    assert nothing is not None and "Found" not in nothing.sentence


def test_a_name_is_told_only_where_it_may_be() -> None:
    found = find_known(COHORT, frozenset({hashed_id("image", "I0")}), LOOKED, NOTHING)
    assert "(I0)" in found.sentences[0] and "I0" not in found.counts[0]
    assert [found.why(image) for image in found.leak.images] == [
        "known by its id", "another photograph of the lesion",
    ]  # fmt: skip


def test_unknown_training_is_no_clean_sheet() -> None:
    found = find_known(COHORT, frozenset(), LOOKED, None, training_known=False)
    assert (found.mark, found.left(COHORT)) == (None, None)
    assert found.sentences == (UNKNOWN_TRAINING,)


def test_an_image_that_cannot_be_read_shows_nothing() -> None:
    looked = replace(LOOKED, read=np.arange(6) != 3)
    assert not find_known(COHORT, frozenset(), looked, Trained(HASHES[[3]], {})).leak


def test_contents_that_are_not_complete_are_said() -> None:
    trained = joined((NOTHING, replace(NOTHING, complete=False)))
    assert not find_known(COHORT, frozenset(), LOOKED, trained).content_checked
    read = Trained.from_json(trained.to_json())
    assert read is not None and not read.complete


def test_nothing_known_is_said_and_so_is_what_was_not_compared() -> None:
    assert find_known(COHORT, frozenset(), LOOKED, NOTHING).sentences == (
        "None of the images is known to the model from training.",
    )
    found = find_known(COHORT, frozenset(), LOOKED, None)
    assert not found.content_checked
    assert "Only ids were compared" in found.sentences[1]
