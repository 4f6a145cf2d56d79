"""What if the patient were another: how far age, sex and site alone move an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from core.case.together import together
from core.prediction import Prediction
from core.record import SEXES, SITES, UNKNOWN, Patient

if TYPE_CHECKING:  # the window shows answers and must not import what makes them
    from core.classifier import Classifier
    from core.image.decoding import Pixels

AGES: tuple[float | None, ...] = (*(float(age) for age in range(0, 90, 5)), None)

FIELDS: Mapping[str, tuple[Any, ...]] = MappingProxyType({"age": AGES, "sex": SEXES, "site": SITES})
"""The patient fields, each with every value that is tried, unknown among them."""

_NOTHING = 1e-6  # sums of floats in another order differ by less


@dataclass(frozen=True, slots=True)
class Supposed:
    """The answer for one value of one field, the others being as they are."""

    field: str
    value: str
    prediction: Prediction


@dataclass(frozen=True)
class WhatIf:
    """Answers to one image for all that its patient could be.

    `image_only` has every field unknown, `given` the patient as told; `threshold` is that of
    malignancy, where there is one.
    """

    image_only: Prediction
    given: Prediction
    supposed: tuple[Supposed, ...]
    threshold: float | None

    @property
    def flips(self) -> bool:
        """Whether the patient's fields alone make it another diagnosis, or flag it or not."""
        return self._call(self.given) != self._call(self.image_only)

    def others(self, field: str) -> tuple[str, ...]:
        """Return the values of a field with which the call would be another than it is."""
        call = self._call(self.given)
        return tuple(
            each.value
            for each in self.supposed
            if each.field == field and self._call(each.prediction) != call
        )

    def span(self, field: str) -> tuple[tuple[float, float], ...]:
        """Return from where to where each probability moves over all values of a field."""
        rows = [each.prediction.probabilities for each in self.supposed if each.field == field]
        return tuple((min(column), max(column)) for column in zip(*rows, strict=True))

    def malignancy_span(self, field: str) -> tuple[float, float]:
        """Return from where to where the malignancy moves over all values of a field."""
        values = [each.prediction.malignancy for each in self.supposed if each.field == field]
        return min(values), max(values)

    @property
    def sentence(self) -> str:
        """Whether the call rests on the picture, in plain words."""
        if self._moves() < _NOTHING:
            return "This model does not look at age, sex and site."
        if self.flips:
            return (
                f"Age, sex and site alone change the call: from {self._told(self.image_only)} by "
                f"the image only to {self._told(self.given)}."
            )
        return f"With and without age, sex and site the call is {self._told(self.given)}."

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "image_only": _plain(self.image_only),
            "given": _plain(self.given),
            "flips": self.flips,
            "sentence": self.sentence,
            "threshold": self.threshold,
            "fields": {
                field: {
                    "span": dict(zip(self.given.classes, map(list, self.span(field)), strict=True)),
                    "malignancy_span": list(self.malignancy_span(field)),
                    "other_call": list(self.others(field)),
                    "values": {
                        each.value: _plain(each.prediction)
                        for each in self.supposed
                        if each.field == field
                    },
                }
                for field in FIELDS
            },
        }

    def _moves(self) -> float:
        """Return the widest move of any probability."""
        return max(high - low for field in FIELDS for low, high in self.span(field))

    def _call(self, prediction: Prediction) -> tuple[str, bool | None]:
        limit = self.threshold
        return prediction.dx, None if limit is None else prediction.malignancy >= limit

    def _told(self, prediction: Prediction) -> str:
        dx, flagged = self._call(prediction)
        return dx if flagged is None else f"{dx}, {'flagged' if flagged else 'not flagged'}"


def what_if(
    classifier: Classifier,
    images: Sequence[Pixels],
    patient: Patient,
    views: int | None = None,
    threshold: float | None = None,
) -> WhatIf:
    """Return how the answer to one lesion hangs on its patient.

    `images` are its photographs, RGB uint8 [height, width, 3] each; their answers are averaged. One
    field at a time takes every value, the others stay as they are. `threshold` None is that of the
    model, `views` None all that the model averages.
    """
    limit = classifier.bundle.decision.rule.threshold if threshold is None else threshold
    everyone = patients_supposed(patient)
    answers = answers_supposed(classifier, images, everyone, views)
    return whole(patient, dict(zip(everyone, answers, strict=True)), limit)


def patients_supposed(patient: Patient) -> list[Patient]:
    """Return every patient that answers are needed for, the one of nothing known first."""
    others = (other for _, other in _supposed(patient))
    return list(dict.fromkeys((Patient(), patient, *others)))


def answers_supposed(
    classifier: Classifier,
    images: Sequence[Pixels],
    patients: Sequence[Patient],
    views: int | None = None,
) -> list[Prediction]:
    """Return the answer to one lesion, the mean over its photographs, for each of some patients."""
    answers = []
    for image in images:
        canvas = classifier.canvas(image)
        answers.append(classifier.classify([canvas] * len(patients), patients, views))
    return [together(of_one) for of_one in zip(*answers, strict=True)]


def whole(
    patient: Patient, answers: Mapping[Patient, Prediction], threshold: float | None
) -> WhatIf:
    """Put answers for all of `patients_supposed` together."""
    told = (Supposed(*name, answers[other]) for name, other in _supposed(patient))
    return WhatIf(answers[Patient()], answers[patient], tuple(told), threshold)


def _supposed(patient: Patient) -> list[tuple[tuple[str, str], Patient]]:
    return [
        ((field, _name(value)), replace(patient, **{field: value}))
        for field, values in FIELDS.items()
        for value in values
    ]


def _name(value: object) -> str:
    return UNKNOWN if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _plain(prediction: Prediction) -> dict[str, Any]:
    shares = dict(zip(prediction.classes, prediction.probabilities, strict=True))
    return {"dx": prediction.dx, "malignancy": prediction.malignancy, "probabilities": shares}
