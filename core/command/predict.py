"""The command `predict`: image files in, a table of probabilities out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.atomic import csv_text, write_csv
from core.case.table import FORMS, TABLE, Answering, Outcome, table
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
from core.record import SITES, Patient

if TYPE_CHECKING:
    from core.case.batch import Journal
    from core.case.examiner import Examiner

_SHOWN_PROBLEMS = 20


ThresholdOption = Annotated[
    str,
    typer.Option(
        metavar="VALUE_OR_FILE",
        help="Flag images from this malignancy on: a number, or a decision.json (default: "
        "the model's own, where it has one).",
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help="CSV to write; without it, on the screen. Where it broke off, the same command goes "
        "on.",
    ),
]
FormOption = Annotated[
    str, typer.Option("--format", help=f"Columns of the table: {' or '.join(FORMS)}.")
]


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
    threshold: ThresholdOption = "",
    out: OutOption = None,
    form_name: FormOption = TABLE,
    runs: Annotated[
        Path | None, typer.Option(help="Folder of the runs, where it is elsewhere.")
    ] = None,
) -> None:
    """Classify images; the table names each by its file name, or by its path where two share it."""
    if metadata is not None and any((age, sex, site)):
        raise UserError("--metadata and --age, --sex, --site exclude each other.")
    if out is not None and not out.parent.is_dir():
        raise UserError(f"The folder {out.parent} does not exist.", "Name another place for --out.")
    if form_name not in FORMS:
        raise UserError(f"There is no format “{form_name}”.", f"There are: {', '.join(FORMS)}.")
    form = FORMS[form_name]
    paths, problems = find_images(inputs)
    patients, lesions, more = _people(paths, metadata, given_patient(age, sex, site))
    problems += more
    folder = find_bundle(model, runs_folder() if runs is None else runs)
    examiner = _opened(folder)
    classifier = examiner.classifier
    given = read_threshold(threshold) if threshold else None
    decision = decided(classifier.bundle.decision.rule, classifier.target, given)
    by = Answering(classifier.target.classes, decision, classifier.bundle.weights_hash)
    header, _ = table(form, (), (), by)  # a form that is not possible is told at once
    with _kept(out, examiner) as journal:
        outcomes = _told(examiner, paths, _with_headers(paths, patients), lesions, journal)
        _tell(examiner, decision, problems + _bad(paths, outcomes))
        if all(isinstance(outcome, str) for outcome in outcomes):
            raise UserError("None of the images can be read.", "The reasons stand above.")
        _, rows = table(form, paths, outcomes, by)
        if out is None:
            typer.echo(csv_text(header, rows), nl=False)
            return
        write_csv(out, header, rows)
        if journal is not None:
            journal.finish()
    read = sum(not isinstance(outcome, str) for outcome in outcomes)
    typer.echo(f"{read} images classified with {folder}; written to {out}.", err=True)


def find_images(inputs: Iterable[Path]) -> tuple[list[Path], list[str]]:
    """Return the image files that are named or lie under named folders, each once, and problems.

    Raises UserError for a name that does not exist, and where there is no image at all.
    """
    found: dict[Path, Path] = {}
    problems: list[str] = []
    for given in inputs:
        if given.is_dir():
            inside = scan(check_folder(given), PICTURE_SUFFIXES)
            for file in inside.files:
                found.setdefault(_place(file.path), file.path)
            problems += [f"{problem.where}: {problem.reason}" for problem in inside.problems]
        elif given.exists():
            found.setdefault(_place(given), given)
        else:
            raise UserError(f"The image {given} does not exist.", "Check the name.")
    if not found:
        raise UserError(
            "There are no images there.", f"Images end in {', '.join(PICTURE_SUFFIXES)}."
        )
    return list(found.values()), problems


def _place(path: Path) -> Path:
    """Return where a file lies, however it is named; a link is an image with a name of its own."""
    return path.parent.resolve() / path.name


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


def _kept(out: Path | None, examiner: Examiner) -> AbstractContextManager[Journal | None]:
    from core.case.batch import kept

    return nullcontext() if out is None else kept(out, examiner.classifier.bundle)


def _told(
    examiner: Examiner,
    paths: Sequence[Path],
    patients: Sequence[Patient],
    lesions: Sequence[str],
    journal: Journal | None,
) -> list[Outcome]:
    from core.case.batch import Asked, told

    if journal is not None and journal.done:
        typer.echo(f"Going on: {len(journal.done)} images were done before.", err=True)
    asked = [Asked(*each) for each in zip(paths, patients, lesions, strict=True)]
    with progress_bar("Classifying images") as show:
        return told(examiner, asked, journal, show)


def _bad(paths: Sequence[Path], outcomes: Sequence[Outcome]) -> list[str]:
    pairs = zip(paths, outcomes, strict=True)
    return [f"{one_line(str(path))}: {each}" for path, each in pairs if isinstance(each, str)]


def _with_headers(paths: Sequence[Path], patients: Sequence[Patient]) -> list[Patient]:
    """Return the patients with what is not told of them taken from DICOM headers."""
    from core.image.dicom_patient import with_header  # with pydicom: not for --help

    return [with_header(path, patient) for path, patient in zip(paths, patients, strict=True)]


def _tell(examiner: Examiner, decision: Decided, problems: Sequence[str]) -> None:
    typer.echo(NOTICE, err=True)
    own = examiner.classifier.bundle.decision
    typer.echo("\n".join((own.sentence, *decision.basis, *examiner.notes)), err=True)
    for problem in problems[:_SHOWN_PROBLEMS]:
        typer.echo(f"Problem: {problem}", err=True)
    if len(problems) > _SHOWN_PROBLEMS:
        typer.echo(f"… and {len(problems) - _SHOWN_PROBLEMS} more problems", err=True)
