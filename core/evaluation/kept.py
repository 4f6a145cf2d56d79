"""A decision that was kept in a model, and the way back to the one before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.bundle import Decision, read_decision, tune_decision
from core.error import UserError
from core.evaluation.decision_text import threshold_sentence


@dataclass(frozen=True, eq=False)
class Kept:
    """A decision that was written, the one before it to go back to, and what to say of it."""

    folder: Path
    before: Decision
    written: Decision
    sentences: tuple[str, ...]


def seen_decision(folder: Path, revision: int) -> Decision:
    """Return the decision of a model as a person saw it: of this revision.

    Raises UserError where it is another by now.
    """
    decision = read_decision(folder)
    if decision.revision != revision:
        raise UserError(
            f"The model decides by revision {decision.revision} now, not by the {revision} shown.",
            "Evaluate it again first.",
        )
    return decision


def take_back(kept: Kept) -> Kept:
    """Restore the decision before the one that was kept, as a new revision.

    Raises UserError where the model has another than that by now, or cannot be written to.
    """
    seen_decision(kept.folder, kept.written.revision)
    written = tune_decision(kept.folder, kept.before.temperature, kept.before.rule)
    said = (
        f"Revision {kept.before.revision} of the decision rule is back, as revision "
        f"{written.revision}.",
        threshold_sentence(written.rule),
    )
    return Kept(kept.folder, kept.written, written, said)
