"""The Python examples in the documents run as they stand, one after the other."""

from __future__ import annotations

import re
import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.fixtures.generate import SETTINGS
from tests.source_tree import ROOT
from training.config import Config, build_config, load_preset, with_values
from training.supervisor import Supervisor, worker_command

MOST_LINES = 5
EXAMPLES = re.findall(
    r"^```python\n(.*?)^```", (ROOT / "docs" / "python.md").read_text("utf-8"), re.M | re.S
)
KEPT_WORKER = Path(__file__).parent / "training" / "kept_worker.py"


def _kept(run: Path) -> list[str]:
    return [sys.executable, str(KEPT_WORKER), str(run)]


def _tiny(values: object) -> Config:
    return with_values(build_config(values), SETTINGS)


def test_an_example_has_five_lines() -> None:
    lengths = [sum(bool(line.strip()) for line in text.splitlines()) for text in EXAMPLES]
    assert len(EXAMPLES) >= 3 and max(lengths) <= MOST_LINES


@pytest.mark.parametrize("worker", [_kept, pytest.param(worker_command, marks=pytest.mark.full)])
def test_the_examples_run(
    worker: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """`full` trains for real; else what a small network left is put in its place."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("training.foreground.build_config", _tiny)
    monkeypatch.setattr("training.foreground.Supervisor", partial(Supervisor, command=worker))
    for text in EXAMPLES:
        exec(compile(text, "docs/python.md", "exec"), {})
        if not Path("lesion.jpg").exists():
            shutil.copy(next(Path("lesions").rglob("*.jpg")), "lesion.jpg")
    said = capsys.readouterr().out
    assert said.count("Figure(") == 2 and said.count("Prediction(") == 11


def test_the_presets_named_are_there() -> None:
    named = re.findall(r'train\([^,]+, "([\w-]+)"', (ROOT / "docs" / "python.md").read_text())
    assert named and all(load_preset(name) for name in named)
