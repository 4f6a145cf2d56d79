"""The dataset in numbers: classes, ages, sexes, sites and proofs, each bar a filter to press."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from core.diagnosis import DIAGNOSES
from core.record import MAX_AGE
from desktop.browse.chart import Value, ValueChart
from desktop.browse.column import dx_type_name, value_text
from desktop.browse.filter import AGE_BINS, AGE_STEP, FACETS, Matches, RecordFilter, RecordIndex
from desktop.class_text import short_name
from desktop.colour import diagnosis_colour
from desktop.translation import mark, tr

_SINGLE = {"sex": mark("Sex"), "site": mark("Site"), "dx_type": mark("Proof")}
_COLUMN = ("dx", "dx_type", "sex")  # below each other


def age_bin(value: str) -> tuple[int, int]:
    """Return the first and last year of a bar of the ages."""
    low = int(value)
    return low, int(MAX_AGE) if low == AGE_STEP * (AGE_BINS - 1) else low + AGE_STEP - 1


class Overview(QScrollArea):
    """Charts of what passes the filter over what there is; `chosen` carries changed conditions."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("The dataset in numbers"))
        self._totals: dict[str, Mapping[str | None, int]] = {}
        self.charts = {
            "dx": ValueChart(tr("Diagnosis"), several=True),
            "age": ValueChart(tr("Age in years"), upright=True),
            **{field: ValueChart(tr(title)) for field, title in _SINGLE.items()},
        }
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(8, 16, 16, 16)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(24)
        grid.addWidget(self.charts["age"], 0, 0, 1, 2)
        grid.addWidget(self.charts["site"], 1, 0, 3, 1)
        for row, field in enumerate(_COLUMN, 1):
            grid.addWidget(self.charts[field], row, 1)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(4, 1)
        self.setWidget(content)
        self.charts["dx"].pressed.connect(self._on_diagnoses)
        self.charts["age"].pressed.connect(self._on_age)
        for field in _SINGLE:
            self.charts[field].pressed.connect(
                lambda value, field=field: self.chosen.emit(
                    {field: None if value is None else value.value}
                )
            )

    def set_index(self, index: RecordIndex) -> None:
        """Take the values that occur in a dataset."""
        self._totals = {field: index.totals(field) for field in FACETS}
        diagnoses = [
            Value(d.code, tr(d.name), diagnosis_colour(d.code), short_name(d.name))
            for d in DIAGNOSES
        ]  # fmt: skip
        if self._totals["dx"].get(None):
            diagnoses.append(Value(None, tr("No diagnosis"), diagnosis_colour(None)))
        bins = [str(n * AGE_STEP) for n in range(AGE_BINS)]
        names = [f"{value}–{int(value) + AGE_STEP - 1}" for value in bins[:-1]] + [f"{bins[-1]}+"]
        self.charts["age"].set_values([Value(*pair) for pair in zip(bins, names, strict=True)])
        found = {"dx": diagnoses}
        for field, values, name in (
            ("sex", index.sexes, value_text),
            ("site", index.sites, value_text),
            ("dx_type", index.dx_types, dx_type_name),
        ):
            totals = self._totals[field]
            by_count = sorted(values, key=lambda value: -totals.get(value, 0))
            found[field] = [Value(value, name(value)) for value in by_count]
        column = [value for field in _COLUMN for value in found[field]]
        for field, shown in found.items():
            self.charts[field].set_values(shown, column if field in _COLUMN else ())

    def show_matches(self, wanted: RecordFilter, matches: Matches) -> None:
        """Show what passes, and mark the values that the filter has."""
        for field, chart in self.charts.items():
            unknown = self._totals[field].get(None, 0) if field == "age" else 0
            note = tr("{unknown:,} unknown", unknown=unknown) if unknown else ""
            chart.set_counts(matches.offered[field], self._totals[field], note)
        self.charts["dx"].mark(lambda code: bool(wanted.diagnoses and code in wanted.diagnoses))
        for field in _SINGLE:
            value = getattr(wanted, field)
            self.charts[field].mark(partial(_is_chosen, value))
        ages = (wanted.age_low, wanted.age_high)
        self.charts["age"].mark(lambda low: low is not None and age_bin(low) == ages)

    def _on_diagnoses(self, codes: frozenset[str | None]) -> None:
        self.chosen.emit({"diagnoses": codes or None})

    def _on_age(self, value: Value | None) -> None:
        low, high = (0, int(MAX_AGE)) if value is None else age_bin(str(value.value))
        self.chosen.emit(
            {"age_low": float(low), "age_high": float(high), "unknown_age": value is None}
        )


def _is_chosen(wanted: str | None, value: str | None) -> bool:
    return wanted is not None and value == wanted
