"""The whole work of a run, in order: material, network, phases, bundles, predictions, figures."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

import numpy as np
import torch
from lightning_fabric import Fabric

from core.bundle import read_bundle
from core.error import UserError
from core.inference.export import load_network
from core.network.model import Network
from core.place import cache_folder
from training.config import Config
from training.device.fabric import make_fabric, threads_of
from training.device.seat import ALONE, Seat
from training.device.team import Team
from training.events import Completed, Event, Preparing
from training.experience import keep_experience
from training.feed.batch import BatchSource
from training.feed.feature_cache import open_cache
from training.feed.feed import FeatureFeeder, Feeder, PixelFeeder
from training.feed.frozen import feature_batch, feature_function
from training.feed.material import Material, Report, open_material
from training.feed.views import Views, make_views
from training.loop import Parts, Training
from training.network import describe, make_network
from training.request import Requests, StopRequested
from training.result import asked_of, predict, save_bundle, write_predictions
from training.run_directory import RunDirectory
from training.step.loss import make_loss
from training.step.phase import Phase, phases_of
from training.tuning import tune_finished

Tell = Callable[[Event], object]
_REPORT_SECONDS = 0.25
_log = logging.getLogger(__name__)


class _Report:
    """Tells of preparation a few times a second, and stops it when that is asked."""

    def __init__(self, run: RunDirectory, tell: Tell) -> None:
        self._run = run
        self._tell = tell
        self._last = 0.0

    def __call__(self, what: str, done: int, total: int) -> None:
        if self._run.stop_request.exists():
            raise StopRequested
        if done >= total or time.monotonic() - self._last >= _REPORT_SECONDS:
            self._last = time.monotonic()
            self._tell(Preparing(what, done, total))


def run_job(run: RunDirectory, tell: Tell, seat: Seat = ALONE) -> Completed:
    """Train and evaluate a run from where it stands; returns its last event.

    In a team each process calls it with its seat; only the leader writes, and evaluates at the end.
    Raises UserError, StopRequested with the state saved, and whatever is a bug.
    """
    config = run.config()
    if not phases_of(config):
        raise UserError(
            "Both phases have 0 epochs, so nothing would be trained.",
            "Set head_phase.epochs or fine_tune.epochs.",
        )
    report = _Report(run, tell) if seat.leads else _silence
    fabric = make_fabric(config.run, seat)
    team = Team(fabric)
    with team.leader_first():
        material = open_material(config, run, cache_folder(), report)
    config = _for_process(config, seat)
    network = make_network(config, material.statistics, material.preprocessing)
    if team.leads:
        size, width = material.preprocessing.image_size, material.statistics.width
        describe(run.model, config, network, size, width)
    network.to(fabric.device)
    if config.run.compile:
        network.compile()  # in place: the names of its weights stay as they are
    learned = material.targets[material.subsets["train"]]
    loss = make_loss(config.loss, learned, material.target.classes)
    source = material.source(config, team.share)
    views = make_views(source, fabric.device)
    parts = Parts(
        config=config,
        run=run,
        material=material,
        network=network,
        loss=loss.to(fabric.device),
        fabric=fabric,
        feeder_of=lambda phase: _feeder(
            phase, config, run, material, source, views, network, fabric, report, team
        ),
        requests=Requests(run, tell, team),
        tell=tell,
        team=team,
    )
    progress = Training(parts).run()
    team.end()
    if not team.leads:
        return Completed({}, config.run.split_hash)
    if not run.best.exists():
        raise UserError("No epoch gave a figure to choose by.", "Choose another run.monitor.")
    save_bundle(
        run.final, network, material, config, {"preset": config.preset, "epochs": progress.epoch}
    )
    return _finish(run, config, material, source, fabric, report)


def _for_process(config: Config, seat: Seat) -> Config:
    """Return the config with the threads of one of the processes on this machine."""
    run = config.run.model_copy(update={"threads": threads_of(config.run, seat)})
    return config.model_copy(update={"run": run})


def _silence(what: str, done: int, total: int) -> None:
    """Tell nothing: the leader does."""


def _feeder(
    phase: Phase,
    config: Config,
    run: RunDirectory,
    material: Material,
    source: BatchSource,
    views: Views,
    network: Network,
    fabric: Fabric,
    report: Report,
    team: Team,
) -> Feeder:
    cached = config.head_phase.views
    if not phase.frozen or cached == 0:
        return PixelFeeder(material, source, config.augment, views)
    reading = BatchSource(
        material.store, material.preprocessing, material.metadata, material.targets,
        batch_size=feature_batch(fabric.device), seed=config.run.seed, threads=config.run.threads,
    )  # fmt: skip
    with team.leader_first():
        cache = open_cache(
            run.path / "features.f32",
            network,
            reading,
            material.subsets["train"],
            material.subsets["val"],
            config.augment,
            cached,
            key=config.model_dump_json(),
            compute=lambda images: feature_function(
                network,
                material.preprocessing.image_size,
                images=images,
                threads=config.run.threads,
            ),
            report=lambda done, total: report("features", done, total),
        )
    return FeatureFeeder(material, source, cache, fabric.device, config.augment)


def _finish(
    run: RunDirectory,
    config: Config,
    material: Material,
    source: BatchSource,
    fabric: Fabric,
    report: Report,
) -> Completed:
    """Write the best bundle's ONNX file, predictions, decision and experience.

    Only here is the test subset used, and not for the decision, which `val` alone makes.
    """
    bundle = read_bundle(run.best)
    best = load_network(bundle)
    report("onnx", 0, 1)
    best.to(fabric.device)
    best.backbone.to(memory_format=torch.channels_last)
    asked = asked_of(bundle, best, config.run.threads)
    found: dict[str, float] = {}
    for name in ("val", "test") if config.run.test else ("val",):
        indices = material.subsets[name]
        if len(indices) == 0:
            continue
        done, rows = 0, []
        for part in predict(asked.answer, source, indices, config.run.views):
            rows.append(part)
            done += len(part)
            report(f"predictions on {name}", done, len(indices))
        found |= write_predictions(run.predictions, name, material, indices, np.concatenate(rows))
    tune_finished(run)
    keep_experience(run, material, source, asked.embed, report)
    (run.path / "features.f32").unlink(missing_ok=True)
    return Completed(found, config.run.split_hash)
