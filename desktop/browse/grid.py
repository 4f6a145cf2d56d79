"""The grid of thumbnails: uniform cells, pictures asked for when in sight."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.browse.model import RecordModel
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.browse.thumbnail_delegate import ThumbnailDelegate
from desktop.translation import tr

_PICTURE = QSize(160, 120)
_REQUEST_MS = 70
_REPAINT_MS = 25


class ThumbnailGrid(QListView):
    """Wrapping rows of equal cells; asks for visible pictures at once and after every scroll.

    `stretched` cells fill the width; others stand close together on the left.
    """

    def __init__(
        self,
        loader: ThumbnailLoader,
        picture: QSize = _PICTURE,
        parent: QWidget | None = None,
        *,
        model: RecordModel | None = None,
        stretched: bool = True,
    ) -> None:
        super().__init__(parent)
        self._loader = loader
        self._stretched = stretched
        self._records = model or RecordModel()
        self._delegate = ThumbnailDelegate(loader, picture, self)
        self.setModel(self._records)
        self.setItemDelegate(self._delegate)
        # ListMode that wraps: the same picture as IconMode, without its search tree of items.
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(1000)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(tr("Images"))
        self._pause = QTimer(self, singleShot=True, interval=_REQUEST_MS)
        self._pause.timeout.connect(self.request_visible)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self._records.modelReset.connect(self._on_moved)
        # Pictures come one by one, hundreds a second: painted for each, the window does no more.
        self._repaint = QTimer(self, singleShot=True, interval=_REPAINT_MS)
        self._repaint.timeout.connect(self.viewport().update)
        loader.arrived.connect(self._on_arrived)

    def use_delegate(self, delegate: ThumbnailDelegate) -> None:
        """Have another painter paint the cells."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    @property
    def records(self) -> RecordModel:
        """The model that the grid shows."""
        return self._records

    def picture(self, path: Path) -> QImage | None:
        """Return the picture of a cell as it is painted; None where it is not there yet."""
        return self._loader.image(path, self._delegate.edge)

    def visible_rows(self) -> tuple[int, int]:
        """Return the first visible row of the model and the one behind the last."""
        cell = self.gridSize()
        if cell.isEmpty():
            return 0, 0
        columns = max(1, self.viewport().width() // cell.width())
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        first = top // cell.height() * columns
        return first, min(self._records.rowCount(), (bottom // cell.height() + 1) * columns)

    def request_visible(self) -> None:
        """Ask for the pictures in sight, then for the page below and the page above."""
        first, last = self.visible_rows()
        page = last - first
        nearby = (
            self._records.records(first, last)
            + self._records.records(last, last + page)
            + self._records.records(first - page, first)
        )
        # As large as it is painted: scaled in each paint it costs time and sharpness.
        edge = round(self._delegate.picture.width() * self.devicePixelRatioF())
        self._delegate.edge = edge
        self._loader.request(id(self), [record.path for record in nearby], edge)

    def _on_arrived(self) -> None:
        if not self._repaint.isActive():
            self._repaint.start()

    def _on_moved(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        cell = self._delegate.cell(self.fontMetrics().height())
        columns = max(1, (self.viewport().width() - 1) // cell.width())
        # One pixel less: a row that fills the width to the last pixel wraps a cell too early.
        wide = (self.viewport().width() - 1) // columns if self._stretched else cell.width()
        wanted = QSize(wide, cell.height())
        if wanted != self.gridSize():
            self.setGridSize(wanted)
        super().resizeEvent(event)
        self._on_moved()
