"""The list of images on the left of the Classify page: picture, name, and the answer in short."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.prediction import Prediction
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.classify.case_model import ANSWER_ROLE, CASE_ROLE, Case, CaseModel
from desktop.colour import diagnosis_colour, hairline, quiet_text
from desktop.translation import tr
from desktop.widget.picture_cell import paint_choice, paint_picture

Index = QModelIndex | QPersistentModelIndex
_PICTURE = QSize(64, 48)
_PAD = 8


class CaseDelegate(QStyledItemDelegate):
    """Paints one row."""

    def __init__(self, loader: ThumbnailLoader, parent: QWidget) -> None:
        super().__init__(parent)
        self._loader = loader
        self.edge = _PICTURE.width()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _PICTURE.height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        case = index.data(CASE_ROLE)
        if not isinstance(case, Case):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            area = QRectF(option.rect).adjusted(2, 2, -2, -2)
            paint_choice(painter, area, option.palette)
        frame = QRect(option.rect.topLeft() + QPoint(_PAD, _PAD), _PICTURE)
        image = self._loader.image(case.path, self.edge)
        paint_picture(painter, frame, image, hairline(option.palette))
        self._paint_text(painter, frame, case, str(index.data(ANSWER_ROLE)), option)
        painter.restore()

    def _paint_text(
        self,
        painter: QPainter,
        frame: QRect,
        case: Case,
        answer: str,
        option: QStyleOptionViewItem,
    ) -> None:
        metrics = option.fontMetrics
        left = frame.right() + 12
        width = option.rect.right() - left - _PAD
        line = metrics.height()
        top = frame.top() + (frame.height() - 2 * line - 4) // 2
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        name = metrics.elidedText(case.name, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(QRect(left, top, width, line), 0, name)
        top += line + 4
        outcome = case.outcome
        if outcome is not None:
            code = None
            if isinstance(outcome, Prediction) and not case.hidden:
                code = outcome.dx
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(diagnosis_colour(code))
            painter.drawEllipse(QRectF(left, top + line / 2 - 4, 8, 8))
            left, width = left + 14, width - 14
        painter.setPen(quiet_text(option.palette))
        text = metrics.elidedText(answer, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, line), 0, text)


class CaseList(QListView):
    """Shows the cases; asks for the pictures in sight only."""

    def __init__(
        self, model: CaseModel, loader: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._loader = loader
        self._delegate = CaseDelegate(loader, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setAccessibleName(tr("Cases to classify"))
        self.verticalScrollBar().valueChanged.connect(self.request_visible)
        self.verticalScrollBar().rangeChanged.connect(self.request_visible)
        model.rowsInserted.connect(self.request_visible)
        loader.arrived.connect(self.viewport().update)

    def selected_rows(self) -> list[int]:
        """Return the selected rows in order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def request_visible(self) -> None:
        """Ask for the pictures in sight and a few below."""
        height = _PICTURE.height() + 2 * _PAD
        first = self.verticalScrollBar().value() // height
        last = first + 2 * (self.viewport().height() // height + 1)
        model = self.model()
        assert isinstance(model, CaseModel)
        self._delegate.edge = round(_PICTURE.width() * self.devicePixelRatioF())
        paths = [case.path for case in model.cases[first:last]]
        self._loader.request(id(self), paths, self._delegate.edge)
