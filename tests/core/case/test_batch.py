"""A batch that broke off is gone on with: nothing is asked twice, no other model believed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.bundle import read_bundle, tune_decision
from core.case.batch import Asked, kept, told
from core.case.examiner import Examiner
from core.case.told import Told
from core.classifier import Classifier
from core.error import UserError
from core.evaluation.rule import Rule
from core.place import cache_folder
from core.record import Patient
from tests.core.bundle_factory import make_bundle
from tests.core.case.scripted_voter import ScriptedVoter

_IMAGES = 70  # three chunks
_BAD = 1  # an image that cannot be read is looked at each time: it may be mended


class Power(Exception):
    """What ends a batch in its middle."""


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bundle(tmp_path_factory.mktemp("made") / "bundle")


class Batch:
    """Seventy images, one of them bad, and how often one was looked at."""

    def __init__(self, folder: Path, bundle: Path) -> None:
        rng = np.random.default_rng(0)
        self.asked = []
        for number in range(_IMAGES):
            path = folder / f"{number}.png"
            Image.fromarray(rng.integers(0, 255, (12, 16, 3), dtype=np.uint8)).save(path)
            self.asked.append(Asked(path, Patient()))
        self.asked[3].path.write_text("no image")
        self.table = folder / "out.csv"
        self.model = read_bundle(bundle)
        self.examiner = Examiner.of(Classifier(ScriptedVoter(self.model)))
        self.looks = 0
        decode = self.examiner.classifier.decode

        def counted(path: Path):
            self.looks += 1
            return decode(path)

        self.examiner.classifier.decode = counted  # type: ignore[method-assign]

    def run(self, breaks_at: int = _IMAGES + 1):
        def progress(done: int, total: int) -> None:
            if done >= breaks_at:
                raise Power

        with kept(self.table, self.model) as journal:
            found = told(self.examiner, self.asked, journal, progress)
            journal.finish()
        return found


@pytest.fixture
def batch(tmp_path: Path, bundle: Path) -> Batch:
    return Batch(tmp_path, bundle)


def broken_off(batch: Batch, at: int = 64) -> None:
    with pytest.raises(Power):
        batch.run(at)
    batch.looks = 0


def test_what_was_done_is_not_done_again_and_is_the_same_to_the_bit(batch: Batch) -> None:
    whole = batch.run()
    broken_off(batch)
    assert batch.run() == whole
    assert batch.looks == _IMAGES - 64 + _BAD
    assert isinstance(whole[3], str) and isinstance(whole[4], Told)


def test_the_journal_is_gone_once_the_table_stands(batch: Batch) -> None:
    batch.run()
    assert [path.suffix for path in (cache_folder() / "batches").iterdir()] == [".lock"]


def test_a_line_that_was_cut_short_is_asked_again_and_hides_no_other(batch: Batch) -> None:
    broken_off(batch)
    (journal,) = (cache_folder() / "batches").glob("*.jsonl")
    journal.write_bytes(journal.read_bytes()[:-9])
    whole = batch.run()
    assert batch.looks == _IMAGES - 63 + _BAD
    assert len(whole) == _IMAGES


def test_what_changed_is_asked_again(batch: Batch) -> None:
    broken_off(batch)
    Image.new("RGB", (20, 20)).save(batch.asked[0].path)
    batch.asked[1] = replace(batch.asked[1], patient=Patient(70.0))
    batch.asked[2] = replace(batch.asked[2], lesion="L2")
    found = batch.run()
    assert batch.looks == _IMAGES - 64 + 3 + _BAD
    assert isinstance(found[1], Told) and found[1].prediction.dx == "mel"


def test_another_decision_begins_anew(batch: Batch, tmp_path: Path) -> None:
    own = make_bundle(tmp_path / "own")
    batch.model = read_bundle(own)
    broken_off(batch)
    tune_decision(own, 2.0, Rule())
    batch.run()
    assert batch.looks == _IMAGES


@pytest.mark.parametrize(
    "line", ['{"image": "KEY", "p": [2, -1, 0, 0, 0, 0, 0], "flags": []}', '{"image": "KEY"}', "["]
)
def test_what_a_journal_cannot_hold_is_no_answer(batch: Batch, line: str) -> None:
    broken_off(batch)
    (journal,) = (cache_folder() / "batches").glob("*.jsonl")
    first = journal.read_text().splitlines()[0]
    journal.write_text(f"{first}\n{line.replace('KEY', batch.asked[0].key)}\n")
    batch.run()
    assert batch.looks == _IMAGES


def test_one_table_is_written_by_one_at_a_time(batch: Batch) -> None:
    with kept(batch.table, batch.model), pytest.raises(UserError, match="Another process"):
        batch.run()


def test_no_patient_and_no_name_stands_in_a_journal(batch: Batch) -> None:
    batch.asked = [replace(each, patient=Patient(77.5, "female", "back")) for each in batch.asked]
    broken_off(batch)
    (journal,) = (cache_folder() / "batches").glob("*.jsonl")
    text = journal.read_text()
    assert not any(word in text for word in ("77.5", "female", "back", ".png"))
