"""The classes of a target in words: for headings, lists and tips."""

from __future__ import annotations

from core.target import Target
from desktop.translation import tr


def class_name(target: Target, code: str) -> str:
    """Return the name of a class with its code, where the code says something else."""
    name = target.names[target.classes.index(code)]
    return tr(name) if name.casefold() == code else f"{tr(name)} ({code})"


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
        "Malignant in sum ({names}):",
        names=", ".join(target.classes[i] for i in target.malignant),
    )
