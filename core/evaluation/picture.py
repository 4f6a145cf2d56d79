"""Pictures of an evaluation: one style, one way to save, for window and report alike.

matplotlib is imported when a picture is drawn, and never through pyplot: no state, no window.
Colours: Paul Tol, "Colour schemes" (2021), scheme "bright", told apart with every common colour
vision; lines differ in their dashes besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.atomic import write_bytes
from core.error import UserError
from core.evaluation.evaluation import Evaluation

BLUE, RED, GREEN, YELLOW, PURPLE, CYAN, GREY = (
    "#4477aa", "#ee6677", "#228833", "#ccbb44", "#aa3377", "#66ccee", "#777777",
)  # fmt: skip
CLASS_COLOURS: Mapping[str, str] = MappingProxyType(
    {
        "akiec": YELLOW, "bcc": PURPLE, "bkl": GREEN, "df": "#a3a3a3", "mel": RED, "nv": BLUE,
        "vasc": CYAN, "benign": BLUE, "malignant": RED,
    }
)  # fmt: skip
DASHES: tuple[str, ...] = ("-", "--", "-.", ":")
SUFFIXES: tuple[str, ...] = (".png", ".svg", ".pdf")
_DPI = 150
_STYLE = MappingProxyType({
    "font.size": 9, "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True,
    "grid.alpha": 0.25, "legend.frameon": False, "legend.fontsize": 8, "svg.hashsalt": "dermadesk",
})  # fmt: skip


def page(
    evaluation: Evaluation, title: str, size: tuple[float, float] = (7.4, 4.6), **axes: Any
) -> tuple[Any, Any]:
    """Return a new figure and its axes; the title says whose figures they are, and any mark.

    `size` is in inches; `axes` goes to `Figure.subplots`.
    """
    figure, drawn = styled(size, **axes)
    mark = "† The split leaks: no figure for new images.\n" if evaluation.leak else ""
    subset = f"{evaluation.subset} subset: " if evaluation.subset else ""
    figure.suptitle(f"{title}\n{mark}{subset}{evaluation.cohort.population}", fontsize=9)
    return figure, drawn


def styled(size: tuple[float, float], **axes: Any) -> tuple[Any, Any]:
    """Return a new figure of `size` inches in the style of the house, and its axes."""
    import matplotlib
    from matplotlib.figure import Figure

    with matplotlib.rc_context(dict(_STYLE)):
        figure = Figure(figsize=size, layout="constrained")
        return figure, figure.subplots(**axes)


def legend_beside(figure: Any, title: str = "") -> None:
    """Put the legend of the curves to the right of the axes, where it hides none of them."""
    if not any(axes.get_legend_handles_labels()[0] for axes in figure.axes):
        return  # nothing could be drawn, of one class for example
    figure.legend(
        loc="outside right center", title=title or None, fontsize=8, title_fontsize=8, frameon=False
    )


def rendered(figure: Any, suffix: str) -> bytes:
    """Return a figure as the bytes of a .png, .svg or .pdf file; the same figure, the same bytes.

    Raises UserError for another suffix.
    """
    import matplotlib

    if suffix.casefold() not in SUFFIXES:
        raise UserError(f"Pictures cannot be saved as “{suffix}”.", f"Use {', '.join(SUFFIXES)}.")
    form = suffix.casefold().removeprefix(".")
    # No dates: a picture changes only with what it shows.
    undated: dict[str, dict[str, Any]] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
    buffer = BytesIO()
    with matplotlib.rc_context(dict(_STYLE)):
        figure.savefig(buffer, format=form, dpi=_DPI, metadata=undated.get(form))
    return buffer.getvalue()


def save(figure: Any, path: Path) -> None:
    """Write a figure to a .png, .svg or .pdf file, whole or not at all; raises UserError."""
    write_bytes(path, rendered(figure, path.suffix))
