"""The Classify page with a real engine process and tasks without torch."""

from __future__ import annotations

import csv
import os
import signal

import pytest
from PySide6.QtCore import Qt

from core.prediction import COLUMNS
from core.record import Patient, Record
from desktop.classify.case_model import ANSWER_ROLE, Item
from tests.core.image.dicom_factory import dataset, written
from tests.desktop import engine_fake as fake
from tests.desktop.classify.conftest import picture, settled

# The offscreen platform says so of every window with a minimum size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_dropped_image_is_classified_with_the_newest_model(qtbot, make, tmp_path):
    page, _, _ = make()
    page.add_images([picture(tmp_path / "mel.png")])
    qtbot.waitUntil(lambda: "Melanoma" in page.answer.heading.text(), timeout=30000)
    bars = page.answer.bars.bars()
    assert len(bars) == 7
    assert [bar.text for bar in bars if bar.strong] == ["90.0%"]
    assert page.answer.malignancy.text() == "Malignancy (akiec + bcc + mel): 93.3%"
    assert not page.answer.warning.isVisible()
    assert page.picker.facts.lines == (("Split hash", "0123456789abcdef"),)


def test_records_sent_from_browse_bring_their_patients(qtbot, make, tmp_path):
    page, session, _ = make()
    patient = Patient(45.0, "female", "back")
    path = picture(tmp_path / "nv.png")
    session.request_classify([Record("nv", "l", "nv", "histo", patient, path)])
    assert page.form.patient() == patient
    qtbot.waitUntil(lambda: page.answer.bars.bars()[5].text == "45.0%", timeout=30000)
    assert page.answer.warning.isVisible()
    page.answer.threshold.setValue(40)
    assert not page.answer.warning.isVisible()


def test_a_dicom_file_fills_the_form_from_its_header(qtbot, make, tmp_path):
    page, _, _ = make()
    path = tmp_path / "nv.dcm"
    path.write_bytes(written(dataset()))
    page.add_images([path])
    qtbot.waitUntil(lambda: page.answer.bars.bars()[5].text == "45.0%", timeout=30000)
    assert page.form.patient() == Patient(45.0, "female", "back")
    assert not page.message.isVisible()
    settled(qtbot, page)


def test_changing_the_form_classifies_again_and_drops_the_stale_answer(qtbot, make, tmp_path, runs):
    page, _, _ = make(fake.SLOW)
    page.add_images([picture(tmp_path / "nv.png")])
    begun = runs / "first" / "begun"
    qtbot.waitUntil(begun.exists, timeout=30000)
    shown = []
    page.cases.dataChanged.connect(lambda *_: shown.append(page.cases.cases[0].outcome))
    page.form.age.setValue(30)
    page.form.age.setValue(70)
    (runs / "first" / "go").touch()
    qtbot.waitUntil(lambda: page.cases.cases[0].outcome is not None, timeout=30000)
    settled(qtbot, page)
    answers = [outcome.confidence for outcome in shown if outcome is not None]
    assert answers == [0.7]
    assert page.answer.bars.bars()[5].text == "70.0%"


def test_the_decision_of_the_model_stands_with_its_answer(qtbot, make, tmp_path):
    page, _, _ = make(fake.DECIDED)
    page.add_images([picture(tmp_path / "mel.png")])
    qtbot.waitUntil(page.answer.decision.isVisible, timeout=30000)
    assert page.answer.decision.text() == "Flagged: malignancy 93.3%, threshold 50.0%"
    assert "Possible: Melanoma, Melanocytic naevus, Vascular lesion." in page.answer.members.text()
    assert page.answer.basis.text() == "Chosen for 90% sensitivity."
    assert page.answer.model.text() == "first"
    assert not page.picker.before.isHidden()  # that its figures are those before calibration
    (case,) = page.cases.cases
    assert page.cases.index(0).data(ANSWER_ROLE) == f"{case.answer} · flagged"
    target = tmp_path / "out.csv"
    qtbot.waitUntil(lambda: page.cases.cases[0].final, timeout=30000)
    page.batch.save(target)
    qtbot.waitUntil(lambda: "saved" in page.batch.status.text(), timeout=30000)
    with target.open() as file:
        (row,) = csv.DictReader(file)
    assert (row["flagged"], row["threshold"], row["set"]) == ("1", "0.500000", "mel nv vasc")
    settled(qtbot, page)


def test_a_threshold_chosen_meanwhile_is_shown_when_the_page_is(qtbot, make, tmp_path, runs):
    (runs / "first" / "threshold").write_text("0.5")
    page, _, _ = make(fake.TUNED)
    page.add_images([picture(tmp_path / "mel.png")])
    qtbot.waitUntil(page.answer.decision.isVisible, timeout=30000)
    settled(qtbot, page)
    (runs / "first" / "threshold").write_text("0.95")
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: "Not flagged" in page.answer.decision.text(), timeout=30000)
    settled(qtbot, page)


def test_a_model_of_two_classes_has_two_bars_with_plain_names(qtbot, make, tmp_path, runs):
    page, _, _ = make(fake.TWO)
    page.add_images([picture(tmp_path / "mel.png")])
    qtbot.waitUntil(lambda: page.answer.heading.text().endswith(": Malignant"), timeout=30000)
    bars = [(bar.label, bar.text, bar.strong) for bar in page.answer.bars.bars()]
    assert bars == [("Benign", "20.0%", False), ("Malignant", "80.0%", True)]
    assert not page.answer.malignancy.isVisible()
    assert page.explanation.diagnosis.count() == 3
    page.explanation.shown.setChecked(True)
    qtbot.waitUntil(lambda: page.explanation.overlay is not None, timeout=30000)
    assert page.explanation.overlay.pixelColor(0, 0).red() == 1
    target = tmp_path / "out.csv"
    page.batch.save(target)
    qtbot.waitUntil(lambda: "saved" in page.batch.status.text(), timeout=30000)
    with target.open() as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["image", "p_benign", "p_malignant", "dx", "flags", "model", "reason"]
    (runs / "second").mkdir()
    (runs / "second" / "model.json").write_text("{}")
    page.picker.choose(runs / "second")
    qtbot.waitUntil(lambda: "Melanoma" in page.answer.heading.text(), timeout=30000)
    assert len(page.answer.bars.bars()) == 7 and page.answer.malignancy.isVisible()
    settled(qtbot, page)


def test_glance_comes_first_and_all_views_in_its_place(qtbot, make, tmp_path, runs):
    page, _, _ = make(fake.VIEWS)
    page.add_images([picture(tmp_path / "nv.png")])
    case = page.cases.cases[0]
    qtbot.waitUntil(lambda: page.answer.bars.bars()[5].text == "40.0%", timeout=30000)
    assert (case.final, page.batch.save_button.isEnabled()) == (False, False)
    (runs / "first" / "go").touch()
    qtbot.waitUntil(lambda: page.answer.bars.bars()[5].text == "90.0%", timeout=30000)
    assert case.final and page.batch.save_button.isEnabled()
    assert page.cases.rowCount() == 1
    settled(qtbot, page)


def test_a_case_left_at_a_glance_is_finished_when_it_is_shown_again(qtbot, make, tmp_path, runs):
    page, _, _ = make(fake.VIEWS)
    page.add_images([picture(tmp_path / "nv1.png")])
    first = page.cases.cases[0]
    begun = runs / "first" / "begun"
    qtbot.waitUntil(begun.exists, timeout=30000)
    page.add_images([picture(tmp_path / "nv2.png")])
    (runs / "first" / "go").touch()
    qtbot.waitUntil(lambda: page.cases.cases[1].final, timeout=30000)
    assert first.outcome is not None and not first.final
    page.list.setCurrentIndex(page.cases.index(0))
    qtbot.waitUntil(lambda: first.final, timeout=30000)
    settled(qtbot, page)


def test_killed_engine_gives_one_message_and_the_right_answer(qtbot, make, tmp_path, runs):
    page, _, engine = make(fake.SLOW)
    messages = []
    engine.noticed.connect(messages.append)
    page.add_images([picture(tmp_path / "nv.png")])
    begun = runs / "first" / "begun"
    qtbot.waitUntil(lambda: begun.exists() and begun.read_text() != "", timeout=30000)
    os.kill(int(begun.read_text()), signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(messages), timeout=30000)
    (runs / "first" / "go").touch()
    qtbot.waitUntil(lambda: page.cases.cases[0].outcome is not None, timeout=30000)
    assert page.cases.cases[0].outcome.dx == "nv"
    page.add_images([picture(tmp_path / "mel.png")])
    qtbot.waitUntil(lambda: page.cases.cases[1].outcome is not None, timeout=30000)
    assert page.cases.cases[1].outcome.dx == "mel"
    assert len(messages) == 1


def test_overlay_of_any_class_with_opacity(qtbot, make, tmp_path):
    page, _, _ = make()
    page.add_images([picture(tmp_path / "nv.png")])
    qtbot.waitUntil(lambda: page.cases.cases[0].outcome is not None, timeout=30000)
    page.explanation.shown.setChecked(True)
    qtbot.waitUntil(lambda: page.explanation.overlay is not None, timeout=30000)
    assert page.explanation.overlay.pixelColor(0, 0).red() == 5  # the most probable one
    page.explanation.diagnosis.setCurrentIndex(1 + 2)
    qtbot.waitUntil(lambda: page.explanation.overlay is not None, timeout=30000)
    assert page.explanation.overlay.pixelColor(0, 0).red() == 2
    page.explanation.opacity.setValue(30)
    assert page.explanation.image.opacity() == pytest.approx(0.3)
    page.explanation.shown.setChecked(False)
    assert page.explanation.overlay is None


def test_batch_to_csv_with_bad_images_as_values(qtbot, make, tmp_path):
    page, _, _ = make()
    qtbot.waitUntil(lambda: page.picker.facts is not None, timeout=30000)
    folder = tmp_path / "many"
    folder.mkdir()
    paths = [picture(folder / f"nv{number}.png") for number in range(40)]
    (folder / "zero.jpg").touch()
    page.add_images([*paths, folder / "zero.jpg", tmp_path / "notes.txt"])
    assert "1 file left out" in page.message.text()
    with qtbot.waitSignal(page.batch.batch.finished, timeout=30000) as got:
        qtbot.mouseClick(page.batch.start_button, Qt.MouseButton.LeftButton)
        assert page.batch.cancel_button.isVisible()
    assert got.args == [True]
    settled(qtbot, page)
    assert all(case.outcome is not None for case in page.cases.cases)
    target = tmp_path / "out.csv"
    page.batch.save(target)
    qtbot.waitUntil(lambda: "saved" in page.batch.status.text(), timeout=30000)
    with target.open() as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [*COLUMNS, "flags", "model", "reason"]
    assert len(rows) == 41
    assert rows[0]["dx"] == "nv"
    assert (rows[40]["dx"], rows[40]["reason"]) == ("", "the file is empty")
    page.batch.save(target, "isic")
    qtbot.waitUntil(lambda: page.batch.status.text().startswith("40 rows"), timeout=30000)
    assert target.read_text().startswith("image,MEL,NV,BCC,AKIEC,BKL,DF,VASC\nnv0,")


def test_batch_is_cancelled(qtbot, make, tmp_path, runs):
    page, _, _ = make(fake.SLOW)
    qtbot.waitUntil(lambda: page.picker.facts is not None, timeout=30000)
    page.cases.add([Item(picture(tmp_path / f"nv{n}.png"), Patient()) for n in range(40)])
    page.batch.start()
    qtbot.waitUntil((runs / "first" / "begun").exists, timeout=30000)
    with qtbot.waitSignal(page.batch.batch.finished, timeout=30000) as got:
        qtbot.mouseClick(page.batch.cancel_button, Qt.MouseButton.LeftButton)
    assert got.args == [False]
    assert "Cancelled after 0 of 40" in page.batch.status.text()
    assert not page.batch.start_button.isHidden()


def test_folder_and_table_bring_images(qtbot, make, tmp_path):
    page, _, _ = make()
    folder = tmp_path / "many"
    folder.mkdir()
    picture(folder / "nv1.png")
    picture(folder / "nv2.png")
    table = folder / "people.csv"
    table.write_text("image_id,age,sex,localization\nnv1,50,male,back\ngone,,,\n")
    page.add_images([table])
    qtbot.waitUntil(lambda: page.cases.rowCount() == 1, timeout=30000)
    assert page.cases.cases[0].patient == Patient(50.0, "male", "back")
    assert "gone" in page.message.text()
    page.add_images([folder])
    qtbot.waitUntil(lambda: page.cases.rowCount() == 2, timeout=30000)


def test_unwritable_target_is_a_sentence(qtbot, make, tmp_path):
    page, _, _ = make()
    page.add_images([picture(tmp_path / "nv.png")])
    qtbot.waitUntil(lambda: page.cases.cases[0].outcome is not None, timeout=30000)
    page.batch.save(tmp_path / "absent" / "out.csv")
    qtbot.waitUntil(lambda: "cannot be written" in page.message.text(), timeout=30000)


def test_no_model_says_so_and_a_wrong_one_keeps_the_old(qtbot, make, tmp_path, runs):
    page, _, _ = make(folder=tmp_path / "none")
    page.add_images([picture(tmp_path / "nv.png")])
    qtbot.waitUntil(lambda: page.answer.heading.text().startswith("No model"), timeout=30000)
    page.picker.choose(tmp_path)
    qtbot.waitUntil(lambda: "not a bundle" in page.message.text(), timeout=30000)
    page.picker.choose(runs / "first")
    qtbot.waitUntil(lambda: page.cases.cases[0].outcome is not None, timeout=30000)
    assert page.message.text() == ""
    page.picker.choose(tmp_path)
    qtbot.waitUntil(lambda: "not a bundle" in page.message.text(), timeout=30000)
    assert page.picker.facts.folder == runs / "first"
    assert page.cases.cases[0].outcome is not None


def test_unreadable_image_is_said_and_removed(qtbot, make, tmp_path):
    page, _, _ = make()
    bad = tmp_path / "zero.png"
    bad.touch()
    page.add_images([bad])
    qtbot.waitUntil(lambda: "cannot be used" in page.answer.heading.text(), timeout=30000)
    qtbot.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    assert page.cases.rowCount() == 0
    assert page.answer.heading.text() == "No answer yet"


def test_model_of_cases_is_sound(qtmodeltester, make, tmp_path):
    page, _, _ = make()
    page.cases.add([Item(tmp_path / "a.png", Patient()), Item(tmp_path / "b.png", Patient())])
    qtmodeltester.check(page.cases)
