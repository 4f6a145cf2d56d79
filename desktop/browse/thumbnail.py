"""Small and large pictures read on two threads: what is visible first, the newest request first."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict, deque
from collections.abc import Hashable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from desktop.translation import tr

_BUDGET_BYTES = 128 * 1024 * 1024
_THREADS = 2
_HEAD_BYTES = 8
_FORMATS: Mapping[bytes, bytes] = MappingProxyType(
    {b"\xff\xd8\xff": b"jpeg", b"\x89PNG\r\n\x1a\n": b"png"}
)
_LOG = logging.getLogger(__name__)


def read_scaled(path: Path, size: QSize) -> tuple[QImage, str]:
    """Return the image shrunk to fit `size` pixels, or a null image and the reason."""
    name = _qt_format(path)
    if name is None:
        return _decoded(path, size)
    # Asked to find the format out by itself, Qt tries its SVG reader too. That one connects signals
    # while PySide holds the GIL, against a main thread that disconnects and waits for the GIL: both
    # for ever.
    reader = QImageReader(str(path), QByteArray(name))
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    whole = reader.size()
    if whole.isValid() and (whole.width() > size.width() or whole.height() > size.height()):
        reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return image, reader.errorString() or tr("cannot be read")
    if not whole.isValid():
        image = _shrunk(image, size)
    # The one format that the raster painter copies without converting.
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied), ""


def _qt_format(path: Path) -> bytes | None:
    """Return Qt's name of the format that a file begins like; None for one left to the core."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError:
        return None  # the core says why
    return next((name for start, name in _FORMATS.items() if head.startswith(start)), None)


def _decoded(path: Path, size: QSize) -> tuple[QImage, str]:
    """Read what is neither JPEG nor PNG, DICOM for one, as `read_scaled` does."""
    from core.image.decoding import BadImage, decode

    try:
        pixels = decode(path)
    except BadImage as error:
        return QImage(), str(error)
    height, width, _ = pixels.shape
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    # The conversion also copies: the pixels are not Qt's.
    return _shrunk(image, size).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied), ""


def _shrunk(image: QImage, size: QSize) -> QImage:
    if image.width() <= size.width() and image.height() <= size.height():
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)


class ThumbnailLoader(QObject):
    """An LRU of QImages by path; each asker's newest list replaces the one it asked for before."""

    arrived = Signal()
    large_arrived = Signal(object, object, str)
    _done = Signal()

    def __init__(self, parent: QObject | None = None, budget: int = _BUDGET_BYTES) -> None:
        super().__init__(parent)
        self._budget = budget
        self._held = 0
        self._images: OrderedDict[tuple[Path, int], QImage] = OrderedDict()
        self._reasons: dict[Path, str] = {}
        self._lock = threading.Lock()
        self._wanted: OrderedDict[Hashable, deque[tuple[Path, int]]] = OrderedDict()
        self._large: tuple[Path, int] | None = None
        self._fresh: list[tuple[Path, int, QImage, str, bool]] = []
        self._running = 0
        self._told = False
        self._closed = False
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="thumbnail")
        self._done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)

    def image(self, path: Path, edge: int) -> QImage | None:
        """Return the thumbnail of `path` at `edge` pixels if it is at hand."""
        image = self._images.get((path, edge))
        if image is not None:
            self._images.move_to_end((path, edge))
        return image

    def reason(self, path: Path) -> str:
        """Return why `path` could not be read; empty where it could or was not tried."""
        return self._reasons.get(path, "")

    def request(self, asker: Hashable, paths: Sequence[Path], edge: int) -> None:
        """Read `paths`, first ones first, to fit a square of `edge` pixels; `arrived` follows."""
        missing = deque(
            (path, edge)
            for path in paths
            if (path, edge) not in self._images and path not in self._reasons
        )
        with self._lock:
            self._wanted.pop(asker, None)
            if missing:
                self._wanted[asker] = missing
        self._employ(len(missing))

    def request_large(self, path: Path, edge: int) -> None:
        """Read one picture before all others; `large_arrived(path, image, reason)` follows."""
        with self._lock:
            self._large = (path, edge)
        self._employ(1)

    def forget(self) -> None:
        """Drop all pictures and requests: another dataset was opened."""
        with self._lock:
            self._wanted.clear()
            self._large = None
            self._fresh.clear()
        self._images.clear()
        self._reasons.clear()
        self._held = 0

    def close(self) -> None:
        """End the threads after the picture that each is reading."""
        with self._lock:
            self._closed = True
            self._wanted.clear()
            self._large = None
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _employ(self, jobs: int) -> None:
        with self._lock:
            start = 0 if self._closed else min(jobs, _THREADS - self._running)
            self._running += max(0, start)
        for _ in range(start):
            self._pool.submit(self._work).add_done_callback(self._on_worker_ended)

    def _on_worker_ended(self, worker: Future[None]) -> None:
        if worker.cancelled() or worker.exception() is None:
            return
        with self._lock:
            self._running -= 1
        _LOG.error("A thumbnail thread failed.", exc_info=worker.exception())

    def _next(self) -> tuple[Path, int, bool] | None:
        """Return the next picture to read; None ends the worker."""
        with self._lock:
            if self._large is not None:
                path, edge = self._large
                self._large = None
                return path, edge, True
            while self._wanted:
                asker = next(reversed(self._wanted))
                if self._wanted[asker]:
                    path, edge = self._wanted[asker].popleft()
                    return path, edge, False
                del self._wanted[asker]
            self._running -= 1
            return None

    def _work(self) -> None:
        while (job := self._next()) is not None:
            path, edge, large = job
            image, reason = read_scaled(path, QSize(edge, edge))
            with self._lock:
                self._fresh.append((path, edge, image, reason, large))
                tell, self._told = not self._told and not self._closed, True
            if tell:
                self._done.emit()

    def _on_done(self) -> None:
        with self._lock:
            fresh, self._fresh = self._fresh, []
            self._told = False
        small = False
        for path, edge, image, reason, large in fresh:
            if large:
                self.large_arrived.emit(path, image, reason)
            elif reason:
                self._reasons[path] = reason
                small = True
            else:
                self._keep(path, edge, image)
                small = True
        if small:
            self.arrived.emit()

    def _keep(self, path: Path, edge: int, image: QImage) -> None:
        self._images[path, edge] = image
        self._held += image.sizeInBytes()
        while self._held > self._budget and len(self._images) > 1:
            _, oldest = self._images.popitem(last=False)
            self._held -= oldest.sizeInBytes()
