from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from core.error import UserError
from core.inference.model_choice import find_bundle, model_choices
from tests.core.bundle_factory import make_bundle


def _run(runs: Path, name: str, *events: str, time: float = 1.0, bundle: bool = True) -> Path:
    run = runs / name
    run.mkdir(parents=True)
    lines = [json.dumps({"v": 1, "seq": i, "time": time, "event": e}) for i, e in enumerate(events)]
    (run / "events.jsonl").write_text("\n".join(lines) + "\n")
    if bundle:
        (run / "best").mkdir()
        (run / "best" / "model.json").write_text("{}")
    return run


def test_a_bundle_and_a_run_are_found(tmp_path: Path) -> None:
    folder = make_bundle(tmp_path / "bundle")
    run = _run(tmp_path / "runs", "a", "created")
    assert find_bundle(folder, tmp_path) == folder
    assert find_bundle(run, tmp_path) == run / "best"


@pytest.mark.parametrize("name", ["nothing", "empty", "file"])
def test_what_is_no_model_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match=name):
        find_bundle(tmp_path / name, tmp_path)


@pytest.fixture
def no_bundled(monkeypatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("DERMADESK_BUNDLED", str(tmp_path / "bundled"))
    return tmp_path / "bundled"


@pytest.mark.usefixtures("no_bundled")
def test_the_newest_completed_run_is_the_default(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    newest = _run(runs, "a", "created", "started", "completed", "heartbeat", time=9)
    older = _run(runs, "b", "created", "started", "completed", time=5)
    _run(runs, "c", "created", "started", "stopped", time=20)
    _run(runs, "d", "created", "started", "completed", "started", time=20)
    _run(runs, "e", "created", "started", "completed", bundle=False, time=20)
    _run(runs, "f", "created", "started", time=20)
    (runs / "f" / "events.jsonl").unlink()
    assert find_bundle(None, runs) == newest / "best"
    assert [choice.name for choice in model_choices(runs)] == [newest.name, older.name]


@pytest.mark.usefixtures("no_bundled")
def test_a_model_among_the_runs_is_offered_after_them(tmp_path: Path) -> None:
    make_bundle(tmp_path / "ensemble")
    assert find_bundle(None, tmp_path) == tmp_path / "ensemble"
    _run(tmp_path, "a", "completed")
    assert [choice.name for choice in model_choices(tmp_path)] == ["a", "ensemble"]


@pytest.mark.usefixtures("no_bundled")
def test_a_model_between_two_renames_is_found(tmp_path: Path) -> None:
    run = _run(tmp_path, "one")
    (run / "best").rename(run / ".best.old")
    assert find_bundle(run, tmp_path) == run / "best"


def test_a_torn_last_line_is_passed_over(tmp_path: Path) -> None:
    run = _run(tmp_path, "a", "completed")
    with (run / "events.jsonl").open("ab") as file:
        file.write(b'3\n{"v": 1, "ev')
    assert find_bundle(None, tmp_path) == run / "best"


def test_a_bundled_model_goes_before_runs(no_bundled: Path, tmp_path: Path) -> None:
    bundled = no_bundled / "lite0"
    bundled.mkdir(parents=True)
    (bundled / "model.json").write_text("{}")
    _run(tmp_path / "runs", "a", "completed")
    assert find_bundle(None, tmp_path / "runs") == bundled
    assert [choice.bundled for choice in model_choices(tmp_path / "runs")] == [True, False]


@pytest.mark.usefixtures("no_bundled")
def test_no_model_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no model yet"):
        find_bundle(None, tmp_path / "absent")


def test_a_folder_that_may_not_be_looked_into_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    usual = os.stat

    def guarded(path: object, *arguments: object, **options: object) -> os.stat_result:
        if "closed/" in str(path):
            raise PermissionError(13, "Permission denied", str(path))
        return usual(path, *arguments, **options)  # type: ignore[call-overload,no-any-return]

    monkeypatch.setattr(os, "stat", guarded)
    assert not any("closed" in str(found.folder) for found in model_choices(tmp_path, tmp_path))
