"""How long the event loop of the window was away, measured in the window's own thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot

from benchmarks.measure import percentile

_PATIENCE = 600.0
_LOOK_MS = 5


@dataclass(frozen=True)
class Stalls:
    """Percentiles of the gaps between two turns of the event loop, and the worst, in ms."""

    p99: float
    p999: float
    worst: float


class Heartbeat(QObject):
    """A timer of 1 ms: a gap between two ticks is a stall of the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin a new measurement."""
        self._ticks = [time.perf_counter()]
        self._timer.start(1)

    def stop(self) -> Stalls:
        """End the measurement."""
        self._on_tick()
        self._timer.stop()
        gaps = [1000 * gap for gap, _ in self._gaps()]
        return Stalls(percentile(gaps, 0.99), percentile(gaps, 0.999), max(gaps))

    def awake_since(self, limit: float) -> float:
        """Return when the last stall of more than `limit` seconds was over, by `perf_counter`."""
        ends = [end for gap, end in self._gaps() if gap > limit]
        return ends[-1] if ends else self._ticks[0]

    def _gaps(self) -> list[tuple[float, float]]:
        pairs = zip(self._ticks, self._ticks[1:], strict=False)
        return [(end - start, end) for start, end in pairs]

    @Slot()
    def _on_tick(self) -> None:
        self._ticks.append(time.perf_counter())


def until(happened: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Run the event loop until `happened`; raises TimeoutError."""
    deadline = time.monotonic() + patience
    loop = QEventLoop()
    watch = QTimer()
    watch.timeout.connect(lambda: loop.quit() if happened() else None)
    watch.start(_LOOK_MS)
    QTimer.singleShot(int(patience * 1000), loop, loop.quit)
    if not happened():
        loop.exec()
    watch.stop()
    if not happened() and time.monotonic() >= deadline:
        raise TimeoutError("the window did not get there")


def rest(span: float) -> None:
    """Run the event loop for so many seconds."""
    end = time.monotonic() + span
    until(lambda: time.monotonic() >= end)
