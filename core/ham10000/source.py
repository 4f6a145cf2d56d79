"""Where HAM10000 comes from, and what a complete copy holds."""

from __future__ import annotations

from dataclasses import dataclass

ROWS = 10_015
IMAGES = 10_015
LESIONS = 7_470
CITATION = (
    "Tschandl, Rosendahl, Kittler: The HAM10000 dataset, a large collection of multi-source "
    "dermatoscopic images of common pigmented skin lesions. Scientific Data 5:180161, 2018."
)
LICENCE = "CC BY-NC 4.0: research and teaching, not commercial. Models trained on it inherit that."
KAGGLE_NAME = "kmader/skin-cancer-mnist-ham10000"


@dataclass(frozen=True, slots=True)
class Source:
    """One place that offers the dataset: its address and what to download there."""

    title: str
    address: str
    files: str
    note: str


SOURCES: tuple[Source, ...] = (
    Source(
        "Harvard Dataverse",
        "https://doi.org/10.7910/DVN/DBW86T",
        "HAM10000_images_part_1.zip, HAM10000_images_part_2.zip and HAM10000_metadata",
        "The authors' own publication. No account is needed.",
    ),
    Source(
        "ISIC Archive",
        "https://www.isic-archive.com/",
        "The collection “HAM10000”, images and metadata",
        "The archive that hosts the images. Its table has other columns; prefer Dataverse.",
    ),
    Source(
        "Kaggle",
        f"https://www.kaggle.com/datasets/{KAGGLE_NAME}",
        "One archive with everything",
        "A copy of the same images and table. Needs a Kaggle account.",
    ),
)
