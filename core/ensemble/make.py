"""From models and their predictions to an ensemble on disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.bundle import Bundle, read_bundle
from core.ensemble.blend import BLENDS, NEEDS_REFERENCES
from core.ensemble.greedy import FIGURES, select
from core.ensemble.store import check_together, write_ensemble
from core.error import UserError
from core.evaluation.cohort_file import read_predictions
from core.image.view import Shares
from core.inference.model_choice import BEST, MODEL, find_bundle
from core.metric import figures

_VALIDATION = Path("predictions") / "val.csv"


@dataclass(frozen=True)
class Judged:
    """What some models said of the same images: a table [n, classes] each, and the truth [n]."""

    shares: tuple[Shares, ...]
    truth: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Made:
    """An ensemble that was written: its models, how often each counts, and figures.

    `alone` holds the figures of each model, `together` those of the ensemble, on the images of the
    predictions; all are empty where there are none.
    """

    folders: tuple[Path, ...]
    counts: tuple[int, ...]
    alone: tuple[Mapping[str, float], ...]
    together: Mapping[str, float]


def make_ensemble(
    out: Path,
    models: Sequence[Path],
    runs: Path,
    *,
    method: str,
    greedy: str | None = None,
    predictions: Sequence[Path] = (),
) -> Made:
    """Write an ensemble of `models`, bundles or runs, to `out`.

    `greedy` names the figure by which a subset is chosen; None takes every model once.
    `predictions` are tables on images that no model was trained on, one for each model in order;
    without them the validation predictions of the runs count. Raises UserError.
    """
    if out.exists() and not (out / MODEL).is_file() and (out.is_file() or any(out.iterdir())):
        raise UserError(f"{out} is there and is no model.", "Name a new folder.")
    if not out.parent.is_dir():
        raise UserError(f"The folder {out.parent} does not exist.", "Name another place.")
    for name, known in ((method, tuple(BLENDS)), (greedy or FIGURES[0], FIGURES)):
        if name not in known:
            raise UserError(f"“{name}” is not known.", f"Known are: {', '.join(known)}.")
    bundles = [read_bundle(find_bundle(model, runs)) for model in models]
    check_together(bundles)
    _check_different(bundles)
    needed = greedy is not None or method in NEEDS_REFERENCES or bool(predictions)
    judged = _judged(bundles, predictions, needed=needed)
    counts = [1] * len(bundles)
    target = bundles[0].target
    if greedy is not None and judged is not None:
        counts = list(select(judged.shares, judged.truth, target, BLENDS[method], figure=greedy))
    used = [number for number, count in enumerate(counts) if count]
    references = [] if judged is None else [judged.shares[number] for number in used]
    together: dict[str, float] = {}
    if judged is not None:
        weights = np.array([counts[number] for number in used]) / sum(counts)
        blended = BLENDS[method](references, weights, [np.sort(r, axis=0) for r in references])
        together = figures(blended, judged.truth, target)
    facts = {
        "members": len(used),
        "method": method,
        "chosen_by": greedy or "",
        "validation": together,
    }
    write_ensemble(
        out,
        [(bundles[number], counts[number]) for number in used],
        method=method,
        references=references,
        facts=facts,
    )
    alone = (
        ()
        if judged is None
        else tuple(figures(share, judged.truth, target) for share in judged.shares)
    )
    return Made(tuple(bundle.folder for bundle in bundles), tuple(counts), alone, together)


def _check_different(bundles: Sequence[Bundle]) -> None:
    seen: dict[str, Path] = {}
    for bundle in bundles:
        if bundle.weights_hash in seen:
            raise UserError(
                f"{bundle.folder} is the same model as {seen[bundle.weights_hash]}.",
                "Name each model once.",
            )
        seen[bundle.weights_hash] = bundle.folder


def _own_predictions(folder: Path) -> Path:
    """Return where a run keeps the validation predictions of its model, which may be absent.

    They are of the best model, and of no other that lies beside it.
    """
    return (folder.parent if folder.absolute().name == BEST else folder) / _VALIDATION


def _judged(
    bundles: Sequence[Bundle], predictions: Sequence[Path], *, needed: bool
) -> Judged | None:
    if predictions and len(predictions) != len(bundles):
        raise UserError(
            f"There are {len(predictions)} tables of predictions for {len(bundles)} models.",
            "Name one for each model, in the same order.",
        )
    paths = list(predictions) or [_own_predictions(bundle.folder) for bundle in bundles]
    absent = [path for path in paths if not path.is_file()]
    if absent and not needed:
        return None
    if absent:
        raise UserError(
            f"The predictions {absent[0]} do not exist.",
            "Name a table for each model with --predictions, or models of completed runs.",
        )
    cohorts = [read_predictions(path) for path in paths]
    first = cohorts[0]
    shares = []
    for bundle, path, cohort in zip(bundles, paths, cohorts, strict=True):
        if cohort.classes != bundle.target.classes:
            raise UserError(f"The classes in {path} are not those of {bundle.folder}.")
        row_of = {image: row for row, image in enumerate(cohort.image_ids)}
        if set(row_of) != set(first.image_ids):
            raise UserError(
                f"{paths[0]} and {path} speak of other images.",
                "The models must be compared on the same ones.",
            )
        rows = np.array([row_of[image] for image in first.image_ids])
        if not np.array_equal(cohort.truth[rows], first.truth):
            raise UserError(f"{paths[0]} and {path} differ in a diagnosis.")
        shares.append(cohort.probabilities[rows])
    return Judged(tuple(shares), first.truth)
