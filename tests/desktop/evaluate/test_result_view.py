"""The views of an evaluated run: what moves, what can be chosen, and the images behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.evaluation.leak import Leak
from core.evaluation.threshold import operating_point
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.engine import Engine
from desktop.evaluate.keeper import Keeper
from desktop.evaluate.live_threshold import LiveThreshold
from desktop.evaluate.result_view import ResultView
from desktop.evaluate.task import Judged
from desktop.session import Session
from desktop.widget.matrix_view import Shares

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LEFT = Qt.MouseButton.LeftButton
SECONDS = 30_000


@pytest.fixture
def view(qtbot: QtBot, session: Session, engine: Engine, judged: Judged) -> Iterator[ResultView]:
    loader = ThumbnailLoader()
    keeper = Keeper()
    view = ResultView(session, engine, loader, keeper)
    qtbot.addWidget(view)
    view.resize(920, 740)
    view.show()
    view.set_judged(judged)
    yield view
    keeper.close()
    loader.close()


def test_the_slider_tells_what_the_metrics_tell(view: ResultView, judged: Judged) -> None:
    view.show_view("Threshold")
    cohort, part = judged.evaluation.cohort, view.threshold
    part.slider.setValue(300)
    part.prior.prevalence.setValue(10.0)
    wanted = operating_point(cohort.malignancy, cohort.is_malignant, 0.3, prevalence=0.1)
    assert part.figures.values["sensitivity"].text() == f"{wanted.sensitivity:.3f}"
    assert part.figures.values["ppv"].text() == f"{wanted.ppv:.3f}"
    assert part.figures.values["per_malignant"].text() == f"{1 / (wanted.ppv or 1):.1f}"
    assert part.exact.value() == 0.3
    flagged = int((cohort.malignancy >= 0.3).sum())
    assert sum(int(part.matrix.text(row, 0)) for row in (0, 1)) == flagged
    part.prior.observed.click()
    own = operating_point(cohort.malignancy, cohort.is_malignant, 0.3)
    assert part.figures.values["npv"].text() == f"{own.npv:.3f}"


def test_a_preset_is_exact_and_the_chosen_cell_follows(
    view: ResultView, judged: Judged, qtbot: QtBot
) -> None:
    view.show_view("Threshold")
    part, panel = view.threshold, view.panels[view.threshold]
    goal = judged.evaluation.thresholds[0.9]
    part._presets[0.9].click()
    assert part.threshold == goal.threshold
    qtbot.keyClick(part.matrix, Qt.Key.Key_Right)
    qtbot.keyClick(part.matrix, Qt.Key.Key_Return)
    cohort = judged.evaluation.cohort
    missed = cohort.is_malignant & (cohort.malignancy < goal.threshold)
    names = {cohort.image_ids[number] for number in np.flatnonzero(missed)}
    assert set(panel.shown()) == names and "missed" in panel.heading.text()
    part.slider.setValue(1000)
    everyone = int(cohort.is_malignant.sum())
    qtbot.waitUntil(lambda: len(panel.shown()) == everyone, timeout=SECONDS)


def test_a_press_on_the_curves_moves_the_threshold(view: ResultView, qtbot: QtBot) -> None:
    view.show_view("Threshold")
    part = view.threshold
    view.grab()  # places are known once they were painted
    qtbot.mouseClick(part.curves, LEFT, pos=part.curves.place_of(0.25, 0.5).toPoint())
    assert part.threshold == pytest.approx(0.25, abs=0.004)


def test_a_small_window_scrolls_and_presses_nothing_together(
    view: ResultView, qtbot: QtBot
) -> None:
    view.resize(640, 420)
    for name in ("Threshold", "Decision"):
        view.show_view(name)
        part = view.threshold if name == "Threshold" else view.decision
        layout = part.layout()
        assert layout is not None
        least = layout.totalMinimumHeightForWidth
        # A widget that grew narrower asks for more height a turn later.
        qtbot.waitUntil(lambda: part.height() >= least(part.width()), timeout=SECONDS)  # noqa: B023


def test_biopsies_per_melanoma_by_hand(judged: Judged) -> None:
    cohort = judged.evaluation.cohort
    mel = cohort.truth == cohort.classes.index("mel")
    found = LiveThreshold(cohort).at(0.4)
    flagged = cohort.malignancy >= 0.4
    assert found.biopsies_per_melanoma == pytest.approx(flagged.sum() / (flagged & mel).sum())


def test_a_cell_of_the_matrix_shows_its_images(
    view: ResultView, judged: Judged, qtbot: QtBot
) -> None:
    view.show_view("Confusion")
    matrix, panel = view.confusion.matrix, view.panels[view.confusion]
    cohort = judged.evaluation.cohort
    wrong = np.flatnonzero(cohort.truth != cohort.predicted)[0]
    row, column = int(cohort.truth[wrong]), int(cohort.predicted[wrong])
    qtbot.mouseClick(matrix, LEFT, pos=matrix._area(row, column).center().toPoint())
    mask = (cohort.truth == row) & (cohort.predicted == column)
    assert len(panel.shown()) == mask.sum() and cohort.image_ids[wrong] in panel.shown()
    assert matrix.text(row, column) == str(mask.sum())
    view.confusion.shares.setCurrentIndex(1)
    assert matrix._shares is Shares.ROWS
    assert matrix.text(row, column) == f"{100 * mask.sum() / (cohort.truth == row).sum():.1f} %"
    assert matrix.cell_at(QPointF(1, 1)) is None
    view.grab()


def test_a_point_of_a_curve_and_a_bin_show_their_images(
    view: ResultView, judged: Judged, qtbot: QtBot
) -> None:
    view.show_view("Curves")
    part, panel = view.curves, view.panels[view.curves]
    view.grab()  # points have a place once they were painted
    for _ in range(3):
        qtbot.keyClick(part.curve, Qt.Key.Key_Right)
    qtbot.keyClick(part.curve, Qt.Key.Key_Space)
    assert part.curve.chosen == 3 and len(panel.shown()) == 40
    place = part.curve.place_of(part.curve._xs[1], part.curve._ys[1])
    qtbot.mouseClick(part.curve, LEFT, pos=place.toPoint())
    assert "nearest to a malignancy" in panel.heading.text()
    qtbot.keyClick(part.reliability, Qt.Key.Key_Left)
    qtbot.keyClick(part.reliability, Qt.Key.Key_Return)
    entry = judged.evaluation.bins[-2]
    shares = judged.evaluation.cohort.probabilities.max(axis=1)
    inside = ((shares > entry.lower) & (shares <= entry.upper)).sum()
    assert len(panel.shown()) == entry.images == inside
    part.kind.setCurrentIndex(1)
    part.of.setCurrentIndex(part.of.findData("mel"))
    assert part.curve.accessibleName().startswith("Precision-recall, average precision")
    view.grab()


def test_mistakes_are_sorted_by_confidence_and_explained(
    view: ResultView, judged: Judged, engine: Engine, qtbot: QtBot
) -> None:
    view.show_view("Mistakes")
    panel, cohort = view.errors.images, judged.evaluation.cohort
    order = [view._answers.index[image] for image in panel.shown()] if view._answers else []
    wrong = cohort.truth != cohort.predicted
    assert sorted(order) == np.flatnonzero(wrong).tolist()
    shares = cohort.probabilities.max(axis=1)[order]
    assert (np.diff(shares) <= 0).all()
    engine.start()
    panel.explanation.shown.setChecked(True)
    qtbot.waitUntil(lambda: panel.explanation.overlay is not None, timeout=SECONDS)
    overlay = panel.explanation.overlay
    assert overlay is not None
    # The engine of the tests paints the number of the class in red.
    assert overlay.pixelColor(0, 0).red() == cohort.predicted[order[0]]
    code = cohort.classes[int(cohort.truth[order[0]])]
    view.errors.truth.setCurrentIndex(view.errors.truth.findText(code))
    assert 0 < len(panel.shown()) < len(order)


def test_images_go_to_browse_and_to_classify(
    view: ResultView, judged: Judged, session: Session, qtbot: QtBot
) -> None:
    view.show_view("Mistakes")
    panel = view.errors.images
    with qtbot.waitSignal(session.browse_requested) as browse:
        panel.browse_button.click()
    assert browse.args == [list(panel.shown()), judged.source]
    with qtbot.waitSignal(session.classify_requested) as classify:
        panel.classify_button.click()
    record = classify.args[0][0]
    assert (record.image_id, record.patient.age) == (panel.shown()[0], 50.0)


def test_suspicious_labels_show_their_lesion_and_go_to_browse(
    view: ResultView, judged: Judged, session: Session, qtbot: QtBot
) -> None:
    view.show_view("Labels")
    rows = view.labels.table.texts.rows()
    assert rows and "labels are suspicious" in view.labels.sentence.text()
    view.labels.table.selectRow(len(rows) - 1)
    assert view.labels.images.shown()[0] == rows[-1][0]
    assert len(view.labels.images.shown()) == 2
    assert view.labels.images.facts.text().startswith("Label ")  # not the truth: it is doubted
    with qtbot.waitSignal(session.browse_requested) as browse:
        view.labels.browse_button.click()
    assert browse.args == [[row[0] for row in rows], judged.source]


def test_a_leak_takes_the_headline_and_marks_every_figure(view: ResultView, judged: Judged) -> None:
    found = judged.evaluation
    sections = tuple(replace(section, mark="leak") for section in found.sections)
    leak = Leak(1, found.cohort.lesions, found.cohort.image_ids[:2])
    view.set_judged(replace(judged, evaluation=replace(found, sections=sections, leak=leak)))
    assert view.figures.headline.isHidden()
    assert "The split leaks: 1 of 30 lesions is in the training" in view.marks.text()
    cells = [row[1] for row in view.figures.sections.texts.rows() if row[1] != "–"]
    assert cells and all("†" in cell for cell in cells)
    view.show_view("Threshold")
    assert all("†" in label.text() or label.text() == "–"
               for label in view.threshold.figures.values.values())  # fmt: skip
    assert view.threshold.matrix.text(0, 0).endswith("†")
    labels = [label.text() for label in view.threshold.findChildren(QLabel)]
    assert labels.count("Sensitivity at least") == 1  # though it is the second evaluation
    view.show_view("Confusion")
    assert view.confusion.matrix.text(0, 0).endswith("†")
    view.show_view("Decision")
    assert "† with the model" in view.decision.benefit.text()
    assert "† in truth" in view.decision.costs.sentence.text()
    view.show_view("Labels")
    assert "cannot doubt them" in view.labels.sentence.text()
    assert view.marks.isVisible() and not view.labels.browse_button.isEnabled()


def test_without_its_dataset_a_run_shows_ids(view: ResultView, judged: Judged) -> None:
    cohort = judged.evaluation.cohort
    lost = {image: replace(record, path=Path()) for image, record in cohort.records.items()}
    bare = replace(judged.evaluation, cohort=replace(cohort, records=lost))
    view.set_judged(replace(judged, evaluation=bare))
    view.show_view("Mistakes")
    panel = view.errors.images
    assert panel.shown()[0] in panel.caption.toolTip()
    panel.classify_button.click()
    assert "does not have these images" in panel.message.text()
    view.grab()


def test_every_control_has_a_name_and_is_reached_by_keyboard(view: ResultView) -> None:
    for number in range(view.tabs.count()):
        view.tabs.setCurrentIndex(number)
    controls = [
        view.threshold.slider, view.threshold.exact, view.threshold.prior.prevalence,
        view.threshold.prior.strength, view.threshold.prior.exact, view.threshold.prior.observed,
        view.threshold.keep.undo_button, view.decision.level, view.decision.of,
        view.decision.costs.table, view.decision.costs.matrix,
        view.threshold.matrix, view.confusion.matrix, view.confusion.shares, view.curves.curve,
        view.curves.reliability, view.curves.kind, view.curves.of, view.errors.truth,
        view.errors.images.grid, view.labels.table,
    ]  # fmt: skip
    nameless = [part for part in controls if not part.accessibleName()]
    assert nameless == []
    unreached: list[QWidget] = [
        part for part in controls if not part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert unreached == []
