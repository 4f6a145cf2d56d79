"""A JPEG as the DICOM photograph that a camera of a clinic writes; standard library only."""

from __future__ import annotations

import struct

_PHOTOGRAPH = "1.2.840.10008.5.1.4.1.1.77.1.4"
_JPEG_BASELINE = "1.2.840.10008.1.2.4.50"
_ITEM = struct.Struct("<HHI")


def as_dicom(jpeg: bytes) -> bytes:
    """Return a DICOM file that holds a baseline JPEG as it is."""
    height, width = _size(jpeg)
    syntax = _element(0x02, 0x10, "UI", _JPEG_BASELINE)
    elements = (
        _element(0x08, 0x16, "UI", _PHOTOGRAPH),
        _element(0x28, 0x02, "US", 3),
        _element(0x28, 0x04, "CS", "YBR_FULL_422"),
        _element(0x28, 0x06, "US", 0),
        _element(0x28, 0x10, "US", height),
        _element(0x28, 0x11, "US", width),
        _element(0x28, 0x100, "US", 8),
        _element(0x28, 0x101, "US", 8),
        _element(0x28, 0x102, "US", 7),
        _element(0x28, 0x103, "US", 0),
    )
    frame = jpeg + b"\0" * (len(jpeg) % 2)
    pixels = (
        struct.pack("<HH2sHI", 0x7FE0, 0x10, b"OB", 0, 0xFFFFFFFF),
        _ITEM.pack(0xFFFE, 0xE000, 0),  # the table of offsets, empty
        _ITEM.pack(0xFFFE, 0xE000, len(frame)),
        frame,
        _ITEM.pack(0xFFFE, 0xE0DD, 0),
    )
    head = bytes(128) + b"DICM" + _element(0x02, 0x00, "UL", len(syntax)) + syntax
    return head + b"".join(elements) + b"".join(pixels)


def _element(group: int, number: int, kind: str, value: int | str) -> bytes:
    if isinstance(value, int):
        body = struct.pack("<I" if kind == "UL" else "<H", value)
    else:
        body = value.encode("ascii")
        body += (b"\0" if kind == "UI" else b" ") * (len(body) % 2)
    return struct.pack("<HH2sH", group, number, kind.encode("ascii"), len(body)) + body


def _size(jpeg: bytes) -> tuple[int, int]:
    """Return height and width, which stand in the frame header of a baseline JPEG."""
    at = 2
    while jpeg[at + 1] != 0xC0:
        at += 2 + int(struct.unpack_from(">H", jpeg, at + 2)[0])
    height, width = struct.unpack_from(">HH", jpeg, at + 5)
    return int(height), int(width)
