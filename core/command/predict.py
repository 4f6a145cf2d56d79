"""The command `predict`: image files in, a table of probabilities out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.atomic import csv_text, write_csv
from core.case.flag import COLUMN
from core.cli import NOTICE, plain_errors, progress_bar, spinner
from core.error import UserError
from core.evaluation.decided import Decided
from core.evaluation.decision_text import decided
from core.evaluation.rule import read_threshold
from core.inference.model_choice import find_bundle
from core.layout.folder import PICTURE_SUFFIXES, check_folder, scan
from core.layout.table import one_line
from core.metadata import parse_patient, read_lesions, read_patients
from core.place import runs_folder
from core.prediction import columns, prediction_row
from core.record import SITES, Patient

if TYPE_CHECKING:
    from core.case.examiner import Examiner

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
    patients, lesions, more = _people(paths, metadata, given_patient(age, sex, site))
    problems += more
    folder = find_bundle(model, runs_folder() if runs is None else runs)
    examiner = _opened(folder)
    classifier = examiner.classifier
    given = read_threshold(threshold) if threshold else None
    by = decided(classifier.bundle.decision.rule, classifier.target, given)
    rows, bad = _classified(examiner, paths, patients, lesions, by)
    typer.echo(NOTICE, err=True)
    basis = (classifier.bundle.decision.sentence, *by.basis, *examiner.notes)
    typer.echo("\n".join(basis), err=True)
    _tell(problems + bad)
    if not rows:
        raise UserError("None of the images can be read.", "The reasons stand above.")
    header = (*columns(classifier.target.classes), *by.columns, COLUMN)
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


def _people(
    paths: Sequence[Path], metadata: Path | None, given: Patient
) -> tuple[list[Patient], list[str], list[str]]:
    """Return the patient and the lesion id of each image, and what is wrong with their table."""
    if metadata is None:
        return [given] * len(paths), [""] * len(paths), []
    known, unsound = read_patients(metadata)
    lesion_of = read_lesions(metadata)
    problems = [f"{metadata.name}, {problem.where}: {problem.reason}" for problem in unsound]
    problems += [
        f"{one_line(p.name)}: no row in {metadata.name}" for p in paths if p.stem not in known
    ]
    patients = [known.get(path.stem, Patient()) for path in paths]
    return patients, [lesion_of.get(path.stem, "") for path in paths], problems


def _opened(folder: Path) -> Examiner:
    with spinner("Opening the model"):
        from core.case.examiner import Examiner
        from core.classifier import Classifier

        return Examiner.of(Classifier.open(folder))


def given_patient(age: str, sex: str, site: str) -> Patient:
    """Return the patient that options tell; raises UserError for impossible values."""
    patient, reasons = parse_patient(age, sex, site)
    if reasons:
        raise UserError(f"{reasons[0][:1].upper()}{reasons[0][1:]}.")
    if patient.site not in SITES:
        raise UserError(f"The site “{site}” is not known.", f"Known are: {', '.join(SITES)}.")
    return patient


def _classified(
    examiner: Examiner,
    paths: Sequence[Path],
    patients: Sequence[Patient],
    lesions: Sequence[str],
    by: Decided,
) -> tuple[list[Sequence[object]], list[str]]:
    from core.image.decoding import BadImage  # with Pillow and the like: not for --help

    patients = _with_headers(paths, patients)
    seen = Counter(path.name for path in paths)
    rows: list[Sequence[object]] = []
    problems: list[str] = []
    with progress_bar("Classifying images") as show:
        for start in range(0, len(paths), _CHUNK):
            part = slice(start, start + _CHUNK)
            outcomes = examiner.examine_files(paths[part], patients[part], lesions[part])
            for path, outcome in zip(paths[part], outcomes, strict=True):
                name = one_line(path.name if seen[path.name] == 1 else str(path))
                if isinstance(outcome, BadImage):
                    problems.append(f"{one_line(str(path))}: {outcome}")
                    continue
                answer = outcome.prediction
                flags = " ".join(outcome.flags)
                rows.append((*prediction_row(name, answer), *by.cells(answer), flags))
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
