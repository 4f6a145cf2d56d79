"""Our own source as syntax trees, for the tests that hold the rules of the house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("core", "training", "desktop")


@cache
def sources(*folders: str) -> tuple[Path, ...]:
    """Return the Python files under these folders of the repository."""
    return tuple(path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def module_name(path: Path) -> str:
    """Return the dotted name: `core/error.py` is `core.error`, a package its folder."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(node: ast.AST) -> Iterator[str]:
    """Yield the dotted names an import statement may load, `from a import b` as `a` and `a.b`."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def imports_anywhere(path: Path) -> set[str]:
    """Return every name imported in the file, inside functions too."""
    return {name for node in ast.walk(tree(path)) for name in imported(node)}


@cache
def imports_on_load(path: Path) -> set[str]:
    """Return the names imported when the module is loaded: not in functions, not for types only."""
    found: set[str] = set()
    waiting: list[ast.AST] = [tree(path)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting.extend(node.orelse)
            continue
        found.update(imported(node))
        waiting.extend(ast.iter_child_nodes(node))
    return found


def loaded_with(path: Path) -> set[str]:
    """Return all names loaded by importing the file, through our own modules, transitively."""
    ours = {module_name(source): source for source in sources(*LAYERS)}
    found: set[str] = set()
    waiting = [path]
    seen = {path}
    while waiting:
        for name in imports_on_load(waiting.pop()):
            found.add(name)
            source = ours.get(name)
            if source is not None and source not in seen:
                seen.add(source)
                waiting.append(source)
    return found


def tops(names: set[str]) -> set[str]:
    """Return the first part of each dotted name."""
    return {name.split(".")[0] for name in names}
