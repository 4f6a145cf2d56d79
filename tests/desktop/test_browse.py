"""The Browse page: models, filter, thumbnails, the page itself on generated and real images."""

from __future__ import annotations

import gc
import time
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage

from core.diagnosis import CODES
from core.error import Problem, ProblemKind, UserError
from core.record import Patient, Record
from desktop.browse.filter import RecordFilter, RecordIndex
from desktop.browse.filter_panel import FilterPanel
from desktop.browse.model import RECORD_ROLE, ProblemModel, RecordModel
from desktop.browse.page import PHOTO_BUDGET, BrowsePage
from desktop.browse.saved_filter import SavedFilters
from desktop.browse.thumbnail import ThumbnailLoader, read_scaled
from desktop.session import Session
from desktop.shell.memory import Memory
from tests.core.image.dicom_factory import dataset, written

WAIT = 20_000
# What the offscreen platform says whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def _records(count: int = 40) -> list[Record]:
    return [
        Record(
            f"IMG_{n:04}", f"LES_{n // 2:04}", CODES[n % 7] if n % 10 else None,
            "histo" if n % 2 else "follow_up",
            Patient(None if n % 5 == 0 else float(n), ("female", "male", "unknown")[n % 3],
                    ("back", "face")[n % 2]),
            Path(f"/nowhere/IMG_{n:04}.jpg"),
        )
        for n in range(count)
    ]  # fmt: skip


def _problem(n: int) -> Problem:
    return Problem(ProblemKind.MISSING_IMAGE, f"row {n}", "no image")


def test_record_model(qtmodeltester):
    model = RecordModel()
    qtmodeltester.check(model)
    model.set_records(_records())
    qtmodeltester.check(model)
    assert model.rowCount() == 40
    assert model.index(3, 0).data() == "IMG_0003"
    assert model.index(3, 0).data(RECORD_ROLE).image_id == "IMG_0003"
    assert model.row_of("IMG_0005") == 5
    assert model.row_of("other") == -1
    assert model.record(99) is None
    assert [record.image_id for record in model.records(-3, 1)] == ["IMG_0000"]


def test_problem_model_appends(qtmodeltester, qtbot):
    model = ProblemModel()
    model.set_problems([_problem(1)])
    qtmodeltester.check(model)
    with qtbot.waitSignal(model.rowsInserted), qtbot.assertNotEmitted(model.modelReset):
        model.set_problems([_problem(1), _problem(2)])
    with qtbot.waitSignal(model.modelReset):
        model.set_problems([_problem(3)])
    qtmodeltester.check(model)
    texts = [model.index(0, column).data() for column in range(3)]
    assert texts == ["Row without image", "row 3", "no image"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Problem"


@pytest.mark.parametrize(
    ("wanted", "passes"),
    [
        (RecordFilter(), lambda r: True),
        (RecordFilter(diagnoses=frozenset({"mel", None})), lambda r: r.dx in ("mel", None)),
        (RecordFilter(sex="male"), lambda r: r.patient.sex == "male"),
        (RecordFilter(site="face"), lambda r: r.patient.site == "face"),
        (RecordFilter(dx_type="histo"), lambda r: r.dx_type == "histo"),
        (RecordFilter(unknown_age=False), lambda r: r.patient.age is not None),
        (
            RecordFilter(age_low=10, age_high=20),
            lambda r: r.patient.age is None or 10 <= r.patient.age <= 20,
        ),
        (RecordFilter(text="BACK 0004"), lambda r: "0004" in r.image_id + r.lesion_id
         and r.patient.site == "back"),
        (RecordFilter(text="melanoma"), lambda r: r.dx == "mel"),
    ],
)  # fmt: skip
def test_filter_lets_through_what_it_says(wanted, passes):
    index = RecordIndex(_records())
    assert index.match(wanted).numbers == [n for n, r in enumerate(index.records) if passes(r)]


def test_index_knows_lesions_and_counts():
    index = RecordIndex(_records())
    assert index.lesions == 20
    assert index.of_lesion("LES_0001") == [2, 3]
    assert index.of_lesion("?") == []
    assert sum(index.totals("dx").values()) == 40
    assert index.totals("dx")[None] == 4


def test_filter_panel_says_what_its_controls_say(qtbot, tmp_path):
    panel = FilterPanel(SavedFilters(Memory(tmp_path / "state.json")))
    qtbot.addWidget(panel)
    panel.set_index(RecordIndex(_records()))
    assert panel.filter().empty
    with qtbot.waitSignal(panel.changed):
        panel.set_text("x")
    panel.classes.choose(frozenset({"mel"}))
    assert panel.filter() == RecordFilter(diagnoses=frozenset({"mel"}), text="x")
    panel.clear()
    assert panel.filter().empty


def test_a_picture_is_shrunk_or_refused_with_a_reason(qapp, tmp_path):
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(tmp_path / "a.png"))
    (tmp_path / "b.jpg").write_text("no image")
    small, reason = read_scaled(tmp_path / "a.png", QSize(100, 100))
    assert (small.size(), reason) == (QSize(100, 50), "")
    none, reason = read_scaled(tmp_path / "b.jpg", QSize(100, 100))
    assert none.isNull()
    assert reason
    assert read_scaled(tmp_path / "gone.jpg", QSize(9, 9))[1]


def test_qt_reads_nothing_that_it_would_connect_signals_for(tmp_path: Path) -> None:
    """Its SVG reader does so on a thread, against which a main thread that disconnects waits."""
    drawing = tmp_path / "drawing.jpg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    image, reason = read_scaled(drawing, QSize(9, 9))
    assert image.isNull()
    assert reason


@pytest.fixture
def loader(qapp):
    loader = ThumbnailLoader()
    yield loader
    loader.close()


def test_what_qt_cannot_read_is_decoded(qapp, tmp_path):
    (tmp_path / "lesion.dcm").write_bytes(written(dataset()))
    shown, reason = read_scaled(tmp_path / "lesion.dcm", QSize(32, 32))
    assert (shown.size(), reason) == (QSize(32, 24), "")
    assert shown.pixelColor(5, 3).red() > 180 > 60 > shown.pixelColor(5, 20).red()


def test_loader_keeps_a_budget_and_the_reasons(qtbot, tmp_path):
    for n in range(6):
        image = QImage(100, 100, QImage.Format.Format_RGB32)
        image.fill(n)
        image.save(str(tmp_path / f"{n}.png"))
    (tmp_path / "bad.png").write_bytes(b"")
    loader = ThumbnailLoader(budget=100 * 100 * 4 * 3)
    paths = [tmp_path / f"{n}.png" for n in range(6)]
    bad = tmp_path / "bad.png"
    loader.request("test", [*paths, bad], 100)
    qtbot.waitUntil(lambda: bool(loader.reason(bad)), timeout=WAIT)
    qtbot.waitUntil(lambda: loader.image(paths[5], 100) is not None, timeout=WAIT)
    assert sum(loader.image(path, 100) is not None for path in paths) <= 3
    with qtbot.waitSignal(loader.large_arrived, timeout=WAIT) as blocker:
        loader.request_large(paths[0], 1000)
    assert blocker.args[0] == paths[0]
    loader.forget()
    assert loader.image(paths[5], 100) is None
    loader.close()


@pytest.fixture
def session(qapp):
    session = Session(check_images=False)
    yield session
    session.close()


@pytest.fixture
def page(qtbot, session, loader, tmp_path):
    photos = ThumbnailLoader(budget=PHOTO_BUDGET)
    page = BrowsePage(session, loader, photos, Memory(tmp_path / "state.json"))
    page.resize(1100, 700)
    qtbot.addWidget(page)
    page.show()
    yield page
    page.close_page()
    photos.close()


def _open(qtbot, session, folder):
    with qtbot.waitSignal(session.dataset_changed, timeout=WAIT):
        session.open_folder(folder)


def test_page_opens_shows_filters_and_sends(qtbot, page, session, loader, demo_folder):
    _open(qtbot, session, demo_folder)
    total = len(session.dataset.records)
    assert page.grid.records.rowCount() == total
    first, last = page.grid.visible_rows()
    assert first == 0
    assert 0 < last < total
    edge = page.grid.itemDelegate().edge
    shown = page.grid.records.records(first, last)
    qtbot.waitUntil(
        lambda: all(loader.image(record.path, page.grid.itemDelegate().edge) for record in shown),
        timeout=WAIT,
    )
    assert edge > 0
    page.select_rows([0, 2])
    with qtbot.waitSignal(session.classify_requested) as blocker:
        page.do("classify")
    assert blocker.args[0] == page.selected_records()
    assert len(page.selected_records()) == 2
    qtbot.waitUntil(lambda: not page.detail.image.image().isNull(), timeout=WAIT)
    page.filters.set_text("no such thing at all")
    assert page.grid.records.rowCount() == 0
    assert page.detail.record is None
    page.filters.clear()
    assert page.grid.records.rowCount() == total
    page.grab()


def test_page_shows_an_image_of_the_same_lesion(qtbot, page, session, demo_folder):
    _open(qtbot, session, demo_folder)
    record = session.dataset.records[5]
    page.show_record(record)
    assert page.detail.record == record
    page.filters.set_text("no such thing at all")
    page.show_record(record)
    assert page.detail.record == record


def test_a_folder_without_images_says_so(qtbot, page, session, tmp_path):
    with qtbot.waitSignal(session.failed, timeout=WAIT) as blocker:
        session.open_folder(tmp_path)
    assert isinstance(blocker.args[0], UserError)
    assert session.dataset is None
    assert not session.opening


def test_the_newest_opening_wins(qtbot, session, demo_folder, tmp_path):
    with qtbot.assertNotEmitted(session.failed):
        session.open_folder(tmp_path)
        _open(qtbot, session, demo_folder)
    assert session.source[0] == demo_folder


def test_a_dataset_that_others_followed_is_freed(qtbot, session, demo_folder, tmp_path):
    _open(qtbot, session, demo_folder)
    first = weakref.ref(session.dataset)
    (tmp_path / "mine.jpg").write_bytes(next(demo_folder.rglob("*.jpg")).read_bytes())
    with qtbot.waitSignal(session.dataset_changed, timeout=WAIT):
        session.add_images(tmp_path)
    _open(qtbot, session, demo_folder)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and first() is None, timeout=WAIT)


def test_a_dropped_folder_opens(qtbot, page, session, demo_folder):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(demo_folder))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(session.dataset_changed, timeout=WAIT):
        page.dropEvent(event)


def test_the_check_of_all_images_fills_the_problems(qtbot, qapp, tmp_path):
    from core.synthetic import make_demo

    folder = make_demo(tmp_path / "demo", images=28)
    broken = next(iter(sorted(folder.rglob("*.jpg"))))
    broken.write_text("this is no image")
    session = Session()
    try:
        with qtbot.waitSignal(
            session.problems_changed,
            timeout=WAIT,
            check_params_cb=lambda found: any(broken.name in p.where for p in found),
        ):
            session.open_folder(folder)
    finally:
        session.close()


def test_closing_ends_a_check_that_is_under_way(qtbot, qapp, demo_folder):
    session = Session()
    _open(qtbot, session, demo_folder)
    session.close()


@pytest.mark.real
def test_the_real_folder_opens_and_filters_quickly(qtbot, page, session, ham10000):
    _open(qtbot, session, ham10000)
    assert len(session.dataset.records) == 10_013
    assert len(session.problems) == 2
    times = []
    for text in ("mel", "mel back", "", "isic_00245", ""):
        start = time.perf_counter()
        page.filters.set_text(text)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.05
