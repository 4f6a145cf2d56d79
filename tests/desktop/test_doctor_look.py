"""What the doctor says of the window, without one."""

from __future__ import annotations

import pytest

from core.checkup import Verdict
from desktop.doctor_look import look_at_window, try_qt


def found(said: str = "6.11.3 offscreen 4", code: int = 0, fault: str | None = None) -> dict:
    lines = look_at_window(lambda: fault, lambda: (code, said))
    return {line.what: line for line in lines}


def test_a_sound_window_is_three_good_lines() -> None:
    lines = found()
    assert [line.verdict for line in lines.values()] == [Verdict.GOOD] * 3
    assert (lines["Qt"].found, lines["Fonts"].found) == ("6.11.3 starts", "4 families")


@pytest.mark.parametrize(
    ("what", "given", "said"),
    [
        ("Screen", {"fault": "No display.\n  Install x"}, "No display.   Install x"),
        ("Qt", {"code": -6, "said": "no plugin"}, "does not start: no plugin"),
    ],
)
def test_what_is_missing_is_told_and_no_hindrance(what: str, given: dict, said: str) -> None:
    line = found(**given)[what]
    assert (line.found, line.verdict) == (said, Verdict.NOTE)


def test_without_fonts_the_one_that_comes_along_is_used() -> None:
    assert "DejaVu Sans" in found("6.11.3 offscreen 0")["Fonts"].found


def test_qt_starts_here() -> None:
    code, said = try_qt()
    assert code == 0 and said.split()[1] == "offscreen"
