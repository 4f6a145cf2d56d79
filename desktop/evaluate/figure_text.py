"""The figures of an evaluation as texts for tables: values with intervals, populations, marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from core.evaluation.cohort import Population
from core.evaluation.figure import KIND, KINDS
from core.evaluation.interval import FEWEST_LESIONS, Figure
from desktop.translation import counted, mark, num, told, tr

if TYPE_CHECKING:
    from core.evaluation.comparison import Pair
    from core.evaluation.evaluation import Evaluation, Section

Table = tuple[list[str], list[list[str]]]
DAGGER = "†"
HEADLINE = ("balanced_accuracy", "macro_auc", "malignancy_auc", "sensitivity", "specificity")
FLATTERING = mark("The best epoch was chosen on these images, so their figures flatter a little.")
"""What stands with figures of the validation subset."""
_BY_CLASS = ("recall", "precision", "f1", "auc", "ap")
_BY_GROUP = ("accuracy", "balanced_accuracy", "malignancy_auc", "sensitivity", "specificity")
# The full names of two are too long to stand over a column beside others.
_SHORT = {
    "ap": mark("Avg. precision"),
    "balanced_accuracy": mark("Balanced acc."),
    "sensitivity": mark("Sensitivity"),
    "specificity": mark("Specificity"),
}

# As above: its full title would take the width that the names of the figures need.
_TITLES = {"lesion": mark("Lesions, mean answer")}
_DIGITS = (3, 4, 5)


def dagger(evaluation: Evaluation) -> str:
    """Return what stands behind every figure of an evaluation: a dagger where its split leaks."""
    return DAGGER if evaluation.leak else ""


def short_title(name: str) -> str:
    """Return what a figure is called over a column."""
    return tr(_SHORT.get(name, KIND[name].title))


def interval_text(figure: Figure) -> str:
    """Return the 95 % interval of a figure; empty where there is none."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{num(figure.low, '.3f')}–{num(figure.high, '.3f')}"


def figure_text(figure: Figure | None, mark: str = "", *, stacked: bool = False) -> str:
    """Return a figure with its interval, `stacked` below it, and its mark; a dash without one."""
    if figure is None:
        return "–"
    interval = interval_text(figure)
    dagger = DAGGER if mark else ""
    beside = f"\n{interval}" if stacked else f" ({interval})" if interval else ""
    return f"{num(figure.value, '.3f')}{dagger}{beside}"


def size_text(population: Population) -> str:
    """Return how many images and lesions, without the split."""
    images = counted(population.images, "{n} image", "{n:,} images")
    if population.lesions is None:
        return tr("{images}, lesions unknown", images=images)
    lesions = counted(population.lesions, "{n} lesion", "{n:,} lesions")
    return f"{images}, {lesions}"


def _units_text(section: Section) -> str:
    """Return how many there are of what the figures of a section count."""
    population = section.population
    if section.name == "lesion" and population.lesions is not None:
        return counted(population.lesions, "{n} lesion", "{n:,} lesions")
    return size_text(population)


def population_text(population: Population) -> str:
    """Return how many images and lesions, and of which split where that is known."""
    text = size_text(population)
    if not population.split_hash:
        return text
    return tr("{size}, split {split}", size=text, split=population.split_hash)


def times_text(number: int) -> str:
    """Return a number of looks in words: once, or so many times."""
    return counted(number, "once", "{n} times")


def section_table(sections: Sequence[Section]) -> Table:
    """Return a row a figure and a column a population."""
    titles = [
        # Below each other: side by side they would take the room of the names of the figures.
        f"{told(_TITLES.get(section.name, section.title))}\n"
        + _units_text(section).replace(", ", "\n")
        for section in sections
    ]
    rows = [
        [
            tr(kind.title),
            *(figure_text(s.figures.get(kind.name), s.mark) for s in sections),
        ]
        for kind in KINDS
        if not kind.per_class
    ]
    return [tr("Figure (95% interval)"), *titles], rows


def class_table(section: Section) -> Table:
    """Return a row a class with its images, its lesions and its figures."""
    rows = []
    for code, (images, lesions) in section.support.items():
        figures = (section.figures.get(f"{name}_{code}") for name in _BY_CLASS)
        cells = (figure_text(figure, section.mark, stacked=True) for figure in figures)
        rows.append([code, num(images, ","), num(lesions, ","), *cells])
    return [tr("Class"), tr("Images"), tr("Lesions"), *map(short_title, _BY_CLASS)], rows


def group_table(groups: Sequence[Section]) -> Table:
    """Return a row a subgroup."""
    rows = []
    for group in groups:
        lesions = group.population.lesions
        found = (group.figures.get(name) for name in _BY_GROUP)
        cells = (figure_text(figure, group.mark, stacked=True) for figure in found)
        shown = "–" if lesions is None else num(lesions, ",")
        rows.append([told(group.title), num(group.population.images, ","), shown, *cells])
    return [tr("Subgroup"), tr("Images"), tr("Lesions"), *map(short_title, _BY_GROUP)], rows


def difference_table(pair: Pair) -> Table:
    """Return a row a figure of two runs: both values, newer less older, and its interval."""
    rows = []
    for entry in pair.differences:
        interval = "–"
        if entry.low is not None and entry.high is not None:
            interval = tr("{low} to {high}", low=_signed(entry.low), high=_signed(entry.high))
        mark = DAGGER if pair.mark else ""
        verdict = _verdict(entry.difference, KIND[entry.name].lower_is_better)
        rows.append(
            [
                tr(KIND[entry.name].title),
                f"{num(entry.first, '.3f')}{mark}",
                f"{num(entry.second, '.3f')}{mark}",
                f"{_signed(entry.difference)}{mark}",
                interval,
                verdict if entry.is_clear else "–",
            ]
        )
    return [
        tr("Figure"),
        tr("Older"),
        tr("Newer"),
        tr("Difference"),
        tr("95% interval"),
        tr("Clear"),
    ], rows


def pair_sentences(pair: Pair) -> list[str]:
    """Return the two tests of a pair in words."""
    right = pair.mcnemar
    said = [
        tr(
            "Mean answer per lesion: only the older is right on {only_first:,}, only the newer on "
            "{only_second:,} (McNemar, p = {p:.2g}).",
            only_first=right.only_first,
            only_second=right.only_second,
            p=right.p,
        )
    ]
    if pair.delong is not None:
        area, mark = pair.delong, DAGGER if pair.mark else ""
        said.append(
            tr(
                "Mean answer per lesion: malignancy ROC-AUC {first:.3f}{mark} and "
                "{second:.3f}{mark}, "
                "difference {difference}{mark} ({low} to {high}; DeLong, p = {p:.2g}).",
                first=area.first,
                second=area.second,
                mark=mark,
                difference=_signed(area.difference),
                low=_signed(area.low),
                high=_signed(area.high),
                p=area.p,
            )
        )
    if len(set(pair.thresholds)) > 1:
        first, second = pair.thresholds
        said.append(
            tr(
                "Sensitivity, specificity and predictive values are each at the run's own "
                "threshold: {first:.4g} (older), {second:.4g} (newer).",
                first=first,
                second=second,
            )
        )
    return said


def sentences(evaluation: Evaluation) -> list[str]:
    """Return what has to be read with the figures, after the marks."""
    from core.evaluation.detail import detail_sentences

    said = [
        tr(
            "Malignant from a malignancy of {threshold:.4g} on. Intervals: 95%, bootstrap by "
            "lesion; –: not defined; no interval: fewer than {fewest_lesions} lesions, or all "
            "resamples alike.",
            threshold=evaluation.threshold,
            fewest_lesions=FEWEST_LESIONS,
        )
    ]
    alike, mark = evaluation.agreement, dagger(evaluation)
    if alike is not None:
        said.append(told(alike.sentence(mark)))
    more = (*detail_sentences(evaluation.details, mark), *evaluation.notes)
    return [*said, *map(told, more)]


def looks_text(evaluation: Evaluation) -> str:
    """Return how often the test figures were looked at; empty for another subset."""
    if evaluation.looks is None:
        return ""
    return tr("test figures looked at {times}, now included", times=times_text(evaluation.looks))


def _signed(value: float) -> str:
    """Return a difference with its sign; what would round to 0 and is not gets further digits."""
    digits = next((number for number in _DIGITS if round(value, number)), None)
    if digits is None:
        return num(0.0, ".3f")
    # As wide as a plus, so that signs stand under each other.
    return num(value, f"+.{digits}f").replace("-", "−")


def _verdict(difference: float, lower_is_better: bool) -> str:
    return tr("newer better") if (difference < 0) is lower_is_better else tr("older better")
