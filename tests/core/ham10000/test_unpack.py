"""Archives are untrusted: what would harm is refused, what is HAM10000 is unpacked and counted."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from core.cli import register
from core.error import UserError
from core.ham10000 import archive, kaggle
from core.ham10000.archive import checked_entries, opened
from core.ham10000.unpack import unpack_ham10000

HEADER = "lesion_id,image_id,dx,dx_type,age,sex,localization\n"
TABLE = HEADER + "L1,a,nv,histo,50,male,back\nL1,b,nv,histo,50,male,back\n"


def make_zip(path: Path, **files: bytes | str) -> Path:
    """Write an archive; `__` in a name stands for a slash and `_dot_` for a dot."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return path


@pytest.fixture
def jpeg(make_image, tmp_path: Path) -> bytes:
    return make_image(tmp_path / "sample.jpg").read_bytes()


def test_parts_and_a_table_become_a_folder_that_is_counted(tmp_path: Path, jpeg: bytes) -> None:
    one = make_zip(tmp_path / "HAM10000_images_part_1.zip", a_dot_jpg=jpeg)
    two = make_zip(tmp_path / "HAM10000_images_part_2.zip", deep__b_dot_jpg=jpeg)
    table = tmp_path / "HAM10000_metadata"
    table.write_text(TABLE)
    told: list[tuple[str, int, int]] = []
    arrived = unpack_ham10000([one, two, table], tmp_path / "new", lambda *v: told.append(v))
    assert (arrived.rows, arrived.images, arrived.lesions) == (2, 2, 1)
    assert not arrived.complete and "10,015 images, not 2" in arrived.sentence
    assert (tmp_path / "new" / "HAM10000_images_part_2" / "b.jpg").read_bytes() == jpeg
    assert ("Unpacking HAM10000_images_part_1.zip", 1, 1) in told


def test_copies_masks_and_other_tables_are_passed_over(tmp_path: Path, jpeg: bytes) -> None:
    whole = make_zip(
        tmp_path / "archive.zip", HAM10000_metadata_dot_csv=TABLE, hmnist_8_dot_csv="x",
        HAM10000_images_part_1__a_dot_jpg=jpeg, ham10000_images_part_1__a_dot_jpg=jpeg,
        masks__a_segmentation_dot_png=b"x",
    )  # fmt: skip
    arrived = unpack_ham10000([whole], tmp_path / "new")
    assert (arrived.images, arrived.copies) == (1, 1)
    assert sorted(file.name for file in (tmp_path / "new").rglob("*.*")) == [
        "HAM10000_metadata.csv", "a.jpg",
    ]  # fmt: skip


def test_archives_in_an_archive_are_unpacked(tmp_path: Path, jpeg: bytes) -> None:
    inner = make_zip(tmp_path / "inner.zip", a_dot_jpg=jpeg).read_bytes()
    outer = make_zip(
        tmp_path / "dataverse_files.zip", HAM10000_metadata=TABLE,
        HAM10000_images_part_1_dot_zip=inner,
    )  # fmt: skip
    assert unpack_ham10000([outer], tmp_path / "new").images == 1


def _info(name: str, mode: int = 0) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.mark.parametrize(
    "info",
    [_info("../a.jpg"), _info("/etc/a.jpg"), _info("x\\..\\..\\a.jpg"), _info("C:/a.jpg"),
     _info("a.jpg", stat.S_IFLNK | 0o777)],
    ids=["up", "absolute", "backslash", "drive", "link"],
)  # fmt: skip
def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path, info: zipfile.ZipInfo) -> None:
    path = tmp_path / "evil.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(info, b"x")
    with pytest.raises(UserError, match="refused"):
        unpack_ham10000([path], tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    bomb = make_zip(tmp_path / "bomb.zip", a_dot_jpg=bytes(20_000_000))
    with opened(bomb, "bomb") as found, pytest.raises(UserError, match="times its size"):
        checked_entries(found, "bomb")


def test_an_entry_that_is_larger_than_it_says_is_refused(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "lie.zip", a_dot_jpg=bytes(5000))
    data = bytearray(path.read_bytes())
    where = data.rindex(b"PK\x01\x02") + 24
    data[where : where + 4] = struct.pack("<I", 10)
    with opened(io.BytesIO(bytes(data)), "lie") as found:
        (entry,) = checked_entries(found, "lie")
        with pytest.raises(UserError):
            archive.copy_entry(found, entry, io.BytesIO(), "lie")


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 cut"])
def test_what_is_no_archive_is_said(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(UserError, match="not a sound ZIP"):
        unpack_ham10000([path], tmp_path / "new")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, jpeg: bytes) -> None:
    whole = make_zip(tmp_path / "x.zip", a_dot_jpg=jpeg)
    with pytest.raises(UserError, match="not an empty folder"):
        unpack_ham10000([whole], tmp_path)


def test_without_the_table_nothing_is_made(tmp_path: Path, jpeg: bytes) -> None:
    whole = make_zip(tmp_path / "x.zip", a_dot_jpg=jpeg)
    with pytest.raises(UserError, match="table HAM10000_metadata is missing"):
        unpack_ham10000([whole], tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.fixture
def run():
    app = typer.Typer()
    register(app)
    return lambda *words: CliRunner().invoke(app, ["data", *map(str, words)])


def test_import_on_the_command_line_says_what_is_missing(run, tmp_path: Path, jpeg: bytes) -> None:
    whole = make_zip(tmp_path / "x.zip", HAM10000_metadata=TABLE, a_dot_jpg=jpeg)
    done = run("import", tmp_path / "new", whole)
    assert done.exit_code == 1
    assert "1 images, 2 rows, 1 lesions" in done.output


def test_download_without_a_client_names_the_sources(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(kaggle, "find_client", lambda: None)
    done = run("download", tmp_path / "new")
    assert done.exit_code == 2
    assert "https://doi.org/10.7910/DVN/DBW86T" in done.output


@pytest.fixture
def client(tmp_path: Path, jpeg: bytes, monkeypatch) -> Path:
    """A program in the place of Kaggle's client; it copies an archive where it is told to."""
    source = make_zip(tmp_path / "source.zip", HAM10000_metadata=TABLE, a_dot_jpg=jpeg)
    script = tmp_path / "kaggle"
    script.write_text(f'#!/bin/sh\ncp {source} "$6/archive.zip"\n')
    script.chmod(0o755)
    monkeypatch.setattr(kaggle, "find_client", lambda: script)
    monkeypatch.setattr(kaggle, "_free", lambda folder: 13_000_000_000)  # whatever this disk has
    return script


def test_download_asks_first(run, tmp_path: Path, client: Path) -> None:
    done = run("download", tmp_path / "new")
    assert "Nothing was downloaded." in done.output or done.exit_code == 1
    assert not (tmp_path / "new").exists()


def test_download_with_consent_ends_in_a_folder(run, tmp_path: Path, client: Path) -> None:
    done = run("download", tmp_path / "new", "--yes")
    assert "1 images, 2 rows" in done.output
    assert not list(tmp_path.glob(".kaggle-*"))


def test_a_disk_without_room_is_said_before(tmp_path: Path, client: Path, monkeypatch) -> None:
    monkeypatch.setattr(kaggle, "_free", lambda folder: 11_000_000_000)
    with pytest.raises(UserError, match="Less than 12 GB"):
        kaggle.download(client, tmp_path)


def test_a_client_that_fails_is_quoted(tmp_path: Path, client: Path) -> None:
    client.write_text("#!/bin/sh\necho 401 Unauthorized >&2\nexit 1\n")
    with pytest.raises(UserError, match="401 Unauthorized"):
        kaggle.download(client, tmp_path)
