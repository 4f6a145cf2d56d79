"""All settings of a run: one tree, from which YAML, command-line flags and the form are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from core.error import UserError
from core.schema import RUN, is_newer, newer
from training.config.augment import AugmentConfig
from training.config.data import DataConfig
from training.config.field_spec import FieldSpec, sentence, specs_of, unknown_setting
from training.config.group import Group
from training.config.loss import LossConfig
from training.config.model import ModelConfig
from training.config.optimise import OptimiseConfig
from training.config.phase import FineTuneConfig, PhaseConfig
from training.config.run import RunConfig
from training.config.yaml_text import read_mapping


class Config(Group):
    """Everything that decides what a run does."""

    schema_version: int = Field(
        default=RUN,
        ge=1,
        le=RUN,
        description="Version of this tree.",
        json_schema_extra={"internal": True},
    )
    preset: str = Field(
        default="",
        max_length=80,
        description="Preset it began with.",
        json_schema_extra={"internal": True},
    )
    data: DataConfig = Field(default=DataConfig(), title="Data and split")
    model: ModelConfig = Field(default=ModelConfig(), title="Model")
    head_phase: PhaseConfig = Field(default=PhaseConfig(), title="Head, on a frozen backbone")
    fine_tune: FineTuneConfig = Field(default=FineTuneConfig(), title="Fine-tuning")
    loss: LossConfig = Field(default=LossConfig(), title="Loss")
    augment: AugmentConfig = Field(default=AugmentConfig(), title="Augmentation")
    optimise: OptimiseConfig = Field(default=OptimiseConfig(), title="Optimisation")
    run: RunConfig = Field(default=RunConfig(), title="Run")


@cache
def field_specs() -> tuple[FieldSpec, ...]:
    """Return every setting of the tree in the order of its definition, internal ones included."""
    return tuple(specs_of(Config))


@cache
def group_titles() -> Mapping[str, str]:
    """Return the groups of the tree in order, each with the title a form shows."""
    return {name: info.title for name, info in Config.model_fields.items() if info.title}


def build_config(values: Mapping[str, Any], source: str = "") -> Config:
    """Validate nested `values` over the defaults; UserError names the field, or a newer schema."""
    # First of all: what a newer version added would else be called a mistake.
    if is_newer(values.get("schema_version"), RUN):
        raise newer(source or "The config", values["schema_version"], RUN)
    try:
        return Config.model_validate(dict(values))
    except ValidationError as error:
        raise sentence(error, field_specs(), source) from error


def load_config(path: Path) -> Config:
    """Read a YAML config, which may be sparse; raises UserError."""
    return build_config(read_mapping(path), str(path))


def with_overrides(config: Config, assignments: Sequence[str]) -> Config:
    """Return `config` with assignments like "optimise.batch_size=16"; raises UserError."""
    values: dict[str, Any] = {}
    for assignment in assignments:
        path, equals, text = assignment.partition("=")
        if not equals:
            raise UserError(f"“{assignment}” sets nothing.", "Write it as name=value.")
        values[path.strip()] = text.strip()
    return with_values(config, values)


def with_values(config: Config, values: Mapping[str, Any]) -> Config:
    """Return `config` with `values` by dotted path; text becomes the field's kind (UserError)."""
    tree = config.model_dump()
    known = {spec.path: spec for spec in field_specs()}
    for path, value in values.items():
        spec = known.get(path)
        if spec is None:
            raise unknown_setting(path, field_specs())
        if spec.optional and value in ("", "none", "null"):
            value = None
        *groups, name = path.split(".")
        target = tree
        for group in groups:
            target = target[group]
        target[name] = value
    return build_config(tree)


def value_at(config: Config, path: str) -> Any:
    """Return the value of a setting by its dotted path; raises AttributeError for a wrong path."""
    value: Any = config
    for name in path.split("."):
        value = getattr(value, name)
    return value


def to_yaml(config: Config) -> str:
    """Return the complete config as YAML that `load_config` reads back equal."""
    return str(yaml.safe_dump(config.model_dump(mode="json"), sort_keys=False, allow_unicode=True))
