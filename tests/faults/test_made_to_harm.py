"""Files that are sound to the eye: huge, of no numbers, with code in them, or of another time."""

from __future__ import annotations

import json
import os
import pickle
import random
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from safetensors.torch import save as packed

from core.bundle import read_bundle
from core.classifier import Classifier
from core.error import UserError
from core.image.decoding import BadImage, decode, inspect
from core.layout.table import read_table
from desktop.train.facts import facts_of
from desktop.train.reason import reason_of
from desktop.train.snapshot import detail_of, row_of
from tests.core.bundle_factory import make_bundle
from tests.faults import texts
from tests.faults.ledger import Case, Ledger
from tests.faults.models import Payload, with_weights
from tests.training.run_factory import make_run
from training.events import EventReader
from training.run_state import RunState, Status

_GIGABYTE = 1 << 30


@pytest.mark.skipif(sys.platform == "win32", reason="files with holes")
def test_files_of_a_gigabyte_are_refused_unread(tmp_path: Path, ledger: Ledger) -> None:
    """Holes of a disk, which would be one line, or one image, of a gigabyte."""
    readers = {"table.csv": read_table, "image.jpg": decode, "photo.png": inspect}
    with ledger.fault("file of a gigabyte", len(readers)):
        for name, read in readers.items():
            with (tmp_path / name).open("wb") as file:
                os.truncate(file.fileno(), _GIGABYTE)
            said = None
            try:
                said = read(tmp_path / name)
            except (UserError, BadImage) as error:
                said = str(error)
            assert "MB" in str(said), name


@pytest.mark.full
def test_weights_that_are_no_numbers_do_not_answer(
    tmp_path: Path, ledger: Ledger, chance: random.Random
) -> None:
    """Their hashes agree; what they answer does not, and no image gets an answer of NaN."""
    sound = make_bundle(tmp_path / "model")
    tensors = load_file(sound / "weights.safetensors")
    names = sorted(name for name, tensor in tensors.items() if tensor.is_floating_point())
    for value in (float("nan"), float("inf")):
        bad = {name: tensor.clone() for name, tensor in tensors.items()}
        bad[chance.choice([name for name in names if "conv" in name])].fill_(value)
        with_weights(sound, packed(bad))
        with ledger.fault("weights that are no numbers"):
            with pytest.raises(UserError):
                Classifier.open(sound).classify([np.zeros((80, 90, 3), np.uint8)])
            ledger.told("weights that are no numbers")


def test_code_beside_a_model_is_never_run(
    tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentinel = tmp_path / "it-ran"
    bundle = make_bundle(tmp_path / "model")
    harm = pickle.dumps(Payload(sentinel))
    model = json.loads((bundle / "model.json").read_text())
    monkeypatch.chdir(bundle)
    with ledger.fault("code beside a model", 5):
        for name in ("neighbours.npz", "experience.safetensors", "training.json", "model.py"):
            (bundle / name).write_bytes(harm)
        read_bundle(bundle)
        for listed in ("../evil", "/etc/passwd", "a/b", "..", "weights.safetensors/x"):
            files = {**model["files"], listed: model["files"]["weights.safetensors"]}
            (bundle / "model.json").write_text(json.dumps({**model, "files": files}))
            with pytest.raises(UserError):
                read_bundle(bundle)
        assert not sentinel.exists()


def test_any_event_file_can_be_shown(tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    """What the window makes of events: the row, the details, the reason, all as text."""
    facts = facts_of(make_run(tmp_path / "runs"))

    def read(path: Path) -> None:
        state = RunState()
        state.feed(EventReader(path).poll())
        for status in Status:
            row = row_of(path, facts, state, status, False)
            detail = detail_of(row, facts, state)
            f"{row} {detail} {reason_of(detail, 1)}".encode()

    count = ledger.put_before(
        "event file shown", texts.events(chance, 6), tmp_path, read, suffix=".jsonl"
    )
    assert count >= 300


def test_torch_still_refuses_code_by_itself(tmp_path: Path) -> None:
    torch.save({"x": Payload(tmp_path / "it-ran")}, tmp_path / "x.pt")
    with pytest.raises(pickle.UnpicklingError):
        torch.load(tmp_path / "x.pt", weights_only=True)
    assert Case("x", b"").opens is None
