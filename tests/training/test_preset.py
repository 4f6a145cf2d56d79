"""Presets: what rests on what, the order they are shown in, and the command that lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner, Result

from core.error import UserError
from training import cli
from training.config import (
    PRESETS,
    Config,
    build_config,
    load_preset,
    preset_description,
    presets,
    recipes,
)
from training.step.phase import phases_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of presets in the place of ours."""
    monkeypatch.setattr("training.config.preset.PRESETS", tmp_path)
    (tmp_path / "recipes").mkdir()
    return tmp_path


def invoke(*words: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    cli.register(app)
    return CliRunner().invoke(app, ["presets", *words])


@pytest.mark.parametrize("name", presets())
def test_a_preset_is_valid_described_and_trains(name: str) -> None:
    assert preset_description(name).endswith(".")
    config = build_config(load_preset(name), name)
    assert config.preset == name
    assert phases_of(config)


def test_every_file_is_a_preset_of_its_own_name() -> None:
    stems = [path.stem for path in PRESETS.rglob("*.yaml")]
    assert sorted(stems) == sorted(presets())
    assert all(stem == stem.lower() and "_" not in stem for stem in stems)


def test_our_own_come_before_known_recipes(folder: Path) -> None:
    for name in ("recipes/a", "zeta", "recipes/b", "beta"):
        (folder / f"{name}.yaml").write_text("description: One.\n")
    assert presets() == ("beta", "zeta", "a", "b")
    assert recipes() == ("a", "b")


def test_a_preset_rests_on_another_group_by_group(folder: Path) -> None:
    (folder / "first.yaml").write_text(
        "description: First.\naugment: {zoom: 0.2, shift: 0.1}\nrun: {seed: 3}\n"
    )
    (folder / "second.yaml").write_text("base: first\naugment: {shift: 0.3}\n")
    (folder / "third.yaml").write_text("description: Third.\nbase: second\nrun: {patience: 4}\n")
    assert load_preset("third") == {
        "augment": {"zoom": 0.2, "shift": 0.3},
        "run": {"seed": 3, "patience": 4},
        "preset": "third",
    }
    assert preset_description("second") == ""


def test_a_group_that_is_none_stays_a_mistake(folder: Path) -> None:
    (folder / "first.yaml").write_text("run: {seed: 3}\n")
    (folder / "second.yaml").write_text("base: first\nrun: 7\n")
    with pytest.raises(UserError, match="run is 7"):
        build_config(load_preset("second"))


def test_presets_in_a_circle_are_a_sentence(folder: Path) -> None:
    (folder / "a.yaml").write_text("base: b\n")
    (folder / "b.yaml").write_text("base: a\n")
    with pytest.raises(UserError, match="a → b → a"):
        load_preset("a")


def test_an_absent_base_is_a_sentence(folder: Path) -> None:
    (folder / "a.yaml").write_text("base: gone\n")
    with pytest.raises(UserError, match="no preset gone"):
        load_preset("a")


def test_unknown_preset_leads_to_the_list() -> None:
    with pytest.raises(UserError, match=r"no preset \.\./secret.*dermadesk presets"):
        load_preset("../secret")
    with pytest.raises(UserError, match="Did you mean standard"):
        load_preset("standart")


def test_the_command_lists_every_preset() -> None:
    lines = invoke().output.splitlines()
    for name in presets():
        assert any(line.split()[:1] == [name] for line in lines), name


def test_the_command_prints_a_config_that_can_be_trained() -> None:
    result = invoke("standard")
    assert result.exit_code == 0
    assert Config.model_validate(yaml.safe_load(result.output)) == build_config(
        load_preset("standard")
    )


def test_the_command_with_a_wrong_name_is_a_sentence() -> None:
    result = invoke("standart")
    assert (result.exit_code, "no preset standart" in result.output) == (2, True)
