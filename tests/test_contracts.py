"""The rules of the house that a machine can check; import-linter holds the layers besides."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

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
MOST_LINES_OF_A_FILE, MOST_LINES_OF_A_FUNCTION = 400, 60
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
WINDOW_MAY_IMPORT = {"config", "events", "note", "run_directory", "series", "supervisor"}
# Decision 0008: what an evaluation has done in a process of its own, imported inside functions.
TASK_MAY_IMPORT = WINDOW_MAY_IMPORT | {"evaluation", "probe", "report", "tuning", "validation"}
TASK_FILES = ("evaluate/task.py", "evaluate/local_task.py", "train/probe_task.py")
TASKS = {ROOT / "desktop" / name for name in TASK_FILES}
# The one entry also hands over to the worker and to the command line.
ENTRY_MAY_IMPORT = WINDOW_MAY_IMPORT | {"cli", "worker"}
# What a person reads in the terminal: commands, and the entry before there is a window.
WINDOW_PRINTING = {"app.py", "preflight.py", "self_test.py", "shots.py", "tour.py", "tour_stops.py"}
PRINTING = {"cli.py", "__main__.py", *WINDOW_PRINTING}


def _offenders(paths: Iterable[Path], wrong: Callable[[Path], object]) -> dict[str, object]:
    """What is wrong in which file; a test for each file and rule would take most of a minute."""
    found = {str(path.relative_to(ROOT)): wrong(path) for path in paths}
    return {name: what for name, what in found.items() if what}


def test_window_code_names_no_heavy_library() -> None:
    assert not _offenders(sources("desktop"), lambda path: tops(imports_anywhere(path)) & HEAVY)


def test_loading_window_code_loads_no_heavy_library() -> None:
    heavy = HEAVY | LATER
    assert not _offenders(sources("desktop"), lambda path: tops(loaded_with(path)) & heavy)


def test_loading_the_window_leaves_torch_out() -> None:
    names = [module_name(path) for path in sources("desktop") if path.name != "__main__.py"]
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print(sorted(set({sorted(HEAVY | LATER)!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_no_qt_below_the_window() -> None:
    below = sources("core", "training")
    assert not _offenders(below, lambda path: tops(imports_anywhere(path)) & QT)


def test_core_imports_nothing_of_ours() -> None:
    ours = {"training", "desktop", "benchmarks", "tests"}
    assert not _offenders(sources("core"), lambda path: tops(imports_anywhere(path)) & ours)


def test_onnx_runtime_is_reached_through_the_package_that_keeps_it_quiet() -> None:
    def wrong(path: Path) -> bool:
        return path.parent.name != "inference" and "onnxruntime" in tops(imports_anywhere(path))

    assert not _offenders(sources("core", "training", "desktop"), wrong)


def test_window_reaches_training_through_few_modules() -> None:
    def wrong(path: Path) -> set[str]:
        by_file = {"__main__.py": ENTRY_MAY_IMPORT}
        allowed = TASK_MAY_IMPORT if path in TASKS else by_file.get(path.name, WINDOW_MAY_IMPORT)
        names = imports_anywhere(path)
        return {name.split(".")[1] for name in names if name.startswith("training.")} - allowed

    assert not _offenders(sources("desktop"), wrong)


def test_files_are_short() -> None:
    def wrong(path: Path) -> int:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        return lines if lines > MOST_LINES_OF_A_FILE else 0

    assert not _offenders(ALL, wrong)


def test_functions_are_short() -> None:
    def wrong(path: Path) -> list[str]:
        return [
            f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
            for node in ast.walk(tree(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.end_lineno - node.lineno + 1 > MOST_LINES_OF_A_FUNCTION
        ]

    assert not _offenders(ALL, wrong)


def test_modules_say_what_they_are() -> None:
    every = sources(*LAYERS, "benchmarks")
    assert not _offenders(every, lambda path: not ast.get_docstring(tree(path)))
    assert not _offenders(every, lambda path: path.stem in NO_NAMES)


def test_no_error_is_swallowed() -> None:
    def wrong(path: Path) -> list[int]:
        return [
            node.lineno
            for node in ast.walk(tree(path))
            if isinstance(node, ast.ExceptHandler)
            and (node.type is None or (_names_everything(node.type) and _does_nothing(node.body)))
        ]

    assert not _offenders(sources(*LAYERS), wrong)


def _names_everything(kind: ast.expr) -> bool:
    return bool({"Exception", "BaseException"} & set(re.findall(r"\w+", ast.unparse(kind))))


def _does_nothing(body: list[ast.stmt]) -> bool:
    return all(isinstance(statement, ast.Pass | ast.Continue) for statement in body)


def test_only_the_command_line_prints() -> None:
    def wrong(path: Path) -> list[int]:
        return [
            node.lineno
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "print"
        ]

    silent = [path for path in sources(*LAYERS) if path.name not in PRINTING]
    assert not _offenders(silent, wrong)


def test_modules_keep_no_state() -> None:
    def wrong(path: Path) -> list[int]:
        return [node.lineno for node in ast.walk(tree(path)) if isinstance(node, ast.Global)]

    assert not _offenders(sources(*LAYERS), wrong)
