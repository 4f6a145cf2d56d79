"""The tools: splits, near duplicates, reports, own images, archives. Each in its own process."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.browse import task
from desktop.browse.duplicate_view import DuplicateView
from desktop.browse.get_view import GetView
from desktop.browse.page import BrowsePage
from desktop.browse.split_view import SplitView

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
WAIT = 60_000


def _say(*args: object) -> None:
    """Take progress and forget it."""


def _tool(page: BrowsePage, name: str):
    return page.tools._views[name]


def test_a_split_is_made_and_saved(page: BrowsePage, qtbot: QtBot, tmp_path: Path) -> None:
    page.tools.split()
    view = _tool(page, "split")
    assert isinstance(view, SplitView)
    view.start()
    qtbot.waitUntil(lambda: view.found is not None, timeout=WAIT)
    assert view.verdict.text().startswith("Sound")
    assert view.table.texts.rows()[7][-1] == str(len(page._index.records))
    view.save_to(tmp_path / "split.csv")
    qtbot.waitUntil(lambda: not view.errand.busy, timeout=WAIT)
    assert (tmp_path / "split.csv").read_text().startswith("image_id,lesion_id,dx,subset")


def test_a_split_that_leaks_is_told(page: BrowsePage, tmp_path: Path) -> None:
    index = page._index
    lesion = max((r.lesion_id for r in index.records), key=lambda name: len(index.of_lesion(name)))
    torn = index.records[index.of_lesion(lesion)[0]].image_id
    rows = [f"{r.image_id},{'val' if r.image_id == torn else 'train'}" for r in index.records]
    (tmp_path / "bad.csv").write_text("image_id,subset\n" + "\n".join(rows))
    found = task.check_split(page._session.source, tmp_path / "bad.csv", _say)
    page.tools.split()
    _tool(page, "split")._show_found(found)
    assert "1 lesion stands in two subsets" in _tool(page, "split").verdict.text()
    assert lesion in _tool(page, "split").details.text()


def test_near_duplicates_are_searched_listed_and_saved(
    page: BrowsePage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.tools.find_duplicates()
    view = _tool(page, "duplicates")
    assert isinstance(view, DuplicateView)
    view.start()
    qtbot.waitUntil(lambda: view.found is not None, timeout=WAIT)
    assert view.found.images == len(page._index.records)
    first, second = (page._index.records[number].image_id for number in (0, 1))
    view.strangers.setChecked(False)
    view.show_found(task.NearFound(((first, second, 99),), 2, ()))
    qtbot.waitUntil(lambda: not view.views[1].image().isNull(), timeout=WAIT)
    view.save_to(tmp_path / "pairs.csv")
    assert (tmp_path / "pairs.csv").read_text().splitlines()[1].startswith(f"{first},{second},")


def test_escape_leaves_a_tool(page: BrowsePage, qtbot: QtBot) -> None:
    page.tools.split()
    view = _tool(page, "split")
    assert view.isVisible()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible() and page.collection.isVisible()


def test_the_report_says_that_not_every_image_was_read(page: BrowsePage, tmp_path: Path) -> None:
    page.tools.save_integrity_report(tmp_path / "r.json")
    assert json.loads((tmp_path / "r.json").read_text())["images_read"] is False


def test_own_images_join_the_dataset(
    page: BrowsePage, qtbot: QtBot, tmp_path: Path, demo_folder: Path
) -> None:
    source = next(demo_folder.rglob("*.jpg"))
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "mine.jpg").write_bytes(source.read_bytes())
    before = len(page._index.records)
    with qtbot.waitSignal(page._session.dataset_changed, timeout=WAIT):
        page._session.add_images(tmp_path / "own")
    assert len(page._index.records) == before + 1
    assert page.collection.model.row_of("mine") == before


@pytest.fixture
def get(qtbot: QtBot):
    view = GetView()
    qtbot.addWidget(view)
    yield view
    view.end()


def test_a_source_is_a_link_that_is_only_asked_for(get: GetView, qtbot: QtBot) -> None:
    from desktop.widget.symbol import SymbolButton

    link = next(b for b in get.findChildren(SymbolButton) if b.text() == "Harvard Dataverse")
    with qtbot.waitSignal(get.link_pressed) as told:
        link.click()
    assert told.args == ["https://doi.org/10.7910/DVN/DBW86T"]


def test_archives_are_unpacked_counted_and_can_be_opened(
    get: GetView, qtbot: QtBot, tmp_path: Path, demo_folder: Path
) -> None:
    image = next(demo_folder.rglob("*.jpg"))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as made:
        made.write(image, f"HAM10000_images_part_1/{image.name}")
        made.writestr("HAM10000_metadata.csv", f"lesion_id,image_id,dx\nL,{image.stem},nv\n")
    get.set_files([tmp_path / "all.zip"])
    assert not get.start_button.isEnabled()
    get.set_folder(tmp_path)
    get.start_button.click()
    qtbot.waitUntil(lambda: not get.errand.busy, timeout=WAIT)
    assert get.result.text().startswith("1 image, 1 row, 1 lesion.")
    with qtbot.waitSignal(get.open_wanted) as told:
        get.open_button.click()
    assert told.args == [tmp_path / "HAM10000"]


def test_kaggle_waits_for_consent(qtbot: QtBot, tmp_path: Path) -> None:
    view = GetView(tmp_path / "kaggle")
    qtbot.addWidget(view)
    view.set_folder(tmp_path / "new")
    assert not view.kaggle_button.isEnabled()
    view.consent.setChecked(True)
    assert view.kaggle_button.isEnabled()
