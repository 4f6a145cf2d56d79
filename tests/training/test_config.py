"""The config tree: one definition for YAML, flags and the form, and one sentence for a mistake."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from core.error import UserError
from training.config import (
    Config,
    FieldKind,
    build_config,
    field_specs,
    group_titles,
    load_config,
    to_yaml,
    value_at,
    with_overrides,
    with_values,
)
from training.config.yaml_text import MAX_BYTES


def test_yaml_comes_back_equal(tmp_path: Path) -> None:
    config = with_values(Config(), {"data.folder": "/a/b", "run.note": "Å: “x” #1\nline"})
    file = tmp_path / "config.yaml"
    file.write_text(to_yaml(config), encoding="utf-8")
    assert load_config(file) == config


def test_every_field_is_described_and_bounded() -> None:
    for spec in field_specs():
        assert spec.description.endswith((".", "model.")), spec.path
        if spec.kind in (FieldKind.INT, FieldKind.FLOAT):
            assert spec.minimum is not None and spec.maximum is not None, spec.path
            assert spec.minimum <= spec.default <= spec.maximum
        if spec.group:
            assert spec.group in group_titles()
        assert value_at(Config(), spec.path) == spec.default


# A schema beyond the known one has a sentence of its own.
BOUNDED = [spec for spec in field_specs() if spec.maximum and spec.path != "schema_version"]


@pytest.mark.parametrize("spec", BOUNDED, ids=lambda s: s.path)
def test_bounds_hold(spec: object) -> None:
    assert spec.maximum is not None and spec.minimum is not None
    for bad in (spec.minimum - 1, spec.maximum + 1):
        with pytest.raises(UserError) as error:
            with_values(Config(), {spec.path: bad})
        assert spec.path in error.value.message
        assert spec.allowed in error.value.message
    for good in (spec.minimum, spec.maximum):
        assert value_at(with_values(Config(), {spec.path: good}), spec.path) == good


def test_batch_size_zero_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("optimise:\n  batch_size: 0\n")
    with pytest.raises(UserError) as error:
        load_config(file)
    assert error.value.message == (
        f"{file}: optimise.batch_size is 0; it must be a whole number from 2 to 1024."
    )


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"optimise": {"batchsize": 4}}, ["no setting optimise.batchsize", "optimise.batch_size"]),
        ({"batch_size": 4}, ["no setting batch_size", "optimise.batch_size"]),
        ({"qwxz": 4}, ["no setting qwxz", "Groups: augment, data"]),
        ({"optimise": {"qwxz": 4}}, ["optimise.qwxz", "optimise.batch_size"]),
        ({"optimise": 3}, ["optimise is 3", "a group of settings"]),
        ({"optimise": None}, ["optimise is nothing", "a group of settings"]),
        ({"model": {"metadata": "some"}}, ["model.metadata is some", "none, onehot, embedding"]),
        ({"augment": {"zoom": ".nan"}}, ["augment.zoom is .nan", "from 0 to 0.9"]),
        ({"augment": {"zoom": float("inf")}}, ["augment.zoom is inf"]),
        ({"augment": {"vertical_flip": "perhaps"}}, ["true or false"]),
        ({"run": {"views": 3}}, ["run.views is 3; it must be one of 1, 2, 4, 8."]),
        ({"run": {"views": "x"}}, ["run.views is x"]),
        ({"run": {"device": "C U"}}, ["run.device is C U", "like auto"]),
        ({"run": {"note": "x" * 2001}}, ["run.note is x", "at most 2000"]),
        ({"schema_version": 0}, ["schema_version is 0; it must be 1."]),
        ({"schema_version": 2, "sound": 1}, ["newer Dermadesk (schema 2, known is 1)"]),
        ({"model": {"pooling": 2, "head": -1}}, ["model.pooling is 2", "besides: 1"]),
        ({"model": {"head": "mlp", "head_widths": "64"}}, ["model.head_widths is 64", "2 widths"]),
        ({"model": {"image_size": 31}}, ["model.image_size is 31", "0, or from 32 to 1024"]),
        ({"model": {"head_widths": "64;32"}}, ["model.head_widths is 64;32", "like 128"]),
        ({"model": {"head_dropouts": ".1,.1,.1"}}, ["model.head_dropouts", "2 dropouts"]),
    ],
)
def test_mistakes_are_sentences(values: dict[str, object], words: list[str]) -> None:
    with pytest.raises(UserError) as error:
        build_config(values)
    for word in words:
        assert word in str(error.value)


def test_overrides() -> None:
    config = with_overrides(
        Config(),
        ["optimise.batch_size=16", "model.metadata=none", "augment.vertical_flip=false",
         "optimise.weight_decay=1e-3", "model.weights=/w/a=b.safetensors", "run.note=none",
         "run.views=8"],
    )  # fmt: skip
    assert config.optimise.batch_size == 16
    assert config.model.metadata == "none"
    assert config.augment.vertical_flip is False
    assert config.optimise.weight_decay == 1e-3
    assert config.model.weights == Path("/w/a=b.safetensors")
    assert config.run.note == "none"
    assert config.run.views == 8
    assert with_overrides(config, ["model.weights=none"]).model.weights is None


@pytest.mark.parametrize("bad", ["optimise.batch_size", "batchsize=3", "optimise=3", "=4"])
def test_bad_overrides(bad: str) -> None:
    with pytest.raises(UserError):
        with_overrides(Config(), [bad])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &a [x]\nb: *a\n", "alias"),
        ("run: {seed: 1, seed: 2}\n", "seed twice"),
        ("run:\n\tseed: 1\n", "not valid YAML"),
        ("[" * 50 + "]" * 50, "nested too deep"),
        ("- 1\n- 2\n", "holds no settings"),
        ("1: 2\n", "holds no settings"),
        ("!!python/object/apply:os.system ['true']\n", "uses a YAML tag"),
        ("run: {note: 2026-99-99}\n", "cannot read"),
    ],
)
def test_yaml_is_distrusted(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(text)
    with pytest.raises(UserError, match=words):
        load_config(file)


def test_files_that_are_no_config(tmp_path: Path) -> None:
    big, binary = tmp_path / "big.yaml", tmp_path / "binary.yaml"
    big.write_bytes(b"#" * (MAX_BYTES + 1))
    binary.write_bytes(b"\xff\xfe\x00\x01")
    for file, words in (
        (big, "larger than 100 kB"),
        (binary, "not UTF-8"),
        (tmp_path / "absent.yaml", "cannot be read"),
        (tmp_path, "cannot be read"),
    ):
        with pytest.raises(UserError, match=words):
            load_config(file)


def test_an_empty_config_is_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "empty.yaml"
    file.write_text("")
    assert load_config(file) == Config()


@given(st.text(max_size=200))
def test_any_text_is_a_config_or_a_sentence(text: str) -> None:
    from training.config.yaml_text import parse_mapping

    try:
        config = build_config(parse_mapping(text, "text"))
    except UserError as error:
        assert error.message
    else:
        assert build_config(yaml.safe_load(to_yaml(config))) == config
