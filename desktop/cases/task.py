"""What other processes do for cases: functions without Qt, heavy imports inside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from core.casebook.entry import Case, CaseImage
from core.error import UserError


def case_images(paths: Sequence[Path]) -> tuple[CaseImage, ...]:
    """Return what a case keeps of its image files; raises UserError for one that is gone or bad."""
    from core.casebook.picture import case_image
    from core.image.decoding import BadImage

    found = []
    for path in paths:
        try:
            found.append(case_image(path))
        except BadImage as error:
            raise UserError(
                f"{path.name} cannot be kept: {error}.", "Check that the file is still there."
            ) from error
    return tuple(found)


def write_sheet(
    case: Case, out: Path, runs: Path, heat: bool, report: Callable[[str, int, int], object]
) -> Path:
    """Write the page of a case and return where; `heat` also shows where its call was seen.

    Its model is looked for in the folder `runs`. Raises UserError.
    """
    from core.casebook.sheet_file import write_case_sheet

    write_case_sheet(case, out, runs=runs, overlay=heat, progress=report)
    return out
