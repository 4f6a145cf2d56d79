"""YAML read with distrust: a size limit, the safe loader, no aliases, no tags."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from core.error import UserError

# Python reads 100,000 bytes in 2.5 s, and a few kilobytes are usual.
MAX_BYTES = 100_000
_MAX_DEPTH = 20
_MOST_DIGITS = 100
# YAML also reads numbers to the base of 60, as 190:20:30.
_NUMBER = re.compile(r"[-+.0-9][-+.0-9_:a-fA-FxXoO]*")


def read_mapping(path: Path) -> dict[str, Any]:
    """Return the mapping in a YAML file; raises UserError where there is none."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UserError(
            f"The config {path} cannot be read: {error.strerror or error}.",
            "Check the path, or take a preset.",
        ) from error
    if len(data) > MAX_BYTES:
        raise UserError(
            f"The config {path} is larger than {MAX_BYTES // 1000} kB.", "Is it a config file?"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"The config {path} is not UTF-8 text.", "Save it as UTF-8.") from error
    return parse_mapping(text, str(path))


def parse_mapping(text: str, source: str) -> dict[str, Any]:
    """Return the mapping that YAML `text` holds; `source` names it in a UserError."""
    try:
        _check(text, source)
        value = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UserError(
            f"{source} is not valid YAML: {_place(error)}.", "Correct it there."
        ) from error
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise UserError(
            f"{source} holds a value YAML cannot read ({error}).", "Correct it."
        ) from error
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise UserError(f"{source} holds no settings.", "Write one “name: value” a line.")
    return value


def _check(text: str, source: str) -> None:
    """Refuse aliases (a few lines of them grow without bound), tags, deep nests, repeated keys."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise UserError(
                f"{source} uses a YAML alias (*{event.anchor}).", "Write the value out instead."
            )
        if getattr(event, "tag", None) is not None:
            raise UserError(
                f"{source} uses a YAML tag ({event.tag[:40]}).", "Write the plain value instead."
            )
        if isinstance(event, yaml.ScalarEvent):
            _check_scalar(event.value, source)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                raise UserError(f"{source} is nested too deep.", "Settings have two levels.")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    _check_keys(yaml.compose(text, Loader=yaml.SafeLoader), source)


def _check_scalar(text: str, source: str) -> None:
    """Refuse what no file name holds, and numbers that take seconds to read."""
    if "\0" in text or (len(text) > _MOST_DIGITS and _NUMBER.fullmatch(text)):
        raise UserError(f"{source} holds “{text[:20]}…”, which is no value.", "Correct it.")
    # Half of a character is a ValueError; bytes of a name that are no text stand for themselves.
    text.encode("utf-8", "surrogateescape")


def _check_keys(node: Any, source: str) -> None:
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if str(key.value) in seen:
            line = key.start_mark.line + 1
            raise UserError(f"{source} gives {key.value} twice (line {line}).", "Keep one of them.")
        seen.add(str(key.value))
        _check_keys(value, source)


def _place(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be parsed"
    return f"{problem} (line {mark.line + 1})" if mark is not None else str(problem)
