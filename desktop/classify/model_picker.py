"""Which model answers: the runs that are complete, or any bundle or run, with its facts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from core.inference.model_choice import ModelChoice
from core.notice import BEFORE_CALIBRATION
from desktop.engine import Engine
from desktop.engine_task import ModelFacts
from desktop.translation import told, tr
from desktop.widget.label import ElidedLabel, QuietLabel, plain_tip
from desktop.widget.symbol import SymbolButton


class ModelPicker(QWidget):
    """Emits `model_changed` with the facts of the opened model, or None where there is none."""

    model_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, engine: Engine, runs_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = engine.tasks
        self._runs_folder = runs_folder
        self._wanted: Path | None = None
        self._facts: ModelFacts | None = None
        self._list = engine.channel()
        self._open = engine.channel()
        self._again = engine.channel(urgent=False)
        self.box = QComboBox()
        self.box.setAccessibleName(tr("Model"))
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(10)
        self.other = SymbolButton("folder", tr("Other…"))
        self.other.setAccessibleName(tr("Choose another model or run"))
        row = QHBoxLayout()
        row.addWidget(self.box, 1)
        row.addWidget(self.other)
        self.table = QFormLayout()
        self.table.setHorizontalSpacing(16)
        self.table.setVerticalSpacing(3)
        self.table.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.before = QuietLabel(tr(BEFORE_CALIBRATION))
        self.before.setWordWrap(True)
        self.before.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addLayout(self.table)
        layout.addWidget(self.before)
        self.box.activated.connect(self._on_activated)
        self.other.clicked.connect(self._on_other)
        self._list.answered.connect(self._on_listed)
        self._list.failed.connect(self.failed)
        self._open.answered.connect(self._on_opened)
        self._open.failed.connect(self._on_open_failed)
        self._again.answered.connect(self._on_described_again)
        self._again.failed.connect(self.failed)

    @property
    def facts(self) -> ModelFacts | None:
        """The model that answers, or None."""
        return self._facts

    @property
    def busy(self) -> bool:
        """Whether models are being looked for or one is being opened."""
        return self._list.busy or self._open.busy or self._again.busy

    @property
    def choices(self) -> list[tuple[str, Path]]:
        """The models there are, with their names."""
        rows = range(self.box.count())
        return [(self.box.itemText(row), self.box.itemData(row)) for row in rows]

    def refresh(self) -> None:
        """Look for models again; the chosen one stays chosen, with its decision of now."""
        self._list.ask(self._tasks.models, self._runs_folder)
        if self._facts is not None:
            self._again.ask(self._tasks.describe, self._facts.folder)

    def choose(self, model: Path) -> None:
        """Open a bundle or the best one of a run."""
        self._wanted = model
        self._open.ask(self._tasks.describe, model)

    def forget(self, folder: Path) -> None:
        """Let go of a model that was deleted; the next one in line answers."""
        if self._facts is not None and self._facts.folder == folder:
            self._facts = self._wanted = None
            self._again.drop()
            self.model_changed.emit(None)
            self._list.ask(self._tasks.models, self._runs_folder)

    def _on_activated(self, number: int) -> None:
        folder = self.box.itemData(number)
        if isinstance(folder, Path):
            self.choose(folder)

    def _on_other(self) -> None:
        folder = QFileDialog.getExistingDirectory(
            self, tr("Choose a model or a run"), str(self._runs_folder)
        )
        if folder:
            self.choose(Path(folder))

    def _on_listed(self, choices: tuple[ModelChoice, ...]) -> None:
        with QSignalBlocker(self.box):
            self.box.clear()
            for choice in choices:
                name = (
                    tr("{name} (comes with Dermadesk)", name=choice.name)
                    if choice.bundled
                    else choice.name
                )
                self._add(choice.folder, name)
            if self._facts is not None:
                self._select(self._facts)
        if self._wanted is None and choices:
            self.choose(choices[0].folder)
        elif self._facts is None and not self._open.busy:
            self.model_changed.emit(None)

    def _add(self, folder: Path, name: str) -> None:
        self.box.addItem(name, folder)
        tip = plain_tip(str(folder))
        self.box.setItemData(self.box.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)

    def _select(self, facts: ModelFacts) -> None:
        rows = [row for row in range(self.box.count()) if self.box.itemData(row) == facts.folder]
        if not rows:
            self._add(facts.folder, facts.name)
            rows = [self.box.count() - 1]
        self.box.setCurrentIndex(rows[0])

    def _on_opened(self, facts: ModelFacts) -> None:
        self._facts = facts
        with QSignalBlocker(self.box):
            self._select(facts)
        self.box.setToolTip(plain_tip(str(facts.folder)))
        while self.table.rowCount():
            self.table.removeRow(0)
        for name, text in facts.lines:
            self.table.addRow(QuietLabel(told(name)), ElidedLabel(told(text)))
        self.before.setVisible(facts.calibrated)
        self.model_changed.emit(facts)

    def _on_described_again(self, facts: ModelFacts) -> None:
        # A threshold may have been chosen since: answers by the old one would be shown as its own.
        if self._facts is not None and facts.folder == self._facts.folder and facts != self._facts:
            self._on_opened(facts)

    def _on_open_failed(self, error: Exception) -> None:
        if self._facts is None:
            self._wanted = None
            self.model_changed.emit(None)
        else:
            self._wanted = self._facts.folder
            self._select(self._facts)
        self.failed.emit(error)
