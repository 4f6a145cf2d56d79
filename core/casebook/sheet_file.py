"""The page of a case as a file: pictures read and drawn anew, so that no EXIF goes along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np

from core.casebook.entry import Case
from core.casebook.evidence import Evidence, evidence_of
from core.casebook.picture import is_same_file
from core.casebook.sheet import Views, case_sheet
from core.error import UserError
from core.evaluation.report.document import Document, Picture
from core.evaluation.report.write import check_report_path, write_report
from core.image.decoding import BadImage, Pixels, decode
from core.inference.model_choice import model_choices
from core.inference.overlay import laid_over
from core.place import runs_folder

Progress = Callable[[str, int, int], object]

_LONGEST_SIDE = 900
_HEIGHT = 1.75  # inches on the page
_WIDEST = 2.4


def write_case_sheet(
    case: Case,
    out: Path,
    *,
    model: Path | None = None,
    runs: Path | None = None,
    overlay: bool = False,
    progress: Progress | None = None,
) -> Document:
    """Write the page of a case to `out` (.pdf, .html or .json) and return what it says.

    `model` is where its model lies, else it is looked for where it lay when the case was kept and,
    by its name, in the folder `runs`; `overlay` has the network explain its answer, which takes
    seconds. Raises UserError.
    """
    tell = progress or (lambda what, done, total: None)
    check_report_path(out)
    tell("Reading the model", 0, 3)
    folder = model or _folder(case, runs_folder() if runs is None else runs)
    evidence = evidence_of(case.entry.answer, folder)
    if model is not None and evidence.model is None:
        raise UserError(evidence.missing, "Name the model that the case was answered by.")
    tell("Reading the picture", 1, 3)
    views = case_views(case, folder, evidence, overlay=overlay)
    tell("Writing the page", 2, 3)
    sheet = case_sheet(case, views, evidence, datetime.now(UTC))
    write_report(sheet, out)
    tell("Writing the page", 3, 3)
    return sheet


def case_views(case: Case, folder: Path | None, evidence: Evidence, *, overlay: bool) -> Views:
    """Return the picture of a case and, if asked for and possible, where its call was seen."""
    image = case.entry.images[0]
    try:
        if not is_same_file(image):
            return Views(missing="The picture is not shown: its file was changed since.")
        pixels = decode(image.path)
    except BadImage as error:
        return Views(missing=f"The picture is not shown: {error}.")
    number = len(case.entry.images)
    title = "The picture" if number == 1 else f"The first of {number} pictures"
    shown = drawn(pixels, title)
    if not overlay or folder is None or evidence.model is None:
        return Views(shown)
    from core.inference.explain import open_explainer  # torch takes seconds

    prediction = case.entry.answer.prediction
    index = prediction.classes.index(prediction.dx)
    try:
        heat = open_explainer(folder).grad_cam(pixels, case.entry.patient, index)
    except UserError:
        return Views(shown)  # a network without maps: the page does without
    return Views(shown, drawn(laid_over(pixels, heat), f"Grad-CAM of {prediction.dx}"))


def drawn(pixels: Pixels, title: str) -> Picture:
    """Return an RGB image as a PNG picture, made small enough for a page."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONGEST_SIDE / max(height, width))
    if scale < 1.0:
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        pixels = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    done, png = cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR))
    if not done:
        raise ValueError("the picture cannot be encoded")
    tall = min(_HEIGHT, _WIDEST * height / width)
    return Picture(title, png.tobytes(), tall * width / height, tall)


def _folder(case: Case, runs: Path) -> Path | None:
    told = case.entry.answer.details.get("folder")
    if isinstance(told, str) and told and Path(told).is_dir():
        return Path(told)
    named = (each for each in model_choices(runs) if each.name == case.entry.answer.model)
    # Another model may have the name by now; its hash is compared before anything is said of it.
    return next((each.folder for each in named), None)
