"""The ladder that is climbed when memory runs out."""

from __future__ import annotations

import pytest
import torch

from core.error import UserError
from training.events import MemoryReduced
from training.step.memory import (
    MemoryLadder,
    Thrift,
    in_halves,
    is_out_of_memory,
    part_sizes,
)

_CPU = torch.device("cpu")


class _Memory:
    """Work that fails as long as a part has more images than fit."""

    def __init__(self, fits: int) -> None:
        self.fits = fits
        self.tried: list[list[int]] = []
        self.undone = 0

    def __call__(self, sizes: list[int]) -> str:
        self.tried.append(sizes)
        if max(sizes) > self.fits:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return "done"

    def undo(self) -> None:
        self.undone += 1


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (torch.OutOfMemoryError("CUDA out of memory."), True),
        (MemoryError(), True),
        (RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you …"), True),
        (RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate"), True),
        (RuntimeError("MPS backend out of memory"), True),
        (RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"), True),
        (RuntimeError("mat1 and mat2 shapes cannot be multiplied"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_a_shortage_of_memory_is_known_by_its_error(error: Exception, expected: bool) -> None:
    assert is_out_of_memory(error) is expected


@pytest.mark.parametrize(
    ("count", "parts", "sizes"),
    [(32, 1, [32]), (32, 4, [8] * 4), (10, 4, [3, 3, 2, 2]), (5, 4, [3, 2]), (1, 2, [1])],
)
def test_parts_are_even_and_none_has_one_image(count: int, parts: int, sizes: list[int]) -> None:
    assert part_sizes(count, parts) == sizes


def test_parts_are_halved_until_they_fit() -> None:
    work, thrift, told = _Memory(8), Thrift(), list[MemoryReduced]()
    assert MemoryLadder(thrift, 1, _CPU, told.append).climb(32, work, work.undo) == "done"
    assert work.tried == [[32], [16] * 2, [8] * 4]
    assert work.undone == 2
    assert told == [MemoryReduced(16, 2), MemoryReduced(8, 4)]
    assert thrift == Thrift(parts=4, reductions=2)


def test_a_fourth_shortage_in_a_run_is_a_failure() -> None:
    work, thrift, told = _Memory(8), Thrift(), list[MemoryReduced]()
    ladder = MemoryLadder(thrift, 1, _CPU, told.append)
    ladder.climb(32, work, work.undo)
    work.fits = 2
    with pytest.raises(UserError, match="Memory ran out"):
        ladder.climb(32, work, work.undo)
    assert thrift.reductions == 3


def test_parts_that_cannot_be_smaller_are_a_failure() -> None:
    work = _Memory(1)
    with pytest.raises(UserError, match="4 images"):
        MemoryLadder(Thrift(), 2, _CPU, [].append).climb(4, work, work.undo)


def test_a_resumed_run_goes_on_in_the_parts_it_had() -> None:
    work = _Memory(8)
    MemoryLadder(Thrift(4, 2), 1, _CPU, [].append).climb(32, work, work.undo)
    assert work.tried == [[8] * 4]


def test_another_error_is_not_held_back() -> None:
    def fail(_sizes: list[int]) -> None:
        raise RuntimeError("something else")

    with pytest.raises(RuntimeError, match="something else"):
        MemoryLadder(Thrift(), 1, _CPU, [].append).climb(4, fail, lambda: None)


def test_images_that_do_not_fit_at_once_are_asked_in_halves() -> None:
    asked: list[int] = []

    def ask(inputs: torch.Tensor, metadata: torch.Tensor) -> torch.Tensor:
        asked.append(len(inputs))
        if len(inputs) > 3:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return inputs + metadata

    inputs, metadata = torch.arange(7.0), torch.full((7,), 10.0)
    assert torch.equal(in_halves(ask, inputs, metadata), inputs + metadata)
    assert asked == [7, 3, 4, 2, 2]


@pytest.mark.parametrize(
    ("images", "error"),
    [(1, torch.OutOfMemoryError("CUDA out of memory.")), (8, RuntimeError("shapes differ"))],
)
def test_what_halves_cannot_mend_is_raised(images: int, error: RuntimeError) -> None:
    def ask(_inputs: torch.Tensor, _metadata: torch.Tensor) -> torch.Tensor:
        raise error

    with pytest.raises(type(error), match=str(error)):
        in_halves(ask, torch.zeros(images), torch.zeros(images))
