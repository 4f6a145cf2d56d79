"""The short tour: a card beside the rail that says page by page what is where; Esc ends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.translation import mark, tr
from desktop.widget.label import HeadingLabel, PlainLabel, QuietLabel
from desktop.widget.symbol import SymbolToolButton

_WIDTH = 340


@dataclass(frozen=True, slots=True)
class Step:
    """One card: the page it is about (its title, or empty for none), a heading and a text."""

    page: str
    title: str
    text: str


STEPS: tuple[Step, ...] = (
    Step(
        mark("Browse"),
        mark("Look before you train"),
        mark(
            "Open a folder, filter by diagnosis, age, sex and "
            "site, look at an image large, and read what is wrong with the data."
        ),
    ),
    Step(
        mark("Train"),
        mark("Train in the background"),
        mark(
            "Choose a preset and press Start. The run goes on "
            "when this window is closed; curves, pause and resume are here."
        ),
    ),
    Step(
        mark("Evaluate"),
        mark("Judge honestly"),
        mark(
            "Figures with 95 % intervals by lesion, the images behind "
            "each cell and mistake. Looks at the test images are counted."
        ),
    ),
    Step(
        mark("Classify"),
        mark("Ask a model"),
        mark(
            "Drop an image, say what is known of the person, read seven "
            "probabilities, their malignant sum, and where the network looked."
        ),
    ),
    Step(
        mark("Cases"),
        mark("Keep what belongs together"),
        mark(
            "What you kept on Classify with your decision: search it, add the biopsy result, and "
            "read how you and the model fared."
        ),
    ),
    Step(
        mark("Models"),
        mark("Keep your models"),
        mark(
            "Every model with its facts and figures: name it, make it "
            "the default for Classify, export it as one file, or import one."
        ),
    ),
    Step(
        "",
        mark("Everything by name"),
        mark(
            "Ctrl+K finds everything that can be done. F1 lists the "
            "keys. Ctrl+, opens the settings."
        ),
    ),
)


class Introduction(QFrame):
    """Shows one step after the other; `step_shown(page)` names the page, `ended` is the last."""

    step_shown = Signal(str)
    ended = Signal()

    def __init__(self, pages: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.steps = tuple(step for step in STEPS if not step.page or step.page in pages)
        self.number = 0
        self.setObjectName("introduction")
        self.setAccessibleName(tr("Short tour"))
        self.setFixedWidth(_WIDTH)
        self.title, self.text, self.count = HeadingLabel(), PlainLabel(), QuietLabel()
        self.text.setWordWrap(True)
        for label in (self.title, self.text):
            # The dots of a capital Ö stand above what the font says that it needs.
            label.setContentsMargins(0, 1, 0, 0)
        self.back, self.next = QPushButton(tr("Back")), QPushButton(tr("Next"))
        self.next.setProperty("primary", True)
        close = SymbolToolButton("close", tr("End the tour"))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 20)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addLayout(foot)
        self.back.clicked.connect(lambda: self.go(self.number - 1))
        self.next.clicked.connect(lambda: self.go(self.number + 1))
        close.clicked.connect(self.end)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.end)
        parent.installEventFilter(self)
        self._beside = QPoint(100, 100)

    def go(self, number: int) -> None:
        """Show step `number`; one after the last ends the tour."""
        if number >= len(self.steps):
            self.end()
            return
        self.number = max(0, number)
        step = self.steps[self.number]
        self.title.setText(tr(step.title))
        self.text.setText(tr(step.text))
        self.count.setText(tr("{number} of {count}", number=self.number + 1, count=len(self.steps)))
        self.back.setEnabled(self.number > 0)
        self.next.setText(tr("Done") if self.number + 1 == len(self.steps) else tr("Next"))
        self.setAccessibleDescription(f"{tr(step.title)}. {tr(step.text)}")
        self.step_shown.emit(step.page)
        self.next.setFocus()

    def place_beside(self, point: QPoint) -> None:
        """Put the card beside `point`, in the coordinates of its parent, where it fits."""
        self._beside = point
        parent = self.parentWidget()
        layout = self.layout()
        assert layout is not None
        height = layout.totalHeightForWidth(_WIDTH)
        self.setFixedHeight(max(height, layout.minimumSize().height()))
        room = max(8, (parent.height() if parent else 600) - self.height() - 8)
        self.move(point.x(), max(8, min(point.y(), room)))
        self.show()
        self.raise_()

    def end(self) -> None:
        """Take the card away."""
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place_beside(self._beside)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(palette.color(QPalette.ColorRole.Highlight))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.end()
