"""The config of a run: a file for each of its groups, and the tree that holds them."""

from training.config.augment import AugmentConfig
from training.config.data import DataConfig
from training.config.difference import (
    changes_from_preset,
    differing,
    setting_text,
    settings_of,
)
from training.config.field_spec import FieldKind, FieldSpec
from training.config.loss import LossConfig
from training.config.model import ModelConfig
from training.config.optimise import OptimiseConfig
from training.config.phase import FineTuneConfig, PhaseConfig
from training.config.preset import (
    DEFAULT_PRESET,
    PRESETS,
    load_preset,
    preset_description,
    presets,
    recipes,
)
from training.config.run import RunConfig
from training.config.tree import (
    Config,
    build_config,
    field_specs,
    group_titles,
    load_config,
    to_yaml,
    value_at,
    with_overrides,
    with_values,
)

__all__ = [
    "DEFAULT_PRESET",
    "PRESETS",
    "AugmentConfig",
    "Config",
    "DataConfig",
    "FieldKind",
    "FieldSpec",
    "FineTuneConfig",
    "LossConfig",
    "ModelConfig",
    "OptimiseConfig",
    "PhaseConfig",
    "RunConfig",
    "build_config",
    "changes_from_preset",
    "differing",
    "field_specs",
    "group_titles",
    "load_config",
    "load_preset",
    "preset_description",
    "presets",
    "recipes",
    "setting_text",
    "settings_of",
    "to_yaml",
    "value_at",
    "with_overrides",
    "with_values",
]
