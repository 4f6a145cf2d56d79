"""Files that are damaged or made to harm: each is opened right, or is one sentence and no more.

`make test` takes a seeded sample, `make faults` all of them.
"""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.annotation import read_annotations
from core.bundle import read_bundle, read_decision, write_bundle
from core.casebook.casebook import Casebook
from core.dataset import open_dataset
from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.cohort_file import read_predictions, read_truth
from core.evaluation.rule import read_threshold
from core.image.content import content_hash
from core.image.decoding import decode, inspect
from core.image.dicom_patient import dicom_patient
from core.image.preprocessing import Preprocessing
from core.inference.export import load_network
from core.json_line import read_lines
from core.layout.table import read_table
from core.library.book import Said
from core.library.package import export_model, import_model
from core.metadata import MetadataStatistics, read_lesions, read_patients
from core.network.architecture import Architecture
from core.network.weight import read_tensors
from core.record import Patient
from core.split import read_split
from core.state_file import read_state
from tests.core.casebook.case_factory import entry
from tests.faults import models, pictures, texts
from tests.faults.harm import harmed
from tests.faults.ledger import Case, Ledger
from training.checkpoint import load_state
from training.config import Config, load_config
from training.events import EventReader, to_line
from training.run_state import RunState
from training.search.plan import read_space
from training.series.plan_file import read_plan_file
from training.series.queue import RunQueue

SAMPLE, ALL = 6, 60
SIZES = [SAMPLE, pytest.param(ALL, marks=pytest.mark.full)]
_CANVAS = Preprocessing(24, 32, 16, (0.5,) * 3, (0.5,) * 3)

each = pytest.mark.parametrize("each", SIZES, ids=["sample", "all"])


def some(cases: Iterable[Case], each: int, chance: random.Random) -> Iterator[Case]:
    """All cases, or a sample of them: what was made by hand is not left out."""
    for case in cases:
        by_chance = " cut at " in case.name or case.name.startswith("torn at ")
        if each == ALL or not by_chance or chance.random() < 0.15:
            yield case


def silent(*_: object) -> None: ...


def read_picture(path: Path) -> None:
    said = inspect(path)
    pixels = decode(path)
    assert pixels.ndim == 3 and pixels.shape[2] == 3 and pixels.size
    assert said is None or "the name says" in said
    content_hash(_CANVAS.canvas(pixels))


@each
def test_pictures(each: int, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    cases = some(pictures.bad_pictures(chance, each), each, chance)
    count = ledger.put_before("picture", cases, tmp_path, read_picture, suffix=".jpg")
    assert count >= (550 if each == ALL else 60)


def test_odd_pictures(tmp_path: Path, ledger: Ledger) -> None:
    cases = pictures.odd_pictures()
    count = ledger.put_before("odd picture", cases, tmp_path, read_picture, suffix=".png")
    assert count >= 20


def test_a_turned_photograph_stands_upright(tmp_path: Path) -> None:
    assert decode(pictures.turned()).shape == (40, 30, 3)


@each
def test_dicom(each: int, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    def read(path: Path) -> None:
        dicom_patient(path)
        read_picture(path)

    cases = some(pictures.dicoms(chance, each), each, chance)
    count = ledger.put_before("DICOM", cases, tmp_path, read, suffix=".dcm")
    assert count >= (140 if each == ALL else 14)


def _tables(tmp_path: Path) -> dict[str, Callable[[Path], object]]:
    images = tmp_path / "images"
    images.mkdir()
    for at in range(8):
        (images / f"I{at}.jpg").write_bytes(b"")
    return {
        "dataset": lambda path: open_dataset(csv=path, images=images).fingerprint,
        "split": read_split,
        "predictions": read_predictions,
        "truth": read_truth,
        "patients": lambda path: (read_patients(path), read_lesions(path)),
    }


@each
def test_tables(each: int, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    read = _tables(tmp_path)["dataset"]
    cases = some(texts.tables(chance, each), each, chance)
    count = ledger.put_before("table", cases, tmp_path, read, suffix=".csv")
    assert count >= (90 if each == ALL else 25)


@pytest.mark.parametrize("reader", ["split", "predictions", "truth", "patients"])
def test_other_tables(reader: str, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    read = _tables(tmp_path)[reader]
    head = "image_id,lesion_id,dx,subset," + ",".join(f"p_{code}" for code in CODES)
    rows = "".join(f"I{at},L{at},nv,train,0,0,0,0,0,{value},0\n" for at, value in enumerate(
        ("1", "1.0", "1e-3", "0.5")))  # fmt: skip
    plain = f"{head}\n{rows}".encode()
    bad = [Case(f"p_nv = {value}", plain.replace(b"0.5", value.encode()))
           for value in ("nan", "inf", "-1", "1e999", "", "1_0", "٣", "1" * 5000)]  # fmt: skip
    cases = [Case("plain", plain, True), *bad, *harmed(reader, plain, chance, 20)]
    ledger.put_before(f"table of {reader}", cases, tmp_path, read, suffix=".csv")


@each
def test_configs(each: int, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    sentinel = tmp_path / "box" / "sentinel"
    openers: dict[str, Callable[[Path], object]] = {
        "config": lambda path: load_config(path).model_dump_json(),
    }
    if each == ALL:
        openers |= {"plan": read_plan_file, "space": lambda path: read_space(path, Config())}

    def read(path: Path) -> None:
        wrong = None
        for name, read_it in openers.items():
            try:
                read_it(path)
            except UserError as error:
                wrong = error if name == "config" else wrong
        assert not sentinel.exists()
        if wrong is not None:
            raise wrong

    cases = (
        Case(case.name, case.data.replace(b"{sentinel}", str(sentinel).encode()), case.opens)
        for case in texts.configs(chance, each)
    )
    count = ledger.put_before("YAML", cases, tmp_path, read, suffix=".yaml")
    assert count >= 180


@each
def test_events(each: int, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    def read(path: Path) -> None:
        reader, state = EventReader(path), RunState()
        events = reader.poll()
        state.feed(events)
        state.status(locked=None, now=time.time())
        assert 0 <= state.progress <= 1
        f"{state.seconds_left} {state.recent_step} {state.history}".encode()
        for timed in events:
            to_line(timed).encode()

    cases = some(texts.events(chance, each), each, chance)
    count = ledger.put_before("event file", cases, tmp_path, read, suffix=".jsonl")
    assert count >= (500 if each == ALL else 400)


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("state.json", read_state),
        ("lines.jsonl", read_lines),
        ("annotations.json", read_annotations),
        ("decision.json", lambda path: read_threshold(str(path))),
        ("queue.json", lambda path: RunQueue(path.parent).entries()),
        ("decision.json", lambda path: read_decision(path.parent)),
    ],
    ids=["state", "lines", "annotations", "threshold", "queue", "decision"],
)
def test_small_json(
    name: str,
    reader: Callable[[Path], object],
    tmp_path: Path,
    ledger: Ledger,
    chance: random.Random,
) -> None:
    def read(path: Path) -> None:
        reader(path.rename(path.with_name(name)))

    ledger.put_before("JSON", texts.small_json(chance, 20), tmp_path, read)


@each
def test_state_dicts(each: int, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    sentinel = tmp_path / "box" / "sentinel"

    def read(path: Path) -> None:
        try:
            read_tensors(path)
        finally:
            with contextlib.suppress(UserError):
                load_state(path)
            assert not sentinel.exists(), "the code in the file has run"

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch warns of what it is about to refuse
        cases = some(models.state_dicts(chance, each, sentinel), each, chance)
        count = ledger.put_before("state dict", cases, tmp_path, read, suffix=".pt")
    assert count >= (200 if each == ALL else 50)


@each
def test_safetensors(each: int, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    cases = some(models.safetensors(chance, each), each, chance)
    ledger.put_before("safetensors", cases, tmp_path, read_tensors, suffix=".safetensors")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle that tests copy; its weights are those of no network, which hashes do not tell."""
    folder = tmp_path_factory.mktemp("bundle") / "model"
    write_bundle(
        folder,
        architecture=Architecture("resnet10t", metadata="embedding", head="normalised"),
        preprocessing=Preprocessing(72, 96, 64, (0.5,) * 3, (0.5,) * 3),
        statistics=MetadataStatistics.fit([Patient(40.0, "male", "back"), Patient()]),
        tensors={"weight": np.ones((3, 4), np.float32)},
        reference_logits=np.zeros((2, 7)),
        split_hash="0123456789abcdef",
        trained_on=["image:a"],
        facts={"name": "made up"},
    )
    return folder


@each
def test_bundles(
    each: int, bundle: Path, tmp_path: Path, ledger: Ledger, chance: random.Random
) -> None:
    mine = shutil.copytree(bundle, tmp_path / "model")

    def cases(name: str) -> Iterator[Case]:
        values = json.loads((bundle / name).read_text())
        for what, text in models.tampered(values, chance, 10 * each):
            yield Case(f"{name}: {what}", text.encode())
        plain = (bundle / name).read_bytes()
        yield from harmed(name, plain, chance, each)

    for name in ("model.json", "decision.json"):

        def read(path: Path, name: str = name) -> None:
            shutil.copyfile(path, mine / name)
            read_bundle(mine)

        ledger.put_before("bundle", cases(name), tmp_path, read, suffix=name)
        shutil.copyfile(bundle / name, mine / name)
        (tmp_path / "box").rmdir()


@each
def test_weights_that_do_not_belong_to_their_bundle(
    each: int, bundle: Path, tmp_path: Path, ledger: Ledger, chance: random.Random
) -> None:
    """Whoever tampers with weights can also write the hash that goes with them."""
    mine = shutil.copytree(bundle, tmp_path / "model")

    def read(path: Path) -> None:
        models.with_weights(mine, path.read_bytes())
        load_network(read_bundle(mine))

    cases = [case for case in models.safetensors(chance, 4) if " cut at " not in case.name]
    wrong = [Case(case.name, case.data, False) for case in cases[: each * 2 // 3]]
    ledger.put_before("weights of a bundle", wrong, tmp_path, read)


@each
def test_model_files(
    each: int, bundle: Path, tmp_path: Path, ledger: Ledger, chance: random.Random
) -> None:
    sound = export_model(bundle, tmp_path / "m", Said("a", "b", {}), silent).read_bytes()

    def read(path: Path) -> None:
        home = path.parent / "models"
        try:
            import_model(path, home, silent)
        finally:
            shutil.rmtree(home)

    cases = models.model_files(sound, chance, max(2, each // 4))
    ledger.put_before("model file", cases, tmp_path, read, suffix=".dermadesk")


@each
def test_casebooks(each: int, tmp_path: Path, ledger: Ledger, chance: random.Random) -> None:
    first = Casebook.open(tmp_path / "first.sqlite")
    for at in range(4):
        first.add(entry(str(at), note="x" * 900, first="mel", ruled="nv", biopsy="mel"))
    first.close()
    sound = (tmp_path / "first.sqlite").read_bytes()

    def read(path: Path) -> None:
        book = Casebook.open(path)
        try:
            book.count(), book.head(), book.verify(), book.search()
        finally:
            book.close()
            shutil.rmtree(path.parent / "backups", ignore_errors=True)

    cases = some(models.casebooks(sound, tmp_path, chance, each), each, chance)
    ledger.put_before("casebook", cases, tmp_path, read, suffix=".sqlite")


@pytest.mark.filterwarnings("ignore:Detected pickle protocol")
@settings(max_examples=30, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(data=st.binary(max_size=600))
def test_any_bytes_are_an_answer_or_a_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "queue.json"
    path.write_bytes(data)
    readers = (
        load_config, read_table, read_tensors, decode,
        lambda file: RunQueue(file.parent).entries(), lambda file: EventReader(file).poll(),
    )  # fmt: skip
    for read in readers:
        try:
            read(path)
        except (UserError, ValueError) as error:
            assert isinstance(error, UserError) or type(error).__name__ == "BadImage", error


def test_no_file_stays_open(tmp_path: Path) -> None:
    """A refused file is let go of: it can be removed on Windows too."""
    handles = Path("/proc/self/fd")
    before = len(list(handles.iterdir())) if handles.exists() else 0
    path = tmp_path / "x.pt"
    path.write_bytes(b"PK\3\4" + b"x" * 90)
    for _ in range(5):
        for read in (read_tensors, load_state, decode, load_config):
            with pytest.raises((UserError, ValueError)):
                read(path)
    if before:
        assert len(list(handles.iterdir())) <= before + 1
