"""What stands beside an answer: flags, other patients, neighbours, several images, own opinion."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from core.record import Patient, Record
from desktop.classify.case_model import CaseModel, Item
from desktop.classify.explanation_panel import METHODS
from desktop.classify.neighbour_strip import NEAR_ROLE
from tests.desktop import engine_fake as fake
from tests.desktop.classify.conftest import picture, settled

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def shown(qtbot, make, tmp_path):
    """A page that has answered to images of these names."""

    def show(*names, tasks=fake.FAST):
        page, session, _ = make(tasks)
        page.add_images([picture(tmp_path / name) for name in names])
        qtbot.waitUntil(lambda: page.cases.cases[0].what_if is not None, timeout=30000)
        settled(qtbot, page)
        return page, session

    return show


def test_flags_stand_above_the_answer(shown) -> None:
    page, _ = shown("nv_seen_outside_blur.png")
    assert "was trained on this image" in page.sheet.flags.grave.text()
    assert "unlike those" in page.sheet.flags.grave.text()
    assert page.sheet.flags.checks.text() == "The picture is blurred."
    assert page.sheet.flags.geometry().bottom() < page.answer.geometry().top()


def test_no_flags_take_no_room(shown) -> None:
    page, _ = shown("nv.png")
    assert not page.sheet.flags.isVisible()


def test_what_if_warns_where_the_patient_alone_flips_the_call(qtbot, shown) -> None:
    page, _ = shown("nv.png")
    view = page.sheet.what_if
    rows = {row[0]: row[1:] for row in view.table.texts.rows()}
    assert rows["mel"] == ("2%", "2%", "2–90%", "2%", "2%")
    assert not view.warning.isVisible()
    assert "Another call with age 65–85." in view.text.text()
    page.form.age.setValue(70)
    qtbot.waitUntil(view.warning.isVisible, timeout=30000)
    assert "from nv by the image only to mel" in view.warning.text()
    settled(qtbot, page)


def test_a_model_that_does_not_read_the_patient_says_so(qtbot, make, tmp_path) -> None:
    page, _, _ = make(fake.IMAGE_ONLY)
    page.add_images([picture(tmp_path / "nv.png")])
    qtbot.waitUntil(lambda: page.cases.cases[0].final, timeout=30000)
    settled(qtbot, page)
    assert "does not look at age" in page.sheet.what_if.text.text()
    assert not page.sheet.what_if.table.isVisible()


def test_neighbours_are_counted_and_shown_from_the_open_dataset(qtbot, shown, tmp_path) -> None:
    page, session = shown("nv.png")
    strip = page.evidence.strip
    assert strip.counts.text().startswith("Of 16 lesions: mel 8, nv 8; 16 proven by histology.")
    assert "Open the dataset" in strip.counts.text()
    near = Record("near", "l", "nv", "histo", Patient(), picture(tmp_path / "near.png"))
    session._dataset = type("Dataset", (), {"records": (near,)})()
    session.dataset_changed.emit(session.dataset)
    assert "Open the dataset" not in strip.counts.text()
    assert strip.model.index(0).data(NEAR_ROLE).record is near
    with qtbot.waitSignal(session.browse_requested, timeout=30000) as got:
        strip.view.setFocus()
        strip.view.setCurrentIndex(strip.model.index(0))
        qtbot.keyClick(strip.view, Qt.Key.Key_Return)
    assert got.args[0] == ["near"]


def test_images_of_one_lesion_are_averaged_and_disagree(qtbot, shown) -> None:
    page, _ = shown("mel.png", "nv.png")
    page.list.selectAll()
    qtbot.keyClick(page, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert page.cases.rowCount() == 1
    (case,) = page.cases.cases
    qtbot.waitUntil(lambda: case.what_if is not None, timeout=30000)
    settled(qtbot, page)
    assert [bar.text for bar in page.answer.bars.bars()][4:6] == ["45.8%", "45.8%"]
    assert "The 2 images disagree: mel, nv" in page.answer.disagreement.text()
    assert "Image 1 of 2: mel.png, mel 90.0%" in page.evidence.photo.toolTip()
    page.evidence.next_button.click()
    assert "Image 2 of 2: nv.png, nv 90.0%" in page.evidence.photo.toolTip()
    page.join_button.click()
    assert page.cases.rowCount() == 2
    settled(qtbot, page)


def test_more_than_six_images_are_not_one_case(shown) -> None:
    page, _ = shown(*(f"nv{number}.png" for number in range(7)))
    page.list.selectAll()
    assert page.join_button.isVisible() and not page.join_button.isEnabled()
    select = QItemSelectionModel.SelectionFlag.Deselect
    page.list.selectionModel().select(page.cases.index(6), select)
    assert page.join_button.isEnabled()


def test_records_of_one_lesion_are_one_case(tmp_path) -> None:
    cases = CaseModel()
    patient = Patient(40.0)
    lesions = {"a": "X", "b": "Y", "c": "X", "d": "", "e": ""}
    items = [Item(tmp_path / name, patient, lesion) for name, lesion in lesions.items()]
    assert cases.add(items) == 0
    assert [[path.name for path in case.paths] for case in cases.cases] == [
        ["a", "c"], ["b"], ["d"], ["e"]
    ]  # fmt: skip


def test_the_answer_is_hidden_until_the_reader_commits(qtbot, make, tmp_path) -> None:
    page, _, _ = make()
    page.commit_first.setChecked(True)
    page.explanation.shown.setChecked(True)
    page.add_images([picture(tmp_path / "mel.png")])
    (case,) = page.cases.cases
    qtbot.waitUntil(lambda: case.final, timeout=30000)
    settled(qtbot, page)
    assert not page.answer.isVisible() and not page.sheet.what_if.isVisible()
    assert page.explanation.overlay is None and not page.evidence.strip.isVisible()
    assert "mel" not in case.answer and not page.sheet.commit.button.isEnabled()
    heat = page.explanation.shown
    assert not heat.isEnabled() and "once you have committed" in heat.toolTip()
    page.sheet.commit.diagnosis.setCurrentIndex(page.sheet.commit.diagnosis.findData("nv"))
    page.sheet.commit.confidence.setValue(80)
    page.sheet.commit.button.click()
    settled(qtbot, page)
    assert (case.first.dx, case.first.confidence) == ("nv", 0.8)
    assert page.answer.isVisible() and page.explanation.overlay is not None
    assert page.sheet.opinion.text() == "You committed to Melanocytic naevus, 80% sure."
    assert heat.isEnabled() and page.explanation.method.isEnabled()


def test_the_fields_before_the_answer_begin_in_one_line(qtbot, make, tmp_path) -> None:
    page, _, _ = make()
    page.commit_first.setChecked(True)
    page.add_images([picture(tmp_path / "mel.png")])
    settled(qtbot, page)
    fields = (page.form.age, page.form.site, page.sheet.commit.diagnosis)
    qtbot.waitUntil(lambda: page.sheet.commit.diagnosis.isVisible())
    assert len({field.mapTo(page, field.rect().topLeft()).x() for field in fields}) == 1


def test_another_method_explains_anew(qtbot, shown) -> None:
    page, _ = shown("nv.png")
    page.explanation.shown.setChecked(True)
    for row, (_, code) in enumerate(METHODS):
        page.explanation.method.setCurrentIndex(row)
        settled(qtbot, page)
        assert page.explanation.overlay.pixelColor(0, 0).green() == len(code)


def test_the_methods_are_those_of_the_engine() -> None:
    from core.inference.attribution import METHODS as KNOWN

    assert [code for _, code in METHODS] == list(KNOWN)


def test_the_model_of_neighbours_is_sound(qtmodeltester, shown) -> None:
    page, _ = shown("nv.png")
    qtmodeltester.check(page.evidence.strip.model)


def test_a_case_is_kept_with_the_readers_decision(qtbot, shown, keeper) -> None:
    page, _ = shown("nv_blur.png")
    panel = page.sheet.ruling
    panel.override.click()
    panel.diagnosis.setCurrentIndex(panel.diagnosis.findData("mel"))
    assert not panel.button.isEnabled()  # an override needs its reason
    panel.reason.setText("network")
    panel.button.click()
    qtbot.waitUntil(lambda: panel.status.text() == "Kept as case 1.", timeout=30000)
    panel.note.setText("seen again in May")
    panel.agree.click()
    panel.button.click()
    settled(qtbot, page)
    found = []
    desk = keeper.desk()
    desk.answered.connect(found.extend)
    desk.ask(lambda book: book.search())
    qtbot.waitUntil(lambda: bool(found), timeout=30000)
    (kept,) = found
    assert kept.entry.answer.flags == ("blur",) and kept.entry.note == "seen again in May"
    assert kept.entry.ruling.agrees and kept.entry.ruling.dx == "nv"
    assert len(kept.entry.answer.details["neighbours"]) == 16
