"""The name of the device that a run would use, found without loading torch."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from desktop.translation import counted

_NVIDIA = Path("/proc/driver/nvidia/gpus")


def device_name(nvidia: Path = _NVIDIA) -> str:
    """Return "NVIDIA …", "Apple GPU" or "CPU, n cores", from what the system tells for free."""
    for file in sorted(nvidia.glob("*/information")):
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name == "Model":
                return value.strip()
    if sys.platform == "darwin" and platform.machine() == "arm64":
        return "Apple GPU"
    cores = os.cpu_count() or 1
    return counted(cores, "CPU, {n} core", "CPU, {n} cores")
