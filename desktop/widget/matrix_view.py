"""A matrix of counts painted with QPainter: who was taken for what; its cells can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QTableView, QToolTip, QWidget

from desktop.colour import hairline, mixed, quiet_text
from desktop.translation import inside, num, tr
from desktop.widget.label import plain_tip

_LARGEST_CELL = QSize(110, 72)
_GAP = 2.0
_EQUAL_INK = 0.179
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Shares(StrEnum):
    """What stands in the cells."""

    COUNTS = "counts"
    ROWS = "rows"
    COLUMNS = "columns"


class MatrixView(QWidget):
    """Rows are the truth, columns the answers; `cell_chosen(row, column)` follows a choice.

    Cells are shaded by their share of the row, and of the column where these shares are shown; the
    `diagonal` stands out where columns are what rows are. Where there is a table `beside` it in the
    same parent, with the same rows, they stand in one line.
    """

    cell_chosen = Signal(int, int)

    def __init__(
        self,
        name: str,
        row_title: str,
        column_title: str,
        parent: QWidget | None = None,
        *,
        diagonal: bool = True,
        beside: QTableView | None = None,
    ) -> None:
        super().__init__(parent)
        self._diagonal, self._beside = diagonal, beside
        self._titles = row_title, column_title
        self._rows: tuple[str, ...] = ()
        self._columns: tuple[str, ...] = ()
        self._counts: list[list[int]] = []
        self._shares = Shares.COUNTS
        self._mark = ""
        self._cursor = (0, 0)
        self._chosen: tuple[int, int] | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)

    def set_counts(
        self, rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]
    ) -> None:
        """Show `counts` [rows][columns]; the choice stays where the labels stay."""
        if (tuple(rows), tuple(columns)) != (self._rows, self._columns):
            self._cursor, self._chosen = (0, 0), None
        self._rows, self._columns = tuple(rows), tuple(columns)
        self._counts = [[int(value) for value in row] for row in counts]
        self._describe()
        self.updateGeometry()
        self.update()

    def set_shares(self, shares: Shares) -> None:
        """Show counts, shares of the row or shares of the column."""
        self._shares = shares
        self._describe()
        self.update()

    def set_mark(self, mark: str) -> None:
        """Put a mark behind what stands in each cell; an empty one takes it away."""
        self._mark = mark
        self._describe()
        self.update()

    @property
    def chosen(self) -> tuple[int, int] | None:
        """The chosen cell, or None."""
        return self._chosen

    def choose(self, cell: tuple[int, int] | None) -> None:
        """Mark a cell without a signal; None marks none."""
        self._chosen = cell
        if cell is not None:
            self._cursor = cell
        self._describe()
        self.update()

    def share(self, row: int, column: int) -> float | None:
        """Return the share that shades a cell; None where its row or column is empty."""
        by_column = self._shares is Shares.COLUMNS
        line = [cells[column] for cells in self._counts] if by_column else self._counts[row]
        whole = sum(line)
        return self._counts[row][column] / whole if whole else None

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell."""
        if self._shares is Shares.COUNTS:
            return f"{num(self._counts[row][column], ',')}{self._mark}"
        share = self.share(row, column)
        return "–" if share is None else f"{num(100 * share, '.1f')} %{self._mark}"

    def sentence(self, row: int, column: int) -> str:
        """Return a cell in words."""
        count = self._counts[row][column]
        of_row = sum(self._counts[row])
        of_column = sum(cells[column] for cells in self._counts)
        return tr(
            "{row_title} {row}, {column_title} {column}: {count:,} of {of_row:,} in the row, of "
            "{of_column:,} in the column",
            row_title=self._titles[0],
            row=self._rows[row],
            column_title=inside(self._titles[1]),
            column=self._columns[column],
            count=count,
            of_row=of_row,
            of_column=of_column,
        )

    def sizeHint(self) -> QSize:
        cells = QSize(_LARGEST_CELL.width() * 7, _LARGEST_CELL.height() * max(2, len(self._rows)))
        return cells + QSize(0, 3 * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        widest = max(map(self.fontMetrics().horizontalAdvance, self._columns), default=0)
        wide = round(self._label_width()) + max(46, widest + 10) * max(1, len(self._columns))
        return QSize(wide, (line + 12) * max(1, len(self._rows)) + 3 * line)

    def _label_width(self) -> float:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(text) for text in self._rows), default=0)
        return max(widest, metrics.horizontalAdvance(self._titles[0])) + 14.0

    def _area(self, row: int, column: int) -> QRectF:
        """Return the rectangle of a cell."""
        left = self._label_width()
        wide = min(_LARGEST_CELL.width(), (self.width() - left - 2) / max(1, len(self._columns)))
        top, high = self._line(row)
        area = QRectF(left + column * wide, top, wide, high)
        return area.adjusted(_GAP / 2, _GAP / 2, -_GAP / 2, -_GAP / 2)

    def _line(self, row: int) -> tuple[float, float]:
        """Return where a row begins, and how high it is."""
        table = self._beside
        if table is not None:
            above = table.y() + table.viewport().y() - self.y()
            return float(above + table.rowViewportPosition(row)), float(table.rowHeight(row))
        top = 2.0 * self.fontMetrics().height() + 10
        high = min(_LARGEST_CELL.height(), (self.height() - top - 2) / max(1, len(self._rows)))
        return top + row * high, high

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        """Return the cell at a place of the widget; None beside them."""
        for row in range(len(self._rows)):
            for column in range(len(self._columns)):
                if self._area(row, column).contains(place):
                    return row, column
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._counts:
            self._paint_labels(painter)
            for row in range(len(self._rows)):
                for column in range(len(self._columns)):
                    self._paint_cell(painter, row, column)
        painter.end()

    def _paint_labels(self, painter: QPainter) -> None:
        line = self.fontMetrics().height()
        centre, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight
        first, last = self._area(0, 0), self._area(0, len(self._columns) - 1)
        painter.setPen(quiet_text(self.palette()))
        head = line + 0.4 * (self._line(0)[0] - 2 * line)  # what is free stands about it
        above = QRectF(first.left(), 0, last.right() - first.left(), line)
        painter.drawText(above, centre, self._titles[1])
        painter.drawText(QRectF(0, head, first.left() - 10, line), right, self._titles[0])
        painter.setPen(self.palette().windowText().color())
        for column, text in enumerate(self._columns):
            area = self._area(0, column)
            painter.drawText(QRectF(area.left(), head, area.width(), line), centre, text)
        for row, text in enumerate(self._rows):
            area = self._area(row, 0)
            beside = QRectF(0, area.top(), area.left() - 10, area.height())
            painter.drawText(beside, right | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_cell(self, painter: QPainter, row: int, column: int) -> None:
        area = self._area(row, column)
        fill = cell_fill(self.palette(), self.share(row, column) or 0.0)
        painter.setPen(QPen(hairline(self.palette()), 1))
        painter.setBrush(fill)
        painter.drawRoundedRect(area, 4, 4)
        if (row, column) == self._chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2.2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 4, 4)
        if self.hasFocus() and (row, column) == self._cursor:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(cell_ink(fill), 1.4, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(area.adjusted(4, 4, -4, -4), 3, 3)
        font = QFont(self.font())
        right = self._diagonal and row == column
        font.setWeight(QFont.Weight.DemiBold if right else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(cell_ink(fill, faint=not self._counts[row][column]))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.text(row, column))
        painter.setFont(self.font())

    def _describe(self) -> None:
        if self._counts:
            self.setAccessibleDescription(self.sentence(*self._cursor))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self.cell_at(QPointF(event.pos()))
            tip = plain_tip(self.sentence(*cell)) if cell else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None and event.button() == Qt.MouseButton.LeftButton:
            self.press(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and self._counts:
            down, right = _STEPS[key]
            row = min(len(self._rows) - 1, max(0, self._cursor[0] + down))
            self._cursor = row, min(len(self._columns) - 1, max(0, self._cursor[1] + right))
            self._describe()
            self.update()
        elif key in _CHOOSING and self._counts:
            self.press(self._cursor)
        else:
            super().keyPressEvent(event)

    def press(self, cell: tuple[int, int]) -> None:
        """Choose a cell as a person does."""
        self.choose(cell)
        self.cell_chosen.emit(*cell)


def cell_fill(palette: QPalette, share: float) -> QColor:
    """Return the colour of a cell that holds `share` (0..1) of its row or column."""
    accent = palette.color(QPalette.ColorRole.Highlight)
    # The root lifts what is rare: a mistake of 5 % must be seen beside 95 %.
    return mixed(palette.base().color(), accent, 0.9 * share**0.6)


def cell_ink(fill: QColor, *, faint: bool = False) -> QColor:
    """Return black or white, whichever can be read on `fill`; `faint` for a count of nothing."""
    parts = (fill.redF(), fill.greenF(), fill.blueF())
    # Relative luminance as in WCAG 2: there black and white are read equally well, and no other
    # colour reaches 4.5:1.
    linear = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    light = sum(weight * v for weight, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    ink = QColor("#000000") if light > _EQUAL_INK else QColor("#ffffff")
    return mixed(ink, fill, 0.35) if faint else ink
