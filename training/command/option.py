"""The options that commands on runs share, and the config they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from core.error import UserError
from training.config import (
    DEFAULT_PRESET,
    Config,
    build_config,
    load_config,
    load_preset,
    with_overrides,
    with_values,
)
from training.series.crew import ANY_DEVICE
from training.supervisor import command_line_threads

_AUTO = "auto"

ConfigArgument = Annotated[
    Path | None, typer.Argument(help="Config file (YAML).", show_default=False)
]
PresetOption = Annotated[
    str | None,
    typer.Option(
        "--preset", help=f"A named start (default: {DEFAULT_PRESET}); see dermadesk presets."
    ),
]
DataOption = Annotated[Path | None, typer.Option("--data", help="Folder of the dataset.")]
CsvOption = Annotated[
    Path | None, typer.Option("--csv", help="Metadata table, where it is elsewhere.")
]
ImagesOption = Annotated[
    Path | None, typer.Option("--images", help="Folder of the images, where it is elsewhere.")
]
SplitCsvOption = Annotated[
    Path | None, typer.Option("--split-csv", help="Table with a given split.")
]
SettingsOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="One setting; may be repeated."),
]
DevicesOption = Annotated[
    int | None,
    typer.Option("--devices", min=1, help="Devices on each machine, one process each."),
]
NodesOption = Annotated[
    int | None,
    typer.Option("--nodes", min=1, help="Machines; torchrun or SLURM starts the run on them."),
]
RunsOption = Annotated[
    Path | None,
    typer.Option("--runs", help="Folder of the runs (else DERMADESK_RUNS, else the user's data)."),
]
SlotOption = Annotated[
    list[str] | None,
    typer.Option(
        "--slot",
        metavar="DEVICE",
        help="Device for one run at a time (cuda:0, cpu, auto); repeated, so many runs at once. "
        "Without it: one run, on the device its config names.",
    ),
]


def chosen_config(
    config: Path | None,
    preset: str | None,
    settings: Sequence[str] | None,
    *,
    data: Path | None = None,
    csv: Path | None = None,
    images: Path | None = None,
    split_csv: Path | None = None,
    devices: int | None = None,
    nodes: int | None = None,
) -> Config:
    """Return the config file or the preset with the settings given over it; raises UserError."""
    if config is not None and preset is not None:
        raise UserError("Both a config and a preset are given.", "Give one of them.")
    chosen = (
        load_config(config)
        if config is not None
        else build_config(load_preset(preset or DEFAULT_PRESET))
    )
    given = {
        "data.folder": data, "data.csv": csv, "data.images": images, "data.split_csv": split_csv,
        "run.devices": devices, "run.nodes": nodes,
    }  # fmt: skip
    chosen = with_values(chosen, {path: value for path, value in given.items() if value})
    return with_overrides(chosen, settings or [])


def slots_of(given: Sequence[str] | None) -> tuple[str, ...]:
    """Return the slots of a crew as the option `--slot` has them."""
    return tuple(ANY_DEVICE if slot == _AUTO else slot for slot in given or (ANY_DEVICE,))


def threads_of(slots: Sequence[str]) -> int:
    """Return the threads of each of the runs that are trained at once."""
    return max(1, command_line_threads() // len(slots))
