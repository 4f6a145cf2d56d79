"""The welcome page: three doors into the program, and the folders one was in lately."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.translation import mark, tr
from desktop.widget.label import (
    DisclaimerLabel,
    HeadingLabel,
    QuietLabel,
    TitleLabel,
    plain_tip,
    scaled_font,
)
from desktop.widget.symbol import SymbolButton, SymbolLabel
from desktop.widget.wrapping import WrappingWidget

_WIDTH = 860
_NO_MODEL = mark(
    "There is no model yet: none comes with this version, and none has been trained or imported. "
    "Train one first; with the demo that takes a few minutes."
)


class Door(WrappingWidget):
    """One way in: what it is, what happens, and the button that does it."""

    opened = Signal()

    def __init__(self, symbol: str, title: str, text: str, button: str) -> None:
        super().__init__()
        self.setObjectName("door")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = HeadingLabel(title)
        self.title.setFont(scaled_font(self.title.font(), 1.12, QFont.Weight.DemiBold))
        self.title.setWordWrap(True)
        self.text = QuietLabel(text)
        self.text.setWordWrap(True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.button = QPushButton(button)
        self.button.setAccessibleDescription(text)
        self.button.clicked.connect(self.opened)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(tr("{title}: progress", title=title))
        self.bar.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(10)
        layout.addWidget(SymbolLabel(symbol, 32), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.title)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.button)


class WelcomePage(QWidget):
    """Emits which door was opened; it does nothing itself."""

    folder_wanted = Signal()
    recent_wanted = Signal(object)
    demo_wanted = Signal()
    demo_cancelled = Signal()
    classify_wanted = Signal()
    tour_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Welcome"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._making = False
        self.folder = Door(
            "folder",
            tr("Open my HAM10000 folder"),
            tr(
                "The images with their table, class folders, or images with a text table. "
                "Nothing is copied or changed."
            ),
            tr("Open folder…"),
        )
        self.demo = Door(
            "play", tr("Try the demo"),
            tr("210 generated lesions, made here in a few seconds. They are good for trying every "
            "page, and for nothing else."), tr("Make the demo"),
        )  # fmt: skip
        self.classify = Door(
            "classify", tr("Classify an image"), tr("Looking for a model…"), tr("Choose an image…")
        )
        self.classify.button.setEnabled(False)
        self.tour = SymbolButton("help", tr("Take the short tour"))
        self._recent = QVBoxLayout()
        self._recent_buttons: dict[Path, QPushButton] = {}
        self._recent_title = HeadingLabel(tr("Lately"))
        self._lay_out()
        self.folder.opened.connect(self.folder_wanted)
        self.demo.opened.connect(self._on_demo)
        self.classify.opened.connect(self.classify_wanted)
        self.tour.clicked.connect(self.tour_wanted)

    def _lay_out(self) -> None:
        doors = QHBoxLayout()
        doors.setSpacing(16)
        for door in (self.folder, self.demo, self.classify):
            doors.addWidget(door, 1)
        said = QuietLabel(
            tr(
                "Browse dermatoscopic images, train a classifier, judge it honestly, and classify "
                "an image with age, sex and site."
            )
        )
        said.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(DisclaimerLabel(), 1)
        foot.addWidget(self.tour)
        inner = WrappingWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(14)
        column.addStretch(1)
        column.addWidget(TitleLabel(tr("Welcome to Dermadesk")))
        column.addWidget(said)
        column.addSpacing(6)
        column.addLayout(doors)
        column.addSpacing(6)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addLayout(foot)
        column.addStretch(2)
        outer = WrappingWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(outer)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def set_recent(self, folders: Sequence[Path]) -> None:
        """Offer the folders that were open lately."""
        while (item := self._recent.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.setParent(None)
                old.deleteLater()
        self._recent_buttons.clear()
        self._recent_title.setVisible(bool(folders))
        for folder in folders:
            button = SymbolButton("folder", f"{folder.name}  ·  {folder.parent}")
            button.setProperty("flat", True)
            button.setProperty("left", True)
            button.setAccessibleName(tr("Open {folder}", folder=folder))
            button.setToolTip(plain_tip(str(folder)))
            button.clicked.connect(lambda _=False, path=folder: self.recent_wanted.emit(path))
            self._recent.addWidget(button)
            self._recent_buttons[folder] = button

    def set_gone(self, folders: Collection[Path]) -> None:
        """Grey out those of the folders that are not there."""
        for folder, button in self._recent_buttons.items():
            if folder in folders:
                button.setEnabled(False)
                tip = tr("{folder} is not there now.", folder=folder)
                button.setToolTip(plain_tip(tip))
                button.setAccessibleDescription(tip)

    def set_model(self, name: str | None, bundled: bool = False) -> None:
        """Say which model answers; None where there is none."""
        if name is None:
            text = tr(_NO_MODEL)
        elif bundled:
            text = tr(
                "With the model “{name}” that comes with Dermadesk; age, sex and site help where "
                "they are known.",
                name=name,
            )
        else:
            text = tr(
                "With your model “{name}”; age, sex and site help where they are known.", name=name
            )
        self.classify.text.setText(text)
        self.classify.button.setAccessibleDescription(text)
        self.classify.button.setEnabled(name is not None)

    def set_demo_progress(self, done: int, total: int) -> None:
        """Show how far the demo is; a total of 0 ends it."""
        self._making = total > 0
        self.demo.bar.setVisible(self._making)
        self.demo.bar.setRange(0, max(total, 1))
        self.demo.bar.setValue(done)
        self.demo.button.setText(tr("Cancel") if self._making else tr("Make the demo"))

    def labels(self) -> tuple[QLabel, ...]:
        """Return the texts of the three doors."""
        return self.folder.text, self.demo.text, self.classify.text

    def _on_demo(self) -> None:
        (self.demo_cancelled if self._making else self.demo_wanted).emit()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the first door."""
        self.folder.button.setFocus(reason)
