"""The layers between the features and the outputs, declared as data; torch is not needed here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from core.error import UserError

HeadLayer = Literal["norm", "dropout", "dense"]
MOST_UNITS = 16384


@dataclass(frozen=True, slots=True)
class HeadPlan:
    """The order of a head's layers and the numbers it has of its own.

    `widths` are the units of its dense layers (each followed by ReLU), `dropouts` the shares of its
    dropout layers, both in order. The linear layer to the outputs comes after all of them.
    """

    layers: tuple[HeadLayer, ...]
    widths: tuple[int, ...]
    dropouts: tuple[float, ...]


HEADS: Mapping[str, HeadPlan] = MappingProxyType(
    {
        "linear": HeadPlan((), (), ()),
        # The multi-input Keras scripts on HAM10000.
        "dense": HeadPlan(("dense", "dropout"), (64,), (0.3,)),
        "normalised": HeadPlan(("norm", "dropout", "dense", "dropout"), (256,), (0.4, 0.4)),
        # The two-phase transfer scripts.
        "mlp": HeadPlan(("dense", "dropout", "dense", "dropout"), (256, 128), (0.2, 0.1)),
        # The project that tells malignant from benign.
        "regularised": HeadPlan(
            ("norm", "dropout", "dense", "norm", "dropout", "dense", "dropout"),
            (512, 256),
            (0.5, 0.5, 0.3),
        ),
        # The multimodal EfficientNetV2-S: image and patient meet in it.
        "fusion": HeadPlan(("dense", "dropout", "dense"), (512, 128), (0.3,)),
    }
)
"""Every head by its name."""


def head_numbers(
    name: str, widths: Sequence[int], dropouts: Sequence[float]
) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Return the widths and dropouts of a head, its own where none are given.

    One dropout counts for all of its layers. Raises UserError where the numbers do not fit.
    """
    plan = HEADS.get(name)
    if plan is None:
        raise UserError(f"No head is called '{name}'.", f"Heads: {', '.join(HEADS)}.")
    chosen = tuple(widths) or plan.widths
    shares = tuple(dropouts) or plan.dropouts
    if len(shares) == 1:
        shares *= len(plan.dropouts)
    if len(chosen) != len(plan.widths) or not all(1 <= width <= MOST_UNITS for width in chosen):
        raise UserError(
            f"The head '{name}' takes {_count(len(plan.widths), 'width', f'1 to {MOST_UNITS}')}."
        )
    if len(shares) != len(plan.dropouts) or not all(0 <= share < 1 for share in shares):
        raise UserError(
            f"The head '{name}' takes {_count(len(plan.dropouts), 'dropout', '0 to below 1')}."
        )
    return chosen, shares


def _count(number: int, noun: str, bounds: str) -> str:
    plural = "s" if number > 1 else ""
    return f"no {noun}s" if number == 0 else f"{number} {noun}{plural} from {bounds}"
