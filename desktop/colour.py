"""Fixed data colours: one for each diagnosis, the same in every chart, chip and table."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

# Source: Paul Tol, "Colour schemes" (2021), scheme "bright": told apart with every common colour
# vision. The malignant three are the warm ones.
_DIAGNOSIS = {
    "akiec": "#ccbb44",
    "bcc": "#aa3377",
    "bkl": "#228833",
    "df": "#a3a3a3",
    "mel": "#ee6677",
    "nv": "#4477aa",
    "vasc": "#66ccee",
}
_TWO_CLASSES = {"benign": "#4477aa", "malignant": "#ee6677"}
_SERIES = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#aa3377", "#66ccee")


def diagnosis_colour(code: str | None) -> QColor:
    """Return the colour of a class: a diagnosis code, or one of two; grey for any other."""
    return QColor({**_DIAGNOSIS, **_TWO_CLASSES}.get(code or "", "#888888"))


def series_colour(index: int) -> QColor:
    """Return the colour of the curve number `index`, repeating after six."""
    return QColor(_SERIES[index % len(_SERIES)])


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Return `first` with `share` (0..1) of `second` in it."""
    keep = 1.0 - share
    return QColor(
        round(first.red() * keep + second.red() * share),
        round(first.green() * keep + second.green() * share),
        round(first.blue() * keep + second.blue() * share),
    )


def quiet_text(palette: QPalette) -> QColor:
    """Return the colour for secondary text: still above 4.5:1 on the window of both themes."""
    return mixed(palette.windowText().color(), palette.window().color(), 0.32)


def hairline(palette: QPalette) -> QColor:
    """Return the colour of thin separating lines and grids."""
    return mixed(palette.windowText().color(), palette.window().color(), 0.84)
