"""The store of decoded images: whole, resumable, and honest about bad files and full disks."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from PIL import Image

import core.image_store
from core.error import ProblemKind, UserError
from core.image.decoding import BadImage
from core.image.preprocessing import Preprocessing
from core.image_store import ImageStore, open_store
from core.record import Patient, Record

PREPROCESSING = Preprocessing.for_images(48, 64, 32, (0.5, 0.5, 0.5), (0.25, 0.25, 0.25))
MakeRecords = Callable[..., list[Record]]


class Cut(Exception):
    """Stands for the end of the process in the middle of a build."""


@pytest.fixture
def make_records(tmp_path: Path) -> MakeRecords:
    """Write images of one colour each, its index; return their records."""

    def make(count: int) -> list[Record]:
        records = []
        for i in range(count):
            path = tmp_path / f"image_{i:03}.png"
            Image.new("RGB", (64, 48), (i, 2 * i, 255 - i)).save(path)
            records.append(Record(path.stem, path.stem, "nv", "histo", Patient(), path))
        return records

    return make


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core.image_store, "_CHUNK", 8)
    monkeypatch.setattr(core.image_store, "_REPORT", 1)


def opened(records: list[Record], folder: Path, **options: object) -> ImageStore:
    return open_store(records, PREPROCESSING, "fingerprint", folder, **options)


def home(folder: Path) -> Path:
    (found,) = (folder / "stores").iterdir()
    return found


def test_every_image_stands_at_its_index(make_records: MakeRecords, tmp_path: Path) -> None:
    records = make_records(20)
    seen: list[tuple[int, int]] = []
    store = opened(records, tmp_path / "cache", progress=lambda *at: seen.append(at))
    height, width = PREPROCESSING.canvas_height, PREPROCESSING.canvas_width
    assert store.pixels.shape == (20, height, width, 3)
    assert store.good.all() and not store.problems
    for i, canvas in enumerate(store.pixels):
        assert (canvas == (i, 2 * i, 255 - i)).all()
    assert (seen[0], seen[-1]) == ((0, 20), (20, 20))
    assert not store.pixels.flags.writeable


def test_a_whole_store_opens_without_its_images(make_records: MakeRecords, tmp_path: Path) -> None:
    records = make_records(3)
    first = opened(records, tmp_path / "cache")
    for record in records:
        record.path.unlink()
    second = opened(records, tmp_path / "cache")
    assert (second.pixels == first.pixels).all()


def test_other_records_have_another_store(make_records: MakeRecords, tmp_path: Path) -> None:
    records = make_records(3)
    opened(records, tmp_path / "cache")
    turned = opened(records[::-1], tmp_path / "cache")
    assert (turned.pixels[0] == (2, 4, 253)).all()


@pytest.mark.usefixtures("small_chunks")
def test_an_interrupted_build_goes_on(
    make_records: MakeRecords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records(30)
    records[2].path.write_bytes(b"")

    def cut(done: int, total: int) -> None:
        if done == 20:
            raise Cut

    with pytest.raises(Cut):
        opened(records, tmp_path / "cache", progress=cut)
    assert not (home(tmp_path / "cache") / "store.json").exists()

    read: list[str] = []
    whole = Preprocessing.read

    def counted(self: Preprocessing, source: Path) -> np.ndarray:
        read.append(source.stem)
        return whole(self, source)

    monkeypatch.setattr(Preprocessing, "read", counted)
    starts: list[int] = []
    store = opened(records, tmp_path / "cache", progress=lambda done, _: starts.append(done))
    # Two chunks of eight were kept; a bad image is asked for its reason again.
    assert sorted(read) == ["image_002", *(f"image_{i:03}" for i in range(16, 30))]
    assert starts[0] == 15
    assert store.good.sum() == 29
    assert [problem.where for problem in store.problems] == ["image_002.png"]
    assert (store.pixels[29] == (29, 58, 226)).all() and (store.pixels[3] == (3, 6, 252)).all()


@pytest.mark.usefixtures("small_chunks")
def test_a_state_without_its_pixels_is_worth_nothing(
    make_records: MakeRecords, tmp_path: Path
) -> None:
    records = make_records(12)
    opened(records, tmp_path / "cache")
    place = home(tmp_path / "cache")
    (place / "store.json").unlink()
    (place / "pixels.u8").write_bytes(b"cut short")
    store = opened(records, tmp_path / "cache")
    assert store.good.all() and (store.pixels[5] == (5, 10, 250)).all()


def test_a_bad_image_is_a_problem(make_records: MakeRecords, tmp_path: Path) -> None:
    records = make_records(6)
    records[1].path.write_text("no picture")
    records[4].path.unlink()
    store = opened(records, tmp_path / "cache")
    assert store.good.tolist() == [True, False, True, True, False, True]
    assert [problem.where for problem in store.problems] == ["image_001.png", "image_004.png"]
    assert {problem.kind for problem in store.problems} == {ProblemKind.UNREADABLE}
    assert "not an image" in store.problems[0].reason
    assert not store.pixels[1].any()
    again = opened(records, tmp_path / "cache")
    assert again.problems == store.problems


def test_the_number_of_threads_changes_nothing(make_records: MakeRecords, tmp_path: Path) -> None:
    records = make_records(40)
    one = opened(records, tmp_path / "one", workers=1)
    four = opened(records, tmp_path / "four", workers=4)
    assert (one.pixels == four.pixels).all()


def test_a_disk_that_is_too_full_is_said_before_anything_is_written(
    make_records: MakeRecords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records(2)
    free = SimpleNamespace(total=10**9, used=10**9 - 1000, free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: free)
    with pytest.raises(UserError, match=r"needs .* MB at .* 0 MB are free") as caught:
        opened(records, tmp_path / "cache")
    assert "DERMADESK_CACHE" in caught.value.hint
    assert not (home(tmp_path / "cache") / "pixels.u8").exists()


def test_a_disk_that_fills_up_leaves_nothing_behind(
    make_records: MakeRecords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records(2)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.posix_fallocate", full, raising=False)
        with pytest.raises(UserError, match="No space left"):
            opened(records, tmp_path / "cache")
    assert not (home(tmp_path / "cache") / "pixels.u8").exists()
    assert opened(records, tmp_path / "cache").good.all()


def test_a_folder_that_cannot_be_written(make_records: MakeRecords, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with pytest.raises(UserError, match="cannot be written"):
        opened(make_records(2), tmp_path / "cache")


def test_a_read_only_folder(
    make_records: MakeRecords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Simulated: the superuser may write anywhere.
    records = make_records(2)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refuse)
        with pytest.raises(UserError, match="Permission denied"):
            opened(records, tmp_path / "cache")
    opened(records, tmp_path / "cache")
    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(core.image_store, "FileLock", refuse)
    assert opened(records, tmp_path / "cache").good.all()  # a whole one needs no right to write


@pytest.mark.parametrize(
    ("name", "data"),
    [("store.json", b"{"), ("store.json", b"[]"), ("state.u8", b"1"), ("pixels.u8", b"1")],
)
def test_a_damaged_store_is_an_error_to_fix(
    make_records: MakeRecords, tmp_path: Path, name: str, data: bytes
) -> None:
    records = make_records(2)
    opened(records, tmp_path / "cache")
    (home(tmp_path / "cache") / name).write_bytes(data)
    with pytest.raises(UserError, match="damaged") as caught:
        opened(records, tmp_path / "cache")
    assert "Delete that folder" in caught.value.hint


def test_no_images_is_an_error_to_fix(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no images"):
        opened([], tmp_path / "cache")


@pytest.mark.real
def test_published_images_are_stored_as_pillow_shows_them(ham10000: Path, tmp_path: Path) -> None:
    paths = sorted((ham10000 / "HAM10000_images_part_1").glob("*.jpg"))[:48]
    records = [Record(path.stem, path.stem, "nv", "histo", Patient(), path) for path in paths]
    with Image.open(paths[0]) as image:
        width, height = image.size
    # At a size that changes nothing, the canvas is the photograph.
    preprocessing = Preprocessing.for_images(height, width, height, (0.5,) * 3, (0.25,) * 3)
    store = open_store(records, preprocessing, "real", tmp_path / "cache")
    assert store.good.all()
    for path, canvas in zip(paths, store.pixels, strict=True):
        with Image.open(path) as image:
            shown = np.asarray(image.convert("RGB")).astype(int)
        assert canvas.shape == shown.shape
        assert abs(canvas - shown).max() <= 6  # decoders round colours differently
        assert abs(canvas - shown).mean() < 0.5


def test_memory_that_runs_out_does_not_leave_an_image_out_for_good(
    make_records: MakeRecords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records(4)

    def decode(_self: Preprocessing, _path: Path) -> None:
        raise BadImage("the image is truncated or damaged") from MemoryError()

    with monkeypatch.context() as patch:
        patch.setattr(Preprocessing, "read", decode)
        with pytest.raises(UserError, match="Memory ran out"):
            opened(records, tmp_path / "cache")
    assert opened(records, tmp_path / "cache").good.all()


def test_a_disk_that_fails_for_a_moment_does_not_leave_an_image_out_for_good(
    make_records: MakeRecords, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = make_records(4)

    def decode(_self: Preprocessing, _path: Path) -> None:
        raise BadImage("the file cannot be read") from OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Preprocessing, "read", decode)
        with pytest.raises(UserError, match="cannot be read now"):
            opened(records, tmp_path / "cache")
    assert opened(records, tmp_path / "cache").good.all()
