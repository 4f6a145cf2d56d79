"""Net benefit, costs and histograms: as the metrics tell, and at once."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from core.evaluation.cohort import Cohort
from core.evaluation.cost import EXAMPLE_COSTS, CostTable, decision_curve, measure_cost
from desktop.evaluate.cost_table import CostModel
from desktop.evaluate.decision_view import DecisionView
from desktop.evaluate.task import Judged

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
MEL = 4


@pytest.fixture
def view(qtbot: QtBot, judged: Judged) -> DecisionView:
    view = DecisionView()
    qtbot.addWidget(view)
    view.resize(620, 700)
    view.set_evaluation(judged.evaluation)
    view.show()
    return view


def test_the_net_benefit_is_that_of_the_curve(view: DecisionView, judged: Judged) -> None:
    cohort = judged.evaluation.cohort
    view.level.setValue(0.2)
    found = decision_curve(cohort.malignancy, cohort.is_malignant, np.array([0.2]))
    words = f"{found.model[0]:.3f} with the model, {found.everyone[0]:.3f} if all".replace("-", "−")
    assert words in view.benefit.text()
    spared = 100 * (found.model[0] - found.everyone[0]) * 4
    assert f" {abs(spared):.1f} needless" in view.benefit.text()
    assert view.curve.series_names() == ("model", "excise all", "none")
    view.grab()


def test_a_place_on_the_curve_shows_the_images_there(
    view: DecisionView, judged: Judged, qtbot: QtBot
) -> None:
    view.grab()  # places are known once they were painted
    with qtbot.waitSignal(view.images_wanted) as asked:
        qtbot.mouseClick(
            view.curve, Qt.MouseButton.LeftButton, pos=view.curve.place_of(0.4, 0).toPoint()
        )
    assert view.level.value() == pytest.approx(0.4, abs=0.02)
    distance = np.abs(judged.evaluation.cohort.malignancy - view.level.value())
    assert set(asked.args[1]) == set(np.argsort(distance, kind="stable")[:40].tolist())


def test_a_histogram_is_of_the_chosen_class(view: DecisionView, judged: Judged) -> None:
    view.of.setCurrentIndex(MEL)
    own = int((judged.evaluation.cohort.truth == MEL).sum())
    assert view.histogram.series_names() == (f"mel, {own}", f"others, {60 - own}")


def test_the_rows_of_costs_and_of_images_meet(view: DecisionView) -> None:
    table, matrix = view.costs.table, view.costs.matrix
    for row in (0, MEL):
        cost = table.visualRect(table.costs.index(row, 0)).topLeft()
        images = matrix._area(row, 0).topLeft().toPoint() - QPoint(0, 1)  # half of the gap
        assert table.viewport().mapTo(view, cost).y() == matrix.mapTo(view, images).y()


def test_costs_that_are_typed_change_the_actions_at_once(
    view: DecisionView, judged: Judged, qtbot: QtBot
) -> None:
    cohort, part = judged.evaluation.cohort, view.costs
    asked: list[object] = []
    view.images_wanted.connect(lambda title, mask: asked.append((title, int(mask.sum()))))
    part.matrix.press((MEL, 2))
    part.table.setCurrentIndex(part.table.costs.index(MEL, 2))
    qtbot.keyClick(part.table, Qt.Key.Key_0)
    editor = part.table.findChild(QDoubleSpinBox)
    assert editor is not None and editor.accessibleName() == "Cost to dismiss mel"
    with qtbot.waitSignal(part.table.costs.costs_changed):  # Qt takes what was typed a turn later
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    costs = {**EXAMPLE_COSTS, "mel": (0.0, 10.0, 0.0)}
    found = measure_cost(CostTable.of(costs), cohort)
    assert part.matrix.text(MEL, 2) == f"{found.counts['mel']['dismiss']}"
    assert f"{found.mean:.2f} in truth" in part.sentence.text()
    missed = found.counts["mel"]["dismiss"]
    noun = "image" if missed == 1 else "images"
    assert asked[-1] == (f"{missed} {noun} of mel would be dismissed", missed)
    assert "your own units" in part.note.text()
    expected = CostTable.of(costs).expected(cohort.probabilities[:1])[0]
    assert f"excise {expected[0]:.2f}; follow {expected[1]:.2f}" in part.action_text(0)
    part.reset_button.click()
    example = measure_cost(CostTable.of(EXAMPLE_COSTS), cohort)
    assert part.matrix.text(MEL, 2) == f"{example.counts['mel']['dismiss']}"


def test_costs_need_the_seven_diagnoses(view: DecisionView, judged: Judged) -> None:
    cohort = judged.evaluation.cohort
    shares = np.stack((1 - cohort.malignancy, cohort.malignancy), axis=1)
    view.costs.set_cohort(
        Cohort(
            cohort.image_ids, cohort.lesion_ids, cohort.is_malignant.astype(np.int64), shares,
            ("benign", "malignant"), (1,),
        )
    )  # fmt: skip
    assert view.costs.table.isHidden() or not view.costs.table.isVisible()
    assert "needs the seven diagnoses" in view.costs.note.text()


def test_the_model_of_costs_takes_only_costs(qtmodeltester: ModelTester) -> None:
    model = CostModel()
    qtmodeltester.check(model)
    cell = model.index(0, 0)
    assert [model.setData(cell, value) for value in ("x", -1.0, float("nan"), None)] == [False] * 4
    assert model.is_example and model.setData(cell, "2.5") and not model.is_example
    assert model.table().costs[0][0] == 2.5
