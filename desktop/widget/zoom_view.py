"""One photograph down to its pixels: zoom about the pointer, move by drag or keys, also linked."""

from __future__ import annotations

from PySide6.QtCore import (
    QEasingCurve,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.colour import quiet_text
from desktop.translation import tr

_STEP = 1.35
_MOVE = 0.12
_MILLISECONDS = 140
_PIXELS_FROM = 8.0  # from so many units an image pixel on, pixels are shown as squares
_SQUARE = 16.0  # screen pixels of an image pixel where the image is smaller than the view
MAX_ZOOM = 64.0


class Viewport(QObject):
    """What part is seen, as a zoom (1 is fitted) and a centre (0..1): views may share one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.zoom = 1.0
        self.centre = QPointF(0.5, 0.5)

    def show(self, zoom: float, centre: QPointF) -> None:
        """Show this part, kept inside the image."""
        self.zoom = min(MAX_ZOOM, max(1.0, zoom))
        half = 0.5 / self.zoom
        self.centre = QPointF(
            min(1.0 - half, max(half, centre.x())), min(1.0 - half, max(half, centre.y()))
        )
        self.changed.emit()

    def reset(self) -> None:
        """Show the whole image."""
        self.show(1.0, QPointF(0.5, 0.5))


class ZoomView(QWidget):
    """Shows a QImage through a viewport.

    Wheel and + − zoom, F fits, P shows a pixel a pixel, Shift and arrow keys or a drag move.
    """

    def __init__(self, viewport: Viewport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._empty_text = tr("Loading…")
        self._viewport = viewport
        self._grabbed: QPointF | None = None
        self._animation = QVariantAnimation(self, duration=_MILLISECONDS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._on_frame)
        self._from, self._to, self._anchor, self._share = 1.0, 1.0, QPointF(), QPointF()
        self.frames_focus = False
        """Whether a frame shows that this view has the keys: where there are several."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Photograph"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 90)
        viewport.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    @property
    def viewport(self) -> Viewport:
        """What part is seen."""
        return self._viewport

    def use_viewport(self, viewport: Viewport) -> None:
        """Look through another viewport."""
        self._viewport.changed.disconnect(self.update)
        self._viewport = viewport
        viewport.changed.connect(self.update)
        self.update()

    def image(self) -> QImage:
        """Return the image that is shown (null where there is none)."""
        return self._image

    def set_image(self, image: QImage | None, description: str = "", empty: str = "") -> None:
        """Show `image`; None shows the sentence `empty`. The part that is seen stays."""
        self._image = image if image is not None else QImage()
        self._empty_text = empty or tr("Loading…")
        self.setAccessibleDescription(description)
        self.update()

    def scale(self) -> float:
        """Return how many screen pixels an image pixel takes."""
        return self._fitted() * self._viewport.zoom * self.devicePixelRatioF()

    def seen(self) -> QRectF:
        """Return where the picture is; the whole view where there is none yet."""
        whole = QRectF(self.rect())
        return whole if self._image.isNull() else self._target().intersected(whole)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom smoothly; the point of the image at `at` (the middle by default) stays there."""
        self.zoom_to(self._aim() * factor, at)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom smoothly to a zoom, of which 1 is fitted."""
        if self._image.isNull():
            return
        self._from, self._to = self._viewport.zoom, min(MAX_ZOOM, max(1.0, zoom))
        self._anchor = at if at is not None else QPointF(self.rect().center())
        target = self._target()
        self._share = QPointF(
            (self._anchor.x() - target.left()) / target.width(),
            (self._anchor.y() - target.top()) / target.height(),
        )
        self._animation.stop()
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.start()

    def fit(self) -> None:
        """Show the whole image."""
        self.zoom_to(1.0)

    def fit_at_once(self) -> None:
        """Show the whole image without a movement."""
        self._animation.stop()
        self._viewport.reset()

    def show_pixels(self, at: QPointF | None = None) -> None:
        """Show an image pixel a screen pixel, or fit again where that is shown already."""
        ratio = self.devicePixelRatioF()
        wanted = 1.0 / max(1e-6, self._fitted() * ratio)
        if wanted <= 1.0:  # smaller than the view: show its pixels as squares
            wanted = max(2.0, _SQUARE * wanted)
        self.zoom_to(1.0 if abs(self._aim() - wanted) < 0.01 else wanted, at)

    def move_by(self, right: float, down: float) -> None:
        """Move by a share of what is seen."""
        zoom, centre = self._viewport.zoom, self._viewport.centre
        self._viewport.show(zoom, centre + QPointF(right / zoom, down / zoom))

    def _aim(self) -> float:
        moving = self._animation.state() == QVariantAnimation.State.Running
        return self._to if moving else self._viewport.zoom

    def _on_frame(self, share: float) -> None:
        zoom = self._from * (self._to / self._from) ** share
        fitted = self._fitted()
        width = self._image.width() * fitted * zoom
        height = self._image.height() * fitted * zoom
        centre = QPointF(
            self._share.x() + (self.width() / 2 - self._anchor.x()) / max(1.0, width),
            self._share.y() + (self.height() / 2 - self._anchor.y()) / max(1.0, height),
        )
        self._viewport.show(zoom, centre)

    def _fitted(self) -> float:
        return min(
            self.width() / max(1, self._image.width()), self.height() / max(1, self._image.height())
        )

    def _target(self) -> QRectF:
        scale = self._fitted() * self._viewport.zoom
        width, height = self._image.width() * scale, self._image.height() * scale
        centre = self._viewport.centre
        return QRectF(
            self.width() / 2 - centre.x() * width, self.height() / 2 - centre.y() * height,
            width, height,
        )  # fmt: skip

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
        # In units of the window: on a finer screen a pixel is as large to the eye.
        zoom = self._viewport.zoom
        smooth = zoom <= 1.0 or self._fitted() * zoom < _PIXELS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(self._target(), self._image)
        self.paint_over(painter)
        if self.hasFocus() and self.frames_focus:
            painter.setPen(QPen(self.palette().highlight().color(), 1))
            painter.drawRect(self.seen().adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the image; nothing here."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._image.isNull():
            event.ignore()
            return
        self.zoom_by(1.25 ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._viewport.zoom > 1.0:
            self._grabbed = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is None:
            return
        target, moved = self._target(), event.position() - self._grabbed
        self._grabbed = event.position()
        step = QPointF(moved.x() / target.width(), moved.y() / target.height())
        self._viewport.show(self._viewport.zoom, self._viewport.centre - step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_pixels(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        moves = {
            Qt.Key.Key_Left: (-_MOVE, 0.0), Qt.Key.Key_Right: (_MOVE, 0.0),
            Qt.Key.Key_Up: (0.0, -_MOVE), Qt.Key.Key_Down: (0.0, _MOVE),
        }  # fmt: skip
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif key == Qt.Key.Key_F:
            self.fit()
        elif key == Qt.Key.Key_P:
            self.show_pixels()
        elif shift and key in moves:
            self.move_by(*moves[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()
