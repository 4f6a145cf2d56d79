"""DICOM files made with pydicom: sound ones, and such as are met."""

from __future__ import annotations

import io
import warnings

import numpy as np
from PIL import Image
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


def rle() -> bytes:
    made = dataset()
    made.compress(RLELossless)
    return written(made)


def with_vr(name: str, vr: str, value: object) -> bytes:
    """A sound file but for one element, which is written as another kind of value."""
    made = dataset()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tag = made[name].tag
        made[tag] = DataElement(tag, vr, value)
        return written(made)
