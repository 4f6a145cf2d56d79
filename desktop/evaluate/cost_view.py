"""A table of costs, and the action that it yields for each image: at once, as it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.diagnosis import CODES
from core.evaluation.cost import ACTIONS, measure_cost
from desktop.evaluate.cost_table import CostTableView
from desktop.translation import counted, mark, num, tr
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.matrix_view import MatrixView

if TYPE_CHECKING:
    from core.evaluation.cohort import Cohort, Indices

_DONE = {"excise": mark("excised"), "follow": mark("followed"), "dismiss": mark("dismissed")}
_EXAMPLE = mark(
    "The costs are an example, in units of one needless excision, and no recommendation: type your "
    "own. Each image gets the action that is expected to cost least."
)
_OWN = mark("Costs in your own units. Each image gets the action that is expected to cost least.")
_OTHER = mark("A table of costs needs the seven diagnoses: this model tells others apart.")


class CostView(QWidget):
    """Emits `images_wanted(title, mask)` for a chosen cell; again when the costs have changed."""

    images_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cohort: Cohort | None = None
        self._actions: Indices | None = None
        self._mark = ""
        self.table = CostTableView()
        self.matrix = MatrixView(
            tr("Actions by diagnosis"), tr("Truth"), tr("Images by action"), diagonal=False,
            beside=self.table,
        )  # fmt: skip
        self.reset_button = QPushButton(tr("Example costs"))
        self.sentence = QuietLabel()
        self.note = QuietLabel()
        self._parts = QWidget()
        self._lay_out()
        self.table.costs.costs_changed.connect(self._show)
        self.matrix.cell_chosen.connect(self._tell)
        self.reset_button.clicked.connect(self.table.costs.reset)

    def _lay_out(self) -> None:
        # As high as the table beside it: by itself it would take what the curves need.
        self.matrix.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        head = QHBoxLayout()
        head.addWidget(HeadingLabel(tr("Costs")))
        head.addWidget(self.reset_button)
        head.addStretch(1)
        beside = QHBoxLayout(self._parts)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        beside.addWidget(self.table, 1, Qt.AlignmentFlag.AlignTop)
        beside.addWidget(self.matrix, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        for part in (self._parts, self.sentence, self.note):
            layout.addWidget(part)
        for label in (self.sentence, self.note):
            label.setWordWrap(True)

    def set_cohort(self, cohort: Cohort, mark: str = "") -> None:
        """Show what the costs, as they stand, make of other images, with a mark at each figure."""
        self._cohort = cohort if cohort.classes == CODES else None
        self._mark = mark
        self.matrix.set_mark(mark)
        for part in (self._parts, self.sentence, self.reset_button):
            part.setVisible(self._cohort is not None)
        self.matrix.choose(None)
        self.note.setText(tr(_OTHER))
        self._show()

    def _show(self) -> None:
        cohort = self._cohort
        if cohort is None:
            return
        costs = self.table.costs.table()
        self._actions = actions = costs.actions(cohort.probabilities)
        found = measure_cost(costs, cohort)
        counts = [[found.counts[code][action] for action in ACTIONS] for code in CODES]
        self.matrix.set_counts(CODES, [tr(action) for action in ACTIONS], counts)
        expected = float(costs.expected(cohort.probabilities).min(axis=1).mean())
        taken = np.bincount(actions, minlength=len(ACTIONS)) / len(cohort)
        mark = self._mark
        shares = ", ".join(
            f"{num(share, '.1%')}{mark} {tr(_DONE[action])}"
            for action, share in zip(ACTIONS, taken, strict=True)
        )
        always = "; ".join(
            tr("{cost:.2f} if all are {done}", cost=found.always[action], done=tr(_DONE[action]))
            for action in ACTIONS
        )
        self.sentence.setText(
            tr(
                "{shares}. Cost per image: {expected:.2f}{mark} as the model expects, "
                "{mean:.2f}{mark} in truth; {always}; {best:.2f} at best, if the truth were known.",
                shares=shares,
                expected=expected,
                mark=mark,
                mean=found.mean,
                always=always,
                best=found.best,
            )
        )
        self.note.setText(tr(_EXAMPLE) if self.table.costs.is_example else tr(_OWN))
        self.reset_button.setEnabled(not self.table.costs.is_example)
        if self.matrix.chosen is not None:
            self._tell()

    def action_text(self, number: int) -> str:
        """Return in words what would be done with an image, and what each action would cost."""
        if self._cohort is None or self._actions is None:
            return ""
        expected = self.table.costs.table().expected(self._cohort.probabilities[[number]])[0]
        costs = "; ".join(
            f"{tr(action)} {num(cost, '.2f')}"
            for action, cost in zip(ACTIONS, expected, strict=True)
        )
        return tr(
            "Would be {done}. Expected cost: {costs}.",
            done=tr(_DONE[ACTIONS[self._actions[number]]]),
            costs=costs,
        )

    def _tell(self) -> None:
        if self._cohort is None or self._actions is None or self.matrix.chosen is None:
            return
        row, column = self.matrix.chosen
        mask = (self._cohort.truth == row) & (self._actions == column)
        count = int(mask.sum())
        self.images_wanted.emit(
            counted(
                count,
                "{n} image of {code} would be {done}",
                "{n:,} images of {code} would be {done}",
                code=CODES[row],
                done=tr(_DONE[ACTIONS[column]]),
            ),
            mask,
        )
