"""Events: whole lines, one writer, incremental readers, and a torn end that costs one line."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import pytest

from training.events import (
    CheckpointSaved,
    Completed,
    Created,
    EpochDone,
    Event,
    EventReader,
    EventWriter,
    Failed,
    Heartbeat,
    MemoryReduced,
    Paused,
    Preparing,
    Resumed,
    Started,
    Step,
    Stopped,
    TimedEvent,
    from_line,
    to_line,
)

ALL: tuple[Event, ...] = (
    Created(),
    Started(7, "host", False),
    Preparing("images", 1, 2),
    Step(1, "head", 2, 3, 0.5, 100.0, 9.0),
    EpochDone(1, "head", 3, 1.0, 0.5, 1.1, 0.4, 0.3, 0.9, 1e-3, 2.0, True),
    CheckpointSaved(1, 3),
    MemoryReduced(16, 2),
    Heartbeat(),
    Paused(),
    Resumed(),
    Stopped(1),
    Completed({"macro_auc": 0.9}, "abc"),
    Failed("The disk is full.", "Free some “space”."),
)


@pytest.mark.parametrize("event", ALL, ids=lambda event: type(event).__name__)
def test_line_and_back(event: Event) -> None:
    line = to_line(TimedEvent(3, 12.5, event))
    assert "\n" not in line
    assert from_line(line) == TimedEvent(3, 12.5, event)


def test_a_figure_that_is_no_number() -> None:
    event = Completed({"macro_auc": math.nan, "loss": math.inf}, "abc")
    line = to_line(TimedEvent(0, 1.0, event))
    assert "NaN" not in line and "Infinity" not in line
    back = from_line(line).event
    assert isinstance(back, Completed) and math.isnan(back.figures["macro_auc"])


@pytest.mark.parametrize(
    "line",
    [
        "", "x", "[]", "{}", '{"v":2,"seq":0,"time":1,"event":"created"}',
        '{"v":1,"seq":0,"time":1,"event":"born"}', '{"v":1,"seq":0,"time":1,"event":["created"]}',
        '{"v":1,"time":1,"event":"created"}', '{"v":1,"seq":"0","time":1,"event":"created"}',
        '{"v":1,"seq":0,"time":true,"event":"created"}',
        '{"v":1,"seq":0,"time":1,"event":"stopped"}',
        '{"v":1,"seq":0,"time":1,"event":"stopped","epoch":true}',
        '{"v":1,"seq":0,"time":1,"event":"completed","figures":3,"split_hash":""}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_other_lines_are_refused(line: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        from_line(line)


def test_reader_is_incremental(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    reader = EventReader(path)
    assert reader.poll() == []
    with EventWriter(path) as writer:
        writer.write(Created())
        assert [timed.event for timed in reader.poll()] == [Created()]
        assert reader.poll() == []
        for event in ALL[1:]:
            writer.write(event)
    found = reader.poll()
    assert tuple(timed.event for timed in found) == ALL[1:]
    assert [timed.seq for timed in found] == list(range(1, len(ALL)))
    assert found[0].time > 1e9


def test_a_line_in_the_making_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    data = (to_line(TimedEvent(0, 1.0, Failed("Zähler", ""))) + "\n").encode()
    reader = EventReader(path)
    for end in range(1, len(data)):
        path.write_bytes(data[:end])
        assert reader.poll() == []
    path.write_bytes(data)
    assert [timed.event for timed in reader.poll()] == [Failed("Zähler", "")]
    assert reader.bad_lines == []


def test_bad_lines_are_values(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    good = to_line(TimedEvent(0, 1.0, Created())).encode()
    path.write_bytes(good + b"\n\xff\xfe\n\n{}\n" + b"x" * 3_000_000 + b"\n" + good + b"\n")
    reader = EventReader(path)
    assert len(reader.poll()) == 2
    assert [bad.number for bad in reader.bad_lines] == [2, 4, 5]
    assert all(bad.reason for bad in reader.bad_lines)


def test_numbers_go_on_and_a_torn_end_costs_one_line(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    with EventWriter(path) as writer:
        writer.write(Created())
        writer.write(Started(1, "host", False))
    path.write_bytes(path.read_bytes() + b'{"v":1,"seq":2,"ti')
    with EventWriter(path) as writer:
        writer.write(Started(2, "host", True))
    reader = EventReader(path)
    found = reader.poll()
    assert [type(timed.event) for timed in found] == [Created, Started, Started]
    assert [timed.seq for timed in found] == sorted({timed.seq for timed in found})
    assert len(reader.bad_lines) == 1


def test_a_line_that_lacks_only_its_end_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text(to_line(TimedEvent(0, 1.0, Created())))
    with EventWriter(path) as writer:
        writer.write(Heartbeat())
    assert [timed.seq for timed in EventReader(path).poll()] == [0, 1]


def test_threads_share_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    with EventWriter(path) as writer:
        threads = [
            threading.Thread(target=lambda: [writer.write(Heartbeat()) for _ in range(200)])
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    reader = EventReader(path)
    assert [timed.seq for timed in reader.poll()] == list(range(800))
    assert reader.bad_lines == []


def test_a_full_disk_leaves_a_file_that_reads_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    path = tmp_path / "events.jsonl"
    real, calls = os.write, []

    def write(handle: int, data: memoryview) -> int:
        calls.append(len(data))
        if len(calls) == 2:
            return real(handle, bytes(data)[:10])
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        return real(handle, bytes(data))

    with EventWriter(path) as writer:
        monkeypatch.setattr("training.events.os.write", write)
        writer.write(Created())
        with pytest.raises(OSError, match="No space"):
            writer.write(Heartbeat())
        writer.write(Paused())
    reader = EventReader(path)
    assert [timed.event for timed in reader.poll()] == [Created(), Paused()]
    assert len(reader.bad_lines) == 1


@pytest.mark.parametrize("moment", [-1.0, 1e300, 4e10])
def test_a_time_that_no_calendar_holds_is_no_event(moment: float) -> None:
    line = f'{{"v": 1, "seq": 0, "time": {moment}, "event": "heartbeat"}}'
    with pytest.raises(ValueError, match="no time"):
        from_line(line)
