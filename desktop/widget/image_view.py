"""One image, fitted into its frame, with an optional overlay; wheel zooms, drag moves."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.colour import quiet_text
from desktop.translation import mark, tr


class ImageView(QWidget):
    """Shows a QImage whole; the overlay is stretched over it at the chosen opacity (0..1)."""

    MAX_ZOOM = 16.0

    def __init__(self, empty_text: str = mark("No image"), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty_text = tr(empty_text)
        self._image = QImage()
        self._overlay = QImage()
        self._opacity = 0.5
        self._zoom = 1.0
        self._centre = QPointF(0.5, 0.5)
        self._grabbed: QPointF | None = None
        self.setAccessibleName(tr("Image"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)

    def sizeHint(self) -> QSize:
        return QSize(360, 270)

    def image(self) -> QImage:
        """Return the image that is shown (null where there is none)."""
        return self._image

    def set_image(self, image: QImage | None, description: str = "") -> None:
        """Show `image` fitted and without overlay; None shows the empty text."""
        self._image = image if image is not None else QImage()
        self._overlay = QImage()
        self.setAccessibleDescription(description)
        self.reset_zoom()

    def set_empty_text(self, text: str) -> None:
        """Set the sentence that is shown where there is no image."""
        self._empty_text = text
        self.update()

    def set_overlay(self, overlay: QImage | None) -> None:
        """Lay `overlay` (any size, stretched) over the image; None takes it away."""
        self._overlay = overlay if overlay is not None else QImage()
        self.update()

    def set_opacity(self, opacity: float) -> None:
        """Set how much of the overlay covers the image, 0 to 1."""
        self._opacity = min(1.0, max(0.0, opacity))
        self.update()

    def opacity(self) -> float:
        """Return how much of the overlay covers the image, 0 to 1."""
        return self._opacity

    def zoom(self) -> float:
        """Return the zoom; 1 is fitted."""
        return self._zoom

    def reset_zoom(self) -> None:
        """Fit the image into the frame again."""
        self._zoom = 1.0
        self._centre = QPointF(0.5, 0.5)
        self.update()

    def _target(self) -> QRectF:
        scale = self._zoom * min(
            self.width() / max(1, self._image.width()), self.height() / max(1, self._image.height())
        )
        width, height = self._image.width() * scale, self._image.height() * scale
        left = self.width() / 2 - self._centre.x() * width
        top = self.height() / 2 - self._centre.y() * height
        return QRectF(left, top, width, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image.isNull():
            painter.setPen(quiet_text(self.palette()))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                QRectF(self.rect()).adjusted(12, 12, -12, -12), flags, self._empty_text
            )
            painter.end()
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = self._target()
        painter.drawImage(target, self._image)
        if not self._overlay.isNull() and self._opacity > 0:
            painter.setOpacity(self._opacity)
            painter.drawImage(target, self._overlay)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._image.isNull():
            event.ignore()
            return
        before = self._target()
        wanted = self._zoom * 1.2 ** (event.angleDelta().y() / 120)
        self._zoom = min(self.MAX_ZOOM, max(1.0, wanted))
        # The point under the pointer stays where it is.
        at = event.position()
        share = QPointF(
            (at.x() - before.left()) / before.width(), (at.y() - before.top()) / before.height()
        )
        after = self._target()
        self._centre = QPointF(
            share.x() + (self.width() / 2 - at.x()) / after.width(),
            share.y() + (self.height() / 2 - at.y()) / after.height(),
        )
        self._keep_inside()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._zoom > 1.0:
            self._grabbed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        target, moved = self._target(), event.position() - self._grabbed
        self._grabbed = event.position()
        self._centre -= QPointF(moved.x() / target.width(), moved.y() / target.height())
        self._keep_inside()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset_zoom()

    def _keep_inside(self) -> None:
        if self._zoom <= 1.0:
            self._centre = QPointF(0.5, 0.5)
        else:
            self._centre = QPointF(
                min(1.0, max(0.0, self._centre.x())), min(1.0, max(0.0, self._centre.y()))
            )
        self.update()
