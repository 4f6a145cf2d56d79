"""Nothing a reader enters is lost, mixed up, or changed by accident."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox

from core.case.told import Told
from core.casebook.casebook import Casebook
from core.prediction import Prediction
from core.record import Patient
from desktop.classify.case_model import Case
from desktop.classify.ruling_panel import RulingPanel
from tests.desktop.classify.conftest import picture, settled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def answered(tmp_path, dx: int = 5) -> Case:
    prediction = Prediction(tuple(0.7 if n == dx else 0.05 for n in range(7)))
    return Case((tmp_path / "a.png",), Patient(), told=(Told(prediction, ()),), final=True)


@pytest.fixture
def panel(qtbot):
    panel = RulingPanel()
    qtbot.addWidget(panel)
    return panel


@pytest.fixture
def two(qtbot, make, tmp_path):
    """A page that has answered to two images."""
    page, _, _ = make()
    page.add_images([picture(tmp_path / f"{name}.png") for name in ("mel", "nv")])
    settled(qtbot, page)
    page.batch.start()
    qtbot.waitUntil(lambda: all(case.final for case in page.cases.cases), timeout=30000)
    settled(qtbot, page)
    return page


def test_the_wheel_changes_no_field_that_it_passes_over(two) -> None:
    two.list.setFocus()
    kinds = (QComboBox, QAbstractSpinBox)
    fields = [field for kind in kinds for field in two.sheet.findChildren(kind)]
    assert {two.form.age, two.form.site, two.sheet.ruling.diagnosis} <= set(fields)
    before = [getattr(each, "currentText", getattr(each, "text", None))() for each in fields]
    for field in fields:
        wheel = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, wheel)
    after = [getattr(each, "currentText", getattr(each, "text", None))() for each in fields]
    assert after == before


def test_who_agreed_did_not_agree_with_another_answer(panel, tmp_path) -> None:
    case = answered(tmp_path)
    panel.show_case(case)
    panel.agree.click()
    case.told = answered(tmp_path, dx=4).told
    panel.show_case(case)
    assert not panel.agree.isChecked()


def test_a_decision_that_was_begun_is_there_when_the_case_is(panel, tmp_path) -> None:
    case = answered(tmp_path)
    panel.show_case(case)
    panel.override.click()
    panel.reason.setText("network")
    panel.note.setText("left arm")
    panel.show_case(answered(tmp_path))
    assert (panel.override.isChecked(), panel.note.text()) == (False, "")
    panel.show_case(case)
    assert panel.override.isChecked()
    assert (panel.reason.text(), panel.note.text()) == ("network", "left arm")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_PageDown])
def test_a_typed_age_counts_when_a_key_goes_on(qtbot, two, key) -> None:
    two.list.setCurrentIndex(two.cases.index(0))
    two.form.age.setFocus()
    two.form.age.selectAll()
    qtbot.keyClicks(two.form.age, "70")
    qtbot.keyClick(two.form.age, key, Qt.KeyboardModifier.ControlModifier)
    assert two.cases.cases[0].patient.age == 70
    settled(qtbot, two)


def test_cases_kept_one_upon_the_other_have_each_its_own_number(qtbot, two, tmp_path) -> None:
    first, second = two.cases.cases
    for case, note in ((first, "first"), (second, "second"), (first, "again")):
        two._recorder.keep(case, two.picker.facts, None, note)
    settled(qtbot, two)
    book = Casebook.open(tmp_path / "cases.sqlite")
    kept = {case.number: case.entry.note for case in book.search()}
    book.close()
    assert kept == {first.number: "first", second.number: "second"}


def test_a_patient_changed_while_a_case_is_kept_is_another_case(qtbot, two) -> None:
    case = two.cases.cases[0]
    two._recorder.keep(case, two.picker.facts, None, "")
    two.cases.set_patient(case, Patient(50.0))
    settled(qtbot, two)
    assert case.number is None and not case.keeping


def test_two_folders_are_both_looked_through(qtbot, make, tmp_path) -> None:
    page, _, _ = make()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        picture(tmp_path / name / f"nv_{name}.png")
        page.add_images([tmp_path / name])
    settled(qtbot, page)
    assert [case.path.stem for case in page.cases.cases] == ["nv_one", "nv_two"]


def test_an_overlay_is_asked_for_once_a_case(two, qtbot) -> None:
    two.explanation.shown.setChecked(True)
    settled(qtbot, two)
    asked, ask = [], two.evidence._explain.ask
    two.evidence._explain.ask = lambda *question: (asked.append(question), ask(*question))
    two.list.setCurrentIndex(two.cases.index(1 - two.list.currentIndex().row()))
    settled(qtbot, two)
    assert len(asked) == 1
    assert two.explanation.overlay is not None
