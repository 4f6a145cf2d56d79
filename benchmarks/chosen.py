"""An even choice of the images of a folder, as a table that a run can be given."""

from __future__ import annotations

from pathlib import Path

from core.atomic import write_csv
from core.dataset import open_dataset
from core.record import Record

_COLUMNS = ("lesion_id", "image_id", "dx", "dx_type", "age", "sex", "localization")


def chosen(folder: Path, images: int, work: Path) -> dict[str, object]:
    """Write the table of about `images` images into `work`; return the settings that name it."""
    records = [record for record in open_dataset(folder).records if record.dx is not None]
    table = work / f"chosen-{images}.csv"
    every = records[:: max(1, len(records) // images)]
    write_csv(table, _COLUMNS, [_cells(record) for record in every])
    return {"data.csv": table, "data.images": folder}


def _cells(record: Record) -> tuple[object, ...]:
    patient = record.patient
    return (
        record.lesion_id, record.image_id, record.dx, record.dx_type,
        patient.age, patient.sex, patient.site,
    )  # fmt: skip
