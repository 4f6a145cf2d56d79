"""One model: its name, what can be done with it, figures, speed, facts and the person's note."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.cache import size_text
from core.library.book import MOST_NAME
from core.library.listing import ModelEntry, Origin
from desktop.models.figure_section import FigureSection
from desktop.models.model_list import ORIGINS
from desktop.translation import num, told, tr
from desktop.when import moment_text
from desktop.widget.foot import DisclaimerFoot
from desktop.widget.label import (
    HeadingLabel,
    PlainLabel,
    QuietLabel,
    scaled_font,
)
from desktop.widget.symbol import SymbolButton
from desktop.widget.wrapping_row import WrappingRow


class DetailView(QWidget):
    """Shows an entry and says what a person wants; it changes nothing itself."""

    renamed = Signal(object, str)
    noted = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: ModelEntry | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the model"))
        self.name.setToolTip(tr("Click, or press F2, to call it what you like"))
        self.name.setProperty("title", True)
        self.name.setMaxLength(MOST_NAME)
        self.name.setFont(scaled_font(self.name.font(), 1.45, QFont.Weight.DemiBold))
        self.origin = QuietLabel()
        self.problem = PlainLabel()
        self.problem.setWordWrap(True)
        self.problem.setForegroundRole(QPalette.ColorRole.BrightText)
        self.default_button = SymbolButton("star", tr("Use in Classify"))
        self.default_button.setProperty("primary", True)
        self.rename_button = SymbolButton("rename", tr("Rename"))
        self.export_button = SymbolButton("export", tr("Export…"))
        self.delete_button = SymbolButton("trash", tr("Delete"))
        self.figures = FigureSection()
        self.speed = QuietLabel()
        self.speed.setWordWrap(True)
        self.speed_button = SymbolButton("speed", tr("Measure"))
        self.speed_button.setAccessibleName(tr("Measure the speed on this computer"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setPlaceholderText(tr("Your own words about this model"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(76)
        self._facts = QFormLayout()
        self._lay_out()
        self.name.editingFinished.connect(self._on_named)
        self.rename_button.clicked.connect(self.begin_rename)
        self.note.installEventFilter(self)

    def _lay_out(self) -> None:
        buttons = WrappingRow(8)  # large texts need a second line
        for button in (self.default_button, self.rename_button, self.export_button,
                       self.delete_button):  # fmt: skip
            buttons.addWidget(button)
        speed = QHBoxLayout()
        speed.addWidget(self.speed, 1)
        speed.addWidget(self.speed_button)
        self._facts.setHorizontalSpacing(20)
        self._facts.setVerticalSpacing(4)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 4, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.figures)
        column.addSpacing(8)
        column.addWidget(HeadingLabel(tr("Speed on this computer")))
        column.addLayout(speed)
        column.addSpacing(8)
        part: QWidget
        for part in (HeadingLabel(tr("Note")), self.note):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(HeadingLabel(tr("Facts")))
        column.addLayout(self._facts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 8, 12)
        layout.setSpacing(8)
        for part in (self.name, self.origin, self.problem):
            layout.addWidget(part)
        layout.addLayout(buttons)
        layout.addWidget(scroll, 1)
        layout.addWidget(DisclaimerFoot())

    @property
    def entry(self) -> ModelEntry | None:
        """The model that is shown."""
        return self._entry

    def show_entry(self, entry: ModelEntry, *, working: bool = False, reason: str = "") -> None:
        """Show a model; `working` says that its figures are being worked out, `reason` why not."""
        other = self._entry is None or self._entry.folder != entry.folder
        if other:
            self.keep_note()
            self.speed.setText(tr("Not measured yet; it takes some seconds."))
        self._entry = entry
        if not self.name.hasFocus() or other:
            self.name.setText(entry.name)
            self.name.setCursorPosition(0)
        if not self.note.hasFocus() or other:
            self.note.setPlainText(entry.said.note)
        self.origin.setText(_origin(entry))
        self.problem.setText(told(entry.problem))
        self.problem.setVisible(bool(entry.problem))
        sound = not entry.problem
        self.default_button.setText(
            tr("Default for Classify") if entry.default else tr("Use in Classify")
        )
        self.default_button.setEnabled(sound and not entry.default)
        self.export_button.setEnabled(sound)
        self.speed_button.setEnabled(sound)
        self.delete_button.setEnabled(entry.origin is not Origin.BUNDLED)
        tip = (
            tr("It comes with Dermadesk")
            if entry.origin is Origin.BUNDLED
            else tr("Delete, with undo")
        )
        self.delete_button.setToolTip(tip)
        self.figures.show_entry(entry, working=working, reason=reason)
        self._show_facts(entry)

    def begin_rename(self) -> None:
        """Put the keyboard into the name."""
        self.name.setFocus()
        self.name.selectAll()

    def keep_note(self) -> None:
        """Tell the note where it was changed."""
        entry, text = self._entry, self.note.toPlainText()
        if entry is not None and text != entry.said.note:
            self.noted.emit(entry.folder, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.keep_note()
        return super().eventFilter(watched, event)

    def _on_named(self) -> None:
        entry = self._entry
        if entry is not None and self.name.text().strip() != entry.name:
            self.renamed.emit(entry.folder, self.name.text())

    def _show_facts(self, entry: ModelEntry) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        saved = moment_text(datetime.fromtimestamp(entry.saved))
        more = (
            (tr("Parameters"), num(entry.parameters, ",") if entry.parameters else ""),
            (tr("Size on disk"), told(size_text(entry.bytes))),
            (tr("Split hash"), entry.split_hash or tr("unknown")),
            (tr("Weights"), entry.weights_hash[:16]),
            (tr("Decision"), tr("revision {revision}", revision=entry.revision)),
            (tr("Saved"), saved if entry.saved else ""),
            (tr("Folder"), str(entry.folder)),
        )
        facts = ((told(name), told(text)) for name, text in entry.facts)
        for name, text in (*facts, *more):
            if text:
                value = PlainLabel(text)
                value.setWordWrap(True)
                value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._facts.addRow(QuietLabel(name), value)


def _origin(entry: ModelEntry) -> str:
    usual = f", {entry.usual_name}" if entry.name != entry.usual_name else ""
    default = f" · {tr('default for Classify')}" if entry.default else ""
    return f"{tr(ORIGINS[entry.origin])}{usual}{default}"
