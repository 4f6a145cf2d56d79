"""What a benchmark is given, what it returns, and how times are taken."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

Result = TypeVar("Result")


@dataclass(frozen=True)
class Setting:
    """Where the images lie, a folder to work in, and whether only to prove that it works.

    `images` is how many the frozen phase trains on, `model` a run or bundle to measure, where
    one is given.
    """

    data: Path | None
    work: Path
    small: bool
    workers: int
    images: int
    model: Path | None = None


@dataclass(frozen=True)
class Row:
    """One line of the table; `met` is None where there is no target."""

    benchmark: str
    what: str
    ours: str
    plain: str = ""
    ratio: float | None = None
    target: str = ""
    met: bool | None = None


def against(
    benchmark: str, what: str, ours: float, plain: float, unit: str, at_least: float | None = None
) -> Row:
    """Return a row for two speeds in `unit` (larger is better) with their ratio."""
    ratio = ours / plain
    return Row(
        benchmark,
        what,
        f"{ours:,.1f} {unit}",
        f"{plain:,.1f} {unit}",
        ratio,
        "" if at_least is None else f"≥ {at_least:g}×",
        None if at_least is None else ratio >= at_least,
    )


def limited(benchmark: str, what: str, value: float, limit: float | None, unit: str) -> Row:
    """Return a row for one time in `unit` that may not be above `limit`."""
    digits = 2 if unit == "s" else 1
    return Row(
        benchmark,
        what,
        f"{value:.{digits}f} {unit}",
        target="" if limit is None else f"≤ {limit:g} {unit}",
        met=None if limit is None else value <= limit,
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_seconds(work: Callable[[], object], times: int, warm_up: int = 3) -> float:
    """Return the median wall time of `times` calls after some that do not count."""
    for _ in range(warm_up):
        work()
    return statistics.median(seconds(work) for _ in range(times))


def apart(function: Callable[..., Result], *arguments: object) -> Result:
    """Return what `function` gives in a process of its own: thread pools of two would meet."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which `share` (0..1) of the values lie, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def resident_bytes() -> int:
    """Return the resident memory of this process; raises FileNotFoundError outside Linux."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def machine() -> list[str]:
    """Return facts about this machine that the figures depend on."""
    libraries = ("torch", "torchvision", "onnxruntime", "pillow", "PySide6-Essentials")
    return [
        f"{platform.system()} {platform.machine()}, {len(_cores())} cores, {_processor()}",
        f"Python {platform.python_version()}; "
        + ", ".join(f"{name} {version(name)}" for name in libraries),
    ]


def _cores() -> set[int]:
    if hasattr(os, "sched_getaffinity"):
        return set(os.sched_getaffinity(0))
    return set(range(os.cpu_count() or 1))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return platform.processor()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()


def table(rows: Sequence[Row]) -> str:
    """Return the rows as one markdown table."""
    lines = [
        "| benchmark | what | ours | plain | ratio | target | |",
        "|---|---|---:|---:|---:|---|---|",
    ]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.1f}×"
        met = {None: "", True: "met", False: "MISSED"}[row.met]
        lines.append(
            f"| {row.benchmark} | {row.what} | {row.ours} | {row.plain} | {ratio}"
            f" | {row.target} | {met} |"
        )
    return "\n".join(lines)
