"""The words of the window: `tr` shows a text in the language of the person, `mark` declares one.

English is the source. Another language is a file `resources/translations/dermadesk_<code>.ts` with
the `.qm` made from it; `python -m desktop.language` keeps both, and decision 0010 says how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from numbers import Real
from pathlib import Path
from string import Formatter
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources
from core.error import UserError

CONTEXT = "dermadesk"
SYSTEM, ENGLISH = "system", "en"
FOLDER = Path(resources.__file__).parent / "translations"
_FIELD = re.compile(r"\{(\w+)\}")
_FIGURE = re.compile(r"[+−-]?\d[\d,]*(\.\d+)?( ?%| [kMG]B)?")


def mark(text: str) -> str:
    """Return `text` as it is: declared here in English, translated by `tr` where it is shown."""
    return text


_CODE = mark("en")
"""Its translation is the code of the language, by which the one in force is known."""


def tr(text: str, /, **values: object) -> str:
    """Return `text` in the language of the window, with `values` in its `{fields}`.

    A text that is no literal was marked where it is declared, or is one of `desktop/language`.
    """
    found = QCoreApplication.translate(CONTEXT, text) if text else ""
    return _filled(found, values) if values else found


def counted(number: int, one: str, many: str, /, **values: object) -> str:
    """Return the form of a text for `number`, which is its field `n`: `one` or `many` in English.

    Another language has as many forms as Qt knows of it, under the source `many`.
    """
    found = QCoreApplication.translate(CONTEXT, many, None, number)
    if found == many and number == 1:
        found = one
    return _filled(found, {"n": number, **values})


def num(value: object, spec: str) -> str:
    """Return a number formatted by `spec`, with the comma and the point of the language."""
    text = format(value, spec)
    return text.translate(_marks(language())) if isinstance(value, Real) else text


def inside(text: str) -> str:
    """Return a title as it stands inside a sentence: small in English, elsewhere as it is."""
    return text.lower() if language() == ENGLISH else text


def capital(text: str) -> str:
    """Return a word as it stands alone: with a capital."""
    return text[:1].upper() + text[1:]


def language() -> str:
    """Return the code of the language in force."""
    return QCoreApplication.translate(CONTEXT, _CODE)


def told(text: str) -> str:
    """Return a sentence from below the window in its language.

    Where `text` is no source itself it is taken for a source whose fields are filled in, with
    figures or with phrases that are told in their turn; other values stay as they are.
    """
    found = tr(text)
    if found != text or not text or language() == ENGLISH:
        return found
    if _FIGURE.fullmatch(text):
        return text.translate(_marks(language()))
    for pieces, source in _templates(language()):
        if all(piece in text for piece in pieces):
            filled = _pattern(source).fullmatch(text)
            if filled:
                values = filled.groupdict().items()
                return tr(source).format(**{name: _value(value) for name, value in values})
    return text


def _value(value: str) -> str:
    # One word alone may be a name that only looks like a word of ours.
    return told(value) if " " in value or _FIGURE.fullmatch(value) else value


def told_error(error: BaseException) -> str:
    """Return what an error says, in the language of the window."""
    if isinstance(error, UserError):
        return f"{told(error.message)} {told(error.hint)}".strip()
    return told(str(error))


class _Words(Formatter):
    """Fills fields as `str.format` does, but for the numbers in them."""

    def format_field(self, value: object, format_spec: str) -> str:
        return num(value, format_spec)


def _filled(text: str, values: Mapping[str, object]) -> str:
    if language() == ENGLISH:
        return text.format(**values)
    return _Words().vformat(text, (), values)


# What is cached below is no state: it follows from the code alone, by files that never change.
@cache
def _marks(code: str) -> Mapping[int, str]:
    """Return what stands for the comma, point and per cent of an English number."""
    locale = QLocale(code)
    marks = {",": locale.groupSeparator(), ".": locale.decimalPoint(), "%": "\u00a0%"}
    return MappingProxyType({} if code == ENGLISH else str.maketrans(marks))


@cache
def _templates(code: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the sources with fields and what stands between these, the most definite first."""
    from xml.etree import ElementTree  # only a sentence from below asks for it

    tree = ElementTree.parse(FOLDER / f"dermadesk_{code}.ts")
    sources = [entry.findtext("source", "") for entry in tree.iter("message")]
    found = []
    for source in sources:
        rest = _FIELD.sub("", source)
        if rest != source and not set(rest) & set("{}") and re.search(r"\w{3}", rest):
            found.append((tuple(filter(None, _FIELD.sub("\0", source).split("\0"))), source))
    return tuple(sorted(found, key=lambda entry: -sum(map(len, entry[0]))))


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """Return what texts look like that were made from a template, its fields as groups."""
    parts: list[str] = []
    seen: set[str] = set()
    for number, part in enumerate(_FIELD.split(source)):
        if number % 2 == 0:
            parts.append(re.escape(part))
        else:
            parts.append(f"(?P={part})" if part in seen else f"(?P<{part}>.*?)")
            seen.add(part)
    return re.compile("".join(parts), re.DOTALL)


def languages() -> tuple[tuple[str, str], ...]:
    """Return code and own name of each language there is: English, and one for each file."""
    codes = sorted(path.stem.partition("_")[2] for path in FOLDER.glob("dermadesk_*.qm"))
    return ((ENGLISH, "English"), *((code, QLocale(code).nativeLanguageName()) for code in codes))


def chosen(choice: str) -> str:
    """Return the language of a choice: what the system prefers and is there, or English."""
    there = [code for code, _ in languages()]
    system = [re.split("[-_]", name)[0] for name in QLocale.system().uiLanguages()]
    wanted = system if choice == SYSTEM else [choice]
    return next((code for code in wanted if code in there), ENGLISH)


class Language:
    """Qt's translators for the language of the window; made before the first widget is."""

    def __init__(self, application: QCoreApplication, choice: str) -> None:
        self.code = chosen(choice)
        self._application = application
        self._translators: list[QTranslator] = []
        self._before = QLocale()
        QLocale.setDefault(QLocale(self.code))
        if self.code != ENGLISH:
            # The last that was installed is asked first.
            qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install(qt / f"qtbase_{self.code}.qm")
            self._install(FOLDER / f"dermadesk_{self.code}.qm")

    def _install(self, path: Path) -> None:
        translator = QTranslator()
        if translator.load(str(path)):
            self._application.installTranslator(translator)
            self._translators.append(translator)

    def close(self) -> None:
        """Go back to English, as it was before."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators.clear()
        QLocale.setDefault(self._before)
