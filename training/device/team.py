"""The processes that train one run together, as the loop sees them; one alone is a team too.

All of them take the same steps. A global batch is cut into shares, what they count is summed, and
only the leader writes. Alone, every method returns at once and changes no bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import IntEnum
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
import torch
from lightning_fabric import Fabric
from torch import Tensor, nn

from core.error import UserError
from training.device.fabric import PATIENCE
from training.feed.share import Share
from training.request import StopRequested

Module = TypeVar("Module", bound=nn.Module)


class _Outcome(IntEnum):
    WELL, STOPPED, FAILED = range(3)


class Team:
    """The team of the process that `fabric` was launched in."""

    def __init__(self, fabric: Fabric) -> None:
        self._fabric = fabric
        self.rank = fabric.global_rank
        self.world = fabric.world_size
        # Numbers that the processor asks for do not wait for the work of an accelerator.
        gloo = self.alone or fabric.device.type == "cpu"
        self._control = (
            None
            if gloo
            else cast(
                torch.distributed.ProcessGroup,
                torch.distributed.new_group(backend="gloo", timeout=PATIENCE),
            )
        )

    @property
    def leads(self) -> bool:
        """Whether this process writes files and events."""
        return self.rank == 0

    @property
    def alone(self) -> bool:
        """Whether there is nobody else."""
        return self.world == 1

    @property
    def share(self) -> Share:
        """This process's part of what the team does together."""
        return Share(self.rank, self.world)

    def joined(self, parts: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
        """Return the rows of all processes in the order of their shares; some may have none."""
        if self.alone:
            return np.concatenate(parts)
        everyone: list[Any] = [None] * self.world
        torch.distributed.all_gather_object(everyone, list(parts), group=self._control)
        return np.concatenate([part for own in everyone for part in own])

    def summed(self, values: Tensor) -> Tensor:
        """Return `values` summed over all processes, on their device; nobody waits for it here."""
        if self.alone:
            return values
        total = values.detach().clone()
        torch.distributed.all_reduce(total)
        return total

    def total(self, count: int) -> int:
        """Return a number summed over all processes."""
        if self.alone:
            return count
        told = torch.tensor(count)
        torch.distributed.all_reduce(told, group=self._control)
        return int(told)

    def agreed(self, value: int) -> int:
        """Return the leader's value."""
        if self.alone:
            return value
        told = torch.tensor(value)
        torch.distributed.broadcast(told, 0, group=self._control)
        return int(told)

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
                self.agreed(int(outcome))
            return
        match _Outcome(self.agreed(_Outcome.WELL)):
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

    def averaging(self, model: nn.Module, *, now: bool) -> AbstractContextManager[None]:
        """Return a block whose backward pass averages the gradients `now`, or leaves it to one."""
        if self.alone or now:
            return nullcontext()
        return cast(
            AbstractContextManager[None],
            self._fabric.no_backward_sync(cast(Any, model), enabled=True),
        )

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

    def end(self) -> None:
        """Wait for all and part; nothing can be agreed afterwards."""
        if not self.alone:
            self._fabric.barrier()
            torch.distributed.destroy_process_group()
