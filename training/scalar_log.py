"""The figures of each epoch for TensorBoard."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

from torch.utils.tensorboard.writer import SummaryWriter


class ScalarLog:
    """Writes the rows of metrics.csv as scalars; a resumed run goes on in a further file."""

    def __init__(self, folder: Path) -> None:
        self._writer = SummaryWriter(str(folder))

    def __enter__(self) -> ScalarLog:
        return self

    def write(self, row: dict[str, Any]) -> None:
        """Write the figures of an epoch at its number."""
        for name, value in row.items():
            if isinstance(value, float):
                self._writer.add_scalar(name, value, row["epoch"])
        self._writer.flush()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._writer.close()
