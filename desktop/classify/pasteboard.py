"""Pictures from the clipboard become files, as everything that is classified is one."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from core.atomic import write_bytes
from desktop.chore import Chore

_FAST = 3  # of nine levels of PNG: a screenshot in a moment


class Pasteboard(QObject):
    """Writes pasted pictures into `folder`; `pasted(path)` or `failed(error)` follows.

    Whoever is photographed did not ask to be kept: files that nobody `needed` go with `close`.
    """

    pasted = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._made: set[Path] = set()
        self._needed: set[Path] = set()
        self._chore = Chore(self)
        self._chore.answered.connect(self._on_written)
        self._chore.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether a picture is being written."""
        return self._chore.busy

    def paste(self, image: QImage) -> None:
        """Write a picture; what shows through it is white."""
        # Drawn anew, so that no text that came with it goes along.
        whole = QImage(image.size(), QImage.Format.Format_RGB888)
        whole.fill(Qt.GlobalColor.white)
        painter = QPainter(whole)
        painter.drawImage(0, 0, image)
        painter.end()
        size, row = (whole.width(), whole.height()), whole.bytesPerLine()
        self._chore.start(partial(_written, self._folder, size, row, bytes(whole.constBits())))

    def needed(self, paths: Iterable[Path]) -> None:
        """Let these stay: a case that is kept names them."""
        self._needed.update(paths)

    def close(self) -> None:
        """Remove what nobody needs."""
        self._chore.close()
        for path in self._made - self._needed:
            path.unlink(missing_ok=True)
        self._made.clear()

    def _on_written(self, path: Path) -> None:
        self._made.add(path)
        self.pasted.emit(path)


def _written(folder: Path, size: tuple[int, int], row: int, pixels: bytes) -> Path:
    """Write RGB pixels, `row` bytes a row, as a PNG named by what it shows, and return it."""
    from PIL import Image

    data = io.BytesIO()
    image = Image.frombuffer("RGB", size, pixels, "raw", "RGB", row, 1)
    image.save(data, "PNG", compress_level=_FAST)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"pasted-{hashlib.sha256(data.getvalue()).hexdigest()[:12]}.png"
    write_bytes(path, data.getvalue())
    return path
