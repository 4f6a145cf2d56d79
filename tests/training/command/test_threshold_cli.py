"""The command that fits and keeps a decision: threshold, temperature, prior."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.bundle import read_decision
from tests.training.command.test_evaluate_cli import completed_run, invoke
from tests.training.run_factory import make_run
from training.run_directory import RunDirectory
from training.tuning import tune_finished


def with_decision(run: RunDirectory) -> RunDirectory:
    run.best.mkdir()
    plain = {"schema_version": 1, "temperature": 1.0, "revision": 1, "views": 2}
    (run.best / "decision.json").write_text(json.dumps(plain))
    return run


def test_a_threshold_is_kept_and_used(tmp_path: Path) -> None:
    run = with_decision(completed_run(tmp_path, "one", skill=0.5))
    result = invoke("threshold", "one", "--sensitivity", 0.85, "--calibrate", "--runs", tmp_path)
    assert result.exit_code == 0, result.output
    assert "Fitted on val: 120 images, 60 lesions" in result.output
    decision = read_decision(run.best)
    assert (decision.revision, decision.views, decision.rule.sensitivity) == (2, 2, 0.85)
    assert decision.temperature != 1
    assert sum(decision.rule.learned_prior) == pytest.approx(1, abs=1e-5)
    again = invoke("evaluate", "one", "--subset", "val", "--runs", tmp_path, "--resamples", 10,
                   "--json")  # fmt: skip
    written = json.loads(again.stdout)
    assert written["threshold"] == decision.rule.threshold
    assert written["conformal"]["promised"] == 0.9
    assert written["conformal"]["share"] >= 0.9
    assert written["sections"][0]["figures"]["sensitivity"]["value"] >= 0.85


def test_a_trial_writes_nothing(tmp_path: Path) -> None:
    run = with_decision(completed_run(tmp_path, "one"))
    result = invoke("threshold", "one", "--trial", "--json", "--runs", tmp_path)
    assert json.loads(result.stdout)["revision"] is None
    assert read_decision(run.best).revision == 1


def test_lesions_of_the_training_subset_choose_no_threshold(tmp_path: Path) -> None:
    run = with_decision(completed_run(tmp_path, "one"))
    with (run.path / "split.csv").open("a") as file:
        file.write("elsewhere,valL7,mel,train\n")
    found = json.loads(invoke("threshold", "one", "--trial", "--json", "--runs", tmp_path).stdout)
    assert "Left out: 1 lesion that the model was trained on" in found["notes"][0]
    assert found["rule"]["fitted_on"]["lesions"] == 59


@pytest.mark.parametrize("words", [("one", "--sensitivity", 2), ("bare",)])
def test_impossible_thresholds_are_sentences(tmp_path: Path, words: tuple[object, ...]) -> None:
    with_decision(completed_run(tmp_path, "one"))
    make_run(tmp_path, name="bare")
    result = invoke("threshold", *words, "--runs", tmp_path)
    assert result.exit_code == 2
    assert "Error: " in result.output


def test_a_decision_names_the_folder_of_its_images_and_not_where_it_lies(
    bundle: Path, demo_folder: Path
) -> None:
    words = ("--data", demo_folder, "--trial", "--json")
    found = json.loads(invoke("threshold", bundle, *words).stdout)
    assert found["rule"]["fitted_on"]["subset"] == f"local cases ({demo_folder.name})"


def test_a_prevalence_is_kept_with_its_strength(tmp_path: Path) -> None:
    run = with_decision(completed_run(tmp_path, "one", skill=0.5))
    words = ("one", "--prevalence", 0.05, "--strength", 0.5, "--runs", tmp_path)
    result = invoke("threshold", *words)
    assert result.exit_code == 0, result.output
    assert "Prior corrected with strength 0.5 towards 5.0% malignant" in result.output
    rule = read_decision(run.best).rule
    assert rule.strength == 0.5
    assert sum(rule.target_prior[i] for i in (0, 1, 4)) == pytest.approx(0.05, abs=1e-4)
    assert rule.reached_sensitivity is not None and rule.reached_sensitivity >= 0.9
    off = invoke("threshold", "one", "--strength", 0, "--runs", tmp_path)
    assert "not corrected" in off.output
    assert read_decision(run.best).rule.target_prior == rule.target_prior


def test_the_default_target_is_the_training_subset(tmp_path: Path) -> None:
    run = with_decision(completed_run(tmp_path, "one"))
    invoke("threshold", "one", "--runs", tmp_path)
    rule = read_decision(run.best).rule
    assert rule.strength == 0
    # The weights of the loss make the classes equal, which is the prior that is learned.
    assert rule.learned_prior == pytest.approx((1 / 7,) * 7, abs=1e-5)
    assert rule.target_prior != rule.learned_prior


def test_a_run_that_ends_is_tuned_once(tmp_path: Path) -> None:
    run = with_decision(completed_run(tmp_path, "one", images=600))
    for _ in range(2):
        found = tune_finished(run)
        assert found is not None and found.written is not None
        assert found.written.revision == 2
    assert read_decision(run.best).rule.sensitivity == 0.9


def test_few_validation_lesions_leave_the_plain_decision(tmp_path: Path) -> None:
    run = with_decision(completed_run(tmp_path, "one", images=40))
    assert tune_finished(run) is None
    assert read_decision(run.best).revision == 1
