"""Tables, configs, event files and small JSON, as others write them and as they break."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from tests.faults.harm import cut, harmed
from tests.faults.ledger import Case

_TABLE = "lesion_id,image_id,dx,dx_type,age,sex,localization\n" + "".join(
    f"HAM_{at},I{at},nv,histo,{40 + at},male,back\n" for at in range(8)
)
_CONFIG = """\
schema_version: 1
preset: quick
data: {folder: /data/ham}
model: {architecture: tf_efficientnet_lite0, image_size: 96}
optimise: {batch_size: 16}
run: {seed: 3, note: "ein Lauf für mich"}
"""
_VALUES: tuple[str, ...] = (
    "1e999", "-1", "0", "99999999999999999999", "1" * 400, "9" * 5000, "nan", ".inf", "true", "~",
    "[]", "{}", "[[[1]]]", "'x'", "''", "2026-11-21", "1:1:1", "0x" + "f" * 900, "1_000", "+.1e1",
    '"\\ud800"', '"\\0"', "../../etc/passwd", "'; DROP TABLE'", "=cmd()", "{a: {b: {c: 1}}}",
)  # fmt: skip


def tables(chance: random.Random, each: int) -> Iterator[Case]:
    """Tables of images: every way to write one, and ways to get one wrong."""
    plain = _TABLE.encode()
    yield Case("plain", plain, True)
    yield Case("BOM", b"\xef\xbb\xbf" + plain, True)
    yield Case("UTF-16", _TABLE.encode("utf-16"), True)
    yield Case("Latin-1", _TABLE.replace("back", "Rücken").encode("latin-1"), True)
    for delimiter in (";", "\t", "|"):
        yield Case(f"{delimiter!r}", _TABLE.replace(",", delimiter).encode(), True)
    yield Case("carriage returns", _TABLE.replace("\n", "\r").encode(), True)
    yield Case("quotes", _TABLE.replace("back", '"back, ""lower"""').encode(), True)
    yield Case("an open quote", _TABLE.replace("back", '"back', 1).encode())
    yield Case("NUL", _TABLE.replace("back", "ba\0ck").encode(), False)
    yield Case("one line of 8 MB", (_TABLE + "x," * 4_000_000).encode())
    yield Case("one cell of 8 MB", (_TABLE + "x" * 8_000_000).encode(), False)
    yield Case("no column dx", _TABLE.replace("dx,", "d,", 1).encode(), False)
    yield Case("dx twice", doubled("dx").encode(), False)
    yield Case("notes twice", doubled("note").encode(), True)
    yield Case("formulas", _TABLE.replace("back", "=cmd|' /C calc'!A0").encode(), True)
    yield Case("ids that are paths", _paths().encode(), True)
    yield Case("a million empty lines", plain + b"\n" * 1_000_000, True)
    yield from cut("table", plain, 20)
    yield from harmed("table", plain, chance, each)


def doubled(column: str) -> str:
    """The table with a further column of this name at each end, with other cells."""
    lines = _TABLE.splitlines()
    rows = [f"mel,{line},mel" for line in lines[1:]]
    return "\n".join([f"{column},{lines[0]},{column}", *rows])


def _paths() -> str:
    names = ("../I1", "C:\\I1", "\\\\server\\share\\I1", "/etc/passwd", "CON", "I1\u202egpj.exe",
             ".", "..", "I1:stream", "I\x01", "\U0001f600")  # fmt: skip
    return _TABLE + "".join(f"L,{name},nv,histo,1,male,back\n" for name in names)


def configs(chance: random.Random, each: int) -> Iterator[Case]:
    """Configs: nodes that explode, tags that would run, values of the wrong kind."""
    plain = _CONFIG.encode()
    yield Case("plain", plain, True)
    bomb = "a: &a [x,x,x,x,x,x,x,x]\n" + "".join(
        f"{name}: &{name} [{','.join([f'*{before}'] * 8)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    yield Case("aliases that explode", bomb.encode(), False)
    for tag in ("!!python/object/apply:os.system ['touch {sentinel}']", "!!python/name:os.system",
                "!!bool x", "!!int ''", "!!float ''", "!!timestamp x", "!!binary x", "! x",
                "!!omap x", "!!set x", "!mine {a: 1}", "!<tag:yaml.org,2002:int> ''"):  # fmt: skip
        yield Case(tag, f"preset: {tag}\n".encode(), False)
    yield Case("sixties without end", b"preset: 1" + b":1" * 40_000, False)
    yield Case("sixties without end, and a half", b"preset: 1" + b":1" * 40_000 + b".5", False)
    yield Case("a list without end", b"preset: [" + b"1," * (100 * each) + b"]", False)
    yield Case("a nest", b"[" * 40_000, False)
    yield Case("a nest of lines", b"\n".join(b" " * n + b"a:" for n in range(400)), False)
    yield Case("a megabyte", b"#" * 1_000_000, False)
    for value in _VALUES:
        for path in ("preset", "optimise.batch_size", "data.folder", "run.note", "model", "data"):
            group, dot, name = path.partition(".")
            line = f"{group}: {{{name}: {value}}}\n" if dot else f"{group}: {value}\n"
            yield Case(f"{path} = {value[:40]}", line.encode())
    yield from harmed("config", plain, chance, each)


_EVENTS: tuple[dict[str, Any], ...] = (
    {"event": "created"},
    {"event": "started", "pid": 7, "host": "h", "resumed": False},
    {"event": "preparing", "what": "images", "done": 3, "total": 9},
    {"event": "step", "epoch": 1, "phase": "head", "step": 1, "steps": 4, "loss": 0.5,
     "images_per_second": 9.0, "seconds_left": 4.0},
    {"event": "heartbeat"},
    {"event": "failed", "message": "kaputt", "hint": "…"},
)  # fmt: skip


def events(chance: random.Random, each: int) -> Iterator[Case]:
    """Event files: torn, out of order, of another program, with figures that are none."""
    lines = [
        json.dumps({"v": 1, "seq": at, "time": 1.8e9 + at, **event}, ensure_ascii=False)
        for at, event in enumerate(_EVENTS)
    ]
    whole = ("\n".join(lines) + "\n").encode()
    yield Case("plain", whole, True)
    yield from (Case(f"torn at {end}", whole[:end], True) for end in range(0, len(whole), 25))
    for number in range(each // 4):
        mixed = [chance.choice(lines) for _ in range(chance.randint(1, 12))]
        yield Case(f"out of order {number}", "\n".join(mixed).encode(), True)
    for value in ("1e999", "1" * 400, "9" * 5000, "-1", "null", '"x"', "[]", "true", "NaN",
                  "-Infinity", '"\\ud800"', "[" * 2000, "1.7976931348623157e308"):  # fmt: skip
        for at, line in enumerate(lines):
            for key in json.loads(line):
                head, colon, rest = line.partition(f'"{key}": ')
                rest = rest[rest.find(", ") :] if ", " in rest else "}"
                yield Case(f"{at}: {key} = {value[:20]}", f"{head}{colon}{value}{rest}\n".encode())
    yield Case("of another program", b'{"type": "log", "level": 3}\n' * 20, True)
    yield Case("binary", bytes(chance.randrange(256) for _ in range(4000)), True)
    yield Case("a line of 3 MB", b'{"v": 1, "x": "' + b"x" * 3_000_000, True)
    for case in harmed("events", whole, chance, each):
        yield Case(case.name, case.data, True)


def small_json(chance: random.Random, each: int) -> Iterator[Case]:
    """Files of settings, queues and notes: whatever JSON can be."""
    plain = b'{"version": 1, "v": 1, "runs": [{"run": "a", "begun": false}], "annotations": {}}'
    yield Case("plain", plain)
    for text in ("", "null", "[]", "1", '"x"', "[" * 100_000, '{"version": 1e999}', "{" * 99,
                 '{"version": ' + "1" * 5000 + "}", '{"version": 1, "version": 2}', "NaN",
                 "\ufeff{}",
                 '{"version": 1, "runs": [{"run": "../../x", "begun": false}]}',
                 '{"version": 1, "runs": [{"run": "\\ud800", "begun": false}]}',
                 '{"version": 1, "runs": [{"run": 3}, 7, null]}'):  # fmt: skip
        yield Case(text[:60], text.encode())
    yield Case("Latin-1", b'{"version": 1, "x": "\xe4"}')
    yield from harmed("json", plain, chance, each)
