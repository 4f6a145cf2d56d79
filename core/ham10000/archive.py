"""ZIP archives from the internet, which are untrusted: names, sizes and links are checked first.

What is refused: paths that leave the folder, links, encryption, and archives that unpack to far
more than they are (bombs). While unpacking, no entry may give more bytes than it declared.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from core.error import UserError

MAX_ENTRIES = 200_000
MAX_ENTRY_BYTES = 8_000_000_000
MAX_TOTAL_BYTES = 60_000_000_000
MAX_RATIO = 200  # deflate reaches 1,032 at most, and only on bytes that are all the same
_RATIO_FROM = 10_000_000  # a small table may well shrink to a hundredth
_CHUNK = 1 << 20
_HINT = "Download the archive again, from the official source."
# What zipfile raises for bytes that are no sound archive.
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive: its checked relative path, and its size in bytes."""

    name: str
    path: PurePosixPath
    size: int


@contextmanager
def opened(source: Path | IO[bytes], name: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive for reading; raises UserError where it is none, or cannot be read."""
    try:
        archive = zipfile.ZipFile(source)
    except FileNotFoundError as error:
        raise UserError(f"The archive {source} does not exist.", "Check the name.") from error
    except OSError as error:
        raise UserError(
            f"The archive {name} cannot be read ({error.strerror or error}).",
            "Check the permissions.",
        ) from error
    except _DAMAGE as error:
        raise UserError(f"{name} is not a sound ZIP archive ({error}).", _HINT) from error
    with archive:
        yield archive


def checked_entries(archive: zipfile.ZipFile, name: str) -> tuple[Entry, ...]:
    """Return the files of an archive with safe relative paths; raises UserError on any danger."""
    infos = archive.infolist()
    if len(infos) > MAX_ENTRIES:
        raise _refused(name, f"it has {len(infos):,} entries, more than {MAX_ENTRIES:,}")
    total = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if total > MAX_TOTAL_BYTES:
        raise _refused(name, f"it would unpack to {total / 1e9:.0f} GB")
    if total > _RATIO_FROM and total > MAX_RATIO * max(1, packed):
        raise _refused(name, f"it would unpack to {total // max(1, packed):,} times its size")
    return tuple(_checked(info, name) for info in infos if not info.is_dir())


def copy_entry(archive: zipfile.ZipFile, entry: Entry, target: IO[bytes], name: str) -> None:
    """Write one entry to `target` after its checksum was compared; raises UserError."""
    left = entry.size
    try:
        with archive.open(entry.name) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _refused(name, f"{entry.path.name} is larger than it says")
                target.write(chunk)
    except _DAMAGE as error:
        raise UserError(f"{entry.path.name} in {name} is damaged ({error}).", _HINT) from error
    if left:
        raise UserError(f"{entry.path.name} in {name} is cut short.", _HINT)


def _checked(info: zipfile.ZipInfo, name: str) -> Entry:
    shown = info.filename[:80]
    # zipfile turns the separator of its own system into "/", and nothing else.
    text = info.filename.replace("\\", "/")
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or ":" in text or "\0" in text or not path.parts:
        raise _refused(name, f"“{shown}” would be written outside the folder")
    if stat.S_ISLNK(info.external_attr >> 16):
        raise _refused(name, f"“{shown}” is a link")
    if info.flag_bits & 0x1:
        raise UserError(f"The archive {name} is encrypted.", "Unpack it with its password first.")
    if info.file_size > MAX_ENTRY_BYTES:
        raise _refused(name, f"“{shown}” has {info.file_size / 1e9:.0f} GB")
    return Entry(info.filename, path, info.file_size)


def _refused(name: str, reason: str) -> UserError:
    return UserError(f"The archive {name} is refused: {reason}.", _HINT)
