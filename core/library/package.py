"""A model as one file: a ZIP of its bundle, without what is derived, written and read with checks.

What comes from elsewhere is untrusted: names, sizes and hashes are checked, nothing in it runs, and
the ONNX graph is made anew from the weights.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import lzma
import re
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from core.atomic import replacing, replacing_folder
from core.bundle import WEIGHTS, read_bundle
from core.bundle_file import DECISION, damaged, kind_of, read_json
from core.ensemble.store import KIND as ENSEMBLE
from core.ensemble.store import read_ensemble
from core.error import UserError
from core.inference.model_choice import MODEL, find_bundle
from core.json_text import parse_json
from core.library.book import MOST_NAME, MOST_NOTE, ModelBook, Said
from core.schema import is_newer, newer

SUFFIX = ".dermadesk"
CARD = "card.json"
_CARD_VERSION = 1
_MEMBER = re.compile(r"member_\d{1,3}")
_SAFE = re.compile(r"(member_\d{1,3}/)?[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}")
_MOST_FILES, _MOST_BYTES, _MOST_CARD = 1000, 16_000_000_000, 1_000_000
_BLOCK = 1 << 20
_SPARE = 100_000_000

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    ValueError, LookupError, struct.error,
)  # fmt: skip

Report = Callable[[str, int, int], object]


def export_model(folder: Path, target: Path, said: Said, report: Report) -> Path:
    """Write a bundle or an ensemble as one file, whole or not at all.

    `said` is the person's name and note, which travel with it. Raises UserError.
    """
    names = model_files(folder)
    total = sum((folder / name).stat().st_size for name in names)
    done = 0
    card = {
        "version": _CARD_VERSION,
        "name": said.name,
        "note": said.note,
        "figures": dict(said.figures),
    }
    try:
        with replacing(target) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(CARD, json.dumps(card, indent=2, ensure_ascii=False))
            for name in names:
                packed = zipfile.ZIP_DEFLATED if name.endswith(".json") else zipfile.ZIP_STORED
                archive.write(folder / name, name, compress_type=packed)
                done += (folder / name).stat().st_size
                report("export", done, total)
    except OSError as error:
        raise UserError(
            f"{target} cannot be written: {error.strerror or error}.", "Choose another place."
        ) from error
    return target


def import_model(source: Path, models: Path, report: Report, name: str = "") -> Path:
    """Bring in a file of `export_model`, a bundle or a run, and return its new folder.

    Raises UserError where it is damaged or is here already; then nothing is left of it.
    """
    try:
        models.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=models) as place:
            inside = Path(place)
            card = _unpacked(source, inside, report) if source.is_file() else {}
            if is_newer(card.get("version"), _CARD_VERSION):
                raise newer(source.name, card["version"], _CARD_VERSION)
            if not source.is_file():
                _copy(find_bundle(source, source), inside, report)
            report("check", 0, 0)
            digest = check_model(inside)
            usual = name or str(card.get("name") or "") or _usual_name(source)
            return keep(inside, models, usual, digest, card)
    except OSError as error:
        raise UserError(
            f"The model cannot be kept in {models}: {error.strerror or error}.",
            "Free some space, or check the rights of that folder.",
        ) from error


def keep(
    inside: Path, models: Path, name: str, digest: str, card: Mapping[str, Any] | None = None
) -> Path:
    """Move a checked model from `inside` to its own folder in `models` and return it.

    `name` and what the `card` says are put into the book. Raises UserError and OSError.
    """
    book = ModelBook(models)
    here = _found(inside, models, digest)
    if here is not None:
        called = book.said(here).name or here.name
        raise UserError(
            f"This model is here already, as “{called}”.", "Look for it on the page Models."
        )
    target = models / f"{_slug(name)}-{digest[:12]}"
    names = model_files(inside)
    with replacing_folder(target) as fresh:
        for file in names:
            (fresh / file).parent.mkdir(exist_ok=True)
            shutil.move(inside / file, fresh / file)
    book.rename(target, name[:MOST_NAME])
    if card:
        book.write_note(target, str(card.get("note") or "")[:MOST_NOTE])
        figures = card.get("figures")
        if isinstance(figures, dict) and figures:
            book.keep_figures(target, {**figures, "told_by": "file"})
    return target


def _found(inside: Path, models: Path, digest: str) -> Path | None:
    """Return the folder in `models` that holds the same model, whatever it is called.

    Its name alone does not tell: a person may have renamed or copied it, or an earlier version made
    it when digests were of something else.
    """
    first = _first_hashes(inside)
    for folder in sorted(path.parent for path in models.glob(f"[!.]*/{MODEL}")):
        # One that is damaged does not count: it may be why the model is imported again.
        with contextlib.suppress(UserError, OSError):
            if _first_hashes(folder) == first and check_model(folder) == digest:
                return folder
    return None


def _first_hashes(folder: Path) -> list[str]:
    """Return the hashes of the weights as `model.json` tells them, which is quick to read."""
    found = []
    for name in model_files(folder):
        if Path(name).name == MODEL:
            files = read_json(folder / name)["files"]
            found.append(str(files.get(WEIGHTS)))
    return found


def model_files(folder: Path) -> list[str]:
    """Return the files that make a model, by their names in its folder; raises UserError.

    What is derived (the ONNX graph) is not among them.
    """
    model = read_json(folder / MODEL)
    listed = model.get("files")
    if not isinstance(listed, dict):
        raise damaged(folder / MODEL)
    names = [MODEL, DECISION, *sorted(str(name) for name in listed)]
    if kind_of(model) == ENSEMBLE:
        rows = model.get("members")
        for row in rows if isinstance(rows, list) else ():
            inner = str(row.get("folder")) if isinstance(row, dict) else ""
            if not _MEMBER.fullmatch(inner):
                raise damaged(folder / MODEL)  # “.” would lead here again, “..” out of the model
            names += [f"{inner}/{name}" for name in model_files(folder / inner)]
    if not all(_SAFE.fullmatch(name) for name in names):
        raise damaged(folder / MODEL)
    return names


def check_model(folder: Path) -> str:
    """Read and check a model of either kind; return a digest of what it is. Raises UserError.

    The same weights are another model where they see images otherwise, or are blended otherwise.
    """
    if kind_of(read_json(folder / MODEL)) == ENSEMBLE:
        what = read_ensemble(folder).weights_hash
    else:
        bundle = read_bundle(folder)
        what = bundle.weights_hash + json.dumps(bundle.preprocessing.to_json(), sort_keys=True)
    return hashlib.sha256(what.encode()).hexdigest()


def _unpacked(source: Path, inside: Path, report: Report) -> dict[str, Any]:
    """Unpack a file into a folder and return its card; raises UserError."""
    try:
        with zipfile.ZipFile(source) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_entries(source, infos, inside)
            total, done = sum(info.file_size for info in infos), 0
            for info in infos:
                path = inside / info.filename
                path.parent.mkdir(exist_ok=True)
                with archive.open(info) as packed, path.open("wb") as file:
                    while block := packed.read(_BLOCK):
                        file.write(block)
                        done += len(block)
                        report("import", done, total)
    except _DAMAGE as error:
        raise _no_model(source) from error
    card = inside / CARD
    if not card.is_file():
        return {}
    try:
        values = parse_json(card.read_bytes())
    except ValueError as error:
        raise _no_model(source) from error
    return values if isinstance(values, dict) else {}


def _check_entries(source: Path, infos: list[zipfile.ZipInfo], inside: Path) -> None:
    names = [info.filename for info in infos]
    sizes = sum(info.file_size for info in infos)
    strange = [name for name in names if not _SAFE.fullmatch(name)]
    cards = [info for info in infos if info.filename == CARD]
    sound = MODEL in names and len(set(names)) == len(names) <= _MOST_FILES and not strange
    if not sound or any(info.file_size > _MOST_CARD for info in cards):
        raise _no_model(source)
    if any(info.flag_bits & 1 for info in infos):
        raise UserError(f"{source.name} is encrypted.", "Have it exported again.")
    free = shutil.disk_usage(inside).free
    if sizes > min(_MOST_BYTES, free - _SPARE):
        raise UserError(
            f"{source.name} needs {sizes / 1e6:.0f} MB; {free / 1e6:.0f} MB are free.",
            "Free some space.",
        )


def _copy(folder: Path, inside: Path, report: Report) -> None:
    names = model_files(folder)
    for number, name in enumerate(names, start=1):
        (inside / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(folder / name, inside / name)
        report("import", number, len(names))


def _usual_name(source: Path) -> str:
    folder = source.parent if source.name == "best" else source
    return folder.stem if source.is_file() else folder.name


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40] or "model"


def _no_model(source: Path) -> UserError:
    return UserError(
        f"{source.name} is no model of Dermadesk, or it is damaged.",
        f"Models exported as one file end in {SUFFIX}; copy or export it again.",
    )
