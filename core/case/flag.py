"""What a reader is warned of beside an answer: each flag by its name, in plain values."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COLUMN = "flags"
SEEN, OUTSIDE, SMALL, FRAMES = "seen", "outside", "small", "frames"

LEAST_SIDE = 100
"""The short side, in pixels, below which a picture is too small."""

FLAGS: Mapping[str, str] = MappingProxyType(
    {
        SEEN: "The model was trained on this image or lesion: its answer proves nothing.",
        OUTSIDE: "The image is unlike those that the model was trained on: its answer may be "
        "worthless, however sure.",
        "blur": "The picture is blurred.",
        "dark": "The picture is dark.",
        "glare": "Light is reflected: white spots hide the skin.",
        "ruler": "There is a ruler, or something else with even marks.",
        "ink": "There is ink of a marker on the skin.",
        "border": "The picture has a black border.",
        "hair": "There is hair over the skin.",
        SMALL: f"The picture is too small: its short side has fewer than {LEAST_SIDE} pixels.",
        FRAMES: "The file holds several frames: this is the first, the others were not looked at.",
    }
)
"""Every flag with its sentence, in the order in which they are told."""
