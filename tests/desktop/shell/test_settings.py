"""Settings: one declaration each, in force at once, broken files set aside and said so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from core import place
from core.error import UserError
from core.state_file import read_state, write_state
from desktop.shell.memory import DATASETS, Memory
from desktop.shell.preference import PREFERENCES, TEXT_SCALE, THEME, Kind
from desktop.shell.preference_dialog import PreferenceDialog
from desktop.shell.preferences import Preferences

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def preferences(qapp, tmp_path):
    return Preferences(tmp_path / "settings.json")


@pytest.fixture
def dialog(qtbot, preferences):
    dialog = PreferenceDialog(preferences)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    dialog.close_page()


def test_every_default_passes_its_own_check():
    for entry in PREFERENCES:
        assert entry.check(entry.default) == entry.default
        assert entry.description and entry.title and entry.allowed


@pytest.mark.parametrize(
    ("key", "wrong"), [(THEME, "pink"), (TEXT_SCALE, 500), (TEXT_SCALE, True), (place.RUNS, "x")]
)
def test_what_is_not_allowed_is_refused_and_nothing_changes(preferences, key, wrong):
    before = preferences.value(key)
    with pytest.raises(UserError, match="not possible"):
        preferences.set(key, wrong)
    assert preferences.value(key) == before


def test_one_bad_value_in_the_file_costs_that_value_only(qapp, tmp_path):
    path = tmp_path / "settings.json"
    write_state(path, {THEME: "pink", TEXT_SCALE: 120, "of.tomorrow": 1})
    found = Preferences(path)
    assert (found.text(THEME), found.number(TEXT_SCALE)) == ("system", 120)
    assert len(found.notes) == 1 and "Theme" in found.notes[0]
    found.set(THEME, "dark")
    assert read_state(path).values == {
        "version": 1, THEME: "dark", TEXT_SCALE: 120, "of.tomorrow": 1,
    }  # fmt: skip


def test_the_dialog_has_an_editor_of_every_setting_with_a_name(dialog):
    for entry in PREFERENCES:
        editor = dialog.editor(entry.key)
        assert editor.input.accessibleName() == entry.title
        assert editor.input.accessibleDescription() == entry.description


def test_what_is_entered_is_in_force_at_once_and_can_be_taken_back(qtbot, dialog, preferences):
    heard = []
    preferences.changed.connect(heard.append)
    theme = dialog.editor(THEME).input
    assert isinstance(theme, QComboBox)
    theme.setCurrentIndex(theme.findData("dark"))
    size = dialog.editor(TEXT_SCALE).input
    assert isinstance(size, QSpinBox)
    size.setValue(120)
    assert (preferences.text(THEME), preferences.number(TEXT_SCALE)) == ("dark", 120)
    assert heard == [THEME, TEXT_SCALE]
    dialog._rows[TEXT_SCALE].reset.click()
    assert (preferences.number(TEXT_SCALE), size.value()) == (100, 100)


def test_a_long_usual_folder_keeps_its_end(dialog):
    line = dialog.editor(place.RUNS).input
    line.show_folder("", "/a very long/" * 20 + "end")
    assert line.placeholderText().endswith("end") and "…" in line.placeholderText()
    assert line.toolTip().endswith("end")


def test_a_folder_that_cannot_be_is_said_beside_its_field(qtbot, dialog, preferences, monkeypatch):
    line = dialog.editor(place.WEIGHTS).input
    assert isinstance(line, QLineEdit)
    assert not dialog.editor(place.WEIGHTS).isEnabled()  # the tests set DERMADESK_WEIGHTS
    line.setText("not/absolute")
    line.editingFinished.emit()
    assert "not possible" in dialog.message(place.WEIGHTS)
    assert preferences.text(place.WEIGHTS) == ""


def test_the_cache_is_counted_and_pruned(qtbot, dialog):
    import os

    store = place.cache_folder() / "stores" / "old"
    store.mkdir(parents=True)
    (store / "pixels.u8").write_bytes(b"x" * 2000)
    os.utime(store, (1e9, 1e9))
    dialog.cache.look()
    qtbot.waitUntil(lambda: dialog.cache.button.isEnabled())
    assert "2.0 kB" in dialog.cache.text.text()
    with qtbot.waitSignal(dialog.cache.pruned):
        dialog.cache.button.click()
    qtbot.waitUntil(lambda: not dialog.cache.busy)
    assert not store.exists()
    assert "freed" in dialog.cache.text.text()
    dialog.cache.look()
    qtbot.waitUntil(lambda: not dialog.cache.busy)
    assert "freed" not in dialog.cache.text.text()
    dialog.cache._prune.failed.emit(OSError(13, "Permission denied"))
    assert "cannot be pruned: Permission denied" in dialog.cache.text.text()
    assert dialog.cache.button.isEnabled()
    assert {entry.kind for entry in PREFERENCES} == set(Kind)


def test_memory_keeps_recent_folders_in_order_without_a_look_at_the_disk(tmp_path):
    memory = Memory(tmp_path / "window.json")
    assert memory.fresh
    folders = [tmp_path / name for name in "abc"]
    for folder in folders:
        folder.mkdir()
        memory.add_recent(DATASETS, folder)
    memory.add_recent(DATASETS, folders[0])
    folders[1].rmdir()
    wanted = (folders[0], folders[2], folders[1])
    assert Memory(tmp_path / "window.json").recent(DATASETS) == memory.recent(DATASETS) == wanted
    memory.forget_recent(DATASETS)
    assert memory.recent(DATASETS) == ()


def test_two_windows_keep_each_others_settings_and_memories(qapp, tmp_path):
    first, second = (Preferences(tmp_path / "settings.json") for _ in range(2))
    first.set(THEME, "dark")
    second.set(TEXT_SCALE, 120)
    found = Preferences(tmp_path / "settings.json")
    assert (found.text(THEME), found.number(TEXT_SCALE)) == ("dark", 120)
    one, other = (Memory(tmp_path / "window.json") for _ in range(2))
    for memory, name in ((one, "a"), (other, "b")):
        (tmp_path / name).mkdir()
        memory.add_recent(DATASETS, tmp_path / name)
        memory.keep(**{f"of {name}": 1})
    last = Memory(tmp_path / "window.json")
    assert last.recent(DATASETS) == (tmp_path / "b", tmp_path / "a")
    assert {"of a", "of b"} <= set(read_state(tmp_path / "window.json").values)
