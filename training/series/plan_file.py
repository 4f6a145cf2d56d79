"""The file that says what a search or a cross-validation was begun with, so that it goes on so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from core.atomic import write_text
from core.error import UserError
from core.schema import is_newer, newer
from training.config.yaml_text import read_mapping

VERSION = 1


def keep_plan(
    path: Path,
    values: Mapping[str, Any],
    free: tuple[str, ...] = (),
    alike: Mapping[str, Callable[[Any], Any]] = MappingProxyType({}),
) -> None:
    """Write a plan, or check that the one there is the same but for the keys in `free`.

    `alike` has for a key what makes comparable values of it. Raises UserError that names what
    differs.
    """
    fresh = {"version": VERSION, **values}
    if path.exists():
        kept = read_plan_file(path)
        if kept == fresh:
            return
        before, now = dict(_leaves(kept)), dict(_leaves(fresh))
        for name in sorted({*before, *now}):
            same = alike.get(name, lambda value: value)
            if name not in free and same(before.get(name)) != same(now.get(name)):
                raise UserError(
                    f"{path.parent.name} was begun with {name} = {before.get(name)}, "
                    f"not {now.get(name)}.",
                    "Choose another --name, or the settings it was begun with.",
                )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, str(yaml.safe_dump(fresh, sort_keys=False, allow_unicode=True)))


def read_plan_file(path: Path) -> dict[str, Any]:
    """Return the values of a plan; raises UserError."""
    values = read_mapping(path)
    version = values.get("version")
    if is_newer(version, VERSION):
        raise newer(path, version, VERSION)
    if version != VERSION:
        raise UserError(f"{path} is no plan of Dermadesk.", f"Its version is {version}.")
    return values


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping) and value:
        for key, part in value.items():
            yield from _leaves(part, f"{name}.{key}" if name else str(key))
    else:
        yield name, value
