"""Names that break programs: blanks, umlauts, emoji, very long, links in circles, drives."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from core.casebook.casebook import Casebook
from core.dataset import open_dataset
from core.error import ProblemKind
from core.image.decoding import decode
from tests.core.casebook.case_factory import entry
from tests.faults.ledger import Ledger
from tests.training.run_factory import records, split
from training.config import build_config, load_config, to_yaml
from training.events import EventReader, EventWriter, Failed
from training.run_directory import RunDirectory, find_run

_NAMES = {
    "blanks": "a  folder with blanks ",
    "umlauts": "Bilder für Ärzte",
    "umlauts of macOS": unicodedata.normalize("NFD", "Bilder für Ärzte"),
    "emoji": "moles 🔬🧑‍⚕️",
    "signs": "100% #1 & 'co' $HOME; [x]",
    "255 characters": "x" * 255,
    "no text at all": os.fsdecode(b"Rucken-\xe4\xff"),
}
_names = pytest.mark.parametrize("name", _NAMES.values(), ids=_NAMES)


def dataset_in(folder: Path, names: list[str]) -> Path:
    folder.mkdir(parents=True)
    lines = ["lesion_id,image_id,dx,dx_type,age,sex,localization"]
    for at in range(14):
        Image.new("RGB", (8, 6), (at * 9, 99, 99)).save(folder / f"ISIC_{at}.jpg")
        lines.append(f"L{at},ISIC_{at},nv,histo,50,male,back")
    lines += [f"L,{name},mel,histo,50,male,back" for name in names]
    (folder / "metadata.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse some of these names")
@_names
def test_any_folder_opens_is_kept_and_trained_in(name: str, tmp_path: Path, ledger: Ledger) -> None:
    dataset = open_dataset(dataset_in(tmp_path / name, []))
    assert len(dataset.records) == 14 and dataset.fingerprint
    assert decode(dataset.records[0].path).shape == (6, 8, 3)
    config = build_config({"data": {"folder": str(dataset.root)}})
    kept = tmp_path / name / "config.yaml"
    kept.write_text(to_yaml(config), encoding="utf-8")
    assert load_config(kept).data.folder == dataset.root
    run = RunDirectory.create(tmp_path / name / "runs", config, records(), split(), name="run")
    assert find_run(str(run.path), tmp_path).config().data.folder == dataset.root
    with EventWriter(run.events) as writer:
        writer.write(Failed(f"A file {dataset.root} could not be read.", ""))
    assert len(EventReader(run.events).poll()) == 2
    book = Casebook.open(tmp_path / name / "cases.sqlite")
    try:
        assert book.add(entry("x")).number == 1
    finally:
        book.close()
    ledger.survived("name of a folder")


def test_ids_that_are_paths_of_any_system_reach_no_file(tmp_path: Path, ledger: Ledger) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"")
    names = ["../secret", "..\\secret", "C:\\Windows\\x", "\\\\server\\share\\x", "//server/x",
             f"{tmp_path}/secret", "file:///etc/passwd", "~/x",
             "x:stream", "x\u202e", "..", "x" * 300]  # fmt: skip
    dataset = open_dataset(dataset_in(tmp_path / "data", names))
    unsafe = [each for each in dataset.problems if each.kind is ProblemKind.UNSAFE_ID]
    missing = [each for each in dataset.problems if each.kind is ProblemKind.MISSING_IMAGE]
    assert len(dataset.records) == 14
    assert len(unsafe) + len(missing) == len(names) and len(unsafe) >= len(names) - 1
    ledger.survived("id that is a path", len(names))


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_in_circles_end(tmp_path: Path, ledger: Ledger) -> None:
    root = dataset_in(tmp_path / "data", [])
    (root / "up").symlink_to("..")
    (root / "self").symlink_to("self")
    (root / "a.jpg").symlink_to("b.jpg")
    (root / "b.jpg").symlink_to("a.jpg")
    (root / "out.jpg").symlink_to("/etc/hostname")
    dataset = open_dataset(root)
    assert len(dataset.records) == 14
    assert {each.where for each in dataset.problems} >= {"a.jpg", "b.jpg"}
    ledger.survived("link", 5)


@pytest.mark.skipif(sys.platform == "win32", reason="names have no case there")
def test_names_that_differ_by_case_are_two(tmp_path: Path, ledger: Ledger) -> None:
    root = dataset_in(tmp_path / "data", ["isic_1"])
    Image.new("RGB", (8, 6)).save(root / "isic_1.JPG", "JPEG")
    if not (root / "ISIC_1.jpg").samefile(root / "isic_1.JPG"):
        assert len(open_dataset(root).records) == 15
    ledger.survived("name by case")
