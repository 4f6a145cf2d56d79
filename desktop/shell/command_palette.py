"""The command palette: type a few letters of anything that can be done, and press Enter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.colour import mixed, quiet_text
from desktop.shell.action import Choice
from desktop.shell.match import score
from desktop.translation import tr
from desktop.widget.label import QuietLabel

_WIDTH, _ROWS = 620, 11
_ROOT = QModelIndex()
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Index = QModelIndex | QPersistentModelIndex
_CHOICE = Qt.ItemDataRole.UserRole


class ChoiceModel(QAbstractListModel):
    """Choices that fit what is typed, the best first, else in the order they came in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Choice, ...] = ()
        self._shown: list[Choice] = []

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these choices."""
        self._all = tuple(choices)
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Keep what fits `typed`."""
        ranked = []
        for number, choice in enumerate(self._all):
            found = score(typed, f"{choice.title} {choice.group}")
            if found is not None:
                ranked.append((-found, number, choice))
        self.beginResetModel()
        self._shown = [choice for _, _, choice in sorted(ranked, key=lambda row: row[:2])]
        self.endResetModel()

    def choice(self, row: int) -> Choice | None:
        """Return the choice of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        choice = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            keys = f", {choice.keys}" if choice.keys else ""
            return f"{choice.title}, {choice.group}{keys}"
        return choice if role == _CHOICE else None


class _ChoiceDelegate(QStyledItemDelegate):
    """The title on the left; group and keys, quieter, on the right, each in a column of its own."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self._groups = tuple({choice.group for choice in choices})
        self._keys = tuple({choice.keys for choice in choices})
        self._measured: tuple[str, int, int] = ("", 0, 0)

    def _columns(self, option: QStyleOptionViewItem) -> tuple[int, int]:
        """Return how wide the groups and the keys are at most."""
        if self._measured[0] != option.font.key():
            wide = option.fontMetrics.horizontalAdvance
            widest = [max(map(wide, texts), default=0) for texts in (self._groups, self._keys)]
            self._measured = option.font.key(), widest[0], widest[1]
        return self._measured[1:]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + 15)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(_CHOICE)
        palette = option.palette
        chosen = bool(option.state & option.state.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        ink = palette.color(role)
        quiet = mixed(ink, palette.color(QPalette.ColorRole.Highlight), 0.12) if chosen \
            else quiet_text(palette)  # fmt: skip
        area = QRect(option.rect).adjusted(16, 0, -16, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(quiet)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, choice.keys)
        groups, keys = self._columns(option)
        area.setRight(area.right() - keys - 16)
        place = area.adjusted(area.width() - groups, 0, 0, 0)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, choice.group)
        area.setRight(place.left() - 16)
        title = option.fontMetrics.elidedText(
            choice.title, Qt.TextElideMode.ElideMiddle, area.width()
        )
        painter.setPen(ink)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()


class CommandPalette(QDialog):
    """A line and a list; Enter does what is chosen after the palette has gone, Esc nothing."""

    def __init__(self, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Command palette"))
        self.setAccessibleName(tr("Command palette"))
        self.setObjectName("palette")
        self.model = ChoiceModel(self)
        self.model.set_choices(choices)
        self.line = QLineEdit(placeholderText=tr("What do you want to do?"))
        self.line.setAccessibleName(tr("What do you want to do?"))
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_ChoiceDelegate(choices, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("What can be done"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing = QuietLabel(tr("Nothing is called so."))
        self.nothing.setContentsMargins(16, 6, 16, 10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for part in (self.line, self.list, self.nothing):
            layout.addWidget(part)
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self._on_return)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._on_return)
        self._on_typed("")
        self._place(parent)

    def _place(self, parent: QWidget) -> None:
        width = min(_WIDTH, max(320, parent.width() - 80))
        row = self.list.sizeHintForRow(0) if self.model.rowCount() else 30
        self.list.setFixedHeight(row * min(_ROWS, max(4, parent.height() // row - 8)))
        self.setFixedWidth(width)
        top = parent.mapToGlobal(QPoint((parent.width() - width) // 2, 72))
        self.move(top)

    def _on_typed(self, typed: str) -> None:
        self.model.narrow(typed)
        empty = self.model.rowCount() == 0
        self.nothing.setVisible(empty)
        self.list.setVisible(not empty)
        if not empty:
            self.list.setCurrentIndex(self.model.index(0))
        self.adjustSize()

    def _on_return(self) -> None:
        choice = self.model.choice(self.list.currentIndex().row())
        if choice is not None:
            # After the palette is gone, so that what is done finds the page in front.
            self.finished.connect(lambda: choice.run())
            self.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate and self.isVisible():
            self.reject()  # a click beside it: the person thought better
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)
