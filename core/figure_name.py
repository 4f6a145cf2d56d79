"""What the figures of a training are called in sentences and tables."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FIGURE_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "accuracy": "accuracy",
        "balanced_accuracy": "balanced accuracy",
        "macro_auc": "macro ROC-AUC",
        "macro_pr_auc": "macro PR-AUC",
        "malignancy_auc": "malignancy ROC-AUC",
        "malignancy_pr_auc": "malignancy PR-AUC",
        "malignancy_precision": "malignancy precision at 0.5",
        "malignancy_recall": "malignancy recall at 0.5",
        "loss": "log loss",
    }
)
"""The names of what `core.metric.figures` returns."""


def figure_name(key: str) -> str:
    """Return the name of a figure, also of one of a subset: “val_loss” is “val log loss”."""
    if key in FIGURE_NAMES:
        return FIGURE_NAMES[key]
    subset, _, figure = key.partition("_")
    name = FIGURE_NAMES.get(figure)
    return f"{subset} {name}" if name else key.replace("_", " ")
