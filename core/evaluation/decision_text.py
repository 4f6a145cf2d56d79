"""What a model decides by and what it decides, in plain words for terminals and windows."""

from __future__ import annotations

from collections.abc import Sequence

from core.evaluation.decided import Decided
from core.evaluation.rule import Rule
from core.target import Target

NO_THRESHOLD = "This model has no threshold of its own: none was chosen."


def threshold_sentences(rule: Rule) -> tuple[str, ...]:
    """Return the threshold, what it was chosen for, where, and what it reached, each whole.

    A window finds the translation of a sentence that is whole.
    """
    if rule.threshold is None:
        return (NO_THRESHOLD,)
    if rule.sensitivity is None:
        return (f"Flagged from a malignancy of {rule.threshold:.1%} on.",)
    chosen = (
        f"Flagged from a malignancy of {rule.threshold:.1%} on, chosen for "
        f"{rule.sensitivity:.0%} sensitivity."
    )
    return (chosen, *_where(rule), *_reached(rule))


def threshold_sentence(rule: Rule) -> str:
    """Return `threshold_sentences` as one text."""
    return " ".join(threshold_sentences(rule))


def prior_sentence(rule: Rule, classes: Sequence[str], malignant: Sequence[int]) -> str:
    """Return how frequent the classes are taken to be, and how far that was corrected."""
    prevalence = rule.prevalence(malignant)
    if prevalence is None:
        return "Prior: as it was learned, not corrected."
    shares = ", ".join(
        f"{code} {share:.1%}" for code, share in zip(classes, rule.target_prior, strict=True)
    )
    return (
        f"Prior corrected with strength {rule.strength:g} towards {prevalence:.1%} malignant "
        f"({shares})."
    )


def decided(rule: Rule, target: Target, threshold: float | None = None) -> Decided:
    """Return what a rule decides by; a `threshold` that is given stands in the place of its own."""
    own = rule.threshold if threshold is None else threshold
    flagged = (
        threshold_sentences(rule)
        if threshold is None
        else (f"Flagged from a malignancy of {threshold:.1%} on, as asked for.",)
    )
    basis = (*flagged, prior_sentence(rule, target.classes, target.malignant))
    sets = rule.conformal
    if sets is None:
        return Decided(own, basis)
    return Decided(own, basis, sets.coverage, sets.limits)


def _reached(rule: Rule) -> tuple[str, ...]:
    if rule.reached_sensitivity is None or rule.reached_specificity is None:
        return ()
    return (
        f"The threshold reached {rule.reached_sensitivity:.1%} sensitivity and "
        f"{rule.reached_specificity:.1%} specificity when it was chosen.",
    )


def _where(rule: Rule) -> tuple[str, ...]:
    subset, images = rule.fitted_on.get("subset"), rule.fitted_on.get("images")
    if not isinstance(subset, str) or not isinstance(images, int):
        return ()
    if subset == "val":
        return (f"The threshold was chosen on the validation images ({images:,}).",)
    return (f"The threshold was chosen on {subset} ({images:,} images).",)
