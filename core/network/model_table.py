"""What the named architectures are: parameters, input size, and where their weights come from.

Networks are made on torch's device "meta": counted, never filled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch

from core.metadata import MetadataStatistics
from core.network.architecture import NAMED, Architecture, NamedArchitecture, named
from core.network.model import Network, check_backbone
from core.network.summary import Parameters, count_parameters
from core.network.weight import hub_name, local_weights, needs_weights, pretrained_facts
from core.record import SEXES, SITES, UNKNOWN

_HAM10000 = MetadataStatistics(
    50.0, 50.0, 15.0, tuple(sorted({*SEXES, UNKNOWN})), tuple(sorted({*SITES, UNKNOWN}))
)


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One architecture: its names and source, image side in pixels, parameters, weights.

    `weights` is the file they would be read from, None where there is none on this computer;
    `wanted` the file of timm's to put into the weights folder, empty where none is needed.
    """

    name: str
    backbone: str
    source: str
    image_size: int
    parameters: Parameters
    weights: Path | None
    wanted: str

    @property
    def offline(self) -> bool:
        """Whether it can begin as it is meant to without a connection."""
        return self.weights is not None or not self.wanted

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        number = self.parameters
        return {
            **asdict(self),
            "parameters": {
                "all": number.all, "head_phase": number.head_phase, "frozen": number.backbone,
            },
            "weights": None if self.weights is None else str(self.weights),
            "offline": self.offline,
        }  # fmt: skip


def model_rows(names: Sequence[str], folder: Path, *, head: str, metadata: str) -> list[ModelRow]:
    """Return the architectures of `names` (all named ones where there are none).

    `folder` is the weights folder; parameters are counted with this head and metadata branch and
    the sexes and sites of HAM10000. Raises UserError for an unknown name.
    """
    for name in names:
        check_backbone(name)
    chosen = [named(name) or NamedArchitecture(name, name, "timm") for name in names] or NAMED
    return [_row(entry, folder, head, metadata) for entry in chosen]


def _row(entry: NamedArchitecture, folder: Path, head: str, metadata: str) -> ModelRow:
    needed = needs_weights(entry.backbone)
    weights = local_weights(entry.backbone, folder) if needed else None
    facts = pretrained_facts(entry.backbone, weights)
    architecture = Architecture(entry.backbone, head=head, metadata=metadata)
    with torch.device("meta"):
        network = Network(
            architecture, _HAM10000, facts.mean, facts.std, image_size=facts.image_size
        )
    return ModelRow(
        entry.name,
        entry.backbone,
        entry.source,
        facts.image_size,
        count_parameters(network),
        weights,
        f"{hub_name(entry.backbone)}.safetensors" if needed else "",
    )
