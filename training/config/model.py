"""The network of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationInfo, field_validator

from core.error import UserError
from core.network.architecture import NAMED
from core.network.head import head_numbers
from training.config.group import Group

_LEAST_SIZE = 32
_SHARE = r"(0(\.\d{1,6})?|\.\d{1,6})"


class ModelConfig(Group):
    """The network."""

    architecture: str = Field(
        default="tf_efficientnet_lite0",
        pattern=r"^[A-Za-z0-9_.]+$",
        max_length=80,
        examples=[entry.name for entry in NAMED],
        description="Backbone: one of “dermadesk models”, or any other name of timm.",
    )
    target: Literal["diagnosis", "malignancy"] = Field(
        default="diagnosis",
        description="What is told apart: the seven diagnoses, or malignant from benign.",
    )
    image_size: int = Field(
        default=0,
        ge=0,
        le=1024,
        description="Side of the square view in pixels; 0 is the architecture's own.",
    )
    colour_constancy: Literal["none", "shades_of_gray"] = Field(
        default="none",
        description="Take the colour of the light out of every image; belongs to the model.",
    )
    pooling: Literal["last", "stages"] = Field(
        default="last",
        description="Features for the head: of the backbone's last stage, or of all its stages.",
    )
    metadata: Literal["none", "onehot", "embedding"] = Field(
        default="embedding",
        description="How age, sex and site go into the network beside the image.",
    )
    metadata_width: int = Field(
        default=0,
        ge=0,
        le=1024,
        description="Units of the last layer for age, sex and site; 0 is the branch's own number.",
    )
    metadata_dropout: float = Field(
        default=0.1,
        ge=0,
        le=1,
        description="Share of ages, sexes and sites hidden in training, so that missing ones are "
        "ordinary.",
    )
    drop_path: float = Field(
        default=0.0,
        ge=0,
        le=0.9,
        description="Share of images that skip the backbone's last block in training, against "
        "overfitting (stochastic depth).",
    )
    head: Literal["linear", "dense", "normalised", "mlp", "regularised", "fusion"] = Field(
        default="normalised", description="Layers between the features and the outputs."
    )
    head_widths: str = Field(
        default="",
        pattern=r"^(\d{1,5}(,\d{1,5})*)?$",
        max_length=40,
        examples=["", "128"],
        description="Units of the head's hidden layers, e.g. 256,128; empty: the head's own.",
    )
    head_dropouts: str = Field(
        default="",
        pattern=rf"^({_SHARE}(,{_SHARE})*)?$",
        max_length=40,
        examples=["", "0.2"],
        description="Dropout of the head's layers, e.g. 0.2,0.1 or one for all; empty: its own.",
    )
    start_from: Path | None = Field(
        default=None,
        json_schema_extra={"folder": True},
        description="Model or run to go on from, instead of a pretrained backbone.",
    )
    keep_head: bool = Field(
        default=True, description="Keep the head of the model gone on from; else a new one."
    )
    download: bool = Field(
        default=False, description="Consent to fetch missing pretrained weights from timm's hub."
    )
    weights: Path | None = Field(
        default=None,
        description="File of pretrained weights instead of those that come with the backbone.",
    )
    weights_folder: Path | None = Field(
        default=None,
        json_schema_extra={"folder": True},
        description="Folder searched for pretrained weights; empty is DERMADESK_WEIGHTS, else the "
        "user's own.",
    )
    random_weights: bool = Field(
        default=False, description="Start from random weights; for tests and comparisons."
    )

    @field_validator("image_size")
    @classmethod
    def _size_is_possible(cls, size: int) -> int:
        if 0 < size < _LEAST_SIZE:
            raise ValueError(f"it must be 0, or from {_LEAST_SIZE} to 1024")
        return size

    @field_validator("head_widths")
    @classmethod
    def _widths_fit(cls, text: str, info: ValidationInfo) -> str:
        _fit(info, widths=_whole(text), dropouts=())
        return text

    @field_validator("head_dropouts")
    @classmethod
    def _dropouts_fit(cls, text: str, info: ValidationInfo) -> str:
        _fit(info, widths=(), dropouts=_shares(text))
        return text

    @property
    def widths(self) -> tuple[int, ...]:
        """Units of the head's hidden layers; empty: the head's own."""
        return _whole(self.head_widths)

    @property
    def dropouts(self) -> tuple[float, ...]:
        """Dropout of the head's layers; empty: the head's own."""
        return _shares(self.head_dropouts)


def _fit(info: ValidationInfo, *, widths: tuple[int, ...], dropouts: tuple[float, ...]) -> None:
    head = info.data.get("head")
    if head is None:
        return  # the head itself is wrong, and that is what is said
    try:
        head_numbers(head, widths, dropouts)
    except UserError as error:
        raise ValueError(error.message) from error


def _whole(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _shares(text: str) -> tuple[float, ...]:
    return tuple(float(part) for part in text.split(",") if part)
