"""The form of a new run: every setting once, changes stand out, mistakes are sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from core.error import UserError
from desktop.session import Session
from desktop.train import new_run_view as new_run_module
from desktop.train.config_form import ABOVE, ConfigForm
from desktop.train.field_editor import FieldEditor
from desktop.train.new_run_view import NewRunView
from tests.training.run_factory import make_folder
from training.config import (
    Config,
    FieldKind,
    field_specs,
    preset_description,
    presets,
    recipes,
    value_at,
    with_values,
)

# Qt says so of every window that is shown without a screen.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
SHOWN = [spec for spec in field_specs() if not spec.internal and spec.path not in ABOVE]


@pytest.fixture
def form(qtbot: QtBot) -> ConfigForm:
    form = ConfigForm()
    qtbot.addWidget(form)
    form.resize(800, 600)
    form.show()
    return form


def test_every_setting_has_an_editor_with_help(form: ConfigForm) -> None:
    for spec in SHOWN:
        editor = form.editor(spec.path)
        assert editor.input.accessibleName() == spec.label
        assert spec.allowed in editor.input.toolTip()
    assert form.overrides() == {}
    assert form.config() == Config()


def test_the_fields_of_all_groups_begin_in_one_line(form: ConfigForm) -> None:
    for spec in SHOWN:
        form.section(spec.group).button.setChecked(True)
    form.editor("run.checkpoint_seconds").set_value(7)  # the longest label is bold by this
    QApplication.processEvents()
    assert form.is_marked("run.checkpoint_seconds")
    assert len({form.editor(spec.path).mapTo(form, QPoint()).x() for spec in SHOWN}) == 1


def test_the_tab_key_goes_from_a_title_to_its_settings(form: ConfigForm) -> None:
    section, part = form.section("head_phase"), form.section("head_phase").button.nextInFocusChain()
    while not (part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible()):
        part = part.nextInFocusChain()
    assert section.content.isAncestorOf(part)


def another(path: str) -> object:
    spec = next(spec for spec in SHOWN if spec.path == path)
    if spec.kind is FieldKind.BOOL:
        return not spec.default
    if spec.kind in (FieldKind.INT, FieldKind.FLOAT):
        return spec.maximum if spec.default != spec.maximum else spec.minimum
    return next((word for word in spec.choices if word != str(spec.default)), "/some/where")


@pytest.mark.parametrize("path", [spec.path for spec in SHOWN])
def test_a_change_goes_into_the_config_and_stands_out(form: ConfigForm, path: str) -> None:
    wanted = another(path)
    form.editor(path).set_value(wanted)
    assert list(form.overrides()) == [path]
    assert str(value_at(form.config(), path)) == str(with_value(path, wanted))
    assert [spec.path for spec in SHOWN if form.is_marked(spec.path)] == [path]


def with_value(path: str, value: object) -> object:
    return value_at(with_values(Config(), {path: value}), path)


def test_a_change_can_be_taken_back(form: ConfigForm, qtbot: QtBot) -> None:
    editor = form.editor("model.metadata_dropout")
    form.section("model").button.setChecked(True)
    editor.set_value(0.5)
    reset = form._rows["model.metadata_dropout"].reset
    assert reset.isVisible()
    with qtbot.waitSignal(form.changed):
        qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert editor.value() == "0.1" and not reset.isVisible()
    assert form.overrides() == {}


def test_values_of_a_preset_do_not_stand_out(form: ConfigForm) -> None:
    form.editor("run.seed").set_value(9)
    base = with_values(Config(), {"optimise.batch_size": 8, "optimise.weight_decay": 3e-5})
    form.set_base(base)
    assert form.overrides() == {}
    assert form.config() == base
    assert form.editor("optimise.batch_size").value() == 8


def test_a_number_that_is_none_is_a_sentence(form: ConfigForm) -> None:
    for text in ("many", "", "nan", "2"):
        form.editor("model.metadata_dropout").set_value(0.3)
        line = form.editor("model.metadata_dropout").input
        assert isinstance(line, QLineEdit)
        line.setText(text)
        with pytest.raises(UserError, match=r"model\.metadata_dropout is .*from 0 to 1"):
            form.config()


def test_sections_fold_and_count(form: ConfigForm) -> None:
    section = form.section("augment")
    assert not section.content.isVisible()
    section.button.click()
    assert section.content.isVisible()
    box = form.editor("augment.vertical_flip").input
    assert isinstance(box, QCheckBox)
    box.toggle()
    assert section._summary.text() == "1 changed"


def test_a_wheel_passing_over_changes_nothing(qtbot: QtBot) -> None:
    spec = next(spec for spec in SHOWN if spec.path == "optimise.batch_size")
    editor = FieldEditor(spec)
    qtbot.addWidget(editor)
    editor.show()
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    editor.input.clearFocus()
    QApplication.sendEvent(editor.input, wheel)
    assert editor.value() == 32


def test_a_path_is_chosen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = next(spec for spec in SHOWN if spec.path == "model.weights")
    editor = FieldEditor(spec)
    qtbot.addWidget(editor)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/w/a.safetensors", ""))
    with qtbot.waitSignal(editor.changed):
        editor._on_browse()
    assert editor.value() == "/w/a.safetensors"


def test_a_folder_is_chosen_where_one_is_wanted(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = next(spec for spec in SHOWN if spec.path == "model.start_from")
    editor = FieldEditor(spec)
    qtbot.addWidget(editor)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/runs/best")
    editor._on_browse()
    assert editor.value() == "/runs/best"


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    session = Session(check_images=False)
    yield session
    session.close()


@pytest.fixture
def view(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> NewRunView:
    presets = tmp_path / "presets"
    presets.mkdir()
    (presets / "quick.yaml").write_text("description: Fast.\nmodel: {metadata_dropout: 0.3}\n")
    (presets / "standard.yaml").write_text("description: Slow.\ndata: {scheme: 80/20}\n")
    monkeypatch.setattr("training.config.preset.PRESETS", presets)
    view = NewRunView(session)
    qtbot.addWidget(view)
    view.show()
    return view


def test_without_a_dataset_nothing_starts(view: NewRunView) -> None:
    assert not view.start.isEnabled()
    assert view.dataset.toolTip() == "No dataset is open yet"


def test_a_dataset_a_preset_and_a_split_make_a_config(
    view: NewRunView, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "images")
    with qtbot.waitSignal(session.dataset_changed, timeout=30_000):
        session.open_folder(folder)
    assert view.start.isEnabled()
    assert "84 images" in view.dataset._whole
    assert view.form.editor("model.metadata_dropout").value() == "0.3"
    view.preset.setCurrentText("standard")
    assert view.scheme.currentText() == "80/20"
    view.scheme.setCurrentText("70/15/15")
    with qtbot.waitSignal(view.start_requested) as started:
        qtbot.mouseClick(view.start, Qt.MouseButton.LeftButton)
    config = started.args[0]
    assert isinstance(config, Config)
    assert (config.preset, config.data.scheme) == ("standard", "70/15/15")
    assert config.data.folder == folder
    assert view.busy and not view.start.isEnabled()
    view.set_busy(False)
    assert view.start.isEnabled()


def test_known_recipes_stand_below_a_line_and_say_what_they_are(
    qtbot: QtBot, session: Session
) -> None:
    view = NewRunView(session)
    qtbot.addWidget(view)
    listed = [view.preset.itemText(row) for row in range(view.preset.count())]
    own = listed.index("")
    assert tuple(listed[:own] + listed[own + 1 :]) == presets()
    assert tuple(listed[own + 1 :]) == recipes()
    assert view.preset.currentText() == "quick"
    view.preset.setCurrentText("binary-vgg16")
    assert view._description.text() == preset_description("binary-vgg16")
    assert view.form.editor("run.monitor").value() == "val_pr_auc"
    assert view.scheme.currentText() == "70/15/15"


def test_a_mistake_is_said_beside_the_button(
    view: NewRunView, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.dataset_changed, timeout=30_000):
        session.open_folder(make_folder(tmp_path / "images"))
    view.form.editor("model.metadata_dropout").set_value(2)
    qtbot.mouseClick(view.start, Qt.MouseButton.LeftButton)
    assert "model.metadata_dropout is 2" in view.message.text()
    assert not view.busy
    view.form.editor("model.metadata_dropout").set_value(0.2)
    assert view.message.text() == ""


def test_a_folder_is_opened_from_here(
    view: NewRunView,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = make_folder(tmp_path / "images")
    monkeypatch.setattr(new_run_module.QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(session.dataset_changed, timeout=30_000):
        qtbot.mouseClick(view.open_button, Qt.MouseButton.LeftButton)
    assert view.start.isEnabled()


def test_a_run_is_taken_as_a_template(
    view: NewRunView, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "images")
    wanted = with_values(
        Config(),
        {"preset": "quick", "data.folder": folder, "data.scheme": "70/15/15", "run.threads": 3,
         "optimise.batch_size": 8, "run.note": "mine"},
    )  # fmt: skip
    with qtbot.waitSignal(session.dataset_changed, timeout=30_000):
        view.set_template(wanted, "a-run")
    assert view.preset.currentText() == "quick"
    assert view.scheme.currentText() == "70/15/15"
    changed = {"optimise.batch_size": 8, "model.metadata_dropout": "0.1"}
    assert view.form.overrides() == changed
    assert view.config().data.folder == folder
    view.set_template(with_values(wanted, {"preset": "gone", "data.folder": "/elsewhere"}), "b")
    assert view.preset.currentIndex() == -1
    assert "trained on /elsewhere" in view._description.text()
    assert view.form.overrides() == {"optimise.batch_size": 8}
