"""One whole evaluation: its populations, its marks, its JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from core.evaluation.evaluation import evaluate
from core.evaluation.figure import Meter
from core.evaluation.leak import Leak
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort, with_patients


def test_every_figure_has_its_population_and_interval() -> None:
    cohort = with_patients(random_cohort(400))
    heard: list[tuple[int, int]] = []
    found = evaluate(
        cohort, source="run", subset="test", resamples=100, subgroup_resamples=20,
        report=lambda what, done, total: heard.append((done, total)),
    )  # fmt: skip
    assert [section.name for section in found.sections] == ["all", "histology", "lesion"]
    assert found.headline is found.sections[0]
    assert found.headline.figures["accuracy"].value == Meter(cohort).read_plain()["accuracy"]
    assert (found.sections[2].population.images, found.sections[2].population.lesions) == (200, 200)
    assert "sex=female" in [section.name for section in found.groups]
    assert heard == sorted(heard) and heard[-1][0] == heard[-1][1]
    written = json.loads(json.dumps(found.to_json(), allow_nan=False))
    for section in written["sections"] + written["subgroups"]:
        assert section["population"]["split_hash"] == "0123456789abcdef"
        assert section["population"]["images"] > 0
        assert all(
            set(figure) == {"value", "low", "high"} for figure in section["figures"].values()
        )
    assert written["thresholds"]["0.9"]["sensitivity"] >= 0.9
    assert sum(entry["images"] for entry in written["reliability"]) == 400


def test_a_leak_takes_the_headline_and_marks_every_figure() -> None:
    cohort = with_patients(random_cohort(60))
    found = evaluate(cohort, leak=Leak(12, 30, ("I0",)), resamples=20, subgroup_resamples=5)
    assert found.headline is None
    written = found.to_json()
    assert written["headline"] is False
    assert "12 of 30 lesions are in the training subset" in written["marks"][0]
    figures = [
        figure
        for section in written["sections"] + written["subgroups"]
        for figure in section["figures"].values()
    ]
    assert figures and all(figure["mark"] == "leak" for figure in figures)


def test_unknown_lesions_are_said() -> None:
    found = evaluate(replace(random_cohort(30), lesions_known=False), resamples=10)
    assert found.to_json()["population"]["lesions"] is None
    assert "Lesions are unknown" in found.marks[0]
    assert "no dx_type" in found.notes[0]


def test_one_benign_image() -> None:
    found = evaluate(make_cohort([5], [[0, 0, 0, 0, 0.2, 0.8, 0]]), resamples=10)
    json.dumps(found.to_json(), allow_nan=False)
    assert found.thresholds == {}
    figures = found.sections[0].figures
    assert figures["accuracy"].value == 1
    assert not {"macro_auc", "malignancy_auc", "sensitivity", "auc_nv", "kappa"} & set(figures)


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_gives_the_same_intervals(seed: int) -> None:
    cohort = random_cohort(80)
    first, again = (
        evaluate(cohort, resamples=50, seed=seed).to_json()["sections"] for _ in range(2)
    )
    assert first == again
