"""A casebook in a folder of its own, with a clock that goes on by a second at each look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.casebook.casebook import Casebook
from tests.core.casebook.case_factory import MORNING


@pytest.fixture
def clock() -> Callable[[], datetime]:
    seconds = iter(range(100_000))
    return lambda: MORNING + timedelta(seconds=next(seconds))


@pytest.fixture
def book(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Casebook]:
    opened = Casebook.open(tmp_path / "cases.sqlite", clock)
    yield opened
    opened.close()
