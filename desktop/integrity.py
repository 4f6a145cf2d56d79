"""The background check of all images: a thread that listens to a process that reads them."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from core.error import Problem

if TYPE_CHECKING:
    from core.record import Record


class IntegrityThread(QThread):
    """Emits problems as they are found; `cancel` ends the process within a fraction of a second.

    What it tells of begins with its number; it lets go of the records once its process has them.
    """

    found = Signal(int, object)
    progressed = Signal(int, int, int)
    crashed = Signal(object)

    def __init__(self, number: int, records: Sequence[Record]) -> None:
        super().__init__()
        self.number = number
        self._records = tuple(records)
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the check to end; wait() on the thread afterwards."""
        self._cancelled.set()

    def run(self) -> None:
        from desktop.integrity_task import check

        context = multiprocessing.get_context("spawn")
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=check, args=(sending, self._records), daemon=True)
        process.start()
        self._records = ()
        sending.close()
        finished = False
        try:
            while not self._cancelled.is_set() and not finished:
                if receiving.poll(0.1):
                    finished = self._take(receiving.recv())
        except EOFError:
            problem = RuntimeError("The image check ended early; its process died.")
            if not self._cancelled.is_set():
                self.crashed.emit(problem)
        finally:
            if not finished:
                process.terminate()
            process.join()
            receiving.close()

    def _take(self, message: tuple[str, int, int] | tuple[str, tuple[Problem, ...]]) -> bool:
        if message[0] == "progress":
            self.progressed.emit(self.number, message[1], message[2])  # type: ignore[misc]
        elif message[0] == "found":
            self.found.emit(self.number, message[1])
        return message[0] == "done"
