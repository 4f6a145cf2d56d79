"""The other processes of a team on this machine: started by its leader, and gone when it is.

Each is a worker with a seat of its own. Its standard input is a pipe from the leader: when that
ends, however it ends, the pipe does, and the mate with it. Nothing else crosses that pipe.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from types import MappingProxyType, TracebackType

from training.device.seat import Seat

LED = "DERMADESK_LED"
_LOOK_SECONDS, _GRACE_SECONDS, _END_SECONDS = 0.2, 15.0, 30.0
_LOOPBACK = MappingProxyType({"linux": "lo", "darwin": "lo0"})


class Mates:
    """Starts processes 1 … `world` - 1 by `command` and minds them; a context of their lives.

    Where one is lost and the leader, waiting for it inside a library, does not notice by itself,
    `on_loss` hears a sentence on a thread of its own.
    """

    def __init__(
        self, command: Sequence[str], world: int, on_loss: Callable[[str], object]
    ) -> None:
        self._on_loss = on_loss
        self._done = threading.Event()
        # Without a network, or behind a VPN, the host's own name leads nowhere.
        if loopback := _LOOPBACK.get(sys.platform):
            os.environ.setdefault("GLOO_SOCKET_IFNAME", loopback)
        port = _free_port()
        self.seat = Seat(0, world, 0, world, port=port)
        seats = [Seat(rank, world, rank, world, port=port) for rank in range(1, world)]
        self._processes = [
            subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                env={**os.environ, **seat.environment(), LED: "1"},
            )
            for seat in seats
        ]
        self._thread = threading.Thread(target=self._watch, name="mates", daemon=True)

    def __enter__(self) -> Mates:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the mates end where all is well, and end them."""
        self._done.set()
        deadline = time.monotonic() + (_END_SECONDS if kind is None else 0.0)
        for process in self._processes:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdin is not None:
                process.stdin.close()
        if self._thread.is_alive():
            self._thread.join()

    def loss(self, seconds: float = 0.0) -> str:
        """Return the sentence about a mate that failed within so many seconds; empty: none did."""
        deadline = time.monotonic() + seconds
        while True:
            for rank, process in enumerate(self._processes, start=1):
                code = process.poll()
                if code:
                    world = len(self._processes) + 1
                    return f"Process {rank + 1} of {world} ended unexpectedly (exit code {code})."
            if time.monotonic() >= deadline:
                return ""
            time.sleep(_LOOK_SECONDS)

    def _watch(self) -> None:
        while not self._done.wait(_LOOK_SECONDS):
            if sentence := self.loss():
                # A broken connection usually tells the leader at once, in a place it can end from.
                if not self._done.wait(_GRACE_SECONDS):
                    self._on_loss(sentence)
                return


def end_with_leader() -> None:
    """Have this process end as soon as its leader has; does nothing where none started it."""
    if not os.environ.get(LED):
        return

    def wait() -> None:
        while os.read(0, 1):
            pass
        # Not sys.exit: the main thread may wait for ever inside a library.
        os._exit(1)

    threading.Thread(target=wait, name="leader", daemon=True).start()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
