"""The labels of forms: in the middle of the height of their fields, as wide as each other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QSizePolicy


def centre_labels(form: QFormLayout) -> None:
    """Give each label the height of its row: by itself a form hangs it some pixels too high."""
    for label in _labels(form):
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def align_fields(*forms: QFormLayout) -> None:
    """Begin the fields of several forms in one line: their labels become equally wide."""
    labels = [label for form in forms for label in _labels(form)]
    widest = max((label.sizeHint().width() for label in labels), default=0)
    for label in labels:
        label.setMinimumWidth(widest)


def _labels(form: QFormLayout) -> list[QLabel]:
    items = (form.itemAt(r, QFormLayout.ItemRole.LabelRole) for r in range(form.rowCount()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if isinstance(widget, QLabel)]
