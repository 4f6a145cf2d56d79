"""A report becomes a file; its suffix says of which kind."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from core.atomic import write_bytes
from core.error import UserError
from core.evaluation.report.document import Document
from core.evaluation.report.html import as_html


def write_report(document: Document, path: Path) -> None:
    """Write a report to `path`, whole or not at all; raises UserError for a suffix or a folder."""
    form = check_report_path(path)
    data = form(document)
    try:
        write_bytes(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"The report {path} cannot be written ({reason}).", "Choose another place."
        ) from error


def check_report_path(path: Path) -> Callable[[Document], bytes]:
    """Return what writes such a file; raises UserError before any work is done for nothing."""
    form = FORMS.get(path.suffix.casefold())
    if form is None:
        raise UserError(
            f"A report cannot be written as “{path.name}”.", f"Use one of {', '.join(FORMS)}."
        )
    if not path.parent.is_dir():
        raise UserError(f"There is no folder {path.parent}.", "Make it, or choose another.")
    return form


def _as_pdf(document: Document) -> bytes:
    from core.evaluation.report.pdf import as_pdf  # its library is wanted for this alone

    return as_pdf(document)


def _as_json(document: Document) -> bytes:
    text = json.dumps(document.data, indent=2, allow_nan=False, ensure_ascii=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


FORMS: Mapping[str, Callable[[Document], bytes]] = MappingProxyType(
    {".pdf": _as_pdf, ".html": as_html, ".json": _as_json}
)
"""What a report can be written as, by suffix."""
