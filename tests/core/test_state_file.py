"""Settings and state on disk: read with distrust, set aside where broken."""

from __future__ import annotations

import threading

import pytest

import core.state_file
from core import place
from core.cache import USED, look_into, prune, size_text
from core.error import UserError
from core.state_file import read_state, update_state, write_state


def test_what_is_written_is_read_again(tmp_path):
    path = tmp_path / "new" / "settings.json"
    write_state(path, {"look.theme": "dark"})
    assert read_state(path).values["look.theme"] == "dark"
    assert read_state(path).sentence == ""


def test_a_file_that_is_absent_holds_nothing_and_is_no_fault(tmp_path):
    read = read_state(tmp_path / "none.json", set_aside=True)
    assert (read.values, read.sentence) == ({}, "")


@pytest.mark.parametrize("text", ["{", "[1]", '{"version": 0}', "[" * 100_000, "\udcff"])
def test_a_broken_file_is_set_aside_whole(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    read = read_state(path, set_aside=True)
    assert read.values == {}
    assert not path.exists()
    assert read.aside is not None and read.aside.read_bytes()
    assert str(read.aside) in read.sentence


def test_a_newer_file_is_told_and_nothing_is_written_over_it(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text('{"version": 2, "look.theme": "dark"}')
    read = read_state(path, set_aside=True)
    assert (read.values, read.aside) == ({}, None)
    assert "newer Dermadesk (schema 2, known is 1)" in read.sentence
    with pytest.raises(UserError, match="newer Dermadesk"):
        write_state(path, {"look.theme": "light"})
    assert "dark" in path.read_text()


def test_whoever_only_reads_leaves_a_broken_file_where_it_is(tmp_path):
    (tmp_path / "settings.json").write_text("{")
    assert read_state(tmp_path / "settings.json").reason
    assert (tmp_path / "settings.json").exists()


def test_of_two_that_change_it_at_once_neither_is_lost(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    write_state(path, {})
    second = threading.Thread(target=update_state, args=(path, {}, {"second": 2}))
    write = core.state_file.write_json

    def overtaken(target, values):
        if "first" in values and not second.ident:
            second.start()
            second.join(0.2)  # it has to wait
        write(target, values)

    monkeypatch.setattr(core.state_file, "write_json", overtaken)
    update_state(path, {}, {"first": 1})
    second.join()
    assert read_state(path).values == {"first": 1, "second": 2, "version": 1}


def test_folders_come_from_the_environment_then_the_settings(tmp_path, monkeypatch):
    write_state(place.settings_file(), {place.WEIGHTS: str(tmp_path / "mine")})
    assert place.weights_folder() != tmp_path / "mine"
    monkeypatch.delenv("DERMADESK_WEIGHTS")
    assert place.weights_folder() == tmp_path / "mine"


def test_only_stores_that_nobody_used_are_pruned(tmp_path):
    import os

    day = 86_400.0
    for name, age in (("old", 40), ("new", 1)):
        store = tmp_path / "stores" / name
        store.mkdir(parents=True)
        (store / "pixels.u8").write_bytes(b"x" * 1000)
        (store / USED).touch()
        for path in (store / USED, store):
            os.utime(path, (1e9 - age * day,) * 2)
    (tmp_path / "graphs").mkdir()
    (tmp_path / "graphs" / "a.onnx").write_bytes(b"y" * 500)
    assert look_into(tmp_path).bytes == 2500
    assert prune(tmp_path, now=1e9) == (1, 1000)
    assert [store.folder.name for store in look_into(tmp_path).stores] == ["new"]
    assert size_text(2500) == "2.5 kB"
