"""What `dermadesk --version` says: the build, what it runs on, and the formats it writes."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from core.build import Build, this_build

_LIBRARIES = ("torch", "torchvision", "onnxruntime", "PySide6-Essentials")


def text(build: Build | None = None) -> str:
    """Return the lines; the first is the name and the number alone. Loads no library it names."""
    known = this_build() if build is None else build
    libraries = ", ".join(f"{name} {_installed(name)}" for name in _LIBRARIES)
    formats = ", ".join(f"{name} {number}" for name, number in schema_versions().items())
    return "\n".join(
        (
            f"dermadesk {known.version or '(version unknown)'}",
            f"Build: {known}",
            f"Python {platform.python_version()} on {platform.platform()}",
            f"Libraries: {libraries}",
            f"Schema versions: {formats}",
            "Research and education only. Not a medical device.",
        )
    )


def schema_versions() -> dict[str, int]:
    """Return the version of each format on disk that this program writes."""
    from core.bundle_file import SCHEMA_VERSION
    from core.casebook.schema import STEPS
    from core.state_file import VERSION as SETTINGS
    from training.config import Config
    from training.events import VERSION as EVENTS

    config = int(Config.model_fields["schema_version"].default)
    return {
        "config": config,
        "events": EVENTS,
        "bundle": SCHEMA_VERSION,
        "cases": len(STEPS),
        "settings": SETTINGS,
    }


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
