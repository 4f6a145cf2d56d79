"""What tells two configs apart, setting by setting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.error import UserError
from training.config.field_spec import FieldKind, FieldSpec
from training.config.preset import load_preset
from training.config.tree import Config, build_config, field_specs, value_at

# Where and when a run was made, not how: the same run elsewhere has others.
_APART = frozenset({"data.folder", "data.csv", "data.images", "data.scheme", "run.note"})
_APART_FROM_PRESET = _APART | {"run.threads"}


def settings_of(config: Config) -> dict[str, str]:
    """Return every setting that a person makes, as text by its dotted path; no paths of data."""
    return {
        spec.path: setting_text(spec, value_at(config, spec.path))
        for spec in field_specs()
        if not spec.internal and spec.path not in _APART
    }


def setting_text(spec: FieldSpec, value: Any) -> str:
    """Return a value as a person reads it."""
    if value is None:
        return "none"
    if spec.kind is FieldKind.BOOL:
        return "on" if value else "off"
    return f"{value:g}" if spec.kind is FieldKind.FLOAT else str(value)


def differing(settings: Sequence[Mapping[str, str]]) -> tuple[str, ...]:
    """Return the dotted paths at which not all are the same, in the order of the config."""
    known = [spec.path for spec in field_specs()]
    return tuple(path for path in known if len({each.get(path) for each in settings}) > 1)


def changes_from_preset(config: Config) -> dict[str, str]:
    """Return what a config has otherwise than its preset, as text by dotted path.

    Empty where it began with none, or with one that is not there any more.
    """
    base = _preset_settings(config.preset)
    own = settings_of(config)
    return {
        path: text
        for path, text in own.items()
        if path in base and base[path] != text and path not in _APART_FROM_PRESET
    }


def _preset_settings(name: str) -> Mapping[str, str]:
    if not name:
        return {}
    try:
        return settings_of(build_config(load_preset(name)))
    except UserError:
        return {}  # a preset of another version: the run says itself what it was made with
