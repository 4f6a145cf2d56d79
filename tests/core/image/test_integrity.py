from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.error import ProblemKind
from core.image.integrity import check_images
from core.record import Patient, Record


def record(path: Path) -> Record:
    return Record(path.stem, path.stem, "nv", "", Patient(), path)


def check(path: Path) -> list[ProblemKind]:
    return [problem.kind for problem in check_images([record(path)])]


def giant_png(side: int) -> bytes:
    """Return a PNG of a few hundred bytes that says it has side × side pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data
            + struct.pack(">I", zlib.crc32(name + data))
        )  # fmt: skip

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def jpeg(mode: str = "RGB") -> bytes:
    buffer = io.BytesIO()
    noise = np.random.default_rng(0).integers(0, 255, (60, 80, 3), dtype=np.uint8)
    Image.fromarray(noise).convert(mode).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("empty.jpg", b"", ProblemKind.UNREADABLE),
        ("text.jpg", b"Dear reader, this is a letter.", ProblemKind.UNREADABLE),
        ("truncated.jpg", jpeg()[:-600], ProblemKind.UNREADABLE),
        ("header_only.jpg", jpeg()[:20], ProblemKind.UNREADABLE),
        ("jpeg_inside.png", jpeg(), ProblemKind.MISLABELLED),
        ("giant.png", giant_png(30_000), ProblemKind.OVERSIZED),
        ("astronomic.png", giant_png(2**31 - 1), ProblemKind.OVERSIZED),
        ("truncated.png", giant_png(100), ProblemKind.UNREADABLE),
    ],
)
def test_bad_images_are_problems(tmp_path: Path, name: str, data: bytes, kind) -> None:
    (tmp_path / name).write_bytes(data)
    assert check(tmp_path / name) == [kind]


def test_an_absent_image_is_a_problem(tmp_path: Path) -> None:
    assert check(tmp_path / "absent.jpg") == [ProblemKind.UNREADABLE]


def test_a_problem_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "empty.jpg").write_bytes(b"")
    assert next(check_images([record(tmp_path / "empty.jpg")])).where == "empty.jpg"


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_jpegs_of_every_mode_are_sound(tmp_path: Path, mode: str) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(mode))
    assert check(tmp_path / "a.jpg") == []


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_pngs_of_every_mode_are_sound(tmp_path: Path, mode: str) -> None:
    Image.new(mode, (8, 6)).save(tmp_path / "a.png")
    assert check(tmp_path / "a.png") == []


def test_one_bad_image_does_not_stop_the_next(tmp_path: Path, make_image) -> None:
    paths = [tmp_path / f"{number}.jpg" for number in range(30)]
    for number, path in enumerate(paths):
        if number % 10:
            make_image(path)
        else:
            path.write_bytes(b"")
    found = [problem.where for problem in check_images([record(path) for path in paths])]
    assert found == ["0.jpg", "10.jpg", "20.jpg"]


def test_progress_counts_to_the_end(tmp_path: Path, make_image) -> None:
    calls: list[tuple[int, int]] = []
    records = [record(make_image(tmp_path / f"{number}.jpg")) for number in range(3)]
    list(check_images(records, progress=lambda done, total: calls.append((done, total))))
    assert calls == [(1, 3), (2, 3), (3, 3)]


def test_a_cancelled_check_ends_at_once(tmp_path: Path, make_image) -> None:
    calls: list[int] = []
    records = [record(make_image(tmp_path / f"{number}.jpg")) for number in range(100)]
    list(
        check_images(
            records,
            cancelled=lambda: len(calls) >= 2,
            progress=lambda done, total: calls.append(done),
        )
    )
    assert calls == [1, 2]


def test_a_check_may_be_left_in_the_middle(tmp_path: Path) -> None:
    records = [record(tmp_path / f"{number}.jpg") for number in range(100)]
    problems = check_images(records)
    next(problems)
    problems.close()  # the fixture `no_leaks` fails where a thread stays behind


def test_no_records_have_no_problems() -> None:
    assert list(check_images([])) == []


@pytest.mark.real
def test_real_images_are_sound(ham10000: Path) -> None:
    paths = sorted((ham10000 / "originals_600x450").iterdir())
    assert list(check_images([record(path) for path in paths])) == []
