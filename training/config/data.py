"""The data of a run."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from training.config.group import Group


class DataConfig(Group):
    """Which images, and how they are divided."""

    folder: Path | None = Field(default=None, description="Folder of the dataset.")
    csv: Path | None = Field(default=None, description="Metadata table, where it lies elsewhere.")
    images: Path | None = Field(
        default=None, description="Folder of the images, where it lies elsewhere."
    )
    scheme: str = Field(
        default="auto",
        max_length=40,
        examples=["auto", "64/16/20", "70/15/15", "70/20/10", "80/20", "folder"],
        description="Per cent of the lesions for training/validation/test. “folder” keeps the "
        "subsets of class folders, “auto” does so where there are any and is 64/16/20 elsewhere.",
    )
    seed: int = Field(default=42, ge=0, le=2**31 - 1, description="Seed of the split.")
    split_csv: Path | None = Field(
        default=None,
        description="Table with a given split (image_id, subset) instead of the scheme.",
    )
