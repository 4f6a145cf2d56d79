"""Image files of every kind that is met, and of some that are made to harm."""

from __future__ import annotations

import io
import random
import struct
import warnings
import zlib
from collections.abc import Iterator

import numpy as np
from PIL import Image

from tests.core.image.dicom_factory import dataset, rle, written
from tests.faults.harm import cut, harmed
from tests.faults.ledger import Case

_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")


def picture(height: int = 30, width: int = 40) -> Image.Image:
    pixels = np.random.default_rng(3).integers(0, 255, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def packed(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def odd_pictures() -> Iterator[Case]:
    """Kinds that are rare and sound, and some that no camera makes."""
    plain = picture()
    frames = {"save_all": True, "append_images": [picture(), picture()]}
    yield Case("1 × 1", packed(picture(1, 1), "PNG"), True)
    yield Case("1 × 10,000", packed(picture(1, 10_000), "PNG"), True)
    yield Case("10,000 × 1", packed(picture(10_000, 1), "JPEG"), True)
    yield Case("CMYK", packed(plain.convert("CMYK"), "JPEG"), True)
    yield Case("16 bits", packed(Image.fromarray(np.full((9, 9), 40_000, np.uint16)), "PNG"), True)
    yield Case("palette", packed(plain.convert("P"), "PNG"), True)
    yield Case("one bit", packed(plain.convert("1"), "TIFF"), True)
    yield Case("half transparent", packed(plain.convert("RGBA"), "WEBP"), True)
    yield Case("animated PNG", packed(plain, "PNG", **frames), True)
    yield Case("animated WebP", packed(plain, "WEBP", **frames), True)
    yield Case("TIFF of three pages", packed(plain, "TIFF", **frames), True)
    yield Case("turned by EXIF", turned(), True)
    yield Case("GIF, which is none of ours", packed(plain, "GIF"), False)
    yield Case("text", b"image_id,dx\n" * 40, False)
    yield Case("nothing", b"", False)
    yield from bombs()


def turned() -> bytes:
    """A photograph of 40 × 30 pixels that was taken upright."""
    exif = Image.Exif()
    exif[274] = 6
    return packed(picture(), "JPEG", exif=exif)


def bombs() -> Iterator[Case]:
    """Small files that promise, or cost, far more than they hold."""
    for side in (20_000, 60_000, 0x7FFF_FFFF, 0):
        yield Case(f"PNG of {side}²", _png_head(side), False)
    text = zlib.compress(b"x" * 40_000_000, 9)
    yield Case("PNG with text that inflates", _with_chunk(b"zTXt", b"a\0\0" + text))
    yield Case("PNG with a profile that inflates", _with_chunk(b"iCCP", b"a\0\0" + text))
    yield Case("JPEG scanned 20,000 times", scanned(2000, 20_000), False)
    yield Case("JPEG scanned 20,000 times, EXIF", scanned(2000, 20_000, exif=True), False)


def scanned(side: int, times: int, *, exif: bool = False) -> bytes:
    """A progressive JPEG whose last scan is repeated: a few bytes each, and work on all pixels."""
    grey = Image.fromarray(np.full((side, side), 128, np.uint8))
    own = {"exif": Image.Exif().tobytes() or b"Exif\0\0"} if exif else {}
    data = packed(grey, "JPEG", progressive=True, **own)
    start = data.rfind(b"\xff\xda")
    return data[:start] + data[start:-2] * times + b"\xff\xd9"


def _png_head(side: int) -> bytes:
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", b"") + _chunk(b"IEND", b"")
    )


def _with_chunk(name: bytes, data: bytes) -> bytes:
    sound = packed(picture(), "PNG")
    return sound[:33] + _chunk(name, data) + sound[33:]  # behind IHDR


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def bad_pictures(chance: random.Random, each: int) -> Iterator[Case]:
    """Each format cut short at every 100th byte, and harmed by chance `each` times."""
    for kind in _FORMATS:
        data = packed(picture(), kind)
        yield from cut(kind, data)
        yield from harmed(kind, data, chance, each)
    yield from harmed("progressive", packed(picture(), "JPEG", progressive=True), chance, each)
    yield from harmed("tiled", packed(picture(), "TIFF", compression="tiff_lzw"), chance, each)


def dicoms(chance: random.Random, each: int) -> Iterator[Case]:
    """DICOM photographs, cut short and harmed; the pixels of the plain one are left in peace."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain, small = written(dataset()), rle()
    yield Case("DICOM", plain, True)
    yield Case("DICOM, RLE", small, True)
    yield from cut("DICOM", plain[:2000])
    yield from harmed("DICOM", plain[:1200] + plain[-200:], chance, each)
    yield from harmed("DICOM, RLE", small, chance, each)
