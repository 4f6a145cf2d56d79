"""Takes back an import hook of PySide6 that reads the source of every module that is imported."""

from __future__ import annotations

import builtins


def drop_feature_import() -> bool:
    """Let imports be imports again; returns whether the hook was there.

    PySide6 looks through each module's source for its own name, to know whether the optional
    `__feature__` syntax applies there. It does so while the module may still be half imported:
    two threads that import at once then end in an ImportError (seen with pydantic, one start in
    six on busy cores). Nothing here uses `__feature__`; lazy loading of Qt classes is left alone.
    """
    current = builtins.__import__
    before = getattr(builtins, "__orig_import__", None)
    if before is None or current is not getattr(builtins, "__feature_import__", None):
        return False
    builtins.__import__ = before
    return True
