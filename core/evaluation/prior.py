"""The wish for another prior: shares or a prevalence as given by a person, and a strength."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from core.error import UserError
from core.evaluation.calibration import target_prior
from core.evaluation.cohort import Floats
from core.evaluation.rule import Rule
from core.target import Target

_DIGITS = 6


@dataclass(frozen=True, slots=True)
class PriorWish:
    """How frequent the classes are where a model is used; what is None stays as it was.

    `shares` is like "mel=0.02,nv=0.8": the classes not named share the rest as they did in
    training. `prevalence` is the share of malignant images. `strength` 0 corrects nothing, 1 in
    full; None is 1 with new shares, and else as before.
    """

    shares: str = ""
    prevalence: float | None = None
    strength: float | None = None

    def __bool__(self) -> bool:
        return bool(self.shares) or self.prevalence is not None or self.strength is not None

    def applied(self, rule: Rule, target: Target) -> Rule:
        """Return the rule with this prior; threshold and sets are to be fitted anew.

        Raises UserError for a wish that cannot be, and where it is not known what prior the model
        learned.
        """
        if not self:
            return rule
        if self.shares and self.prevalence is not None:
            raise UserError("--prior and --prevalence exclude each other.", "Leave one out.")
        if self.strength is not None and not 0 <= self.strength <= 1:
            raise UserError(f"A strength of {self.strength:g} is not possible.", "Choose 0 to 1.")
        if not rule.learned_prior:
            raise UserError(
                "It is not known how frequent the classes were in training.",
                "Name the run instead of the model: it knows its split.",
            )
        base = np.array(rule.target_prior or rule.learned_prior)
        chosen = self._shares(base, target)
        new = bool(self.shares) or self.prevalence is not None
        strength = self.strength if self.strength is not None else 1.0 if new else rule.strength
        shares = tuple(round(float(share), _DIGITS) for share in chosen)
        return replace(rule, target_prior=shares, strength=strength)

    def _shares(self, base: Floats, target: Target) -> Floats:
        if self.prevalence is not None:
            return target_prior(base, target.malignant, self.prevalence)
        return parse_shares(self.shares, base, target.classes) if self.shares else base


def parse_shares(text: str, base: Floats, classes: tuple[str, ...]) -> Floats:
    """Return the share of each class, [classes], from text like "mel=0.02,nv=0.8".

    Classes that are not named share what is left in the proportions of `base`. Raises UserError
    for an unknown class, a share that is not between 0 and 1, and shares that do not fit into 1.
    """
    hint = f"Write shares like mel=0.02,nv=0.8 of {', '.join(classes)}."
    named: dict[str, float] = {}
    for part in filter(None, (entry.strip() for entry in text.split(","))):
        code, _, number = (piece.strip() for piece in part.partition("="))
        try:
            share = float(number)
        except ValueError:
            share = 0.0
        if code.casefold() not in classes or not 0 < share < 1:
            raise UserError(f"“{part}” is no share of a class.", hint)
        named[code.casefold()] = share
    if not named:
        raise UserError(f"“{text}” names no share.", hint)
    rest = np.array([0.0 if code in named else base[i] for i, code in enumerate(classes)])
    left = 1 - sum(named.values())
    if len(named) == len(classes):
        if abs(left) > 0.01:
            raise UserError(f"The shares add up to {1 - left:g} and not to 1.", hint)
        given = np.array([named[code] for code in classes])
        return np.asarray(given / given.sum())
    if left <= 0:
        raise UserError("The named shares leave nothing for the other classes.", hint)
    return np.asarray(
        [named.get(code, left * rest[i] / rest.sum()) for i, code in enumerate(classes)]
    )
