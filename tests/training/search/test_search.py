"""Searches with scripted workers: exact numbers of trials, whatever interrupts them."""

from __future__ import annotations

import csv
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import optuna
import pytest
import typer
from optuna.trial import FrozenTrial, TrialState
from typer.testing import CliRunner, Result

from core.error import UserError
from tests.training.run_factory import end_workers, make_folder, supervisor, wait_for
from tests.training.scripted_worker import FAIL, LONG, SEARCHED
from training.command import search_cli
from training.config import build_config, load_config
from training.run_directory import Status, list_runs
from training.run_state import RunState
from training.search.plan import Method, Pruner, SearchPlan, parse_space
from training.search.result import write_results
from training.search.search import PRUNED, REASON, Search
from training.search.study import open_study
from training.series.crew import Crew, Ended, Interrupts, work_off

ROOT = Path(__file__).parents[3]
SPACE = "augment.rotation: {low: 0, high: 180}\noptimise.optimiser: [adam, adamw]\n"


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_folder(tmp_path_factory.mktemp("search") / "images")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "runs" / "mine"
    yield folder
    end_workers(folder)


def plan_of(images: Path, note: str = SEARCHED, **changes: object) -> SearchPlan:
    base = build_config({"run": {"note": note}, "data": {"folder": str(images)}})
    space = parse_space({"augment.rotation": {"low": 0, "high": 180}}, base, "space.yaml")
    return SearchPlan(base, space, **{"pruner": Pruner.NONE, "trials": 2, **changes})  # type: ignore[arg-type]


def search_of(plan: SearchPlan, folder: Path) -> tuple[Search, optuna.Study]:
    study = open_study(plan, folder)
    return Search(plan, folder, study, supervisor(folder), 1, lambda _text: None), study


def go(plan: SearchPlan, folder: Path) -> optuna.Study:
    search, study = search_of(plan, folder)
    assert work_off(Crew(supervisor(folder)), search, Interrupts(), lambda _text: None)
    return study


def states(study: optuna.Study) -> list[TrialState]:
    return [trial.state for trial in study.get_trials()]


def invoke(*words: object) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    app.command("other")(lambda: None)
    search_cli.register(app)
    return CliRunner().invoke(app, ["search", *(str(word) for word in words)])


def program(words: list[object]) -> subprocess.Popen[str]:
    code = (
        "import sys\n"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        "import typer; from training.command import search_cli\n"
        "from tests.training.run_factory import end_workers, supervisor\n"
        "search_cli.Supervisor = supervisor\n"
        "app = typer.Typer(); search_cli.register(app); app.command('other')(lambda: None)\n"
        f"app({['search', *(str(word) for word in words)]!r})\n"
    )
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_twelve_trials_killed_twice_end_as_twelve(tmp_path: Path, images: Path) -> None:
    space = tmp_path / "mine.yaml"
    space.write_text(SPACE)
    words = [space, "--name", "mine", "--trials", 12, "--data", images, "--runs", tmp_path / "runs",
             "--set", f"run.note={SEARCHED}", "--slot", "auto", "--slot", "auto"]  # fmt: skip
    folder = tmp_path / "runs" / "mine"
    for begun in (4, 8):
        process = program(words)
        try:
            wait_for((folder / f"trial-{begun:04}" / "train.log").exists, 400)
            time.sleep(0.1)  # somewhere in the middle of it
        finally:
            process.send_signal(signal.SIGKILL)
            process.communicate()
    both = [program(words), program(words)]  # two that go on together with what is left
    outputs = [process.communicate(timeout=600)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    study = open_study(plan_of(images), folder)
    assert [trial.user_attrs[REASON] for trial in study.get_trials(states=[TrialState.FAIL])] == []
    found = states(study)
    assert len(found) == 12
    assert set(found) <= {TrialState.COMPLETE, TrialState.PRUNED}
    assert len(list_runs(folder)) == 12
    assert any("12 of 12 trials" in output for output in outputs)
    rotations = {trial.params["augment.rotation"] for trial in study.get_trials()}
    assert len(rotations) == 12
    with (folder / "trials.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 12
    best = max(rows, key=lambda row: float(row["val_balanced_accuracy"]))
    assert load_config(folder / "best.yaml").augment.rotation == float(best["augment.rotation"])
    assert load_config(folder / "best.yaml").run.test
    assert not any(run.config().run.test for run in list_runs(folder))
    assert (folder / "importance.svg").stat().st_size and (folder / "importance.png").stat().st_size


def test_a_grid_is_enumerated_exactly(folder: Path, images: Path) -> None:
    base = build_config({"run": {"note": SEARCHED}, "data": {"folder": str(images)}})
    space = parse_space({"augment.rotation": [0, 90], "augment.hue": [0.0, 0.1]}, base, "s")
    first = SearchPlan(base, space, Method.GRID, Pruner.NONE, trials=3)
    go(first, folder)
    study = go(SearchPlan(base, space, Method.GRID, Pruner.NONE, trials=99), folder)
    assert [tuple(trial.params.values()) for trial in study.get_trials()] == [
        (0.0, 0.0), (0.0, 0.1), (90.0, 0.0), (90.0, 0.1),
    ]  # fmt: skip
    assert states(study) == [TrialState.COMPLETE] * 4
    assert study.best_trial.number == 0


def test_a_living_worker_is_adopted_and_a_dead_one_resumed(folder: Path, images: Path) -> None:
    plan = plan_of(images, LONG)
    search, study = search_of(plan, folder)
    runs = [search.next_run(""), search.next_run("")]
    assert search.next_run("") is None
    assert all(runs)
    minder = supervisor(folder)
    for run in runs:
        assert run is not None
        minder.start(run)
        wait_for(lambda run=run: len(run.history()) > 1)
    other, _ = search_of(plan, folder)
    assert other.next_run("") is None  # both are minded by the first
    minder.kill(runs[1])
    del search  # as a killed process does, it lets go of its locks
    heirs = [other.next_run(""), other.next_run("")]
    assert heirs == runs
    assert states(study) == [TrialState.RUNNING] * 2
    heir = supervisor(folder)
    crew = Crew(heir, ("", ""))
    for number, run in enumerate(heirs):
        assert run is not None
        assert other.begun(run, crew.take(run, number))
    wait_for(lambda: all(run.status() is Status.RUNNING for run in runs if run))
    assert [run.log.read_text().count("scripted worker") for run in runs if run] == [1, 2]
    assert all(len(trial.intermediate_values) > 1 for trial in study.get_trials())
    minder.release()
    heir.release()


def test_a_hopeless_trial_is_pruned_and_stays_so(folder: Path, images: Path) -> None:
    plan = plan_of(images, LONG, pruner=Pruner.MEDIAN, trials=6)
    study = open_study(plan, folder)
    for _ in range(5):
        done = study.ask()
        for epoch in range(1, 5):
            done.report(0.99, epoch)
        study.tell(done, 0.99)
    go(plan, folder)
    found = study.get_trials()[-1]
    assert found.state is TrialState.PRUNED
    assert found.user_attrs[PRUNED] == 2
    assert [run.status() for run in list_runs(folder)] == [Status.STOPPED]
    rows = write_results(study, plan, folder)
    assert rows[-1].state == "pruned" and rows[-1].value is not None


def test_a_pruned_run_found_stopped_is_not_begun_again(folder: Path, images: Path) -> None:
    plan = plan_of(images, LONG, trials=1)
    search, study = search_of(plan, folder)
    run = search.next_run("")
    assert run is not None
    trial = search._held[run.name][0]
    trial.report(0.5, 1)
    trial.set_user_attr(PRUNED, 1)
    del search, trial
    other, _ = search_of(plan, folder)
    assert other.next_run("") is None
    assert states(study) == [TrialState.PRUNED]


def test_a_stopped_trial_is_gone_on_with_next_time(folder: Path, images: Path) -> None:
    plan = plan_of(images, LONG, trials=1)
    search, study = search_of(plan, folder)
    crew, interrupts = Crew(supervisor(folder)), Interrupts()
    run = search.next_run("")
    assert run is not None
    search.begun(run, crew.take(run, 0))
    wait_for(lambda: len(run.history()) > 0)
    interrupts.count = 1
    assert not work_off(crew, search, interrupts, lambda _text: None)
    assert states(study) == [TrialState.RUNNING]
    assert search.next_run("") is None
    assert search_of(plan, folder)[0].next_run("") == run


def test_a_trial_that_ends_in_the_moment_it_is_found_open_is_left_alone(
    folder: Path, images: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = plan_of(images, trials=1)
    search, study = search_of(plan, folder)
    other, _ = search_of(plan, folder)
    run = search.next_run("")
    assert run is not None

    def ends(_frozen: FrozenTrial) -> bool:
        search._held[run.name][0].set_user_attr(PRUNED, 1)
        search.ended(Ended(run, Status.STOPPED, RunState(), ""))
        return False

    monkeypatch.setattr(other, "_is_minded_elsewhere", ends)
    assert other.next_run("") is None
    assert states(study) == [TrialState.PRUNED]


def test_a_trial_that_another_folder_is_about_to_sign_is_left_to_it(
    tmp_path: Path, images: Path
) -> None:
    plan = plan_of(images, trials=1, storage=f"sqlite:///{tmp_path}/study.db")
    folder = tmp_path / "there" / "mine"
    search, study = search_of(plan, tmp_path / "here" / "mine")
    other, _ = search_of(plan, folder)
    trial = study.ask()
    assert other.next_run("") is None
    search._hold(search._frozen(trial), trial)
    search._sign(trial)
    assert other.next_run("") is None
    assert list_runs(folder) == []


def test_a_search_that_was_moved_goes_on(folder: Path, images: Path) -> None:
    plan = plan_of(images, trials=1)
    search, _ = search_of(plan, folder)
    run = search.next_run("")
    del search
    moved = folder.rename(folder.with_name("moved"))
    found = search_of(plan, moved)[0].next_run("")
    assert run is not None and found is not None
    assert found.path == moved / run.name


def test_failing_runs_end_the_search(folder: Path, images: Path) -> None:
    plan = plan_of(images, FAIL, trials=9)
    search, study = search_of(plan, folder)
    assert work_off(Crew(supervisor(folder)), search, Interrupts(), lambda _text: None)
    assert states(study) == [TrialState.FAIL] * 3
    with pytest.raises(UserError, match="disk is full"):
        search.finish()


def test_a_changed_dataset_ends_the_search(folder: Path, tmp_path: Path) -> None:
    plan = plan_of(make_folder(tmp_path / "images"))
    search, _ = search_of(plan, folder)
    search.next_run("")
    for path in sorted((tmp_path / "images").glob("*.jpg"))[:3]:
        path.unlink()
    with pytest.raises(UserError, match="dataset has changed"):
        search.next_run("")


@pytest.mark.parametrize("storage", ["sqlite:///{}/study.db", "{}/elsewhere.journal"])
def test_other_storages(folder: Path, tmp_path: Path, images: Path, storage: str) -> None:
    plan = plan_of(images, trials=1, storage=storage.format(tmp_path))
    assert search_of(plan, folder)[0].next_run("") is not None
    assert states(open_study(plan, folder)) == [TrialState.RUNNING]
    assert not (folder / "storage.journal").exists()


def test_wrong_input_is_a_sentence(tmp_path: Path, images: Path) -> None:
    space = tmp_path / "s.yaml"
    space.write_text("augment.rotate: [1]\n")
    common = ["--runs", tmp_path / "runs", "--data", images]
    result = invoke(space, *common)
    assert result.exit_code == 2 and "no setting augment.rotate" in result.output
    space.write_text(SPACE)
    result = invoke(space, *common, "--storage", "nosuch://x")
    assert result.exit_code == 2 and "storage of the search cannot be opened" in result.output
    result = invoke(tmp_path, *common)
    assert result.exit_code == 2 and "search.yaml" in result.output
