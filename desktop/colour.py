"""Fixed data colours: one for each diagnosis, the same in every chart, chip and table."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtGui import QColor, QGuiApplication, QPalette

# Each as a pair: on light and on dark ground, at least 3:1 on both and on the track of a bar (WCAG
# 2.2, success criterion 1.4.11). Source of the hues: Paul Tol, "Colour schemes" (2021), scheme
# "bright": told apart with every common colour vision. The malignant three are the warm ones.
_YELLOW, _PURPLE, _GREEN = ("#958207", "#ccbb44"), ("#aa3377", "#d170c8"), ("#228833", "#4fae62")
_GREY, _RED, _BLUE = ("#828282", "#bdbdbd"), ("#dc4a5f", "#ee6677"), ("#4169b5", "#7a90e6")
_CYAN, _NONE = ("#0b8ca0", "#66ccee"), ("#566062", "#8b9496")
_CLASSES = MappingProxyType(
    {
        "akiec": _YELLOW,
        "bcc": _PURPLE,
        "bkl": _GREEN,
        "df": _GREY,
        "mel": _RED,
        "nv": _BLUE,
        "vasc": _CYAN,
        "benign": _BLUE,
        "malignant": _RED,
    }
)
_SERIES = (_BLUE, _RED, _GREEN, _YELLOW, _PURPLE, _CYAN)
_PAIRS = MappingProxyType({name: pair for pair in (*_SERIES, _GREY, _NONE) for name in pair})


def diagnosis_colour(code: str | None) -> QColor:
    """Return the colour of a class on the ground of the window now: grey for an unknown one.

    A class is a diagnosis code, or one of two. Who keeps a colour paints with `seen_on` it.
    """
    return _of(_CLASSES.get(code or "", _NONE), QGuiApplication.palette())


def series_colour(index: int) -> QColor:
    """Return the colour of the curve number `index`, repeating after six, as `diagnosis_colour`."""
    return _of(_SERIES[index % len(_SERIES)], QGuiApplication.palette())


def seen_on(palette: QPalette, colour: QColor) -> QColor:
    """Return a data colour as it is on the ground of `palette`; any other colour as it is."""
    pair = _PAIRS.get(colour.name())
    return _of(pair, palette) if pair is not None and colour.alpha() == 255 else colour


def track(palette: QPalette) -> QColor:
    """Return the colour of what a bar lies on: seen, and far from that of every bar."""
    return mixed(palette.windowText().color(), palette.window().color(), 0.93)


def _of(pair: tuple[str, str], palette: QPalette) -> QColor:
    light, dark = pair
    return QColor(dark if palette.window().color().lightness() < 128 else light)


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
