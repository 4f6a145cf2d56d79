"""The image files that benchmarks read: real ones where they are, generated ones elsewhere."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from benchmarks.measure import Setting
from core.record import Patient, Record
from core.synthetic import make_demo

LARGE = (600, 450)


def dataset_folder(setting: Setting) -> Path:
    """Return a folder in the HAM10000 layout."""
    if setting.data is not None:
        return setting.data
    folder = setting.work / "images"
    if not folder.exists():
        make_demo(folder, images=140 if setting.small else 2000)
    return folder


def large_files(setting: Setting) -> list[Path]:
    """Return JPEG files of 600×450: the published originals, or generated lesions enlarged."""
    if setting.data is not None:
        originals = sorted((setting.data / "originals_600x450").glob("*.jpg"))
        if originals:
            return originals
    folder = setting.work / "large"
    if not folder.exists():
        folder.mkdir()
        for path in sorted(dataset_folder(setting).rglob("*.jpg"))[:56]:
            with Image.open(path) as image:
                image.resize(LARGE, Image.Resampling.BICUBIC).save(folder / path.name, quality=95)
    return sorted(folder.glob("*.jpg"))


def repeated(files: list[Path], images: int) -> list[Record]:
    """Return `images` records that go round the files, as if each were an image of its own."""
    return [
        Record(f"{index}", f"{index}", None, "", Patient(), files[index % len(files)])
        for index in range(images)
    ]
