"""What an answer rests on: the images of a case, where the network looked, and what is like it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.error import Problem
from core.experience.neighbour import Neighbour
from core.prediction import Prediction
from core.record import Record
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.class_text import sure
from desktop.classify.case_model import Case
from desktop.classify.explanation_panel import ExplanationPanel
from desktop.classify.neighbour_strip import Near, NeighbourStrip
from desktop.engine import Engine
from desktop.engine_task import ModelFacts, Overlay
from desktop.session import Session
from desktop.translation import mark, told, tr
from desktop.widget.label import DisclaimerLabel, ElidedLabel
from desktop.widget.symbol import SymbolToolButton

_LARGE_EDGE = 1600
_NO_LESIONS = mark(
    "No training lesions are stored with this model. For a model from a run, the command "
    "“dermadesk experience RUN” adds them."
)
_HELD = mark("A heat map would tell the answer: it is shown once you have committed to your own.")


class EvidencePanel(QWidget):
    """Shows one case; asks for overlay and neighbours, and keeps quiet while the answer is hidden.

    `failed(error)` says that the engine could not answer.
    """

    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        engine: Engine,
        loader: ThumbnailLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._loader, self._tasks = session, loader, engine.tasks
        self._case: Case | None = None
        self._facts: ModelFacts | None = None
        self._number = 0
        self._records: dict[str, Record] | None = None
        self._explain = engine.channel()
        self._asked: tuple[object, ...] | None = None
        self._near = engine.channel(urgent=False)
        self._asked_near: Case | None = None
        self.explanation = ExplanationPanel()
        self.strip = NeighbourStrip(loader)
        self.before = SymbolToolButton("left", tr("Previous image of the lesion"))
        self.photo = ElidedLabel()
        self.next_button = SymbolToolButton("right", tr("Next image of the lesion"))
        self._lay_out()
        self._connect()
        self.show_case(None)

    def _lay_out(self) -> None:
        self._photos = QWidget()
        row = QHBoxLayout(self._photos)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.photo, 1)
        row.addWidget(self.before)
        row.addWidget(self.next_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 12)
        layout.addWidget(self._photos)
        layout.addWidget(self.explanation, 1)
        layout.addWidget(self.strip)
        layout.addWidget(DisclaimerLabel())

    def _connect(self) -> None:
        self.before.clicked.connect(lambda: self._show_photo(self._number - 1))
        self.next_button.clicked.connect(lambda: self._show_photo(self._number + 1))
        self.explanation.wanted.connect(self.ask_overlay)
        self.strip.activated.connect(self._on_activated)
        self._loader.large_arrived.connect(self._on_large_arrived)
        self._session.dataset_changed.connect(self._on_dataset_changed)
        self._explain.answered.connect(self._on_explained)
        self._near.answered.connect(self._on_near)
        self._explain.failed.connect(self._on_explain_failed)
        self._near.failed.connect(self._on_near_failed)

    @property
    def busy(self) -> bool:
        """Whether an overlay or neighbours are still to come."""
        return self._explain.busy or self._near.busy

    def set_facts(self, facts: ModelFacts | None) -> None:
        """Take another model."""
        self._facts = facts
        self._asked = None
        self._near.drop()
        if facts is not None:
            self.explanation.set_target(facts.target)

    def show_case(self, case: Case | None) -> None:
        """Show a case and what is known of it."""
        self._case = case
        self._near.drop()
        if case is None:
            self.explanation.set_image(None, tr("Select a case on the left."))
            self._photos.hide()
        else:
            self._show_photo(0)
        self.show_answer()

    def show_answer(self) -> None:
        """Show what goes with the answer of the case."""
        hidden = self._case is not None and self._case.hidden
        self.explanation.hold(tr(_HELD) if hidden else "")
        self._show_caption()
        self._ask_neighbours()
        self.ask_overlay()

    def _show_photo(self, number: int) -> None:
        case = self._case
        if case is None or not 0 <= number < len(case.paths):
            return
        self._number = number
        self._photos.setVisible(len(case.paths) > 1)
        self.before.setEnabled(number > 0)
        self.next_button.setEnabled(number + 1 < len(case.paths))
        self._show_caption()
        self.explanation.set_image(None, tr("Loading…"))
        self._loader.request_large(case.paths[number], _LARGE_EDGE)
        self.ask_overlay()

    def _show_caption(self) -> None:
        case = self._case
        if case is None or self._number >= len(case.paths):
            return
        text = tr(
            "Image {number} of {count}: {name}",
            number=self._number + 1,
            count=len(case.paths),
            name=case.paths[self._number].name,
        )
        answer = case.told[self._number] if case.told and not case.hidden else None
        if isinstance(answer, Problem):
            text += f", {told(answer.reason)}"
        elif answer is not None:
            text += f", {answer.prediction.dx} {sure(answer.prediction.confidence)}"
        self.photo.set_whole_text(text)

    def _on_large_arrived(self, path: Path, image: QImage, reason: str) -> None:
        if self._case is not None and path == self._case.paths[self._number]:
            text = path.name
            if reason:
                text = tr("This image cannot be shown: {reason}", reason=told(reason))
            self.explanation.set_image(None if reason else image, text)

    def ask_overlay(self) -> None:
        """Ask for the overlay that is wanted, where there is an answer to explain.

        It is asked for once: more views seldom change the most probable class, which it explains.
        """
        question = self._question()
        if question is not None and question == self._asked:
            return
        self._asked = question
        self._explain.drop()
        self.explanation.set_overlay(None, tr("Looking for where…") if question else "")
        if question is not None:
            self._explain.ask(self._tasks.explain, *question)

    def _question(self) -> tuple[object, ...] | None:
        case, facts = self._case, self._facts
        wanted = self.explanation.shown.isChecked()
        if not wanted or case is None or facts is None or case.hidden:
            return None
        outcome = case.outcome
        if not isinstance(outcome, Prediction):
            return None
        number = self.explanation.class_index(outcome.dx)
        path, method = case.paths[self._number], self.explanation.method_code
        return facts.folder, path, case.patient, number, method

    def _on_explained(self, overlay: Overlay | Problem) -> None:
        if isinstance(overlay, Problem):
            self.explanation.set_overlay(None, told(overlay.reason))
        else:
            self.explanation.set_overlay(overlay)

    def _ask_neighbours(self) -> None:
        case, facts = self._case, self._facts
        if case is None or facts is None or case.hidden or not case.predictions:
            self.strip.set_neighbours(None)
        elif case.neighbours is not None:
            self._show_neighbours(case.neighbours)
        elif not self._near.busy or self._asked_near is not case:
            self._asked_near = case
            self.strip.set_neighbours(None, text=tr("Looking for what is like it…"))
            self._near.ask(self._tasks.neighbours, facts.folder, case.paths, case.lesion)

    def _on_near(self, found: tuple[Neighbour, ...]) -> None:
        if self._asked_near is not None:
            self._asked_near.neighbours = found
        if self._case is self._asked_near:
            self._ask_neighbours()

    def _show_neighbours(self, found: tuple[Neighbour, ...]) -> None:
        self.strip.set_neighbours(found, self._known_records(), "" if found else tr(_NO_LESIONS))

    def _known_records(self) -> dict[str, Record]:
        """Return the records of the open dataset by the hashed ids that models keep of images."""
        if self._records is None:
            from core.bundle import hashed_id

            dataset = self._session.dataset
            records = () if dataset is None else dataset.records
            self._records = {hashed_id("image", r.image_id): r for r in records}
        return self._records

    def _on_dataset_changed(self) -> None:
        self._records = None
        self._ask_neighbours()

    def _on_activated(self, near: Near) -> None:
        if near.record is not None:
            rows = [row.record for row in self.strip.model.rows if row.record is not None]
            others = [row.image_id for row in rows if row is not near.record]
            self._session.request_browse([near.record.image_id, *others], self._session.source)

    def _on_explain_failed(self, error: Exception) -> None:
        self._asked = None
        self.explanation.set_overlay(None)
        self.failed.emit(error)

    def _on_near_failed(self, error: Exception) -> None:
        self.strip.set_neighbours(None)
        self.failed.emit(error)
