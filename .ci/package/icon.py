"""The program's icon in the forms that Windows and macOS want, from the one drawing."""

from __future__ import annotations

import io
from pathlib import Path

_SIDES = (16, 24, 32, 48, 64, 128, 256)
_LARGEST = 512


def make_icons(drawing: Path, folder: Path) -> Path:
    """Write dermadesk.png, .ico and .icns into `folder`, made here if absent, and return it."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(_png(drawing))) as picture:
        picture.save(folder / "dermadesk.png")
        picture.save(folder / "dermadesk.ico", sizes=[(side, side) for side in _SIDES])
        picture.save(folder / "dermadesk.icns")
    return folder


def _png(drawing: Path) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(_LARGEST, _LARGEST, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())
