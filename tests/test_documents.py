"""The documents say what there is: links, commands, settings, files and examples are looked up."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from core import cli as core_cli
from tests.source_tree import ROOT
from training import cli as training_cli
from training.config import field_specs, presets

PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("benchmarks/**/*.md"), *ROOT.glob("docs/**/*.md"))
    if ".venv" not in path.parts
)
DATED = ("CHANGELOG.md", "docs/decisions/")
"""What was true when it was written; files that it names may have moved since."""

MADE = {"resources/build.json", "resources/models/"}
"""What a build or a training makes."""
_PLACEHOLDER = re.compile(r"CODE|NAME")
_CELL = re.compile(r"`([^`]+)`")
_THIS_MACHINE = re.compile(r"(?<![\w.])(/work/|/tmp/|/root\b|/home/|[A-Z]:\\Users)")
# The base class of BadParameter; typer brings a click of its own and does not show it.
_WRONG_USE: Any = typer.BadParameter.__mro__[1]
_DEFAULTS = {"models": "list"}
"""What a group of commands does without one of them."""
_INDEX = re.compile(r"pypi\.org|pythonhosted\.org|download\.pytorch\.org|index-url[ =]+http")


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _wrong(check: Callable[[Path], object]) -> dict[str, object]:
    found = {str(page.relative_to(ROOT)): check(page) for page in PAGES}
    return {name: what for name, what in found.items() if what}


def _slug(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", plain.casefold()).replace(" ", "-")


def _anchors(page: Path) -> set[str]:
    outside = re.sub(r"^```.*?^```", "", _text(page), flags=re.MULTILINE | re.DOTALL)
    return {_slug(text.strip()) for text in re.findall(r"^#+ (.+)$", outside, re.MULTILINE)}


def _targets(page: Path) -> list[str]:
    """Return what a page links to or shows, without what lies on the net."""
    text = _text(page)
    found = re.findall(r"\]\(([^)\s]+)[^)]*\)", text) + re.findall(r'src="([^"]+)"', text)
    return [target for target in found if "://" not in target]


def _leads_nowhere(page: Path) -> list[str]:
    lost = []
    for target in _targets(page):
        name, _, anchor = target.partition("#")
        there = (page.parent / name).resolve() if name else page
        if not there.exists() or (anchor and anchor not in _anchors(there)):
            lost.append(target)
    return lost


def test_links_lead_somewhere() -> None:
    assert not _wrong(_leads_nowhere)


def test_every_page_is_reached_from_the_readme() -> None:
    seen, waiting = set(), [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        names = [target.partition("#")[0] for target in _targets(page)]
        linked = [(page.parent / name).resolve() for name in names if name]
        waiting += [path for path in linked if path.is_file()]
    lost = {page for page in PAGES if "decisions" not in page.parts} - seen
    assert not lost


def test_no_place_of_this_machine_and_no_address_of_an_index() -> None:
    assert not _wrong(lambda page: _THIS_MACHINE.findall(_text(page)))
    assert not _wrong(lambda page: _INDEX.findall(_text(page)))


def test_pictures_are_small_and_used() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.*"))
    shown = {(page.parent / target).resolve() for page in PAGES for target in _targets(page)}
    assert sum(path.stat().st_size for path in pictures) < 3_000_000
    assert not [path.name for path in pictures if path.resolve() not in shown]


def _code(page: Path) -> Iterator[str]:
    """Yield the pieces of code of a page: cells in backticks, and lines of its blocks, joined."""
    text = _text(page)
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from re.sub(r"[\\`]\n\s*", " ", block).splitlines()
    outside = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    for cell in _CELL.findall(outside):
        yield " ".join(cell.split())


@pytest.fixture(scope="module")
def program() -> Any:
    app = typer.Typer()
    core_cli.register(app)
    training_cli.register(app)
    return get_command(app)


def _words_of(line: str, *, whole: bool) -> list[str] | None:
    """Return what follows the program in a line that calls it, else None.

    Of a `whole` call that is what a shell would hand over, of a synopsis its words.
    """
    bare = line.split("  #")[0].strip()
    called = re.match(r"(?:\S*/|\.venv\\Scripts\\)?dermadesk(?: (.*))?$", bare)
    if called is None:
        return None
    words = called.group(1) or ""
    if whole:
        return shlex.split(re.split(r" (?:>|\||&&) ", words)[0])
    return re.sub(r"[\[\]|…\\]", " ", words).split()


def _mistake(program: Any, words: list[str], *, whole: bool) -> str:
    """Return what is wrong with a call of the program; `whole`: it is one, and no synopsis."""
    command, beside = program, []
    rest = [] if words[:1] in (["--self-test"], ["--version"], ["--help"]) else list(words)
    while hasattr(command, "commands") and rest:
        name = rest[0] if rest[0] in command.commands else _DEFAULTS.get(command.name, "")
        if not name:
            return f"no command {rest[0]} in {' '.join(words)}"
        # A synopsis may have several commands of a group in one line.
        beside = [] if whole or command is program else list(command.commands.values())
        command = command.commands[name]
        rest = rest[1:] if rest[0] == name else rest
    options = [option for each in (command, *beside) for option in each.params]
    known = {name for option in options for name in (*option.opts, *option.secondary_opts)}
    unknown = [w for w in rest if w.startswith("--") and w.split("=")[0] not in {*known, "--help"}]
    if unknown:
        return f"no option {unknown[0]} of {' '.join(words)}"
    if whole and rest:
        try:
            command.make_context(command.name, rest)
        except _WRONG_USE as error:
            return f"{' '.join(words)}: {error.format_message()}"
    return ""


def test_commands_exist(program: Any) -> None:
    def wrong(page: Path) -> list[str]:
        calls = [_words_of(line, whole=False) for line in _code(page)]
        called = [words for words in calls if words is not None]
        return [said for words in called if (said := _mistake(program, words, whole=False))]

    assert not _wrong(wrong)


def test_commands_in_blocks_parse(program: Any) -> None:
    def wrong(page: Path) -> list[str]:
        blocks = re.findall(r"^```(?:sh|powershell)\n(.*?)^```", _text(page), re.M | re.S)
        lines = [
            line for block in blocks for line in re.sub(r"[\\`]\n\s*", " ", block).splitlines()
        ]
        whole = [words for line in lines if (words := _words_of(line, whole=True)) is not None]
        return [said for words in whole if (said := _mistake(program, words, whole=True))]

    assert not _wrong(wrong)


def test_a_wrong_command_is_found(program: Any) -> None:
    assert _mistake(program, ["trian"], whole=False)
    assert _mistake(program, ["data", "inspekt"], whole=False)
    assert _mistake(program, ["train", "--dta", "x"], whole=False)
    assert _mistake(program, ["data", "verify", "FOLDER"], whole=True)
    assert not _mistake(program, ["train", "--data", "lesions", "--preset", "quick"], whole=True)


def test_settings_and_presets_exist() -> None:
    settings = {spec.path for spec in field_specs()} | {"key"}
    names = {*presets(), "name"}

    def wrong(page: Path) -> list[str]:
        code = "\n".join(_code(page)).casefold()
        told = re.findall(r"--set ([a-z_.]+)=", code)
        begun = re.findall(r"--preset ([a-z][\w-]*)", code)
        return [each for each in told if each not in settings] + [
            each for each in begun if each not in names
        ]

    assert not _wrong(wrong)


def test_targets_and_modules_exist() -> None:
    made = set(re.findall(r"^([a-z-]+):", _text(ROOT / "Makefile"), re.MULTILINE))

    def wrong(page: Path) -> list[str]:
        lines = list(_code(page))
        targets = [match.group(1) for line in lines if (match := re.match(r"make ([a-z-]+)", line))]
        modules = [name for line in lines for name in re.findall(r"python -m ([\w.]+)", line)]
        ours = [name for name in modules if (ROOT / name.split(".")[0]).is_dir()]
        return [name for name in targets if name not in made] + [
            name for name in ours if not _module(name)
        ]

    assert not _wrong(wrong)


def _module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").is_file() or (path / "__main__.py").is_file()


def test_files_of_the_source_exist() -> None:
    """A path of our source in backticks, as `core/split.py`, is there; `{a,b}` are several."""
    pattern = re.compile(r"(?:core|training|desktop|resources|tests|benchmarks|docs)/[\w./{},-]*")

    def wrong(page: Path) -> list[str]:
        if str(page.relative_to(ROOT)).startswith(DATED):
            return []
        cells = [cell for cell in _CELL.findall(_text(page)) if pattern.fullmatch(cell)]
        paths = [path for cell in cells for path in _several(cell)]
        named = [path for path in paths if path not in MADE and not _PLACEHOLDER.search(path)]
        return [path for path in named if not (ROOT / path).exists()]

    assert not _wrong(wrong)


def _several(text: str) -> list[str]:
    several = re.fullmatch(r"(.*)\{(.*)\}(.*)", text)
    if several is None:
        return [text]
    head, names, tail = several.groups()
    return [head + name + tail for name in names.split(",")]
