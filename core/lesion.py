"""Which images show the same lesion, the known duplicates of HAM10000 among them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from core.record import Record


def duplicate_pairs() -> tuple[tuple[str, str], ...]:
    """Return the pairs of HAM10000 images that show one lesion under two lesion ids.

    Source: Abhishek, Jain, Hamarneh, Scientific Data 12:196, 2025.
    """
    text = files("resources").joinpath("facts/duplicate_lesions.csv").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line and not line.startswith("#")]
    pairs = [tuple(line.split(",")) for line in lines[1:]]
    return tuple((a, b) for a, b in pairs)


def group_by_image(records: Sequence[Record]) -> dict[str, str]:
    """Return a group for each image id: its lesion, or one name for lesions joined by a pair."""
    lesion = {record.image_id: record.lesion_id for record in records}
    parent = {lesion_id: lesion_id for lesion_id in lesion.values()}

    def root(lesion_id: str) -> str:
        while parent[lesion_id] != lesion_id:
            lesion_id = parent[lesion_id]
        return lesion_id

    for a, b in duplicate_pairs():
        if a in lesion and b in lesion:
            first, second = sorted((root(lesion[a]), root(lesion[b])))
            parent[second] = first
    return {image_id: root(lesion_id) for image_id, lesion_id in lesion.items()}
