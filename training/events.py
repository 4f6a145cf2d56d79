"""What a run tells: a closed set of events, one JSON line each, written by one and read by many."""

from __future__ import annotations

import dataclasses
import json
import math
import os
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Union, get_args, get_type_hints

from core.json_text import parse_json

VERSION = 1
_CHUNK = 1 << 20
_LONGEST_LINE = 1 << 20
_LATEST = 32_000_000_000.0  # seconds: the year 2984; Windows knows no later ones


@dataclass(frozen=True, slots=True)
class Created:
    """The run directory is complete; no worker has begun."""


@dataclass(frozen=True, slots=True)
class Started:
    """A worker has begun, from the start or from a saved state."""

    pid: int
    host: str
    resumed: bool


@dataclass(frozen=True, slots=True)
class Preparing:
    """Something before the first step is under way: what, and `done` of `total`."""

    what: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an epoch; `steps` is the number in the epoch, `seconds_left` to the phase's end.

    Epochs count from 1 through all phases.
    """

    epoch: int
    phase: str
    step: int
    steps: int
    loss: float
    images_per_second: float
    seconds_left: float


@dataclass(frozen=True, slots=True)
class EpochDone:
    """The figures of a finished epoch; `epoch` (from 1) of `epochs` counts through all phases.

    A figure that came later has a default, so that the events of older runs are read:
    `val_recalls`, by the name of each class that is present.
    """

    epoch: int
    phase: str
    epochs: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    val_balanced_accuracy: float
    val_auc: float
    learning_rate: float
    seconds: float
    best: bool
    val_pr_auc: float = math.nan
    val_recalls: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CheckpointSaved:
    """The full state lies on disk."""

    epoch: int
    step: int


@dataclass(frozen=True, slots=True)
class MemoryReduced:
    """Memory ran out; the same batch is now summed from smaller parts."""

    batch_size: int
    accumulation: int

    @property
    def sentence(self) -> str:
        """What happened, for a person."""
        return (
            f"Memory ran out: from here on a step is worked through in {self.accumulation} parts "
            f"of {self.batch_size} images. The batch stays the same."
        )


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """The worker lives."""


@dataclass(frozen=True, slots=True)
class Paused:
    """The state is saved and nothing is computed until the run is resumed."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """A paused worker goes on."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """The run was asked to stop; its state is saved."""

    epoch: int


@dataclass(frozen=True, slots=True)
class Completed:
    """The run is at its end, with the figures of its best model."""

    figures: dict[str, float]
    split_hash: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The run cannot go on: a sentence, and what to do."""

    message: str
    hint: str


Event = Union[  # noqa: UP007 - get_args is asked for its parts
    Created, Started, Preparing, Step, EpochDone, CheckpointSaved, MemoryReduced, Heartbeat,
    Paused, Resumed, Stopped, Completed, Failed,
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimedEvent:
    """An event with its number in the run (from 0) and its time (seconds since 1970, UTC)."""

    seq: int
    time: float
    event: Event


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no event: its number in the file (from 1) and the reason."""

    number: int
    reason: str


def event_name(kind: type[Any]) -> str:
    """Return the name of an event class as it stands in the file: EpochDone is "epoch_done"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


_KINDS: Mapping[str, type[Any]] = MappingProxyType(
    {event_name(kind): kind for kind in get_args(Event)}
)
_HINTS: Mapping[str, dict[str, Any]] = MappingProxyType(
    {name: get_type_hints(kind) for name, kind in _KINDS.items()}
)
# What a power loss must not take: the first word of a run, its figures and its last word.
_SYNCED = (Created, EpochDone, Stopped, Paused, Completed, Failed)
_LATER: Mapping[type[Any], set[str]] = MappingProxyType(
    {
        kind: {
            part.name
            for part in dataclasses.fields(kind)
            if {part.default, part.default_factory} != {dataclasses.MISSING}
        }
        for kind in _KINDS.values()
    }
)


def to_line(timed: TimedEvent) -> str:
    """Return one JSON line without its end; a figure that is no number is written as null."""
    values = {name: _plain(value) for name, value in dataclasses.asdict(timed.event).items()}
    head = {
        "v": VERSION,
        "seq": timed.seq,
        "time": round(timed.time, 3),
        "event": event_name(type(timed.event)),
    }
    return json.dumps({**head, **values}, ensure_ascii=False, allow_nan=False)


def from_line(line: str) -> TimedEvent:
    """Read one line; raises ValueError with the reason where it is no event of a known version."""
    values = parse_json(line)
    if not isinstance(values, dict):
        raise ValueError("not an object")
    if values.get("v") != VERSION:
        raise ValueError(f"version {values.get('v')!r}")
    name = values.get("event")
    kind = _KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise ValueError(f"unknown event {name!r}")
    hints = _HINTS[str(name)]
    given = {key: hint for key, hint in hints.items() if key in values or key not in _LATER[kind]}
    event = kind(**{key: _typed(values, key, hint) for key, hint in given.items()})
    moment = _typed(values, "time", float)
    if not 0 <= moment < _LATEST:
        raise ValueError("no time")
    return TimedEvent(_typed(values, "seq", int), moment, event)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _typed(values: dict[str, Any], key: str, hint: Any) -> Any:
    if key not in values:
        raise ValueError(f"no {key}")
    value = values[key]
    if hint is float:
        return _number(value, key)
    if hint is bool or hint is str or hint is int:
        if type(value) is not hint:
            raise ValueError(f"{key} is {value!r}")
        return value
    if not isinstance(value, dict):
        raise ValueError(f"{key} is {value!r}")
    return {str(name): _number(part, key) for name, part in value.items()}


def _number(value: Any, key: str) -> float:
    if value is None:
        return math.nan
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{key} is {value!r}")
    return float(value)


@dataclass
class EventReader:
    """Reads what was appended to an event file since it was last asked; whole lines only."""

    path: Path
    bad_lines: list[BadLine] = field(default_factory=list)
    _offset: int = 0
    _rest: bytes = b""
    _lines: int = 0

    def poll(self) -> list[TimedEvent]:
        """Return the new events, oldest first; lines that are no events go to `bad_lines`.

        A file that does not exist yet has no events. Raises OSError where it cannot be read.
        """
        found: list[TimedEvent] = []
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            return found
        with file:
            file.seek(self._offset)
            while chunk := file.read(_CHUNK):
                self._offset += len(chunk)
                *lines, self._rest = (self._rest + chunk).split(b"\n")
                for line in lines:
                    self._take(line, found)
                if len(self._rest) > _LONGEST_LINE:
                    self._rest = b"#"  # no event: only its end is waited for
        return found

    @property
    def lines(self) -> int:
        """How many whole lines were read so far."""
        return self._lines

    @property
    def unfinished(self) -> bytes:
        """The bytes after the last whole line: a line that is being written, or was torn."""
        return self._rest

    def _take(self, line: bytes, found: list[TimedEvent]) -> None:
        self._lines += 1
        if not line.strip():
            return
        try:
            found.append(from_line(line.decode("utf-8")))
        except ValueError as error:
            self.bad_lines.append(BadLine(self._lines, str(error)))


class EventWriter:
    """Appends events to a file; the only writer of it. May be called from several threads.

    Numbers go on after those in the file, and a last line torn by a crash is closed first.
    """

    def __init__(self, path: Path) -> None:
        reader = EventReader(path)
        self._next = max((timed.seq for timed in reader.poll()), default=-1) + 1
        torn = reader.unfinished
        if torn:
            # A whole event may lack only its line end; its number is taken then.
            self._next += 1
        self._torn = bool(torn)
        self._lock = threading.Lock()
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._handle = os.open(path, flags, 0o666)

    def write(self, event: Event) -> TimedEvent:
        """Append one event and return it with its number and time; raises OSError (disk full)."""
        with self._lock:
            timed = TimedEvent(self._next, time.time(), event)
            # A file name may hold bytes that are no text.
            line = (to_line(timed) + "\n").encode("utf-8", "replace")
            self._append(b"\n" + line if self._torn else line)
            self._torn = False
            self._next += 1
            if isinstance(event, _SYNCED):
                os.fsync(self._handle)
        return timed

    def _append(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            written = os.write(self._handle, left)
            # A disk that fills up takes half a line and then fails: the next line starts anew.
            self._torn = True
            left = left[written:]

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock:
            if self._handle >= 0:
                os.close(self._handle)
                self._handle = -1

    def __enter__(self) -> EventWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
