"""Breadth comes from registries: no code asks for the name of an architecture, a loss, a schedule.

A choice is looked up in a table. One comparison with a single name (is there a head at all?) may
stand; two names asked of one expression in one function are the beginning of a chain.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from core.network.architecture import NAMED
from tests.source_tree import LAYERS, ROOT, sources, tree
from training.config import FieldKind, field_specs

ARCHITECTURES = {
    word
    for entry in NAMED
    for name in (entry.name, entry.backbone)
    for word in (name, name.lower())
}
CHOICES: Mapping[str, frozenset[str]] = {
    spec.path: frozenset(spec.choices) for spec in field_specs() if spec.kind is FieldKind.CHOICE
}


def _words(node: ast.AST) -> frozenset[str]:
    """Return the strings a comparison or a case names, alone or in a tuple, list or set."""
    if isinstance(node, ast.Constant):
        return frozenset({node.value}) if isinstance(node.value, str) else frozenset()
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return frozenset().union(*(_words(element) for element in node.elts))
    return frozenset()


def _asked(code: ast.AST) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each expression that is compared with strings, and these strings."""
    for node in ast.walk(code):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            words = frozenset().union(*map(_words, sides))
            yield from ((ast.unparse(side), words) for side in sides if words and not _words(side))
        elif isinstance(node, ast.Match):
            cases = [
                _words(inner.value)
                for case in node.cases
                for inner in ast.walk(case.pattern)
                if isinstance(inner, ast.MatchValue)
            ]
            yield ast.unparse(node.subject), frozenset().union(*cases)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            words = _words(node.args[0]) if node.args else frozenset()
            if node.func.attr in ("startswith", "endswith"):
                yield ast.unparse(node.func.value), words


def _architecture_tests(code: ast.AST) -> list[str]:
    return [
        f"{expression}: {', '.join(sorted(words & ARCHITECTURES))}"
        for expression, words in _asked(code)
        if words & ARCHITECTURES
    ]


def _chains(code: ast.AST) -> list[str]:
    found = []
    for function in ast.walk(code):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        asked: dict[str, set[str]] = defaultdict(set)
        for expression, words in _asked(function):
            asked[expression] |= words
        found += [
            f"{function.name}: {expression} against {', '.join(sorted(words & choices))} of {path}"
            for expression, words in asked.items()
            for path, choices in CHOICES.items()
            if len(words & choices) > 1
        ]
    return found


def _everywhere(check: object) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {what}"
        for path in sources(*LAYERS)
        for what in check(tree(path))
    ]


def test_nobody_asks_for_the_name_of_an_architecture() -> None:
    assert _everywhere(_architecture_tests) == []


def test_choices_are_looked_up_and_not_chained() -> None:
    assert _everywhere(_chains) == []


@pytest.mark.parametrize(
    "code",
    [
        "if model.architecture == 'resnet50':\n    pass",
        "size = 299 if 'resnet50' == name else 224",
        "while name in ('vgg', 'resnet50'):\n    pass",
        "match name:\n    case 'a' | 'resnet50':\n        pass",
        "name.startswith('resnet50')",
    ],
)
def test_an_architecture_asked_for_is_found(code: str) -> None:
    assert _architecture_tests(ast.parse(code))


@pytest.mark.parametrize(
    ("body", "chained"),
    [
        ("if c.schedule == 'cosine':\n  pass\n elif c.schedule == 'constant':\n  pass", True),
        ("if kind == 'cosine':\n  return 1\n if kind == 'constant':\n  return 2", True),
        ("return c.schedule in ('cosine', 'constant')", True),
        ("match kind:\n  case 'cosine':\n   pass\n  case 'constant':\n   pass", True),
        ("if c.schedule == 'cosine':\n  return 1\n return RATES[c.schedule]", False),
        ("return a == 'cosine' or b == 'constant'", False),
        ("return kind == 'neither' or kind == 'cosine'", False),
    ],
)
def test_a_chain_is_found_and_a_question_is_not(body: str, chained: bool) -> None:
    assert bool(_chains(ast.parse(f"def f(c, a, b, kind):\n {body}"))) is chained


def test_the_names_are_known() -> None:
    assert {"resnet50", "ResNet50"} <= ARCHITECTURES
    assert {"cosine", "constant"} <= CHOICES["optimise.schedule"]
