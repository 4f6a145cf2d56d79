"""One image, fitted into its frame anew each time, with an optional overlay over it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from desktop.translation import mark, tr
from desktop.widget.zoom_view import Viewport, ZoomView


class ImageView(ZoomView):
    """Shows a QImage whole; the overlay is stretched over it at the chosen opacity (0..1)."""

    def __init__(self, empty_text: str = mark("No image"), parent: QWidget | None = None) -> None:
        super().__init__(Viewport(), parent)
        self._overlay = QImage()
        self._opacity = 0.5
        self.frames_focus = True
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_empty_text(tr(empty_text))

    def sizeHint(self) -> QSize:
        return QSize(360, 270)

    def set_image(self, image: QImage | None, description: str = "", empty: str = "") -> None:
        """Show `image` fitted and without overlay; None shows the empty text."""
        self._overlay = QImage()
        super().set_image(image, description, empty or self._empty_text)
        self.fit_at_once()
        # Where there is nothing to zoom, Tab has nothing to stop at.
        self.setFocusPolicy(
            Qt.FocusPolicy.NoFocus if self._image.isNull() else Qt.FocusPolicy.StrongFocus
        )

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

    def paint_over(self, painter: QPainter) -> None:
        if not self._overlay.isNull() and self._opacity > 0:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setOpacity(self._opacity)
            painter.drawImage(self._target(), self._overlay)
            painter.setOpacity(1.0)
