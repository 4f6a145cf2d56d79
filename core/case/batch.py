"""A batch of many images, kept as it goes, so that one that broke off is gone on with."""

from __future__ import annotations

import hashlib
import json
import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from core.bundle import Bundle
from core.bundle_file import DECISION
from core.case.examiner import Examined, Examiner
from core.case.flag import FLAGS
from core.case.table import Outcome
from core.case.told import Told
from core.ensemble.store import Ensemble
from core.error import UserError
from core.inference.model_choice import MODEL
from core.json_line import read_lines
from core.lock import holding
from core.place import cache_folder
from core.prediction import Prediction
from core.record import Patient

CHUNK = 32
_VERSION = 1
_KEPT_SECONDS = 30 * 86_400
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Asked:
    """One image of a batch, with its patient and its lesion id, empty where unknown."""

    path: Path
    patient: Patient
    lesion: str = ""

    @property
    def key(self) -> str:
        """What the answer hangs on beside the model, hashed; raises OSError for no file."""
        state = self.path.stat()
        facts = (str(self.path.resolve()), state.st_size, state.st_mtime_ns, self.lesion)
        text = json.dumps([*facts, asdict(self.patient)], sort_keys=True)
        return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]


class Journal:
    """The answers to images that are done, by their keys; `add` appends, on the disk for good.

    A JSON line an image, the first one names the model. Nothing of a patient stands in it, and no
    reason why an image cannot be read: a disk or a person may have mended that since.
    """

    def __init__(self, path: Path, file: IO[bytes], done: dict[str, Told]) -> None:
        self._path = path
        self._file = file
        self.done = done

    def add(self, told: Sequence[tuple[str, Told]]) -> None:
        """Keep the answers to these keys; raises OSError."""
        lines = (
            json.dumps({"image": key, "p": each.prediction.probabilities, "flags": each.flags})
            for key, each in told
        )
        self._file.write("".join(f"{line}\n" for line in lines).encode())
        self._file.flush()
        os.fsync(self._file.fileno())

    def finish(self) -> None:
        """Forget it all: the table stands."""
        self._file.close()
        self._path.unlink(missing_ok=True)


@contextmanager
def kept(table: Path, model: Bundle | Ensemble) -> Iterator[Journal]:
    """Yield the journal of the table that is to be written, with what was done for it before.

    It lies in the cache. What another model, or the same with another decision, told is forgotten.
    Raises UserError while another process works on the same table, OSError where there is no room.
    """
    folder = cache_folder() / "batches"
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    name = hashlib.sha256(str(table.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    path = folder / f"{name}.jsonl"
    refusal = UserError(
        f"Another process is writing {table}.", "Wait for it, or name another place for --out."
    )
    with holding(path.with_suffix(".lock"), refusal):
        done = _read(path, _digest(model), model.target.classes)
        with path.open("ab") as file:
            # A line that a kill cut short must not swallow the next one.
            file.write(b"\n" if path.stat().st_size else _first_line(model))
            yield Journal(path, file, done)


def told(
    examiner: Examiner,
    asked: Sequence[Asked],
    journal: Journal | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> list[Outcome]:
    """Return what is told of each image, or its reason; what the journal has is not asked again.

    `progress(done, total)` follows each chunk. Raises OSError where the journal has no room.
    """
    found: list[Outcome] = []
    for start in range(0, len(asked), CHUNK):
        part = asked[start : start + CHUNK]
        keys = [_key(each) for each in part] if journal is not None else [""] * len(part)
        done = {} if journal is None else journal.done
        missing = [at for at, key in enumerate(keys) if key not in done]
        fresh = dict(zip(missing, _examined(examiner, [part[at] for at in missing]), strict=True))
        if journal is not None and fresh:
            answers = [(keys[at], each) for at, each in fresh.items() if isinstance(each, Told)]
            journal.add([(key, each) for key, each in answers if key])
        found += [fresh[at] if at in fresh else done[key] for at, key in enumerate(keys)]
        progress(len(found), len(asked))
    return found


def _examined(examiner: Examiner, asked: Sequence[Asked]) -> list[Outcome]:
    paths, patients, lesions = zip(
        *((each.path, each.patient, each.lesion) for each in asked), strict=True
    ) if asked else ((), (), ())  # fmt: skip
    return [
        Told(outcome.prediction, outcome.flags) if isinstance(outcome, Examined) else str(outcome)
        for outcome in examiner.examine_files(paths, patients, lesions)
    ]


def _key(asked: Asked) -> str:
    try:
        return asked.key
    except OSError:
        return ""  # what cannot be found is asked again each time


def _digest(model: Bundle | Ensemble) -> str:
    """Return a hash of all that an answer of a model hangs on: its files name their hashes."""
    digest = hashlib.sha256(f"{_VERSION}".encode())
    for name in (MODEL, DECISION):
        file = model.folder / name
        digest.update(file.read_bytes() if file.is_file() else b"")
    return digest.hexdigest()


def _first_line(model: Bundle | Ensemble) -> bytes:
    return f"{json.dumps({'v': _VERSION, 'model': _digest(model)})}\n".encode()


def _read(path: Path, model: str, classes: Sequence[str]) -> dict[str, Told]:
    """Return what a journal holds; one of another model, or a foreign file, is taken away."""
    lines = read_lines(path)
    if not lines or lines[0].get("v") != _VERSION or lines[0].get("model") != model:
        path.unlink(missing_ok=True)
        return {}
    pairs = ((line.get("image"), _told(line, classes)) for line in lines[1:])
    return {key: each for key, each in pairs if isinstance(key, str) and each is not None}


def _told(line: dict[str, Any], classes: Sequence[str]) -> Told | None:
    match line:
        case {"p": list(shares), "flags": list(flags)}:
            numbers = [float(share) for share in shares if isinstance(share, float | int)]
            whole = len(numbers) == len(shares) == len(classes)
            sound = whole and math.isclose(sum(numbers), 1.0, abs_tol=_ROUNDING)
            if sound and min(numbers) >= 0 and all(flag in FLAGS for flag in flags):
                return Told(Prediction(tuple(numbers), tuple(classes)), tuple(flags))
    return None


def _sweep(folder: Path) -> None:
    """Remove what nobody went on with for a month."""
    before = time.time() - _KEPT_SECONDS
    with suppress(OSError):  # litter in a cache harms nobody
        for entry in list(folder.iterdir()):
            if entry.lstat().st_mtime < before:
                entry.unlink(missing_ok=True)
