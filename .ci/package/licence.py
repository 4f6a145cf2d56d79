"""The licences of everything that lies in a package, collected from where it was installed.

For each distribution whose files are in the package its licence files; for libraries of the system
(Debian, Ubuntu) the copyright file of their package; the texts of the LGPL and GPL, which PySide6
does not carry; and LICENCES.txt, the list, which says too where a distribution brought no text.
"""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

_ALWAYS = frozenset({"dermadesk", "pyinstaller", "pyinstaller-hooks-contrib"})
_TEXT = re.compile(
    r"(^|/)(licen[cs]e|copying|copyright|notice|third.?party|authors)[^/]*$|/licenses?/", re.I
)
_NOT_TEXT = re.compile(r"\.(py|pyc|so|dll|html)$", re.I)
_QT = re.compile(r"^(pyside6|shiboken6)", re.I)
_SYSTEM = ("/usr/lib/", "/lib/", "/usr/local/lib/")
_HEAD = """Dermadesk {version}: the licences of everything in this package

Dermadesk itself is under the MIT licence (licences/dermadesk). Research and education only. Not a
medical device. What follows belongs to others, each under its own terms, whose texts lie in the
folder of its name.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3 (LGPL-3.0.txt, with
GPL-3.0.txt on which it rests). They lie in this package as unchanged dynamic libraries, in the
folder PySide6: put your own build of the same version in their place, and Dermadesk uses it. You
may take Dermadesk apart to find errors in such a change. The Qt Company publishes the sources of
these versions of Qt and of PySide6; Dermadesk changes none of them. The same holds for FFmpeg,
which opencv-python-headless brings under the LGPL 2.1, and for libraries of the system under it.

"""


def collect_licences(
    files: Iterable[Path],
    folder: Path,
    texts: Path,
    installed: Iterable[importlib.metadata.Distribution] | None = None,
) -> Path:
    """Write the licences of what owns `files` into `folder`, made anew, and return it.

    `installed`: the distributions that may own them, else all of this environment.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for text in sorted(texts.iterdir()):
        shutil.copyfile(text, folder / text.name)
    # The records of a distribution are not the distribution: it may have been left out.
    paths = {path for path in files if not path.parent.name.endswith(".dist-info")}
    owners = _owners(importlib.metadata.distributions() if installed is None else installed)
    names = {owners[path] for path in paths if path in owners} | _ALWAYS
    lines = [line for name in sorted(names) if (line := _of_distribution(name, folder))]
    _of_python(folder)
    lines.append(f"python {sys.version.split()[0]}: Python Software Foundation License")
    lines += _of_system(paths, folder)
    head = _HEAD.format(version=importlib.metadata.version("dermadesk"))
    (folder / "LICENCES.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _owners(installed: Iterable[importlib.metadata.Distribution]) -> Mapping[Path, str]:
    """Return the distribution of each installed file."""
    return {
        Path(str(found.locate_file(file))): found.name.lower()
        for found in installed
        for file in found.files or ()
    }


def _of_distribution(name: str, folder: Path) -> str:
    """Copy the licence files of a distribution; return its line of the list."""
    found = importlib.metadata.distribution(name)
    copied = 0
    for file in found.files or ():
        source = Path(str(found.locate_file(file)))
        if not _TEXT.search(file.as_posix()) or _NOT_TEXT.search(file.name):
            continue
        if source.is_file():
            copied += 1
            target = folder / name / _flat(file.as_posix())
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(source, target)
    said = _declared(found)
    missing = "" if copied or _QT.match(name) else " (it brought no text of its licence)"
    return f"{name} {found.version}: {said}{missing}"


def _declared(found: importlib.metadata.Distribution) -> str:
    """Return the licence that a distribution names in its metadata, in a few words."""
    for field in ("License-Expression", "License"):
        value = (found.metadata.get(field) or "").strip()
        if value and value != "UNKNOWN" and len(value) < 100 and "\n" not in value:
            return value
    kinds = [
        entry.rsplit("::", 1)[-1].strip()
        for entry in found.metadata.get_all("Classifier") or ()
        if entry.startswith("License ::")
    ]
    return ", ".join(kinds) or "see its text"


def _of_python(folder: Path) -> None:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    base = Path(sys.base_prefix)
    places = (
        base / "LICENSE.txt",
        base / "lib" / f"python{version}" / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
        Path("/usr/share/doc/python3/copyright"),
    )
    if (text := next((place for place in places if place.is_file()), None)) is not None:
        (folder / "python").mkdir(exist_ok=True)
        shutil.copyfile(text, folder / "python" / "LICENSE.txt")


def _of_system(paths: Iterable[Path], folder: Path) -> list[str]:
    """Copy what Debian knows of the system's libraries among `paths`; return their lines."""
    libraries = sorted(path for path in paths if str(path).startswith(_SYSTEM))
    if not libraries or shutil.which("dpkg-query") is None:
        return [f"{path.name}: a library of the system it was built on" for path in libraries]
    by_package: dict[str, list[str]] = {}
    for path in libraries:
        by_package.setdefault(_debian_package(path), []).append(path.name)
    lines: list[str] = []
    for package, names in sorted(by_package.items()):
        text = Path("/usr/share/doc") / package / "copyright"
        if package and text.is_file():
            (folder / package).mkdir(exist_ok=True)
            shutil.copyfile(text, folder / package / "copyright")
        lines.append(f"{package or 'unknown package'} (Debian): {', '.join(sorted(set(names)))}")
    return lines


def _debian_package(path: Path) -> str:
    """Return the package a library came with; empty where none did."""
    # /lib is a link to /usr/lib today, and dpkg may know a file under either name.
    resolved = str(path.resolve())
    for name in (str(path), resolved, resolved.removeprefix("/usr")):
        done = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.split(":", 1)[0]
    return ""


def _flat(path: str) -> str:
    """Return a file name for a path inside a distribution: several may be called LICENSE."""
    parts = [part for part in path.split("/") if not part.endswith(".dist-info")]
    parts = [part for part in parts if part not in ("..", "licenses")]
    return "_".join(parts)[-150:]
