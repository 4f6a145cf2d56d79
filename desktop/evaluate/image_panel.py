"""The images behind a number: a grid of them, and the chosen one large with Grad-CAM on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPalette, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedLayout,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.annotation import Annotation
from core.error import Problem, UserError
from core.record import Record
from desktop.browse.grid import ThumbnailGrid
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.browse.thumbnail_delegate import ThumbnailDelegate
from desktop.class_text import class_name
from desktop.classify.explanation_panel import ExplanationPanel
from desktop.colour import diagnosis_colour, quiet_text
from desktop.engine import Engine
from desktop.engine_task import Overlay
from desktop.evaluate.answers import Answers
from desktop.evaluate.task import NOWHERE
from desktop.session import Session
from desktop.translation import mark, num, told, told_error, tr
from desktop.widget.label import ElidedLabel, HeadingLabel, PlainLabel, QuietLabel
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton

_PICTURE = QSize(136, 102)
_LARGE_EDGE = 1200
_SAID = mark(
    "{truth}, taken for {answer} with {confidence:.1%}. Malignancy {malignancy:.1%}. {more}"
)
_SAID_OF_LABEL = mark(
    "Label {truth}, taken for {answer} with {confidence:.1%}. Malignancy {malignancy:.1%}. {more}"
)
BESIDE = (540, 356)
"""How wide a view and its images begin, the same on every tab."""


class AnswerDelegate(ThumbnailDelegate):
    """Paints under each picture what it is, what it was taken for, and how surely."""

    def __init__(self, loader: ThumbnailLoader, picture: QSize, parent: QWidget) -> None:
        super().__init__(loader, picture, parent)
        self.answers: Answers | None = None

    def _paint_caption(
        self,
        painter: QPainter,
        frame: QRect,
        record: Record,
        option: QStyleOptionViewItem,
        said: Annotation,
    ) -> None:
        if self.answers is None or record.image_id not in self.answers.index:
            return
        number = self.answers.index[record.image_id]
        truth, answer = self.answers.truth(number), self.answers.answer(number)
        metrics = option.fontMetrics
        top, line = frame.bottom() + 5, metrics.height()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(diagnosis_colour(truth))
        painter.drawEllipse(QRectF(frame.left() + 1, top + line / 2 - 4, 8, 8))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        words = truth if truth == answer else f"{truth} → {answer}"
        painter.drawText(frame.left() + 14, top + metrics.ascent(), words)
        painter.setPen(quiet_text(option.palette))
        area = QRect(frame.left(), top, frame.width(), line)
        share = num(self.answers.confidence[number], ".1%")
        painter.drawText(area, Qt.AlignmentFlag.AlignRight, share)


class ImagePanel(QWidget):
    """Shows sets of images of an evaluated run; sends them to Browse and to Classify."""

    def __init__(
        self,
        session: Session,
        engine: Engine,
        loader: ThumbnailLoader,
        *,
        hint: str,
        wide: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._loader, self._tasks = session, loader, engine.tasks
        self._answers: Answers | None = None
        self._numbers: list[int] = []
        self._hint = hint
        self._more: Callable[[int], str] = lambda number: ""
        self._said = _SAID
        self._explain = engine.channel()
        self.heading = HeadingLabel()
        self.grid = ThumbnailGrid(loader, _PICTURE)
        self._delegate = AnswerDelegate(loader, _PICTURE, self.grid)
        self.grid.use_delegate(self._delegate)
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.explanation = ExplanationPanel()
        self.caption = ElidedLabel()
        self.facts = QuietLabel()
        self.browse_button = SymbolButton("browse", tr("Open in Browse"))
        self.classify_button = SymbolButton("classify", tr("Classify"))
        self.message = PlainLabel()
        self._lay_out(wide)
        self._connect()
        self.set_answers(None)

    def _lay_out(self, wide: bool) -> None:
        self.heading.setWordWrap(True)
        self.facts.setWordWrap(True)
        self.message.setWordWrap(True)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.message.hide()
        self.browse_button.setToolTip(tr("Show these images, or the selected ones, on Browse"))
        self.classify_button.setToolTip(tr("Send the selected images to Classify"))
        grid = QWidget()
        column = QVBoxLayout(grid)
        column.setContentsMargins(0 if wide else 12, 10, 0, 6)
        column.addWidget(self.heading)
        column.addWidget(self.grid, 1)
        detail = QWidget()
        below = QVBoxLayout(detail)
        below.setContentsMargins(12, 8, 0, 0)
        below.setSpacing(6)
        below.addWidget(self.explanation, 1)
        part: QWidget
        for part in (self.caption, self.facts, self.message):
            below.addWidget(part)
        buttons = QHBoxLayout()
        for button in (self.browse_button, self.classify_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        below.addLayout(buttons)
        self._notice = Notice("image", tr("No images"), self._hint, narrow=True)
        split = QSplitter(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        for part in (grid, detail):
            split.addWidget(part)
        split.setStretchFactor(0, 1)
        split.setSizes(BESIDE if wide else [280, 330])
        self._stack = QStackedLayout(self)
        for page in (self._notice, split):
            self._stack.addWidget(page)

    def _connect(self) -> None:
        self.grid.selectionModel().currentChanged.connect(self._on_current_changed)
        self.explanation.wanted.connect(self._ask_overlay)
        self._loader.large_arrived.connect(self._on_large_arrived)
        self._explain.answered.connect(self._on_explained)
        self._explain.failed.connect(self._on_failed)
        self.browse_button.clicked.connect(self._on_browse)
        self.classify_button.clicked.connect(self._on_classify)

    def tell_more(self, more: Callable[[int], str]) -> None:
        """Say below an image what `more` returns for its index, too."""
        self._more = more

    def doubt_labels(self) -> None:
        """Call what an image is its label: here it may be wrong."""
        self._said = _SAID_OF_LABEL

    def set_answers(self, answers: Answers | None) -> None:
        """Take another run; nothing of it is shown until asked for."""
        self._answers = self._delegate.answers = answers
        if answers is not None:
            self.explanation.set_target(answers.target)
        self.show_images("", [])

    def show_images(self, title: str, numbers: Sequence[int]) -> None:
        """Show images by their index in the answers, and the first of them large."""
        self._numbers = list(numbers)
        self._stack.setCurrentIndex(1 if self._numbers else 0)
        self._notice.labels()[1].setText(title or self._hint)
        self.heading.setText(title)
        records = self._answers.records if self._answers is not None else ()
        self.grid.records.set_records([records[number] for number in self._numbers])
        self.grid.scrollToTop()
        for button in (self.browse_button, self.classify_button):
            button.setEnabled(bool(self._numbers) and self.may_browse)
        if self._numbers:
            self.grid.setCurrentIndex(self.grid.records.index(0, 0))
        else:
            self._show(None)

    @property
    def busy(self) -> bool:
        """Whether an explanation is still to come."""
        return self._explain.busy

    def shown(self) -> tuple[str, ...]:
        """Return the ids of the images that are shown."""
        count = self.grid.records.rowCount()
        return tuple(record.image_id for record in self.grid.records.records(0, count))

    def selected(self) -> list[Record]:
        """Return the selected records in the order of the grid."""
        rows = sorted(index.row() for index in self.grid.selectionModel().selectedIndexes())
        found = (self.grid.records.record(row) for row in rows)
        return [record for record in found if record is not None]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show(self._current())

    def _current(self) -> int | None:
        index = self.grid.currentIndex()
        known = index.isValid() and index.row() < len(self._numbers)
        return self._numbers[index.row()] if known else None

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._show(self._current())

    def _show(self, number: int | None) -> None:
        self.message.hide()
        self.explanation.set_overlay(None)
        self._explain.drop()
        if number is None or self._answers is None:
            self.explanation.set_image(None, tr("No image selected"))
            self.caption.set_whole_text("")
            self.facts.setText("")
            return
        answers, record = self._answers, self._answers.records[number]
        self.caption.set_whole_text(
            tr(
                "{image_id} · lesion {lesion_id}",
                image_id=record.image_id,
                lesion_id=record.lesion_id,
            )
        )
        truth = class_name(answers.target, answers.truth(number))
        answer = class_name(answers.target, answers.answer(number))
        self.facts.setText(
            tr(
                self._said,
                truth=truth,
                answer=answer,
                confidence=answers.confidence[number],
                malignancy=answers.cohort.malignancy[number],
                more=self._more(number),
            ).rstrip()
        )
        if record.path.name:
            self.explanation.set_image(None, tr("Loading…"))
            if self.isVisible():  # the loader keeps one request: that of the panel in sight
                self._loader.request_large(record.path, _LARGE_EDGE)
        else:
            self.explanation.set_image(
                None, tr("There is no image to show: its dataset is not here.")
            )
        self._ask_overlay()

    def _on_large_arrived(self, path: Path, image: QImage, reason: str) -> None:
        number = self._current()
        if self._answers is None or number is None or self._answers.records[number].path != path:
            return
        text = (
            tr("This image cannot be shown: {reason}", reason=told(reason)) if reason else path.name
        )
        self.explanation.set_image(None if reason else image, text)

    def _ask_overlay(self) -> None:
        number, answers = self._current(), self._answers
        self._explain.drop()
        self.message.hide()
        wanted = self.explanation.shown.isChecked() and self.isVisible()
        if not wanted or number is None or answers is None or not answers.records[number].path.name:
            self.explanation.set_overlay(None)
            return
        if answers.bundle is None:
            self.explanation.set_overlay(None, tr("Only the answers are known, not their model."))
            return
        record = answers.records[number]
        self.explanation.set_overlay(None, tr("Looking for where…"))
        which = self.explanation.class_index(answers.answer(number))
        asked = answers.bundle, record.path, record.patient, which, self.explanation.method_code
        self._explain.ask(self._tasks.explain, *asked)

    def _on_explained(self, overlay: Overlay | Problem) -> None:
        if isinstance(overlay, Problem):
            self.explanation.set_overlay(None, told(overlay.reason))
        else:
            self.explanation.set_overlay(overlay)

    def _on_failed(self, error: Exception) -> None:
        self.explanation.set_overlay(None)
        if not isinstance(error, UserError):
            raise error  # a bug: the window's hook logs it and shows it with its details
        self.message.setText(told_error(error))
        self.message.show()

    def browse(self, numbers: Sequence[int]) -> None:
        """Show images on Browse by their index in the answers."""
        if self._answers is not None and numbers:
            records = self._answers.records
            images = [records[number].image_id for number in numbers]
            self._session.request_browse(images, self._answers.source)

    @property
    def may_browse(self) -> bool:
        """Whether there is a dataset that Browse can show."""
        return self._answers is not None and self._answers.source != NOWHERE

    def _on_browse(self) -> None:
        if self._answers is None:
            return
        chosen = self.selected()
        images = [record.image_id for record in chosen] if len(chosen) > 1 else list(self.shown())
        current = self._current()
        if current is not None and len(chosen) <= 1:
            # The one that is looked at comes first: Browse shows it large.
            first = self._answers.records[current].image_id
            images = [first, *(image for image in images if image != first)]
        self._session.request_browse(images, self._answers.source)

    def _on_classify(self) -> None:
        readable = [record for record in self.selected() if record.path.name]
        if readable:
            self._session.request_classify(readable)
        else:
            self.message.setText(tr("The dataset does not have these images."))
            self.message.show()
