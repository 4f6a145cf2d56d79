"""What a person adds to the images of a dataset: a proposed diagnosis, a star, a note.

It never changes the original table: it lies in a file of its own, one a dataset folder.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core import place
from core.atomic import write_csv, write_json
from core.diagnosis import CODES
from core.error import UserError
from core.json_text import parse_json
from core.layout.table import one_line, plain_text, read_table
from core.record import Record

VERSION = 1
LONGEST_NOTE = 2000
COLUMNS = ("image_id", "lesion_id", "dx", "proposal", "star", "note")
_MAX_BYTES = 64_000_000
_LOCK_SECONDS = 10.0
_TRUE = frozenset({"1", "true", "yes"})


@dataclass(frozen=True, slots=True)
class Annotation:
    """One image's remarks; `proposal` is a diagnosis code, or None where nothing is proposed."""

    proposal: str | None = None
    star: bool = False
    note: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return self.proposal is None and not self.star and not self.note


NOTHING = Annotation()


def annotation_file(root: Path) -> Path:
    """Return where the annotations of the dataset in `root` are kept, whether there yet or not."""
    whole = os.path.realpath(root)
    digest = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    name = "".join(c if c.isalnum() or c in "-_" else "_" for c in Path(whole).name)[:40]
    return place.annotations_folder() / f"{name or 'root'}-{digest}.json"


def read_annotations(path: Path) -> dict[str, Annotation]:
    """Return the annotations by image id; empty where the file is absent.

    Raises UserError where it is damaged.
    """
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _damaged(path, "it is far too large")
        value = parse_json(path.read_bytes())
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UserError(
            f"The annotations in {path} cannot be read ({error.strerror or error}).",
            "Check the permissions.",
        ) from error
    except ValueError as error:
        raise _damaged(path, "it is not JSON") from error
    if not isinstance(value, dict) or value.get("v") != VERSION:
        raise _damaged(path, f"it is not of version {VERSION}")
    table = value.get("annotations")
    if not isinstance(table, dict):
        raise _damaged(path, "it has no annotations")
    return {name: _from_json(path, entry) for name, entry in table.items()}


def write_annotations(path: Path, root: Path, annotations: Mapping[str, Annotation]) -> None:
    """Write what is said of the dataset in `root`, whole or not at all; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    table = {
        name: {
            key: value
            for key, value in (
                ("proposal", entry.proposal), ("star", entry.star), ("note", entry.note)
            )
            if value
        }
        for name, entry in sorted(annotations.items())
        if not entry.empty
    }  # fmt: skip
    write_json(path, {"v": VERSION, "root": str(root), "annotations": table})


def keep_annotations(
    path: Path,
    root: Path,
    changes: Mapping[str, Annotation],
    otherwise: Mapping[str, Annotation] | None = None,
) -> dict[str, Annotation]:
    """Put changed annotations beside what others have written meanwhile, and return all.

    An empty one takes away what stood there. Where the file is damaged it is set aside and
    `otherwise` is written, if given, else UserError is raised; OSError where it cannot be written.
    """
    from filelock import FileLock  # the first paint does without

    path.parent.mkdir(parents=True, exist_ok=True)
    # Two windows may speak of the same images.
    with FileLock(path.with_suffix(".lock"), timeout=_LOCK_SECONDS):
        try:
            said = {**read_annotations(path), **changes}
        except UserError:
            if otherwise is None:
                raise
            set_aside(path)  # with the lock: another window may be about to do the same
            said = dict(otherwise)
        write_annotations(path, root, said)
    return {name: entry for name, entry in said.items() if not entry.empty}


def set_aside(path: Path) -> Path:
    """Rename a damaged file so that nothing of it is lost, and return its new name."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    path.rename(aside)
    return aside


def export_annotations(
    path: Path, records: Iterable[Record], annotations: Mapping[str, Annotation]
) -> int:
    """Write a CSV of the annotated records beside their original diagnosis; return its rows.

    Raises OSError where the file cannot be written.
    """
    rows = []
    for record in records:
        entry = annotations.get(record.image_id, NOTHING)
        if not entry.empty:
            rows.append(
                (record.image_id, record.lesion_id, record.dx or "", entry.proposal or "",
                 int(entry.star), entry.note)
            )  # fmt: skip
    write_csv(path, COLUMNS, rows)
    return len(rows)


def import_annotations(path: Path) -> dict[str, Annotation]:
    """Read a CSV that `export_annotations` wrote; rows that say nothing are passed over.

    Raises UserError where the table cannot be used.
    """
    from core.metadata import row_image_id  # brings numpy, which the first paint does without

    found = {}
    for row in read_table(path, required=("image_id", "proposal")):
        proposal = row.get("proposal").casefold()
        if proposal and proposal not in CODES:
            raise UserError(
                f"Row {row.line} of {path.name} proposes “{proposal[:40]}”.",
                f"A proposal is one of {', '.join(CODES)}.",
            )
        note = clean_note(plain_text(row.get("note")))
        entry = Annotation(proposal or None, row.get("star").casefold() in _TRUE, note)
        if not entry.empty:
            found[row_image_id(row)] = entry
    return found


def clean_note(text: str) -> str:
    """Return a note as one line of at most 2,000 characters."""
    return one_line(text).strip()[:LONGEST_NOTE]


def _from_json(path: Path, entry: object) -> Annotation:
    if not isinstance(entry, dict):
        raise _damaged(path, "an entry is not a table")
    proposal, star, note = entry.get("proposal"), entry.get("star", False), entry.get("note", "")
    if (
        not (proposal is None or proposal in CODES)
        or not isinstance(star, bool)
        or not isinstance(note, str)
    ):
        raise _damaged(path, "an entry has a value that is not possible")
    return Annotation(proposal, star, clean_note(note))


def _damaged(path: Path, reason: str) -> UserError:
    return UserError(
        f"The annotations in {path.name} are damaged: {reason}.",
        "Take the file from a backup, or import an exported table.",
    )
