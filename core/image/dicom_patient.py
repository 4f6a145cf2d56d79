"""What a DICOM header says of age, sex and site; names and dates are never kept, shown or logged.

Sites are those of HAM10000; a place that stands for none of them, or could be two, is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pydicom

from core.image.decoding import BadImage, is_dicom, read_file
from core.image.dicom import dicom_errors, read_tags
from core.layout.folder import SUFFIXES
from core.record import MAX_AGE, UNKNOWN, Patient

_REGIONS = ("AnatomicRegionSequence", "PrimaryAnatomicStructureSequence")
_DAYS = ("StudyDate", "AcquisitionDate", "ContentDate")
# Of the person only what a model can use; the name is not even parsed.
_TAGS = (
    "PatientAge", "PatientBirthDate", "PatientSex", "BodyPartExamined", *_REGIONS, *_DAYS,
)  # fmt: skip
_SEXES: Mapping[str, str] = MappingProxyType({"F": "female", "M": "male"})
_UNITS: Mapping[str, float] = MappingProxyType({"Y": 1.0, "M": 12.0, "W": 52.18, "D": 365.25})
_AGE = re.compile(r"(\d{1,3})([YMWD])", re.IGNORECASE)
_LONGEST_MEANING = 200
_DAYS_A_YEAR = 365.25

# The first line whose every part is named decides; a part is any one of its words.
_SITES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (UNKNOWN, ("mucosa oral tongue gingiva tooth pharynx oropharynx retina cornea hair",)),
    ("upper extremity", ("wrist",)),
    ("acral", ("palm palmar sole plantar nail thenar hypothenar",)),
    ("ear", ("ear pinna helix antihelix tragus antitragus concha preauricular postauricular",)),
    ("ear", ("auditory auricle earlobe",)),
    ("scalp", ("scalp occipital parietal vertex",)),
    ("genital", ("genital genitalia penis scrotum vulva vulval labium labia clitoris glans",)),
    ("genital", ("perineum anus vaginal foreskin prepuce",)),
    ("face", ("face cheek nose nasal nasi nasolabial forehead chin lip eyelid eyebrow eye jaw",)),
    ("face", ("jawline temple temporal perioral philtrum canthus glabella infraalar",)),
    ("neck", ("neck nuchal submental submandibular supraclavicular",)),
    ("hand", ("hand finger thumb fingers knuckle",)),
    ("foot", ("foot toe toes heel forefoot hallux",)),
    ("upper extremity", ("arm forearm upperarm elbow shoulder antecubital",)),
    ("upper extremity", ("upper", "extremity limb")),
    ("lower extremity", ("leg lowerleg thigh knee calf shin ankle popliteal hip",)),
    ("lower extremity", ("lower", "extremity limb")),
    ("abdomen", ("abdomen abdominal umbilicus epigastric hypogastric",)),
    ("back", ("back paraspinal scapula scapular lumbar",)),
    ("back", ("posterior", "thorax")),
    ("chest", ("chest breast areola nipple sternum sternal thorax infraclavicular",)),
    ("trunk", ("trunk flank torso",)),
)


def dicom_patient(path: Path) -> Patient:
    """Return age, sex and site of a DICOM file's header; all unknown for any other image.

    Raises BadImage for a file that cannot be read, or a header that is damaged.
    """
    data = read_file(path)
    if not is_dicom(data):
        return Patient()
    with dicom_errors():
        dataset = read_tags(data, _TAGS)
        return Patient(_age(dataset), _sex(dataset), _site(dataset))


def with_header(path: Path, patient: Patient) -> Patient:
    """Return a patient with what is unknown taken from the header, where the image has one.

    A file that cannot be read tells nothing; why, is told where it is decoded.
    """
    if path.suffix.casefold() in SUFFIXES:
        return patient  # what is called so has no header, and is not opened for nothing
    try:
        told = dicom_patient(path)
    except BadImage:
        return patient
    return Patient(
        told.age if patient.age is None else patient.age,
        told.sex if patient.sex == UNKNOWN else patient.sex,
        told.site if patient.site == UNKNOWN else patient.site,
    )


def site_of(words: str) -> str:
    """Return the site that words in English stand for, such as “Skin of lower back”."""
    found = set(re.findall(r"[a-z]+", words.casefold()))
    for site, parts in _SITES:
        if all(found & set(part.split()) for part in parts):
            return site
    return UNKNOWN


def _age(dataset: pydicom.Dataset) -> float | None:
    for read in (_told_age, _age_by_dates):
        age = read(dataset)
        if age is not None and 0 <= age <= MAX_AGE:
            return age
    return None


def _told_age(dataset: pydicom.Dataset) -> float | None:
    text = _text(dataset, "PatientAge")
    told = _AGE.fullmatch(text)
    if told is not None:
        number = int(told[1]) / _UNITS[told[2].upper()]
        return float(int(number))
    # Written with another VR it is a bare number, which people mean in years.
    return float(text) if text.isdecimal() and len(text) <= 3 else None


def _age_by_dates(dataset: pydicom.Dataset) -> float | None:
    born = _day(dataset, "PatientBirthDate")
    taken = next((day for name in _DAYS if (day := _day(dataset, name)) is not None), None)
    if born is None or taken is None or taken < born:
        return None
    return float(int((taken - born).days / _DAYS_A_YEAR))


def _day(dataset: pydicom.Dataset, name: str) -> date | None:
    try:
        return datetime.strptime(_text(dataset, name), "%Y%m%d").date()
    except ValueError:
        return None  # an odd date is an unknown one


def _sex(dataset: pydicom.Dataset) -> str:
    return _SEXES.get(_text(dataset, "PatientSex").upper(), UNKNOWN)


def _site(dataset: pydicom.Dataset) -> str:
    for read in _SITE_READERS:
        site = read(dataset)
        if site != UNKNOWN:
            return site
    return UNKNOWN


def _region(name: str) -> Callable[[pydicom.Dataset], str]:
    def read(dataset: pydicom.Dataset) -> str:
        items: Any = dataset.get(name) or ()
        # Written with another VR it is no sequence, and says nothing.
        if not isinstance(items, pydicom.Sequence) or not items:
            return UNKNOWN
        return site_of(_text(items[0], "CodeMeaning"))

    return read


_SITE_READERS: tuple[Callable[[pydicom.Dataset], str], ...] = (
    *(_region(name) for name in _REGIONS),
    lambda dataset: site_of(_text(dataset, "BodyPartExamined")),
)


def _text(dataset: pydicom.Dataset, name: str) -> str:
    value: Any = dataset.get(name)
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    text = "" if value is None else str(value)
    return text[:_LONGEST_MEANING].strip("\0 ")
