"""What several tests of training share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

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
