"""When memory runs out: the same images in smaller parts; a step at most three times a run."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor

from core.error import UserError
from core.shortage import is_shortage
from training.events import MemoryReduced

_REDUCTIONS = 3
_SMALLEST = 2  # images: batch normalisation has no variance of one
_log = logging.getLogger(__name__)
Result = TypeVar("Result")


@dataclass
class Thrift:
    """In how many parts a step is worked through (0: as the config has it), and why."""

    parts: int = 0
    reductions: int = 0


def is_out_of_memory(error: Exception) -> bool:
    """Return whether an error says that the memory of the device or the machine is used up."""
    return isinstance(error, (RuntimeError, MemoryError)) and is_shortage(error)


def free(device: torch.device) -> None:
    """Give back what the allocator of `device` holds and nothing uses."""
    gc.collect()
    if device.type != "cpu" and torch.accelerator.is_available():
        torch.accelerator.empty_cache()


def part_sizes(count: int, parts: int) -> list[int]:
    """Return the sizes of `parts` even parts of `count` images; fewer where they would be tiny."""
    number = max(1, min(parts, count // _SMALLEST))
    return [count // number + (place < count % number) for place in range(number)]


def in_halves(ask: Callable[[Tensor, Tensor], Tensor], inputs: Tensor, metadata: Tensor) -> Tensor:
    """Return what `ask` gives for [n, …] rows that need no gradient, in halves where memory lacks.

    A row's answer does not depend on the others, so this has no bottom but the single image; there
    the error itself is raised.
    """
    try:
        return ask(inputs, metadata)
    except (RuntimeError, MemoryError) as error:
        if len(inputs) < 2 or not is_out_of_memory(error):
            raise
        shortage = str(error)
    free(inputs.device)
    middle = len(inputs) // 2
    _log.warning("memory ran out; %d images are asked in two halves: %s", len(inputs), shortage)
    halves = ((inputs[:middle], metadata[:middle]), (inputs[middle:], metadata[middle:]))
    return torch.cat([in_halves(ask, *half) for half in halves])


class MemoryLadder:
    """Tries a step again in twice as many parts when memory runs out.

    Not where the parts are `fixed`: processes that train together must all take the same ones.
    """

    def __init__(
        self,
        thrift: Thrift,
        parts: int,
        device: torch.device,
        reduced: Callable[[MemoryReduced], object],
        *,
        fixed: bool = False,
    ) -> None:
        self._thrift = thrift
        self._thrift.parts = thrift.parts or parts
        self._device = device
        self._reduced = reduced
        self._fixed = fixed

    def climb(
        self, count: int, attempt: Callable[[list[int]], Result], undo: Callable[[], None]
    ) -> Result:
        """Return what `attempt` gives for the sizes of the parts of `count` images.

        `undo` makes everything as it was before an attempt that failed, and `reduced` hears of the
        next. Raises UserError after three reductions, or where parts cannot be smaller.
        """
        while True:
            sizes = part_sizes(count, self._thrift.parts)
            try:
                return attempt(sizes)
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                shortage = str(error)
            # The error is gone here, and with it the tensors that its traceback held.
            undo()
            free(self._device)
            _log.warning("memory ran out: %s", shortage)
            self._reduce(count, sizes)

    def _reduce(self, count: int, sizes: list[int]) -> None:
        thrift = self._thrift
        smaller = part_sizes(count, len(sizes) * 2)
        if self._fixed or thrift.reductions == _REDUCTIONS or len(smaller) == len(sizes):
            raise UserError(
                f"Memory ran out, and a step of {count} images does not fit in {len(sizes)} parts "
                "either.",
                "Close other programs, or make a run with a smaller model.image_size, "
                "architecture or optimise.batch_size. The last saved state is whole.",
            )
        thrift.parts = 2 * len(sizes)
        thrift.reductions += 1
        event = MemoryReduced(smaller[0], len(smaller))
        _log.warning("%s", event.sentence)
        self._reduced(event)
