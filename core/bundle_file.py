"""The files of a model, read with distrust: sizes, hashes, JSON, and a sentence for each fault."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.error import UserError
from core.inference.model_choice import MODEL
from core.json_text import parse_json
from core.schema import BUNDLE, is_newer, newer

SCHEMA_VERSION = BUNDLE
DECISION = "decision.json"
TRAINING = "training.json"
EXPERIENCE, EXPERIENCE_TENSORS = "experience.json", "experience.safetensors"
# A million hashed ids take 20 MB, a million hashed contents 70 MB; nothing else grows.
_MAX_JSON: Mapping[str, int] = MappingProxyType(
    {MODEL: 64_000_000, DECISION: 1_000_000, TRAINING: 128_000_000, EXPERIENCE: 1_000_000}
)
_AGAIN = "Copy or export the model again."


def read_json(path: Path) -> dict[str, Any]:
    """Return the values of one of the JSON files of a model; raises UserError."""
    try:
        if path.stat().st_size > _MAX_JSON[path.name]:
            raise UserError(f"The model file {path} is far too large.", _AGAIN)
        values = parse_json(path.read_bytes())
    except FileNotFoundError as error:
        raise UserError(f"The model file {path} is missing.", _AGAIN) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"The model file {path} cannot be read ({reason}).", _AGAIN) from error
    except ValueError as error:
        raise damaged(path) from error
    if not isinstance(values, dict):
        raise damaged(path)
    return values


def kind_of(values: Mapping[str, Any]) -> str:
    """Return what kind of model a `model.json` describes; those of the first version do not say."""
    return str(values.get("kind", "network"))[:40]


def check_schema(path: Path, values: Mapping[str, Any]) -> None:
    """Raise UserError for a file of another version."""
    version = values.get("schema_version")
    if is_newer(version, SCHEMA_VERSION):
        raise newer(path, version, SCHEMA_VERSION)
    if version != SCHEMA_VERSION:
        raise damaged(path)


def check_file(folder: Path, name: str, expected: Mapping[str, Any]) -> None:
    """Raise UserError where a file of a model is missing, altered, or outside its folder."""
    path = folder / name
    if Path(name).name != name or not isinstance(expected, dict):
        raise damaged(folder / MODEL)
    try:
        # The size first: a file cut short needs no reading.
        altered = path.stat().st_size != expected.get("bytes") or fingerprint(path) != expected
    except FileNotFoundError as error:
        raise UserError(f"The model file {path} is missing.", _AGAIN) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"The model file {path} cannot be read ({reason}).", _AGAIN) from error
    if altered:
        raise UserError(f"The model file {path} was altered after it was saved.", _AGAIN)


def fingerprint(path: Path) -> dict[str, Any]:
    """Return the SHA-256 and the length of a file."""
    with path.open("rb") as file:
        return {
            "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
            "bytes": path.stat().st_size,
        }


def damaged(path: Path) -> UserError:
    """Return the error for a file whose content makes no sense."""
    return UserError(f"The model file {path} is damaged.", _AGAIN)
