"""Reads and writes the `.ts` files of Qt Linguist, and has the `.qm` files made from them."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from core.atomic import write_bytes, write_text
from core.error import UserError
from desktop.language.source import Source
from desktop.translation import CONTEXT

_SECONDS = 60
_VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Message:
    """One text with its translation: one form, or as many as the language has of a plural.

    `here` is false for one that the program does not show any more; it is kept for its return.
    """

    source: Source
    forms: tuple[str, ...] = ()
    here: bool = True

    @property
    def finished(self) -> bool:
        """Whether it is translated."""
        return bool(self.forms) and all(self.forms)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language, by their English text."""

    code: str
    messages: Mapping[str, Message] = field(default_factory=dict)

    def updated(self, sources: Mapping[str, Source]) -> Catalogue:
        """Return the catalogue with what there is to translate now."""
        fresh = {
            text: replace(self.messages.get(text, Message(source)), source=source, here=True)
            for text, source in sources.items()
        }
        gone = {
            text: replace(message, here=False)
            for text, message in self.messages.items()
            if text not in sources and message.finished
        }
        return Catalogue(self.code, {**fresh, **gone})

    @property
    def untranslated(self) -> tuple[str, ...]:
        """The texts without a translation."""
        return tuple(text for text, m in self.messages.items() if m.here and not m.finished)

    @property
    def obsolete(self) -> tuple[str, ...]:
        """The texts that are not shown any more."""
        return tuple(text for text, message in self.messages.items() if not message.here)


def read_catalogue(path: Path) -> Catalogue:
    """Return what stands in a `.ts` file; raises UserError where it is not one."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        hint = "Take it from the repository."
        raise UserError(f"{path} cannot be read: {error}.", hint) from error
    messages = {}
    for entry in root.iter("message"):
        text, found = entry.findtext("source", ""), entry.find("translation")
        forms: Sequence[str] = ()
        if found is not None:
            several = [form.text or "" for form in found.iter("numerusform")]
            forms = several or ([found.text] if found.text else [])
        places = tuple(place.get("filename", "") for place in entry.iter("location"))
        source = Source(text, places, entry.get("numerus") == "yes")
        gone = found is not None and found.get("type") == _VANISHED
        messages[text] = Message(source, tuple(forms), not gone)
    return Catalogue(path.stem.partition("_")[2], messages)


def write_catalogue(path: Path, catalogue: Catalogue) -> None:
    """Write a `.ts` file: sorted by the English text, so that two changes rarely meet."""
    root = ElementTree.Element(
        "TS", {"version": "2.1", "language": catalogue.code, "sourcelanguage": "en"}
    )
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for _, message in sorted(catalogue.messages.items()):
        context.append(_element(message))
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    write_text(path, f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n')


def _element(message: Message) -> ElementTree.Element:
    source = message.source
    entry = ElementTree.Element("message", {"numerus": "yes"} if source.plural else {})
    for place in source.places:
        ElementTree.SubElement(entry, "location", {"filename": place})
    ElementTree.SubElement(entry, "source").text = source.text
    found = ElementTree.SubElement(entry, "translation")
    if not message.here:
        found.set("type", _VANISHED)
    elif not message.finished:
        found.set("type", "unfinished")
    if source.plural:
        for form in message.forms:
            ElementTree.SubElement(found, "numerusform").text = form
    else:
        found.text = message.forms[0] if message.forms else None
    return entry


def compile_catalogue(path: Path, target: Path) -> None:
    """Make the `.qm` file from a `.ts` file with Qt's own lrelease; raises UserError."""
    tool = Path(PySide6.__path__[0]) / "lrelease"
    try:
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / target.name
            command = [str(tool), "-silent", str(path), "-qm", str(made)]
            subprocess.run(command, check=True, capture_output=True, text=True, timeout=_SECONDS)
            # A window that is open has the old file mapped: it is replaced, never written over.
            write_bytes(target, made.read_bytes())
    except (OSError, subprocess.SubprocessError) as error:
        raise UserError(f"{target} cannot be made: {error}.", f"Is {tool} there?") from error
