"""Text can be read on both palettes, and what is drawn can be seen.

At least 4.5:1 and 3:1 (WCAG 2.2, success criteria 1.4.3 and 1.4.11).
"""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtGui import QColor, QPalette

from core.diagnosis import CODES
from desktop.colour import diagnosis_colour, mixed, quiet_text, seen_on, series_colour, track
from desktop.theme import palette
from desktop.widget.matrix_view import cell_fill, cell_ink

ROLE = QPalette.ColorRole
LEAST, LEAST_DRAWN = 4.5, 3.0
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
def test_what_is_disabled_can_be_read_too(dark):
    used, off = palette(dark), QPalette.ColorGroup.Disabled
    for text in (ROLE.WindowText, ROLE.Text, ROLE.ButtonText):
        for ground in (ROLE.Window, ROLE.Base):
            assert contrast(used.color(off, text), used.color(ground)) >= LEAST


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


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_figures_in_a_matrix_can_be_read_on_every_fill(dark):
    used = palette(dark)
    fills = [cell_fill(used, share / 50) for share in range(51)]
    assert min(contrast(cell_ink(fill), fill) for fill in fills) >= LEAST
    assert contrast(cell_ink(fills[0], faint=True), fills[0]) >= LEAST


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_data_colours_can_be_seen_on_every_ground_and_told_apart(dark):
    used = palette(dark)
    grounds = used.color(ROLE.Window), used.color(ROLE.Base), track(used)
    classes = [seen_on(used, diagnosis_colour(code)) for code in (*CODES, None)]
    series = [seen_on(used, series_colour(number)) for number in range(6)]
    poor = {
        colour.name(): round(contrast(colour, ground), 2)
        for colour in (*classes, *series)
        for ground in grounds
        if contrast(colour, ground) < LEAST_DRAWN
    }
    assert not poor
    for colours in (classes, series):
        assert min(distance(*pair) for pair in itertools.combinations(colours, 2)) > 60


def distance(first: QColor, second: QColor) -> float:
    """How far apart two colours are, of 441 at most."""
    pairs = zip(first.getRgb()[:3], second.getRgb()[:3], strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_colour_that_was_kept_follows_the_theme(dark):
    other = seen_on(palette(not dark), diagnosis_colour("nv"))
    assert seen_on(palette(dark), other) != other
    assert seen_on(palette(not dark), seen_on(palette(dark), other)) == other
