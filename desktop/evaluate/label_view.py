"""Labels that the answers speak against, to be looked at again: a list, and their images."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from core.error import UserError
from core.evaluation.label_issue import LabelIssue, find_label_issues
from desktop.evaluate.answers import Answers
from desktop.evaluate.image_panel import BESIDE, ImagePanel
from desktop.translation import mark, num, told, told_error, tr
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolButton
from desktop.widget.text_table import TextTable

if TYPE_CHECKING:
    from core.evaluation.evaluation import Evaluation

_HEADERS = (
    mark("Image"),
    mark("P(label)"),
    mark("P(suggested)"),
    mark("Lesion rank"),
)
_RANK = mark("Lesion rank: 1 is the most suspicious lesion; its photographs share the rank.")
_NARROWEST = 420  # all four columns


class LabelView(QWidget):
    """The suspicious labels of a run, the most suspicious lesion first."""

    def __init__(self, images: ImagePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: Answers | None = None
        self._issues: tuple[LabelIssue, ...] = ()
        self.images = images
        images.doubt_labels()
        self.sentence = QuietLabel()
        self.sentence.setWordWrap(True)
        self.browse_button = SymbolButton("browse", tr("Open the list in Browse"))
        self.browse_button.setToolTip(tr("Show the images of all these labels, in this order"))
        self.browse_button.clicked.connect(self._on_browse)
        self.table = TextTable(tr("Suspicious labels"))
        self.table.horizontalHeader().setToolTip(tr(_RANK))
        self._rest = QWidget()  # where the table is, when there is nothing to list
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        left = QWidget()
        left.setMinimumWidth(_NARROWEST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 12, 12, 6)
        column.addWidget(self.sentence)
        column.addWidget(self.table, 1)
        column.addWidget(self._rest, 1)
        row = QHBoxLayout()
        row.addWidget(self.browse_button)
        row.addStretch(1)
        column.addLayout(row)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        for part in (left, images):
            split.addWidget(part)
        split.setSizes(BESIDE)
        split.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def set_answers(self, answers: Answers, found: Evaluation) -> None:
        """List the labels of another run; a split that leaks says why there are none."""
        self._answers = answers
        self.images.set_answers(answers)
        try:
            listed = find_label_issues(found.cohort, found.leak)
        except UserError as error:
            self._issues = ()
            self.sentence.setText(told_error(error))
        else:
            self._issues = listed.issues
            self.sentence.setText(told(listed.sentence))
        self.table.set_table(
            [tr(head) for head in _HEADERS], [_row(issue) for issue in self._issues]
        )
        self.browse_button.setVisible(bool(self._issues))
        self.browse_button.setEnabled(bool(self._issues) and self.images.may_browse)
        self.table.setVisible(bool(self._issues))
        self._rest.setVisible(not self._issues)
        if self._issues:
            self.table.selectRow(0)
        else:
            self.images.show_images(tr("No label is listed."), [])

    def _on_browse(self) -> None:
        if self._answers is not None:
            self.images.browse(self._answers.numbers(issue.image_id for issue in self._issues))

    def _on_row_changed(self) -> None:
        row = self.table.currentIndex().row()
        if self._answers is None or not 0 <= row < len(self._issues):
            return
        issue = self._issues[row]
        cohort = self._answers.cohort
        mates = [i for i, lesion in enumerate(cohort.lesion_ids) if lesion == issue.lesion_id]
        own = self._answers.index[issue.image_id]
        count = len(mates)
        title = (
            tr("{count} photographs of the lesion", count=count)
            if count > 1
            else tr("The only photograph of the lesion")
        )
        self.images.show_images(title, [own, *(mate for mate in mates if mate != own)])


def _row(issue: LabelIssue) -> tuple[str, ...]:
    return (
        issue.image_id,
        f"{issue.label}  {num(issue.p_label, '.3f')}",
        f"{issue.suggested}  {num(issue.confidence, '.3f')}",
        str(issue.rank),
    )
