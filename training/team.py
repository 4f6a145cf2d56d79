"""The processes that train one run together, as the loop sees them; one alone is a team too.

All of them take the same steps. A global batch is cut into shares, what they count is summed, and
only the leader writes. Alone, every method returns at once and changes no bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from core.error import UserError
from training.request import StopRequested

T = TypeVar("T")
Module = TypeVar("Module", bound=nn.Module)
Indices = npt.NDArray[np.int64]

LEAST_SHARE = 2  # images: batch normalisation has no variance of one


class _Outcome(IntEnum):
    WELL, STOPPED, FAILED = range(3)


class Team:
    """The team of the process that `fabric` was launched in."""

    def __init__(self, fabric: Fabric) -> None:
        self._fabric = fabric
        self.rank = fabric.global_rank
        self.world = fabric.world_size

    @property
    def leads(self) -> bool:
        """Whether this process writes files and events."""
        return self.rank == 0

    @property
    def alone(self) -> bool:
        """Whether there is nobody else."""
        return self.world == 1

    def share_of(self, indices: Indices) -> Indices:
        """Return this process's part of a global batch; the parts in order make the whole."""
        return indices if self.alone else np.array_split(indices, self.world)[self.rank]

    def joined(self, rows: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """Return the rows of all processes in the order of their shares."""
        if self.alone:
            return rows
        parts: list[Any] = [None] * self.world
        torch.distributed.all_gather_object(parts, rows)
        return np.concatenate(parts)

    def sums(self, values: Sequence[float]) -> list[float]:
        """Return each value summed over all processes, in double precision."""
        if self.alone:
            return list(values)
        total = torch.tensor(values, dtype=torch.float64, device=self._fabric.device)
        torch.distributed.all_reduce(total)
        return cast(list[float], total.tolist())

    def agreed(self, value: T) -> T:
        """Return the leader's value."""
        return value if self.alone else self._fabric.broadcast(value)

    @contextmanager
    def leader_first(self) -> Iterator[None]:
        """Let the leader do what is in the block before the others; where it fails, they end too.

        Raises StopRequested in all where the leader was stopped inside, else UserError.
        """
        if self.alone:
            yield
            return
        if self.leads:
            outcome = _Outcome.FAILED
            try:
                yield
                outcome = _Outcome.WELL
            except StopRequested:
                outcome = _Outcome.STOPPED
                raise
            finally:
                self._fabric.broadcast(int(outcome))
            return
        match _Outcome(self._fabric.broadcast(0)):
            case _Outcome.STOPPED:
                raise StopRequested
            case _Outcome.FAILED:
                raise UserError("The first process of the run has failed.", "Its log says why.")
        yield

    def wrapped(self, network: Module, *methods: str) -> Module:
        """Return `network` as the loop must call it, so that gradients are averaged over the team.

        `methods` are called besides `forward`. Weights and buffers become those of the leader.
        """
        if self.alone:
            return network
        model = self._fabric.setup_module(network, move_to_device=False)
        for method in methods:
            model.mark_forward_method(method)
        return cast(Module, model)

    def spread_buffers(self, network: nn.Module) -> None:
        """Give every process the leader's buffers, such as the means of batch normalisation."""
        if self.alone:
            return
        for buffer in network.buffers():
            torch.distributed.broadcast(buffer, 0)

    def seed_step(self, *key: int) -> None:
        """Seed torch's generators for one step from `key` and the rank.

        So an exact resume needs the state of no process but the leader; alone, the generator runs
        on and its state is saved.
        """
        if not self.alone:
            torch.manual_seed(int(np.random.default_rng([*key, self.rank]).integers(2**62)))

    def each(self, work: Callable[[], None]) -> None:
        """Do `work` in the leader only."""
        if self.leads:
            work()

    def end(self) -> None:
        """Wait for all and part; nothing can be agreed afterwards."""
        if not self.alone:
            self._fabric.barrier()
            torch.distributed.destroy_process_group()


def weighted(team: Team, loss: Tensor, weight: float) -> Tensor:
    """Return the loss whose gradient, averaged over the team, is that of the global batch.

    `loss` is the mean over this share of total weight `weight`.
    """
    if team.alone:
        return loss
    total = team.sums([weight])[0]
    return loss * (weight * team.world / total)
