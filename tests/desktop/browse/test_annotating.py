"""Proposals, stars and notes: by keys, with undo, kept in a file, exported and imported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.annotation import Annotation, annotation_file, read_annotations
from core.error import UserError
from desktop.browse.annotation_store import AnnotationStore
from desktop.browse.column import COLUMNS
from desktop.browse.page import BrowsePage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def _ids(page: BrowsePage, *rows: int) -> list[str]:
    return [page.collection.model.record(row).image_id for row in rows]


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no annotation be written."""

    def refuse(*args: object) -> None:
        raise OSError(28, "No space left")

    with monkeypatch.context() as full:
        full.setattr("desktop.browse.annotation_store.keep_annotations", refuse)
        yield


def test_a_digit_proposes_for_the_selection_and_ctrl_z_takes_it_back(
    page: BrowsePage, qtbot: QtBot
) -> None:
    page.select_rows([0, 2])
    page.collection.focus_images()
    qtbot.keyClick(page.grid, Qt.Key.Key_5)
    assert {page.store.of(name).proposal for name in _ids(page, 0, 2)} == {"mel"}
    assert "Melanoma" in [page.collection.model.index(0, n).data() for n in range(len(COLUMNS))]
    qtbot.keyClick(page.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not page.store.said


def test_a_digit_in_the_search_stays_a_digit(page: BrowsePage, qtbot: QtBot) -> None:
    page.select_rows([0])
    qtbot.keyClick(page.filters._search, Qt.Key.Key_5)
    assert page.filters.filter().text == "5" and not page.store.said


def test_the_original_diagnosis_stays(page: BrowsePage) -> None:
    page.select_rows([0])
    before = page.selected_records()[0].dx
    page.do("propose:vasc" if before != "vasc" else "propose:nv")
    assert page.selected_records()[0].dx == before


def test_a_star_on_all_is_taken_from_all(page: BrowsePage) -> None:
    page.store.star(_ids(page, 0))
    page.store.star(_ids(page, 0, 1))
    assert all(page.store.of(name).star for name in _ids(page, 0, 1))
    page.store.star(_ids(page, 0, 1))
    assert not page.store.said


def test_what_is_said_is_written_and_comes_back(
    page: BrowsePage, qtbot: QtBot, demo_folder: Path
) -> None:
    (name,) = _ids(page, 3)
    page.store.note([name], "look\nagain")
    file = annotation_file(page._session.dataset.root)
    qtbot.waitUntil(file.is_file, timeout=10_000)
    page.store.flush()
    assert read_annotations(file) == {name: Annotation(note="look again")}
    with qtbot.waitSignal(page._session.dataset_changed, timeout=10_000):
        page._session.open_folder(demo_folder)
    assert page.store.of(name).note == "look again"


def test_export_and_import_go_round(page: BrowsePage, tmp_path: Path) -> None:
    page.store.propose(_ids(page, 1), "df")
    said = dict(page.store.said)
    page.tools.save_annotations(tmp_path / "x.csv")
    page.store.stack.undo()
    page.tools.load_annotations(tmp_path / "x.csv")
    assert page.store.said == said


def test_a_table_of_other_images_is_refused(page: BrowsePage, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("image_id,proposal\nstranger,nv\n")
    with qtbot.waitSignal(page.failed) as told:
        page.tools.load_annotations(tmp_path / "x.csv")
    assert isinstance(told.args[0], UserError)


def test_a_damaged_file_is_set_aside_and_said(qtbot: QtBot, tmp_path: Path) -> None:
    file = annotation_file(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_text("{")
    store = AnnotationStore()
    with qtbot.waitSignal(store.failed) as told:
        store.open(tmp_path)
    assert "set aside" in told.args[0].hint
    assert not file.exists() and len(list(file.parent.iterdir())) == 1
    store.close()


def test_what_two_windows_say_is_kept_and_taken_up(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = AnnotationStore(), AnnotationStore()
    for store in (first, second):
        store.open(tmp_path)
    first.star(["a"])
    first.flush()
    second.note(["b"], "look")
    with qtbot.waitSignal(second.changed, check_params_cb=lambda ids: ids == {"a"}):
        second.flush()
    assert second.of("a").star
    assert set(read_annotations(annotation_file(tmp_path))) == {"a", "b"}
    first.star(["a"])  # taken away again, while the other has it
    first.flush()
    assert set(read_annotations(annotation_file(tmp_path))) == {"b"}
    first.close()
    second.close()


def test_what_could_not_be_written_is_written_when_its_dataset_is_open_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, first = AnnotationStore(), annotation_file(tmp_path / "first")
    store.open(tmp_path / "first")
    with full_disk(monkeypatch), qtbot.waitSignal(store.failed) as told:
        store.star(["a"])
        store.open(tmp_path / "second")
    assert str(first) in told.args[0].message
    store.open(tmp_path / "first")
    assert store.of("a").star
    store.close()
    assert read_annotations(first)["a"].star


def test_what_could_not_be_written_is_tried_again_when_the_window_closes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, first = AnnotationStore(), annotation_file(tmp_path / "first")
    store.open(tmp_path / "first")
    told: list[UserError] = []
    with full_disk(monkeypatch):
        with qtbot.waitSignal(store.failed):
            store.star(["a"])
            store.open(tmp_path / "second")
        store.failed.connect(told.append)
        assert not store.keep_all()
        assert len(told) == 1 and str(first) in told[0].message
        assert store.keep_all()  # it was told, and the person closes the window again
    assert len(told) == 1
    store.close()
    assert read_annotations(first)["a"].star


def test_only_marked_images_pass_the_filter(page: BrowsePage) -> None:
    page.store.star(_ids(page, 4))
    wanted = page.filters.filter().__class__(mark="starred")
    page.filters.show_filter(wanted)
    assert page.collection.model.rowCount() == 1
