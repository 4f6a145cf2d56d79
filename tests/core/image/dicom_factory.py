"""DICOM files made with pydicom: sound ones, and such as are met."""

from __future__ import annotations

import io
import struct
import warnings

import numpy as np
from PIL import Image
from pydicom.datadict import tag_for_keyword
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.uid import (
    DermoscopicPhotographyImageStorage,
    ExplicitVRLittleEndian,
    RLELossless,
    generate_uid,
)

HEIGHT, WIDTH = 48, 64
NAME = "Doe^Jane"


def pixels() -> np.ndarray:
    noise = np.random.default_rng(0).integers(0, 20, (HEIGHT, WIDTH, 3))
    upper = np.arange(HEIGHT)[:, None, None] < HEIGHT // 2
    return (np.where(upper, (200, 40, 30), (20, 20, 20)) + noise).astype(np.uint8)


def packed(kind: str, **options: object) -> bytes:
    """The pixels as a compressed frame."""
    buffer = io.BytesIO()
    Image.fromarray(pixels()).save(buffer, kind, **options)
    return buffer.getvalue()


def dataset(
    syntax: str = ExplicitVRLittleEndian,
    kind: str = DermoscopicPhotographyImageStorage,
    **values: object,
) -> Dataset:
    """A dermoscopic photograph of a woman of 45, and whatever else is wanted; None leaves out."""
    meta = FileMetaDataset()
    meta.MediaStorageSOPClassUID, meta.TransferSyntaxUID = kind, syntax
    meta.MediaStorageSOPInstanceUID = generate_uid(entropy_srcs=["dermadesk"])
    made = Dataset()
    made.file_meta = meta
    made.SOPClassUID, made.SOPInstanceUID = kind, meta.MediaStorageSOPInstanceUID
    plain = {
        "PatientName": NAME, "PatientID": "12345", "PatientAge": "045Y", "PatientSex": "F",
        "BodyPartExamined": "BACK", "Rows": HEIGHT, "Columns": WIDTH, "SamplesPerPixel": 3,
        "PhotometricInterpretation": "RGB", "PlanarConfiguration": 0, "BitsAllocated": 8,
        "BitsStored": 8, "HighBit": 7, "PixelRepresentation": 0, "PixelData": pixels().tobytes(),
    }  # fmt: skip
    for name, value in (plain | values).items():
        if value is not None:
            setattr(made, name, value)
    return made


def written(made: Dataset) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what is wrong with it is the point
        made.save_as(buffer, enforce_file_format=True)
    return buffer.getvalue()


def rle(**values: object) -> bytes:
    made = dataset(**values)
    made.compress(RLELossless)
    return written(made)


def with_vr(name: str, vr: str, value: object) -> bytes:
    """A sound file but for one element, which is written as another kind of value."""
    made = dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tag = tag_for_keyword(name)
        made[tag] = DataElement(tag, vr, value)
        return written(made)


def lossless_jpeg(planes: np.ndarray, predictor: int = 1) -> bytes:
    """Samples uint8 [rows, columns(, n)] as a lossless JPEG, which Pillow reads and cannot write.

    ISO 10918-1, annex H, with predictor 1 (what stands left) or 2 (above), and one Huffman code of
    four bits for each of nine lengths of differences.
    """
    samples = planes.reshape(*planes.shape[:2], -1).astype(int)
    rows, columns, count = samples.shape
    before = np.empty_like(samples)
    before[:, 1:], before[1:, 0] = samples[:, :-1], samples[:-1, 0]
    if predictor == 2:
        before[1:] = samples[:-1]
        before[0, 1:] = samples[0, :-1]
    before[0, 0] = 128
    bits = "".join(_difference(value) for value in (samples - before).ravel().tolist())
    bits += "1" * (-len(bits) % 8)
    scan = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    parts = b"".join(bytes((n + 1, 0x11, 0)) for n in range(count))
    scanned = b"".join(bytes((n + 1, 0)) for n in range(count))
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xC3, struct.pack(">BHHB", 8, rows, columns, count) + parts),
            _segment(0xC4, bytes((0, 0, 0, 0, 9, *(0,) * 12, *range(9)))),
            _segment(0xDA, bytes((count,)) + scanned + bytes((predictor, 0, 0))),
            scan.replace(b"\xff", b"\xff\x00"),
            b"\xff\xd9",
        )
    )


def _difference(value: int) -> str:
    length = abs(value).bit_length()
    low = value if value >= 0 else value + (1 << length) - 1
    return f"{length:04b}" + (f"{low:0{length}b}" if length else "")


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
