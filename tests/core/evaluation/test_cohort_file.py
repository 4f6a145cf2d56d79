"""Tables of probabilities and of truth, from a run and from elsewhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.cohort import Cohort
from core.evaluation.cohort_file import read_predictions, read_truth

RUN_HEADER = "image_id,lesion_id,dx," + ",".join(f"p_{code}" for code in CODES) + ",p_malignant"
PREDICT_HEADER = "image," + ",".join(f"p_{code}" for code in CODES) + ",p_malignant,dx"
ISIC_HEADER = "image,MEL,NV,BCC,AKIEC,BKL,DF,VASC"


def write(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n")
    return path


def test_the_table_of_a_run_holds_its_truth(tmp_path: Path) -> None:
    path = write(
        tmp_path, "test.csv", RUN_HEADER,
        "A,L1,mel,0,0,0,0,0.7,0.3,0,0.7", "B,L1,mel,0,0.1,0,0,0.1,0.8,0,0.2",
        "C,L2,nv,0,0,0,0,0,1,0,0",
    )  # fmt: skip
    cohort = read_predictions(path, split_hash="abc")
    assert cohort.truth.tolist() == [4, 4, 5]
    assert cohort.groups.tolist() == [0, 0, 1]
    assert cohort.predicted.tolist() == [4, 5, 5]
    assert str(cohort.population) == "3 images, 2 lesions, split abc"
    assert cohort.malignancy == pytest.approx([0.7, 0.2, 0])


def test_the_dx_of_predict_is_an_answer_and_no_truth(tmp_path: Path) -> None:
    path = write(tmp_path, "out.csv", PREDICT_HEADER, "A.jpg,0,0,0,0,0.7,0.3,0,0.7,mel")
    with pytest.raises(UserError, match="holds no truth"):
        read_predictions(path)
    truth = write(tmp_path, "truth.csv", "image_id,dx,age,sex", "A,nv,50,male", "B,mel,,")
    cohort = read_predictions(path, truth)
    assert cohort.truth.tolist() == [5]
    assert cohort.records["A"].patient.age == 50
    assert not cohort.lesions_known
    assert str(cohort.population) == "1 image, lesions unknown"


def test_isic_tables(tmp_path: Path) -> None:
    path = write(tmp_path, "out.csv", ISIC_HEADER, "A,.1,.2,.3,.1,.1,.1,.1", "B,1,0,0,0,0,0,0")
    truth = write(tmp_path, "truth.csv", ISIC_HEADER + ",score_weight", "A,0,0,1,0,0,0,0,0.5",
                  "B,0,1.0,0,0,0,0,0,1")  # fmt: skip
    cohort = read_predictions(path, truth)
    assert [CODES[index] for index in cohort.truth] == ["bcc", "nv"]
    assert cohort.probabilities[0] == pytest.approx([0.1, 0.3, 0.1, 0.1, 0.1, 0.2, 0.1])
    assert read_truth(truth).weights == {"A": 0.5, "B": 1.0}


def test_a_malignancy_alone_is_a_binary_answer(tmp_path: Path) -> None:
    path = write(tmp_path, "out.csv", "image_id,lesion_id,dx,p_malignant",
                 "A,L1,mel,0.7", "B,L2,nv,0.2", "C,L3,malignant,0.6")  # fmt: skip
    cohort = read_predictions(path)
    assert cohort.classes == ("benign", "malignant")
    assert cohort.truth.tolist() == [1, 0, 1]
    assert cohort.is_malignant.tolist() == [True, False, True]
    assert cohort.probabilities[0] == pytest.approx([0.3, 0.7])


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("A,L1,mel,0,0,0,0,x,0.3,0,0.7", "p_mel: “x” is not a number from 0 to 1"),
        ("A,L1,mel,0,0,0,0,1.2,0,0,1", "“1.2” is not a number"),
        ("A,L1,mel,nan,0,0,0,1,0,0,1", "“nan” is not a number"),
        ("A,L1,wart,0,0,0,0,1,0,0,1", "None of the 1 images"),
    ],
)
def test_bad_cells_are_sentences(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read_predictions(write(tmp_path, "test.csv", RUN_HEADER, line))


def test_an_image_twice_is_a_sentence(tmp_path: Path) -> None:
    line = "A,L1,mel,0,0,0,0,1,0,0,1"
    with pytest.raises(UserError, match="stands twice"):
        read_predictions(write(tmp_path, "test.csv", RUN_HEADER, line, line))


def test_tables_without_probabilities_or_diagnoses(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "image_id,lesion_id,dx", "A,L,mel")
    with pytest.raises(UserError, match="holds no probabilities"):
        read_predictions(path)
    with pytest.raises(UserError, match="names no diagnoses"):
        read_truth(write(tmp_path, "b.csv", "image_id,age", "A,3"))


def test_a_cohort_of_nothing_or_of_no_numbers_is_refused() -> None:
    with pytest.raises(UserError, match="no image"):
        Cohort((), (), np.array([], dtype=np.int64), np.empty((0, 7)))
    with pytest.raises(UserError, match="no numbers"):
        Cohort(("A",), ("L",), np.array([0]), np.full((1, 7), np.nan))


def test_known_duplicates_are_one_lesion() -> None:
    from core.lesion import duplicate_pairs

    a, b = duplicate_pairs()[0]
    cohort = Cohort((a, b, "C"), ("L1", "L2", "L3"), np.array([0, 0, 1]), np.full((3, 7), 1 / 7))
    assert cohort.lesions == 2
