"""The images of an evaluation at any prior: at once, for a slider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.evaluation.prior import PriorWish

if TYPE_CHECKING:
    from core.bundle import Decision
    from core.evaluation.basis import Basis
    from core.evaluation.cohort import Cohort

# What a box with one decimal of percent and one with two decimals may differ by and mean the same.
SAME_PREVALENCE, SAME_STRENGTH = 0.0006, 0.0051


class LivePrior:
    """Answers with a cohort for any prevalence of malignancy and any strength.

    `prevalence` and `strength` are those of the decision; where it corrects nothing, the prevalence
    is that of the images.
    """

    def __init__(self, cohort: Cohort, basis: Basis | None) -> None:
        self._cohort, self._basis = cohort, basis
        self.observed = float(cohort.is_malignant.mean())
        self.possible = basis is not None and basis.knows_prior
        rule = basis.decision.rule if basis is not None else None
        aimed_at = rule.prevalence(cohort.malignant) if rule is not None else None
        self.strength = rule.strength if rule is not None and self.possible else 0.0
        self.prevalence = self.observed if aimed_at is None else aimed_at

    @property
    def revision(self) -> int:
        """The revision of the decision; 0 where there is none."""
        return self._basis.decision.revision if self._basis is not None else 0

    def wish(self, prevalence: float, strength: float) -> PriorWish:
        """Return the wish for another prior; an empty one where it is that of the decision."""
        same_strength = abs(strength - self.strength) < SAME_STRENGTH
        if not self.possible or (same_strength and not strength):
            return PriorWish()
        if same_strength and abs(prevalence - self.prevalence) < SAME_PREVALENCE:
            return PriorWish()
        return PriorWish(prevalence=prevalence if strength else None, strength=strength)

    def cohort(self, wish: PriorWish) -> Cohort:
        """Return the images with their answers at a prior."""
        if not wish or self._basis is None:
            return self._cohort
        return self._basis.decided(self._cohort, wish)

    def under(self, decision: Decision) -> LivePrior:
        """Return the same images under another decision of the model."""
        if self._basis is None:
            return self
        basis = self._basis.with_decision(decision)
        return LivePrior(basis.decided(self._cohort), basis)
