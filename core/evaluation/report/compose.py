"""One evaluation becomes one document; how that is written is not known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.drawing import PICTURES
from core.evaluation.evaluation import Evaluation
from core.evaluation.history_picture import history
from core.evaluation.interval import RESAMPLES
from core.evaluation.picture import rendered
from core.evaluation.report.claim import claim_json, claim_table
from core.evaluation.report.decision_table import (
    Points,
    cost_table,
    kept_points,
    own_points,
    point_table,
    points_json,
    set_table,
    size_table,
)
from core.evaluation.report.document import (
    Block,
    Cell,
    Chapter,
    Column,
    Document,
    Pairs,
    Picture,
    Table,
    Text,
)
from core.evaluation.report.facts import Facts, program_versions
from core.evaluation.report.figure_table import DAGGER, class_tables, group_tables, section_table
from core.evaluation.report.model_fact import model_facts_chapter
from core.evaluation.rule import Rule
from core.notice import NOTICE
from core.split import SUBSETS

Progress = Callable[[str, int, int], object]

_CLASS_PICTURES = ("confusion_counts", "confusion_rows", "confusion_columns", "roc",
                   "precision_recall")  # fmt: skip
_VERY_IMAGES = (
    "These thresholds were chosen on the very images they are told of, which flatters; the "
    "intervals take them as given."
)
_MALIGNANCY_PICTURES = ("threshold_curves", "decision")
_PLACED = frozenset((*_CLASS_PICTURES, *_MALIGNANCY_PICTURES))


def report_of(
    evaluation: Evaluation,
    facts: Facts | None = None,
    *,
    resamples: int = RESAMPLES,
    progress: Progress | None = None,
    made: str = "",
) -> Document:
    """Return the report of an evaluation; `facts` is what is known of the model.

    `resamples` are those of the tables that only the report has. `progress` hears (what, done,
    total). `made` is its day, today where it is empty.
    """
    known = facts or Facts()
    known = known if known.software else replace(known, software=program_versions())
    day = made or datetime.now().astimezone().date().isoformat()
    pictures = _Pictures(evaluation, progress)
    own, kept = own_points(evaluation, resamples), kept_points(evaluation, known, resamples)
    chapters = (
        model_facts_chapter(evaluation, known, day),
        _data(evaluation, known),
        Chapter("Figures", (section_table(evaluation),)),
        Chapter("Classes", (*class_tables(evaluation), *pictures.of(_CLASS_PICTURES))),
        Chapter(
            "Malignancy and thresholds",
            (*_malignancy(evaluation, own, kept, known.rule), *pictures.of(_MALIGNANCY_PICTURES)),
        ),
        Chapter("Subgroups", tuple(group_tables(evaluation)) or (Text("None are known."),)),
        Chapter(
            "Calibration, sets and costs",
            (*_calibration(evaluation, known, resamples), *pictures.rest()),
        ),
        _training(known),
        Chapter("CLAIM checklist", (claim_table(evaluation, known),)),
    )
    data = {
        "notice": NOTICE,
        "made": day,
        **evaluation.to_json(),
        "facts": known.to_json(),
        "points": {"own": points_json(own), "kept": points_json(kept)},
        "claim": claim_json(evaluation, known),
    }
    subset = f", {evaluation.subset} subset" if evaluation.subset else ""
    return Document(
        "Evaluation report",
        f"{evaluation.source}{subset}",
        str(evaluation.cohort.population),
        evaluation.marks,
        "† The split leaks: no figure tells of new images." if evaluation.leak else "",
        chapters,
        data,
    )


class _Pictures:
    """Draws the pictures of an evaluation one by one."""

    def __init__(self, evaluation: Evaluation, progress: Progress | None) -> None:
        self._evaluation = evaluation
        self._progress = progress
        self._done = 0

    def of(self, names: Iterable[str]) -> list[Picture]:
        """Draw the pictures of these names, as far as there are such."""
        return [self._drawn(name) for name in names if name in PICTURES]

    def rest(self) -> list[Picture]:
        """Draw all pictures that have no place of their own."""
        return self.of(name for name in PICTURES if name not in _PLACED)

    def _drawn(self, name: str) -> Picture:
        figure = PICTURES[name](self._evaluation)
        title = figure.get_suptitle().partition("\n")[0]
        # The picture says it itself; so does whoever reads it aloud.
        subset = f"{self._evaluation.subset} subset: " if self._evaluation.subset else ""
        picture = _picture(figure, title, f"{subset}{self._evaluation.cohort.population}")
        self._done += 1
        if self._progress is not None:
            self._progress("pictures", self._done, len(PICTURES))
        return picture


def _picture(figure: Any, title: str, population: str = "") -> Picture:
    width, height = (float(side) for side in figure.get_size_inches())
    return Picture(title, rendered(figure, ".png"), width, height, population)


def _data(evaluation: Evaluation, facts: Facts) -> Chapter:
    blocks: list[Block] = [Pairs("", facts.data)] if facts.data else []
    if facts.subsets:
        blocks += [_split_table(facts), *_people_table(facts)]
    else:
        blocks.append(Text("On what split the model was trained is not known here."))
    if evaluation.leak is not None and not evaluation.leak:
        count = f"{evaluation.leak.of:,}"
        blocks.append(Text(f"None of the {count} evaluated lesions is in the training subset."))
    return Chapter("Data and split", tuple(blocks))


def _split_table(facts: Facts) -> Table:
    codes = list(facts.subsets[0].support)
    rows = [
        (
            Cell(code),
            *(Cell(f"{s.support[code][0]:,}", f"({s.support[code][1]:,})") for s in facts.subsets),
        )
        for code in codes
    ]
    total = (Cell("all"), *(Cell(f"{s.images:,}", f"({s.lesions:,})") for s in facts.subsets))
    columns = (Column("Diagnosis", words=True), *(Column(s.name) for s in facts.subsets))
    images, lesions = (sum(getattr(s, n) for s in facts.subsets) for n in ("images", "lesions"))
    return Table(
        "Images (lesions) by diagnosis and subset",
        columns,
        (*rows, total),
        f"{images:,} images, {lesions:,} lesions, split {dict(facts.data).get('Split', '–')}",
        "Known duplicates under two lesion ids count as one lesion; images that could not be read "
        "are counted here and have no prediction.",
    )


def _people_table(facts: Facts) -> list[Table]:
    names = dict.fromkeys(name for subset in facts.subsets for name, _ in subset.people)
    if not names:
        return []
    people = [dict(subset.people) for subset in facts.subsets]
    rows = [(Cell(name), *(Cell(each.get(name, "0")) for each in people)) for name in names]
    columns = (
        Column("", 1.6, words=True),
        *(Column(f"{s.name}: {s.images:,} images") for s in facts.subsets),
    )
    return [Table("Of whom they are", columns, tuple(rows), "", "Counts and shares of images.")]


def _malignancy(
    evaluation: Evaluation, own: Points, kept: Points, rule: Rule | None
) -> list[Block]:
    if not own:
        return [Text("No image is malignant: there is nothing to find.")]
    blocks: list[Block] = []
    if kept and rule is not None:
        note = _where_chosen(evaluation, rule)
        blocks.append(point_table(evaluation, kept, "Thresholds kept in the model", note))
    blocks.append(point_table(evaluation, own, "Thresholds chosen on these images", _VERY_IMAGES))
    return blocks


def _where_chosen(evaluation: Evaluation, rule: Rule) -> str:
    """Return the note on thresholds kept in a model: on which images they were chosen."""
    fitted = rule.fitted_on
    subset, here = str(fitted.get("subset", "")), evaluation.cohort.population
    of_split = subset in SUBSETS
    if of_split and evaluation.subset not in ("", subset):
        return "These thresholds were chosen on other images and are kept in the model."
    # Counts tell datasets apart, which no decision names in full.
    alike = (fitted.get("images"), fitted.get("lesions")) == (here.images, here.lesions)
    if (of_split and evaluation.subset == subset) or (subset and not of_split and alike):
        return _VERY_IMAGES
    return (
        "These thresholds are kept in the model. Where images they were chosen on "
        f"({subset or 'not known'}) are among these, they flatter."
    )


def _calibration(evaluation: Evaluation, facts: Facts, resamples: int) -> list[Block]:
    cohort = evaluation.cohort
    blocks: list[Block] = [Pairs("What the model decides by", facts.decision)]
    if not facts.decision:
        blocks = []
    conformal = facts.rule.conformal if facts.rule is not None else None
    if conformal is not None and len(conformal.limits) == len(cohort.classes):
        blocks += [set_table(evaluation, conformal), size_table(evaluation, conformal, resamples)]
    dagger = DAGGER if evaluation.leak else ""
    alike = evaluation.agreement
    if alike is not None:
        blocks.append(Text(alike.sentence(dagger)))
    if cohort.classes == CODES:
        blocks.append(cost_table(evaluation, resamples))
    score = evaluation.details.get("isic", {}).get("balanced_accuracy")
    if score is not None:
        blocks.append(
            Text(
                f"ISIC score of the same {cohort.population}: {score:.4f}{dagger} (mean recall of "
                "the arg-max, ties wrong; but for ties its interval is that of balanced accuracy)."
            )
        )
    return blocks


def _training(facts: Facts) -> Chapter:
    told = (("Began with", facts.initial), ("Chosen by", facts.chosen_by))
    rows = (*facts.training, *(row for row in told if row[1]))
    blocks: list[Block] = [Pairs("Training", rows)] if rows else []
    blocks.append(Pairs("Software", facts.software))
    if facts.metrics is not None:
        try:
            sizes = [f"{s.name} {s.images:,} images" for s in facts.subsets if s.name != "test"]
            title = "Training history" + (f"\n{', '.join(sizes)}" if sizes else "")
            blocks.append(_picture(history(facts.metrics, title), "Training history"))
        except UserError as error:
            blocks.append(Text(f"Training history: {error.message}"))
    return Chapter("Training and software", tuple(blocks))
