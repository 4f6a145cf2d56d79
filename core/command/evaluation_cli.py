"""What an evaluation looks like in a terminal: tables of figures with populations and intervals."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from core.cli import terminal
from core.evaluation.cohort import Population
from core.evaluation.comparison import Pair
from core.evaluation.detail import detail_sentences
from core.evaluation.evaluation import Evaluation, Section
from core.evaluation.figure import KIND, KINDS
from core.evaluation.interval import Figure
from core.evaluation.look import times
from core.evaluation.threshold import OperatingPoint

_WIDE = 160
_DAGGER = "†"
_BY_CLASS = ("recall", "precision", "f1", "auc", "ap")
_BY_GROUP = ("accuracy", "balanced_accuracy", "malignancy_auc", "sensitivity", "specificity")


def evaluation_terminal() -> Console:
    """Return a console for these tables."""
    return terminal(_WIDE, highlight=False)


def show_evaluation(console: Console, evaluation: Evaluation) -> None:
    """Print an evaluation; where it has no headline the reason stands first and marks follow."""
    console.print(_bold(f"{evaluation.source} · {evaluation.subset}".strip(" ·")))
    console.print(escape(str(evaluation.cohort.population)))
    if evaluation.headline is None:
        console.print(_bold(f"{_DAGGER} No headline. {evaluation.marks[0]}"))
    for mark in evaluation.marks[0 if evaluation.headline else 1 :]:
        console.print(escape(mark))
    console.print(section_table(evaluation.sections))
    console.print(_class_table(evaluation))
    if evaluation.groups:
        console.print(_group_table(evaluation.groups))
    if evaluation.thresholds:
        console.print("Thresholds of malignancy by the sensitivity they give on these very images:")
        console.print(threshold_table(evaluation.thresholds))
    _show_facts(console, evaluation)


def show_comparison(console: Console, pairs: Sequence[Pair]) -> None:
    """Print the differences of models, second less first."""
    for pair in pairs:
        mark = _DAGGER if pair.mark else ""
        console.print(_bold(f"{pair.second} against {pair.first}"))
        console.print(escape(str(pair.population)))
        table = Table("figure", *_right("first", "second", "difference", "95 %"), "", box=None)
        for entry in pair.differences:
            clear = "clear" if entry.is_clear else ""
            interval = "–" if entry.low is None else f"{entry.low:+.3f} to {entry.high:+.3f}"
            values = (f"{entry.first:.3f}", f"{entry.second:.3f}", f"{entry.difference:+.3f}")
            cells = (f"{value}{mark}" for value in values)
            table.add_row(KIND[entry.name].title, *cells, interval, clear)
        console.print(table)
        right = pair.mcnemar
        console.print(
            f"By lesion: only the first is right on {right.only_first}, only the second on "
            f"{right.only_second} (McNemar, p = {right.p:.2g})."
        )
        if pair.delong is not None:
            area = pair.delong
            console.print(
                f"By lesion: malignancy ROC-AUC {area.first:.3f}{mark} and {area.second:.3f}{mark},"
                f" difference {area.difference:+.3f}{mark} ({area.low:+.3f} to {area.high:+.3f}; "
                f"DeLong, p = {area.p:.2g})."
            )


def threshold_table(points: dict[float, OperatingPoint]) -> Table:
    """Return the table of operating points by the sensitivity they were chosen for."""
    columns = ("sensitivity ≥", "threshold", "sensitivity", "specificity", "PPV", "NPV", "flagged",
               "excised per malignant")  # fmt: skip
    table = Table(*_right(*columns), box=None)
    for target, point in points.items():
        shares = (point.sensitivity, point.specificity, point.ppv, point.npv, point.flagged)
        number = point.biopsies_per_malignant
        table.add_row(
            f"{target:.0%}",
            f"{point.threshold:.4f}",
            *("–" if share is None else f"{share:.3f}" for share in shares),
            "–" if number is None else f"{number:.1f}",
        )
    return table


def section_table(sections: Sequence[Section]) -> Table:
    """Return the figures of populations beside each other, each with its interval."""
    titles = [f"{section.title}\n{_size(section.population)}" for section in sections]
    table = Table("figure, 95 % interval", *_right(*titles), box=None)
    for kind in KINDS:
        if not kind.per_class:
            table.add_row(kind.title, *(_cell(s.figures.get(kind.name), s.mark) for s in sections))
    return table


def _class_table(evaluation: Evaluation) -> Table:
    section = evaluation.sections[0]
    titles = [KIND[name].title for name in _BY_CLASS]
    table = Table("class", *_right("images", "lesions", *titles), box=None)
    for code, (images, lesions) in section.support.items():
        figures = (section.figures.get(f"{name}_{code}") for name in _BY_CLASS)
        table.add_row(
            code, f"{images:,}", f"{lesions:,}", *(_cell(f, section.mark) for f in figures)
        )
    return table


def _group_table(groups: Sequence[Section]) -> Table:
    titles = [KIND[name].title for name in _BY_GROUP]
    table = Table("subgroup", *_right("images", "lesions", *titles), box=None)
    for group in groups:
        lesions = group.population.lesions
        table.add_row(
            escape(group.title),
            f"{group.population.images:,}",
            "–" if lesions is None else f"{lesions:,}",
            *(_cell(group.figures.get(name), group.mark) for name in _BY_GROUP),
        )
    return table


def _show_facts(console: Console, evaluation: Evaluation) -> None:
    alike, mark = evaluation.agreement, _DAGGER if evaluation.leak else ""
    if alike is not None:
        console.print(alike.sentence(mark))
    console.print(
        f"Malignant from a malignancy of {evaluation.threshold:.4g} on. Intervals: 95 %, bootstrap "
        "by lesion; –: not defined, or too few lesions."
    )
    for sentence in (*detail_sentences(evaluation.details, mark), *evaluation.notes):
        console.print(escape(sentence))
    if evaluation.looks is not None:
        often = times(evaluation.looks)
        console.print(f"The test figures of this run were looked at {often}, now included.")


def _cell(figure: Figure | None, mark: str) -> str:
    if figure is None:
        return "–"
    dagger = _DAGGER if mark else ""
    if figure.low is None or figure.high is None:
        return f"{figure.value:.3f}{dagger}"
    return f"{figure.value:.3f}{dagger} ({figure.low:.3f}–{figure.high:.3f})"


def _size(population: Population) -> str:
    return str(Population(population.images, population.lesions))


def _right(*titles: str) -> list[Column]:
    return [Column(title, justify="right") for title in titles]


def _bold(text: str) -> str:
    return f"[bold]{escape(text)}[/bold]"
