"""Photographs side by side with one zoom: two to six chosen ones, or all of a lesion."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.record import Record
from desktop.browse.annotation_store import AnnotationStore
from desktop.browse.caption import PhotoCaption
from desktop.browse.photo_viewer import FULL_EDGE
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.translation import mark, told, tr
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.symbol import SymbolButton
from desktop.widget.zoom_view import Viewport, ZoomView

MOST = 12  # of a lesion with more photographs the first twelve are shown, which is said
_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3}
_KEYS = mark(
    "Tab  next photograph    + −  zoom    F  whole image    P  actual pixels    "
    "1–7  propose a diagnosis    Esc  back"
)


class _Panel(QWidget):
    """One photograph with its caption, which keeps to the lower edge of what is seen of it.

    `row` gathers the panels that stand beside each other.
    """

    def __init__(self, record: Record, viewport: Viewport, row: list[_Panel]) -> None:
        super().__init__()
        self.record, self._row = record, row
        row.append(self)
        self._below = 0
        self.own = Viewport(self)
        self.view = ZoomView(viewport, self)
        self.view.frames_focus = True
        self.caption = PhotoCaption(self)
        self.setMinimumSize(self.view.minimumSize())
        self.setSizePolicy(self.view.sizePolicy())
        for part in (viewport, self.own):
            part.changed.connect(self.place_caption)

    def place_caption(self) -> None:
        """Put the caption below the picture, which may be lower than the room for it."""
        high = self.caption.sizeHint().height()
        self.view.setGeometry(0, 0, self.width(), max(0, self.height() - high))
        seen = self.view.seen()
        left, self._below = math.floor(seen.left()), math.ceil(seen.bottom())
        self.caption.setGeometry(left, self._below, self.width() - left, high)
        for panel in self._row:
            panel._keep_line()

    def _keep_line(self) -> None:
        """Move the caption into line: columns a pixel wider have pictures a pixel higher."""
        below = max(p._below for p in self._row if p._below - self._below <= 1)
        self.caption.move(self.caption.x(), below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_caption()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.place_caption()


class CompareView(QWidget):
    """Photographs that are zoomed and moved together, unless the link is taken away."""

    closed = Signal()

    def __init__(
        self, photos: ThumbnailLoader, store: AnnotationStore, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._photos, self._store = photos, store
        self._shared = Viewport(self)
        self.panels: list[_Panel] = []
        self._title, self._note = HeadingLabel(), QuietLabel()
        self._back = SymbolButton("left", tr("Back"))
        self.linked = QCheckBox(tr("Zoom and move together"))
        self.linked.setChecked(True)
        self._grid = QGridLayout()
        self._lay_out()
        self._back.clicked.connect(self.closed)
        self.linked.toggled.connect(self._on_linked)
        photos.arrived.connect(self._show_photos)
        store.changed.connect(self._show_captions)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 6)
        head.setSpacing(12)
        for widget in (self._back, self._title, self._note):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.linked)
        self._grid.setContentsMargins(16, 4, 16, 4)
        self._grid.setSpacing(10)
        keys = QuietLabel(tr(_KEYS))
        keys.setWordWrap(True)
        keys.setContentsMargins(16, 4, 16, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(self._grid, 1)
        layout.addWidget(keys)

    def show_records(self, records: Sequence[Record], title: str) -> None:
        """Show these photographs, at most twelve."""
        self.clear()
        shown = list(records[:MOST])
        more = (
            tr("the first {most} of {count}", most=MOST, count=len(records))
            if len(records) > MOST
            else ""
        )
        self._title.setText(title)
        self._note.setText(more)
        self._shared.reset()
        columns = _COLUMNS.get(len(shown), 4)
        rows: list[list[_Panel]] = [[] for _ in range(0, len(shown), columns)]
        for number, record in enumerate(shown):
            panel = _Panel(record, self._shared, rows[number // columns])
            panel.view.setAccessibleName(
                tr("Photograph {number} of {count}", number=number + 1, count=len(shown))
            )
            self.panels.append(panel)
            self._grid.addWidget(panel, number // columns, number % columns)
        self._on_linked(self.linked.isChecked())
        self.linked.setVisible(len(shown) > 1)
        self._show_captions()
        self._photos.request(id(self), [record.path for record in shown], FULL_EDGE)
        self._show_photos()
        if self.panels:
            self.setFocusProxy(self.panels[0].view)
            self.panels[0].view.setFocus()

    def clear(self) -> None:
        """Show nothing."""
        for panel in self.panels:
            self._grid.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self.panels = []

    def records(self) -> list[Record]:
        """Return what is shown."""
        return [panel.record for panel in self.panels]

    def focused(self) -> list[Record]:
        """Return the photograph that has the keys; all where none has."""
        found = [panel.record for panel in self.panels if panel.view.hasFocus()]
        return found or self.records()

    def _on_linked(self, on: bool) -> None:
        for panel in self.panels:
            if not on:  # each goes on from where all are
                panel.own.show(self._shared.zoom, self._shared.centre)
            panel.view.use_viewport(self._shared if on else panel.own)
            panel.place_caption()

    def _show_photos(self) -> None:
        for panel in self.panels:
            if panel.view.image().isNull():
                path = panel.record.path
                reason = self._photos.reason(path)
                empty = (
                    tr("This image cannot be shown: {reason}", reason=told(reason))
                    if reason
                    else tr("Loading…")
                )
                panel.view.set_image(
                    self._photos.image(path, FULL_EDGE), panel.record.image_id, empty
                )
                panel.place_caption()

    def _show_captions(self) -> None:
        for panel in self.panels:
            panel.caption.show_record(panel.record, self._store.of(panel.record.image_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
