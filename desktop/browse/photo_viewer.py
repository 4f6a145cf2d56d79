"""One photograph large, also on the full screen; its neighbours are read ahead of time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.record import Record
from desktop.browse.annotation_store import AnnotationStore
from desktop.browse.caption import PhotoCaption
from desktop.browse.model import RecordModel
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.translation import mark, num, told, tr
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolButton, SymbolToolButton
from desktop.widget.zoom_view import Viewport, ZoomView

FULL_EDGE = 8192
_AHEAD, _BEHIND = 3, 1
_KEYS = mark(
    "← →  previous and next    + −  zoom    F  whole image    P  actual pixels    "
    "1–7  propose a diagnosis    F11  full screen    Esc  back"
)


class PhotoViewer(QWidget):
    """Walks through the rows of a model; `turned(row)` follows each step, `closed` its end."""

    turned = Signal(int)
    closed = Signal()
    full_screen_wanted = Signal()

    def __init__(
        self, photos: ThumbnailLoader, store: AnnotationStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._photos, self._store = photos, store
        self._model: RecordModel | None = None
        self._row = -1
        self._record: Record | None = None
        self.view = ZoomView(Viewport(self))
        self._caption = PhotoCaption()
        self._place, self._zoom = QuietLabel(), QuietLabel()
        self._back = SymbolButton("left", tr("Back"))
        self._previous = SymbolToolButton("left", tr("Previous image (←)"))
        self._next = SymbolToolButton("right", tr("Next image (→)"))
        self._full = SymbolToolButton("full_screen", tr("Full screen (F11)"))
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self._previous.clicked.connect(lambda: self.turn(-1))
        self._next.clicked.connect(lambda: self.turn(1))
        self._full.clicked.connect(self.full_screen_wanted)
        photos.arrived.connect(self._show_photo)
        store.changed.connect(self._on_annotated)
        self.view.viewport.changed.connect(self._show_zoom)

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)  # two lines: the button stands as on other views
        head.setSpacing(12)
        head.addWidget(self._back)
        head.addWidget(self._caption, 1)
        self._zoom.setAccessibleName(tr("Zoom"))
        self._zoom.setToolTip(tr("Screen pixels per image pixel"))
        self._place.setAccessibleName(tr("Place in the list"))
        for widget in (self._zoom, self._place, self._previous, self._next, self._full):
            head.addWidget(widget)
        keys = QuietLabel(tr(_KEYS))
        keys.setWordWrap(True)  # else large text makes the window wider than the screen
        keys.setContentsMargins(16, 8, 16, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(keys)
        self.setFocusProxy(self.view)

    @property
    def record(self) -> Record | None:
        """The record that is shown, whatever stands in its row by now."""
        return self._record

    def open(self, model: RecordModel, row: int) -> None:
        """Show a row of a model, whole."""
        if model is not self._model:
            if self._model is not None:
                self._model.modelReset.disconnect(self._on_reset)
            model.modelReset.connect(self._on_reset)
        self._model, self._row = model, row
        self.view.viewport.reset()
        self._show()

    def turn(self, step: int) -> None:
        """Go on by so many rows, as far as there are; the zoom stays."""
        if self._model is None:
            return
        row = min(self._model.rowCount() - 1, max(0, self._row + step))
        if row != self._row:
            self._row = row
            self._show()
            self.turned.emit(row)

    def _on_reset(self) -> None:
        """Go on from where the record stands now; without it there is nothing to show."""
        if self._model is None or self._record is None:
            return
        self._row = self._model.row_of(self._record.image_id)
        if self.isVisible():
            self._show()
        else:
            self._record = self._model.record(self._row)

    def _show(self) -> None:
        model = self._model
        record = self._record = model.record(self._row) if model is not None else None
        if model is None or record is None:
            self.closed.emit()
            return
        count = model.rowCount()
        self._place.setText(tr("{row:,} of {count:,}", row=self._row + 1, count=count))
        self._previous.setEnabled(self._row > 0)
        self._next.setEnabled(self._row < count - 1)
        self._caption.show_record(record, self._store.of(record.image_id))
        near = [model.record(self._row + step) for step in range(1, _AHEAD + 1)]
        near += [model.record(self._row - step) for step in range(1, _BEHIND + 1)]
        paths = [entry.path for entry in (record, *near) if entry is not None]
        self._photos.request(id(self), paths, FULL_EDGE)
        self._show_photo()

    def _show_photo(self) -> None:
        record = self.record
        if record is None or (not self.isVisible() and self.view.image().isNull()):
            return
        image = self._photos.image(record.path, FULL_EDGE)
        if image is not None and image.cacheKey() == self.view.image().cacheKey():
            return
        reason = self._photos.reason(record.path)
        empty = (
            tr("This image cannot be shown: {reason}", reason=told(reason))
            if reason
            else tr("Loading…")
        )
        self.view.set_image(image, record.image_id, empty)
        self._show_zoom()

    def _show_zoom(self) -> None:
        shown = not self.view.image().isNull()
        self._zoom.setText(num(self.view.scale(), ".0%") if shown else "")

    def _on_annotated(self, image_ids: frozenset[str]) -> None:
        record = self.record
        if record is not None and record.image_id in image_ids:
            self._caption.show_record(record, self._store.of(record.image_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -10,
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 10,
            Qt.Key.Key_Home: -1_000_000_000, Qt.Key.Key_End: 1_000_000_000,
        }  # fmt: skip
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in steps:
            self.turn(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
