"""Bundles, state dicts, model files and casebooks that were tampered with."""

from __future__ import annotations

import io
import json
import pickle
import random
import sqlite3
import struct
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.numpy import save

from core.bundle_file import fingerprint
from tests.faults.harm import cut, harmed
from tests.faults.ledger import Case

Change = Callable[[Path], object]
_WEIGHTS = "weights.safetensors"


class Payload:
    """What a pickle can hide: a program that leaves a file."""

    def __init__(self, sentinel: Path) -> None:
        self._sentinel = sentinel

    def __reduce__(self) -> tuple[Any, ...]:
        return (subprocess.check_call, (["touch", str(self._sentinel)],))


def state_dicts(chance: random.Random, each: int, sentinel: Path) -> Iterator[Case]:
    """`.pt` files: zips, old ones, with code in them, and harmed."""
    state = {"weight": torch.ones(3, 4), "bias": torch.zeros(3)}
    zipped, old = _saved(state), _saved(state, _use_new_zipfile_serialization=False)
    yield Case("state dict", zipped, True)
    yield Case("state dict of before 2020", old, True)
    bad = Payload(sentinel)
    for name, value in {
        "alone": bad, "in a table": {**state, "x": bad}, "in a list": [state, bad],
        "in the name": {bad: torch.ones(1)}, "under state_dict": {"state_dict": bad},
    }.items():  # fmt: skip
        yield Case(f"code {name}", _saved(value), False)
        yield Case(f"code {name}, old", _saved(value, _use_new_zipfile_serialization=False), False)
        for protocol in (0, 2, 4):
            yield Case(
                f"code {name}, plain pickle {protocol}", pickle.dumps(value, protocol), False
            )
    yield Case("a module", _saved(torch.nn.Linear(2, 2)), False)
    yield Case("no table", _saved([1, 2, 3]), False)
    yield Case("text", b"weights\n" * 50, False)
    yield Case("nothing", b"", False)
    yield from cut("state dict", zipped)
    yield from cut("old state dict", old)
    yield from harmed("state dict", zipped, chance, each)
    yield from harmed("old state dict", old, chance, each)
    pickled = zipped.find(b"\x80\x02")
    for number in range(each):
        data = bytearray(zipped)
        data[pickled + chance.randrange(80)] = chance.randrange(256)
        yield Case(f"opcode {number}", bytes(data))


def _saved(value: object, **options: Any) -> bytes:
    buffer = io.BytesIO()
    torch.save(value, buffer, **options)
    return buffer.getvalue()


def safetensors(chance: random.Random, each: int) -> Iterator[Case]:
    """Safetensors files: heads that lie, and harmed ones."""
    plain = save({"weight": np.ones((3, 4), np.float32), "bias": np.zeros(3, np.float32)})
    yield Case("safetensors", plain, True)
    for length in (0, 1, 1 << 20, 1 << 40, (1 << 64) - 1):
        yield Case(f"head of {length}", struct.pack("<Q", length) + plain[8:], False)
    for head in ('{"a": {"dtype": "F32", "shape": [99999999999], "data_offsets": [0, 4]}}',
                 '{"a": {"dtype": "F32", "shape": [1], "data_offsets": [-4, 0]}}',
                 '{"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 99999]}}',
                 '{"a": {"dtype": "Q7", "shape": [1], "data_offsets": [0, 4]}}',
                 "{}" * 50, "[" * 5000, "null"):  # fmt: skip
        yield Case(head[:60], struct.pack("<Q", len(head)) + head.encode() + b"\0" * 4)
    yield Case("a pickle", pickle.dumps({"weight": [1.0]}), False)
    yield from cut("safetensors", plain, 20)
    yield from harmed("safetensors", plain, chance, each)


_WRONG: tuple[Any, ...] = (
    None, "", "x", -1, 0, 1e308, [], {}, [[]], True, "../../../etc/passwd", 10**18, [1, [2]], "nv",
)  # fmt: skip


def tampered(model: dict[str, Any], chance: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """`model.json` with one value somewhere in it that is another, as names and texts."""
    places = list(_places(model))
    for number in range(count):
        path, wrong = chance.choice(places), chance.choice(_WRONG)
        copy = json.loads(json.dumps(model))
        *groups, last = path
        inner = copy
        for group in groups:
            inner = inner[group]
        if number % 5:
            inner[last] = wrong
        else:
            del inner[last]
        yield f"{'.'.join(map(str, path))} = {wrong!r:.40}", json.dumps(copy)
    for number in ("1e999", "NaN", "1" * 400, "9" * 5000):
        for path in places[:: max(1, len(places) // 40)]:
            mark = json.dumps(f"mark {number}")
            copy = json.loads(json.dumps(model))
            *groups, last = path
            inner = copy
            for group in groups:
                inner = inner[group]
            inner[last] = f"mark {number}"
            yield (
                f"{'.'.join(map(str, path))} = {number:.20}",
                json.dumps(copy).replace(mark, number),
            )


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value[:3])
    for key, inner in items:
        yield (*path, key)
        if isinstance(inner, dict | list):
            yield from _places(inner, (*path, key))


def with_weights(folder: Path, data: bytes) -> None:
    """Put other weights into a bundle, and make its hashes agree, as whoever means harm would."""
    (folder / _WEIGHTS).write_bytes(data)
    model = json.loads((folder / "model.json").read_text())
    model["files"][_WEIGHTS] = fingerprint(folder / _WEIGHTS)
    (folder / "model.json").write_text(json.dumps(model))


def model_files(sound: bytes, chance: random.Random, each: int) -> Iterator[Case]:
    """Models as one file: names that lead out, entries twice, other packings, harmed ones."""
    yield Case("model file", sound, True)
    for name in ("../evil", "/tmp/evil", "member_1/../../evil", "C:\\evil", "a/b/c", ".hidden",
                 "member_1", "x" * 300, "model.json/x", "\udce4"):  # fmt: skip
        yield Case(f"entry {name[:30]!r}", _repacked(sound, {name: b"evil"}))
    for method in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED):
        packed = _repacked(sound, {}, method)
        yield Case(f"packing {method}", packed, True)
        yield from harmed(f"packing {method}", packed, chance, each)
    yield Case("a card of nonsense", _repacked(sound, {"card.json": b"[" * 5000}))
    yield Case(
        "a card of wrong kinds", _repacked(sound, {"card.json": b'{"name": [1], "note": 3}'})
    )
    yield from harmed("model file", sound, chance, each)


def _repacked(sound: bytes, more: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(buffer, "w", method) as fresh:
        for info in old.infolist():
            if info.filename not in more:
                fresh.writestr(info.filename, old.read(info))
        for name, data in more.items():
            fresh.writestr(name.encode("utf-8", "replace").decode(), data)
    return buffer.getvalue()


def casebooks(sound: bytes, folder: Path, chance: random.Random, each: int) -> Iterator[Case]:
    """Casebooks: cut off, of another version or program, with things in them that are not ours."""
    yield Case("casebook", sound, True)
    for statement in (
        "PRAGMA user_version = 99", "PRAGMA user_version = -1", "PRAGMA user_version = 0",
        "PRAGMA application_id = 7", "DROP TABLE images", "ALTER TABLE cases ADD COLUMN x TEXT",
        "CREATE TABLE other (a)", "ALTER TABLE audit RENAME TO log",
        "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
        " SELECT * FROM n",
        "CREATE TRIGGER t AFTER INSERT ON cases BEGIN DELETE FROM images; END",
    ):  # fmt: skip
        yield Case(statement[:40], _changed(sound, folder, statement), False)
    for statement in (
        "UPDATE cases SET probabilities = '[1e999]'", "UPDATE cases SET probabilities = '['",
        "UPDATE cases SET probabilities = '3'", "UPDATE cases SET details = '[]'",
        "UPDATE cases SET created = 'never'", "UPDATE cases SET classes = '[\"x\"]'",
        "UPDATE cases SET probabilities = '[' || hex(zeroblob(3000)) || ']'",
        "UPDATE cases SET details = '{\"a\": ' || replace(hex(zeroblob(9000)), '0', '[') || '}'",
        "UPDATE cases SET sex = CAST(x'ff' AS TEXT)", "UPDATE cases SET age = 9e999",
        "UPDATE cases SET note = CAST(x'ff00' AS TEXT)", "UPDATE images SET path = ''",
        "UPDATE cases SET dx = 'x', malignancy = 1", "DELETE FROM images",
        "UPDATE cases SET first_dx = 'nv', first_at = 'x', first_confidence = 1",
    ):  # fmt: skip
        yield Case(statement[:50], _changed(sound, folder, statement))
    yield from cut("casebook", sound, 4000)
    yield from harmed("casebook", sound, chance, each)


def _changed(sound: bytes, folder: Path, statement: str) -> bytes:
    path = folder / "box" / "made.sqlite"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(statement)
    data = path.read_bytes()
    path.unlink()
    return data
