"""The Fabric of a run: device, precision, and what makes its process fast and repeatable."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Literal

import torch
from lightning_fabric import Fabric
from lightning_fabric.accelerators.accelerator import Accelerator
from lightning_fabric.plugins import MixedPrecision, Precision
from lightning_fabric.plugins.environments.cluster_environment import ClusterEnvironment
from lightning_fabric.plugins.environments.slurm import SLURMEnvironment
from lightning_fabric.strategies.ddp import DDPStrategy
from lightning_fabric.strategies.single_device import SingleDeviceStrategy
from lightning_fabric.strategies.strategy import Strategy

from core.error import UserError
from training.config import RunConfig
from training.device.device import AUTO, KINDS, Device, DeviceKind, choose
from training.device.seat import ALONE, Seat
from training.supervisor import DEVICE_VARIABLE

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_KEEP_BYTES = 1 << 30
# The others wait while the leader decodes images or computes features.
PATIENCE = timedelta(hours=2)
_MIXED: Mapping[str, Literal["bf16-mixed", "16-mixed"]] = MappingProxyType(
    {"bf16": "bf16-mixed", "fp16": "16-mixed"}
)


class ForeignAccelerator(Accelerator):
    """A device that torch can use and Fabric has no accelerator for: DirectML, XPU, MPS."""

    def setup_device(self, device: torch.device) -> None:
        """Do nothing: the first tensor starts the device."""

    def teardown(self) -> None:
        """Do nothing: the device ends with its process."""

    @staticmethod
    def parse_devices(devices: Any) -> Any:
        """Return `devices` as they are; the strategy already has its device."""
        return devices

    @staticmethod
    def get_parallel_devices(devices: Any) -> Any:
        """Return none: the strategy already has its device."""
        return []

    @staticmethod
    def auto_device_count() -> int:
        """Return 1."""
        return 1

    @staticmethod
    def is_available() -> bool:
        """Return True: the registry of devices has asked already."""
        return True

    @staticmethod
    def name() -> str:
        """Return the name in Fabric's messages."""
        return "foreign"


class SeatEnvironment(ClusterEnvironment):
    """Tells Fabric of the seat of this process; all of the team have been started already."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat

    @property
    def creates_processes_externally(self) -> bool:
        """Return True: Fabric starts none."""
        return True

    @property
    def main_address(self) -> str:
        """The machine where all meet."""
        return str(SLURMEnvironment.resolve_root_node_address(self._seat.hosts))

    @property
    def main_port(self) -> int:
        """The port where all meet."""
        return self._seat.port

    @staticmethod
    def detect() -> bool:
        """Return False: it is given, not found."""
        return False

    def world_size(self) -> int:
        """Return the number of processes."""
        return self._seat.world

    def set_world_size(self, size: int) -> None:
        """Do nothing: the seat is what it is."""

    def global_rank(self) -> int:
        """Return the number of this process."""
        return self._seat.rank

    def set_global_rank(self, rank: int) -> None:
        """Do nothing: the seat is what it is."""

    def local_rank(self) -> int:
        """Return the number of this process on its machine."""
        return self._seat.local_rank

    def node_rank(self) -> int:
        """Return the number of this machine."""
        return self._seat.node


def make_fabric(
    config: RunConfig, seat: Seat = ALONE, kinds: Sequence[DeviceKind] = KINDS
) -> Fabric:
    """Return a Fabric for the configured device with fixed threads; raises UserError.

    In a team it returns when all processes have met.
    """
    device = choose(_wanted(config), kinds)
    plugin = _precision(config.precision, device)
    keep_freed_memory()
    accelerator = device.kind.accelerator or ForeignAccelerator()
    if seat.world == 1:
        strategy: Strategy = SingleDeviceStrategy(device=device.torch_device)
        fabric = Fabric(accelerator=accelerator, devices=1, strategy=strategy, plugins=[plugin])
    else:
        strategy = DDPStrategy(
            parallel_devices=_team_devices(device, seat),
            cluster_environment=SeatEnvironment(seat),
            process_group_backend=device.kind.backend,
            timeout=PATIENCE,
        )
        fabric = Fabric(
            accelerator=accelerator,
            devices=seat.local_world,
            num_nodes=seat.world // seat.local_world,
            strategy=strategy,
            plugins=[plugin],
        )
        fabric.launch()
    # After the launch: Fabric sets a number of its own there.
    torch.set_num_threads(threads_of(config, seat))
    return fabric


def _wanted(config: RunConfig) -> str:
    # A queue, a search or folds give each of their runs a device of its own.
    return os.environ.get(DEVICE_VARIABLE, AUTO) if config.device == AUTO else config.device


def threads_of(config: RunConfig, seat: Seat) -> int:
    """Return the threads of one process: those of the run, divided on each machine."""
    return max(1, config.threads // seat.local_world)


def _team_devices(device: Device, seat: Seat) -> list[torch.device]:
    """Return the devices of this machine, one a process."""
    kind, count, wanted = device.kind, device.finding.count, seat.local_world
    if not kind.backend:
        raise UserError(f"{kind.title} trains on one device.", "Set run.devices=1.")
    if device.number is not None:
        raise UserError(
            f"run.device names one device, and run.devices asks for {wanted}.",
            f"Set run.device={kind.name}, or run.devices=1.",
        )
    if kind.name == "cpu":
        return [device.torch_device] * wanted
    if count == 1 and seat.own_device:
        return [kind.make(0)] * wanted
    if count < wanted:
        raise UserError(
            f"This machine has {count} devices of {kind.title}; {wanted} are asked for.",
            f"Set run.devices={count}.",
        )
    return [kind.make(number) for number in range(wanted)]


def _precision(name: str, device: Device) -> Precision:
    allowed = device.finding.precisions
    if name not in allowed:
        raise UserError(
            f"{device.name} does not compute in {name}.",
            f"Set run.precision to {' or '.join(allowed)}.",
        )
    if name not in _MIXED:
        return Precision()
    return MixedPrecision(_MIXED[name], device.torch_device.type)


def keep_freed_memory() -> None:
    """Let glibc keep freed activations instead of returning them to the system after every layer.

    Forward passes of EfficientNet-Lite0 at 224 px on two cores rose from 71 to 170 images/s at
    batch 16, and from 32 to 115 at batch 64. Whole training steps at 144 px and batch 32 took, in
    images a second of processor time on one thread: 41 with this and channels_last, 35 without
    this, 23 with torch's own order of channels, 21 without both. A no-op elsewhere than on glibc.
    """
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_M_MMAP_THRESHOLD, _KEEP_BYTES)
        libc.mallopt(_M_TRIM_THRESHOLD, _KEEP_BYTES)
