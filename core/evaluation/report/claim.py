"""The CLAIM checklist, filled in where the program knows, and left to the authors where not.

Source: Tejani, Klontzas, Gatti, Mongan, Moy, Park, Kahn, Checklist for Artificial Intelligence in
Medical Imaging (CLAIM): 2024 Update, Radiology: Artificial Intelligence 6(4):e240300, 2024; its
44 items by number, in short words of our own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from core.evaluation.evaluation import Evaluation
from core.evaluation.report.document import Cell, Column, Table
from core.evaluation.report.facts import Facts, Rows

AUTHORS = "For the authors"
SOURCE = "Tejani et al., Radiology: Artificial Intelligence 6(4):e240300, 2024"
_Known = Callable[[Evaluation, Facts], str]


@dataclass(frozen=True, slots=True)
class ClaimItem:
    """One item of the checklist; `known` says what the program knows, `authors` what remains."""

    number: int
    title: str
    known: _Known | None = None
    authors: str = AUTHORS

    def answer(self, evaluation: Evaluation, facts: Facts) -> tuple[str, str]:
        """Return (what is known, what the authors have to add); either may be empty."""
        known = self.known(evaluation, facts) if self.known is not None else ""
        return known, self.authors or ("" if known else AUTHORS)


def claim_table(evaluation: Evaluation, facts: Facts) -> Table:
    """Return the checklist as a table."""
    rows = []
    for item in ITEMS:
        known, authors = item.answer(evaluation, facts)
        rows.append((Cell(f"{item.number} {item.title}"), Cell(known or "–"), Cell(authors or "–")))
    columns = (
        Column("Item", 1.1, words=True),
        Column("What the program knows", 2.0, words=True),
        Column("For the authors", 1.2, words=True),
    )
    return Table("CLAIM 2024", columns, tuple(rows), str(evaluation.cohort.population), SOURCE)


def claim_json(evaluation: Evaluation, facts: Facts) -> list[dict[str, object]]:
    """Return the checklist as plain values."""
    answers = [(item, *item.answer(evaluation, facts)) for item in ITEMS]
    return [
        {"item": item.number, "title": item.title, "known": known, "authors": authors}
        for item, known, authors in answers
    ]


def _said(rows: Rows, *names: str) -> str:
    """Return the values of those rows whose names begin with one of `names`, as sentences."""
    found = [f"{key}: {value}" for key, value in rows if not names or key.startswith(names)]
    return "; ".join(found) + ("." if found else "")


def _technology(_evaluation: Evaluation, facts: Facts) -> str:
    return "Deep learning. " + _said(facts.model) if facts.model else ""


def _missing(_evaluation: Evaluation, facts: Facts) -> str:
    return _said(facts.mechanism, "Missing values")


def _reference(evaluation: Evaluation, _facts: Facts) -> str:
    kinds = [
        f"{group.title.partition(': ')[2]} {group.population.images:,}"
        for group in evaluation.groups
        if group.name.startswith("dx_type=")
    ]
    told = ", ".join(kinds)
    return f"The diagnosis of the table; images by confirmation: {told}." if told else ""


def _partitions(_evaluation: Evaluation, facts: Facts) -> str:
    sizes = ", ".join(f"{s.name} {s.images:,} images" for s in facts.subsets)
    return _said(facts.data, "Scheme", "Seed", "Split") + (f" {sizes}." if sizes else "")


def _disjoint(evaluation: Evaluation, facts: Facts) -> str:
    if evaluation.leak:
        return evaluation.leak.sentence
    if not evaluation.cohort.lesions_known:
        return "Images only: the dataset does not know lesions."
    if evaluation.leak is None:
        return ""
    return (
        "Lesion, known duplicates of HAM10000 joined. The tables hold no patient ids: two lesions "
        "of one person may stand on two sides."
    )


def _size(evaluation: Evaluation, _facts: Facts) -> str:
    support = evaluation.sections[0].support
    counts = ", ".join(f"{code} {lesions:,}" for code, (_, lesions) in support.items())
    return f"Not chosen beforehand by the program. Lesions by class: {counts}."


def _software(_evaluation: Evaluation, facts: Facts) -> str:
    of = "" if facts.model else ", of this report only; that of the model is for the authors"
    return f"Chapter “Training and software”{of}."


def _ensembling(_evaluation: Evaluation, facts: Facts) -> str:
    if not facts.model:
        return ""
    what = f"{facts.members} members" if facts.members > 1 else "A single network"
    return f"{what}; {_said(facts.decision, 'Views averaged')}"


def _metrics(_evaluation: Evaluation, _facts: Facts) -> str:
    return "Those of the tables, at image and at lesion level; docs/evaluation.md defines each."


def _uncertainty(_evaluation: Evaluation, _facts: Facts) -> str:
    return (
        "95 % intervals: percentiles of a bootstrap that draws whole lesions (1,000 resamples "
        "unless the command said otherwise, 200 for subgroups); Wilson for plain shares."
    )


def _robustness(evaluation: Evaluation, _facts: Facts) -> str:
    names = [section.title.lower() for section in evaluation.sections]
    return (
        f"Told apart: {', '.join(names)}, and {len(evaluation.groups)} subgroups by age, sex, site "
        "and confirmation, as far as they are known."
    )


def _internal(evaluation: Evaluation, facts: Facts) -> str:
    if not facts.own_split:
        return "None in this report." if facts.model else ""
    return f"The {evaluation.subset} subset of the split that the model learned from."


def _external(evaluation: Evaluation, facts: Facts) -> str:
    if facts.own_split:
        return "None in this report: the images are from the dataset that the model learned from."
    return f"These images: {evaluation.cohort.population}." if facts.model else ""


def _left_out(evaluation: Evaluation, _facts: Facts) -> str:
    notes = [note for note in evaluation.notes if "left out" in note]
    return f"Evaluated: {evaluation.cohort.population}. {' '.join(notes)}".strip()


def _people(_evaluation: Evaluation, facts: Facts) -> str:
    known = any(subset.people for subset in facts.subsets)
    return "Chapter “Data and split”, by subset." if known else ""


def _performance(evaluation: Evaluation, _facts: Facts) -> str:
    if evaluation.headline is None:
        return "No headline: the split leaks. All figures bear a dagger."
    return "Chapters “Figures”, “Classes” and “Subgroups”."


def _accuracy(_evaluation: Evaluation, _facts: Facts) -> str:
    return "Chapter “Malignancy and thresholds”, with intervals."


def _failures(_evaluation: Evaluation, _facts: Facts) -> str:
    return "Confusion matrices; recall by class; subgroups."


def _limits(_evaluation: Evaluation, _facts: Facts) -> str:
    return "“When not to use” on the first page."


def _rows(name: str, *prefixes: str) -> _Known:
    """Return an answer made of the rows of a group of facts."""
    return lambda _evaluation, facts: _said(getattr(facts, name), *prefixes)


def _chapter(name: str, title: str) -> _Known:
    """Return an answer that stands in another chapter, where a group of facts is known."""
    return lambda _evaluation, facts: f"Chapter “{title}”." if getattr(facts, name) else ""


def _plain(name: str) -> _Known:
    return lambda _evaluation, facts: str(getattr(facts, name))


ITEMS: tuple[ClaimItem, ...] = (
    ClaimItem(1, "Title: study of AI, kind of technology", _technology, "The title"),
    ClaimItem(2, "Abstract: design, methods, results, conclusions"),
    ClaimItem(3, "Background, intended use and role"),
    ClaimItem(4, "Aims and hypotheses"),
    ClaimItem(5, "Prospective or retrospective"),
    ClaimItem(6, "Goal of the study"),
    ClaimItem(7, "Data sources", _rows("data", "Dataset", "Layout"), "Where, when, by whom"),
    ClaimItem(8, "Who was included and excluded", None, "Criteria of the collection"),
    ClaimItem(9, "Preprocessing", _rows("mechanism", "Image"), ""),
    ClaimItem(10, "Selection of subsets of the data", None, "Any selection before the folder"),
    ClaimItem(11, "De-identification", None, "How the images and tables were made anonymous"),
    ClaimItem(12, "Missing data", _missing, ""),
    ClaimItem(13, "Image acquisition", None, "Dermatoscopes, cameras, settings"),
    ClaimItem(14, "How the reference standard was obtained", _reference, "Methods of each kind"),
    ClaimItem(15, "Why this reference standard"),
    ClaimItem(16, "Source of the annotations", None, "Who, and how qualified"),
    ClaimItem(17, "Annotation of the test set"),
    ClaimItem(18, "Variability within and between raters"),
    ClaimItem(19, "How data were assigned to partitions", _partitions, ""),
    ClaimItem(20, "Level at which partitions are disjoint", _disjoint, ""),
    ClaimItem(21, "Intended sample size", _size, "Whether that is enough, and why"),
    ClaimItem(22, "Description of the model", _chapter("mechanism", "Model facts"), ""),
    ClaimItem(23, "Software and versions", _software, ""),
    ClaimItem(24, "Initial parameters", _plain("initial"), ""),
    ClaimItem(25, "Training", _chapter("training", "Training and software"), ""),
    ClaimItem(26, "How the final model was chosen", _plain("chosen_by"), ""),
    ClaimItem(27, "Ensembling", _ensembling, ""),
    ClaimItem(28, "Metrics", _metrics, ""),
    ClaimItem(29, "Uncertainty", _uncertainty, ""),
    ClaimItem(30, "Robustness", _robustness, "Other analyses of sensitivity"),
    ClaimItem(31, "Explainability", None, "Heat maps of Classify were not validated"),
    ClaimItem(32, "Evaluation on internal data", _internal, ""),
    ClaimItem(33, "Testing on external data", _external, "Other external tests"),
    ClaimItem(34, "Trial registration"),
    ClaimItem(35, "Numbers included and excluded", _left_out, "Before the folder was made"),
    ClaimItem(36, "Characteristics of each partition", _people, "Clinical characteristics"),
    ClaimItem(37, "Performance and its uncertainty", _performance, ""),
    ClaimItem(38, "Diagnostic accuracy and its precision", _accuracy, ""),
    ClaimItem(39, "Failure analysis", _failures, "What the wrong answers have in common"),
    ClaimItem(40, "Limitations", _limits, "Those of the study"),
    ClaimItem(41, "Implications for practice"),
    ClaimItem(42, "Full protocol or further details"),
    ClaimItem(43, "Availability of software, model and data", None,
              "The program is under the MIT licence; HAM10000 is CC BY-NC 4.0"),
    ClaimItem(44, "Funding and role of funders"),
)  # fmt: skip
"""All items in the order of the checklist."""
