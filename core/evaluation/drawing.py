"""What can be drawn of an evaluation: each picture is a function of it, by name in `PICTURES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np

from core.evaluation.cohort import Flags, Floats
from core.evaluation.confusion import ConfusionCounter
from core.evaluation.cost import decision_curve
from core.evaluation.evaluation import Evaluation
from core.evaluation.picture import (
    BLUE,
    CLASS_COLOURS,
    DASHES,
    GREEN,
    GREY,
    RED,
    legend_beside,
    page,
)
from core.evaluation.ranking import Curve, Ranking

_BINS = 20


def confusion_counts(evaluation: Evaluation) -> Any:
    """Draw who was taken for what, in numbers of images, shaded by their share of the true class.

    Shaded by number, the commonest class would be all that is seen.
    """
    return _confusion(evaluation, "Confusion matrix, images (shade: share of the true class)", None)


def confusion_rows(evaluation: Evaluation) -> Any:
    """Draw it as shares of each true class: the diagonal is recall."""
    return _confusion(evaluation, "Confusion matrix, share of each true class", 1)


def confusion_columns(evaluation: Evaluation) -> Any:
    """Draw it as shares of each predicted class: the diagonal is precision."""
    return _confusion(evaluation, "Confusion matrix, share of each predicted class", 0)


def roc(evaluation: Evaluation) -> Any:
    """Draw the ROC curve of each class and of malignancy, with areas and intervals."""
    figure, axes = page(evaluation, "ROC, each class against the rest")
    for name, positive, curve, style in _curves(evaluation):
        false, true = (rates[0] for rates in curve.roc())
        legend = f"{name} {_figure(evaluation, 'auc', name)}, {int(positive.sum()):,}"
        axes.plot(false, true, label=legend, **style)
    axes.plot((0, 1), (0, 1), color=GREY, linewidth=0.8, linestyle=":")
    axes.set(xlabel="1 − specificity", ylabel="Sensitivity", xlim=(-0.01, 1), ylim=(0, 1.01))
    legend_beside(figure, "area (95 %), images")
    return figure


def precision_recall(evaluation: Evaluation) -> Any:
    """Draw the precision-recall curve of each class and of malignancy."""
    figure, axes = page(evaluation, "Precision and recall, each class against the rest")
    for name, positive, curve, style in _curves(evaluation):
        recall, precision = (values[0] for values in curve.precision_recall())
        legend = f"{name} {_figure(evaluation, 'ap', name)}, {int(positive.sum()):,}"
        # Steps, because between two thresholds there is no precision.
        axes.step(recall, precision, where="pre", label=legend, **style)
    axes.set(xlabel="Recall", ylabel="Precision", xlim=(0, 1), ylim=(0, 1.01))
    legend_beside(figure, "average precision (95 %), images")
    return figure


def reliability(evaluation: Evaluation) -> Any:
    """Draw what was said against what came true, with intervals and the number of images."""
    figure, (above, below) = page(
        evaluation, "Reliability of the confidence", (5.0, 5.4), nrows=2, sharex=True,
        height_ratios=(3, 1),
    )  # fmt: skip
    bins = evaluation.bins
    above.plot((0, 1), (0, 1), color=GREY, linewidth=0.8, linestyle=":")
    if bins:
        said, true = (np.array([getattr(b, name) for b in bins]) for name in ("said", "true"))
        low, high = (np.array([getattr(b, name) for b in bins]) for name in ("low", "high"))
        spread = np.maximum(0, np.stack((true - low, high - true)))
        above.errorbar(said, true, yerr=spread, color=BLUE, marker="o", markersize=4, capsize=2)
        starts, widths = [b.lower for b in bins], [b.upper - b.lower for b in bins]
        images = [b.images for b in bins]
        below.bar(starts, images, widths, align="edge", color=BLUE, edgecolor="white")
        error = _figure(evaluation, "ece", "")
        above.set_title(f"expected calibration error {error}", fontsize=8, loc="left")
    above.set(ylabel="Share that is right", xlim=(0, 1), ylim=(0, 1.01))
    below.set(xlabel="Confidence", ylabel="Images")
    return figure


def threshold_curves(evaluation: Evaluation) -> Any:
    """Draw sensitivity, specificity, PPV and NPV by the threshold of malignancy."""
    figure, axes = page(evaluation, "What a threshold of malignancy does")
    score, positive = evaluation.cohort.malignancy, evaluation.cohort.is_malignant
    levels = np.linspace(0, 1, 201)
    flagged = score[None] >= levels[:, None]
    hits, alarms = (flagged & positive).sum(axis=1), (flagged & ~positive).sum(axis=1)
    malignant, benign = int(positive.sum()), int((~positive).sum())
    rates = {
        "sensitivity": (hits, np.full(len(levels), malignant), RED),
        "specificity": (benign - alarms, np.full(len(levels), benign), BLUE),
        "PPV": (hits, hits + alarms, GREEN),
        "NPV": (benign - alarms, len(score) - hits - alarms, GREY),
    }
    for number, (name, (part, whole, colour)) in enumerate(rates.items()):
        share = np.divide(part, whole, out=np.full(len(levels), np.nan), where=whole > 0)
        axes.plot(levels, share, label=name, color=colour, linestyle=DASHES[number])
    axes.axvline(evaluation.threshold, color="black", linewidth=0.8)
    prevalence = positive.mean()
    axes.set(xlabel="Threshold", ylabel="Share", xlim=(0, 1), ylim=(0, 1.01))
    legend_beside(figure, f"{prevalence:.1%} malignant")
    return figure


def decision(evaluation: Evaluation) -> Any:
    """Draw the net benefit of excising by the model, against excising all and none."""
    figure, axes = page(evaluation, "Decision curve of malignancy")
    cohort = evaluation.cohort
    curve = decision_curve(cohort.malignancy, cohort.is_malignant)
    axes.plot(curve.thresholds, curve.model, color=BLUE, label="by the model")
    axes.plot(curve.thresholds, curve.everyone, color=RED, linestyle="--", label="excise all")
    axes.axhline(0, color=GREY, linestyle=":", label="excise none")
    axes.set(xlabel="Threshold probability", ylabel="Net benefit", xlim=(0, 1),
             ylim=curve.y_range)  # fmt: skip
    legend_beside(figure)
    return figure


def histograms(evaluation: Evaluation) -> Any:
    """Draw the probability of each class, for its own images and for the others."""
    cohort = evaluation.cohort
    count = len(cohort.classes)
    columns = min(4, count)
    figure, grid = page(
        evaluation, "Probability of each class", (9.0, 2.3 * -(-count // columns) + 0.8),
        nrows=-(-count // columns), ncols=columns, squeeze=False, sharex=True,
    )  # fmt: skip
    for index, axes in enumerate(grid.flat):
        if index >= count:
            axes.set_visible(False)
            continue
        own = cohort.truth == index
        for mask, colour, label in ((~own, GREY, "others"), (own, BLUE, "own images")):
            if mask.any():
                shares = cohort.probabilities[mask, index]
                weights = np.full(len(shares), 1 / len(shares))
                legend = f"{label}, {len(shares):,}"
                axes.hist(shares, bins=_BINS, range=(0, 1), weights=weights, histtype="step",
                          color=colour, linewidth=1.4, label=legend)  # fmt: skip
        axes.set_title(cohort.classes[index], fontsize=9)
        axes.legend(loc="upper center", fontsize=7)
    figure.supylabel("Share of images", fontsize=9)
    figure.supxlabel("Probability", fontsize=9)
    return figure


PICTURES: Mapping[str, Callable[[Evaluation], Any]] = MappingProxyType(
    {
        drawer.__name__: drawer
        for drawer in (
            confusion_counts, confusion_rows, confusion_columns, roc, precision_recall,
            reliability, threshold_curves, decision, histograms,
        )
    }
)  # fmt: skip
"""Every picture of one evaluation by its name; `history` is of a run (`history_picture`)."""


def _confusion(evaluation: Evaluation, title: str, axis: int | None) -> Any:
    cohort = evaluation.cohort
    size = len(cohort.classes)
    counts = ConfusionCounter(cohort.truth, cohort.predicted, size)(np.ones((1, len(cohort))))[0]
    total = counts.sum(axis=1 if axis is None else axis, keepdims=True)
    shares = np.divide(counts, total, out=np.full_like(counts, np.nan), where=total > 0)
    figure, axes = page(evaluation, title, (5.4, 5.2))
    top = float(np.nanmax(shares))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=top)
    for row, column in np.ndindex(size, size):
        value = shares[row, column]
        number = f"{counts[row, column]:,.0f}"
        text = number if axis is None else "–" if np.isnan(value) else f"{value:.2f}"
        dark = not np.isnan(value) and value > 0.55 * top
        axes.text(column, row, text, ha="center", va="center", fontsize=8,
                  color="white" if dark else "black")  # fmt: skip
    lengths = np.bincount(cohort.truth, minlength=size)
    labels = [f"{code} ({number:,})" for code, number in zip(cohort.classes, lengths, strict=True)]
    axes.set_xticks(range(size), cohort.classes)
    axes.set_yticks(range(size), labels)
    axes.set(xlabel="Predicted", ylabel="True (images)")
    axes.grid(False)
    return figure


def _curves(evaluation: Evaluation) -> Iterator[tuple[str, Flags, Curve, dict[str, Any]]]:
    """Yield name, positives, curve and line style of each class that can be ranked."""
    cohort = evaluation.cohort
    rankings: list[tuple[str, Floats, Flags]] = [
        (code, cohort.probabilities[:, index], cohort.truth == index)
        for index, code in enumerate(cohort.classes)
    ]
    if len(cohort.classes) > 2:
        rankings.append(("malignancy", cohort.malignancy, cohort.is_malignant))
    one = np.ones((1, len(cohort)))
    for number, (name, score, positive) in enumerate(rankings):
        if positive.any() and not positive.all():
            style: dict[str, Any] = {
                "color": CLASS_COLOURS.get(name, "black"),
                "linestyle": DASHES[number % len(DASHES)],
                "linewidth": 2.0 if name == "malignancy" else 1.2,
            }
            yield name, positive, Ranking(score, positive).curve(one), style


def _figure(evaluation: Evaluation, kind: str, name: str) -> str:
    key = f"malignancy_{kind}" if name == "malignancy" else f"{kind}_{name}" if name else kind
    figure = evaluation.sections[0].figures.get(key)
    if figure is None:
        return "–"
    if figure.low is None or figure.high is None:
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f} ({figure.low:.3f}–{figure.high:.3f})"
