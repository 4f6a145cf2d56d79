"""The training lesions nearest to a case, side by side: picture, diagnosis, how it was proven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.experience.neighbour import Neighbour, counted_by_dx
from core.record import Record
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.colour import diagnosis_colour, hairline, quiet_text
from desktop.translation import counted, mark, tr
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.picture_cell import paint_choice, paint_picture

Index = QModelIndex | QPersistentModelIndex
NEAR_ROLE = Qt.ItemDataRole.UserRole + 1
_PICTURE = QSize(88, 66)
_PAD = 6
_ROOT = QModelIndex()
_PROVEN = {"histo": mark("histology"), "follow_up": mark("follow-up"), "unknown": mark("not told")}


@dataclass(frozen=True, slots=True)
class Near:
    """A neighbour with its record, where the dataset that is open has it."""

    neighbour: Neighbour
    record: Record | None

    @property
    def proven(self) -> str:
        """How the diagnosis was confirmed, in a word."""
        return tr(_PROVEN.get(self.neighbour.proven, self.neighbour.proven))


class NearModel(QAbstractListModel):
    """The neighbours, nearest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[Near, ...] = ()

    @property
    def rows(self) -> tuple[Near, ...]:
        """All that are shown."""
        return self._rows

    def set_rows(self, rows: Sequence[Near]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        near = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return near.neighbour.dx
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            named = "" if near.record is None else f", {near.record.image_id}"
            far = tr("distance {distance:.2f}", distance=near.neighbour.distance)
            return tr(
                "{dx}, proven by {proven}, {far}{named}",
                dx=near.neighbour.dx,
                proven=near.proven,
                far=far,
                named=named,
            )
        return near if role == NEAR_ROLE else None


class NearDelegate(QStyledItemDelegate):
    """Paints one neighbour."""

    def __init__(self, loader: ThumbnailLoader, parent: QWidget) -> None:
        super().__init__(parent)
        self._loader = loader
        self.edge = _PICTURE.width()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 * option.fontMetrics.height() + 6
        return QSize(_PICTURE.width() + 2 * _PAD, _PICTURE.height() + lines + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        near = index.data(NEAR_ROLE)
        if not isinstance(near, Near):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_HasFocus:
            area = QRectF(option.rect).adjusted(1, 1, -1, -1)
            paint_choice(painter, area, option.palette)
        frame = QRect(option.rect.topLeft() + QPoint(_PAD, _PAD), _PICTURE)
        image = None
        if near.record is not None:
            image = self._loader.image(near.record.path, self.edge)
        paint_picture(painter, frame, image, hairline(option.palette))
        self._paint_text(painter, frame, near, option)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, frame: QRect, near: Near, option: QStyleOptionViewItem
    ) -> None:
        metrics, top = option.fontMetrics, frame.bottom() + 4
        line = metrics.height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(diagnosis_colour(near.neighbour.dx))
        painter.drawEllipse(QRectF(frame.left() + 1, top + line / 2 - 4, 8, 8))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        painter.drawText(frame.left() + 14, top + metrics.ascent(), near.neighbour.dx)
        painter.setPen(quiet_text(option.palette))
        text = metrics.elidedText(near.proven, Qt.TextElideMode.ElideRight, frame.width())
        painter.drawText(frame.left() + 1, top + line + 2 + metrics.ascent(), text)


class NeighbourStrip(QWidget):
    """A row of neighbours under how many there are of each diagnosis.

    `activated(near)` says that one was chosen with Enter or a double click.
    """

    activated = Signal(object)

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self.heading = HeadingLabel(tr("Most like it in training"))
        self.counts = QuietLabel()
        self.counts.setWordWrap(True)
        self.view = QListView()
        self.model = NearModel(self)
        self._delegate = NearDelegate(loader, self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setUniformItemSizes(True)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Training lesions most like this one"))
        line = self.view.fontMetrics().height()
        self.view.setFixedHeight(_PICTURE.height() + 2 * line + 2 * _PAD + 20)
        self.view.activated.connect(self._on_activated)
        loader.arrived.connect(self.view.viewport().update)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        for widget in (self.heading, self.counts, self.view):
            layout.addWidget(widget)
        self.set_neighbours(None)

    def set_neighbours(
        self,
        found: Sequence[Neighbour] | None,
        records: Mapping[str, Record] | None = None,
        text: str = "",
    ) -> None:
        """Show neighbours; `records` by hashed image id give their pictures, `text` a reason."""
        known = records or {}
        rows = [Near(neighbour, known.get(neighbour.image)) for neighbour in found or ()]
        self.model.set_rows(rows)
        self.view.setVisible(bool(rows))
        self.view.scrollToTop()
        self.setVisible(bool(rows or text))
        if not rows:
            self.counts.setText(text)
            return
        number = counted_by_dx(near.neighbour for near in rows)
        by_dx = ", ".join(f"{dx} {count}" for dx, count in number.items() if count)
        proven = sum(near.neighbour.proven == "histo" for near in rows)
        seen = [near for near in rows if near.record is not None]
        text = counted(
            len(rows),
            "Of {n} lesion: {diagnoses}; {proven} proven by histology.",
            "Of {n} lesions: {diagnoses}; {proven} proven by histology.",
            diagnoses=by_dx,
            proven=proven,
        )
        if not seen:
            hint = tr("Open the dataset that it learned from to see their pictures.")
            text = f"{text} {hint}"
        self.counts.setText(text)
        self._delegate.edge = round(_PICTURE.width() * self.devicePixelRatioF())
        paths: list[Path] = [near.record.path for near in seen if near.record is not None]
        self._loader.request(id(self), paths, self._delegate.edge)

    def _on_activated(self, index: QModelIndex) -> None:
        near = index.data(NEAR_ROLE)
        if isinstance(near, Near):
            self.activated.emit(near)
