"""What `make package` leaves out, which licences it collects, and what its trial would not pass."""

from __future__ import annotations

import importlib.util
import struct
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType

import pytest

from tests.source_tree import ROOT

PARTS = ROOT / ".ci" / "package"


def _part(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"package_{name}", PARTS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses and the like look it up there
    sys.path.insert(0, str(PARTS))  # they know each other by their bare names, as scripts do
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(PARTS))
    return module


LICENCE, LOADER, PHOTOGRAPH = _part("licence"), _part("loader"), _part("photograph")
ROOM, SMOKE, START, TRIM = _part("room"), _part("smoke"), _part("start"), _part("trim")


@pytest.mark.parametrize(
    "path",
    [
        "torch/lib/libtorch_cuda.so",
        "torch/bin/torch_shm_manager",
        "torch/testing/_internal/common_utils.py",
        "torchvision/_C_stable.so",
        "nvidia/cu13/lib/libcusolver.so.12",
        "nvidia/cu13/lib/libcufft.so.12",
        "nvidia/cu13/lib/libnvrtc-builtins.so.13.0",
        "nvidia/nvshmem/lib/libnvshmem_host.so.3",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "resources/presets/quick.yaml",
        "resources/translations/dermadesk_de.qm",
        *(
            f"resources/models/champion/{name}"
            for name in ("model.json", "weights.safetensors", "model.onnx", "facts/LICENCE.txt")
        ),
        "resources/build.json",
        "optuna/storages/_rdb/alembic/env.py",
        "alembic-1.20.1.dist-info/METADATA",
        "dermadesk-0.1.0.dist-info/METADATA",
        "tensorboard/compat/proto/test.py",
    ],
)
def test_what_is_needed_is_kept(path: str) -> None:
    assert TRIM.reason(path) is None


@pytest.mark.parametrize(
    "path",
    [
        "torch/include/ATen/ATen.h",
        "torch/bin/protoc-3.21.12.0",
        "nvidia/cu13/lib/libcusolverMg.so.12",
        "nvidia/cu13/lib/libnvrtc.alt.so.13",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6\\Qt6Qml.dll",
        "PySide6\\plugins\\imageformats\\qpdf.dll",
        "PySide6/Qt/plugins/sqldrivers/libqsqlmysql.so",
        "PySide6/Qt/translations/qt_de.qm",
        "pandas/tests/io/data.csv",
        "dermadesk-0.1.0.dist-info/direct_url.json",
        "triton-3.8.0.dist-info/METADATA",
        "libpangocairo-1.0.so.0",
        "libQt6EglFsKmsSupport.so.6",
    ],
)
def test_dead_weight_is_left_out(path: str) -> None:
    assert TRIM.reason(path) is not None


def test_a_link_goes_with_what_it_points_to() -> None:
    gone = ("libQt6Quick.so", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")
    kept = ("libQt6Svg.so", "PySide6/Qt/lib/libQt6Svg.so.6", "SYMLINK")
    assert TRIM.trimmed([gone, kept]) == [kept]


def test_sizes_say_what_was_left_out(tmp_path: Path) -> None:
    (tmp_path / "triton").mkdir()
    (tmp_path / "triton" / "big").write_bytes(bytes(2_000_000))
    (tmp_path / "a.h").write_bytes(bytes(3_000_000))
    (tmp_path / "a.so").write_bytes(bytes(5_000_000))
    entries = [(name, str(tmp_path / name), "BINARY") for name in ("a.h", "a.so")]
    table = TRIM.size_table(entries, tmp_path)
    assert "| found by analysis | 2 | 8 |" in table
    assert "| left out: headers, sources, static libraries | 1 | -3 |" in table
    assert "| **in the package, without the two programs** | 1 | 5 |" in table
    assert "| never looked at: triton | 1 | 2 |" in table


def test_licences_of_what_is_packed_and_no_others(tmp_path: Path) -> None:
    import numpy
    import PySide6

    files = [Path(str(numpy.__file__)), Path(str(PySide6.__file__))]
    installed = [distribution(name) for name in ("numpy", "PySide6-Essentials", "matplotlib")]
    folder = LICENCE.collect_licences(files, tmp_path / "licences", PARTS / "licences", installed)
    text = (folder / "LICENCES.txt").read_text(encoding="utf-8")
    assert "\nnumpy " in text
    assert "\nmatplotlib " not in text
    assert "\npyside6_essentials " in text
    assert (folder / "numpy" / "LICENSE.txt").is_file()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "LGPL-3.0.txt").read_text()
    assert "GNU GENERAL PUBLIC LICENSE" in (folder / "GPL-3.0.txt").read_text()


def test_records_of_what_was_left_out_count_for_nothing(tmp_path: Path) -> None:
    numpy = distribution("numpy")
    record = Path(str(numpy.locate_file(f"numpy-{numpy.version}.dist-info/METADATA")))
    folder = LICENCE.collect_licences([record], tmp_path / "licences", PARTS / "licences", [numpy])
    assert "\nnumpy " not in (folder / "LICENCES.txt").read_text(encoding="utf-8")


def test_a_model_is_carried_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from setuptools import Distribution
    from setuptools.command.build_py import build_py

    names = (
        "model.json",
        "weights.safetensors",
        "model.onnx",
        "decision.json",
        "notes/LICENCE.txt",
    )
    for name in names:
        file = tmp_path / "resources" / "models" / "champion" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    (tmp_path / "resources" / "__init__.py").write_text("")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rule = project["tool"]["setuptools"]["package-data"]
    monkeypatch.chdir(tmp_path)
    command = build_py(Distribution({"packages": ["resources"], "package_data": rule}))
    command.finalize_options()
    command.manifest_files = {}  # else it would ask what a repository here tracks
    carried = {Path(name).as_posix() for name in command.find_data_files("resources", "resources")}
    assert {f"resources/models/champion/{name}" for name in names} <= carried


def test_the_trial_writes_a_dicom_file_that_opens() -> None:
    from io import BytesIO

    import numpy as np
    from PIL import Image

    from core.image.dicom import decode_dicom

    buffer = BytesIO()
    Image.new("RGB", (32, 21), (200, 120, 60)).save(buffer, "JPEG")
    pixels = decode_dicom(PHOTOGRAPH.as_dicom(buffer.getvalue()))
    assert pixels.shape == (21, 32, 3)
    assert np.abs(pixels.mean(axis=(0, 1)) - (200, 120, 60)).max() < 3


def test_the_share_of_a_screen_that_is_painted() -> None:
    head = struct.pack(">25I", 100, *[0] * 18, 2, *[0] * 5) + bytes(24)
    black, grey = bytes(4 * 6100), bytes((90, 90, 90, 0)) * 6100
    assert START.painted_share(head + black) == 0.0
    assert START.painted_share(head + black + grey) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(("before", "after"), [({}, {}), ({"LD_LIBRARY_PATH_ORIG": "/b"}, "/b")])
def test_programs_of_the_system_find_their_own_libraries(before: dict, after: object) -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/dermadesk/_internal:/b", **before}
    LOADER.restore(environment, platform="linux")
    assert environment.pop("PYINSTALLER_RESET_ENVIRONMENT") == "1"
    assert environment == ({"LD_LIBRARY_PATH": after} if after else {})


def test_an_unknown_line_on_stderr_is_told() -> None:
    known = "Matplotlib is building the font cache; this may take a moment."
    assert ROOM.unexpected(f"{known}\n\n") == ""
    assert ROOM.unexpected(f"{known}\nUserWarning: odd\n") == "UserWarning: odd"


def test_a_worker_may_load_neither_qt_nor_another_environment() -> None:
    head = "7f00-7f01 r-xp 00000000 08:01 1 "
    paths = (
        "/opt/dermadesk/_internal/torch/lib/libtorch.so",
        "/usr/lib/x86_64-linux-gnu/libc.so.6",
        "/home/a/.venv/lib/libnumpy.so",
        "/opt/dermadesk/_internal/PySide6/Qt/lib/libQt6Core.so.6",
        "/tmp/images.npy",
    )
    maps = "".join(f"{head}{path}\n" for path in paths) + "7f00-7f01 rw-p 0 00:00 0 \n"
    assert SMOKE.foreign_files(maps, Path("/opt/dermadesk")) == sorted((paths[2], paths[3]))


def test_build_tool_is_installed_with_the_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert any(line.startswith("pyinstaller>") for line in project["optional-dependencies"]["dev"])


def test_both_programs_are_those_the_supervisor_starts() -> None:
    spec = (ROOT / "build.spec").read_text(encoding="utf-8")
    supervisor = (ROOT / "training" / "supervisor.py").read_text(encoding="utf-8")
    assert 'program("dermadesk-worker", worker=True)' in spec
    assert 'f"dermadesk-worker{program.suffix}"' in supervisor
