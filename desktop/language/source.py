"""Finds what there is to translate: marked literals of the window, and what lies below it.

A text of the window is the literal in `tr`, `mark` or `counted`. What is said below the window
(`UserError`, sentences and names in the modules of `SPOKEN`) is taken as it stands there, its
values as fields; settings, classes and the like come from their declarations.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from keyword import iskeyword
from pathlib import Path

from core.error import UserError

_ROOT = Path(__file__).parents[2]
_ERRORS = ("BadImage", "Problem", "UserError")
_REPORTS = ("Preparing", "report", "_report", "_progress", "_tell", "tell")
# What only the terminal says, or a person who develops.
_COMMANDS = (
    "cli.py", "/command/", "desktop/language/", "desktop/pilot.py", "desktop/self_test.py",
    "desktop/tour",
)  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]{2}")
_SENTENCE = re.compile(
    r"(?!SELECT |INSERT )([A-Z“].*[a-z…]|.*[^\W\d_]{2} .*[^\W\d_]{2}).*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Source:
    """One English text, the files it stands in, and whether it has a form for each number."""

    text: str
    places: tuple[str, ...] = ()
    plural: bool = False


class _Texts:
    """Collects texts with the files they stand in."""

    def __init__(self) -> None:
        self.found: dict[str, Source] = {}

    def add(self, text: str, place: str, plural: bool = False) -> None:
        known = self.found.get(text, Source(text))
        places = tuple(sorted({*known.places, place}))
        self.found[text] = Source(text, places, plural or known.plural)


def find_sources(root: Path = _ROOT) -> Mapping[str, Source]:
    """Return every text that the window can show, by itself; raises UserError.

    A UserError names a text of the window that is not a literal and so cannot be found.
    """
    from desktop.language.spoken import SPOKEN, declared

    texts = _Texts()
    for path in sorted((root / "desktop").rglob("*.py")):
        place = _place(path, root)
        for text, plural in _marked(ast.parse(path.read_text(encoding="utf-8")), place):
            texts.add(text, place, plural)
    for layer in ("core", "training", "desktop"):
        for path in sorted((root / layer).rglob("*.py")):
            place = _place(path, root)
            tree = ast.parse(path.read_text(encoding="utf-8"))
            if not any(part in place for part in _COMMANDS):
                for text in _raised(tree):
                    texts.add(text, place)
            if place in SPOKEN:
                for text in _spoken(tree):
                    texts.add(text, place)
    for place, text in declared():
        texts.add(text, place)
    return dict(sorted(texts.found.items()))


def _place(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _marked(tree: ast.AST, place: str) -> Iterator[tuple[str, bool]]:
    """Yield the literals that the window marks, and whether each is a plural."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
            continue
        if node.func.id == "counted" and len(node.args) == 3:
            yield _literal(node.args[2], place), True
        elif node.func.id == "mark" or (
            node.func.id == "tr" and isinstance(node.args[0], ast.Constant | ast.JoinedStr)
        ):
            yield _literal(node.args[0], place), False


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise UserError(
        f"{place}:{node.lineno}: {ast.unparse(node)} is no literal.",
        "Write a text with {fields} and give their values by name.",
    )


def _raised(tree: ast.AST) -> Iterator[str]:
    """Yield what errors say that a person can fix, and what work says it is at."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in _ERRORS:
            for part in (*node.args, *(word.value for word in node.keywords)):
                yield from _sentences(part)
        elif isinstance(node, ast.Call) and node.args and _called(node) in _REPORTS:
            match node.args[0]:
                case ast.Constant(value=str() as text):
                    yield text
                case ast.JoinedStr() as put_together:
                    yield template(put_together)


def _spoken(tree: ast.AST) -> Iterator[str]:
    """Yield the sentences and names of a module, without its docstrings and comments."""
    yield from _sentences(tree, _SILENT)


_SILENT = (
    "KeyError", "RuntimeError", "TypeError", "ValueError", "compile", "debug", "getLogger", "info",
    "warning",
)  # fmt: skip


def _sentences(node: ast.AST, without: Iterable[str] = ("join",)) -> Iterator[str]:
    """Yield the texts below a node that a person reads, with `{fields}` for the values in them."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Compare():
            return
        case ast.Call() if _called(node) in without:
            return
        case ast.JoinedStr():
            text = template(node)
            if _WORDS.search(re.sub(r"\{\w+\}", "", text)):
                yield text
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield from _sentences(part.value, without)
        case ast.Constant(value=str() as text):
            if _SENTENCE.fullmatch(text):
                yield text
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _sentences(child, without)


def _called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def template(node: ast.JoinedStr) -> str:
    """Return an f-string as a text with a field for each value in it, named by what it is."""
    parts: list[str] = []
    names: dict[str, str] = {}
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
        elif isinstance(part, ast.FormattedValue):
            said = ast.unparse(part.value)
            name = _name(part.value)
            while names.setdefault(name, said) != said:
                name += "_"
            parts.append("{" + name + "}")
    return "".join(parts)


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            found = name.strip("_").lower()
        case ast.Call(func=ast.Name(id="len")):
            found = "count"
        case ast.Call(func=ast.Attribute(value=inner)) | ast.Subscript(value=inner):
            found = _name(inner)
        case ast.Call(args=[inner, *_]) | ast.BinOp(left=inner):
            found = _name(inner)
        case _:
            found = "value"
    return found if found.isidentifier() and not iskeyword(found) else "value"
