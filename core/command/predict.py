"""The command `predict`: image files in, a table of probabilities out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.atomic import csv_text, write_csv
from core.cli import NOTICE, plain_errors, progress_bar, spinner
from core.error import UserError
from core.evaluation.decided import Decided
from core.evaluation.decision_text import decided
from core.evaluation.rule import read_threshold
from core.inference.model_choice import find_bundle
from core.layout.folder import PICTURE_SUFFIXES, check_folder, scan
from core.layout.table import one_line
from core.metadata import parse_patient, read_patients
from core.place import runs_folder
from core.prediction import Prediction, columns, prediction_row
from core.record import SITES, Patient

if TYPE_CHECKING:
    from core.classifier import Classifier

_CHUNK = 32
_SHOWN_PROBLEMS = 20


@plain_errors
def predict(
    inputs: Annotated[
        list[Path], typer.Argument(help="Images, or folders of images.", metavar="IMAGE_OR_FOLDER")
    ],
    model: Annotated[
        Path | None,
        typer.Option(help="Bundle or run; without it the bundled model or the newest run."),
    ] = None,
    metadata: Annotated[
        Path | None, typer.Option(help="CSV with image_id, age, sex and localization.")
    ] = None,
    age: Annotated[str, typer.Option(help="Age in years of every image's patient.")] = "",
    sex: Annotated[str, typer.Option(help="female or male.")] = "",
    site: Annotated[str, typer.Option(help="Part of the body, as in HAM10000.")] = "",
    threshold: Annotated[
        str,
        typer.Option(
            metavar="VALUE_OR_FILE",
            help="Flag images from this malignancy on: a number, or a decision.json (default: "
            "the model's own, where it has one).",
        ),
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="CSV to write; without it, on the screen.")
    ] = None,
    runs: Annotated[
        Path | None, typer.Option(help="Folder of the runs, where it is elsewhere.")
    ] = None,
) -> None:
    """Classify images; the table names each by its file name, or by its path where two share it."""
    if metadata is not None and any((age, sex, site)):
        raise UserError("--metadata and --age, --sex, --site exclude each other.")
    if out is not None and not out.parent.is_dir():
        raise UserError(f"The folder {out.parent} does not exist.", "Name another place for --out.")
    paths, problems = find_images(inputs)
    if metadata is None:
        patients = [_patient(age, sex, site)] * len(paths)
    else:
        known, unsound = read_patients(metadata)
        problems += [f"{metadata.name}, {problem.where}: {problem.reason}" for problem in unsound]
        patients = [known.get(path.stem, Patient()) for path in paths]
        problems += [
            f"{one_line(p.name)}: no row in {metadata.name}" for p in paths if p.stem not in known
        ]
    folder = find_bundle(model, runs_folder() if runs is None else runs)
    classifier = _opened(folder)
    given = read_threshold(threshold) if threshold else None
    by = decided(classifier.bundle.decision.rule, classifier.target, given)
    rows, bad = _classified(classifier, paths, patients, by)
    typer.echo(NOTICE, err=True)
    typer.echo("\n".join((classifier.bundle.decision.sentence, *by.basis)), err=True)
    _tell(problems + bad)
    if not rows:
        raise UserError("None of the images can be read.", "The reasons stand above.")
    header = (*columns(classifier.target.classes), *by.columns)
    if out is None:
        typer.echo(csv_text(header, rows), nl=False)
    else:
        write_csv(out, header, rows)
        typer.echo(f"{len(rows)} images classified with {folder}; written to {out}.", err=True)


def find_images(inputs: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """Return the image files that are named or lie under named folders, each once, and problems.

    Raises UserError for a name that does not exist, and where there is no image at all.
    """
    found: dict[Path, None] = {}
    problems: list[str] = []
    for given in inputs:
        if given.is_dir():
            inside = scan(check_folder(given), PICTURE_SUFFIXES)
            found.update(dict.fromkeys(file.path for file in inside.files))
            problems += [f"{problem.where}: {problem.reason}" for problem in inside.problems]
        elif given.exists():
            found[given] = None
        else:
            raise UserError(f"The image {given} does not exist.", "Check the name.")
    if not found:
        raise UserError(
            "There are no images there.", f"Images end in {', '.join(PICTURE_SUFFIXES)}."
        )
    return list(found), problems


def _opened(folder: Path) -> Classifier:
    with spinner("Opening the model"):
        from core.classifier import Classifier

        return Classifier.open(folder)


def _patient(age: str, sex: str, site: str) -> Patient:
    patient, reasons = parse_patient(age, sex, site)
    if reasons:
        raise UserError(f"{reasons[0][:1].upper()}{reasons[0][1:]}.")
    if patient.site not in SITES:
        raise UserError(f"The site “{site}” is not known.", f"Known are: {', '.join(SITES)}.")
    return patient


def _classified(
    classifier: Classifier,
    paths: Sequence[Path],
    patients: Sequence[Patient],
    by: Decided,
) -> tuple[list[Sequence[object]], list[str]]:
    patients = _with_headers(paths, patients)
    seen = Counter(path.name for path in paths)
    rows: list[Sequence[object]] = []
    problems: list[str] = []
    with progress_bar("Classifying images") as show:
        for start in range(0, len(paths), _CHUNK):
            part = slice(start, start + _CHUNK)
            outcomes = classifier.classify_files(paths[part], patients[part])
            for path, outcome in zip(paths[part], outcomes, strict=True):
                name = one_line(path.name if seen[path.name] == 1 else str(path))
                if isinstance(outcome, Prediction):
                    rows.append((*prediction_row(name, outcome), *by.cells(outcome)))
                else:
                    problems.append(f"{one_line(str(path))}: {outcome}")
            show(min(start + _CHUNK, len(paths)), len(paths))
    return rows, problems


def _with_headers(paths: Sequence[Path], patients: Sequence[Patient]) -> list[Patient]:
    """Return the patients with what is not told of them taken from DICOM headers."""
    from core.image.dicom_patient import with_header  # with pydicom: not for --help

    return [with_header(path, patient) for path, patient in zip(paths, patients, strict=True)]


def _tell(problems: Sequence[str]) -> None:
    for problem in problems[:_SHOWN_PROBLEMS]:
        typer.echo(f"Problem: {problem}", err=True)
    if len(problems) > _SHOWN_PROBLEMS:
        typer.echo(f"… and {len(problems) - _SHOWN_PROBLEMS} more problems", err=True)
