"""What is told of one image, in plain values: for windows and tables, without numpy."""

from __future__ import annotations

from dataclasses import dataclass

from core.prediction import Prediction


@dataclass(frozen=True, slots=True)
class Told:
    """The answer to one image and its flags, by their names in `FLAGS`."""

    prediction: Prediction
    flags: tuple[str, ...] = ()
