"""Small datasets on disk, made in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from core.record import Patient, Record

HEADER = "lesion_id,image_id,dx,dx_type,age,sex,localization"

MakeImage = Callable[[Path], Path]
MakeDataset = Callable[..., Path]
MakeRecord = Callable[..., Record]


@pytest.fixture
def make_image() -> MakeImage:
    """Write a small sound image, of the kind that the suffix says, with its folders."""

    def make(path: Path, colour: tuple[int, int, int] = (200, 150, 130)) -> Path:
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (16, 12), colour).save(path)
        return path

    return make


@pytest.fixture
def make_dataset(tmp_path: Path, make_image: MakeImage) -> MakeDataset:
    """Write a table of the given rows and the given images in the HAM10000 layout."""

    def make(*rows: str, images: tuple[str, ...] = ("a.jpg",), header: str = HEADER) -> Path:
        root = tmp_path / "data"
        for image in images:
            make_image(root / image)
        root.mkdir(exist_ok=True)
        (root / "metadata.csv").write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
        return root

    return make


@pytest.fixture
def make_record() -> MakeRecord:
    """Return a record that needs no file."""

    def make(
        image_id: str, lesion_id: str = "", dx: str | None = "nv", subset: str | None = None
    ) -> Record:
        path = Path(f"{image_id}.jpg")
        return Record(image_id, lesion_id or image_id, dx, "histo", Patient(), path, subset)

    return make
