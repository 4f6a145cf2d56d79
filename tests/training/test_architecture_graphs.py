"""The graph that each architecture is saved with answers as its network does: `make test-all`.

Apart from the combinations, which are trained without a graph.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from core.bundle import read_bundle, reference_input
from core.inference.graph import close, find_graph
from tests.training.combination import HEAVY, LIGHT, answers, config_of, trained


@pytest.mark.full
@pytest.mark.parametrize("name", [*LIGHT, *HEAVY])
def test_the_graph_answers_as_torch(
    name: str, home: Path, runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tqdm.tqdm.monitor_interval", 0)  # its thread outlives a slow export
    run = trained(config_of({"model.architecture": name}, home / "images"), runs)
    bundle = read_bundle(run.best)
    graph = find_graph(bundle, threads=1)
    assert graph is not None
    found = graph.answer(*reference_input(bundle.preprocessing, bundle.statistics))
    assert close(found, answers(bundle), 1e-4)
