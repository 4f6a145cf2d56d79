"""The columns of the table view: what each shows, and what the images are sorted by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.annotation import NOTHING, Annotation
from core.diagnosis import DIAGNOSES
from core.record import UNKNOWN, Record
from desktop.translation import capital, counted, mark, num, tr

_NAMES = {diagnosis.code: diagnosis.name for diagnosis in DIAGNOSES}
_MALIGNANT = {diagnosis.code: diagnosis.malignant for diagnosis in DIAGNOSES}
_DX_TYPES = {
    "histo": mark("Histopathology"),
    "follow_up": mark("Follow-up"),
    "consensus": mark("Expert consensus"),
    "confocal": mark("Confocal microscopy"),
}
Text = Callable[[Record, Annotation], str]
Key = Callable[[Record, Annotation], object]


def dx_type_name(code: str) -> str:
    """Return how the diagnosis was made, in words; codes we do not know stay as they are."""
    return tr(_DX_TYPES.get(code, code or mark("Not given")))


def diagnosis_name(code: str | None, otherwise: str = "") -> str:
    """Return the name of a diagnosis for people; `otherwise` where it is none of the seven."""
    return tr(_NAMES[code]) if code in _NAMES else otherwise


def value_text(value: str) -> str:
    """Return a sex or a site as it stands alone."""
    return capital(tr(value))


def diagnosis_text(code: str | None) -> str:
    """Return the name of a diagnosis for people, with its code."""
    return f"{tr(_NAMES[code])} ({code})" if code in _NAMES else code or tr("No diagnosis")


def age_text(age: float | None) -> str:
    """Return an age in whole years, or the word for not known."""
    if age is None:
        return value_text(UNKNOWN)
    return counted(1 if age == 1 else 2, "{age:g} year", "{age:g} years", age=age)


def malignant_text(code: str | None) -> str:
    """Return whether a diagnosis is malignant, in a word."""
    known = _MALIGNANT.get(code or "")
    if known is None:
        return tr("Unknown")
    return tr("Yes") if known else tr("No")


@dataclass(frozen=True)
class Column:
    """One column: its title, its text, what it is sorted by, and its width in pixels."""

    name: str
    title: str
    text: Text
    key: Key
    width: int
    right: bool = False
    own: bool = False  # said by the person, so that it may change


COLUMNS: tuple[Column, ...] = (
    Column("image", mark("Image"), lambda r, a: r.image_id, lambda r, a: r.image_id, 126),
    Column("lesion", mark("Lesion"), lambda r, a: r.lesion_id, lambda r, a: r.lesion_id, 126),
    Column(
        "dx",
        mark("Diagnosis"),
        lambda r, a: diagnosis_name(r.dx, "–"),
        lambda r, a: r.dx or "~",
        158,
    ),
    Column(
        "malignant",
        mark("Malignant"),
        lambda r, a: malignant_text(r.dx),
        lambda r, a: malignant_text(r.dx),
        100,
    ),
    Column(
        "proof", mark("Proof"), lambda r, a: dx_type_name(r.dx_type), lambda r, a: r.dx_type, 126
    ),
    Column(
        "age",
        mark("Age"),
        lambda r, a: "–" if r.patient.age is None else num(r.patient.age, "g"),
        lambda r, a: 999.0 if r.patient.age is None else r.patient.age,
        52,
        right=True,
    ),
    Column(
        "sex", mark("Sex"), lambda r, a: value_text(r.patient.sex), lambda r, a: r.patient.sex, 74
    ),
    Column(
        "site",
        mark("Site"),
        lambda r, a: value_text(r.patient.site),
        lambda r, a: r.patient.site,
        128,
    ),
    Column(
        "proposal",
        mark("Proposed"),
        lambda r, a: diagnosis_name(a.proposal),
        lambda r, a: a.proposal or "~",
        130,
        own=True,
    ),
    Column(
        "star",
        mark("Star"),
        lambda r, a: "★" if a.star else "",
        lambda r, a: not a.star,
        50,
        own=True,
    ),
    Column(
        "note",
        mark("Note"),
        lambda r, a: a.note,
        lambda r, a: a.note.casefold() or "\uffff",
        140,
        own=True,
    ),
    Column("subset", mark("Subset"), lambda r, a: r.subset or "", lambda r, a: r.subset or "~", 70),
    Column("file", mark("File"), lambda r, a: r.path.name, lambda r, a: str(r.path), 150),
)


class Order:
    """Sorts numbers of records by a column; ranks are kept, so that a filter need not sort anew."""

    def __init__(self) -> None:
        self._records: Sequence[Record] = ()
        self._ranks: dict[int, list[int]] = {}

    def set_records(self, records: Sequence[Record]) -> None:
        """Take the records of another dataset."""
        self._records, self._ranks = records, {}

    def annotations_changed(self) -> None:
        """Forget what was sorted by what a person says."""
        for number, column in enumerate(COLUMNS):
            if column.own:
                self._ranks.pop(number, None)

    def sorted(
        self,
        numbers: Sequence[int],
        column: int,
        descending: bool,
        annotations: Mapping[str, Annotation],
    ) -> list[int]:
        """Return `numbers` in the order of a column; below 0 the order of the table stays."""
        if column < 0:
            return list(numbers)
        rank = self._ranks.get(column)
        if rank is None:
            key = COLUMNS[column].key
            keys = [key(r, annotations.get(r.image_id, NOTHING)) for r in self._records]
            order = sorted(range(len(keys)), key=keys.__getitem__)  # type: ignore[arg-type]
            rank = [0] * len(keys)
            place = -1
            for before, number in zip([None, *order], order, strict=False):
                place += before is None or keys[before] != keys[number]
                rank[number] = place
            self._ranks[column] = rank
        return sorted(numbers, key=rank.__getitem__, reverse=descending)
