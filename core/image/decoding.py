"""Image files, which are untrusted, become RGB arrays; a bad one is a `BadImage`, with a reason."""

from __future__ import annotations

import io
import struct
import threading
import warnings
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
import simplejpeg
from PIL import Image, ImageOps, UnidentifiedImageError

from core.parallel import at_once

Pixels = npt.NDArray[np.uint8]

MAX_PIXELS = 100_000_000
MAX_BYTES = 200_000_000
_FORMAT_OF_SUFFIX = MappingProxyType({
    ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".tif": "TIFF", ".tiff": "TIFF", ".bmp": "BMP",
    ".webp": "WEBP", ".dcm": "DICOM",
})  # fmt: skip
_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP")
# Each scan of a progressive JPEG is work on every pixel, and takes a dozen bytes of the file:
# 200 scans of 4 megapixels took 0.7 s. Cameras write ten or so.
_MOST_SCANNED = 4_000_000_000
_JPEG_START, _JPEG_SCAN = b"\xff\xd8\xff", b"\xff\xda"
_EXIF_SEARCH = 4096
_MAX_REASON = 120
# Pillow's readers, given bytes made to harm, raise whatever their parsing runs into.
_DAMAGE = (
    OSError, SyntaxError, ValueError, EOFError, MemoryError, ArithmeticError, LookupError,
    TypeError, AttributeError, RuntimeError, struct.error, zlib.error, Warning,
    Image.DecompressionBombError,
)  # fmt: skip
FILTERS = threading.Lock()
"""Held while filters of warnings are other than those of the process."""

_DICOM_PREAMBLE, _DICOM = 128, b"DICM"


class BadImage(ValueError):
    """An image that cannot be used; its text is the reason."""


def read_file(path: Path) -> bytes:
    """Return the bytes of an image file; raises BadImage where it is absent, empty or too large."""
    try:
        size = path.stat().st_size
        if size == 0:
            raise BadImage("the file is empty")
        if size > MAX_BYTES:
            raise BadImage(f"the file has {size / 1e6:.0f} MB, more than {MAX_BYTES / 1e6:.0f} MB")
        return path.read_bytes()
    except OSError as error:
        raise BadImage(f"the file cannot be read: {error.strerror or error}") from error


def decode(source: Path | bytes, *, short_side: int = 0) -> Pixels:
    """Decode an image to RGB, uint8, height × width × 3.

    `short_side` > 0 lets a JPEG be decoded at a reduced scale whose short side is not below it.
    Raises BadImage for a file that is empty, truncated, not an image, or above MAX_PIXELS.
    """
    data = read_file(source) if isinstance(source, Path) else source
    if is_dicom(data):
        from core.image.dicom import decode_dicom  # pydicom is wanted for this alone

        return decode_dicom(data)
    if data.startswith(_JPEG_START) and b"Exif" not in data[:_EXIF_SEARCH]:
        pixels = _decode_jpeg(data, short_side)
        if pixels is not None:
            return pixels
    return _decode_pillow(data)


def read_each(read: Callable[[Path], Pixels], paths: Sequence[Path]) -> list[Pixels | BadImage]:
    """Return the pixels of each file as `read` makes them, in order; a bad one as its reason."""

    def read_one(path: Path) -> Pixels | BadImage:
        try:
            return read(path)
        except BadImage as error:
            return error

    return at_once(read_one, paths)


def is_dicom(data: bytes) -> bool:
    """Tell whether the content is a DICOM file, whatever it is called."""
    return data[_DICOM_PREAMBLE : _DICOM_PREAMBLE + len(_DICOM)] == _DICOM


def frames_of(path: Path) -> int:
    """Return how many frames an image file holds, of which `decode` gives the first.

    1 for all that is not DICOM, as of a TIFF with several pages the first is meant.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_DICOM_PREAMBLE + len(_DICOM))
        if not is_dicom(head):
            return 1
        data = read_file(path)
    except (OSError, BadImage):
        return 1  # gone since it was decoded
    from core.image import dicom

    return dicom.frames_of(data)


def inspect(path: Path) -> str | None:
    """Decode a whole image file and return what is wrong with it, or None."""
    try:
        data = read_file(path)
        kind = "DICOM" if is_dicom(data) else _pillow_header(data)
        decode(data)
    except BadImage as error:
        return str(error)
    expected = _FORMAT_OF_SUFFIX.get(path.suffix.lower())
    if expected is not None and kind != expected:
        return f"the name says {expected}, the content is {kind}"
    return None


def _decode_jpeg(data: bytes, short_side: int) -> Pixels | None:
    """Decode with libjpeg-turbo; None where the file is one for Pillow (CMYK, or unsound)."""
    try:
        height, width, colorspace, _ = simplejpeg.decode_jpeg_header(data)
        check_scans(data, width, height)
        if colorspace in ("CMYK", "YCCK"):
            return None
        return np.asarray(
            simplejpeg.decode_jpeg(
                data, colorspace="RGB", min_height=short_side, min_width=short_side, min_factor=1
            )
            if short_side
            else simplejpeg.decode_jpeg(data, colorspace="RGB")
        )
    except BadImage:
        raise
    except ValueError:
        return None  # Pillow decides, and its reasons are readable


def _pillow_header(data: bytes) -> str:
    with _open(data) as image:
        # A photograph with a preview inside is a JPEG to everyone but Pillow.
        return "JPEG" if image.format == "MPO" else str(image.format)


def _open(data: bytes) -> Image.Image:
    """Read the header; what Pillow warns of is either harmless or found when pixels are read."""
    try:
        # Filters of warnings belong to the process, and images are decoded on several threads.
        with FILTERS, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
        check_size(*image.size)
        if image.format in ("JPEG", "MPO"):
            check_scans(data, *image.size)
        return image
    except BadImage:
        raise
    except UnidentifiedImageError as error:
        raise BadImage("the content is not an image") from error
    except Image.DecompressionBombError as error:
        raise BadImage("the image has far too many pixels") from error
    except _DAMAGE as error:
        raise BadImage(f"the image header is damaged ({_line(error)})") from error


def _decode_pillow(data: bytes) -> Pixels:
    try:
        with _open(data) as image:
            return _to_rgb(ImageOps.exif_transpose(image))
    except BadImage:
        raise
    except _DAMAGE as error:
        raise BadImage(f"the image is truncated or damaged ({_line(error)})") from error


def _to_rgb(image: Image.Image) -> Pixels:
    if image.mode.startswith("I;16"):
        grey = (np.asarray(image).astype(np.uint16) >> 8).astype(np.uint8)
        return np.repeat(grey[..., None], 3, axis=2)
    if image.mode in ("I", "F"):
        raise BadImage("the image has 32 bits a pixel, which no photograph has")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        # Skin is never transparent: what shows through is paper.
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        image = Image.alpha_composite(paper, rgba)
    return np.ascontiguousarray(np.asarray(image.convert("RGB"), dtype=np.uint8))


def _line(error: BaseException) -> str:
    """Return the reason of an error on one line, without addresses of objects."""
    text = " ".join(str(error).split())
    return text[:_MAX_REASON] if text and " object at 0x" not in text else type(error).__name__


def check_size(width: int, height: int) -> None:
    """Raise BadImage for an image of no pixels, or of more than MAX_PIXELS."""
    if width * height > MAX_PIXELS:
        raise BadImage(
            f"the image is {width}×{height}, "
            f"above the limit of {MAX_PIXELS // 1_000_000} megapixels"
        )
    if width < 1 or height < 1:
        raise BadImage("the image has no pixels")


def check_scans(data: bytes, width: int, height: int) -> None:
    """Raise BadImage for a JPEG of too many pixels, or one that is scanned over and over."""
    check_size(width, height)
    scans = data.count(_JPEG_SCAN)
    if scans * width * height > _MOST_SCANNED:
        raise BadImage(f"the image is {width}×{height} in {scans} scans, which would take minutes")
