"""Generated lesions: pictures whose class can be learnt, for demonstrations and tests."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from PIL import Image

from core.atomic import write_csv
from core.diagnosis import CODES
from core.error import UserError
from core.image.lesion_image import lesion_image, photograph
from core.record import SITES, UNKNOWN

__all__ = ["lesion_image", "make_demo"]

WIDTH, HEIGHT = 200, 150
MIN_IMAGES, MAX_IMAGES = 21, 100_000
_PARTS = ("HAM10000_images_part_1", "HAM10000_images_part_2")
_COLUMNS = ("lesion_id", "image_id", "dx", "dx_type", "age", "sex", "localization")
_QUALITY = 90
_NAEVI = 0.28  # naevi lead, as in life, but not so far that the rest cannot be learnt
_PHOTOGRAPHS = (0.6, 0.25, 0.15)  # how often a lesion has one, two, three images
_MISSING_AGE, _UNKNOWN_SEX, _UNKNOWN_SITE = 0.05, 0.04, 0.05
_MEAN_AGE: Mapping[str, float] = MappingProxyType(
    {"akiec": 67, "bcc": 66, "bkl": 62, "df": 50, "mel": 60, "nv": 44, "vasc": 49}
)
_USUAL_SITES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "akiec": ("face", "upper extremity"), "bcc": ("face", "back"), "bkl": ("back", "face"),
        "df": ("lower extremity", "upper extremity"), "mel": ("back", "upper extremity"),
        "nv": ("back", "trunk", "abdomen"), "vasc": ("trunk", "chest"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lesion:
    """One generated lesion: its class, its images and what is known of its patient."""

    number: int
    dx: str
    images: int
    dx_type: str
    age: str
    sex: str
    site: str


def make_demo(
    folder: Path,
    images: int = 210,
    seed: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Write `images` generated lesions of 200 × 150 pixels in the HAM10000 layout and return it.

    The same seed gives the same bytes. The folder is whole or absent; `progress(done, total)` is
    called after each image. Raises UserError for a folder that holds something or cannot be made,
    OSError where the disk is full.
    """
    if not MIN_IMAGES <= images <= MAX_IMAGES:
        raise UserError(
            f"{images} images are not possible.", f"Choose {MIN_IMAGES} to {MAX_IMAGES} images."
        )
    folder = folder.expanduser().absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UserError(f"{folder} exists and is not empty.", "Name a new folder for the demo.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise UserError(
            f"{folder} cannot be made ({error.strerror or error}).", "Choose another place."
        ) from error
    try:
        _write(building, images, seed, progress)
        if folder.exists():
            folder.rmdir()  # Windows renames onto nothing only
        building.rename(folder)
        folder.chmod(0o755)  # mkdtemp keeps others out
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    return folder


def _write(
    folder: Path, images: int, seed: int, progress: Callable[[int, int], None] | None
) -> None:
    for part in _PARTS:
        (folder / part).mkdir()
    rows: list[tuple[object, ...]] = []
    for lesion in _lesions(images, np.random.default_rng((seed, 0))):
        rng = np.random.default_rng((seed, 1, lesion.number))
        rgb, _ = lesion_image(CODES.index(lesion.dx), rng, HEIGHT, WIDTH)
        for _ in range(lesion.images):
            name = f"DEMO_{len(rows) + 1:07d}"
            part = _PARTS[len(rows) * len(_PARTS) // images]
            _save(folder / part / f"{name}.jpg", photograph(rgb, rng))
            rows.append(
                (f"DEMO_L{lesion.number:06d}", name, lesion.dx, lesion.dx_type, lesion.age,
                 lesion.sex, lesion.site)
            )  # fmt: skip
            if progress is not None:
                progress(len(rows), images)
    write_csv(folder / "HAM10000_metadata.csv", _COLUMNS, rows)


def _save(path: Path, rgb: npt.NDArray[np.uint8]) -> None:
    Image.fromarray(rgb).save(path, quality=_QUALITY)


def _lesions(images: int, rng: np.random.Generator) -> Iterator[_Lesion]:
    """Yield lesions of all classes until they have `images` photographs together."""
    wanted = _images_per_class(images)
    number = 0
    while any(wanted.values()):
        # The class that has most to come goes next, so that any beginning of the table is mixed.
        dx = max(wanted, key=lambda code: wanted[code])
        photographs = min(int(rng.choice(3, p=_PHOTOGRAPHS)) + 1, wanted[dx])
        wanted[dx] -= photographs
        number += 1
        yield _lesion(number, dx, photographs, rng)


def _images_per_class(images: int) -> dict[str, int]:
    rare = round(images * (1 - _NAEVI) / (len(CODES) - 1))
    wanted = dict.fromkeys(CODES, rare)
    wanted["nv"] = images - rare * (len(CODES) - 1)
    return wanted


def _lesion(number: int, dx: str, images: int, rng: np.random.Generator) -> _Lesion:
    age = int(np.clip(round(rng.normal(_MEAN_AGE[dx], 14) / 5) * 5, 0, 85))
    sites = _USUAL_SITES[dx] if rng.random() < 0.6 else SITES
    proven = dx in ("akiec", "bcc", "mel") or rng.random() < 0.5
    return _Lesion(
        number=number,
        dx=dx,
        images=images,
        dx_type="histo" if proven else str(rng.choice(["follow_up", "consensus", "confocal"])),
        age="" if rng.random() < _MISSING_AGE else f"{age}.0",
        sex=UNKNOWN if rng.random() < _UNKNOWN_SEX else str(rng.choice(["female", "male"])),
        site=UNKNOWN if rng.random() < _UNKNOWN_SITE else str(rng.choice(sites)),
    )
