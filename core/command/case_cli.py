"""The commands on one case: lesions like it, other patients, and where the network looked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from core.case.flag import FLAGS
from core.cli import NOTICE, plain_errors, spinner, terminal
from core.command.predict import given_patient
from core.error import UserError
from core.inference.model_choice import find_bundle
from core.place import runs_folder

if TYPE_CHECKING:
    from core.case.examiner import Examined, Examiner
    from core.case.what_if import WhatIf
    from core.experience.neighbour import Neighbour

_WIDE = 120
_NEIGHBOURS = 16

ModelArgument = Annotated[
    Path, typer.Argument(metavar="MODEL", help="A bundle, a run or an ensemble.")
]
ImageArgument = Annotated[Path, typer.Argument(metavar="IMAGE", help="An image file.")]
AgeOption = Annotated[str, typer.Option(help="Age in years of the patient.")]
SexOption = Annotated[str, typer.Option(help="female or male.")]
SiteOption = Annotated[str, typer.Option(help="Part of the body, as in HAM10000.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@plain_errors
def similar(
    model: ModelArgument,
    image: ImageArgument,
    lesion: Annotated[
        str, typer.Option(help="Its lesion id, to leave its own lesion out by name too.")
    ] = "",
    count: Annotated[int, typer.Option(min=1, max=1000, help="How many.")] = _NEIGHBOURS,
    as_json: JsonOption = False,
) -> None:
    """List the training lesions most like an image, one photograph each, never its own lesion."""
    from core.experience.neighbour import counted_by_dx

    examiner = _examiner(model)
    examined = _examined(examiner, image, lesion)
    found = examiner.neighbours([examined], [image.stem], lesion, count)
    if as_json:
        _print_json(_similar_json(examined, found))
        return
    _show_neighbours(found)
    number = ", ".join(f"{dx} {n}" for dx, n in counted_by_dx(found).items() if n)
    proven = sum(neighbour.proven == "histo" for neighbour in found)
    typer.echo(f"Of {len(found)}: {number}; {proven} proven by histology.")
    typer.echo(
        f"The model's own answer: {examined.prediction.dx} {examined.prediction.confidence:.1%}."
    )
    for flag in examined.flags:
        typer.echo(FLAGS[flag])
    typer.echo("\n".join((*examiner.notes, NOTICE)), err=True)


@plain_errors
def what_if_command(
    model: ModelArgument,
    image: ImageArgument,
    age: AgeOption = "",
    sex: SexOption = "",
    site: SiteOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show how far age, sex and site alone move the answer to an image."""
    from core.case.what_if import what_if
    from core.image.decoding import BadImage

    patient = given_patient(age, sex, site)
    classifier = _examiner(model).classifier
    try:
        pixels = classifier.decode(image)
    except BadImage as error:
        raise UserError(f"{image}: {error}.") from error
    found = what_if(classifier, [pixels], patient)
    if as_json:
        _print_json(found.to_json())
        return
    _show_what_if(found)
    typer.echo(found.sentence)
    typer.echo(NOTICE, err=True)


@plain_errors
def explain(
    model: ModelArgument,
    image: ImageArgument,
    out: Annotated[Path, typer.Option("--out", "-o", help="PNG to write.")],
    method: Annotated[
        str, typer.Option(help="gradcam, gradcam++, saliency or occlusion.")
    ] = "gradcam",
    class_name: Annotated[
        str, typer.Option("--class", help="Class to explain (default: the most probable).")
    ] = "",
    age: AgeOption = "",
    sex: SexOption = "",
    site: SiteOption = "",
) -> None:
    """Draw over an image where the network saw a class."""
    from core.image.decoding import BadImage, decode

    if not out.parent.is_dir():
        raise UserError(f"The folder {out.parent} does not exist.", "Name another place for --out.")
    patient = given_patient(age, sex, site)
    folder = find_bundle(model, runs_folder())
    with spinner("Opening the model"):
        from core.classifier import Classifier
        from core.inference.attribution import METHODS
        from core.inference.explain import open_explainer
        from core.inference.overlay import laid_over, write_png
        from core.inference.voter import read_model
    if method not in METHODS:
        raise UserError(f"No method is called “{method}”.", f"There are: {', '.join(METHODS)}.")
    classes = read_model(folder).target.classes
    if class_name and class_name not in classes:
        raise UserError(f"The model has no class “{class_name}”.", f"It has {', '.join(classes)}.")
    try:
        rgb = decode(image)
    except BadImage as error:
        raise UserError(f"{image}: {error}.") from error
    with spinner("Explaining"):
        if not class_name:
            (answer,) = Classifier.open(folder).classify_files([image], [patient])
            if isinstance(answer, BadImage):
                raise UserError(f"{image}: {answer}.")
            class_name = answer.dx
        heat = open_explainer(folder).heat(rgb, patient, classes.index(class_name), method)
    write_png(out, laid_over(rgb, heat))
    typer.echo(f"Where the model sees {class_name} ({method}): written to {out}.")
    typer.echo(NOTICE, err=True)


def _examiner(model: Path) -> Examiner:
    folder = find_bundle(model, runs_folder())
    with spinner("Opening the model"):
        from core.case.examiner import Examiner
        from core.classifier import Classifier

        return Examiner.of(Classifier.open(folder))


def _examined(examiner: Examiner, image: Path, lesion: str) -> Examined:
    from core.image.decoding import BadImage
    from core.record import Patient

    (found,) = examiner.examine_files([image], [Patient()], [lesion])
    if isinstance(found, BadImage):
        raise UserError(f"{image}: {found}.")
    return found


def _similar_json(examined: Examined, found: list[Neighbour]) -> dict[str, object]:
    from core.experience.neighbour import counted_by_dx

    return {
        "dx": examined.prediction.dx,
        "flags": list(examined.flags),
        "distance": examined.distance,
        "limit": examined.limit,
        "counts": counted_by_dx(found),
        "neighbours": [
            {
                "lesion": each.lesion, "image": each.image, "dx": each.dx,
                "proven": each.proven, "distance": each.distance,
            }
            for each in found
        ],
    }  # fmt: skip


def _show_neighbours(found: list[Neighbour]) -> None:
    table = Table("", "dx", "proven by", "distance", "lesion (hashed)", box=None)
    for rank, each in enumerate(found, start=1):
        table.add_row(str(rank), each.dx, each.proven, f"{each.distance:.2f}", each.lesion)
    terminal(_WIDE).print(table)


def _show_what_if(found: WhatIf) -> None:
    from core.case.what_if import FIELDS

    classes = found.given.classes
    table = Table("", *classes, "malignancy", "dx", box=None)
    for name, prediction in (("image only", found.image_only), ("with patient", found.given)):
        shares = [f"{share:.1%}" for share in prediction.probabilities]
        table.add_row(name, *shares, f"{prediction.malignancy:.1%}", prediction.dx)
    for field in FIELDS:
        spans = [*found.span(field), found.malignancy_span(field)]
        others = ", ".join(found.others(field))
        cells = [f"{low:.1%}–{high:.1%}" for low, high in spans]
        table.add_row(f"any {field}", *cells, f"another with: {others}" if others else "the same")
    terminal(_WIDE + 60).print(table)


def _print_json(values: object) -> None:
    typer.echo(json.dumps(values, indent=2, ensure_ascii=False, allow_nan=False))


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command("similar")(similar)
    app.command("whatif")(what_if_command)
    app.command("explain")(explain)
