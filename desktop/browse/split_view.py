"""Making a split by lesion, and checking somebody's: counts by class and subset, and leaks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSpinBox, QWidget

from core.diagnosis import DIAGNOSES
from desktop.browse import task
from desktop.browse.tool_view import ToolView
from desktop.session import Session
from desktop.translation import counted, mark, num, told, tr
from desktop.widget.label import HeadingLabel, QuietLabel
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton
from desktop.widget.text_table import TextTable
from desktop.widget.typed_box import TypedBox

_SUBSETS = {"train": mark("Training"), "val": mark("Validation"), "test": mark("Test")}
_SCHEMES = ("64/16/20", "70/15/15", "70/20/10", "80/20", "folder")
_SEED = 42
_SHOWN_LEAKS = 5
_TABLE_WIDTH = 720
_TABLES = mark("Tables (*.csv)")


class SplitView(ToolView):
    """Asks for a scheme and a seed, or for a file; shows what came of it, and saves it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Split"),
            tr(
                "A split keeps all photographs of a lesion, and known duplicates, in one subset, "
                "and the classes in the same proportions in each."
            ),
            parent,
        )
        self._session = session
        self.found: task.SplitFound | None = None
        self.scheme, self.seed = TypedBox(), QSpinBox()
        self.make = SymbolButton("split", tr("Make split"))
        self.check = SymbolButton("table", tr("Check a file…"))
        self.save = SymbolButton("export", tr("Save as CSV…"))
        self.verdict, self.details = HeadingLabel(), QuietLabel()
        self.table = TextTable(tr("Images by diagnosis and subset"), whole=True)
        self._fill()
        self.make.clicked.connect(self.start)
        self.check.clicked.connect(self._on_check)
        self.save.clicked.connect(self._on_save)
        session.dataset_changed.connect(self._on_dataset_changed)
        self.show_state()

    def _fill(self) -> None:
        self.scheme.addItems(list(_SCHEMES))
        self.scheme.setAccessibleName(tr("Shares of training, validation and test"))
        self.scheme.setToolTip(
            tr(
                "Shares of training/validation/test in per cent, or “folder” for the subsets of "
                "class folders"
            )
        )
        self.scheme.setMinimumContentsLength(10)
        self.seed.setAccessibleName(tr("Seed"))
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setValue(_SEED)
        self.seed.lineEdit().setTextMargins(8, 0, 0, 0)
        self.seed.setMinimumWidth(120)
        self.make.setProperty("primary", True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (
            QuietLabel(tr("Training/validation/test")),
            self.scheme,
            QuietLabel(tr("Seed")),
            self.seed,
            self.make,
        ):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.check)
        row.addWidget(self.save)
        self.details.setWordWrap(True)
        self.body.addLayout(row)
        self.body.addSpacing(6)
        self.body.addWidget(self.verdict)
        self.body.addWidget(self.details)
        self.table.setMaximumWidth(_TABLE_WIDTH)
        self.body.addWidget(self.table)
        self._not_yet = Notice(
            "split", tr("No split yet"),
            tr(
                "Choose the shares above and make a split, or check a split file that you were "
                "given."
            ),
        )  # fmt: skip
        self.body.addWidget(self._not_yet, 1)
        self.body.addStretch()  # takes room only where the notice does not

    def start(self) -> None:
        """Make a split of the open dataset."""
        scheme, seed = self.scheme.currentText(), self.seed.value()
        source = self._session.source
        self.begin(tr("Dividing…"), self._show_found, task.make_split, source, scheme, seed)

    def check_file(self, path: Path) -> None:
        """Check somebody's split of the open dataset."""
        source = self._session.source
        self.begin(
            tr("Checking {name}…", name=path.name), self._show_found, task.check_split, source, path
        )

    def save_to(self, path: Path) -> None:
        """Write the split that is shown."""
        source, found = self._session.source, self.found
        if found is not None:
            self.begin(tr("Writing…"), self._on_saved, task.save_split, source, found, path)

    def show_state(self) -> None:
        super().show_state()
        free = not self.errand.busy and self._session.dataset is not None
        self.make.setEnabled(free)
        self.check.setEnabled(free)
        self.save.setEnabled(free and self.found is not None)
        for widget in (self.table, self.verdict, self.details):
            widget.setVisible(self.found is not None)
        self._not_yet.setVisible(self.found is None)

    def _show_found(self, value: object) -> None:
        assert isinstance(value, task.SplitFound)
        self.found = value
        self.verdict.setText(_verdict(value))
        self.details.setText(_details(value))
        subsets = [name for name in _SUBSETS if name in value.counts]
        rows: list[Sequence[str]] = []
        for diagnosis in DIAGNOSES:
            counts = [value.counts[name].get(diagnosis.code, 0) for name in subsets]
            rows.append([tr(diagnosis.name), *(num(n, ",") for n in (*counts, sum(counts)))])
        sums = [sum(value.counts[name].values()) for name in subsets]
        rows.append([tr("All"), *(num(n, ",") for n in (*sums, sum(sums)))])
        total = max(1, sum(sums))
        rows.append([tr("Share"), *(num(n / total, ".1%") for n in (*sums, sum(sums)))])
        self.table.set_table(
            [tr("Diagnosis"), *(tr(_SUBSETS[name]) for name in subsets), tr("All")], rows
        )
        self.show_state()

    def _on_dataset_changed(self, dataset: object) -> None:
        self.errand.cancel()
        self.found = None
        for label in (self.verdict, self.details, self.message):
            label.setText("")
        self.show_state()

    def _on_check(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Check a split"), "", tr(_TABLES))
        if name:
            self.check_file(Path(name))

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the split"), "split.csv", tr(_TABLES))
        if name:
            self.save_to(Path(name))

    def _on_saved(self, path: object) -> None:
        self.message.setText(tr("Saved to {path}.", path=path))


def _verdict(found: task.SplitFound) -> str:
    if found.leaks:
        return counted(
            len(found.leaks),
            "This split leaks: {n} lesion stands in two subsets.",
            "This split leaks: {n:,} lesions stand in two subsets.",
        )
    if not found.lesions_known:
        return tr("No image stands in two subsets; lesions are unknown, so more cannot be said.")
    return tr("Sound: no lesion stands in two subsets.")


def _details(found: task.SplitFound) -> str:
    lines = [tr("Split {scheme}, hash {hash}", scheme=found.split.scheme, hash=found.hash)]
    lines += map(told, found.leaks[:_SHOWN_LEAKS])
    if len(found.leaks) > _SHOWN_LEAKS:
        lines.append(tr("… and {count:,} more", count=len(found.leaks) - _SHOWN_LEAKS))
    others = [problem for problem in found.problems if str(problem.kind) != "split leaks"]
    lines += [f"{problem.where}: {told(problem.reason)}" for problem in others[:_SHOWN_LEAKS]]
    return "\n".join(lines)
