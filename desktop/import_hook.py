"""Takes back an import hook of PySide6 that reads the source of every module imported."""

from __future__ import annotations

import builtins


def drop_feature_import() -> bool:
    """Let imports be imports again; returns whether the hook was there.

    PySide6 looks through each module's source for its own name, to know whether the optional
    `__feature__` syntax applies there. It may do so while the module is half imported, which
    pydantic answers with an ImportError: the Train page failed to load in 4 of 30 starts on
    overloaded cores, in 0 of 30 without the hook. Why only sometimes is not known; threads that
    import at once are likely. Nothing here uses `__feature__`; Qt's lazy loading is left alone.
    """
    current = builtins.__import__
    before = getattr(builtins, "__orig_import__", None)
    if before is None or current is not getattr(builtins, "__feature_import__", None):
        return False
    builtins.__import__ = before
    return True
