"""The saved state: what is read back, and what is refused."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch

from core.error import UserError
from training.checkpoint import Progress, State, generator_states, load_state, save_state


def _state() -> State:
    progress = Progress(phase=1, epoch=3, step=2, best=[0.5, -1.0], history=[{"epoch": 1}])
    return State(progress, {"w": torch.arange(3.0)}, {"state": {}}, generator_states())


def test_no_file_is_no_state(tmp_path: Path) -> None:
    assert load_state(tmp_path / "state.ckpt") is None


def test_a_state_is_read_back(tmp_path: Path) -> None:
    save_state(tmp_path / "state.ckpt", _state())
    found = load_state(tmp_path / "state.ckpt")
    assert found is not None
    assert found.progress == _state().progress
    assert torch.equal(found.network["w"], torch.arange(3.0))


def test_a_truncated_state_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "state.ckpt"
    save_state(path, _state())
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(UserError, match="damaged"):
        load_state(path)


def test_a_sound_state_is_not_called_damaged_for_want_of_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_state(tmp_path / "state.ckpt", _state())

    def load(*_: object, **__: object) -> None:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory")

    monkeypatch.setattr("torch.load", load)
    with pytest.raises(UserError, match="Memory ran out"):
        load_state(tmp_path / "state.ckpt")


class _Harm:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.mkdir, ("harm-was-done",))


def test_code_in_a_state_never_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    torch.save({"version": 1, "progress": _Harm()}, tmp_path / "state.ckpt")
    with pytest.raises(UserError, match="damaged"):
        load_state(tmp_path / "state.ckpt")
    assert not (tmp_path / "harm-was-done").exists()


def test_a_write_that_fails_leaves_the_last_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.ckpt"
    save_state(path, _state())
    whole = path.read_bytes()

    def _full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(OSError, match="No space"):
        save_state(path, _state())
    assert path.read_bytes() == whole
    assert [entry.name for entry in tmp_path.iterdir()] == ["state.ckpt"]
