"""What a run was made with, read from its folder by the thread that watches it."""

from __future__ import annotations

import re
from dataclasses import replace

from core.error import UserError
from core.network.architecture import named
from desktop.train.setting_name import setting_name, setting_value
from desktop.train.snapshot import RunFacts
from desktop.translation import told, tr
from training.config import changes_from_preset, settings_of
from training.note import note_file, read_note
from training.run_directory import RunDirectory

_SIZE = re.compile(r", (\d+) px$")
_FIRST_LINE = 200
# They have places of their own wherever a run is named.
_SHOWN = ("model.architecture", "model.image_size")


def facts_of(run: RunDirectory) -> RunFacts:
    """Return what a run was made with; of a damaged one, what is wrong with it."""
    try:
        config = run.config()
    except UserError as error:
        return RunFacts(tr("damaged run"), preset=told(error.message))
    known = named(config.model.architecture)
    return RunFacts(
        model=config.model.architecture,
        preset=config.preset,
        note=config.run.note,
        size=config.model.image_size or (known.image_size if known is not None else 0),
        changes=tuple(
            f"{setting_name(path)} {setting_value(path, text)}"
            for path, text in changes_from_preset(config).items()
            if path not in _SHOWN
        ),
        settings=settings_of(config),
        monitor=config.run.monitor,
        split_warning=config.run.split_warning,
        split_hash=config.run.split_hash,
    )


def with_fresh_note(facts: RunFacts, run: RunDirectory, noted: int) -> tuple[RunFacts, int]:
    """Return the facts with the note beside the run; `noted` is when that was written."""
    try:
        written = note_file(run.path).stat().st_mtime_ns
    except OSError:
        return facts, noted  # there is none: the one in the config counts
    if written == noted:
        return facts, noted
    return replace(facts, note=read_note(run.path, facts.note)), written


def with_size(facts: RunFacts, run: RunDirectory) -> RunFacts:
    """Return the facts with the image size that timm chose, once a worker has written it down."""
    if facts.size:
        return facts
    try:
        with run.model.open(encoding="utf-8", errors="replace") as file:
            found = _SIZE.search(file.readline(_FIRST_LINE).strip())
    except OSError:
        return facts  # no worker has begun yet
    return replace(facts, size=int(found[1])) if found else facts
