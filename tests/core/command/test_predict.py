from __future__ import annotations

import csv
import io
import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import typer
from typer.testing import CliRunner, Result

from core.bundle import hashed_id, read_bundle, tune_decision
from core.cli import NOTICE, register
from core.evaluation.conformal import Conformal
from core.evaluation.rule import Rule
from core.inference.export import export_onnx
from core.prediction import COLUMNS
from tests.core.bundle_factory import make_bundle
from tests.core.image.dicom_factory import dataset, pixels, written


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_bundle(tmp_path_factory.mktemp("made") / "bundle")
    export_onnx(read_bundle(folder))
    return folder


@pytest.fixture
def predict(bundle: Path):
    app = typer.Typer()
    register(app)

    def invoke(*arguments: object, model: Path = bundle) -> Result:
        texts = [str(argument) for argument in arguments]
        return CliRunner().invoke(app, ["predict", *texts, "--model", str(model)])

    return invoke


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_table_goes_to_the_screen_and_the_notice_beside_it(predict, make_image, tmp_path):
    done = predict(make_image(tmp_path / "a.jpg"))
    assert done.exit_code == 0, done.output
    (row,) = _rows(done.stdout)
    assert tuple(row) == (*COLUMNS, "flags", "model", "reason")
    assert row["image"] == "a.jpg"
    assert sum(float(value) for name, value in row.items() if name in COLUMNS[1:8]) == (
        pytest.approx(1, abs=1e-5)
    )
    assert NOTICE in done.stderr


def test_a_threshold_flags(predict, make_image, tmp_path) -> None:
    image = make_image(tmp_path / "a.jpg")
    flags = [_rows(predict(image, "--threshold", value).stdout)[0]["flagged"] for value in (0, 1)]
    assert flags == ["1", "0"]
    assert "gives no threshold" in predict(image, "--threshold", "2").output


def test_a_decision_adds_its_columns_and_says_what_it_rests_on(
    predict, bundle, make_image, tmp_path
) -> None:
    model = shutil.copytree(bundle, tmp_path / "tuned")
    limits = (1.0, *(0.0,) * 5, None)
    rule = Rule(
        (1 / 7,) * 7, (0.01,) * 3 + (0.94,) + (0.01,) * 3, 0.5, 0.25, 0.9,
        conformal=Conformal(0.9, limits, 0.5), fitted_on={"subset": "val", "images": 40},
        reached_sensitivity=0.91, reached_specificity=0.72,
    )  # fmt: skip
    tune_decision(model, 1.5, rule)
    image = make_image(tmp_path / "a.jpg")
    done = predict(image, model=model)
    (row,) = _rows(done.stdout)
    assert tuple(row) == (*COLUMNS, "flagged", "threshold", "set", "flags", "model", "reason")
    assert row["threshold"] == "0.250000"
    assert row["flagged"] == str(int(float(row["p_malignant"]) >= 0.25))
    assert row["set"] == "akiec vasc"
    for words in (
        "Decision rule, revision 2: temperature 1.5.",
        "Prior corrected with strength 0.5 towards 3.0% malignant",
        "91.0% sensitivity and 72.0% specificity when it was chosen.",
        "chosen on the validation images (40)",
    ):
        assert words in done.stderr
    assert "as asked for" in predict(image, "--threshold", 0.3, model=model).stderr


def test_flags_tell_of_the_picture_and_of_what_was_seen(predict, bundle, make_image, tmp_path):
    # The images of these tests have one colour and 12 rows; the model learned from the image “a”.
    learned = shutil.copytree(bundle, tmp_path / "learned")
    model = json.loads((learned / "model.json").read_text())
    model["trained_on"] = [hashed_id("image", "a"), hashed_id("lesion", "L2")]
    (learned / "model.json").write_text(json.dumps(model))
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        make_image(tmp_path / "images" / name)
    table = tmp_path / "patients.csv"
    table.write_text("image_id,lesion_id,age\na,L1,70\nb,L2,70\nc,L3,70\n")
    done = predict(tmp_path / "images", "--metadata", table, model=learned)
    rows = {row["image"]: row["flags"].split() for row in _rows(done.stdout)}
    assert rows == {"a.jpg": ["seen", "blur", "small"], "b.jpg": ["seen", "blur", "small"],
                    "c.jpg": ["blur", "small"]}  # fmt: skip
    assert "Outside its experience: not known" in done.stderr


def test_a_folder_is_read_with_its_folders_into_a_file(predict, make_image, tmp_path) -> None:
    for name in ("a.jpg", "deep/b.PNG", "deep/a.jpg"):
        make_image(tmp_path / "images" / name)
    out = tmp_path / "out.csv"
    done = predict(tmp_path / "images", "--out", out)
    assert (done.exit_code, done.stdout) == (0, "")
    names = [row["image"] for row in _rows(out.read_text())]
    assert [Path(name).name for name in names] == ["a.jpg", "a.jpg", "b.PNG"]
    assert len(set(names)) == 3


def test_a_bad_image_is_a_problem_and_the_rest_goes_on(predict, make_image, tmp_path) -> None:
    make_image(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").write_text("no image")
    done = predict(tmp_path)
    assert done.exit_code == 0
    good, bad = _rows(done.stdout)
    assert (good["image"], good["reason"]) == ("a.jpg", "")
    assert (bad["image"], bad["dx"], bad["p_mel"]) == ("b.jpg", "", "")
    assert "not an image" in bad["reason"]
    assert "b.jpg: the content is not an image" in done.stderr


def test_the_model_is_named_by_its_hash(predict, bundle, make_image, tmp_path) -> None:
    (row,) = _rows(predict(make_image(tmp_path / "a.jpg")).stdout)
    assert row["model"] == read_bundle(bundle).weights_hash[:16]


def test_the_format_of_isic_has_its_columns_and_ids(predict, make_image, tmp_path) -> None:
    images = tmp_path / "images"
    (own,) = _rows(predict(make_image(images / "ISIC_1.jpg")).stdout)
    (images / "ISIC_2.jpg").write_text("no image")
    done = predict(images, "--format", "isic")
    (row,) = _rows(done.stdout)
    assert list(row) == ["image", "MEL", "NV", "BCC", "AKIEC", "BKL", "DF", "VASC"]
    assert row["image"] == "ISIC_1"
    assert [row[name] for name in ("MEL", "NV", "VASC")] == [
        own["p_mel"],
        own["p_nv"],
        own["p_vasc"],
    ]
    assert "ISIC_2.jpg: the content is not an image" in done.stderr


def test_a_killed_batch_is_gone_on_with(predict, bundle, make_image, tmp_path) -> None:
    images, out = tmp_path / "images", tmp_path / "out.csv"
    for number in range(70):
        make_image(images / f"{number}.png", (number, 150, 130))
    (images / "bad.png").write_text("no image")
    killed = subprocess.run([sys.executable, "-c", _KILLED, images, bundle, out], check=False)
    assert (killed.returncode, out.exists()) == (-signal.SIGKILL, False)
    done = predict(images, "--out", out)
    assert (done.exit_code, "Going on: 64 images were done before." in done.stderr) == (0, True)
    assert out.read_text() == predict(images).stdout
    assert "Going on" not in predict(images, "--out", out).stderr


# The command as it is, killed once two chunks are on the disk.
_KILLED = """
import os, signal, sys
import typer
from core.case.batch import Journal
from core.cli import register
add, left = Journal.add, [2]
def added(self, told):
    add(self, told)
    left[0] -= 1
    left[0] or os.kill(os.getpid(), signal.SIGKILL)
Journal.add = added
app = typer.Typer()
register(app)
images, bundle, out = sys.argv[1:]
app(["predict", images, "--model", bundle, "--out", out])
"""


def test_a_model_of_two_classes_has_two_columns(predict, make_image, tmp_path) -> None:
    folder = make_bundle(tmp_path / "two", target="malignancy")
    done = predict(make_image(tmp_path / "a.jpg"), model=folder)
    assert done.exit_code == 0, done.output
    (row,) = _rows(done.stdout)
    assert tuple(row) == ("image", "p_benign", "p_malignant", "dx", "flags", "model", "reason")
    assert float(row["p_benign"]) + float(row["p_malignant"]) == pytest.approx(1, abs=1e-5)


def test_nothing_but_bad_images_is_an_error(predict, tmp_path) -> None:
    (tmp_path / "b.jpg").write_text("no image")
    done = predict(tmp_path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "None of the images can be read." in done.stderr


def test_the_patient_counts(predict, make_image, tmp_path) -> None:
    image = make_image(tmp_path / "a.jpg")
    alone = predict(image)
    known = predict(image, "--age", "70", "--sex", "f", "--site", "Face")
    assert known.exit_code == 0, known.output
    assert alone.stdout != known.stdout


def test_patients_come_from_a_table(predict, make_image, tmp_path) -> None:
    for name in ("a.jpg", "b.jpg"):
        make_image(tmp_path / name)
    table = tmp_path / "patients.csv"
    table.write_text("image_id,age,sex,localization\na,70,female,face\n")
    done = predict(tmp_path, "--metadata", table)
    (of_a, _) = _rows(done.stdout)
    (same,) = _rows(
        predict(tmp_path / "a.jpg", "--age", 70, "--sex", "female", "--site", "face").stdout
    )
    assert of_a == same
    assert "b.jpg: no row in patients.csv" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--age", "old"], "Age “old” is not a number."),
        (["--age", "200"], "is outside 0 to 120"),
        (["--sex", "x"], "neither female nor male"),
        (["--site", "moon"], "The site “moon” is not known."),
        (["--age", "40", "--metadata", "x.csv"], "exclude each other"),
        (["--metadata", "absent.csv"], "cannot be read"),
        (["--format", "xml"], "There is no format “xml”."),
        (["--out", "absent/out.csv"], "The folder absent does not exist."),
    ],
)
def test_wrong_input_is_one_sentence(predict, make_image, tmp_path, arguments, sentence) -> None:
    done = predict(make_image(tmp_path / "a.jpg"), *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_image_or_model_is_one_sentence(predict, make_image, tmp_path) -> None:
    assert "does not exist" in (done := predict(tmp_path / "absent.jpg")).stderr
    assert done.exit_code == 2
    done = predict(make_image(tmp_path / "a.jpg"), model=tmp_path / "absent")
    assert done.exit_code == 2
    assert "The model" in done.stderr and "does not exist" in done.stderr


def test_an_image_that_is_named_beside_its_folder_is_told_once(
    predict, make_image, tmp_path, monkeypatch
) -> None:
    image = make_image(tmp_path / "a.jpg")
    monkeypatch.chdir(tmp_path)
    assert len(_rows(predict(tmp_path, "a.jpg", image).stdout)) == 1


def test_an_empty_folder_is_one_sentence(predict, tmp_path) -> None:
    done = predict(tmp_path)
    assert done.exit_code == 2
    assert "There are no images there." in done.stderr


def test_a_dicom_file_brings_its_patient(predict, tmp_path) -> None:
    (tmp_path / "lesion.dcm").write_bytes(written(dataset()))
    (tmp_path / "nobody.dcm").write_bytes(
        written(dataset(PatientAge=None, PatientSex=None, BodyPartExamined=None))
    )
    told, unknown = _rows(predict(tmp_path).stdout)
    options = ("--age", 45, "--sex", "female", "--site", "back")
    (typed,) = _rows(predict(tmp_path / "nobody.dcm", *options).stdout)
    assert (typed["p_mel"], typed["p_mel"] != unknown["p_mel"]) == (told["p_mel"], True)


def test_of_two_frames_the_first_is_used_and_it_is_said(predict, tmp_path) -> None:
    one, two = tmp_path / "one.dcm", tmp_path / "two.dcm"
    one.write_bytes(written(dataset()))
    both = np.stack([pixels(), pixels()[::-1]])
    two.write_bytes(written(dataset(NumberOfFrames=2, PixelData=both.tobytes())))
    first, second = _rows(predict(one, two).stdout)
    assert first["p_mel"] == second["p_mel"]
    assert set(second["flags"].split()) - set(first["flags"].split()) == {"frames"}
