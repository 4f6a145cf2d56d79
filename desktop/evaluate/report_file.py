"""Asks where a report is to be written: as PDF, as a web page, or as JSON."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.translation import mark, tr

_REPORTS = {".pdf": "PDF", ".html": mark("Web page"), ".json": "JSON"}


def ask_report_file(parent: QWidget, name: str) -> Path | None:
    """Return the file that was chosen, by its kind where it has no ending; None for no file."""
    kinds = ";;".join(f"{tr(title)} (*{suffix})" for suffix, title in _REPORTS.items())
    found, kind = QFileDialog.getSaveFileName(parent, tr("Save the report"), name, kinds)
    if not found:
        return None
    path = Path(found)
    chosen = next((end for end, title in _REPORTS.items() if kind.startswith(tr(title))), ".pdf")
    return path if path.suffix else path.with_name(path.name + chosen)
