"""The part of a network that reads age, sex and site, with fields that may be hidden in training.

Input of every branch: float [n, 2 + sexes + sites] as `MetadataStatistics.encode` gives it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import torch
from torch import Tensor, nn

from core.metadata import MetadataStatistics
from core.record import Patient

_AGE_COLUMNS = 2
_AGE_WIDTHS = (32, 64)
_SEX_WIDTH = 8
_SITE_WIDTH = 16
_ONEHOT_DROPOUT = 0.3


class MetadataDropout(nn.Module):
    """Hides some ages, sexes and sites in training, so that a missing one is ordinary.

    A hidden field becomes what an unknown patient has there: the median age with the missing flag,
    the column “unknown”. `share` is the probability for each field of each patient; the draw comes
    from torch's generator of the device.
    """

    unknown: Tensor
    sizes: Tensor

    def __init__(self, statistics: MetadataStatistics, share: float) -> None:
        super().__init__()
        self.share = share
        unknown = torch.from_numpy(statistics.encode([Patient()]))
        sizes = torch.tensor([_AGE_COLUMNS, len(statistics.sexes), len(statistics.sites)])
        self.register_buffer("unknown", unknown, persistent=False)
        self.register_buffer("sizes", sizes, persistent=False)

    def forward(self, metadata: Tensor) -> Tensor:
        """Return float [n, width] like `metadata`."""
        if not self.training or self.share == 0:
            return metadata
        draw = torch.rand((len(metadata), len(self.sizes)), device=metadata.device)
        hidden = (draw < self.share).repeat_interleave(
            self.sizes, dim=1, output_size=metadata.shape[1]
        )
        return torch.where(hidden, self.unknown.to(metadata.dtype), metadata)


class OnehotBranch(nn.Sequential):
    """Scaled age with its missing flag, one-hot sex and site through one dense layer.

    Output: float [n, width]. Source: the multi-input Keras scripts on HAM10000.
    """

    def __init__(self, statistics: MetadataStatistics, width: int) -> None:
        super().__init__(nn.Linear(statistics.width, width), nn.ReLU(), nn.Dropout(_ONEHOT_DROPOUT))


class EmbeddingBranch(nn.Module):
    """Age through two dense layers, sex and site embedded, then one dense layer over all.

    A linear map without bias of a one-hot row is its embedding. Output: float [n, width]. Source:
    the multimodal EfficientNetV2-S project.
    """

    def __init__(self, statistics: MetadataStatistics, width: int) -> None:
        super().__init__()
        self.parts = (_AGE_COLUMNS, len(statistics.sexes), len(statistics.sites))
        first, second = _AGE_WIDTHS
        self.age = nn.Sequential(
            nn.Linear(_AGE_COLUMNS, first), nn.ReLU(), nn.Linear(first, second), nn.ReLU()
        )
        self.sex = nn.Linear(len(statistics.sexes), _SEX_WIDTH, bias=False)
        self.site = nn.Linear(len(statistics.sites), _SITE_WIDTH, bias=False)
        self.dense = nn.Linear(second + _SEX_WIDTH + _SITE_WIDTH, width)

    def forward(self, metadata: Tensor) -> Tensor:
        """Return the branch's activations."""
        age, sex, site = torch.split(metadata, list(self.parts), dim=1)
        joined = torch.cat([self.age(age), self.sex(sex), self.site(site)], dim=1)
        return torch.relu(self.dense(joined))


BRANCHES: Mapping[str, Callable[[MetadataStatistics, int], nn.Module]] = MappingProxyType(
    {
        "onehot": OnehotBranch,
        "embedding": EmbeddingBranch,
    }
)
"""Builders of the branches that have layers, by the names of `METADATA_WIDTHS`."""


def make_branch(
    kind: str, statistics: MetadataStatistics, width: int, dropout: float
) -> nn.Sequential | None:
    """Return the branch of a kind with `width` outputs behind its dropout, None where it has none.

    `dropout` is the share of fields hidden in training.
    """
    build = BRANCHES.get(kind)
    if build is None:
        return None
    return nn.Sequential(MetadataDropout(statistics, dropout), build(statistics, width))
