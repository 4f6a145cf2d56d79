"""One evaluated run: whose figures these are, and its views side by side as tabs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.browse.thumbnail import ThumbnailLoader
from desktop.engine import Engine
from desktop.evaluate.answers import Answers
from desktop.evaluate.confusion_view import ConfusionView
from desktop.evaluate.curve_tab import CurveTab
from desktop.evaluate.decision_view import DecisionView
from desktop.evaluate.error_view import ErrorView
from desktop.evaluate.figure_text import dagger, looks_text, population_text
from desktop.evaluate.figures_view import FiguresView
from desktop.evaluate.image_panel import BESIDE, ImagePanel
from desktop.evaluate.keeper import Keeper
from desktop.evaluate.label_view import LabelView
from desktop.evaluate.report_file import ask_report_file
from desktop.evaluate.run_panel import SUBSET_NAMES
from desktop.evaluate.task import Judged
from desktop.evaluate.threshold_view import ThresholdView
from desktop.session import Session
from desktop.translation import told, tr
from desktop.widget.foot import DisclaimerFoot
from desktop.widget.in_parts import InParts
from desktop.widget.label import ElidedLabel, PlainLabel, QuietLabel, TitleLabel
from desktop.widget.symbol import SymbolButton

if TYPE_CHECKING:
    from core.evaluation.evaluation import Evaluation


def _scrolling(view: QWidget) -> QWidget:
    """Return a view that scrolls sideways where a small window has no room for it."""
    area = QScrollArea()
    area.setWidget(view)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class ResultView(InParts, QWidget):
    """Shows what was found; everything that moves is computed here, from predictions in memory.

    `report_wanted(judged, path)` says that the report of what is shown is to be written.
    """

    report_wanted = Signal(object, object)
    figures: FiguresView
    threshold: ThresholdView
    confusion: ConfusionView
    curves: CurveTab
    decision: DecisionView
    errors: ErrorView
    labels: LabelView

    def __init__(
        self,
        session: Session,
        engine: Engine,
        loader: ThumbnailLoader,
        keeper: Keeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts, self._keeper = (session, engine, loader), keeper
        self._answers: Answers | None = None
        self.judged: Judged | None = None
        self.title = TitleLabel()
        self.report_button = SymbolButton("report", tr("Save report…"))
        self.report_status = QuietLabel()
        self.subtitle = ElidedLabel()
        self.marks = PlainLabel()
        self.tabs = QTabWidget()
        self.panels: dict[QWidget, ImagePanel] = {}
        self._stale: dict[str, Callable[[], None]] = {}
        adding = (
            self._add_figures,
            self._add_threshold,
            self._add_confusion,
            self._add_curves,
            self._add_decision,
            self._add_errors,
            self._add_labels,
        )
        self.leave_to_later(part for add in adding for part in (add, self._polish))
        self._lay_out()

    def _polish(self) -> None:
        """Style the view that was built last; all of them at once would delay the first."""
        last = self.tabs.widget(self.tabs.count() - 1)
        assert last is not None
        for part in last.findChildren(QWidget):
            part.ensurePolished()

    def _add_figures(self) -> None:
        self.figures = FiguresView()
        self.tabs.addTab(self.figures, tr("Figures"))

    def _add_threshold(self) -> None:
        self.threshold = ThresholdView(self._keeper)
        self._add_beside(self.threshold, tr("Threshold"), tr("Choose a cell to see its images."))

    def _add_confusion(self) -> None:
        self.confusion = ConfusionView()
        self._add_beside(self.confusion, tr("Confusion"), tr("Choose a cell to see its images."))

    def _add_curves(self) -> None:
        self.curves = CurveTab()
        self._add_beside(
            self.curves, tr("Curves"), tr("Choose a point or a bin to see its images.")
        )

    def _add_decision(self) -> None:
        self.decision = DecisionView()
        hint = tr(
            "Choose a place on the curve of net benefit, or a cell of the costs, to see images."
        )
        self._add_beside(self.decision, tr("Decision"), hint)
        self.panels[self.decision].tell_more(self.decision.costs.action_text)

    def _add_errors(self) -> None:
        self.errors = ErrorView(self._panel("", wide=True))
        self.tabs.addTab(_scrolling(self.errors), tr("Mistakes"))

    def _add_labels(self) -> None:
        self.labels = LabelView(self._panel(tr("Select a label on the left.")))
        self.tabs.addTab(_scrolling(self.labels), tr("Labels"))

    def _panel(self, hint: str, *, wide: bool = False) -> ImagePanel:
        return ImagePanel(*self._parts, hint=hint, wide=wide)

    def _add_beside(
        self,
        view: ThresholdView | ConfusionView | CurveTab | DecisionView,
        name: str,
        hint: str,
    ) -> None:
        """Add a view with the images that it asks for on its right."""
        panel = self._panel(hint)
        self.panels[view] = panel
        view.images_wanted.connect(lambda title, mask: self._show_images(panel, title, mask))
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(view)
        split.addWidget(panel)
        split.setStretchFactor(0, 1)
        split.setSizes(BESIDE)
        self.tabs.addTab(_scrolling(split), name)

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.currentChanged.connect(self._fill_shown)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.report_status)
        head.addWidget(self.report_button)
        self.report_button.setToolTip(tr("Everything of this evaluation as PDF, HTML or JSON"))
        self.report_button.clicked.connect(self._on_report)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        self.marks.setWordWrap(True)
        self.marks.setForegroundRole(QPalette.ColorRole.BrightText)
        self.marks.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(self.subtitle)
        layout.addWidget(self.marks)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(DisclaimerFoot())

    def set_judged(self, found: Judged) -> None:
        """Show an evaluated run."""
        while self.build_next():
            pass
        evaluation = found.evaluation
        self.judged = found
        self.report_status.setText("")
        subset = tr(SUBSET_NAMES.get(evaluation.subset, evaluation.subset))
        self.title.setText(found.title)
        of = tr("{subset} subset", subset=subset) if subset else ""
        parts = (of, population_text(evaluation.cohort.population), looks_text(evaluation))
        self.subtitle.set_whole_text(" · ".join(part for part in parts if part))
        self._show_marks(evaluation)
        self._answers = answers = Answers(found)
        self._stale = {
            tr("Figures"): lambda: self.figures.set_evaluation(evaluation),
            tr("Threshold"): lambda: self.threshold.set_judged(found),
            tr("Confusion"): lambda: self.confusion.set_evaluation(evaluation),
            tr("Curves"): lambda: self.curves.set_answers(answers, evaluation),
            tr("Decision"): lambda: self.decision.set_evaluation(evaluation),
            tr("Mistakes"): lambda: self.errors.set_answers(answers),
            tr("Labels"): lambda: self.labels.set_answers(answers, evaluation),
        }
        for panel in self.panels.values():
            panel.set_answers(answers)
        self._fill_shown()

    def _show_marks(self, evaluation: Evaluation) -> None:
        """Say above all views what has to be said with every figure in them."""
        said = [told(sentence) for sentence in evaluation.marks]
        if evaluation.leak:
            said[0] = tr("{dagger} No headline. {said}", dagger=dagger(evaluation), said=said[0])
        self.marks.setText("\n".join(said))
        self.marks.setVisible(bool(said))

    def _fill_shown(self) -> None:
        """Fill the view in sight, if it was not yet: the others wait until they are looked at."""
        fill = self._stale.pop(self.tabs.tabText(self.tabs.currentIndex()), None)
        if fill is not None:
            fill()

    def show_view(self, name: str) -> None:
        """Bring a view to the front by the English name of its tab."""
        names = [self.tabs.tabText(number) for number in range(self.tabs.count())]
        self.tabs.setCurrentIndex(names.index(tr(name)))

    def set_writing(self, writing: bool, text: str = "") -> None:
        """Show that a report is being written, or what came of it."""
        self.report_button.setEnabled(not writing)
        self.report_status.setText(text)

    def save_report(self, path: Path) -> None:
        """Ask for the report of what is shown."""
        if self.judged is not None:
            self.report_wanted.emit(self.judged, path)

    def _on_report(self) -> None:
        path = ask_report_file(self, "report.pdf")
        if path is not None:
            self.save_report(path)

    def _show_images(self, panel: ImagePanel, title: str, chosen: object) -> None:
        """Show the images of a mask, the surest first, or those of a list as it is."""
        if self._answers is not None:
            numbers = chosen if isinstance(chosen, list) else self._answers.surest(chosen)  # type: ignore[arg-type]
            panel.show_images(title, numbers)
