"""Ctrl+C and SIGTERM end the window in good order, though Qt sits in its own loop."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal


class InterruptWatch(QObject):
    """Emits `interrupted` in the event loop when the process is asked to end."""

    interrupted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        for end in (self._reading, self._writing):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_byte)
        # Python's handlers run only between two bytecodes; the byte makes Qt run some.
        self._old_fd = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._old = {
            number: signal.signal(number, self._on_signal)
            for number in (signal.SIGINT, signal.SIGTERM)
        }

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._reading.close()
        self._writing.close()

    def _on_byte(self) -> None:
        # Other signals write here, too; emptying it is all there is to do.
        self._reading.recv(64)

    def _on_signal(self, number: int, frame: object) -> None:
        self.interrupted.emit()
