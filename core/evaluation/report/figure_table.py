"""Tables of figures: each with its population, each value with its interval."""

from __future__ import annotations

from collections.abc import Sequence

from core.evaluation.cohort import Population, counted
from core.evaluation.evaluation import LESION, Evaluation, Section
from core.evaluation.figure import KIND, KINDS
from core.evaluation.interval import Figure
from core.evaluation.report.document import Cell, Column, Table

DAGGER = "†"
NO_INTERVAL = (
    "In brackets: 95 % interval, bootstrapped by lesion. –: not defined here. A value without an "
    "interval rests on fewer than 10 lesions, or no resample differs."
)
_KEY = (
    "balanced_accuracy", "macro_auc", "malignancy_auc", "sensitivity", "specificity", "ppv", "npv",
)  # fmt: skip
_ALL = tuple(kind.name for kind in KINDS if not kind.per_class)
_BY_CLASS = ("recall", "precision", "f1", "auc", "ap")
_BY_GROUP = ("accuracy", "balanced_accuracy", "malignancy_auc", "sensitivity", "specificity")
_NAME = Column("", 1.7, words=True)


def figure_cell(figure: Figure | None, mark: str = "", digits: int = 3) -> Cell:
    """Return a figure as a cell; a dash where it is undefined, a dagger after a leak."""
    if figure is None:
        return Cell("–")
    value = f"{figure.value:.{digits}f}{DAGGER if mark else ''}"
    if figure.low is None or figure.high is None:
        return Cell(value)
    return Cell(value, f"({figure.low:.{digits}f}–{figure.high:.{digits}f})")


def size(section: Section) -> str:
    """Return the population of a section without its split, which stands once at the top."""
    of = section.population
    if section.name == LESION:
        return counted(of.images, "lesion")
    return str(Population(of.images, of.lesions))


def key_table(evaluation: Evaluation) -> Table:
    """Return the few figures of the first page."""
    return _by_section(evaluation, "Performance", _KEY)


def beside_table(evaluation: Evaluation, sections: Sequence[Section], title: str) -> Table:
    """Return the figures of populations of several evaluations at the threshold of one of them."""
    return _by_section(evaluation, title, _ALL, sections)


def section_table(evaluation: Evaluation) -> Table:
    """Return every figure that is not of one class, for each population."""
    return _by_section(evaluation, "All figures", _ALL)


def class_tables(evaluation: Evaluation) -> list[Table]:
    """Return a table of the classes for each population."""
    return [_class_table(section) for section in evaluation.sections]


def group_tables(evaluation: Evaluation) -> list[Table]:
    """Return a table for each trait by which images are told apart."""
    traits: dict[str, list[Section]] = {}
    for group in evaluation.groups:
        traits.setdefault(group.title.partition(":")[0], []).append(group)
    return [_group_table(title, groups) for title, groups in traits.items()]


def _by_section(
    evaluation: Evaluation,
    title: str,
    names: Sequence[str],
    sections: Sequence[Section] = (),
) -> Table:
    """Return the figures of populations beside each other, of the evaluation itself by default."""
    sections = sections or evaluation.sections
    columns = [Column(f"{s.title}: {size(s)}") for s in sections]
    rows = [
        (Cell(KIND[name].title), *(figure_cell(s.figures.get(name), s.mark) for s in sections))
        for name in names
    ]
    return Table(
        title,
        (_NAME, *columns),
        tuple(rows),
        str(evaluation.cohort.population),
        f"{NO_INTERVAL} Sensitivity, specificity and predictive values hold from a malignancy of "
        f"{evaluation.threshold:.4g} on.",
    )


def _class_table(section: Section) -> Table:
    of_lesions = section.name == LESION
    rows = [
        (
            Cell(code),
            Cell(f"{images:,}", "" if of_lesions else counted_lesions(lesions, section.population)),
            *(
                figure_cell(section.figures.get(f"{name}_{code}"), section.mark)
              for name in _BY_CLASS),
        )
        for code, (images, lesions) in section.support.items()
    ]  # fmt: skip
    columns = (
        Column("Class", 0.7, words=True),
        Column("Lesions" if of_lesions else "Images (lesions)", 0.9),
        *(Column(KIND[name].title) for name in _BY_CLASS),
    )
    return Table(
        f"Each class against the rest, {section.title.lower()}",
        columns,
        tuple(rows),
        f"{size(section)}, split {section.population.split_hash}".removesuffix(", split "),
        NO_INTERVAL,
    )


def _group_table(title: str, groups: Sequence[Section]) -> Table:
    rows = [
        (
            Cell(group.title.partition(": ")[2]),
            Cell(
                f"{group.population.images:,}",
                counted_lesions(group.population.lesions, group.population),
            ),
            *(figure_cell(group.figures.get(name), group.mark) for name in _BY_GROUP),
        )
        for group in groups
    ]
    columns = (
        Column(title, 1.0, words=True),
        Column("Images (lesions)", 0.9),
        *(Column(KIND[name].title) for name in _BY_GROUP),
    )
    images = sum(group.population.images for group in groups)
    population = counted(images, "image")
    return Table(f"Subgroups: {title.lower()}", columns, tuple(rows), population, NO_INTERVAL)


def counted_lesions(lesions: int | None, population: Population) -> str:
    """Return a number of lesions in brackets; a dash where the dataset does not know them."""
    return "(–)" if lesions is None or population.lesions is None else f"({lesions:,})"
