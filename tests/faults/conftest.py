"""One ledger for all faults, told as a table at the end."""

from __future__ import annotations

import random

import pytest

from tests.faults.ledger import SEED, Ledger

_LEDGER = pytest.StashKey[Ledger]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_LEDGER] = Ledger()


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return request.config.stash[_LEDGER]


@pytest.fixture
def chance() -> random.Random:
    """The chance of this run; DERMADESK_FAULTS_SEED names another."""
    return random.Random(SEED)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    ledger = terminalreporter.config.stash.get(_LEDGER, None)
    kinds = sorted({*ledger.opened, *ledger.refused}) if ledger is not None else []
    if not kinds:
        return  # the processes of xdist tell nothing
    tell = terminalreporter.write_line
    terminalreporter.section(f"faults, seed {SEED}")
    tell(f"{'class':<28}{'injected':>9}{'opened':>9}{'refused':>9}{'lost':>6}")
    for kind in kinds:
        lost = sum(line.startswith(f"{kind}, ") or line == kind for line in ledger.lost)
        tell(
            f"{kind:<28}{ledger.injected(kind):>9}{ledger.opened[kind]:>9}"
            f"{ledger.refused[kind]:>9}{lost:>6}"
        )
    total = sum(map(ledger.injected, kinds))
    tell(f"{'all':<28}{total:>9}{ledger.opened.total():>9}{ledger.refused.total():>9}"
         f"{len(ledger.lost):>6}")  # fmt: skip
