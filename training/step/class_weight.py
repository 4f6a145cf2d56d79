"""How much each class counts in the loss, and which prior a network learns by it; torch-free."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from core.error import UserError
from training.config import Config, LossConfig

Floats = npt.NDArray[np.float64]

_POWER = MappingProxyType({"none": 0.0, "square_root": 0.5, "balanced": 1.0})
_SMALLEST_SHARE = 1e-4  # a class that training never saw is improbable, not impossible


def class_weights(counts: npt.NDArray[np.int64], kind: str) -> Floats:
    """Return a weight per class for the `counts` of images in the training subset.

    (images / (classes · images of the class)) to the power of `kind`: 0 for none, 1/2 for
    square_root and 1 for balanced (scikit-learn's "balanced"); a class without an image has
    weight 0. Of two classes the first has weight 1, so that the second's is the positive weight.
    """
    present = counts > 0
    weights = np.zeros(len(counts))
    weights[present] = (counts.sum() / (present.sum() * counts[present])) ** _POWER[kind]
    return weights / weights[0] if len(counts) == 2 and present[0] else weights


def chosen_weights(
    config: LossConfig, counts: npt.NDArray[np.int64], classes: Sequence[str]
) -> Floats:
    """Return the weight per class that a config asks for.

    Raises UserError where the manual weights are not one for each of `classes`, or all zero.
    """
    if config.class_weights != "manual":
        return class_weights(counts, config.class_weights)
    given = [float(part) for part in config.manual_weights.split(",") if part]
    if len(given) != len(classes) or not any(given):
        raise UserError(
            f"loss.manual_weights has {len(given)} weights for {len(classes)} classes.",
            f"Give one for each of {', '.join(classes)}, and not only zeros.",
        )
    return np.array(given)


def learned_prior(
    config: Config, counts: npt.NDArray[np.int64], classes: Sequence[str]
) -> tuple[float, ...]:
    """Return how frequent the classes are to a network trained so on `counts` images of each.

    A weight in the loss counts like as many images more, a balanced sampler makes classes equal,
    and a logit adjustment of τ takes the prior to the power of τ out of the logits (Menon et al.,
    2021). Source: Saerens, Latinne, Decaestecker, Neural Computation 14(1), 2002, with the prior
    of the weighted images; measured in docs/evaluation.md.
    """
    present = counts > 0
    drawn = present.astype(np.float64) if config.optimise.sampler == "balanced" else counts * 1.0
    prior = np.maximum(counts, 1) / max(1, int(counts.sum()))
    weight = chosen_weights(config.loss, counts, classes)
    share = drawn * weight * prior**-config.loss.logit_adjustment
    share = np.maximum(share / share.sum(), _SMALLEST_SHARE)
    return tuple(round(float(value), 6) for value in share / share.sum())
