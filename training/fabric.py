"""The Fabric of a run: device, precision, and what makes its process fast and repeatable."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from typing import Any, Literal

import torch
from lightning_fabric import Fabric
from lightning_fabric.accelerators.accelerator import Accelerator
from lightning_fabric.plugins import MixedPrecision, Precision
from lightning_fabric.strategies.single_device import SingleDeviceStrategy

from core.error import UserError
from training.config import RunConfig
from training.device import AUTO, KINDS, Device, DeviceKind, choose
from training.supervisor import DEVICE_VARIABLE

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
_KEEP_BYTES = 1 << 30
_MIXED: dict[str, Literal["bf16-mixed", "16-mixed"]] = {"bf16": "bf16-mixed", "fp16": "16-mixed"}


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


def make_fabric(config: RunConfig, kinds: Sequence[DeviceKind] = KINDS) -> Fabric:
    """Return a Fabric for the configured device with fixed threads; raises UserError."""
    device = choose(_wanted(config), kinds)
    plugin = _precision(config.precision, device)
    torch.set_num_threads(max(1, config.threads))
    keep_freed_memory()
    place = device.torch_device
    accelerator = device.kind.accelerator or ForeignAccelerator()
    strategy = SingleDeviceStrategy(device=place)
    return Fabric(accelerator=accelerator, devices=1, strategy=strategy, plugins=[plugin])


def _wanted(config: RunConfig) -> str:
    # A queue, a search or folds give each of their runs a device of its own.
    return os.environ.get(DEVICE_VARIABLE, AUTO) if config.device == AUTO else config.device


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
    batch 16, and from 32 to 115 at batch 64. A no-op elsewhere than on glibc.
    """
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):
        libc.mallopt(_M_MMAP_THRESHOLD, _KEEP_BYTES)
        libc.mallopt(_M_TRIM_THRESHOLD, _KEEP_BYTES)
