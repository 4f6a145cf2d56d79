"""Ctrl+C and SIGTERM end the window in good order, though Qt sits in its own loop."""

from __future__ import annotations

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ENDS = frozenset({signal.SIGINT, signal.SIGTERM})


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
        # Python's handlers run only between two bytecodes; the byte is heard by Qt.
        self._old_fd = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._old = {number: signal.signal(number, _nothing) for number in sorted(_ENDS)}

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._old_fd)
        for number, handler in self._old.items():
            signal.signal(number, handler)
        self._reading.close()
        self._writing.close()

    def _on_byte(self) -> None:
        # Each byte is the number of a signal. Only here, in a turn of the loop of its own, is the
        # end told: a handler runs in the middle of whatever Python is doing, and a window that is
        # closed while a page of it is being built would have threads started after its end.
        if _ENDS.intersection(self._reading.recv(64)):
            self.interrupted.emit()


def _nothing(number: int, frame: object) -> None:
    """Keep the default, which is to end at once, from happening."""
