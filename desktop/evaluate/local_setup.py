"""What a test on own cases needs: a model, the folder of the cases, and their table if apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.evaluation.look import looks
from core.place import cases_file
from desktop.evaluate.figure_text import times_text
from desktop.train.snapshot import RunRow
from desktop.translation import mark, tr
from desktop.widget.label import (
    DisclaimerLabel,
    ElidedLabel,
    PlainLabel,
    QuietLabel,
    TitleLabel,
    plain_tip,
)
from desktop.widget.symbol import SymbolButton

_INTRO = mark(
    "Test a model on confirmed cases of your own: their images, and a table with image_id, "
    "lesion_id, dx, and age, sex and localization where they are known. Images that the model "
    "learned from are found by id and by content, and left out."
)
_LOOK = mark("The test figures of its run are shown beside, which counts as a look at them")
_NONE = mark("None chosen")
_KEPT = mark("Cases kept in Dermadesk that have a biopsy")


class LocalSetup(QWidget):
    """Emits `test_wanted(model, folder, csv)`; the folder or the table may be None, not both."""

    test_wanted = Signal(object, object, object)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.csv: Path | None = None
        self.model = QComboBox()
        self.other = SymbolButton("folder", tr("Other…"))
        self.folder_button = SymbolButton("folder", tr("Choose folder…"))
        self.csv_button = SymbolButton("table", tr("Choose table…"))
        self.kept_button = SymbolButton("image", tr("Kept cases with a biopsy"))
        self.kept_name = QLabel(tr("Or"))
        self.folder_label, self.csv_label = ElidedLabel(tr(_NONE)), ElidedLabel(tr(_NONE))
        self.note, self.message = QuietLabel(), PlainLabel()
        self.start_button = SymbolButton("evaluate", tr("Test"))
        self.back_button = SymbolButton("table", tr("Last result"))
        self._lay_out()
        self._connect()
        self._show_state()

    def _lay_out(self) -> None:
        intro = QuietLabel(tr(_INTRO))
        for label in (intro, self.note, self.message):
            label.setWordWrap(True)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.model.setAccessibleName(tr("Model"))
        self.model.setMinimumContentsLength(28)
        self.model.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.other.setAccessibleName(tr("Choose another model or run"))
        self.back_button.hide()
        self.csv_button.setToolTip(tr("Only where the table is not in the folder of the images"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(2, 1)
        grid.addWidget(self.kept_name, 3, 0)
        grid.addWidget(self.kept_button, 3, 1)
        rows = (
            (tr("Model"), self.model, self.other),
            (tr("Cases"), self.folder_button, self.folder_label),
            (tr("Table, if apart"), self.csv_button, self.csv_label),
        )
        for number, (name, field, beside) in enumerate(rows):
            title = QLabel(name)
            title.setBuddy(field)
            grid.addWidget(title, number, 0)
            grid.addWidget(field, number, 1)
            stretched = isinstance(beside, ElidedLabel)
            side = Qt.AlignmentFlag(0) if stretched else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(beside, number, 2, side)
        self.start_button.setProperty("primary", True)
        foot = QHBoxLayout()
        foot.addWidget(self.start_button)
        foot.addWidget(self.back_button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 8)
        layout.setSpacing(12)
        layout.addWidget(TitleLabel(tr("Test on own cases")))
        layout.addWidget(intro)
        layout.addLayout(grid)
        layout.addWidget(self.note)
        layout.addLayout(foot)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(DisclaimerLabel())

    def _connect(self) -> None:
        self.model.currentIndexChanged.connect(self._show_state)
        self.other.clicked.connect(self._on_other)
        self.folder_button.clicked.connect(self._on_folder)
        self.csv_button.clicked.connect(self._on_table)
        self.kept_button.clicked.connect(lambda: self.choose_cases(cases_file()))
        self.start_button.clicked.connect(self.start)
        self.back_button.clicked.connect(self.back_wanted)

    def offer(self, rows: Sequence[RunRow], chosen: Path | None) -> None:
        """Offer the models of these runs, and choose one of them where it is named."""
        before = chosen or self.model.currentData()
        own = [self.model.itemData(i) for i in range(self.model.count())]
        runs = [row.path for row in rows]
        with QSignalBlocker(self.model):
            self.model.clear()
            for row in rows:
                self.model.addItem(f"{row.model}, {row.made_text}", row.path)
                tip = Qt.ItemDataRole.ToolTipRole
                self.model.setItemData(self.model.count() - 1, plain_tip(str(row.path)), tip)
            for path in own:
                if path not in runs and not (path / "config.yaml").is_file():
                    self.model.addItem(path.name, path)
        for part in (self.kept_name, self.kept_button):
            part.setVisible(cases_file().is_file())
        self.choose_model(before if isinstance(before, Path) else None)

    def choose_model(self, path: Path | None) -> None:
        """Choose a run or a bundle, which is offered from then on."""
        if path is not None:
            if self.model.findData(path) < 0:
                self.model.addItem(path.name, path)
            self.model.setCurrentIndex(self.model.findData(path))
        self._show_state()

    def choose_cases(self, folder: Path | None, csv: Path | None = None) -> None:
        """Choose the folder of the cases, and their table where it is elsewhere."""
        self.folder, self.csv = folder, csv
        is_kept = folder == cases_file()
        shown = tr(_KEPT) if is_kept else tr(_NONE) if folder is None else str(folder)
        self.folder_label.set_whole_text(shown)
        self.csv_button.setEnabled(not is_kept)
        self.csv_label.set_whole_text(str(csv) if csv is not None else tr(_NONE))
        self._show_state()

    def start(self) -> None:
        """Ask for the test."""
        model = self.model.currentData()
        if self.start_button.isEnabled() and isinstance(model, Path):
            self.message.clear()
            self.test_wanted.emit(model, self.folder, self.csv)

    def show_back(self, there: bool) -> None:
        """Offer the way back to the last result."""
        self.back_button.setVisible(there)

    def show_message(self, text: str) -> None:
        """Say why a test came to nothing."""
        self.message.setText(text)

    def _show_state(self) -> None:
        model = self.model.currentData()
        has_cases = self.folder is not None or self.csv is not None
        self.start_button.setEnabled(isinstance(model, Path) and has_cases)
        self.start_button.setToolTip(
            "" if has_cases else tr("Choose the folder of the cases first")
        )
        self.model.setToolTip(plain_tip(str(model)) if isinstance(model, Path) else "")
        self.note.setText(_look_note(model) if isinstance(model, Path) else "")

    def _on_other(self) -> None:
        start = self.model.currentData()
        place = str(start.parent if isinstance(start, Path) else Path.home())
        folder = QFileDialog.getExistingDirectory(self, tr("Choose a model or a run"), place)
        if folder:
            self.choose_model(Path(folder))

    def _on_folder(self) -> None:
        place = self.folder if self.folder is not None and self.folder.is_dir() else Path.home()
        folder = QFileDialog.getExistingDirectory(
            self, tr("Choose the folder of the cases"), str(place)
        )
        if folder:
            self.choose_cases(Path(folder), self.csv)

    def _on_table(self) -> None:
        place = str(self.csv or self.folder or Path.home())
        # Cancelled it means that the table is in the folder after all.
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Choose the table of the cases"), place, tr("Table (*.csv);;All files (*)")
        )
        self.choose_cases(self.folder, Path(name) if name else None)


def _look_note(model: Path) -> str:
    """Return what has to be known before a run's own figures are shown beside."""
    run = model.parent if model.name == "best" else model
    if not (run / "predictions" / "test.csv").is_file():
        return ""
    count = looks(run)
    return (
        tr("{look} ({times} so far).", look=tr(_LOOK), times=times_text(count))
        if count
        else tr("{look} (none so far).", look=tr(_LOOK))
    )
