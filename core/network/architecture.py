"""What a network is made of, in plain values: the part of a bundle that says how to build it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Literal

from core.error import UserError
from core.network.head import head_numbers
from core.target import TARGETS

METADATA_WIDTHS: Mapping[str, int] = MappingProxyType({"none": 0, "onehot": 32, "embedding": 128})
"""Metadata branches, each with the units its last layer has of its own."""

POOLINGS: tuple[str, ...] = ("last", "stages")
_MOST_METADATA = 4096
_NAME = re.compile(r"[A-Za-z0-9_.]{1,100}")

_MULTI_INPUT = "the multi-input Keras script on HAM10000"
_TWO_PHASE = "the two-phase transfer scripts on HAM10000"
_BINARY = "the project that tells malignant from benign"
_MULTIMODAL = "the multimodal EfficientNetV2-S project"
_OURS = "Dermadesk; its ImageNet weights come in a package"


@dataclass(frozen=True, slots=True)
class ScratchPlan:
    """A backbone that begins with random weights, as data.

    `kind` names its builder in `core/network/scratch.py`; `blocks` are the units or channels of
    its layers, those of a block before each pooling; `normalised`: batch normalisation after each
    layer.
    """

    kind: Literal["dense", "convolution", "rows"]
    blocks: tuple[tuple[int, ...], ...]
    normalised: bool = False


@dataclass(frozen=True, slots=True)
class NamedArchitecture:
    """A backbone under the name that the known projects give it.

    `backbone` is its name in bundles: timm's, or its own where `plan` says how it is built.
    `image_size` in pixels is its own side of the view (0: timm says), `left_out` the modules of
    timm's that the recipe goes without, `source` the project it is from.
    """

    name: str
    backbone: str
    source: str
    image_size: int = 0
    plan: ScratchPlan | None = None
    left_out: tuple[str, ...] = ()


def _scratch(name: str, source: str, plan: ScratchPlan) -> NamedArchitecture:
    return NamedArchitecture(name, name, source, 224, plan)


NAMED: tuple[NamedArchitecture, ...] = (
    NamedArchitecture("tf_efficientnet_lite0", "tf_efficientnet_lite0", _OURS),
    NamedArchitecture("ResNet18", "resnet18", "the ResNet baseline scripts on HAM10000"),
    NamedArchitecture("ResNet50", "resnet50", "the ResNet baseline scripts on HAM10000"),
    # As Keras gives it without its top: the two layers of 4,096 units belong to ImageNet's classes.
    NamedArchitecture("VGG16", "vgg16", _BINARY, left_out=("pre_logits",)),
    NamedArchitecture("InceptionV3", "inception_v3", _TWO_PHASE, 299),
    NamedArchitecture("InceptionResNetV2", "inception_resnet_v2", _TWO_PHASE, 299),
    NamedArchitecture("EfficientNetB0", "efficientnet_b0", _BINARY),
    NamedArchitecture("EfficientNetB3", "efficientnet_b3", _TWO_PHASE),
    NamedArchitecture("EfficientNetV2S", "tf_efficientnetv2_s", _MULTIMODAL, 384),
    _scratch("Dense_2Layers", _MULTI_INPUT, ScratchPlan("dense", ((128,), (64,)))),
    _scratch(
        "Dense_5Layers", _MULTI_INPUT, ScratchPlan("dense", ((256,), (128,), (64,), (32,), (16,)))
    ),
    _scratch(
        "ConvNet_3ConvLayers", _MULTI_INPUT, ScratchPlan("convolution", ((32,), (64,), (128,)))
    ),
    _scratch(
        "ConvNet_6ConvLayers",
        _MULTI_INPUT,
        ScratchPlan("convolution", ((32, 32), (64, 64), (128, 128))),
    ),
    _scratch("LSTM", _MULTI_INPUT, ScratchPlan("rows", ((64,),))),
    _scratch(
        "simple_cnn",
        _BINARY,
        ScratchPlan("convolution", ((32,), (64,), (128,), (256,)), normalised=True),
    ),
)
"""The architectures of the known projects; any other name of timm works as well."""


def named(name: str) -> NamedArchitecture | None:
    """Return the architecture of a name, in whatever case, or of its name in bundles."""
    wanted = name.casefold()
    return next(
        (entry for entry in NAMED if wanted in (entry.name.casefold(), entry.backbone.casefold())),
        None,
    )


def backbone_of(name: str) -> str:
    """Return the name in bundles of what a person calls an architecture."""
    entry = named(name)
    return entry.backbone if entry is not None else name


@dataclass(frozen=True, slots=True)
class Architecture:
    """A backbone, a metadata branch and a head, and what they tell apart.

    `backbone` is a name of timm or of NAMED, `target` one of TARGETS, `metadata` one of
    METADATA_WIDTHS, `head` one of HEADS, `pooling` one of POOLINGS (the features of the last stage,
    or those of all). A width of 0 and empty widths and dropouts become the branch's and the head's
    own.
    """

    backbone: str
    target: str = "diagnosis"
    metadata: str = "none"
    metadata_width: int = 0
    head: str = "linear"
    head_widths: tuple[int, ...] = ()
    head_dropouts: tuple[float, ...] = ()
    pooling: str = "last"

    def __post_init__(self) -> None:
        sound = (
            _NAME.fullmatch(self.backbone) is not None
            and self.target in TARGETS
            and self.metadata in METADATA_WIDTHS
            and self.pooling in POOLINGS
            and 0 <= self.metadata_width <= _MOST_METADATA
        )
        if not sound:
            raise UserError(
                "The architecture in the model file is not valid.", "Use another model."
            )
        widths, dropouts = head_numbers(self.head, self.head_widths, self.head_dropouts)
        own = METADATA_WIDTHS[self.metadata]
        resolved = {
            "metadata_width": (self.metadata_width or own) if own else 0,
            "head_widths": widths,
            "head_dropouts": dropouts,
        }
        for name, value in resolved.items():
            object.__setattr__(self, name, value)

    @property
    def classes(self) -> tuple[str, ...]:
        """The names of what is told apart, in the order of the logits."""
        return TARGETS[self.target].classes

    def to_json(self) -> dict[str, Any]:
        """Return plain values for `model.json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Architecture:
        """Rebuild from `model.json`; raises UserError where a value is missing or impossible."""
        try:
            return cls(
                str(values["backbone"]),
                str(values["target"]),
                str(values["metadata"]),
                int(values["metadata_width"]),
                str(values["head"]),
                tuple(int(width) for width in values["head_widths"]),
                tuple(float(share) for share in values["head_dropouts"]),
                str(values["pooling"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                "The architecture in the model file is damaged.", "Use another model."
            ) from error
