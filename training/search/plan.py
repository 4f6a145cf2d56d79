"""What a search is to try: a space of settings, a method, and the config it begins with."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.error import UserError
from training.config import (
    Config,
    FieldKind,
    FieldSpec,
    build_config,
    field_specs,
    value_at,
    with_values,
)
from training.config.field_spec import unknown_setting
from training.config.yaml_text import read_mapping
from training.series.plan_file import read_plan_file

Value = bool | int | float | str | None
_RANGE = frozenset({"low", "high", "log", "step"})
_NUMBERS = (FieldKind.INT, FieldKind.FLOAT)
_MOST_POINTS = 100_000
_HINT = "Write a list of values, {choices: […]}, or {low: …, high: …} with log or step."
# What makes the figures of two trials incomparable.
_APART = MappingProxyType(
    {"data": "the figures of other data or another split", "run.monitor": "other figures"}
)


class Method(StrEnum):
    """How the next trial is chosen."""

    TPE = "tpe"
    RANDOM = "random"
    GRID = "grid"


class Pruner(StrEnum):
    """How it is told early that a trial leads nowhere."""

    MEDIAN = "median"
    HALVING = "halving"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Dimension:
    """One setting of a space: its choices, or a range when there are none.

    `step` is None for a range without steps; `whole` numbers have one of 1.
    """

    path: str
    choices: tuple[Value, ...] = ()
    low: float = 0.0
    high: float = 0.0
    step: float | None = None
    log: bool = False
    whole: bool = False

    def values(self) -> dict[str, Any]:
        """Return the setting's part of a space file, which reads back equal."""
        if self.choices:
            return {"choices": list(self.choices)}
        number = int if self.whole else float
        found: dict[str, Any] = {"low": number(self.low), "high": number(self.high)}
        if self.log:
            found["log"] = True
        if self.step is not None:
            found["step"] = number(self.step)
        return found

    def points(self) -> tuple[Value, ...]:
        """Return every value, for a grid; raises UserError where they cannot be counted."""
        if self.choices:
            return self.choices
        if self.log or self.step is None:
            raise UserError(
                f"A grid cannot count the values of {self.path}.", "Give it a step or choices."
            )
        count = math.floor((self.high - self.low) / self.step + 1e-9) + 1
        if count > _MOST_POINTS:
            raise UserError(f"{self.path} has {count} values.", "Give it a larger step.")
        values = [self.low + index * self.step for index in range(count)]
        if self.whole:
            return tuple(round(value) for value in values)
        return tuple(float(f"{value:.12g}") for value in values)


@dataclass(frozen=True)
class SearchPlan:
    """A whole search: what every trial begins with, what differs, and how many there are."""

    base: Config
    space: tuple[Dimension, ...]
    method: Method = Method.TPE
    pruner: Pruner = Pruner.MEDIAN
    trials: int = 0
    seed: int = 0
    storage: str = ""

    @property
    def monitor(self) -> str:
        """The figure that trials are compared by."""
        return self.base.run.monitor

    def values(self) -> dict[str, Any]:
        """Return the plan as its file has it."""
        return {
            "method": str(self.method),
            "pruner": str(self.pruner),
            "trials": self.trials,
            "seed": self.seed,
            "storage": self.storage,
            "space": {dimension.path: dimension.values() for dimension in self.space},
            "config": self.base.model_dump(mode="json"),
        }


def absolute_storage(text: str) -> str:
    """Return the storage of a search so that it is the same from any folder; a server stays."""
    return _with_file(text, Path.absolute)


def resolved_storage(text: str) -> str:
    """Return a storage with its links followed.

    Older plans have it as it was typed: it is the file of that name here, where there is one.
    """
    return _with_file(text, lambda p: p.resolve() if p.is_absolute() or p.exists() else p)


SAME_PLACE: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {"storage": lambda value: resolved_storage(str(value or ""))}
)
"""What makes two plans comparable that name one place in two ways, for `keep_plan`."""


def _with_file(text: str, how: Callable[[Path], Path]) -> str:
    scheme, is_url, place = text.partition("://")
    if not is_url:
        return str(how(Path(text).expanduser())) if text else ""
    name, query, more = place.removeprefix("/").partition("?")
    if not scheme.startswith("sqlite") or not name or name.startswith(":"):
        return text  # “:memory:” is no file
    return f"{scheme}:///{how(Path(name))}{query}{more}"


def read_plan(path: Path) -> SearchPlan:
    """Read the file of a search that was begun; raises UserError."""
    values = read_plan_file(path)
    try:
        base = build_config(values["config"], str(path))
        return SearchPlan(
            base,
            parse_space(values["space"], base, str(path)),
            Method(values["method"]),
            Pruner(values["pruner"]),
            int(values["trials"]),
            int(values["seed"]),
            str(values["storage"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(f"{path} is damaged.", "Begin anew under another --name.") from error


def read_space(path: Path, base: Config) -> tuple[Dimension, ...]:
    """Read a file that says which settings to try; raises UserError naming the setting."""
    return parse_space(read_mapping(path), base, str(path))


def parse_space(values: Mapping[str, Any], base: Config, source: str) -> tuple[Dimension, ...]:
    """Check `{dotted path: list or range}` against the settings there are; raises UserError."""
    if not values:
        raise UserError(f"{source} names no setting to try.", _HINT)
    return tuple(_dimension(path, value, base) for path, value in values.items())


def points_of(space: tuple[Dimension, ...]) -> list[dict[str, Value]]:
    """Return every point of a space in a fixed order, the last setting first; for a grid."""
    values = [dimension.points() for dimension in space]
    count = math.prod(len(each) for each in values)
    if count > _MOST_POINTS:
        raise UserError(f"The grid has {count} points.", "Name fewer values, or take tpe.")
    paths = [dimension.path for dimension in space]
    return [dict(zip(paths, point, strict=True)) for point in islice(product(*values), count)]


def _dimension(path: str, value: Any, base: Config) -> Dimension:
    spec = next((spec for spec in field_specs() if spec.path == path and not spec.internal), None)
    if spec is None:
        raise unknown_setting(path, field_specs())
    for start, why in _APART.items():
        if path == start or path.startswith(f"{start}."):
            raise UserError(f"{path} cannot be searched: {why} cannot be compared.")
    if isinstance(value, list):
        value = {"choices": value}
    if not isinstance(value, dict):
        raise UserError(f"{path} has no values to try.", _HINT)
    if set(value) == {"choices"} and isinstance(value["choices"], list) and value["choices"]:
        choices = (_checked(each, path, base) for each in value["choices"])
        return Dimension(path, tuple(dict.fromkeys(choices)))
    unknown = sorted(str(key) for key in set(value) - _RANGE)
    if unknown or not {"low", "high"} <= set(value):
        said = f"has {', '.join(unknown)}" if unknown else "has no low and high"
        raise UserError(f"{path} {said}.", _HINT)
    return _range(spec, value, base)


def _range(spec: FieldSpec, value: Mapping[str, Any], base: Config) -> Dimension:
    path, log, step = spec.path, value.get("log", False), value.get("step")
    if spec.kind not in _NUMBERS:
        raise UserError(f"{path} is no number and has no range.", "Write a list of values.")
    low, high = _checked(value["low"], path, base), _checked(value["high"], path, base)
    if low is None or high is None or float(low) >= float(high):
        raise UserError(f"The range of {path} is empty: {low} to {high}.", "low comes before high.")
    whole = spec.kind is FieldKind.INT
    if not isinstance(log, bool):
        raise UserError(f"{path}: log is {log}; it must be true or false.")
    if log and (float(low) <= 0 or step is not None):
        wrong = "a step" if step is not None else f"the lower end {low}"
        raise UserError(f"{path} cannot be drawn by its logarithm with {wrong}.")
    first, last = float(low), float(high)
    width = _step(step, path, whole=whole) if step is not None else None
    if whole and not log and width is None:
        width = 1.0
    if width is not None:  # the last value that is reached
        last = float(f"{first + math.floor((last - first) / width + 1e-9) * width:.12g}")
    return Dimension(path, (), first, last, width, log, whole)


def _step(value: Any, path: str, *, whole: bool) -> float:
    try:
        step = float(value)  # YAML takes 1e-4 for text
    except (TypeError, ValueError):
        step = math.nan
    if isinstance(value, bool) or not 0 < step < math.inf:
        raise UserError(f"{path}: step is {value}; it must be a number above 0.")
    if whole and step != int(step):
        raise UserError(f"{path} is a whole number, so its step must be one, not {value}.")
    return step


def _checked(value: Any, path: str, base: Config) -> Value:
    """Return a value as the config holds it, plain; raises UserError naming the setting."""
    if isinstance(value, (list, dict)):
        raise UserError(f"{path} has a list or group among its values.", _HINT)
    held = value_at(with_values(base, {path: value}), path)
    return held if held is None or isinstance(held, (bool, int, float)) else str(held)
