"""Which records are shown: conditions that must all hold, found by columns instead of records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from core.annotation import Annotation
from core.diagnosis import DIAGNOSES
from core.record import MAX_AGE, Record

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]

# What a person may have said of an image, by the name of the condition.
MARKS: Mapping[str, Callable[[Annotation], bool]] = {
    "starred": lambda entry: entry.star,
    "proposed": lambda entry: entry.proposal is not None,
    "noted": lambda entry: bool(entry.note),
}
FACETS = ("dx", "sex", "site", "dx_type", "age")
AGE_STEP = 10
AGE_BINS = 9  # the last holds everyone from 80 on
_NO_ANNOTATIONS: Mapping[str, Annotation] = {}


@dataclass(frozen=True)
class RecordFilter:
    """A condition per field; None and the empty text let everything through."""

    diagnoses: frozenset[str | None] | None = None
    sex: str | None = None
    age_low: float = 0.0
    age_high: float = MAX_AGE
    unknown_age: bool = True
    site: str | None = None
    dx_type: str | None = None
    text: str = ""
    mark: str | None = None

    @property
    def empty(self) -> bool:
        """Whether everything passes."""
        return self == RecordFilter()

    def to_json(self) -> dict[str, Any]:
        """Return plain values; only what differs from letting everything through."""
        plain = RecordFilter()
        found = {
            name: value
            for name, value in vars(self).items()
            if value != getattr(plain, name) and name != "diagnoses"
        }
        if self.diagnoses is not None:
            found["diagnoses"] = sorted(self.diagnoses, key=str)
        return found

    @classmethod
    def from_json(cls, value: object) -> RecordFilter:
        """Return the filter that `to_json` wrote; raises ValueError where it is not sound."""
        if not isinstance(value, dict) or not set(value) <= set(vars(cls())):
            raise ValueError("not a filter")
        values = dict(value)
        codes = values.pop("diagnoses", None)
        result = replace(cls(), **values)
        for name, kind in (("text", str), ("unknown_age", bool)):
            if not isinstance(getattr(result, name), kind):
                raise ValueError(f"{name} is not possible")
        for age in (result.age_low, result.age_high):
            if not isinstance(age, int | float):
                raise ValueError("an age is not possible")
        if codes is not None:
            result = replace(result, diagnoses=frozenset(codes))
        return result


@dataclass(frozen=True)
class Matches:
    """The numbers that pass, and by field how many of each value pass the other conditions."""

    numbers: list[int]
    offered: Mapping[str, Mapping[str | None, int]]


class RecordIndex:
    """All records with columns of codes, so that a filter is a few operations on arrays."""

    def __init__(self, records: Sequence[Record], *, lesions_known: bool = True) -> None:
        import numpy as np  # after the first paint, and in the thread that opens the folder

        self.lesions_known = lesions_known
        self.records = tuple(records)
        names = {diagnosis.code: diagnosis.name for diagnosis in DIAGNOSES}
        self._texts = [
            f"{r.image_id} {r.lesion_id} {r.dx or ''} {names.get(r.dx or '', '')} {r.dx_type} "
            f"{r.patient.sex} {r.patient.site}".casefold()
            for r in self.records
        ]
        self._columns: dict[str, tuple[list[str | None], npt.NDArray[np.int64]]] = {
            "dx": _coded([r.dx for r in self.records]),
            "sex": _coded([r.patient.sex for r in self.records]),
            "site": _coded([r.patient.site for r in self.records]),
            "dx_type": _coded([r.dx_type for r in self.records]),
        }
        ages = [np.nan if r.patient.age is None else r.patient.age for r in self.records]
        self._ages = np.array(ages, dtype=np.float64)
        bins = np.minimum(np.nan_to_num(self._ages, nan=0.0) // AGE_STEP, AGE_BINS - 1)
        bins = np.where(np.isnan(self._ages), AGE_BINS, bins).astype(np.int64)
        self._columns["age"] = ([*(str(n * AGE_STEP) for n in range(AGE_BINS)), None], bins)
        self.sites = self._values("site")
        self.sexes = self._values("sex")
        self.dx_types = self._values("dx_type")
        self._by_lesion: dict[str, list[int]] = {}
        for number, record in enumerate(self.records):
            self._by_lesion.setdefault(record.lesion_id, []).append(number)
        self.number_of = {record.image_id: n for n, record in enumerate(self.records)}

    def _values(self, field: str) -> tuple[str, ...]:
        return tuple(sorted(value for value in self._columns[field][0] if value))

    @property
    def lesions(self) -> int:
        """The number of lesions."""
        return len(self._by_lesion)

    def of_lesion(self, lesion_id: str) -> list[int]:
        """Return the numbers of all records of one lesion."""
        return self._by_lesion.get(lesion_id, [])

    def match(
        self, wanted: RecordFilter, annotations: Mapping[str, Annotation] = _NO_ANNOTATIONS
    ) -> Matches:
        """Return what passes, and what pressing another value of each field would show."""
        masks = self._masks(wanted, annotations)
        passing = _all(masks.values(), len(self.records))
        offered = {}
        for field in FACETS:
            others = [mask for name, mask in masks.items() if name != field]
            rest = _all(others, len(self.records)) if field in masks else passing
            offered[field] = self._count(field, rest)
        return Matches(passing.nonzero()[0].tolist(), offered)

    def totals(self, field: str) -> dict[str | None, int]:
        """Return how many records have each value of a field."""
        return self._count(field, _all((), len(self.records)))

    def _masks(
        self, wanted: RecordFilter, annotations: Mapping[str, Annotation]
    ) -> dict[str, Mask]:
        import numpy as np

        masks: dict[str, Mask] = {}
        if wanted.diagnoses is not None:
            masks["dx"] = self._has("dx", wanted.diagnoses)
        for field in ("sex", "site", "dx_type"):
            value = getattr(wanted, field)
            if value is not None:
                masks[field] = self._has(field, {value})
        if wanted.age_low > 0 or wanted.age_high < MAX_AGE or not wanted.unknown_age:
            known = (self._ages >= wanted.age_low) & (self._ages <= wanted.age_high)
            masks["age"] = known | (np.isnan(self._ages) & wanted.unknown_age)
        words = wanted.text.casefold().split()
        if words:
            found = [all(word in text for word in words) for text in self._texts]
            masks["text"] = np.array(found, dtype=bool)
        if wanted.mark is not None:
            masks["mark"] = self._marked(wanted.mark, annotations)
        return masks

    def _has(self, field: str, values: frozenset[str | None] | set[str]) -> Mask:
        import numpy as np

        names, codes = self._columns[field]
        passes = np.array([name in values for name in names], dtype=bool)
        return np.asarray(passes[codes]) if len(names) else np.zeros(0, dtype=bool)

    def _marked(self, mark: str, annotations: Mapping[str, Annotation]) -> Mask:
        mask = ~_all((), len(self.records))
        passes: Callable[[Annotation], bool] = MARKS.get(mark, lambda entry: not entry.empty)
        for image_id, entry in annotations.items():
            number = self.number_of.get(image_id)
            if number is not None and passes(entry):
                mask[number] = True
        return mask

    def _count(self, field: str, mask: Mask) -> dict[str | None, int]:
        import numpy as np

        names, codes = self._columns[field]
        counted = np.bincount(codes[mask], minlength=len(names)).tolist()
        return {name: count for name, count in zip(names, counted, strict=True) if count}


def _coded(values: Sequence[str | None]) -> tuple[list[str | None], npt.NDArray[np.int64]]:
    import numpy as np

    names = list(dict.fromkeys(values))
    number = {name: n for n, name in enumerate(names)}
    return names, np.array([number[value] for value in values], dtype=np.int64)


def _all(masks: Any, count: int) -> Mask:
    import numpy as np

    result = np.ones(count, dtype=bool)
    for mask in masks:
        result &= mask
    return result
