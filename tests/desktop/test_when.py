"""Days and times in the words of the window's language, not of the system's."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QApplication

from desktop.translation import Language
from desktop.when import day_text, moment_text


def test_a_day_has_the_whole_year_in_each_language(qapp: QApplication) -> None:
    at = datetime(2026, 11, 2, 9, 5)
    for code, shown in (("en", "02\u00a0Nov\u00a02026"), ("de", "02.11.2026")):
        language = Language(qapp, code)
        try:
            assert (day_text(at), moment_text(at)) == (shown, f"{shown}, 09:05")
        finally:
            language.close()
