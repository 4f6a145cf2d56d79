from __future__ import annotations

import csv
import hashlib
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.dataset import open_dataset
from core.diagnosis import CODES
from core.error import UserError
from core.image.integrity import check_images
from core.image.lesion_image import photograph
from core.split import make_split
from core.synthetic import lesion_image, make_demo


@pytest.fixture(scope="module")
def demo(demo_folder: Path):
    return open_dataset(demo_folder)


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def test_a_demo_opens_without_problems(demo) -> None:
    assert demo.problems == ()


def test_a_demo_has_the_images_asked_for(demo) -> None:
    assert len(demo.records) == 140


def test_a_demo_has_sound_images(demo) -> None:
    assert list(check_images(demo.records)) == []


def test_demo_images_have_the_size_of_the_small_ham10000(demo) -> None:
    with Image.open(demo.records[0].path) as image:
        assert image.size == (200, 150)


def test_a_demo_has_every_diagnosis_often_enough_to_learn(demo) -> None:
    number = Counter(record.dx for record in demo.records)
    assert min(number[code] for code in CODES) >= 15


def test_some_lesions_have_several_photographs(demo) -> None:
    number = Counter(record.lesion_id for record in demo.records)
    assert {1, 2, 3} == set(number.values())


def test_photographs_of_a_lesion_share_its_patient(demo) -> None:
    patients = {(record.lesion_id, record.dx, record.patient) for record in demo.records}
    assert len(patients) == len({record.lesion_id for record in demo.records})


def test_malignant_lesions_are_proven_by_histology(demo) -> None:
    kinds = {record.dx_type for record in demo.records if record.dx in ("akiec", "bcc", "mel")}
    assert kinds == {"histo"}


def test_some_ages_are_missing(demo) -> None:
    assert 0 < sum(record.patient.age is None for record in demo.records) < 40


def test_a_demo_can_be_split(demo) -> None:
    assert set(make_split(demo.records).subset_by_image.values()) == {"train", "val", "test"}


def test_demo_files_have_no_exif(demo) -> None:
    with Image.open(demo.records[0].path) as image:
        assert len(image.getexif()) == 0


def test_the_table_has_the_published_columns(demo_folder: Path) -> None:
    with (demo_folder / "HAM10000_metadata.csv").open(newline="") as file:
        header = next(csv.reader(file))
    assert header == ["lesion_id", "image_id", "dx", "dx_type", "age", "sex", "localization"]


def test_colour_tells_the_classes_apart(demo) -> None:
    """Leave one out: the nearest mean colour of a class is right far above chance (0.14)."""
    features, labels = [], []
    for record in demo.records:
        with Image.open(record.path) as image:
            middle = np.asarray(image, dtype=float)[55:95, 75:125].reshape(-1, 3)
        features.append(np.concatenate([middle.mean(axis=0), middle.std(axis=0)]))
        labels.append(CODES.index(str(record.dx)))
    table, truth = np.array(features), np.array(labels)
    right = 0
    for index in range(len(truth)):
        rest = np.arange(len(truth)) != index
        means = [table[rest & (truth == code)].mean(axis=0) for code in range(7)]
        right += (
            int(np.argmin([np.linalg.norm(table[index] - mean) for mean in means])) == truth[index]
        )
    assert right / len(truth) > 0.7


def test_the_same_seed_makes_the_same_files(tmp_path: Path) -> None:
    first, second = (make_demo(tmp_path / name, images=21, seed=3) for name in "ab")
    assert digest(first) == digest(second)


def test_another_seed_makes_other_files(tmp_path: Path) -> None:
    first, second = (make_demo(tmp_path / str(seed), images=21, seed=seed) for seed in (1, 2))
    assert digest(first) != digest(second)


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    make_demo(tmp_path / "demo", 21, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(done, 21) for done in range(1, 22)]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    assert open_dataset(make_demo(tmp_path / "demo", 21)).layout == "HAM10000"


def test_a_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(UserError, match="is not empty"):
        make_demo(tmp_path)


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="is not empty"):
        make_demo(tmp_path / "file")


def test_a_place_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot be made"):
        make_demo(tmp_path / "file" / "demo")


@pytest.mark.parametrize("images", [-1, 0, 20, 100_001])
def test_impossible_numbers_are_refused(tmp_path: Path, images: int) -> None:
    with pytest.raises(UserError, match="images are not possible"):
        make_demo(tmp_path / "demo", images)


class _Interrupted(Exception):
    pass


def test_an_interrupted_demo_leaves_nothing(tmp_path: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        raise _Interrupted

    with pytest.raises(_Interrupted):
        make_demo(tmp_path / "demo", 21, progress=interrupt)
    assert list(tmp_path.iterdir()) == []


# One lesion


@pytest.mark.parametrize("index", range(7))
def test_a_lesion_has_the_size_asked_for(index: int) -> None:
    rgb, mask = lesion_image(index, np.random.default_rng(0), 40, 64)
    assert (rgb.shape, rgb.dtype, mask.shape, mask.dtype) == (
        (40, 64, 3), np.uint8, (40, 64), np.bool_,
    )  # fmt: skip


@pytest.mark.parametrize("index", range(7))
def test_a_lesion_differs_from_the_skin_around_it(index: int) -> None:
    rgb, mask = lesion_image(index, np.random.default_rng(0), 150, 200)
    skin = rgb[~mask].mean(axis=0)
    assert np.abs(rgb[mask] - skin).mean() > 12


@pytest.mark.parametrize("seed", range(5))
def test_a_lesion_leaves_skin_to_see(seed: int) -> None:
    _, mask = lesion_image(4, np.random.default_rng(seed), 150, 200)
    assert 0.05 < mask.mean() < 0.6


def test_another_photograph_is_not_the_same_picture() -> None:
    rng = np.random.default_rng(0)
    rgb, _ = lesion_image(0, rng, 30, 40)
    assert not np.array_equal(photograph(rgb, rng), rgb)
