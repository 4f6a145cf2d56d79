"""DICOM files of every kind that is met: opened right, or one clear reason."""

from __future__ import annotations

import random
import zlib

import numpy as np
import pytest
from PIL import Image
from pydicom.dataset import Dataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.uid import (
    CTImageStorage,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    HTJ2KLossless,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    SecondaryCaptureImageStorage,
    VLPhotographicImageStorage,
)

from core.image.decoding import BadImage, decode, frames_of, inspect
from core.image.dicom_patient import dicom_patient, site_of
from core.record import SITES, UNKNOWN, Patient
from tests.core.image.dicom_factory import (
    NAME,
    WIDTH,
    dataset,
    lossless_jpeg,
    packed,
    pixels,
    rle,
    with_vr,
    written,
)

FULL = written(dataset())
DEFLATED = written(dataset(DeflatedExplicitVRLittleEndian))
TWO = np.stack([pixels(), pixels()[::-1]])


def bomb() -> bytes:
    """A file of less than a megabyte that swells to 300."""
    head = DEFLATED[: 144 + int.from_bytes(DEFLATED[140:144], "little")]
    press = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return head + press.compress(bytes(300_000_000)) + press.flush()


@pytest.mark.parametrize(
    "data",
    [
        FULL,
        written(dataset(ImplicitVRLittleEndian)),
        written(dataset(ExplicitVRBigEndian)),
        written(dataset(kind=VLPhotographicImageStorage)),
        written(dataset(kind=SecondaryCaptureImageStorage)),
        written(dataset(NumberOfFrames=1)),
        written(
            dataset(PlanarConfiguration=1, PixelData=pixels().transpose(2, 0, 1).tobytes())
        ),
        written(
            dataset(
                PixelData=(pixels().astype("<u2") << 4).tobytes(),
                BitsAllocated=16, BitsStored=12, HighBit=11,
            )
        ),
        written(
            dataset(
                JPEG2000Lossless,
                PixelData=encapsulate([packed("JPEG2000", no_jp2=True, irreversible=False)]),
                PhotometricInterpretation="YBR_RCT",
            )
        ),
        rle(),
        written(dataset(NumberOfFrames=2, PixelData=TWO.tobytes())),
        rle(NumberOfFrames=2, PixelData=TWO.tobytes()),
        written(
            dataset(JPEGLosslessSV1, PixelData=encapsulate([lossless_jpeg(pixels())]))
        ),
        written(
            dataset(
                JPEGLossless, PixelData=encapsulate([lossless_jpeg(each, 2) for each in TWO]),
                NumberOfFrames=2,
            )
        ),
        DEFLATED,
        with_vr("NumberOfFrames", "LO", "1"),
        with_vr("Rows", "IS", "48"),
        with_vr("Rows", "LO", "48"),
        with_vr("BitsAllocated", "DS", "8"),
        with_vr("PhotometricInterpretation", "UN", b"RGB "),
    ],
    ids=["explicit", "implicit", "big", "vl", "capture", "one frame", "planar", "12 bits", "j2k",
         "rle", "two frames", "two frames rle", "lossless", "two lossless", "deflated", "frames lo",
         "rows is", "rows lo", "bits ds", "photometric un"],
)  # fmt: skip
def test_the_pixels_come_back_bit_by_bit(data: bytes) -> None:
    assert np.array_equal(decode(data), pixels())


def test_jpeg_ls_is_opened() -> None:
    pytest.importorskip("jpeg_ls", reason="pyjpegls is not installed: `make` installs it")
    made = dataset()
    made.compress(JPEGLSLossless)
    assert np.array_equal(decode(written(made)), pixels())


def test_colours_of_a_lossless_file_are_those_that_its_header_tells() -> None:
    ycbcr = np.asarray(Image.fromarray(pixels()).convert("YCbCr"))
    frames = encapsulate([lossless_jpeg(ycbcr)])
    said = {"PhotometricInterpretation": "YBR_FULL", "PixelData": frames}
    found = decode(written(dataset(JPEGLosslessSV1, **said)))
    assert abs(found.astype(int) - pixels()).max() <= 2


@pytest.mark.parametrize(
    ("data", "frames"),
    [(FULL, 1), (written(dataset(NumberOfFrames=3)), 3), (FULL[:140], 1), (b"GIF89a", 1)],
)
def test_frames_are_counted(tmp_path, data: bytes, frames: int) -> None:
    path = tmp_path / "lesion.dcm"
    path.write_bytes(data)
    assert frames_of(path) == frames


def test_a_compressed_photograph_has_its_colours() -> None:
    frame = packed("JPEG", quality=95, subsampling=0)
    data = written(
        dataset(
            JPEGBaseline8Bit, PixelData=encapsulate([frame]), PhotometricInterpretation="YBR_FULL"
        )
    )
    assert abs(decode(data).astype(int) - decode(frame)).max() <= 3


def test_grey_is_told_from_its_negative() -> None:
    grey = pixels()[..., 0]
    plain = {"SamplesPerPixel": 1, "PlanarConfiguration": None, "PixelData": grey.tobytes()}
    light = decode(written(dataset(**plain, PhotometricInterpretation="MONOCHROME2")))
    dark = decode(written(dataset(**plain, PhotometricInterpretation="MONOCHROME1")))
    assert np.array_equal(light, np.repeat(grey[..., None], 3, axis=2))
    assert np.array_equal(dark, 255 - light)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (written(dataset(NumberOfFrames=20_000)), "20000 frames, more than 10000"),
        (written(dataset(NumberOfFrames=0)), "0 frames"),
        (written(dataset(kind=CTImageStorage)), "no photograph but “CT Image”"),
        (written(dataset(Rows=None)), "lacks Rows"),
        (written(dataset(PixelData=None)), "lacks PixelData"),
        (written(dataset(SamplesPerPixel=None)), "lacks SamplesPerPixel"),
        (written(dataset(Rows=60_000, Columns=60_000)), "above the limit"),
        (written(dataset(PixelRepresentation=1)), "signed pixels"),
        (written(dataset(HTJ2KLossless, PixelData=encapsulate([b"1234"]))), "as “High-Thr"),
        (written(dataset(JPEGLosslessSV1, PixelData=encapsulate([b"1234"]))), "damaged"),
        (
            written(
                dataset(JPEGLosslessSV1, PixelData=encapsulate([lossless_jpeg(pixels())[:-900]]))
            ),
            "damaged",
        ),
        (
            written(dataset(JPEGLossless, PixelData=encapsulate([lossless_jpeg(pixels()[1:])]))),
            "of another size",
        ),
        (written(dataset(JPEGBaseline8Bit, PixelData=encapsulate([b"1234"]))), "damaged"),
        (DEFLATED[:-300], "truncated or damaged"),
        (bomb(), "swells to more than 200 MB"),
        (with_vr("Rows", "LO", "many"), "no number for Rows"),
        (with_vr("Rows", "SS", -5), "impossible Rows"),
        (FULL[:100], "not an image"),
        (FULL[:140], "does not say what kind"),
        (FULL[:400], "cut off or lacks Rows"),
        (FULL[:-500], "truncated or damaged"),
    ],
)
def test_what_cannot_be_opened_has_one_reason(tmp_path, data: bytes, reason: str) -> None:
    path = tmp_path / "lesion.dcm"
    path.write_bytes(data)
    found = inspect(path) or ""
    assert reason in found
    assert "\n" not in found and "Doe" not in found


def test_a_wrong_name_is_told_but_can_be_decoded(tmp_path) -> None:
    path = tmp_path / "lesion.jpg"
    path.write_bytes(FULL)
    assert inspect(path) == "the name says JPEG, the content is DICOM"
    assert decode(path).shape[1] == WIDTH


def test_damaged_bytes_never_raise_anything_else() -> None:
    chance = random.Random(0)
    lossless = written(dataset(JPEGLossless, PixelData=encapsulate([lossless_jpeg(pixels())])))
    for whole in (FULL, rle(), DEFLATED, lossless):
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 12)):
                data[chance.randrange(132, 1200)] = chance.randrange(256)
            try:
                shown = decode(bytes(data[: chance.randint(132, len(data))]))
            except BadImage as error:
                assert str(error)
            else:
                assert shown.ndim == 3 and shown.shape[2] == 3


def patient(tmp_path, data: bytes) -> Patient:
    path = tmp_path / "lesion.dcm"
    path.write_bytes(data)
    return dicom_patient(path)


@pytest.mark.parametrize(
    ("values", "age"),
    [
        ({}, 45.0),
        ({"PatientAge": "018M"}, 1.0),
        ({"PatientAge": "030W"}, 0.0),
        ({"PatientAge": "999Y"}, None),
        ({"PatientAge": None}, None),
        ({"PatientAge": None, "PatientBirthDate": "19601122", "StudyDate": "20201121"}, 59.0),
        ({"PatientAge": None, "PatientBirthDate": "19601120", "ContentDate": "20201121"}, 60.0),
        ({"PatientAge": None, "PatientBirthDate": "19601120"}, None),
        ({"PatientAge": None, "PatientBirthDate": "20301120", "StudyDate": "20201121"}, None),
    ],
)
def test_the_age_is_told_or_follows_from_dates(tmp_path, values: dict, age: float | None) -> None:
    assert patient(tmp_path, written(dataset(**values))).age == age


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (with_vr("PatientAge", "IS", "45"), Patient(45.0, "female", "back")),
        (with_vr("PatientSex", "UN", b"F "), Patient(45.0, "female", "back")),
        (with_vr("BodyPartExamined", "SQ", [Dataset()]), Patient(45.0, "female", UNKNOWN)),
        (written(dataset(PatientSex="O", BodyPartExamined="")), Patient(45.0)),
        (written(dataset(PatientAge=None, PatientSex=None, BodyPartExamined=None)), Patient()),
    ],
)
def test_odd_headers_give_what_they_say(tmp_path, data: bytes, wanted: Patient) -> None:
    assert patient(tmp_path, data) == wanted


def test_the_region_in_code_goes_before_the_body_part(tmp_path) -> None:
    region = Dataset()
    region.CodeValue, region.CodingSchemeDesignator = "181501003", "SCT"
    region.CodeMeaning = "Skin of palm of hand"
    data = written(dataset(AnatomicRegionSequence=Sequence([region])))
    assert patient(tmp_path, data).site == "acral"


def test_other_images_have_no_header(tmp_path) -> None:
    assert patient(tmp_path, packed("PNG")) == Patient()


@pytest.mark.parametrize(
    ("words", "site"),
    [
        ("Skin of lower back", "back"),
        ("Skin of palmar area of wrist", "upper extremity"),
        ("Skin of sole of forefoot", "acral"),
        ("UPPER_EXTREMITY", "upper extremity"),
        ("Skin of lower extremity", "lower extremity"),
        ("Skin of posterior surface of thorax", "back"),
        ("Skin of anterior surface of thorax", "chest"),
        ("Skin of dorsal part of great toe", "foot"),
        ("Skin of paraspinal area of the neck", "neck"),
        ("Skin of posterior helix of ear", "ear"),
        ("Skin of upper lip", "face"),
        ("Mucosa of upper lip", UNKNOWN),
        ("Head", UNKNOWN),
        ("AXILLA", UNKNOWN),
        ("", UNKNOWN),
        *((site, site) for site in SITES if site != "acral"),
    ],
)
def test_places_become_sites(words: str, site: str) -> None:
    assert site_of(words) == site


def test_neither_name_nor_message_reaches_a_log(tmp_path, caplog) -> None:
    for data in (FULL, FULL[:600], with_vr("PatientName", "UI", NAME), FULL[:-500]):
        path = tmp_path / "lesion.dcm"
        path.write_bytes(data)
        try:
            shown = str(dicom_patient(path))
            inspect(path)
        except BadImage as error:
            shown = str(error)
        assert "Doe" not in shown and "12345" not in shown
    assert not caplog.records
