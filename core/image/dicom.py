"""DICOM photographs become RGB arrays: dermoscopic, VL photographic and secondary capture.

Only elements about the pixels are read: names and dates of birth are never parsed here. What is
known of the patient is read apart (`core.image.dicom_patient`).
"""

from __future__ import annotations

import logging
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from types import MappingProxyType
from typing import Any

import numpy as np
import pydicom
from pydicom.encaps import generate_frames
from pydicom.errors import BytesLengthException, InvalidDicomError
from pydicom.pixels.decoders.base import get_decoder
from pydicom.pixels.processing import apply_color_lut, convert_color_space
from pydicom.pixels.utils import pixel_array
from pydicom.uid import UID

from core.image.decoding import FILTERS, BadImage, Pixels, check_size
from core.image.dicom_packing import LOSSLESS, decode_lossless, inflated

PHOTOGRAPHS: Mapping[str, str] = MappingProxyType(
    {
        "1.2.840.10008.5.1.4.1.1.77.1.7": "dermoscopic photograph",
        "1.2.840.10008.5.1.4.1.1.77.1.4": "VL photograph",
        "1.2.840.10008.5.1.4.1.1.7": "secondary capture",
        "1.2.840.10008.5.1.4.1.1.7.4": "secondary capture, several frames",
    }
)
"""The kinds of DICOM images that may be of skin, by their SOP class."""

# https://dicom.nema.org/medical/dicom/current/output/chtml/part03/sect_C.7.6.3.html
_TAGS = (
    "SOPClassUID", "SamplesPerPixel", "PhotometricInterpretation", "PlanarConfiguration",
    "NumberOfFrames", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit",
    "PixelRepresentation", "RedPaletteColorLookupTableDescriptor",
    "GreenPaletteColorLookupTableDescriptor", "BluePaletteColorLookupTableDescriptor",
    "RedPaletteColorLookupTableData", "GreenPaletteColorLookupTableData",
    "BluePaletteColorLookupTableData", "ExtendedOffsetTable", "ExtendedOffsetTableLengths",
    "PixelData",
)  # fmt: skip
_NEEDED = ("Rows", "Columns", "SamplesPerPixel", "PhotometricInterpretation", "BitsAllocated",
           "PixelData")  # fmt: skip
_MOST_FRAMES = 10_000
_DAMAGE = (
    OSError, SyntaxError, ValueError, EOFError, MemoryError, ArithmeticError, LookupError,
    TypeError, AttributeError, RuntimeError, struct.error, zlib.error, Warning,
    InvalidDicomError, BytesLengthException,
)  # fmt: skip


def decode_dicom(data: bytes) -> Pixels:
    """Decode a DICOM file to RGB, uint8, height × width × 3; raises BadImage."""
    with dicom_errors():
        dataset = read_tags(data, _TAGS)
        _check(dataset)
        return _to_rgb(dataset)


@contextmanager
def dicom_errors() -> Iterator[None]:
    """Turn whatever pydicom runs into on a damaged file into one BadImage, without a word more."""
    # Its warnings and messages may quote values of the header.
    logging.getLogger("pydicom").setLevel(logging.CRITICAL)
    try:
        # Filters of warnings belong to the process, and images are decoded on several threads.
        with FILTERS, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except BadImage:
        raise
    except _DAMAGE:
        # What pydicom says may quote the header: a damaged length swallows what follows it.
        raise BadImage("the DICOM file is truncated or damaged") from None


def frames_of(data: bytes) -> int:
    """Return how many frames a DICOM file says it has; 1 where it does not say or is damaged."""
    try:
        with dicom_errors():
            return _whole(read_tags(data, ("NumberOfFrames",)), "NumberOfFrames", 1)
    except BadImage:
        return 1  # whoever decodes it tells what is wrong


def read_tags(data: bytes, names: tuple[str, ...]) -> pydicom.FileDataset:
    """Return these elements of a DICOM file and no others."""
    return pydicom.dcmread(BytesIO(inflated(data)), specific_tags=list(names))


def _check(dataset: pydicom.FileDataset) -> None:
    """Raise BadImage for what is no photograph, or not one photograph."""
    kind = dataset.get("SOPClassUID") or dataset.file_meta.get("MediaStorageSOPClassUID")
    if not kind:
        raise BadImage("the DICOM file does not say what kind of image it holds")
    if str(kind) not in PHOTOGRAPHS:
        raise BadImage(f"the DICOM file holds no photograph but {_name(UID(str(kind)))}")
    missing = [name for name in _NEEDED if name not in dataset]
    if missing:
        raise BadImage(f"the DICOM file is cut off or lacks {', '.join(missing)}")
    syntax = dataset.file_meta.get("TransferSyntaxUID")
    if syntax is not None and not _can_open(syntax):
        raise BadImage(f"the DICOM file is compressed as {_name(syntax)}, which is not opened here")
    rows, columns = _whole(dataset, "Rows"), _whole(dataset, "Columns")
    check_size(columns, rows)
    frames = _whole(dataset, "NumberOfFrames", 1)
    if not 1 <= frames <= _MOST_FRAMES:
        raise BadImage(f"the DICOM file has {frames} frames, more than {_MOST_FRAMES}")
    if _whole(dataset, "PixelRepresentation", 0):
        raise BadImage("the DICOM file has signed pixels, which no photograph has")
    # What was written with a wrong VR is a number all the same.
    for name in ("Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit", "SamplesPerPixel",
                 "PlanarConfiguration", "PixelRepresentation", "NumberOfFrames"):  # fmt: skip
        if name in dataset:
            number = _whole(dataset, name)
            del dataset[name]
            setattr(dataset, name, number)


def _name(uid: UID) -> str:
    """Return the name of a UID of the standard; of another nothing that a file could dictate."""
    return "something unknown" if uid.name == str(uid) else f"“{uid.name.removesuffix(' Storage')}”"


def _can_open(syntax: UID) -> bool:
    if syntax in LOSSLESS:
        return True
    try:
        return bool(get_decoder(syntax).is_available)
    except NotImplementedError:
        return False  # a syntax of no image, or of one nobody knows


def _whole(dataset: pydicom.FileDataset, name: str, absent: int | None = None) -> int:
    value: Any = dataset.get(name)
    if value is None or value == "":
        if absent is not None:
            return absent
        raise BadImage(f"the DICOM file has no {name}")
    if isinstance(value, bytes):
        value = int.from_bytes(value, "little") if len(value) <= 4 else -1
    try:
        number = int(value)
    except (TypeError, ValueError) as error:
        raise BadImage(f"the DICOM file has no number for {name}") from error
    if not 0 <= number < 1 << 31:
        raise BadImage(f"the DICOM file has an impossible {name}")
    return number


def _first_frame(dataset: pydicom.FileDataset) -> Any:
    """Return the pixels of the first frame, as whole numbers [rows, columns(, 3)]."""
    frames = _whole(dataset, "NumberOfFrames", 1)
    if dataset.file_meta.get("TransferSyntaxUID") not in LOSSLESS:
        return pixel_array(dataset, index=0)
    frame = next(generate_frames(dataset.PixelData, number_of_frames=frames))
    array = decode_lossless(frame)
    if array.shape[:2] != (dataset.Rows, dataset.Columns):
        raise BadImage("the DICOM file has a frame of another size than it says")
    ycbcr = str(dataset.PhotometricInterpretation).startswith("YBR")
    return convert_color_space(array, "YBR_FULL", "RGB") if ycbcr else array


def _to_rgb(dataset: pydicom.FileDataset) -> Pixels:
    meaning = str(dataset.get("PhotometricInterpretation", ""))
    array: Any = _first_frame(dataset)
    depth = _whole(dataset, "BitsStored", 8)
    if meaning == "PALETTE COLOR":
        array = apply_color_lut(array, dataset)
        depth = 8 * array.dtype.itemsize
    if array.ndim == 2:
        array = np.repeat(array[..., None], 3, axis=2)
    if array.ndim != 3 or array.shape[2] != 3:
        raise BadImage("the DICOM file has pixels of an unknown kind")
    if not 8 <= depth <= 16 or array.dtype.itemsize > 2:
        raise BadImage(f"the DICOM file has {depth} bits a pixel, which no photograph has")
    pixels = (array >> (depth - 8)).astype(np.uint8) if depth > 8 else array.astype(np.uint8)
    if meaning == "MONOCHROME1":
        pixels = 255 - pixels
    return np.ascontiguousarray(pixels)
