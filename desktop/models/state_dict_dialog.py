"""Asks what a state dict does not say of itself: library, architecture, class order, scaling."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.diagnosis import CODES
from core.library.source import LIBRARIES, TORCHVISION, ForeignModel
from core.network.architecture import NAMED
from desktop.translation import mark, tr
from desktop.widget.form_row import centre_labels
from desktop.widget.label import PlainLabel, QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolToolButton
from desktop.widget.typed_box import TypedBox

_FILES = mark("State dicts (*.pt *.pth *.safetensors)")
_SCALES = (
    ("imagenet", mark("ImageNet's mean and deviation")),
    ("half", mark("to −1..1")),
    ("none", mark("0..1, not scaled further")),
)
_SAID = mark(
    "Only tensors are read; no code in the file is run. The network is built from the architecture "
    "named here, and the imported model is checked to answer exactly as that network does."
)


class StateDictDialog(QDialog):
    """`chosen(ForeignModel)` follows when everything was said."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import a state dict"))
        self.file = QLineEdit(placeholderText=tr(".pt, .pth or .safetensors"))
        self.library, self.architecture = QComboBox(), TypedBox()
        self.classes = QLineEdit(" ".join(CODES))
        self.scale = QComboBox()
        self.pixels = QSpinBox(minimum=0, maximum=2048)
        self.pixels.setSpecialValueText(tr("the architecture's"))
        self.pixels.setSuffix(tr(" pixels"))
        self.pixels.lineEdit().setTextMargins(8, 0, 0, 0)
        self.name = QLineEdit(placeholderText=tr("as the file"))
        self.wrong = PlainLabel()
        self.wrong.setWordWrap(True)
        self.wrong.setForegroundRole(QPalette.ColorRole.BrightText)
        self.wrong.hide()
        self.button = QPushButton(tr("Import"))
        self.button.setProperty("primary", True)
        self._fill()
        self._lay_out()
        self.library.currentTextChanged.connect(self._show_architectures)
        self.button.clicked.connect(self._on_import)

    def _fill(self) -> None:
        self.library.addItems(LIBRARIES)
        for value, text in _SCALES:
            self.scale.addItem(tr(text), value)
        self._show_architectures(LIBRARIES[0])
        named: dict[QWidget, str] = {
            self.file: tr("File"),
            self.library: tr("Library"),
            self.architecture: tr("Architecture"),
            self.classes: tr("Classes in the order of the outputs"),
            self.scale: tr("Pixels were scaled"),
            self.pixels: tr("Image size"),
            self.name: tr("Name"),
        }
        for field, text in named.items():
            field.setAccessibleName(text)

    def _lay_out(self) -> None:
        browse = SymbolToolButton("folder", tr("Choose the file"))
        browse.clicked.connect(self._on_browse)
        row = QHBoxLayout()
        row.addWidget(self.file, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("File"), row)
        field: QWidget
        for field in (self.library, self.architecture):
            form.addRow(field.accessibleName(), field)
        form.addRow(tr("Classes"), self.classes)
        order = tr("In the order of the file's outputs: seven codes, or “benign malignant”.")
        form.addRow("", QuietLabel(order))
        for field in (self.scale, self.pixels, self.name):
            form.addRow(field.accessibleName(), field)
        centre_labels(form)
        said = QuietLabel(tr(_SAID))
        said.setWordWrap(True)
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (cancel, self.button):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for part in (TitleLabel(tr("Import a state dict")), said):
            layout.addWidget(part)
        layout.addLayout(form)
        layout.addWidget(self.wrong)
        layout.addLayout(foot)
        self.resize(560, self.sizeHint().height())

    def _show_architectures(self, library: str) -> None:
        names = list(TORCHVISION) if library == LIBRARIES[1] else [
            entry.backbone for entry in NAMED if entry.plan is None
        ]  # fmt: skip
        self.architecture.clear()
        self.architecture.addItems(names)
        self.architecture.setCurrentText("resnet50")

    def _on_browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose a state dict"), "", tr(_FILES))
        if name:
            self.file.setText(name)

    def _on_import(self) -> None:
        path = Path(self.file.text().strip()).expanduser()
        if not path.is_file():
            self.wrong.setText(tr("Choose the file first."))
            self.wrong.show()
            self.file.setFocus()
            return
        self.chosen.emit(
            ForeignModel(
                path,
                self.library.currentText(),
                self.architecture.currentText().strip(),
                tuple(self.classes.text().replace(",", " ").split()),
                self.name.text().strip(),
                self.pixels.value(),
                str(self.scale.currentData()),
            )
        )
        self.accept()
