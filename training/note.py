"""The person's own words about a run: a text file beside it, which no worker reads."""

from __future__ import annotations

from pathlib import Path

from core.atomic import write_text
from core.error import UserError

FILE = "note.txt"
MOST = 20_000


def note_file(run: Path) -> Path:
    """Return where the note of a run stands."""
    return run / FILE


def read_note(run: Path, otherwise: str = "") -> str:
    """Return the note of a run; `otherwise` where there is none, or it cannot be read."""
    try:
        with note_file(run).open(encoding="utf-8", errors="replace") as file:
            return file.read(MOST)
    except OSError:
        return otherwise


def write_note(run: Path, text: str) -> None:
    """Keep the note of a run, whole or not at all; raises UserError."""
    if len(text) > MOST:
        raise UserError(f"The note is too long: {len(text):,} letters.", f"At most {MOST:,} fit.")
    try:
        write_text(note_file(run), text)
    except OSError as error:
        raise UserError(
            f"The note cannot be kept in {run}: {error.strerror or error}.",
            "Check that the folder of the run can be written.",
        ) from error
