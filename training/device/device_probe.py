"""What each kind of device says of itself: how many there are, or why it cannot be used.

Every probe takes the torch module it asks, so that a test can hand it another; none raises.
"""

from __future__ import annotations

import ctypes
import importlib
import importlib.util
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FP32, BF16, FP16 = "fp32", "bf16", "fp16"
_NO_DEVICE, _SECOND_BUILD = 100, "Install a build of torch for it (https://pytorch.org)."
# What a driver that is half there raises, one library after the other.
TROUBLE = (RuntimeError, OSError, ImportError, AttributeError, AssertionError, ValueError)


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one kind of device: names, precisions, or a reason not to use it."""

    names: tuple[str, ...] = ()
    precisions: tuple[str, ...] = (FP32,)
    reason: str = ""
    hint: str = ""

    @property
    def count(self) -> int:
        """The number of devices that can be used."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class CudaDriver:
    """What the driver's own library says: the newest CUDA it runs, and how its start went."""

    newest: tuple[int, int]
    start_code: int


def read_cuda_driver() -> CudaDriver | None:
    """Ask the driver's library without torch; None where there is no driver.

    Source: CUDA driver API, cuDriverGetVersion and cuInit.
    """
    name = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
    try:
        library = ctypes.CDLL(name)
        number = ctypes.c_int(0)
        library.cuDriverGetVersion(ctypes.byref(number))
        code = int(library.cuInit(0))
    except (OSError, AttributeError):
        return None
    return CudaDriver((number.value // 1000, number.value % 1000 // 10), code)


def probe_cuda(torch: Any, driver: Callable[[], CudaDriver | None] = read_cuda_driver) -> Finding:
    """Look for NVIDIA devices."""
    wanted = torch.version.cuda
    if not wanted:
        there = "An NVIDIA driver is installed, but this" if driver() is not None else "This"
        return Finding(reason=f"{there} torch was built without CUDA.", hint=_SECOND_BUILD)
    if not torch.cuda.is_available():
        return _why_not_cuda(str(wanted), driver())
    names = _gpu_names(torch)
    unfit = _too_old(torch, names)
    if unfit is not None:
        return unfit
    half = torch.cuda.is_bf16_supported(including_emulation=False)
    return Finding(names, (FP32, BF16, FP16) if half else (FP32, FP16))


def _why_not_cuda(wanted: str, driver: CudaDriver | None) -> Finding:
    if driver is None:
        return Finding(
            reason="No NVIDIA driver is installed.",
            hint="Where there is an NVIDIA card, install its driver.",
        )
    major, minor = (int(part) for part in wanted.split(".")[:2])
    if driver.newest[0] < major:
        newest = ".".join(map(str, driver.newest))
        return Finding(
            reason=f"The NVIDIA driver is too old: it runs CUDA up to {newest}, and this torch "
            f"needs {major}.{minor}.",
            hint="Update the driver, or install a torch for an older CUDA.",
        )
    if os.environ.get("CUDA_VISIBLE_DEVICES", "all").strip() in ("", "-1"):
        return Finding(
            reason="CUDA_VISIBLE_DEVICES hides every NVIDIA device.",
            hint="Unset that environment variable.",
        )
    if driver.start_code == _NO_DEVICE:
        return Finding(reason="An NVIDIA driver is installed, but no device was found.")
    return Finding(
        reason=f"The NVIDIA driver cannot be started (code {driver.start_code}).",
        hint="Restart the computer; if that does not help, install the driver again.",
    )


def _gpu_names(torch: Any) -> tuple[str, ...]:
    return tuple(torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count()))


def _too_old(torch: Any, names: tuple[str, ...]) -> Finding | None:
    """Return why the devices are none for this torch; None where one at least is."""
    built = [int(arch[3:].rstrip("af")) for arch in torch.cuda.get_arch_list() if arch[:3] == "sm_"]
    if not built or not names:
        return None
    able = [torch.cuda.get_device_capability(i) for i in range(len(names))]
    if any(major * 10 + minor >= min(built) for major, minor in able):
        return None
    return Finding(
        reason=f"{names[0]} (compute {able[0][0]}.{able[0][1]}) is too old for this torch, which "
        f"needs {min(built) / 10:.1f}.",
        hint="Install an older torch, or train on the CPU.",
    )


def probe_rocm(torch: Any) -> Finding:
    """Look for AMD devices, which torch reaches by its CUDA names."""
    if not torch.version.hip:
        return Finding(reason="This torch was built without ROCm.", hint=_SECOND_BUILD)
    if not torch.cuda.is_available():
        return Finding(
            reason="No AMD device with a ROCm driver was found.",
            hint="Check with rocminfo, and that you may read /dev/kfd.",
        )
    return Finding(_gpu_names(torch), (FP32, BF16, FP16))


def probe_xpu(torch: Any) -> Finding:
    """Look for Intel devices."""
    xpu = getattr(torch, "xpu", None)
    if xpu is None or not xpu._is_compiled():
        return Finding(reason="This torch was built without Intel XPU.", hint=_SECOND_BUILD)
    if not xpu.is_available():
        return Finding(
            reason="No Intel device with a driver was found.", hint="Install Intel's GPU driver."
        )
    names = tuple(str(xpu.get_device_name(i)) for i in range(xpu.device_count()))
    return Finding(names, (FP32, BF16, FP16))


def probe_mps(torch: Any, platform: str = sys.platform) -> Finding:
    """Look for the one Apple device."""
    if platform != "darwin":
        return Finding(reason="This is no Mac.")
    if not torch.backends.mps.is_built():
        return Finding(reason="This torch was built without Metal.", hint=_SECOND_BUILD)
    if not torch.backends.mps.is_available():
        return Finding(
            reason="This Mac has no Apple GPU, or macOS is older than 14.", hint="Update macOS."
        )
    return Finding(("Apple GPU",), (FP32, FP16))


def find_directml() -> Any:
    """Return the module torch_directml; raises ImportError where it is not installed."""
    return importlib.import_module("torch_directml")


def probe_directml(torch: Any, find: Callable[[], Any] = find_directml) -> Finding:
    """Look for devices of DirectX 12, where torch_directml is installed."""
    try:
        module = find()
    except ModuleNotFoundError:
        return Finding(
            reason="The package torch_directml is not installed.",
            hint="On Windows, install torch-directml (it brings a torch of its own).",
        )
    except (ImportError, OSError) as error:
        return Finding(
            reason=f"torch_directml does not go with torch {torch.__version__}: {error}."
        )
    names = tuple(str(module.device_name(i)).strip("\0 ") for i in range(module.device_count()))
    return Finding(names) if names else Finding(reason="No device of DirectX 12 was found.")


def probe_cpu(torch: Any) -> Finding:
    """Return the processor, which is always there."""
    cores = os.cpu_count() or 1
    return Finding((f"CPU, {cores} core{'s' if cores > 1 else ''}",), (FP32, BF16))


def free_gpu(torch: Any, number: int) -> int | None:
    """Return the free bytes of a CUDA or ROCm device; starts the driver."""
    return int(torch.cuda.mem_get_info(number)[0])


def free_xpu(torch: Any, number: int) -> int | None:
    """Return the free bytes of an Intel device, where its driver tells."""
    return int(torch.xpu.mem_get_info(number)[0])


def free_mps(torch: Any, number: int) -> int | None:
    """Return the bytes that Metal still recommends to take."""
    return int(torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory())


def free_unknown(torch: Any, number: int) -> int | None:
    """Return None: DirectX does not tell."""
    return None


def free_cpu(torch: Any = None, number: int = 0, table: Path = Path("/proc/meminfo")) -> int | None:
    """Return the bytes of memory that a program may still take; None where it cannot be told."""
    try:
        for line in table.read_text(encoding="ascii").splitlines():
            name, _, value = line.partition(":")
            if name == "MemAvailable":
                return int(value.split()[0]) * 1024
    except (OSError, ValueError, IndexError):
        return None
    return None
