"""Facts of a bundle as lines for people."""

from __future__ import annotations

import pytest

from core.figure_name import figure_name
from core.model_fact import fact_lines


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("macro_auc", "macro ROC-AUC"),
        ("balanced_accuracy", "balanced accuracy"),
        ("val_malignancy_pr_auc", "val malignancy PR-AUC"),
        ("best_epoch", "best epoch"),
    ],
)
def test_a_figure_has_one_name(key: str, name: str) -> None:
    assert figure_name(key) == name


def test_a_group_of_facts_is_told_line_by_line() -> None:
    facts = {"best_epoch": 4, "validation": {"macro_auc": 0.8971, "loss": 1.0}}
    assert fact_lines(facts) == [
        ("Best epoch", "4"),
        ("Validation macro ROC-AUC", "0.897"),
        ("Validation log loss", "1.000"),
    ]


def test_what_no_sentence_can_tell_is_left_out() -> None:
    assert fact_lines({"a": "", "b": None, "c": [1], "d": True}) == []
