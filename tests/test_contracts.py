"""The rules of the house that a machine can check; import-linter holds the layers besides."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source_tree import (
    LAYERS,
    ROOT,
    imports_anywhere,
    loaded_with,
    module_name,
    sources,
    tops,
    tree,
)

HEAVY = {"torch", "torchvision", "timm", "captum", "lightning_fabric", "onnx", "onnxscript"}
LATER = {"pandas", "matplotlib", "sklearn"}
QT = {"PySide6", "shiboken6"}
ALL = sources(*LAYERS, "benchmarks", "tests")
WINDOW_MAY_IMPORT = {"config", "events", "run_directory", "supervisor"}
# The one entry also hands over to the worker and to the command line.
ENTRY_MAY_IMPORT = WINDOW_MAY_IMPORT | {"cli", "worker"}
# What a person reads in the terminal: commands, and the entry before there is a window.
PRINTING = {"app.py", "cli.py", "__main__.py", "preflight.py", "self_test.py", "tour.py"}


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", sources("desktop"), ids=_id)
def test_window_code_names_no_heavy_library(path: Path) -> None:
    assert not tops(imports_anywhere(path)) & HEAVY


@pytest.mark.parametrize("path", sources("desktop"), ids=_id)
def test_loading_window_code_loads_no_heavy_library(path: Path) -> None:
    assert not tops(loaded_with(path)) & (HEAVY | LATER)


def test_loading_the_window_leaves_torch_out() -> None:
    names = [module_name(path) for path in sources("desktop") if path.name != "__main__.py"]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(sorted(set({sorted(HEAVY | LATER)!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


@pytest.mark.parametrize("path", sources("core", "training"), ids=_id)
def test_no_qt_below_the_window(path: Path) -> None:
    assert not tops(imports_anywhere(path)) & QT


@pytest.mark.parametrize("path", sources("core"), ids=_id)
def test_core_imports_nothing_of_ours(path: Path) -> None:
    assert not tops(imports_anywhere(path)) & {"training", "desktop", "benchmarks", "tests"}


@pytest.mark.parametrize("path", sources("desktop"), ids=_id)
def test_window_reaches_training_through_four_modules(path: Path) -> None:
    parts = {name.split(".")[1] for name in imports_anywhere(path) if name.startswith("training.")}
    assert parts <= (ENTRY_MAY_IMPORT if path.name == "__main__.py" else WINDOW_MAY_IMPORT)


@pytest.mark.parametrize("path", ALL, ids=_id)
def test_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", ALL, ids=_id)
def test_functions_are_short(path: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > 60
    ]
    assert not long


@pytest.mark.parametrize("path", sources(*LAYERS, "benchmarks"), ids=_id)
def test_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path))
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


@pytest.mark.parametrize("path", sources(*LAYERS), ids=_id)
def test_no_error_is_swallowed(path: Path) -> None:
    wrong = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (_names_everything(node.type) and _does_nothing(node.body)))
    ]
    assert not wrong, f"bare or silent except in lines {wrong}"


def _names_everything(kind: ast.expr) -> bool:
    return bool({"Exception", "BaseException"} & set(re.findall(r"\w+", ast.unparse(kind))))


def _does_nothing(body: list[ast.stmt]) -> bool:
    return all(isinstance(statement, ast.Pass | ast.Continue) for statement in body)


@pytest.mark.parametrize("path", sources(*LAYERS), ids=_id)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not calls or path.name in PRINTING


@pytest.mark.parametrize("path", sources(*LAYERS), ids=_id)
def test_module_keeps_no_state(path: Path) -> None:
    wrong = [
        node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Global)
    ]
    assert not wrong, f"`global` in lines {wrong}"


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))], ids=_id
)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]
    assert not [target for target in local if not (page.parent / target).exists()]
