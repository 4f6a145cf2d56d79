"""What pydicom does not unpack by itself, or not safely: deflated files, and lossless JPEG."""

from __future__ import annotations

import io
import zlib

import numpy as np
from PIL import Image
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRLittleEndian,
    JPEGLossless,
    JPEGLosslessSV1,
)

from core.image.decoding import MAX_BYTES, BadImage, Pixels, check_size

LOSSLESS = frozenset({JPEGLossless, JPEGLosslessSV1})
"""The transfer syntaxes of lossless JPEG (ISO 10918-1, process 14)."""

# https://dicom.nema.org/medical/dicom/current/output/chtml/part10/chapter_7.html
_PREAMBLE = 132  # 128 bytes of nothing, and “DICM”
_LENGTH = 12  # the element that says how long the rest of the file meta information is
_DEFLATED = DeflatedExplicitVRLittleEndian.encode()
_PLAIN = ExplicitVRLittleEndian.encode().ljust(len(_DEFLATED), b"\0")


def inflated(data: bytes) -> bytes:
    """Return a DICOM file whose data set is not deflated; any other file as it is.

    Raises BadImage for more than MAX_BYTES, which a few bytes could swell to, and for damage.
    """
    end = _PREAMBLE + _LENGTH + int.from_bytes(data[_PREAMBLE + 8 : _PREAMBLE + _LENGTH], "little")
    head = data[:end]
    if _DEFLATED not in head:
        return data
    press = zlib.decompressobj(-zlib.MAX_WBITS)
    body = press.decompress(data[end:], MAX_BYTES)
    if press.unconsumed_tail:
        raise BadImage(f"the DICOM file swells to more than {MAX_BYTES / 1e6:.0f} MB")
    if not press.eof:
        raise BadImage("the DICOM file is truncated or damaged")
    return head.replace(_DEFLATED, _PLAIN) + body


def decode_lossless(frame: bytes) -> Pixels:
    """Return the samples of a lossless JPEG as they are, uint8 [rows, columns(, 3)].

    What the samples mean stands in the DICOM header and not here. Raises BadImage for more than
    8 bits a sample, and what Pillow raises for damage.
    """
    with Image.open(io.BytesIO(frame), formats=("JPEG",)) as image:
        check_size(*image.size)
        return np.array(image, dtype=np.uint8)
