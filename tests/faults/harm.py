"""Bytes harmed by chance: cut short, turned over, doubled, blotted out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from tests.faults.ledger import Case


def cut(name: str, data: bytes, step: int = 100) -> Iterator[Case]:
    """The file cut short at every so many bytes."""
    for end in range(0, len(data), step):
        yield Case(f"{name} cut at {end}", data[:end])


def flipped(data: bytes, chance: random.Random) -> bytes:
    """One to eight bytes become others."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


def _head(data: bytes, chance: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        found[chance.randrange(min(len(found), 200))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF))
    return bytes(found)


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    part = data[start : start + chance.randint(1, 400)]
    return data[:start] + part * chance.randint(2, 20) + data[start:]


def _blotted(data: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(data)), chance.randint(1, 400)
    return data[:start] + bytes([chance.choice((0, 0xFF))]) * length + data[start + length :]


def _gap(data: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.randint(1, 400) :]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    flipped, _head, _doubled, _blotted, _gap,
)  # fmt: skip


def harmed(name: str, data: bytes, chance: random.Random, count: int) -> Iterator[Case]:
    """So many copies, each harmed in a way drawn by chance."""
    for number in range(count):
        way = chance.choice(_WAYS)
        yield Case(f"{name} {way.__name__.strip('_')} {number}", way(data, chance))
