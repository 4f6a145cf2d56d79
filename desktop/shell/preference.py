"""Every setting of the window, declared once: the dialog, the defaults and the checks follow."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from core import place
from core.error import UserError
from desktop.translation import SYSTEM, languages, mark, tr

Value = str | int | bool


class Kind(StrEnum):
    """How a setting is edited and checked."""

    CHOICE = "choice"
    SWITCH = "switch"
    NUMBER = "number"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting: its key in the file, where it stands in the dialog, its default and bounds.

    `choices` are values with what a person reads. `variable` is an environment variable that goes
    before the setting. `later`: it counts from the next start on. A FOLDER of "" is the usual one.
    `word` stands beside the box of a SWITCH.
    """

    key: str
    group: str
    title: str
    description: str
    kind: Kind
    default: Value
    choices: tuple[tuple[str, str], ...] = ()
    minimum: int = 0
    maximum: int = 100
    step: int = 1
    suffix: str = ""
    variable: str = ""
    later: bool = False
    word: str = ""

    @property
    def overridden(self) -> bool:
        """Whether an environment variable goes before this setting."""
        return bool(self.variable and os.environ.get(self.variable))

    def check(self, value: object) -> Value:
        """Return `value` as this setting keeps it; raises UserError where it cannot be."""
        checked = _CHECKS[self.kind](self, value)
        if checked is None:
            raise UserError(
                tr("{title}: “{value}” is not possible.", title=tr(self.title), value=value),
                tr("It is {allowed}.", allowed=self.allowed),
            )
        return checked

    @property
    def allowed(self) -> str:
        """The values that are allowed, as a phrase."""
        if self.kind is Kind.CHOICE:
            return tr("one of {names}", names=", ".join(tr(text) for _, text in self.choices))
        if self.kind is Kind.NUMBER:
            return tr(
                "a whole number from {minimum} to {maximum}",
                minimum=self.minimum,
                maximum=self.maximum,
            )
        return tr("a folder that can be written") if self.kind is Kind.FOLDER else tr("on or off")


def _choice(preference: Preference, value: object) -> Value | None:
    return value if isinstance(value, str) and value in dict(preference.choices) else None


def _switch(preference: Preference, value: object) -> Value | None:
    return value if isinstance(value, bool) else None


def _number(preference: Preference, value: object) -> Value | None:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if whole and preference.minimum <= value <= preference.maximum:  # type: ignore[operator]
        return value  # type: ignore[return-value]
    return None


def _folder(preference: Preference, value: object) -> Value | None:
    if not isinstance(value, str):
        return None
    text = value.strip()
    if not text:
        return ""
    path = Path(text).expanduser()
    if not path.is_absolute():
        return None
    # A folder that is still to be made must lie in one that can be written.
    nearest = next((part for part in (path, *path.parents) if part.exists()), path)
    return str(path) if nearest.is_dir() and os.access(nearest, os.W_OK) else None


_CHECKS = {
    Kind.CHOICE: _choice,
    Kind.SWITCH: _switch,
    Kind.NUMBER: _number,
    Kind.FOLDER: _folder,
}

THEME, TEXT_SCALE, LANGUAGE = "look.theme", "look.text_scale", "look.language"
START, NETWORK, UNSURE = "start.page", "network.allowed", "classify.unsure_under"
WELCOME, LAST = "welcome", "last"

PREFERENCES: tuple[Preference, ...] = (
    Preference(
        THEME,
        mark("Appearance"),
        mark("Theme"),
        mark("Light, dark, or as the system is at the moment."),
        Kind.CHOICE,
        "system",
        (("system", mark("As the system")), ("light", mark("Light")), ("dark", mark("Dark"))),
    ),
    Preference(
        TEXT_SCALE,
        mark("Appearance"),
        mark("Text size"),
        mark("All texts, in per cent of the system's size."),
        Kind.NUMBER,
        100,
        minimum=80,
        maximum=160,
        step=10,
        suffix=mark("%"),
    ),
    Preference(
        LANGUAGE,
        mark("Appearance"),
        mark("Language"),
        mark("The language of the window."),
        Kind.CHOICE,
        SYSTEM,
        ((SYSTEM, mark("As the system")), *languages()),
        variable="DERMADESK_LANGUAGE",
        later=True,
    ),
    Preference(
        START,
        mark("Appearance"),
        mark("Begin with"),
        mark("The page shown at start."),
        Kind.CHOICE,
        LAST,
        ((LAST, mark("The page shown last")), (WELCOME, mark("The welcome page"))),
    ),
    Preference(
        UNSURE,
        mark("Classify"),
        mark("Warn under"),
        mark("An answer whose highest probability is lower is marked as unsure."),
        Kind.NUMBER,
        60,
        minimum=0,
        maximum=100,
        step=5,
        suffix=mark("%"),
    ),
    Preference(
        NETWORK,
        mark("Network"),
        mark("Allow downloads"),
        mark(
            "Pretrained weights may be fetched when a run needs them; for a dataset you are asked "
            "each time. Images and answers are never sent anywhere."
        ),
        Kind.SWITCH,
        False,
        word=mark("Allowed"),
    ),
    Preference(
        place.RUNS,
        mark("Folders"),
        mark("Runs"),
        mark("Where training runs are kept."),
        Kind.FOLDER,
        "",
        variable="DERMADESK_RUNS",
        later=True,
    ),
    Preference(
        place.WEIGHTS,
        mark("Folders"),
        mark("Weights"),
        mark("Where pretrained weights are looked for."),
        Kind.FOLDER,
        "",
        variable="DERMADESK_WEIGHTS",
    ),
    Preference(
        place.CACHE,
        mark("Folders"),
        mark("Cache"),
        mark("Decoded images and graphs; all of it can be made anew."),
        Kind.FOLDER,
        "",
        variable="DERMADESK_CACHE",
    ),
)
"""In the order of the dialog; those of a group stand together."""


def preference(key: str) -> Preference:
    """Return a setting by its key; raises KeyError."""
    return {entry.key: entry for entry in PREFERENCES}[key]
