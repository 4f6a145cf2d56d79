"""What the config tree knows of each of its fields, for flags, forms and sentences about errors."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import annotated_types
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticUndefined

from core.error import UserError


class FieldKind(StrEnum):
    """How a field is written and edited."""

    BOOL = "bool"
    INT = "int"
    FLOAT = "float"
    CHOICE = "choice"
    TEXT = "text"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One setting: its dotted path, kind, default, bounds (inclusive), choices and description.

    A TEXT field with `choices` accepts other values too. An `internal` field is filled by
    the program. `folder`: the path is that of a folder.
    """

    path: str
    kind: FieldKind
    default: Any
    minimum: float | None
    maximum: float | None
    choices: tuple[str, ...]
    description: str
    optional: bool
    internal: bool
    folder: bool = False

    @property
    def group(self) -> str:
        """The part of the path before the dot; empty for a field at the top."""
        return self.path.rpartition(".")[0]

    @property
    def label(self) -> str:
        """The last part of the path as a person reads it."""
        return self.path.rpartition(".")[2].replace("_", " ").capitalize()

    @property
    def allowed(self) -> str:
        """The values that are allowed, as a phrase."""
        if self.kind is FieldKind.CHOICE:
            return "one of " + ", ".join(self.choices)
        if self.kind is FieldKind.BOOL:
            return "true or false"
        if self.kind in (FieldKind.TEXT, FieldKind.PATH):
            return "a path" if self.kind is FieldKind.PATH else "text"
        if self.minimum is not None and self.minimum == self.maximum:
            return f"{self.minimum:g}"
        noun = "a whole number" if self.kind is FieldKind.INT else "a number"
        if self.minimum is not None and self.maximum is not None:
            return f"{noun} from {self.minimum:g} to {self.maximum:g}"
        return noun if self.minimum is None else f"{noun} of at least {self.minimum:g}"


def specs_of(model: type[BaseModel], prefix: str = "") -> Iterator[FieldSpec]:
    """Yield the fields of a tree of models, depth first, in the order of their definition."""
    for name, info in model.model_fields.items():
        if isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            yield from specs_of(info.annotation, f"{prefix}{name}.")
        else:
            yield _spec(f"{prefix}{name}", info)


def _spec(path: str, info: FieldInfo) -> FieldSpec:
    annotation, optional = _without_none(info.annotation)
    choices = tuple(str(example) for example in info.examples or ())
    if get_origin(annotation) is Literal:
        kind, choices = FieldKind.CHOICE, tuple(str(value) for value in get_args(annotation))
    else:
        kind = {
            bool: FieldKind.BOOL, int: FieldKind.INT, float: FieldKind.FLOAT,
            str: FieldKind.TEXT, Path: FieldKind.PATH,
        }[annotation]  # fmt: skip
    extra = info.json_schema_extra
    return FieldSpec(
        path=path,
        kind=kind,
        default=None if info.default is PydanticUndefined else info.default,
        minimum=_bound(info, annotated_types.Ge, "ge"),
        maximum=_bound(info, annotated_types.Le, "le"),
        choices=choices,
        description=info.description or "",
        optional=optional,
        internal=isinstance(extra, dict) and bool(extra.get("internal")),
        folder=isinstance(extra, dict) and bool(extra.get("folder")),
    )


def _without_none(annotation: Any) -> tuple[Any, bool]:
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [part for part in get_args(annotation) if part is not type(None)]
        return inner[0], True
    return annotation, False


def _bound(info: FieldInfo, kind: type, name: str) -> float | None:
    return next((getattr(item, name) for item in info.metadata if isinstance(item, kind)), None)


def unknown_setting(path: str, specs: tuple[FieldSpec, ...]) -> UserError:
    """Return the error for a setting that does not exist, with the nearest names."""
    names = [spec.path for spec in specs if not spec.internal]
    last = path.rpartition(".")[2]
    # A forgotten or wrong group is as common as a misspelled name.
    close = [name for name in names if name.rpartition(".")[2] == last]
    close += [name for name in difflib.get_close_matches(path, names, n=3) if name not in close]
    if close:
        return UserError(f"There is no setting {path}.", f"Did you mean {' or '.join(close[:3])}?")
    group = path.partition(".")[0]
    inside = [name for name in names if name.startswith(f"{group}.")]
    groups = sorted({name.partition(".")[0] for name in names})
    known = f"Settings: {', '.join(inside)}." if inside else f"Groups: {', '.join(groups)}."
    return UserError(f"There is no setting {path}.", known)


def sentence(error: ValidationError, specs: tuple[FieldSpec, ...], source: str = "") -> UserError:
    """Turn a failed validation into one sentence: where, the field, its value, what is allowed."""
    details = error.errors(include_url=False, include_context=False)
    first = details[0]
    path = ".".join(str(part) for part in first["loc"])
    where = f"{source}: " if source else ""
    if first["type"] == "extra_forbidden":
        unknown = unknown_setting(path, specs)
        return UserError(where + unknown.message, unknown.hint)
    if first["type"] == "value_error":
        # Said by a validator of ours, in words of its own.
        said = first["msg"].removeprefix("Value error, ")
        return UserError(f"{where}{path} is {_shown(first)}: {said}")
    spec = next((spec for spec in specs if spec.path == path), None)
    if spec is None:
        wanted = "a group of settings"
    elif first["type"] == "string_pattern_mismatch":
        wanted = f"like {spec.default or next(filter(None, spec.choices), spec.default)}"
    elif first["type"].startswith("string_"):
        wanted = first["msg"].removeprefix("String should ").removeprefix("have ")
    else:
        wanted = spec.allowed
    others = len(details) - 1
    hint = f"Settings that are wrong besides: {others}." if others else ""
    return UserError(f"{where}{path} is {_shown(first)}; it must be {wanted}.", hint)


def _shown(details: ErrorDetails) -> str:
    value = details["input"]
    if isinstance(value, (dict, list)):
        return "a group" if isinstance(value, dict) else "a list"
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
