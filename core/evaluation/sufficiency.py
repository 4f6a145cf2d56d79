"""How many lesions a figure needs before anything is concluded from it.

- Fewer than 10: no figure has an interval (`core.evaluation.interval`), so nothing is said.
- 35: a sensitivity of 90 % is then known to ± 10 points: n = 1.96² · 0.9 · 0.1 / 0.1² = 34.6.
- 100 malignant and 100 benign: what an external validation of calibration and discrimination needs
  (Vergouwe, Steyerberg, Eijkemans, Habbema, J. Clin. Epidemiol. 58:475, 2005; Collins, Ogundimu,
  Altman, Stat. Med. 35:214, 2016).

Lesions are counted and not photographs, which of one lesion tell nearly the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.cohort import Cohort, Flags, counted
from core.evaluation.interval import FEWEST_LESIONS

FOR_A_SHARE = 35
FOR_VALIDATION = 100


@dataclass(frozen=True, slots=True)
class Sufficiency:
    """How many lesions of each class a cohort has, and how many malignant and benign ones."""

    by_class: dict[str, int]
    malignant: int
    benign: int

    @property
    def may_tune(self) -> bool:
        """Whether a temperature and a threshold may be fitted: 35 lesions of either side."""
        return min(self.malignant, self.benign) >= FOR_A_SHARE

    @property
    def may_conclude(self) -> bool:
        """Whether it counts as a validation: 100 lesions of either side."""
        return min(self.malignant, self.benign) >= FOR_VALIDATION

    @property
    def sentences(self) -> tuple[str, ...]:
        """What must not be concluded, in plain words; empty where all is enough."""
        said = []
        sides = f"{counted(self.malignant, 'malignant lesion')} and {self.benign:,} benign"
        if not self.may_tune:
            said.append(
                f"Too few to conclude anything on malignancy: {sides}; {FOR_A_SHARE} of each are "
                "needed to know a sensitivity of 90 % to ± 10 points."
            )
        elif not self.may_conclude:
            said.append(
                f"An indication and no validation: {sides}; {FOR_VALIDATION} of each are needed "
                "(Collins et al., 2016)."
            )
        scarce = {c: n for c, n in self.by_class.items() if FEWEST_LESIONS <= n < FOR_A_SHARE}
        silent = {c: n for c, n in self.by_class.items() if n < FEWEST_LESIONS}
        if silent:
            said.append(
                f"Nothing can be said by class of {_listed(silent)}: fewer than "
                f"{FEWEST_LESIONS} lesions."
            )
        if scarce:
            said.append(
                f"Only an indication by class of {_listed(scarce)}: {FOR_A_SHARE} lesions are "
                "needed to know a recall of 90 % to ± 10 points."
            )
        return tuple(said)

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "lesions_by_class": dict(self.by_class),
            "malignant_lesions": self.malignant,
            "benign_lesions": self.benign,
            "needed": {"interval": FEWEST_LESIONS, "share": FOR_A_SHARE,
                       "validation": FOR_VALIDATION},
            "may_tune": self.may_tune,
            "may_conclude": self.may_conclude,
            "said": list(self.sentences),
        }  # fmt: skip


def sufficiency(cohort: Cohort) -> Sufficiency:
    """Return how far the lesions of a cohort go."""

    def lesions(mask: Flags) -> int:
        return len(np.unique(cohort.groups[mask]))

    by_class = {c: lesions(cohort.truth == i) for i, c in enumerate(cohort.classes)}
    return Sufficiency(by_class, lesions(cohort.is_malignant), lesions(~cohort.is_malignant))


def _listed(count: dict[str, int]) -> str:
    return ", ".join(f"{code} ({number})" for code, number in count.items())
