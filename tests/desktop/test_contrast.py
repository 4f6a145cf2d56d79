"""Text can be read on both palettes: at least 4.5:1 (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from desktop.colour import mixed, quiet_text
from desktop.theme import palette

ROLE = QPalette.ColorRole
LEAST = 4.5
# Text on what lies behind it somewhere in the window.
PAIRS = (
    (ROLE.WindowText, ROLE.Window),
    (ROLE.WindowText, ROLE.Base),
    (ROLE.Text, ROLE.Base),
    (ROLE.Text, ROLE.AlternateBase),
    (ROLE.ButtonText, ROLE.Button),
    (ROLE.ButtonText, ROLE.Midlight),
    (ROLE.HighlightedText, ROLE.Highlight),
    (ROLE.PlaceholderText, ROLE.Base),
    (ROLE.PlaceholderText, ROLE.Window),
    (ROLE.BrightText, ROLE.Window),
    (ROLE.BrightText, ROLE.Base),
    (ROLE.Highlight, ROLE.Window),
    (ROLE.Highlight, ROLE.Base),
    (ROLE.Link, ROLE.Window),
    (ROLE.Link, ROLE.Base),
    (ROLE.LinkVisited, ROLE.Base),
    (ROLE.ToolTipText, ROLE.ToolTipBase),
)


def luminance(colour: QColor) -> float:
    """Relative luminance of WCAG 2.2."""
    parts = []
    for value in (colour.redF(), colour.greenF(), colour.blueF()):
        parts.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(first: QColor, second: QColor) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_stands_out_from_what_is_behind_it(dark):
    used = palette(dark)
    poor = {
        f"{text.name} on {ground.name}": round(contrast(used.color(text), used.color(ground)), 2)
        for text, ground in PAIRS
        if contrast(used.color(text), used.color(ground)) < LEAST
    }
    assert not poor


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_mixed_colours_stand_out_too(dark):
    used = palette(dark)
    window, base, accent = (used.color(r) for r in (ROLE.Window, ROLE.Base, ROLE.Highlight))
    banner = mixed(window, accent, 0.12)
    chosen = mixed(window, accent, 34 / 255)  # the button of the page that is shown
    inside = mixed(used.color(ROLE.HighlightedText), accent, 0.12)
    pairs = {
        "quiet on window": (quiet_text(used), window),
        "quiet on base": (quiet_text(used), base),
        "text on banner": (used.color(ROLE.WindowText), banner),
        "rail": (accent, chosen),
        "quiet in a chosen row": (inside, accent),
    }
    poor = {name: round(contrast(*pair), 2) for name, pair in pairs.items()
            if contrast(*pair) < LEAST}  # fmt: skip
    assert not poor
