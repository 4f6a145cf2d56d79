"""Time and memory of a run before its start, measured by two steps of each phase; in a process."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from core.image.preprocessing import Preprocessing
from core.metadata import MetadataStatistics
from core.network.model import Network
from core.target import TARGETS
from training.checkpoint import Progress
from training.config import Config
from training.device.fabric import make_fabric
from training.device.team import Team
from training.feed.frozen import feature_batch, feature_function
from training.feed.views import Feed
from training.network import input_facts, make_network
from training.step.learner import Learner
from training.step.loss import make_loss
from training.step.phase import Phase, phases_of

Report = Callable[[str, int, int], None]
_STEPS = 2
_WARM = 1
_CANVAS = (450, 600)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run is to take: seconds, the most bytes of memory (0: not known), and on what.

    Counted are steps, features and validation; not reading the images the first time, nor the
    predictions at the end. `reduced` says that a batch had to be worked through in parts.
    """

    seconds: float
    bytes: int
    device: str
    reduced: bool


@dataclass(frozen=True)
class _Bench:
    config: Config
    network: Network
    learner_of: Callable[[Phase], Learner]
    train: int
    val: int
    size: int


class _Probe:
    """Feeds a step with one batch that was made beforehand."""

    def __init__(self, cached: bool) -> None:
        self._cached = cached

    def logits(self, network: Network, feed: Feed) -> Tensor:
        if self._cached:
            return network.decide(feed.inputs, feed.metadata)
        logits: Tensor = network(feed.inputs, feed.metadata)
        return logits


def probe(config: Config, train: int, val: int, report: Report) -> Estimate:
    """Measure a run on `train` and `val` images; random pixels stand for them.

    Raises UserError where the config cannot be trained here, or its batch does not fit.
    """
    phases = phases_of(config)
    report("Building the network", 0, len(phases) + 1)
    fabric = make_fabric(config.run)
    facts = input_facts(config)
    preprocessing = Preprocessing.for_images(
        *_CANVAS, facts.image_size, facts.mean, facts.std, config.model.colour_constancy
    )
    network = make_network(config, MetadataStatistics.fit([]), preprocessing)
    network.to(fabric.device)
    classes = TARGETS[config.model.target].classes
    targets = np.arange(max(train, len(classes)), dtype=np.int64) % len(classes)
    loss = make_loss(config.loss, targets, classes).to(fabric.device)
    reductions: list[object] = []
    team = Team(fabric)

    def learner_of(phase: Phase) -> Learner:
        return Learner(network, loss, fabric, config, phase, Progress(), reductions.append, team)

    bench = _Bench(config, network, learner_of, train, val, preprocessing.image_size)
    seconds = 0.0
    for number, phase in enumerate(phases, start=1):
        report(f"Two steps of {phase.name.replace('_', ' ')}", number, len(phases) + 1)
        seconds += _seconds_of(phase, bench)
    return Estimate(seconds, _most_bytes(fabric.device), str(fabric.device), bool(reductions))


def _seconds_of(phase: Phase, bench: _Bench) -> float:
    """Return the seconds of all epochs of a phase."""
    views = bench.config.head_phase.views
    steps = max(1, bench.train // bench.config.optimise.batch_size)
    if phase.frozen and views:
        images = bench.train * views + bench.val
        once = images * _seconds_of_feature(bench, images)
        return once + phase.epochs * steps * _seconds_of_step(phase, bench, cached=True)
    step = _seconds_of_step(phase, bench, cached=False)
    return phase.epochs * (steps * step + bench.val * _seconds_of_answer(bench))


def _seconds_of_feature(bench: _Bench, images: int) -> float:
    device = bench.network.mean.device
    compute = feature_function(
        bench.network, bench.size, images=images, threads=bench.config.run.threads or 1
    )
    count = feature_batch(device)
    pixels = np.zeros((count, bench.size, bench.size, 3), dtype=np.uint8)
    return _timed(lambda: compute(pixels), device) / count


def _seconds_of_answer(bench: _Bench) -> float:
    feed = _batch(bench, cached=False)
    bench.network.eval()

    def answer() -> None:
        with torch.inference_mode():
            bench.network(feed.inputs, feed.metadata)

    return _timed(answer, feed.inputs.device) / len(feed.targets)


def _seconds_of_step(phase: Phase, bench: _Bench, *, cached: bool) -> float:
    learner = bench.learner_of(phase)
    learner.train()
    feed = _batch(bench, cached=cached)
    feeder = _Probe(cached)
    # Only what gives logits is asked of a feeder by a step.
    return _timed(
        lambda: learner.step(feeder, feed, 0.0),  # type: ignore[arg-type]
        feed.inputs.device,
    )


def _batch(bench: _Bench, *, cached: bool) -> Feed:
    device, count = bench.network.mean.device, bench.config.optimise.batch_size
    width = MetadataStatistics.fit([]).width
    classes = len(TARGETS[bench.config.model.target].classes)
    size = bench.size
    inputs = torch.randint(0, 256, (count, size, size, 3), dtype=torch.uint8, device=device)
    if cached:
        bench.network.eval()
        with torch.inference_mode():
            one = bench.network.features(inputs[:1]).float()
        inputs = one.clone().expand(count, -1).contiguous()
    metadata = torch.zeros((count, width), device=device)
    return Feed(inputs, metadata, torch.arange(count, device=device) % classes)


def _timed(work: Callable[[], object], device: torch.device) -> float:
    """Return the mean seconds of the steps after the first, which warms up."""
    for _ in range(_WARM):
        work()
    _wait(device)
    begun = time.perf_counter()
    for _ in range(_STEPS):
        work()
    _wait(device)
    return (time.perf_counter() - begun) / _STEPS


def _wait(device: torch.device) -> None:
    if device.type == "cuda":
        torch.cuda.synchronize(device)


def _most_bytes(device: torch.device) -> int:
    """Return the most memory in use so far: the device's, or this process's on a CPU."""
    if device.type == "cuda":
        return int(torch.cuda.max_memory_allocated(device))
    if device.type != "cpu" or sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most if sys.platform == "darwin" else most * 1024)
