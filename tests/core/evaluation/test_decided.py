"""What follows for one answer: the flag, the set, the cells of a table."""

from __future__ import annotations

from core.evaluation.decided import Decided, members_of
from core.prediction import Prediction
from core.target import DIAGNOSIS

NAMES = DIAGNOSIS.names
# Malignancy 0.05 + 0.05 + 0.3 = 0.4.
ANSWER = Prediction((0.05, 0.05, 0.1, 0.05, 0.3, 0.4, 0.05))


def test_a_class_is_in_the_set_within_its_limit_or_without_one() -> None:
    assert members_of((0.4, 0.5, None), (0.6, 0.3, 0.0)) == (0, 2)


def test_cells_stand_under_their_columns() -> None:
    by = Decided(0.4, (), 0.9, (0.0, 0.0, 0.0, None, 0.7, 0.6, 0.0))
    assert dict(zip(by.columns, by.cells(ANSWER), strict=True)) == {
        "flagged": 1, "threshold": "0.400000", "set": "df mel nv"
    }  # fmt: skip
    assert Decided().columns == Decided().cells(ANSWER) == ()
    assert Decided(0.41).cells(ANSWER) == (0, "0.410000")


def test_the_side_of_the_threshold_in_words() -> None:
    assert Decided(0.4).flag_sentence(ANSWER) == "Flagged: malignancy 40.0%, threshold 40.0%"
    assert "under the threshold of 41.0%" in Decided(0.41).flag_sentence(ANSWER)
    assert Decided().flag_sentence(ANSWER) == ""


def test_sets_in_words() -> None:
    one = Decided(coverage=0.9, limits=(0.0,) * 5 + (0.6, 0.0))
    assert one.set_sentences(ANSWER, NAMES) == (
        "Possible: Melanocytic naevus. In tests, such a list held the right diagnosis in about 90 "
        "of 100 cases of each class.",
    )
    two = Decided(coverage=0.9, limits=(0.0,) * 4 + (0.7, 0.6, None))
    said, never = two.set_sentences(ANSWER, NAMES)
    assert said.startswith("Possible: Melanoma, Melanocytic naevus, Vascular lesion.")
    assert never == "Never excluded, for want of lesions: Vascular lesion."
    assert "unlike" in Decided(coverage=0.9, limits=(0.0,) * 7).set_sentences(ANSWER, NAMES)[0]
    assert Decided().set_sentences(ANSWER, NAMES) == ()
