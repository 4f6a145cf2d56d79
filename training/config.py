"""All settings of a run: one tree, from which YAML, command-line flags and the form are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.error import UserError
from training.field_spec import (
    FieldKind,
    FieldSpec,
    sentence,
    specs_of,
    unknown_setting,
)
from training.yaml_text import read_mapping

__all__ = ["PRESETS", "Config", "FieldKind", "FieldSpec"]

PRESETS = Path(__file__).resolve().parent.parent / "resources" / "presets"


class _Group(BaseModel):
    """A part of the tree: immutable, and a name it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class DataConfig(_Group):
    """Which images, and how they are divided."""

    folder: Path | None = Field(default=None, description="Folder of the dataset.")
    csv: Path | None = Field(default=None, description="Metadata table, where it lies elsewhere.")
    images: Path | None = Field(
        default=None, description="Folder of the images, where it lies elsewhere."
    )
    scheme: str = Field(
        default="auto",
        max_length=40,
        examples=["auto", "64/16/20", "70/15/15", "70/20/10", "80/20", "folder"],
        description="Per cent of the lesions for train/val/test. “folder” keeps the subsets of "
        "class folders, “auto” does so where there are any and is 64/16/20 elsewhere.",
    )
    seed: int = Field(default=42, ge=0, le=2**31 - 1, description="Seed of the split.")
    split_csv: Path | None = Field(
        default=None,
        description="Table with a given split (image_id, subset) instead of the scheme.",
    )


class ModelConfig(_Group):
    """The network."""

    architecture: str = Field(
        default="tf_efficientnet_lite0",
        pattern=r"^[A-Za-z0-9_.]+$",
        max_length=80,
        examples=["tf_efficientnet_lite0", "resnet18", "resnet50"],
        description="Backbone, by its name in timm.",
    )
    image_size: int = Field(
        default=224, ge=32, le=1024, description="Side of the square view in pixels."
    )
    pooling: Literal["last", "stages"] = Field(
        default="last",
        description="Features for the head: of the backbone's last stage, or of all its stages.",
    )
    metadata: Literal["none", "embedding"] = Field(
        default="embedding",
        description="Whether age, sex and site go into the network beside the image.",
    )
    metadata_width: int = Field(
        default=32, ge=1, le=1024, description="Width of the dense branch for age, sex and site."
    )
    head: int = Field(
        default=256,
        ge=0,
        le=8192,
        description="Hidden units before the seven outputs; 0 is a linear head.",
    )
    dropout: float = Field(
        default=0.3, ge=0, le=0.95, description="Share of the head's inputs left out."
    )
    weights: Path | None = Field(
        default=None,
        description="File of pretrained weights instead of those that come with the backbone.",
    )
    random_weights: bool = Field(
        default=False, description="Start from random weights; for tests and comparisons."
    )


class PhaseConfig(_Group):
    """The phase that trains the head alone."""

    epochs: int = Field(default=15, ge=0, le=10_000, description="Epochs with the backbone frozen.")
    learning_rate: float = Field(
        default=1e-3, ge=1e-8, le=10, description="Learning rate of the head."
    )
    views: int = Field(
        default=2,
        ge=0,
        le=16,
        description="Augmented views of each image whose features are cached; 0 recomputes them "
        "each epoch.",
    )


class FineTuneConfig(_Group):
    """The phase that trains the backbone too."""

    epochs: int = Field(
        default=0, ge=0, le=10_000, description="Epochs with the backbone unfrozen."
    )
    learning_rate: float = Field(
        default=1e-4, ge=1e-8, le=10, description="Learning rate of the whole network."
    )
    unfreeze: Literal["all", "last_30_percent"] = Field(
        default="all", description="Which part of the backbone is trained."
    )


class LossConfig(_Group):
    """What is minimised."""

    class_weights: Literal["none", "balanced", "square_root"] = Field(
        default="balanced",
        description="Weight of a class by how rare it is in the training subset.",
    )
    label_smoothing: float = Field(
        default=0.0, ge=0, le=0.9, description="Share of each label spread over all classes."
    )


class AugmentConfig(_Group):
    """How a training image is varied."""

    rotation: float = Field(default=180.0, ge=0, le=180, description="Largest rotation in degrees.")
    horizontal_flip: bool = Field(default=True, description="Mirror left and right at random.")
    vertical_flip: bool = Field(default=True, description="Mirror top and bottom at random.")
    zoom: float = Field(
        default=0.1, ge=0, le=0.9, description="Largest change of scale, as a share."
    )
    shift: float = Field(
        default=0.05, ge=0, le=0.5, description="Largest shift, as a share of the side."
    )
    shear: float = Field(
        default=0.0, ge=0, le=0.5, description="Largest shear, as a share of the side."
    )
    brightness: float = Field(default=0.1, ge=0, le=1, description="Largest change of brightness.")
    contrast: float = Field(default=0.1, ge=0, le=1, description="Largest change of contrast.")
    saturation: float = Field(default=0.1, ge=0, le=1, description="Largest change of saturation.")


class OptimiseConfig(_Group):
    """How the weights move."""

    batch_size: int = Field(default=32, ge=2, le=1024, description="Images in one step.")
    weight_decay: float = Field(
        default=1e-4, ge=0, le=1, description="Decay of the weights (AdamW)."
    )
    schedule: Literal["constant", "cosine"] = Field(
        default="cosine", description="Course of the learning rate over a phase."
    )
    warmup_epochs: float = Field(
        default=0.0, ge=0, le=100, description="Epochs in which the learning rate rises from zero."
    )
    gradient_clip: float = Field(
        default=0.0, ge=0, le=1000, description="Largest norm of the gradient; 0 does not clip."
    )


class RunConfig(_Group):
    """How the run goes on, and on what."""

    seed: int = Field(
        default=0, ge=0, le=2**31 - 1, description="Seed of weights, order and augmentation."
    )
    threads: int = Field(
        default=0, ge=0, le=1024, description="Processor threads; 0 decides when the run is made."
    )
    device: str = Field(
        default="auto",
        pattern=r"^[a-z]+(:\d+)?$",
        max_length=20,
        examples=["auto", "cpu", "cuda"],
        description="Where the network is trained.",
    )
    monitor: Literal["val_balanced_accuracy", "val_auc", "val_accuracy", "val_loss"] = Field(
        default="val_balanced_accuracy", description="Figure that chooses the best epoch."
    )
    patience: int = Field(
        default=0,
        ge=0,
        le=10_000,
        description="Epochs without a better figure before the end; 0 is never.",
    )
    checkpoint_seconds: float = Field(
        default=60.0,
        ge=0,
        le=86_400,
        description="Seconds between saved states; 0 saves each epoch only.",
    )
    checkpoint_steps: int = Field(
        default=0, ge=0, le=10**9, description="Steps between saved states; 0 goes by time."
    )
    split_hash: str = Field(
        default="",
        max_length=64,
        description="Hash of the split.",
        json_schema_extra={"internal": True},
    )
    split_warning: str = Field(
        default="",
        max_length=400,
        description="What every figure of this run must be read with.",
        json_schema_extra={"internal": True},
    )
    note: str = Field(default="", max_length=2000, description="Your own words about this run.")


class Config(_Group):
    """Everything that decides what a run does."""

    schema_version: int = Field(
        default=1,
        ge=1,
        le=1,
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
    """Validate nested `values` over the defaults; UserError names the field."""
    try:
        return Config.model_validate(dict(values))
    except ValidationError as error:
        raise sentence(error, field_specs(), source) from error


def load_config(path: Path) -> Config:
    """Read a YAML config, which may be sparse; raises UserError."""
    return build_config(read_mapping(path), str(path))


def presets() -> tuple[str, ...]:
    """Return the names of the presets that come with the program, in alphabetical order."""
    return tuple(sorted(path.stem for path in PRESETS.glob("*.yaml")))


def load_preset(name: str) -> dict[str, Any]:
    """Return the values of a preset, nested, as it changes the defaults; raises UserError."""
    values = _preset(name)
    values.pop("description", None)
    return {**values, "preset": name}


def preset_description(name: str) -> str:
    """Return the sentence that says what a preset is for; raises UserError."""
    return str(_preset(name).get("description", ""))


def _preset(name: str) -> dict[str, Any]:
    if name not in presets():
        raise UserError(f"There is no preset {name}.", f"Presets: {', '.join(presets())}.")
    return read_mapping(PRESETS / f"{name}.yaml")


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
