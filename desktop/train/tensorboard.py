"""TensorBoard beside the window: a child process on a loopback port that ends with it."""

from __future__ import annotations

import importlib.util
import socket
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from core.error import UserError
from desktop.translation import mark, tr

_HOST = "127.0.0.1"
_LOOK_MS = 250
_PATIENCE = 240  # looks, a minute: its first start compiles a lot
_END_MS = 3000
_ABSENT = UserError(
    mark("TensorBoard is not installed beside Dermadesk."),
    mark("pip install tensorboard; the curves here show the same figures."),
)
_LEFT_OUT = UserError(
    mark("TensorBoard's own program is not part of this package of Dermadesk."),
    mark("Any TensorBoard reads the folder of a run; the curves here show the same figures."),
)


class TensorBoard(QObject):
    """Shows one folder at a time; `opened(url)` follows, or `failed(UserError)`."""

    opened = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._folder: Path | None = None
        self._port = 0
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def url(self) -> str:
        """Where it answers, or is going to."""
        return f"http://{_HOST}:{self._port}/"

    def show(self, folder: Path) -> None:
        """Open TensorBoard on the events in a folder; at once where it shows that one already."""
        if getattr(sys, "frozen", False):
            self.failed.emit(_LEFT_OUT)
            return
        if importlib.util.find_spec("tensorboard") is None:
            self.failed.emit(_ABSENT)
            return
        if folder != self._folder or self._process is None:
            self.close()
            self._folder, self._port, self._looks = folder, _free_port(), 0
            self._process = QProcess(self)
            self._process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
            self._process.start(sys.executable, self._arguments(folder))
        self._timer.start()

    def _arguments(self, folder: Path) -> list[str]:
        words = ["--logdir", str(folder), "--host", _HOST, "--port", str(self._port)]
        return ["-P", "-m", "tensorboard.main", *words]

    def close(self) -> None:
        """End the process and wait for it."""
        self._timer.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_END_MS)
            process.deleteLater()

    def _look(self) -> None:
        """Open the browser as soon as somebody answers at the port."""
        self._looks += 1
        process = self._process
        if process is None or process.state() == QProcess.ProcessState.NotRunning:
            said = bytes(process.readAll().data()).decode(errors="replace") if process else ""
            last = next((line for line in reversed(said.splitlines()) if line.strip()), "")
            self.close()
            self.failed.emit(
                UserError(
                    tr("TensorBoard ended at once: {last}.", last=last)
                    if last
                    else tr("TensorBoard ended at once, without a word.")
                )
            )
        elif _answers(self._port):
            self._timer.stop()
            QDesktopServices.openUrl(QUrl(self.url))
            self.opened.emit(self.url)
        elif self._looks > _PATIENCE:
            self.close()
            self.failed.emit(
                UserError(tr("TensorBoard does not answer."), tr("Try again in a moment."))
            )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.05)
        return probe.connect_ex((_HOST, port)) == 0
