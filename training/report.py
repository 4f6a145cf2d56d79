"""What a run knows of itself, for the report of its evaluation."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from core.bundle import read_bundle
from core.dataset import Dataset, open_dataset
from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.evaluation import Evaluation
from core.evaluation.report.compose import Progress, report_of
from core.evaluation.report.facts import (
    Facts,
    Rows,
    decision_rows,
    model_facts,
    program_versions,
    subset_facts,
)
from core.evaluation.report.write import write_report
from core.figure_name import figure_name
from core.json_text import parse_json
from core.layout.table import read_table
from core.metadata import row_image_id, row_lesion_id
from core.split import SUBSETS
from core.target import TARGETS
from training.config import Config
from training.config.tree import field_specs, group_titles
from training.evaluation import decision_of
from training.run_directory import RunDirectory

_LARGEST = 1_000_000
_LONGEST = 200
_log = logging.getLogger(__name__)


def write_run_report(
    run: RunDirectory, evaluation: Evaluation, path: Path, progress: Progress | None = None
) -> None:
    """Write the report of a run's evaluation to a .pdf, .html or .json file; raises UserError."""
    write_report(report_of(evaluation, run_facts(run), progress=progress), path)


def run_facts(run: RunDirectory) -> Facts:
    """Return what a run tells of its model, its data, its training and its software.

    What is gone (the best model, the dataset) is left out. Raises UserError where the run itself
    cannot be read.
    """
    config = run.config()
    try:
        facts = model_facts(read_bundle(run.best))
    except UserError as error:
        _log.warning("the report goes without the model of %s: %s", run.name, error.message)
        decision, target = decision_of(run), TARGETS[config.model.target]
        facts = Facts(
            decision=decision_rows(decision, target),
            rule=decision.rule,
            software=program_versions(),
        )
    dataset = _dataset(config)
    monitor = figure_name(config.run.monitor)
    return replace(
        facts,
        data=_data_rows(config, dataset),
        subsets=_subsets(run, dataset),
        training=_training_rows(config),
        chosen_by=f"The epoch with the best {monitor}, on the validation subset.",
        software=(*facts.software, *_trained_with(run.environment)),
        metrics=run.metrics if run.metrics.is_file() else None,
        own_split=True,
    )


def _dataset(config: Config) -> Dataset | None:
    data = config.data
    try:
        return open_dataset(data.folder, csv=data.csv, images=data.images)
    except UserError as error:
        _log.warning("the report goes without the dataset: %s", error.message)
        return None


def _data_rows(config: Config, dataset: Dataset | None) -> Rows:
    """Return where the data come from; only the last name of a path, which may tell of people."""
    place = config.data.folder or config.data.csv or config.data.images
    known = (
        ("Dataset", f"folder “{place.name}”" if place is not None else "–"),
        ("Layout", dataset.layout if dataset is not None else "no longer there to be read"),
        ("Rows and files with problems", f"{len(dataset.problems):,}" if dataset else "–"),
        ("Scheme", f"{config.data.scheme} (train/val/test), stratified by diagnosis, by lesion"),
        ("Seed", str(config.data.seed)),
        ("Split", config.run.split_hash),
    )
    warning = config.run.split_warning
    return (*known, ("Warning", warning)) if warning else known


def _subsets(run: RunDirectory, dataset: Dataset | None) -> Any:
    table = read_table(run.path / "split.csv", required=("image_id", "dx", "subset"))
    rows = [
        (row_image_id(row), row_lesion_id(row) or row_image_id(row), row.get("dx"),
         row.get("subset").casefold())
        for row in table
    ]  # fmt: skip
    order = {name: number for number, name in enumerate(SUBSETS)}
    rows.sort(key=lambda row: order.get(row[3], len(order)))
    records = {record.image_id: record for record in dataset.records} if dataset else {}
    return subset_facts(rows, records, CODES)


def _training_rows(config: Config) -> Rows:
    """Return every setting of the run, one row a group."""
    values = config.model_dump()
    groups: dict[str, list[str]] = {}
    for spec in field_specs():
        group, _, name = spec.path.rpartition(".")
        if spec.internal or group not in group_titles() or group == "data":
            continue
        value = values[group][name]
        if value not in (None, "") and not isinstance(value, Path):
            groups.setdefault(group, []).append(f"{name.replace('_', ' ')} {value}")
    preset = (("Preset", config.preset),) if config.preset else ()
    return (*preset, *((group_titles()[group], "; ".join(said)) for group, said in groups.items()))


def _trained_with(path: Path) -> Rows:
    """Return the versions that the run was made with; nothing where its file is not sound."""
    try:
        if path.stat().st_size > _LARGEST:
            return ()
        values = parse_json(path.read_bytes())
    except (OSError, ValueError) as error:
        _log.warning("the report goes without %s: %s", path.name, error)
        return ()
    packages = values.get("packages") if isinstance(values, dict) else None
    if not isinstance(packages, Mapping):
        return ()
    said = ", ".join(f"{name} {version}"[:_LONGEST] for name, version in packages.items())
    python, system = (str(values.get(name, "–"))[:_LONGEST] for name in ("python", "platform"))
    return (("Trained with", f"Python {python}, {said}; {system}"),)
