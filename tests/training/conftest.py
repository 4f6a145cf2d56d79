"""What several tests of training share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.training.combination import demo
from training.result import Asked, asking, embedding


@pytest.fixture(scope="module")
def without_graph() -> Iterator[None]:
    """Leave out the ONNX file, whose making takes longer than a small run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "training.job.asked_of",
            lambda _bundle, network, _threads: Asked(asking(network), embedding(network)),
        )
        yield


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Generated lesions, and the place of their cache, made once."""
    home = tmp_path_factory.mktemp("combinations")
    demo(home / "images")
    return home


@pytest.fixture
def runs(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Runs that share the decoded images and leave nothing: a large network fills a disk."""
    monkeypatch.setenv("DERMADESK_CACHE", str(home / "cache"))
    yield home / "runs"
    shutil.rmtree(home / "runs", ignore_errors=True)
