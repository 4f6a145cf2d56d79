"""How far age, sex and site move an answer: image only, image and patient, and every value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.what_if import AGES, FIELDS, WhatIf
from core.target import DIAGNOSIS, Target
from desktop.translation import inside, mark, num, told, tr
from desktop.widget.label import HeadingLabel, PlainLabel, QuietLabel
from desktop.widget.text_table import TextTable

_FIELDS = {"age": mark("Age"), "sex": mark("Sex"), "site": mark("Site")}
_HEADERS = ("", mark("Image"), mark("Patient"), *(_FIELDS[field] for field in FIELDS))
NOT_READ = mark("This model does not look at age, sex and site.")
_SHOWN_VALUES = 6
_PADDING = 24


class WhatIfView(QWidget):
    """Shows one what-if, or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.warning = PlainLabel()
        self.warning.setForegroundRole(QPalette.ColorRole.BrightText)
        self.table = TextTable(tr("How far age, sex and site move each probability"), whole=True)
        self.table.setToolTip(
            tr(
                "Image: nothing known of the patient. Patient: as given above. Age, sex, site: "
                "from where to where the probability moves over all values of one, the rest as "
                "given. Sum: of the malignant classes."
            )
        )
        # Other languages have wider heads than ours; the codes of the classes are not cut for them.
        code = self.table.fontMetrics().horizontalAdvance("akiec")
        self.table.horizontalHeader().setMinimumSectionSize(code + _PADDING)
        self.text = QuietLabel()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(HeadingLabel(tr("With another age, sex or site")))
        for label in (self.warning, self.text):
            label.setWordWrap(True)
        for widget in (self.warning, self.table, self.text):
            layout.addWidget(widget)
        self.set_what_if(None)

    def set_what_if(
        self,
        found: WhatIf | None,
        target: Target = DIAGNOSIS,
        *,
        reads: bool = True,
        waiting: bool = False,
    ) -> None:
        """Show what was found; `reads` says whether the model looks at the patient at all."""
        if found is None:
            waits = tr("Trying other patients…") if waiting else tr("Shown with the answer.")
            self._show("", waits if reads else tr(NOT_READ))
            self.table.hide()
            return
        self.table.set_table([tr(head) for head in _HEADERS], _rows(found, target))
        self.table.show()
        others = [(field, found.others(field)) for field in FIELDS]
        said = "; ".join(
            f"{inside(tr(_FIELDS[field]))} {_some(_ranges(values))}"
            for field, values in others
            if values
        )
        none = tr("No other value of one field changes the call.")
        another = tr("Another call with {said}.", said=said) if said else none
        if found.flips:
            self._show(told(found.sentence), another)
        else:
            self._show("", f"{told(found.sentence)} {another}")

    def _show(self, warning: str, text: str) -> None:
        for label, words in ((self.warning, warning), (self.text, text)):
            label.setText(words)
            label.setVisible(bool(words))


def _rows(found: WhatIf, target: Target) -> list[tuple[str, ...]]:
    columns = [found.image_only.probabilities, found.given.probabilities]
    spans = [found.span(field) for field in FIELDS]
    rows = [
        (code, *(num(shares[n], ".0%") for shares in columns), *(_span(*span[n]) for span in spans))
        for n, code in enumerate(target.classes)
    ]
    if len(target.malignant) > 1:
        sums = (found.image_only.malignancy, found.given.malignancy)
        moves = (found.malignancy_span(field) for field in FIELDS)
        shown = (*(num(share, ".0%") for share in sums), *(_span(*move) for move in moves))
        rows.append((tr("sum"), *shown))
    return rows


def _span(low: float, high: float) -> str:
    first, last = num(100 * low, ".0f"), num(100 * high, ".0f")
    span = first if first == last else f"{first}–{last}"
    return f"{span}{tr('%')}"


def _ranges(values: Sequence[str]) -> tuple[str, ...]:
    """Return values with ages that follow each other written as one range."""
    ages = [f"{age:g}" for age in AGES if age is not None]
    runs: list[list[str]] = []
    for value in values:
        last = runs[-1][-1] if runs else ""
        follows = value in ages and last in ages and ages.index(value) == ages.index(last) + 1
        if follows:
            runs[-1].append(value)
        else:
            runs.append([value])
    return tuple(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _some(values: tuple[str, ...]) -> str:
    more = len(values) - _SHOWN_VALUES
    shown = ", ".join(map(tr, values[:_SHOWN_VALUES]))
    return tr("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown
