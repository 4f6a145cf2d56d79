"""What a package does without, and how much smaller that makes it.

An entry is PyInstaller's: (path in the package, path on disk, type).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

Entry = tuple[str, str, str]

MODULES = (
    "IPython", "PyInstaller", "_pytest", "coverage", "grimp", "grpc", "hypothesis",
    "importlinter", "lib2to3", "mypy", "pip", "py", "pytest", "pytestqt", "readline", "ruff",
    "tensorboard_data_server", "tkinter", "triton", "xdist",
)  # fmt: skip
"""Left out whole. triton serves torch.compile alone, which wants a compiler besides; readline is
under the GPL 3, and nobody types at a prompt of ours."""

RULES: Mapping[str, str] = {
    "headers, sources, static libraries": (
        r"\.(h|hpp|cuh|inl|cpp|cu|cc|c|a|lib|cmake|pyi|pxd|pyx)$|^torch/(include|share)/"
    ),
    "tests and samples": (
        r"(^|/)(tests?|sample_data)/|^sklearn/datasets/(data|images|descr)/"
        r"|^pydicom/data/(test_files|charset_files)/"
    ),
    "programs that are never called": r"^torch/bin/protoc|^tensorboard/webfiles\.zip$",
    "CUDA libraries that nothing links or opens": (
        r"(^|/)lib(nvrtc(-builtins)?\.alt|cusolverMg|cufftw|nvblas|nvperf_\w+|checkpoint"
        r"|pcsamplingutil|cufile_rdma)\.so|(^|/)nvshmem_(bootstrap|transport)_|\.bc$"
    ),
    "Qt translations of programs that are not ours": r"^PySide6/(Qt/)?translations/(?!qtbase_)",
    "Qt plug-ins that are not used": (
        r"^PySide6/(Qt/)?plugins/(designer|egldeviceintegrations|generic|networkinformation"
        r"|printsupport|qmllint|qmltooling|sqldrivers|tls|vectorimageformats"
        r"|wayland-graphics-integration-server)/"
        r"|/(lib)?(qpdf|qtvirtualkeyboardplugin|qgtk3|qeglfs|qlinuxfb|qminimalegl|qvkkhrdisplay"
        r"|qvnc)\.(so|dll|dylib)$"
    ),
    "Qt modules that are not used": (
        r"(^|/)(lib)?Qt6(EglF\w*|Pdf|Qml\w*|Quick\w*|Sql|Test|VirtualKeyboard\w*)\.(so|dll)"
        r"|(^|/)Qt(Pdf|Qml\w*|Quick\w*|Sql|VirtualKeyboard)\.framework/|^PySide6/(Qt/)?qml/"
    ),
    "libraries of GTK, which only its left-out Qt plug-in uses": (
        r"^lib(atk-1\.0|cairo(-gobject)?|datrie|fribidi|gdk_pixbuf-2\.0|pango(cairo|ft2)?-1\.0"
        r"|pixman-1|thai)\.so"
    ),
    "records of the installation": (
        r"\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json)$"
        r"|^(grpcio|hypothesis|pytest|tensorboard_data_server|triton)-[^/]*\.dist-info/"
    ),
}


def reason(path: str) -> str | None:
    """Return why the file at this path of a package is left out; None where it is kept."""
    plain = path.replace("\\", "/")
    return next((why for why, rule in RULES.items() if re.search(rule, plain)), None)


def trimmed(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that are kept; a link goes with what it points to."""
    return [
        entry
        for entry in entries
        if reason(entry[0]) is None and not (entry[2] == "SYMLINK" and reason(entry[1]))
    ]


def size_table(entries: Iterable[Entry], site_packages: Path) -> str:
    """Return a Markdown table of the megabytes before, left out for which reason, and after."""
    left: dict[str | None, list[int]] = {}
    for path, source, kind in entries:
        bytes_ = 0 if kind == "SYMLINK" else Path(source).stat().st_size
        left.setdefault(reason(path), []).append(bytes_)
    kept = left.pop(None, [])
    whole = {name: _folder_bytes(site_packages / name) for name in MODULES}
    lines = ["| part | files | MB |", "|---|---:|---:|"]
    every = [*kept, *(size for sizes in left.values() for size in sizes)]
    lines.append(_line("found by analysis", len(every), sum(every)))
    for why in RULES:
        lines.append(_line(f"left out: {why}", len(left.get(why, ())), -sum(left.get(why, ()))))
    lines.append(_line("**in the package, without the two programs**", len(kept), sum(kept)))
    for name, (files, size) in whole.items():
        if size > 1_000_000:
            lines.append(_line(f"never looked at: {name}", files, size))
    return "\n".join(lines) + "\n"


def _line(part: str, files: int, size: int) -> str:
    return f"| {part} | {files:,} | {size / 1e6:,.0f} |"


def _folder_bytes(folder: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
