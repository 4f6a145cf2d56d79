"""What a setting is called where there is no room for its place in the form."""

from __future__ import annotations

from desktop.translation import inside, tr
from training.config import field_specs, group_titles


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
