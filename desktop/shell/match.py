"""How well typed letters fit the name of something: words and beginnings before scattered ones."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Return `text` in small letters without accents."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def score(typed: str, name: str) -> int | None:
    """Return how well `typed` fits `name`, the more the better; None where it does not.

    Each word typed must be found: at the beginning of a word, inside of one, or as letters in
    their order.
    """
    wanted, given = plain(typed).split(), plain(name)
    starts = given.split()
    total = 0
    for word in wanted:
        found = _word_score(word, given, starts)
        if found is None:
            return None
        total += found
    return total


def _word_score(word: str, given: str, starts: list[str]) -> int | None:
    if given.startswith(word):
        return 40
    if any(start.startswith(word) for start in starts):
        return 30
    if word in given:
        return 20
    place = -1
    for letter in word:
        place = given.find(letter, place + 1)
        if place < 0:
            return None
    return 5
