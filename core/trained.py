"""What a bundle keeps of its training images: what they show, hashed, and how they are spread.

With it a person finds out whether images were learned from, and whether others are like them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.evaluation.drift import Spread, patient_spreads, spread_of_numbers
from core.image.content import HASH_BYTES, Hashes, content_hash
from core.image.decoding import Pixels
from core.image.quality import QUALITIES, measure
from core.record import Record

FORMAT = 1
_MEASURED = 2000  # images are enough for ten bins, and a moment's work


@dataclass(frozen=True, eq=False)
class Trained:
    """The training images: `contents` uint8 [n, 32], and spreads of what they and patients are.

    `complete` is False where a model that was gone on from keeps no contents of its own.
    """

    contents: Hashes
    spreads: Mapping[str, Spread]
    complete: bool = True

    def to_json(self) -> dict[str, Any]:
        """Return plain values for `training.json`; hashes sorted, so that their order says none."""
        return {
            "format": FORMAT,
            "complete": self.complete,
            "contents": sorted(row.tobytes().hex() for row in self.contents),
            "spreads": {name: spread.to_json() for name, spread in self.spreads.items()},
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> Trained | None:
        """Return what `to_json` wrote, None where it is not sound."""
        try:
            rows = [bytes.fromhex(text) for text in values["contents"]]
            spreads = {str(k): Spread.from_json(v) for k, v in dict(values["spreads"]).items()}
        except (KeyError, TypeError, ValueError, AttributeError):
            return None
        found = {name: spread for name, spread in spreads.items() if spread is not None}
        if len(found) != len(spreads) or any(len(row) != HASH_BYTES for row in rows):
            return None
        hashes = np.frombuffer(b"".join(rows), dtype=np.uint8).reshape(-1, HASH_BYTES)
        return cls(hashes, found, values.get("complete", True) is True)


def trained_on_images(canvases: Sequence[Pixels], records: Sequence[Record]) -> Trained:
    """Return what is kept of training images, on their canvases, and of their records."""
    lesions = len({record.lesion_id for record in records})
    hashes = np.array([content_hash(canvas) for canvas in canvases], dtype=np.uint8)
    step = max(1, len(canvases) // _MEASURED)
    chosen = range(0, len(canvases), step)
    measured = np.array([measure(canvases[index]) for index in chosen])
    few = len({records[index].lesion_id for index in chosen})
    spreads = {
        name: spread_of_numbers(measured[:, place], few) for place, name in enumerate(QUALITIES)
    }
    return Trained(hashes.reshape(-1, HASH_BYTES), spreads | patient_spreads(records, lesions))


def joined(parts: Sequence[Trained]) -> Trained:
    """Return what one or more models learned from; the spreads are those of the first."""
    contents = np.unique(np.concatenate([part.contents for part in parts]), axis=0)
    return Trained(contents, parts[0].spreads, all(part.complete for part in parts))
