"""Days and times as the calendar and the clock on the wall have them, the same on every page."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from desktop.translation import tr


def day_text(at: datetime) -> str:
    """Return the day of a time."""
    here = at.astimezone()
    # By Qt: the names of months come in the language of the window, not in that of the system.
    day = QLocale().toString(QDate(here.year, here.month, here.day), tr("dd MMM yyyy"))
    return day.replace(" ", "\u00a0")  # one word, where a line ends


def moment_text(at: datetime) -> str:
    """Return the day and the minute of a time."""
    return f"{day_text(at)}, {at.astimezone():%H:%M}"
