"""What a network is made of, in plain values: the part of a bundle that says how to build it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from core.error import UserError
from core.head import head_numbers
from core.target import TARGETS

METADATA_WIDTHS: Mapping[str, int] = {"none": 0, "onehot": 32, "embedding": 128}
"""Metadata branches, each with the units its last layer has of its own."""

POOLINGS: tuple[str, ...] = ("last", "stages")
_MOST_METADATA = 4096
_NAME = re.compile(r"[A-Za-z0-9_.]{1,100}")


@dataclass(frozen=True, slots=True)
class Architecture:
    """A backbone, a metadata branch and a head, and what they tell apart.

    `backbone` is a name of timm, `target` a key of TARGETS, `metadata` one of METADATA_WIDTHS,
    `head` one of HEADS, `pooling` one of POOLINGS (the features of the last stage, or those of
    all). A width of 0 and empty widths and dropouts become the branch's and the head's own.
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
