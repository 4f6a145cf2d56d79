"""What a setting is called where there is no room for its place in the form, and its value."""

from __future__ import annotations

from types import MappingProxyType

from desktop.translation import inside, mark, tr
from training.config import field_specs, group_titles

# Their 0 is no number but leaves the choice to what is named.
_OWN = MappingProxyType(
    {
        "model.image_size": mark("the architecture's"),
        "model.metadata_width": mark("the branch's"),
        "trials": mark("the method's"),
    }
)


def setting_name(path: str) -> str:
    """Return a setting in few words, with its group where another group has one of that name."""
    known = {spec.path: spec for spec in field_specs()}
    if path not in known:
        return path  # of another version
    label = known[path].label
    if sum(spec.label == label for spec in known.values()) < 2:
        return inside(tr(label))
    group = tr(group_titles().get(known[path].group, "")).partition(",")[0]
    return f"{inside(group)}: {inside(tr(label))}"


def zero_text(path: str) -> str:
    """Return whose choice the 0 of a setting is; nothing where it is a number as any other."""
    return tr(_OWN[path]) if path in _OWN else ""


def setting_value(path: str, text: str) -> str:
    """Return the text of a setting as the form shows it."""
    return (zero_text(path) or text) if text == "0" else text
