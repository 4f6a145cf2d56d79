"""One evaluated run: whose figures these are, and its views side by side as tabs."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.browse.thumbnail import ThumbnailLoader
from desktop.engine import Engine
from desktop.evaluate.figure_text import looks_text
from desktop.evaluate.figures_view import FiguresView
from desktop.evaluate.run_panel import SUBSET_NAMES
from desktop.evaluate.task import Judged
from desktop.session import Session
from desktop.widget.label import DisclaimerLabel, ElidedLabel, TitleLabel


class ResultView(QWidget):
    """Shows what was found; everything that moves is computed here, from predictions in memory."""

    def __init__(
        self,
        session: Session,
        engine: Engine,
        loader: ThumbnailLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = TitleLabel()
        self.subtitle = ElidedLabel()
        self.tabs = QTabWidget()
        self.figures = FiguresView()
        self._lay_out()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.figures, "Figures")
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 12, 8)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.subtitle)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(DisclaimerLabel())

    def set_judged(self, found: Judged) -> None:
        """Show an evaluated run."""
        evaluation = found.evaluation
        subset = SUBSET_NAMES.get(evaluation.subset, evaluation.subset)
        self.title.setText(f"{found.run.name}")
        parts = (f"{subset} subset", str(evaluation.cohort.population), looks_text(evaluation))
        self.subtitle.set_whole_text(" · ".join(part for part in parts if part))
        self.figures.set_evaluation(evaluation)

    def close_view(self) -> None:
        """End what goes on in the background."""
