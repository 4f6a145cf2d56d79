from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import onnx
import pytest
import torch

from core.bundle import read_bundle
from core.bundle_file import EXPERIENCE
from core.classifier import Classifier
from core.diagnosis import CODES
from core.error import UserError
from core.image.decoding import BadImage
from core.inference.export import export_onnx, load_network
from core.inference.graph import Graph, find_graph, graph_files
from core.prediction import COLUMNS, Prediction, columns, prediction_row
from core.record import Patient
from core.target import MALIGNANCY
from tests.core.bundle_factory import PATIENTS, make_bundle

NOISE = np.random.default_rng(0)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle with its graph; tests must not write into it."""
    folder = make_bundle(tmp_path_factory.mktemp("made") / "bundle")
    export_onnx(read_bundle(folder))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "bundle"))


@pytest.fixture
def quick_export(made: Path, monkeypatch) -> None:
    """Have the export take the graph of the same weights that is there: exporting takes seconds."""
    data = read_bundle(made).graph.read_bytes()
    monkeypatch.setattr("core.inference.export._graph", lambda *_: data)


def _image(height: int = 60, width: int = 80) -> np.ndarray:
    return NOISE.integers(0, 255, (height, width, 3), dtype=np.uint8)


def test_the_graph_answers_as_torch_does(made: Path) -> None:
    bundle = read_bundle(made)
    pixels = np.stack([_image(64, 64) for _ in range(5)])
    metadata = bundle.statistics.encode([*PATIENTS, Patient(10.0), Patient(90.0, "male")])
    with torch.inference_mode():
        expected = load_network(bundle)(torch.from_numpy(pixels), torch.from_numpy(metadata))
    logits = Graph(bundle.graph).answer(pixels, metadata)
    assert np.abs(logits - expected.numpy()).max() < 1e-4


def test_features_come_with_the_answer_from_one_view(folder: Path) -> None:
    decision = folder / "decision.json"
    decision.write_text(decision.read_text().replace('"views": 1', '"views": 2'))
    classifier, image = Classifier.open(folder), _image()
    (answer,) = classifier.answer([image], [PATIENTS[0]])
    settings = read_bundle(folder).preprocessing
    with torch.inference_mode():
        view = torch.from_numpy(settings.view(settings.canvas(image)))[None]
        expected = load_network(read_bundle(folder)).features(view)[0].numpy()
    assert answer.features is not None
    assert np.abs(answer.features - expected).max() < 1e-4 * max(1, np.abs(expected).max())
    assert answer.prediction == classifier.classify([image], [PATIENTS[0]])[0]


def test_a_graph_of_before_opens_without_features_unless_they_are_needed(folder: Path) -> None:
    bundle = read_bundle(folder)
    model = onnx.load(bundle.graph)
    del model.graph.output[1]
    onnx.save(model, bundle.graph)
    (answer,) = Classifier.open(folder).answer([_image()], [Patient()])
    assert answer.features is None
    assert find_graph(replace(bundle, files=bundle.files | {EXPERIENCE})) is None


@pytest.mark.parametrize("number", [1, 40])
def test_any_number_of_images_is_answered(made: Path, number: int) -> None:
    predictions = Classifier.open(made).classify([_image()] * number, [Patient()] * number)
    assert len(predictions) == number
    assert sum(predictions[0].probabilities) == pytest.approx(1)


def test_a_network_of_two_classes_tells_the_malignancy(tmp_path: Path) -> None:
    bundle = read_bundle(make_bundle(tmp_path / "bundle", target="malignancy"))
    assert bundle.reference_logits.shape == (2, 2)
    classifier = Classifier.open(bundle.folder)
    assert classifier.target is MALIGNANCY
    (prediction,) = classifier.classify([image := _image()], [Patient()])
    logits = load_network(bundle)(
        torch.from_numpy(bundle.preprocessing.view(bundle.preprocessing.canvas(image)))[None],
        torch.from_numpy(bundle.statistics.encode([Patient()])),
    )
    expected = torch.sigmoid(logits[0, 1]).item()
    assert prediction.malignancy == pytest.approx(expected, abs=1e-5)
    assert prediction.classes == ("benign", "malignant")


def test_no_images_give_no_answers(made: Path) -> None:
    classifier = Classifier.open(made)
    assert classifier.classify([], []) == [] == classifier.classify_files([], [])


def test_a_canvas_passes_unchanged(made: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    cv2.imwrite(str(path), _image(100, 140))
    classifier = Classifier.open(made)
    (of_canvas,) = classifier.classify([classifier.read(path)], [Patient()])
    (of_file,) = classifier.classify_files([path], [Patient()])
    assert of_canvas == of_file


def test_the_patient_counts(made: Path) -> None:
    image = _image()
    one, other = Classifier.open(made).classify([image, image], PATIENTS[:2])
    assert one != other


def test_a_bad_file_gives_its_reason_in_its_place(made: Path, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.png", tmp_path / "b.jpg"
    cv2.imwrite(str(good), _image())
    bad.write_bytes(b"")
    files = [bad, good, tmp_path / "absent.jpg"]
    outcomes = Classifier.open(made).classify_files(files, [Patient()] * 3)
    assert [type(outcome) for outcome in outcomes] == [BadImage, Prediction, BadImage]


def test_temperature_softens(folder: Path) -> None:
    (sharp,) = Classifier.open(folder).classify([(image := _image())], [Patient()])
    decision = folder / "decision.json"
    decision.write_text(decision.read_text().replace('"temperature": 1.0', '"temperature": 50.0'))
    (soft,) = Classifier.open(folder).classify([image], [Patient()])
    assert soft.confidence < sharp.confidence
    assert soft.dx == sharp.dx


def test_views_are_averaged_unless_one_is_asked_for(folder: Path) -> None:
    image = _image()
    mirrored = image[:, ::-1]
    plain = Classifier.open(folder).classify([image, mirrored], [Patient()] * 2)
    decision = folder / "decision.json"
    decision.write_text(decision.read_text().replace('"views": 1', '"views": 2'))
    classifier = Classifier.open(folder)
    (both,) = classifier.classify([image], [Patient()])
    expected = np.mean([prediction.probabilities for prediction in plain], axis=0)
    assert both.probabilities == pytest.approx(expected, abs=1e-5)
    (glance,) = classifier.classify([image], [Patient()], views=1)
    assert glance.probabilities == pytest.approx(plain[0].probabilities, abs=1e-5)


@pytest.mark.usefixtures("quick_export")
@pytest.mark.parametrize("content", [None, b"", b"rubbish"])
def test_a_graph_absent_or_damaged_is_made_anew(folder: Path, content: bytes | None) -> None:
    bundle = read_bundle(folder)
    if content is None:
        bundle.graph.unlink()
    else:
        bundle.graph.write_bytes(content)
    Classifier.open(folder)
    assert find_graph(bundle) is not None


def test_a_graph_of_other_weights_is_stale(folder: Path, tmp_path: Path) -> None:
    other = make_bundle(tmp_path / "other", metadata="none")
    shutil.copy(folder / "model.onnx", other)
    assert find_graph(read_bundle(other)) is None


@pytest.mark.parametrize("left", ["the same", "another", "nothing"])
def test_many_images_are_answered_by_the_graph_that_was_opened(
    made: Path, folder: Path, tmp_path: Path, left: str
) -> None:
    graph = Graph(read_bundle(folder).graph)
    if left == "nothing":
        read_bundle(folder).graph.unlink()
    elif left == "another":
        other = read_bundle(make_bundle(tmp_path / "other", seed=1))
        export_onnx(other)
        shutil.copy(other.graph, read_bundle(folder).graph)
    pixels = np.stack([_image(64, 64) for _ in range(9)])
    metadata = read_bundle(made).statistics.encode([Patient(50.0)] * 9)
    alone = [graph.answer(pixels[at : at + 1], metadata[at : at + 1]) for at in range(9)]
    np.testing.assert_allclose(graph.answer(pixels, metadata), np.concatenate(alone), atol=1e-5)


def test_a_network_without_metadata_has_a_graph_too(tmp_path: Path) -> None:
    classifier = Classifier.open(make_bundle(tmp_path / "bundle", metadata="none"))
    one, other = classifier.classify([image := _image(), image], PATIENTS[:2])
    assert one == other


@pytest.mark.usefixtures("quick_export")
def test_a_read_only_bundle_has_its_graph_in_the_cache(folder: Path, monkeypatch) -> None:
    bundle = read_bundle(folder)
    bundle.graph.unlink()
    beside, cached = graph_files(bundle)

    def write(path: Path, data: bytes) -> None:
        if path == beside:
            raise PermissionError(13, "Permission denied", str(path))
        path.write_bytes(data)

    monkeypatch.setattr("core.inference.export.write_bytes", write)
    Classifier.open(folder)
    assert cached.is_file() and not beside.exists()


@pytest.mark.usefixtures("quick_export")
def test_a_model_that_answers_otherwise_is_refused(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("core.inference.graph._TOLERANCE", -1.0)
    with pytest.raises(UserError, match="otherwise than when it was saved"):
        Classifier.open(folder)


@pytest.mark.usefixtures("quick_export")
def test_an_export_that_answers_otherwise_is_refused(folder: Path, monkeypatch) -> None:
    monkeypatch.setattr("core.inference.export._PARITY", -1.0)
    with pytest.raises(UserError, match="otherwise than the trained network"):
        export_onnx(read_bundle(folder))


def test_weights_that_do_not_fit_are_said(folder: Path) -> None:
    model = json.loads((folder / "model.json").read_text())
    model["architecture"]["head_widths"] = [32]
    (folder / "model.json").write_text(json.dumps(model))
    with pytest.raises(UserError, match="do not fit"):
        load_network(read_bundle(folder))


@pytest.mark.usefixtures("quick_export")
def test_exporting_leaves_the_network_as_it_is(folder: Path) -> None:
    bundle = read_bundle(folder)
    network = load_network(bundle).train()
    export_onnx(bundle, network)
    assert network.training


def test_a_prediction_says_what_follows() -> None:
    prediction = Prediction((0.1, 0.1, 0.0, 0.0, 0.5, 0.3, 0.0))
    assert (prediction.dx, prediction.confidence) == ("mel", 0.5)
    assert prediction.malignancy == pytest.approx(0.7)
    row = prediction_row("a.jpg", prediction)
    assert len(row) == len(COLUMNS) == len(CODES) + 3
    assert row[-2:] == ("0.700000", "mel")


def test_a_prediction_of_two_classes_has_no_column_twice() -> None:
    prediction = Prediction((0.25, 0.75), MALIGNANCY.classes)
    assert (prediction.dx, prediction.malignancy) == ("malignant", 0.75)
    assert columns(prediction.classes) == ("image", "p_benign", "p_malignant", "dx")
    assert prediction_row("a.jpg", prediction) == ("a.jpg", "0.250000", "0.750000", "malignant")
