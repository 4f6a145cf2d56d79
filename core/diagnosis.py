"""The seven diagnoses of HAM10000 in their one order.

Source: Tschandl, Rosendahl, Kittler, Scientific Data 5:180161, 2018.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One class: its code in the table, its name for people, and its column in ISIC files."""

    code: str
    name: str
    malignant: bool
    isic: str


DIAGNOSES: tuple[Diagnosis, ...] = (
    Diagnosis("akiec", "Actinic keratosis / Bowen's disease", True, "AKIEC"),
    Diagnosis("bcc", "Basal cell carcinoma", True, "BCC"),
    Diagnosis("bkl", "Benign keratosis", False, "BKL"),
    Diagnosis("df", "Dermatofibroma", False, "DF"),
    Diagnosis("mel", "Melanoma", True, "MEL"),
    Diagnosis("nv", "Melanocytic naevus", False, "NV"),
    Diagnosis("vasc", "Vascular lesion", False, "VASC"),
)
CODES: tuple[str, ...] = tuple(diagnosis.code for diagnosis in DIAGNOSES)
MALIGNANT: tuple[int, ...] = tuple(i for i, entry in enumerate(DIAGNOSES) if entry.malignant)

ISIC_ORDER: tuple[str, ...] = ("mel", "nv", "bcc", "akiec", "bkl", "df", "vasc")
ISIC_COLUMNS: tuple[str, ...] = (
    "image", *(DIAGNOSES[CODES.index(code)].isic for code in ISIC_ORDER),
)  # fmt: skip
"""The columns of the multiclass tables of the ISIC challenges (2018 task 3)."""
