"""The classes of a target in words: for headings, lists and tips."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from core.target import Target
from desktop.translation import mark, num, tr

# The one name that is too long there.
_SHORT: Mapping[str, str] = MappingProxyType(
    {"Actinic keratosis / Bowen's disease": mark("Actinic keratosis / Bowen")}
)
_NEARLY, _MOST = 0.9995, 0.999


def class_name(target: Target, code: str) -> str:
    """Return the name of a class with its code, where the code says something else."""
    name = target.names[target.classes.index(code)]
    return tr(name) if name.casefold() == code else f"{tr(name)} ({code})"


def short_name(name: str) -> str:
    """Return the name of a class as it stands beside its bar; heading and tip have it whole."""
    return tr(_SHORT.get(name, name))


def sure(share: float) -> str:
    """Return a probability as text; nothing is certain, however it rounds."""
    return num(share, ".1%") if share < _NEARLY else f">{num(_MOST, '.1%')}"


def class_tip(target: Target) -> str:
    """Return a line for each class: whether it is malignant, or which diagnoses it stands for."""
    lines = []
    for number, (name, members) in enumerate(zip(target.names, target.members, strict=True)):
        kind = tr("malignant") if number in target.malignant else tr("benign")
        lines.append(f"{tr(name)}: {kind if len(members) == 1 else ', '.join(members)}")
    return "\n".join(lines)


def malignant_sum(target: Target) -> str:
    """Return the words before the sum of the malignant classes; empty where one is the sum."""
    if len(target.malignant) == 1:
        return ""
    return tr(
        "Malignancy ({names}):",
        names=" + ".join(target.classes[i] for i in target.malignant),
    )
