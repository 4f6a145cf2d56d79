"""What a model answered before its decision, and that decision: to try another prior at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.bundle import Decision
from core.evaluation.cohort import Cohort, Floats
from core.evaluation.prior import PriorWish
from core.target import target_with


@dataclass(frozen=True, eq=False)
class Basis:
    """Answers of a network as they are, float64 [n, classes], and the decision of its model.

    The rule of the decision holds the prior that was learned, wherever that is known.
    """

    plain: Floats
    decision: Decision

    @property
    def knows_prior(self) -> bool:
        """Whether it is known how frequent the classes were to the network: else none is tried."""
        return bool(self.decision.rule.learned_prior)

    def decided(self, cohort: Cohort, wish: PriorWish | None = None) -> Cohort:
        """Return the images of `cohort` with the answers of this model, at another prior if wished.

        Raises UserError for a prior that cannot be.
        """
        rule, target = self.decision.rule, target_with(cohort.classes)
        if wish and target is not None:
            rule = wish.applied(rule, target)
        return cohort.with_probabilities(rule.apply(self.plain, self.decision.temperature))

    def with_decision(self, decision: Decision) -> Basis:
        """Return the same answers under another decision; what was learned stays known."""
        rule, known = decision.rule, self.decision.rule
        if not rule.learned_prior:
            rule = replace(
                rule,
                learned_prior=known.learned_prior,
                target_prior=rule.target_prior or known.target_prior,
            )
        return Basis(self.plain, replace(decision, rule=rule))
