"""What a report says: chapters, populations, intervals, marks, and the same for programs."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from core.evaluation.drawing import PICTURES
from core.evaluation.evaluation import Evaluation
from core.evaluation.leak import Leak
from core.evaluation.report import compose
from core.evaluation.report.claim import ITEMS
from core.evaluation.report.document import Bullets, Document, Pairs, Picture, Table, plain
from core.evaluation.report.facts import Facts
from core.evaluation.rule import Rule
from core.notice import NOTICE


def tables(document: Document) -> dict[str, Table]:
    blocks = [block for chapter in document.chapters for block in chapter.blocks]
    return {block.title: block for block in blocks if isinstance(block, Table)}


def pictures(document: Document) -> list[Picture]:
    blocks = [block for chapter in document.chapters for block in chapter.blocks]
    return [block for block in blocks if isinstance(block, Picture)]


def test_every_picture_is_there_once_with_its_population(document: Document) -> None:
    found = pictures(document)
    assert len(found) == len(PICTURES)
    assert len({picture.title for picture in found}) == len(PICTURES)
    assert {p.population for p in found} == {
        "test subset: 240 images, 120 lesions, split 0123456789abcdef"
    }


def test_figures_stand_with_their_intervals(document: Document, evaluation: Evaluation) -> None:
    table = tables(document)["All figures"]
    assert "240 images, 120 lesions" in table.columns[1].title
    assert table.columns[3].title == "Lesions, mean of their photographs: 120 lesions"
    row = next(row for row in table.rows if row[0].text == "Balanced accuracy")
    figure = evaluation.sections[0].figures["balanced_accuracy"]
    assert row[1].text == f"{figure.value:.3f}"
    assert row[1].aside == f"({figure.low:.3f}–{figure.high:.3f})"


def test_each_population_and_trait_has_its_table(document: Document) -> None:
    found = tables(document)
    for title in ("all images", "histology-proven images", "lesions, mean of their photographs"):
        assert len(found[f"Each class against the rest, {title}"].rows) == 7
    assert [row[0].text for row in found["Subgroups: sex"].rows] == ["female", "male"]


def test_thresholds_have_intervals(document: Document) -> None:
    found = tables(document)
    for title in ("Thresholds chosen on these images", "Thresholds kept in the model"):
        table = found[title]
        assert [row[0].text for row in table.rows] == ["80%", "85%", "90%", "95%"]
        assert all(cell.aside for row in table.rows for cell in row[2:5])
        assert "images are malignant" in table.population


def test_the_split_is_counted_by_class_and_subset(document: Document, facts: Facts) -> None:
    table = tables(document)["Images (lesions) by diagnosis and subset"]
    assert table.rows[-1][1].text == str(facts.subsets[0].images)
    assert "split 0123456789abcdef" in table.population
    assert sum(int(row[1].text) for row in table.rows[:-1]) == facts.subsets[0].images


@pytest.mark.parametrize(
    ("evaluated", "fitted", "said"),
    [
        ("test", {"subset": "val", "images": 9}, "chosen on other images"),
        ("val", {"subset": "val", "images": 9}, "on the very images"),
        ("", {"subset": "val", "images": 9}, r"Where images they were chosen on \(val\)"),
        ("", {"subset": "local cases (a)"}, "on the very images"),
        ("", {"subset": "local cases (a)", "images": 9}, "are among these, they flatter"),
    ],
)  # fmt: skip
def test_kept_thresholds_say_where_they_were_chosen(
    evaluation: Evaluation, evaluated: str, fitted: dict[str, object], said: str
) -> None:
    rule = Rule(fitted_on={**evaluation.cohort.population.to_json(), **fitted})
    assert re.search(said, compose._where_chosen(replace(evaluation, subset=evaluated), rule))


def test_sets_are_told_where_they_were_fitted(document: Document) -> None:
    sets = tables(document)["Conformal sets, 90% promised for each class"]
    assert sets.rows[0][0].text == "all" and sets.rows[0][2].aside
    assert len(tables(document)["Size of the sets"].rows) == 3


def test_the_first_page_says_when_not_to_use_and_how_often_it_was_looked(
    document: Document,
) -> None:
    blocks = document.chapters[0].blocks
    said = " ".join(item for b in blocks if isinstance(b, Bullets) for item in b.items)
    assert "no medical device" in said and "looked at 3 times" in said
    names = [name for b in blocks if isinstance(b, Pairs) for name, _ in b.rows]
    assert {"Purpose", "Population", "Data of this report", "Mechanism"} <= set(names)


def test_the_decision_is_told_as_values(facts: Facts) -> None:
    rows = dict(facts.decision)
    assert rows["Prior"] == "as it was learned, not corrected"
    assert "90% sensitivity" in rows["Threshold of malignancy"]
    assert rows["Fitted on"] == "val: 240 images, 120 lesions, split 0123456789abcdef"


def test_the_same_for_programs(document: Document) -> None:
    data = json.loads(json.dumps(document.data, allow_nan=False))
    assert data["notice"] == NOTICE
    assert data["points"]["own"]["0.9"]["specificity"]["low"] is not None
    assert data["facts"]["subsets"][0]["name"] == "test"
    assert len(data["claim"]) == 44


def test_the_checklist_is_whole() -> None:
    assert [item.number for item in ITEMS] == list(range(1, 45))


def test_what_is_not_known_is_left_to_the_authors(evaluation: Evaluation) -> None:
    for item in ITEMS:
        known, authors = item.answer(evaluation, Facts())
        assert known or authors, item


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "PICTURES", {})


@pytest.mark.usefixtures("undrawn")
def test_a_leak_marks_every_figure(evaluation: Evaluation) -> None:
    leak = Leak(2, 120, ("I0",))
    sections = tuple(replace(section, mark="leak") for section in evaluation.sections)
    groups = tuple(replace(group, mark="leak") for group in evaluation.groups)
    leaking = replace(evaluation, leak=leak, sections=sections, groups=groups)
    document = compose.report_of(leaking, resamples=10)
    assert "The split leaks" in document.marks[0]
    assert document.page_mark.startswith("† The split leaks")
    cells = [
        cell
        for table in tables(document).values()
        for row in table.rows
        for cell in row
        if cell.aside.startswith("(0.")
    ]
    assert cells and all(cell.text.endswith("†") for cell in cells)


@pytest.mark.usefixtures("undrawn")
def test_a_report_of_answers_alone(evaluation: Evaluation) -> None:
    document = compose.report_of(evaluation, resamples=10)
    said = str(document.chapters[1].blocks[0])
    assert "not known here" in said
    assert "Thresholds kept in the model" not in tables(document)


def test_plain_text_has_no_control_characters_and_an_end() -> None:
    assert plain("a\x00\u202e\ud800b\n c") == "a\ufffd\ufffd\ufffdb c"
    assert len(plain("x" * 9999)) == 2001
