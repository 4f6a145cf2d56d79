"""What `dermadesk --version` says."""

from __future__ import annotations

from importlib.metadata import version

from core.build import Build
from desktop.version import schema_versions, text


def test_name_build_libraries_and_formats():
    lines = text(Build("1.2.3", "a" * 40, "2026-11-21", packaged=True)).splitlines()
    assert lines[0] == "dermadesk 1.2.3"
    assert lines[1] == "Build: package, commit aaaaaaaaaaaa of 2026-11-21"
    assert f"torch {version('torch')}" in lines[3]
    assert lines[4].startswith("Schema versions: config 1, events 1, bundle 1")
    assert lines[5].endswith("Not a medical device.")


def test_a_version_for_each_format():
    found = schema_versions()
    assert list(found) == ["config", "events", "bundle", "cases", "settings"]
    assert all(number >= 1 for number in found.values())
