"""The commands on one case, with a model whose answers are known."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import typer
from typer.testing import CliRunner, Result

from core.bundle import hashed_id, read_bundle
from core.classifier import Classifier
from core.cli import NOTICE, register
from core.diagnosis import CODES
from core.experience.fit import Seen, fit_experience
from core.experience.store import write_experience
from core.image.content import content_hashes
from core.image.lesion_image import lesion_image
from core.record import Patient, Record
from tests.core.bundle_factory import make_bundle
from tests.core.case.scripted_voter import ScriptedVoter, colours


def _picture(number: int) -> np.ndarray:
    return lesion_image(number % 7, np.random.default_rng(number), 75, 100)[0]


def _seen(numbers: range) -> Seen:
    pictures = [cv2.resize(_picture(n), (96, 72)) for n in numbers]
    records = [Record(f"I{n}", f"L{n}", CODES[n % 7], "histo", Patient(), Path()) for n in numbers]
    features = np.array([colours(picture) for picture in pictures])
    return Seen(records, features, content_hashes(pictures), np.full(len(records), 5))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_bundle(tmp_path_factory.mktemp("made") / "bundle")
    found = fit_experience(_seen(range(40)), _seen(range(100, 140)), CODES)
    write_experience(read_bundle(folder), found, {})
    return folder


@pytest.fixture
def image(tmp_path: Path) -> Path:
    path = tmp_path / "I7.png"
    cv2.imwrite(str(path), cv2.cvtColor(_picture(7), cv2.COLOR_RGB2BGR))
    return path


@pytest.fixture
def ask(monkeypatch):
    def opened(folder: Path, threads: int = 0) -> Classifier:
        return Classifier(ScriptedVoter(read_bundle(folder)))

    monkeypatch.setattr(Classifier, "open", opened)
    app = typer.Typer()
    register(app)

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return invoke


def test_similar_lists_sixteen_lesions_and_counts_them(ask, model, image) -> None:
    done = ask("similar", model, image)
    assert done.exit_code == 0, done.output
    assert "Of 16:" in done.stdout and "16 proven by histology" in done.stdout
    assert hashed_id("lesion", "L7") not in done.stdout
    assert NOTICE in done.stderr


def test_similar_as_json(ask, model, image) -> None:
    found = json.loads(ask("similar", model, image, "--json", "--count", 5).stdout)
    assert len(found["neighbours"]) == sum(found["counts"].values()) == 5
    assert found["distance"] > 0 and found["dx"] == "nv"


def test_what_if_tells_what_flips_the_call(ask, model, image) -> None:
    done = ask("whatif", model, image, "--age", 70)
    assert done.exit_code == 0, done.output
    assert "from nv by the image only to mel" in done.stdout
    assert json.loads(ask("whatif", model, image, "--json").stdout)["flips"] is False


def test_explain_draws_over_the_image(ask, model, image, tmp_path) -> None:
    out = tmp_path / "heat.png"
    done = ask("explain", model, image, "--method", "gradcam++", "--out", out)
    assert done.exit_code == 0, done.output
    assert "sees nv (gradcam++)" in done.stdout
    assert cv2.imread(str(out)).shape == (75, 100, 3)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--method", "magic"], "No method is called “magic”"),
        (["--class", "moon"], "The model has no class “moon”"),
        (["--age", "old"], "Age “old” is not a number"),
    ],
)
def test_wrong_wishes_are_one_sentence(ask, model, image, tmp_path, arguments, sentence) -> None:
    done = ask("explain", model, image, "--out", tmp_path / "heat.png", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


@pytest.mark.parametrize("command", ["similar", "whatif"])
def test_a_bad_image_is_one_sentence(ask, model, tmp_path, command) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_text("no image")
    done = ask(command, model, bad)
    assert done.exit_code == 2
    assert "the content is not an image" in done.stderr


def test_a_model_without_training_lesions_is_told_how_to_get_them(ask, image, tmp_path) -> None:
    done = ask("similar", make_bundle(tmp_path / "plain"), image)
    assert done.exit_code == 2
    assert "dermadesk experience RUN" in done.stderr
