"""ROC and precision-recall curves and the reliability diagram, with the images behind a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.evaluation.ranking import Curve, Ranking
from desktop.colour import diagnosis_colour
from desktop.evaluate.answers import Answers, nearest
from desktop.evaluate.figure_text import figure_text
from desktop.evaluate.reliability_view import RIGHT, WIDEST, ReliabilityView
from desktop.translation import mark, num, tr
from desktop.widget.curve_chooser import CurveChooser
from desktop.widget.label import QuietLabel

if TYPE_CHECKING:
    from core.evaluation.cohort import Flags, Floats
    from core.evaluation.evaluation import Evaluation

MALIGNANCY = mark("malignancy")
# Figure of the area, title, axis across; the curves themselves are made in `_points`.
_CURVES = {
    "auc": ("ROC", mark("1 − specificity; upwards: sensitivity")),
    "ap": (mark("Precision-recall"), mark("Recall; upwards: precision")),
}
_NARROWEST = 440  # their titles with figures and intervals


class CurveTab(QWidget):
    """Emits `images_wanted(title, images)` for a point of a curve or a bin of the diagram."""

    images_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: Answers | None = None
        self._evaluation: Evaluation | None = None
        self._levels: Floats = np.zeros(0)
        self.kind, self.of = QComboBox(), QComboBox()
        for key, (title, _) in _CURVES.items():
            self.kind.addItem(tr(title), key)
        self.kind.setAccessibleName(tr("Curve"))
        self.of.setAccessibleName(tr("Class of the curve"))
        self.of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        empty = tr("No curve: all images are of this class, or none is.")
        self.curve = CurveChooser("", "", empty)
        self.reliability = ReliabilityView()
        self.curve.set_widest(num(WIDEST, ".0%"))
        self.curve.set_right(RIGHT)
        for part in (self.curve, self.reliability):
            part.setMinimumWidth(_NARROWEST)
        for box in (self.kind, self.of):
            box.currentIndexChanged.connect(self._show)
        self.curve.point_chosen.connect(self._on_point)
        self.reliability.bin_chosen.connect(self._on_bin)
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(QuietLabel(tr("of")))
        row.addWidget(self.of)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 12, 0)
        layout.setSpacing(12)
        layout.addLayout(row)
        layout.addWidget(self.curve, 5)
        layout.addWidget(self.reliability, 4)

    def set_answers(self, answers: Answers, found: Evaluation) -> None:
        """Draw another run: malignancy first, then each class."""
        self._answers, self._evaluation = answers, found
        classes = answers.cohort.classes
        names = [MALIGNANCY, *classes] if len(classes) > 2 else list(classes)
        self.of.blockSignals(True)
        self.of.clear()
        for name in names:
            self.of.addItem(tr(name), name)
        self.of.setCurrentIndex(0 if len(classes) > 2 else len(names) - 1)
        self.of.blockSignals(False)
        error = figure_text(found.sections[0].figures.get("ece"), found.sections[0].mark)
        self.reliability.set_bins(
            tr("Reliability: calibration error {error}", error=error), found.bins
        )
        self._show()

    def _scores(self) -> tuple[str, Floats, Flags]:
        """Return the chosen class, what ranks the images for it, and which are of it."""
        assert self._answers is not None
        cohort, name = self._answers.cohort, str(self.of.currentData())
        if name == MALIGNANCY:
            return name, cohort.malignancy, cohort.is_malignant
        number = cohort.classes.index(name)
        return name, cohort.probabilities[:, number], cohort.truth == number

    def _show(self) -> None:
        if self._answers is None or self._evaluation is None:
            return
        name, score, positive = self._scores()
        kind = str(self.kind.currentData())
        title, across = map(tr, _CURVES[kind])
        section = self._evaluation.sections[0]
        figure = section.figures.get(f"{MALIGNANCY}_{kind}" if name == MALIGNANCY
                                     else f"{kind}_{name}")  # fmt: skip
        count = int(positive.sum())
        area = tr("area") if kind == "auc" else tr("average precision")
        mean = tr("malignant") if name == MALIGNANCY else name
        words = tr(
            "{title}, {area} {figure}; {count:,} of {all:,} images are {meant}",
            title=title,
            area=area,
            figure=figure_text(figure, section.mark),
            count=count,
            all=len(positive),
            meant=mean,
        )
        xs: list[float] = []
        ys: list[float] = []
        if 0 < count < len(positive):
            curve = Ranking(score, positive).curve(np.ones((1, len(score))))
            xs, ys = _points(curve, kind)
            self._levels = np.append(curve.thresholds[0], curve.thresholds)
        called = tr("model") if kind == "auc" else ""  # beside another it needs a name
        colour = diagnosis_colour(_colour_name(name))
        self.curve.set_curve(words, across, xs, ys, colour, called)
        if xs and kind == "auc":
            grey = diagnosis_colour(None)
            # So many points that none of them is drawn as a dot.
            line = np.linspace(0, 1, 101).tolist()
            self.curve.set_series(tr("chance"), line, line, colour=grey, dashed=True)

    def _on_point(self, number: int) -> None:
        assert self._answers is not None
        name, score, _ = self._scores()
        level = float(self._levels[number])
        shown = nearest(score, level)
        text = tr(
            "The {count} images nearest to a probability of {name} of {level:.3f}",
            count=len(shown),
            name=name,
            level=level,
        )
        if name == MALIGNANCY:
            text = tr(
                "The {count} images nearest to a malignancy of {level:.3f}",
                count=len(shown),
                level=level,
            )
        self.images_wanted.emit(text, shown)

    def _on_bin(self, number: int) -> None:
        assert self._answers is not None and self._evaluation is not None
        entry = self._evaluation.bins[number]
        # Bins without images are not in the list: the place tells which one it is.
        mask = self._answers.bins == round(entry.lower / (entry.upper - entry.lower))
        self.images_wanted.emit(self.reliability.sentence(number), mask)


def _points(curve: Curve, kind: str) -> tuple[list[float], list[float]]:
    """Return the corners of a curve, before them the one where nothing is flagged yet."""
    xs, ys = curve.roc() if kind == "auc" else curve.precision_recall()
    return xs[0].tolist(), ys[0].tolist()


def _colour_name(name: str) -> str:
    return "malignant" if name == MALIGNANCY else name
