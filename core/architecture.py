"""What a network is made of, in plain values: the part of a bundle that says how to build it."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

from core.error import UserError

OFFERED: tuple[str, ...] = ("tf_efficientnet_lite0", "resnet18", "resnet50")
"""Backbones the form offers; any other timm name may be typed."""

METADATA_BRANCHES: tuple[str, ...] = ("none", "embedding")
POOLINGS: tuple[str, ...] = ("last", "stages")
_NAME = re.compile(r"[A-Za-z0-9_.]{1,100}")


@dataclass(frozen=True, slots=True)
class Architecture:
    """A timm backbone, a metadata branch and a head.

    `metadata` is one of METADATA_BRANCHES, `metadata_width` the units of its dense layer, `head`
    the hidden units of the head (0: one linear layer), `dropout` a probability, `pooling` one of
    POOLINGS: the features of the last stage, or those of all stages.
    """

    backbone: str
    metadata: str
    metadata_width: int
    head: int
    dropout: float
    pooling: str = "last"

    def __post_init__(self) -> None:
        sound = (
            _NAME.fullmatch(self.backbone) is not None
            and self.metadata in METADATA_BRANCHES
            and self.pooling in POOLINGS
            and 1 <= self.metadata_width <= 4096
            and 0 <= self.head <= 16384
            and 0 <= self.dropout < 1
        )
        if not sound:
            raise UserError(
                "The architecture in the model file is not valid.", "Use another model."
            )

    def to_json(self) -> dict[str, Any]:
        """Return plain values for `model.json`."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Architecture:
        """Rebuild from `model.json`; raises UserError where a value is missing or impossible."""
        try:
            return cls(
                str(values["backbone"]),
                str(values["metadata"]),
                int(values["metadata_width"]),
                int(values["head"]),
                float(values["dropout"]),
                str(values["pooling"]),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise UserError(
                "The architecture in the model file is damaged.", "Use another model."
            ) from error
