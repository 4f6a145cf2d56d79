"""What is kept comes back; what may not change does not; questions find what they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.casebook.casebook import Casebook
from core.casebook.entry import Biopsy, CaseImage, Entry, Ruling
from core.casebook.query import Query
from core.error import UserError
from core.record import Patient
from tests.core.casebook.case_factory import MORNING, entry, prediction


def test_a_case_comes_back_as_it_was_kept(book: Casebook) -> None:
    whole = entry(first="mel", ruled="bcc", biopsy="bcc", threshold=0.3, flags=("blur",), note="é")
    two = (*whole.images, CaseImage(Path("/pictures/two.png"), "01" * 32, "23" * 32))
    whole = replace(whole, images=two, answer=replace(whole.answer, offered=("nv", "mel")))
    case = book.add(whole)
    assert case.number == 1
    assert book.case(1) == case
    assert case.entry == whole


def test_what_was_left_open_stays_open(book: Casebook) -> None:
    bare = replace(entry(), patient=Patient())
    assert book.add(bare).entry == bare


def test_a_change_keeps_the_rest_and_its_time(book: Casebook) -> None:
    case = book.add(entry(first="nv"))
    changed = book.update(case.number, biopsy=Biopsy("mel", MORNING), note="seen again")
    assert changed.entry == replace(case.entry, biopsy=Biopsy("mel", MORNING), note="seen again")
    assert (changed.created, changed.changed > case.changed) == (case.created, True)
    assert book.update(case.number, biopsy=None).entry.biopsy is None


def test_what_is_no_change_leaves_no_trace(book: Casebook) -> None:
    case = book.add(entry(note="same"))
    head = book.head()
    assert book.update(case.number, note="same") == case
    assert book.head() == head


def test_what_was_seen_cannot_be_changed(book: Casebook) -> None:
    book.add(entry(first="nv"))
    with pytest.raises(ValueError, match="first"):
        book.update(1, first=None)


def test_a_removed_case_is_gone_and_its_number_not_used_again(book: Casebook) -> None:
    for name in ("one", "two"):
        book.add(entry(name))
    book.remove(2)
    assert book.add(entry("three")).number == 3
    with pytest.raises(UserError, match="no case 2"):
        book.case(2)
    with pytest.raises(UserError, match="no case 2"):
        book.remove(2)
    assert book.verify().faults == ()


@pytest.mark.parametrize(
    ("unsound", "said"),
    [
        (replace(entry(), images=()), "at least one image"),
        (entry(first="wart"), "no diagnosis that a first reading"),
        (entry(biopsy="wart"), "no diagnosis that a biopsy"),
        (replace(entry(), ruling=Ruling(False, "mel", MORNING)), "for a reason"),
        (replace(entry(), patient=Patient(age=700)), "age lies between"),
        (replace(entry(), patient=Patient(sex="x")), "sex “x”"),
        (entry(note="a" * 10_001), "10001 characters"),
    ],
)
def test_what_is_not_sound_is_refused_whole(book: Casebook, unsound: Entry, said: str) -> None:
    with pytest.raises(UserError, match=said):
        book.add(unsound)
    assert (book.count(), book.verify().rows) == (0, 0)


@pytest.fixture
def filled(book: Casebook) -> Casebook:
    book.add(entry("anna", dx="mel", ruled="mel", biopsy="mel", threshold=0.5, label="Ärm 7"))
    book.add(entry("bert", dx="nv", ruled="bcc", threshold=0.5, note="100% regular"))
    book.add(entry("carl", dx="nv", flags=("blur", "hair")))
    return book


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        (Query(), [3, 2, 1]),
        (Query(text="BERT.jpg"), [2]),
        (Query(text="ärm"), [1]),
        (Query(text="regular nv"), [2]),
        (Query(text="0%"), [2]),
        (Query(text="_"), []),
        (Query(dx="nv"), [3, 2]),
        (Query(ruling="agree"), [1]),
        (Query(ruling="override"), [2]),
        (Query(ruling="open"), [3]),
        (Query(ruling="bcc"), [2]),
        (Query(biopsy="known"), [1]),
        (Query(biopsy="unknown", dx="nv"), [3, 2]),
        (Query(biopsy="mel"), [1]),
        (Query(flag="hair"), [3]),
        (Query(flag="hai"), []),
        (Query(flagged=True), [1]),
        (Query(flagged=False), [2]),
        (Query(least=0.7), [1]),
        (Query(model_hash="efef"), [3, 2, 1]),
        (Query(model_hash="fefe"), []),
        (Query(content="ab" * 32), [3, 2, 1]),
        (Query(since=MORNING + timedelta(seconds=1)), [3, 2]),
        (Query(until=MORNING + timedelta(seconds=1)), [1]),
    ],
    ids=str,
)
def test_a_question_finds_its_cases(filled: Casebook, query: Query, numbers: list[int]) -> None:
    assert [case.number for case in filled.search(query)] == numbers


def test_an_unknown_word_is_told(filled: Casebook) -> None:
    with pytest.raises(UserError, match="“soon” cannot be asked of the biopsy"):
        filled.search(Query(biopsy="soon"))


def test_the_newest_come_first_and_no_more_than_asked(filled: Casebook) -> None:
    assert [case.number for case in filled.search(limit=2)] == [3, 2]


def test_more_cases_than_one_question_may_name(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.casebook.casebook._PART", 2)
    for name in "abcde":
        book.add(entry(name))
    assert [case.entry.images[0].path.stem for case in book.search()] == list("edcba")


def test_two_that_write_at_once_both_keep_their_cases(book: Casebook) -> None:
    other = Casebook.open(book.path)
    try:
        book.add(entry("one"))
        other.add(entry("two"))
        book.add(entry("three"))
        assert other.count() == 3
        assert other.verify().faults == ()
    finally:
        other.close()


def test_the_machine_says_the_same_after_a_round_trip(book: Casebook) -> None:
    odd = prediction("mel", 1 / 3)
    case = book.add(replace(entry(), answer=replace(entry().answer, prediction=odd)))
    assert case.entry.answer.prediction == odd
