"""The page with two finished runs, and an evaluation that is made once for all tests of views."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.engine import Engine
from desktop.evaluate.page import EvaluatePage
from desktop.evaluate.task import Judged
from desktop.session import Session
from desktop.train.snapshot import RunFacts, RunRow, row_of
from tests.desktop import engine_fake as fake
from tests.desktop.evaluate.judged_run import judged_run, make_dataset
from training.run_directory import RunDirectory


def row(run: RunDirectory) -> RunRow:
    return row_of(run.path, RunFacts("net", "quick"), run.state_now(), run.status(), False)


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[RunDirectory, RunDirectory]:
    """Two runs on one split, the newer first; tests that look at test figures make their own."""
    folder = tmp_path_factory.mktemp("evaluate")
    dataset = make_dataset(folder / "images")
    runs = folder / "runs"
    return judged_run(runs, dataset, "newer", 1), judged_run(runs, dataset, "older", 2)


@pytest.fixture(scope="session")
def judged(finished: tuple[RunDirectory, RunDirectory]) -> Judged:
    from training.evaluation import evaluate_run
    from training.tuning import basis_of

    run = finished[0]
    data = run.config().data
    found = evaluate_run(run, "val", resamples=20)
    source = (data.folder, data.csv, data.images)
    return Judged(run.path, run.best, source, found, basis=basis_of(run, "val"))


@pytest.fixture
def session() -> Iterator[Session]:
    session = Session(check_images=False)
    yield session
    session.close()


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An engine that has not been started: starting costs a process."""
    engine = Engine(fake.FAST)
    yield engine
    engine.stop()


@pytest.fixture
def page(
    qtbot: QtBot,
    session: Session,
    engine: Engine,
    finished: tuple[RunDirectory, RunDirectory],
) -> Iterator[EvaluatePage]:
    page = EvaluatePage(session, engine)
    qtbot.addWidget(page)
    page.resize(1190, 760)
    page.show()
    page.set_rows([row(run) for run in finished])
    yield page
    page.close_page()


@pytest.fixture
def dataset(finished: tuple[RunDirectory, RunDirectory]) -> Path:
    folder = finished[0].config().data.folder
    assert folder is not None
    return folder
