"""One step of a phase: from a batch to moved weights, in as many parts as memory asks for."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any

import torch
from lightning_fabric import Fabric
from torch import Tensor

from core.network.model import Network
from training.checkpoint import Progress, State, generator_states, restore_generators
from training.config import Config
from training.device.team import Team
from training.events import MemoryReduced
from training.feed.feed import Feed, Feeder
from training.step.average import Average
from training.step.loss import Loss
from training.step.memory import MemoryLadder
from training.step.optimiser import make_optimiser, set_rate
from training.step.phase import Phase, prepare, set_mode
from training.step.weight_swap import holding

Answer = tuple[Tensor, Tensor]


class Learner:
    """The network in a phase, with the optimiser of what learns in it and the average of that."""

    def __init__(
        self,
        network: Network,
        loss: Loss,
        fabric: Fabric,
        config: Config,
        phase: Phase,
        progress: Progress,
        reduced: Callable[[MemoryReduced], object],
        team: Team,
    ) -> None:
        self.network = network
        self._team = team
        self._seed = config.run.seed
        self._progress = progress
        self._loss = loss
        self._fabric = fabric
        self._phase = phase
        self._clip = config.optimise.gradient_clip
        prepare(network, phase)
        set_mode(network, phase)
        optimiser = make_optimiser(
            network,
            config.optimise,
            phase.learning_rate,
            scaled=config.run.precision == "fp16",
        )
        self._optimiser: Any = fabric.setup_optimizers(optimiser)
        self._model = team.wrapped(network, "decide")
        ema = config.optimise.ema
        self._average = Average(network, ema) if ema > 0 else None
        self._ladder = MemoryLadder(
            progress.thrift, config.optimise.accumulate, fabric.device, reduced,
            fixed=not team.alone,
        )  # fmt: skip
        # What a forward pass changes: the running statistics of layers in training.
        training = [module for module in network.modules() if module.training]
        self._statistics = [part for module in training for part in module.buffers(recurse=False)]

    def train(self) -> None:
        """Switch the network to the mode of the phase."""
        set_mode(self.network, self._phase)

    @property
    def rate(self) -> float:
        """The learning rate of the head in the last step."""
        return float(self._optimiser.param_groups[0]["lr"])

    def step(self, feeder: Feeder, feed: Feed, rate: float) -> Answer:
        """Move the weights by one batch; returns its mean loss and how many were correct.

        The batch is that of the whole team, `feed` this process's share of it. Both results are
        tensors on the device that nobody has waited for. Where memory runs out, the step begins
        anew in smaller parts, with the same random numbers; raises UserError where even that does
        not fit.
        """
        set_rate(self._optimiser, rate)
        self._team.seed_step(self._seed, self._progress.epoch, self._progress.step)
        generators = generator_states()
        statistics = [value.clone() for value in self._statistics]

        def undo() -> None:
            self._optimiser.zero_grad(set_to_none=True)
            restore_generators(generators)
            for value, before in zip(self._statistics, statistics, strict=True):
                value.copy_(before)

        answer = self._ladder.climb(
            len(feed.targets), lambda sizes: self._gradients(feeder, feed, sizes), undo
        )
        if self._clip > 0:
            # The scaler of fp16 skips a step whose gradients are no numbers.
            self._fabric.clip_gradients(
                self.network, self._optimiser, max_norm=self._clip, error_if_nonfinite=False
            )
        self._optimiser.step()
        if self._average is not None:
            self._average.update()
        loss, correct = self._team.summed(torch.stack([*answer]))
        return loss, correct

    def _gradients(self, feeder: Feeder, feed: Feed, sizes: list[int]) -> Answer:
        """Sum the gradients of the parts; the norm is that of the whole batch."""
        self._optimiser.zero_grad(set_to_none=True)
        norm = self._team.summed(self._loss.norm(feed.targets))
        loss, correct, start = torch.zeros_like(norm), torch.zeros_like(norm), 0
        for size in sizes:
            part = feed if len(sizes) == 1 else _part(feed, slice(start, start + size))
            last = start + size == len(feed.targets)
            with self._team.averaging(self._model, now=last):
                with self._fabric.autocast():
                    logits = feeder.logits(self._model, part)
                share = self._loss.total(logits, part.targets) / norm
                # The team averages gradients; those of a mean over all images add up.
                self._fabric.backward(share * self._team.world)
            loss += share.detach()
            correct += _correct(logits.detach(), part.targets)
            start += size
        return loss, correct

    def judged(self) -> AbstractContextManager[None]:
        """Return a block in which the network has the weights that count: the average, if any."""
        if self._average is None:
            return nullcontext()
        return holding(self.network, self._average.weights)

    def finish(self) -> None:
        """Let the network go on, or be kept, with the weights that count."""
        if self._average is not None:
            self._average.give()

    def state(self, progress: Progress) -> State:
        """Return the full state between two steps; its tensors are those in use."""
        return State(
            progress,
            self.network.state_dict(),
            self._optimiser.state_dict(),
            generator_states(),
            None if self._average is None else self._average.state(),
            self._fabric.strategy.precision.state_dict(),
        )

    def restore(self, state: State) -> None:
        """Go on from a saved state; the network has its weights already."""
        self._optimiser.load_state_dict(state.optimiser)
        if self._average is not None and state.average is not None:
            self._average.restore(state.average)
        if state.scaler:
            self._fabric.strategy.precision.load_state_dict(state.scaler)
        restore_generators(state.generators)


def _part(feed: Feed, rows: slice) -> Feed:
    return replace(
        feed, inputs=feed.inputs[rows], metadata=feed.metadata[rows], targets=feed.targets[rows]
    )


def _correct(logits: Tensor, targets: Tensor) -> Tensor:
    truth = targets.argmax(1) if targets.is_floating_point() else targets
    return (logits.argmax(1) == truth).sum()
