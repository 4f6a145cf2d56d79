"""One case: its picture, what the model said, what the reader decided, and the biopsy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.case.flag import FLAGS
from core.casebook.entry import Case
from core.target import DIAGNOSIS, target_with
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.cases.biopsy_form import BiopsyForm
from desktop.cases.case_text import (
    case_title,
    first_reading,
    long_decision,
    malignancy_text,
    opinion_name,
    patient_text,
)
from desktop.class_text import class_tip, short_name
from desktop.colour import diagnosis_colour
from desktop.translation import mark, num, told, tr
from desktop.when import moment_text
from desktop.widget.bar_view import Bar, BarView
from desktop.widget.image_view import ImageView
from desktop.widget.label import ElidedLabel, HeadingLabel, PlainLabel, QuietLabel
from desktop.widget.symbol import SymbolButton
from desktop.widget.wrapping import WrappingWidget

_EDGE, _PICTURE_HEIGHT = 900, 190
_FACTS = (
    mark("Patient"),
    mark("First reading"),
    mark("Model's answer"),
    mark("Malignancy"),
    mark("Decision"),
    mark("Note"),
    mark("Model"),
)


class DetailPanel(QWidget):
    """Shows one case; emits `sheet_wanted(with_heat)` and, through `biopsy`, what was entered."""

    sheet_wanted = Signal(bool)

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self.case: Case | None = None
        self.title = HeadingLabel()
        self.file = ElidedLabel()
        self.image = ImageView(tr("Select a case in the table."))
        self.image.setFixedHeight(_PICTURE_HEIGHT)
        self.flags = PlainLabel()
        self.flags.setForegroundRole(QPalette.ColorRole.BrightText)
        self.bars = BarView(tr("Probabilities"))
        self.facts = {name: PlainLabel() for name in _FACTS}
        self.biopsy = BiopsyForm()
        self.heat = QCheckBox(tr("With heat map"))
        self.heat.setToolTip(tr("The network looks at the picture again, which takes some seconds"))
        self.sheet_button = SymbolButton("report", tr("Save page…"))
        self.sheet_button.setToolTip(tr("One page of this case: PDF, HTML or JSON"))
        for label in (self.flags, *self.facts.values()):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self.sheet_button.clicked.connect(lambda: self.sheet_wanted.emit(self.heat.isChecked()))
        loader.large_arrived.connect(self._on_large_arrived)
        self.set_case(None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(8)
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        line.setForegroundRole(QPalette.ColorRole.Midlight)
        for part, stretch in ((self._build_case(), 1), (line, 0), (self._build_foot(), 0)):
            layout.addWidget(part, stretch)
        self.setMinimumWidth(360)

    def _build_foot(self) -> QWidget:
        """Build what a person does here; it stays in sight however long the case is."""
        self._foot = QWidget()
        layout = QVBoxLayout(self._foot)
        layout.setContentsMargins(16, 4, 16, 0)
        layout.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.heat, 1)
        row.addWidget(self.sheet_button)
        layout.addWidget(HeadingLabel(tr("Biopsy")))
        layout.addWidget(self.biopsy)
        layout.addSpacing(4)
        layout.addLayout(row)
        return self._foot

    def _build_case(self) -> QWidget:
        inner = WrappingWidget()
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(16, 0, 20, 4)
        layout.setSpacing(8)
        form = QFormLayout()
        form.setContentsMargins(0, 4, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, label in self.facts.items():
            title = QuietLabel(tr(name))
            title.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(title, label)
        for widget in (self.title, self.image, self.file, self.flags):
            layout.addWidget(widget)
        layout.addLayout(form)
        layout.addSpacing(4)
        layout.addWidget(self.bars)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def set_case(self, case: Case | None) -> None:
        """Show a case, or that none is selected."""
        before, self.case = self.case, case
        self._foot.setEnabled(case is not None)
        if case is None:
            self._show_nothing()
            return
        if before is None or before.entry.images != case.entry.images:
            self.image.set_image(None)
            self.image.set_empty_text(tr("Loading…"))
            self._loader.request_large(case.entry.images[0].path, _EDGE)
        self._show(case)

    def _show_nothing(self) -> None:
        self.title.setText(tr("No case is selected"))
        self.image.set_image(None)
        self.image.set_empty_text(tr("Select a case in the table."))
        self.file.set_whole_text("")
        self.flags.hide()
        self.bars.set_bars([])
        for label in self.facts.values():
            label.setText("–")
        self.biopsy.set_biopsy(None, "")

    def _show(self, case: Case) -> None:
        entry = case.entry
        answer = entry.answer
        others = len(entry.images) - 1
        more = tr(" and {others} more", others=others) if others else ""
        self.title.setText(case_title(case))
        self.file.set_whole_text(f"{entry.images[0].path}{more}")
        unknown = mark("Flag: {name}.")
        self.flags.setText(
            "\n".join(tr(FLAGS.get(name, unknown), name=name) for name in answer.flags)
        )
        self.flags.setVisible(bool(answer.flags))
        self._show_bars(case)
        texts = (
            patient_text(entry),
            first_reading(entry),
            f"{opinion_name(answer.prediction.dx)}, {num(answer.prediction.confidence, '.1%')}",
            malignancy_text(entry),
            long_decision(entry),
            entry.note or "–",
            tr(
                "{model}, weights {weights}…, decision rule, revision {revision} ({time})",
                model=answer.model,
                weights=answer.model_hash[:12],
                revision=answer.revision,
                time=moment_text(answer.at),
            ),
        )
        for name, text in zip(_FACTS, texts, strict=True):
            self.facts[name].setText(text)
        biopsy = entry.biopsy
        self.biopsy.set_biopsy(
            biopsy,
            tr("Entered {time}", time=moment_text(biopsy.at)) if biopsy else "",
            case.number,
        )

    def _show_bars(self, case: Case) -> None:
        prediction = case.entry.answer.prediction
        target = target_with(prediction.classes) or DIAGNOSIS
        triples = zip(prediction.classes, target.names, prediction.probabilities, strict=True)
        self.bars.setToolTip(class_tip(target))
        self.bars.set_bars(
            [
                Bar(
                    short_name(name),
                    share,
                    num(share, ".1%"),
                    diagnosis_colour(code),
                    strong=code == prediction.dx,
                )
                for code, name, share in triples
            ],
            maximum=1.0,
        )  # fmt: skip

    def _on_large_arrived(self, path: Path, image: QImage, reason: str) -> None:
        if self.case is None or path != self.case.entry.images[0].path:
            return
        if reason:
            self.image.set_empty_text(
                tr("The picture cannot be shown: {reason}.", reason=told(reason))
            )
        self.image.set_image(None if reason else image, path.name)
