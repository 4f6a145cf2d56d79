"""Costs and net benefit, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from core.error import UserError
from core.evaluation.cost import (
    ACTIONS,
    EXAMPLE_COSTS,
    CostTable,
    decision_curve,
    measure_cost,
)
from tests.core.evaluation.cohort_factory import make_cohort

TABLE = CostTable.of(EXAMPLE_COSTS)


def test_action_by_hand() -> None:
    """5 % melanoma: excising costs 0.95, following 0.69, dismissing 2.5."""
    shares = np.array([[0, 0, 0, 0, 0.05, 0.95, 0], [0, 0, 0, 0, 0.5, 0.5, 0], np.eye(7)[5]])
    assert TABLE.expected(shares)[0] == pytest.approx([0.95, 0.69, 2.5])
    assert [ACTIONS[index] for index in TABLE.actions(shares)] == ["follow", "excise", "dismiss"]


def test_cost_of_a_cohort_by_hand() -> None:
    cohort = make_cohort([4, 5, 5, 4], np.eye(7)[[4, 4, 5, 5]])
    found = measure_cost(TABLE, cohort)
    assert found.mean == pytest.approx((0 + 1 + 0 + 50) / 4)
    assert found.always == {"excise": 0.5, "follow": pytest.approx(5.1), "dismiss": 25}
    assert found.best == 0
    assert found.counts["mel"] == {"excise": 1, "follow": 0, "dismiss": 1}


@pytest.mark.parametrize("row", [(), (1, 2), (1, 2, float("nan")), (1, 2, -1)])
def test_wrong_tables_are_sentences(row: tuple[float, ...]) -> None:
    with pytest.raises(UserError, match="mel"):
        CostTable.of({**EXAMPLE_COSTS, "mel": row})


def test_net_benefit_by_hand() -> None:
    score, positive = np.array([0.9, 0.6, 0.3, 0.1]), np.array([True, False, True, False])
    found = decision_curve(score, positive, np.array([0.2, 0.5]))
    assert found.model == pytest.approx([2 / 4 - 1 / 4 * 0.25, 1 / 4 - 1 / 4])
    assert found.everyone == pytest.approx([0.5 - 0.5 * 0.25, 0])
