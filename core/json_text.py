"""JSON from a file that anyone may have written: what we would never write ourselves is refused.

Python reads more than JSON, and some of it breaks whoever works with it later: numbers that no
float holds, NaN and infinity, halves of a character, nests that end in a RecursionError.
"""

from __future__ import annotations

import json
import math
from typing import Any, NoReturn

_MOST_DIGITS = 300  # the largest float has 309


def parse_json(text: str | bytes) -> Any:
    """Return the plain values in UTF-8 JSON; raises ValueError for all that is not sound."""
    if isinstance(text, bytes):
        text = text.decode("utf-8")
    try:
        value = json.loads(text, parse_int=_whole, parse_float=_finite, parse_constant=_no_constant)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if "\\ud" in text or "\\uD" in text:
        # Half of a character cannot be printed or written again.
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError("a number of too many digits")
    return int(digits)


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ValueError("a number that is too large")
    return value


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")
