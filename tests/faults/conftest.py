"""One ledger for all faults, of all processes of the tests, told as a table at the end."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from tests.faults.ledger import SEED, Ledger

_LEDGER = pytest.StashKey[Ledger]()
_FOLDER = Path(__file__).parent
_OF_WORKER = "faults"


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_LEDGER] = Ledger()
    if config.pluginmanager.hasplugin("xdist"):
        config.pluginmanager.register(_Gathering(config), "faults of the processes")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None and _LEDGER in session.config.stash:
        output[_OF_WORKER] = session.config.stash[_LEDGER].plain


class _Gathering:
    """Takes in what the processes of xdist counted."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    def pytest_testnodedown(self, node: Any) -> None:
        self._config.stash[_LEDGER].add(getattr(node, "workeroutput", {}).get(_OF_WORKER, {}))


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return request.config.stash[_LEDGER]


@pytest.fixture
def chance() -> random.Random:
    """The chance of this run; DERMADESK_FAULTS_SEED names another."""
    return random.Random(SEED)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    ledger = terminalreporter.config.stash.get(_LEDGER, None)
    if ledger is None or not ledger.injected:
        return
    failed = [
        report.nodeid
        for kind in ("failed", "error")
        for report in terminalreporter.stats.get(kind, [])
        if _FOLDER.name in report.nodeid.split("/")
    ]
    terminalreporter.section(f"faults, seed {SEED}")
    for line in ledger.lines():
        terminalreporter.write_line(line)
    for name in failed:
        terminalreporter.write_line(f"lost by {name}")
