"""`python -m desktop.language [--new CODE]`: brings the files of translations up to date.

Takes every text from the source, keeps what was translated, tells what is missing or not shown
any more, and makes the `.qm` files that the window reads.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from core.error import UserError
from desktop.language.file import (
    Catalogue,
    compile_catalogue,
    read_catalogue,
    write_catalogue,
)
from desktop.language.source import find_sources
from desktop.translation import FOLDER


def main(argv: Sequence[str] | None = None) -> int:
    """Update every language; 1 where something is not translated, 2 where it could not be done."""
    parser = argparse.ArgumentParser(prog="python -m desktop.language", description=__doc__)
    parser.add_argument("--new", metavar="CODE", help="begin another language, such as fr")
    parser.add_argument("--forget", action="store_true", help="leave out obsolete texts")
    arguments = parser.parse_args(argv)
    try:
        if arguments.new:
            path = FOLDER / f"dermadesk_{arguments.new}.ts"
            if not path.exists():
                write_catalogue(path, Catalogue(arguments.new))
        return max((_update(path, arguments.forget) for path in _files()), default=0)
    except (UserError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _files() -> list[Path]:
    return sorted(FOLDER.glob("dermadesk_*.ts"))


def _update(path: Path, forget: bool) -> int:
    catalogue = read_catalogue(path).updated(find_sources())
    if forget:
        kept = {text: message for text, message in catalogue.messages.items() if message.here}
        catalogue = Catalogue(catalogue.code, kept)
    write_catalogue(path, catalogue)
    compile_catalogue(path, path.with_suffix(".qm"))
    for what, texts in (("untranslated", catalogue.untranslated), ("obsolete", catalogue.obsolete)):
        for text in texts:
            print(f"{catalogue.code} {what}: {text!r}")
    print(
        f"{path.name}: {len(catalogue.messages)} texts, "
        f"{len(catalogue.untranslated)} untranslated, {len(catalogue.obsolete)} obsolete"
    )
    return 1 if catalogue.untranslated else 0


if __name__ == "__main__":
    sys.exit(main())
