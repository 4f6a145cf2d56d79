"""An image file as a case keeps it: by what it shows and by its bytes, to be known again."""

from __future__ import annotations

import hashlib
from pathlib import Path

from core.casebook.entry import CaseImage
from core.image.content import content_hash
from core.image.decoding import Pixels, decode, read_file


def case_image(path: Path, pixels: Pixels | None = None) -> CaseImage:
    """Return what is kept of an image file; `pixels` where it has been decoded already.

    Raises BadImage for one that cannot be read.
    """
    data = read_file(path)
    shown = decode(data) if pixels is None else pixels
    digest = hashlib.sha256(data).hexdigest()
    return CaseImage(path, content_hash(shown).tobytes().hex(), digest)


def is_same_file(image: CaseImage) -> bool:
    """Tell whether the file still has the bytes that it had; raises BadImage where it is gone."""
    return hashlib.sha256(read_file(image.path)).hexdigest() == image.sha256
