"""How long the event loop of the window was away, measured in the window's own thread."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from benchmarks.measure import percentile


class Heartbeat(QObject):
    """A timer of 1 ms: a gap between two ticks is a stall of the event loop."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._gaps: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin a new measurement."""
        self._gaps = []
        self._last = time.perf_counter()
        self._timer.start(1)

    def stop(self) -> tuple[float, float]:
        """End the measurement; returns the gaps' 99th percentile and the worst, in milliseconds."""
        self._on_tick()
        self._timer.stop()
        return 1000 * percentile(self._gaps, 0.99), 1000 * max(self._gaps)

    @Slot()
    def _on_tick(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last)
        self._last = now
