"""The command `validate` on generated lesions and a network with random weights."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from core.bundle import read_decision
from core.dataset import open_dataset
from core.evaluation.report import compose
from training.command import validate_cli


def invoke(*words: object) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    validate_cli.register(app)
    return CliRunner().invoke(app, ["validate", *map(str, words)])


def test_known_images_are_named_and_left_out(bundle: Path, demo_folder: Path) -> None:
    result = invoke(bundle, "--data", demo_folder, "--resamples", 10, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    records = open_dataset(demo_folder).records
    lesion = records[0].lesion_id
    alike = {record.image_id for record in records if record.lesion_id == lesion}
    assert records[0].image_id in found["known"]["by_id"]
    assert {record.image_id for record in records[10:13]} <= set(found["known"]["by_content"])
    assert alike <= set(found["known"]["left_out"]["images"])
    left = len(records) - len(found["known"]["left_out"]["images"])
    assert found["local"]["population"]["images"] == left
    assert found["internal"] is None
    assert {row["name"] for row in found["drift"]} >= {"brightness", "sex"}
    assert not found["sufficiency"]["may_conclude"]


def test_what_limits_the_figures_is_said(bundle: Path, demo_folder: Path) -> None:
    result = invoke(bundle, "--data", demo_folder, "--resamples", 10)
    for words in (
        "Left out:", "New to the model:", "Local cases", "Macro ROC-AUC", "the run is not here",
        "Drift from training", "Research and education only",
    ):  # fmt: skip
        assert words in result.output, words


def test_recalibration_is_kept_only_when_asked_for(
    bundle: Path, demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = shutil.copytree(bundle, tmp_path / "model")
    words = (model, "--data", demo_folder, "--resamples", 10, "--recalibrate")
    monkeypatch.setattr("core.evaluation.sufficiency.FOR_A_SHARE", 1000)
    refused = invoke(*words)
    assert refused.exit_code == 2
    assert "too few to recalibrate on" in refused.output
    assert read_decision(model).revision == 1
    monkeypatch.setattr("core.evaluation.sufficiency.FOR_A_SHARE", 5)
    result = invoke(*words)
    assert "kept as revision 2" in " ".join(result.output.split())
    decision = read_decision(model)
    assert decision.rule.fitted_on["subset"] == f"local cases ({demo_folder.name})"
    assert str(demo_folder) not in json.dumps(decision.rule.to_json())


def test_a_validation_is_reported_and_joins_the_series(
    bundle: Path, demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compose, "PICTURES", {})
    model = shutil.copytree(bundle, tmp_path / "model", ignore=shutil.ignore_patterns("*.jsonl"))
    assert "not validated on local cases so far" in invoke(model, "--history").output
    report = tmp_path / "report.json"
    result = invoke(model, "--data", demo_folder, "--resamples", 10, "--report", report)
    assert result.exit_code == 0, result.output
    written = report.read_text()
    left = json.loads(written)["validation"]["left_out"]
    assert left["by_content"] == 3 and len(left["hashed_ids"]) == left["images"]
    assert not any(record.image_id in written for record in open_dataset(demo_folder).records)
    assert str(tmp_path) not in written
    (past,) = json.loads(invoke(model, "--history", "--json").stdout)
    assert past == json.loads(written)["validation"]["series"][0]
    shown = invoke(model, "--history").output
    assert demo_folder.name in shown and "Research and education only" in shown


def test_a_report_of_another_kind_is_refused_before_any_work(
    bundle: Path, demo_folder: Path
) -> None:
    result = invoke(bundle, "--data", demo_folder, "--report", "report.doc")
    assert result.exit_code == 2 and "cannot be written as" in result.output


@pytest.mark.parametrize(
    "words", [(), ("--data", "/absent"), ("--kept",), ("--kept", "--data", "/absent")]
)
def test_wrong_input_is_a_sentence(bundle: Path, words: tuple[str, ...]) -> None:
    result = invoke(bundle, *words)
    assert result.exit_code == 2
    assert "Error: " in result.output
