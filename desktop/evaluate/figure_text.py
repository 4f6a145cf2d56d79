"""The figures of an evaluation as texts for tables: values with intervals, populations, marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.evaluation.cohort import Population
from core.evaluation.figure import KIND, KINDS
from core.evaluation.interval import FEWEST_LESIONS, Figure
from core.evaluation.look import times

if TYPE_CHECKING:
    from core.evaluation.comparison import Pair
    from core.evaluation.evaluation import Evaluation, Section

Table = tuple[list[str], list[list[str]]]
DAGGER = "†"
HEADLINE = ("balanced_accuracy", "macro_auc", "malignancy_auc", "sensitivity", "specificity")
_BY_CLASS = ("recall", "precision", "f1", "auc", "ap")
_BY_GROUP = ("accuracy", "balanced_accuracy", "malignancy_auc", "sensitivity", "specificity")
# The full names of two are too long to stand over a column beside others.
_SHORT = {
    "ap": "Avg. precision",
    "balanced_accuracy": "Balanced acc.",
    "malignancy_auc": "Malignancy AUC",
    "sensitivity": "Sensitivity",
    "specificity": "Specificity",
}

# As above: its full title would take the width that the names of the figures need.
_TITLES = {"lesion": "Lesions, mean answer"}
_ROW_TITLES = {"malignancy_pauc_80": "Partial AUC above 80 % (0 to 0.2)"}


def dagger(evaluation: Evaluation) -> str:
    """Return what stands behind every figure of an evaluation: a dagger where its split leaks."""
    return DAGGER if evaluation.leak else ""


def short_title(name: str) -> str:
    """Return what a figure is called over a column."""
    return _SHORT.get(name, KIND[name].title)


def interval_text(figure: Figure) -> str:
    """Return the 95 % interval of a figure; empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{figure.low:.3f}–{figure.high:.3f}"


def figure_text(figure: Figure | None, mark: str = "", *, stacked: bool = False) -> str:
    """Return a figure with its interval, `stacked` below it, and its mark; a dash without one."""
    if figure is None:
        return "–"
    interval = interval_text(figure)
    dagger = DAGGER if mark else ""
    beside = f"\n{interval}" if stacked else f" ({interval})" if interval else ""
    return f"{figure.value:.3f}{dagger}{beside}"


def size_text(population: Population) -> str:
    """Return how many images and lesions, without the split."""
    return str(Population(population.images, population.lesions))


def section_table(sections: Sequence[Section]) -> Table:
    """Return a row a figure and a column a population."""
    titles = [
        f"{_TITLES.get(section.name, section.title)}\n{size_text(section.population)}"
        for section in sections
    ]
    rows = [
        [
            _ROW_TITLES.get(kind.name, kind.title),
            *(figure_text(s.figures.get(kind.name), s.mark) for s in sections),
        ]
        for kind in KINDS
        if not kind.per_class
    ]
    return ["Figure (95 % interval)", *titles], rows


def class_table(section: Section) -> Table:
    """Return a row a class with its images, its lesions and its figures."""
    rows = []
    for code, (images, lesions) in section.support.items():
        figures = (section.figures.get(f"{name}_{code}") for name in _BY_CLASS)
        cells = (figure_text(figure, section.mark, stacked=True) for figure in figures)
        rows.append([code, f"{images:,}", f"{lesions:,}", *cells])
    return ["Class", "Images", "Lesions", *map(short_title, _BY_CLASS)], rows


def group_table(groups: Sequence[Section]) -> Table:
    """Return a row a subgroup."""
    rows = []
    for group in groups:
        lesions = group.population.lesions
        found = (group.figures.get(name) for name in _BY_GROUP)
        cells = (figure_text(figure, group.mark, stacked=True) for figure in found)
        shown = "–" if lesions is None else f"{lesions:,}"
        rows.append([group.title, f"{group.population.images:,}", shown, *cells])
    return ["Subgroup", "Images", "Lesions", *map(short_title, _BY_GROUP)], rows


def difference_table(pair: Pair) -> Table:
    """Return a row a figure of two runs: both values, second less first, and its interval."""
    rows = []
    for entry in pair.differences:
        known = entry.low is not None and entry.high is not None
        interval = _signed(f"{entry.low:+.3f} to {entry.high:+.3f}") if known else "–"
        mark = DAGGER if pair.mark else ""
        verdict = _verdict(entry.difference, KIND[entry.name].lower_is_better)
        rows.append(
            [KIND[entry.name].title, f"{entry.first:.3f}{mark}", f"{entry.second:.3f}{mark}",
             _signed(f"{entry.difference:+.3f}{mark}"), interval, verdict if entry.is_clear else ""]
        )  # fmt: skip
    return ["Figure", "First", "Second", "Difference", "95 % interval", "Clear"], rows


def pair_sentences(pair: Pair) -> list[str]:
    """Return the two tests of a pair in words."""
    right = pair.mcnemar
    said = [
        f"By lesion: only the first is right on {right.only_first:,}, only the second on "
        f"{right.only_second:,} (McNemar, p = {right.p:.2g})."
    ]
    if pair.delong is not None:
        area, mark = pair.delong, DAGGER if pair.mark else ""
        said.append(
            f"By lesion: malignancy ROC-AUC {area.first:.3f}{mark} and {area.second:.3f}{mark}, "
            + _signed(
                f"difference {area.difference:+.3f}{mark} ({area.low:+.3f} to {area.high:+.3f}"
            )
            + f"; DeLong, p = {area.p:.2g})."
        )
    return said


def sentences(evaluation: Evaluation) -> list[str]:
    """Return what has to be read with the figures, after the marks."""
    from core.evaluation.detail import detail_sentences

    said = [
        f"Malignant from a malignancy of {evaluation.threshold:.4g} on. Intervals: 95 %, bootstrap "
        f"by lesion; –: not defined; no interval: fewer than {FEWEST_LESIONS} lesions, or all "
        "resamples alike."
    ]
    alike, mark = evaluation.agreement, dagger(evaluation)
    if alike is not None:
        said.append(alike.sentence(mark))
    return [*said, *detail_sentences(evaluation.details, mark), *evaluation.notes]


def looks_text(evaluation: Evaluation) -> str:
    """Return how often the test figures were looked at; empty for another subset."""
    if evaluation.looks is None:
        return ""
    return f"test figures looked at {times(evaluation.looks)}, now included"


def _signed(text: str) -> str:
    # As wide as a plus, so that signs stand under each other.
    return text.replace("-", "−")


def _verdict(difference: float, lower_is_better: bool) -> str:
    return "second better" if (difference < 0) is lower_is_better else "first better"
