"""The kinds of device a run may compute on, in order of preference, and the choice among them.

A new kind is one entry in KINDS. torch is imported only where something is asked of it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.error import UserError
from training.device import device_probe
from training.device.device_probe import TROUBLE, Finding

if TYPE_CHECKING:
    import torch

AUTO = "auto"


@dataclass(frozen=True, slots=True)
class DeviceKind:
    """One kind of device.

    `probe` and `free` are asked with the torch module; `make` gives the torch device of a number.
    `accelerator` is Fabric's own name of the kind, empty where Fabric does not know it. Only a
    kind with a `backend` (torch.distributed) can train on several devices at once. `aliases` are
    names it answers to besides its own.
    """

    name: str
    title: str
    probe: Callable[[Any], Finding]
    free: Callable[[Any, int], int | None]
    make: Callable[[int], torch.device]
    accelerator: str = ""
    backend: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """A kind with what was found of it."""

    kind: DeviceKind
    finding: Finding

    @property
    def usable(self) -> bool:
        """Whether a run can compute on it."""
        return self.finding.count > 0


@dataclass(frozen=True, slots=True)
class Device:
    """The device a run computes on; `number` is None where the config left it open."""

    kind: DeviceKind
    finding: Finding
    number: int | None

    @property
    def torch_device(self) -> torch.device:
        """The device as torch names it."""
        return self.kind.make(self.number or 0)

    @property
    def name(self) -> str:
        """What the device calls itself."""
        return self.finding.names[self.number or 0]


def _torch_device(kind: str) -> Callable[[int], torch.device]:
    def make(number: int) -> torch.device:
        import torch

        return torch.device(kind, number)

    return make


def _without_number(kind: str) -> Callable[[int], torch.device]:
    def make(_number: int) -> torch.device:
        import torch

        return torch.device(kind)

    return make


def _directml_device(number: int) -> torch.device:
    device: torch.device = device_probe.find_directml().device(number)
    return device


KINDS: tuple[DeviceKind, ...] = (
    DeviceKind(
        "cuda", "NVIDIA CUDA", device_probe.probe_cuda, device_probe.free_gpu,
        _torch_device("cuda"), accelerator="cuda", backend="nccl",
    ),
    DeviceKind(
        "rocm", "AMD ROCm", device_probe.probe_rocm, device_probe.free_gpu,
        _torch_device("cuda"), accelerator="cuda", backend="nccl", aliases=("cuda",),
    ),
    DeviceKind(
        "xpu", "Intel XPU", device_probe.probe_xpu, device_probe.free_xpu,
        _torch_device("xpu"), backend="xccl",
    ),
    DeviceKind(
        "mps", "Apple MPS", device_probe.probe_mps, device_probe.free_mps, _without_number("mps")
    ),
    DeviceKind(
        "directml", "DirectML", device_probe.probe_directml, device_probe.free_unknown,
        _directml_device,
    ),
    DeviceKind(
        "cpu", "CPU", device_probe.probe_cpu, device_probe.free_cpu, _without_number("cpu"),
        accelerator="cpu", backend="gloo",
    ),
)  # fmt: skip
"""Every kind, the most wanted first."""


def survey(kinds: Sequence[DeviceKind] = KINDS) -> list[Survey]:
    """Ask every kind what there is of it; a kind whose driver is in trouble says so as its reason.

    Raises ImportError or OSError where torch itself does not load.
    """
    torch = importlib.import_module("torch")
    return [Survey(kind, _probed(kind, torch)) for kind in kinds]


def _probed(kind: DeviceKind, torch: Any) -> Finding:
    try:
        return kind.probe(torch)
    except TROUBLE as error:
        return Finding(reason=f"{kind.title} is in trouble: {error}.", hint="Check its driver.")


def choose(name: str, kinds: Sequence[DeviceKind] = KINDS) -> Device:
    """Return the device that `name` means: auto, a kind (cuda), or one of a kind (cuda:1).

    Raises UserError for an unknown kind, one that cannot be used, and a number there is not.
    """
    if name == AUTO:
        found = next((item for item in survey(kinds) if item.usable), None)
        if found is None:
            raise UserError("No device can be used.", "“dermadesk doctor” says why.")
        return Device(found.kind, found.finding, None)
    wanted, _, digits = name.partition(":")
    named = [kind for kind in kinds if wanted == kind.name or wanted in kind.aliases]
    if not named:
        known = ", ".join([AUTO, *(kind.name for kind in kinds)])
        raise UserError(f"The device '{wanted}' is not known.", f"Known are {known}.")
    surveyed = survey(named)
    best = next((item for item in surveyed if item.usable), surveyed[0])
    if not best.usable:
        finding = best.finding
        raise UserError(
            f"The device '{wanted}' cannot be used: {finding.reason}",
            finding.hint or "Set run.device=auto, or see “dermadesk doctor”.",
        )
    number = int(digits) if digits else None
    if number is not None and number >= best.finding.count:
        last = best.finding.count - 1
        raise UserError(
            f"There is no device {name}: the last is {wanted}:{last}.", f"Use {wanted}:{last}."
        )
    return Device(best.kind, best.finding, number)
