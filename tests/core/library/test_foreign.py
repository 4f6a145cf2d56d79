"""State dicts from elsewhere: carried over so that they answer as before, or refused."""

from __future__ import annotations

import numpy as np
import pytest
import timm
import torch
from safetensors.torch import save_file
from torch import nn

from core.bundle import read_bundle
from core.classifier import Classifier
from core.diagnosis import CODES
from core.error import UserError
from core.library import foreign
from core.library.foreign import import_foreign
from core.library.source import ForeignModel
from core.record import Patient
from core.target import MALIGNANCY

ORDER = ("nv", "mel", "bkl", "bcc", "akiec", "vasc", "df")


def silent(what, done, total):
    pass


def network_of(outputs):
    torch.manual_seed(1)
    network = timm.create_model("resnet10t", num_classes=outputs)
    for part in network.modules():
        if isinstance(part, nn.BatchNorm2d):  # as after a training: not all zeros and ones
            part.running_mean.normal_(0, 0.1)
            part.running_var.uniform_(0.5, 1.5)
    nn.init.normal_(network.fc.weight)
    return network.eval()


def said(path, **changes):
    values = {"library": "timm", "architecture": "resnet10t", "classes": ORDER, "image_size": 64}
    return ForeignModel(path, **{**values, **changes})


@pytest.fixture
def without_graph(monkeypatch):
    monkeypatch.setattr(foreign, "export_onnx", lambda *arguments: None)


def test_a_timm_file_answers_as_its_own_network_in_our_order(tmp_path):
    network = network_of(7)
    tensors = {f"module.{name}": value for name, value in network.state_dict().items()}
    torch.save({"model_state_dict": tensors, "epoch": 3}, tmp_path / "theirs.pt")
    folder = import_foreign(said(tmp_path / "theirs.pt"), tmp_path / "models", silent)
    bundle = read_bundle(folder)
    assert (bundle.split_hash, bundle.knows_training) == ("", False)
    image = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    mean, std = (torch.tensor(v).view(1, 3, 1, 1) for v in
                 (bundle.preprocessing.mean, bundle.preprocessing.std))  # fmt: skip
    pixels = (torch.from_numpy(image).permute(2, 0, 1)[None] / 255 - mean) / std
    expected = dict(zip(ORDER, torch.softmax(network(pixels), 1)[0].tolist(), strict=True))
    canvas = np.pad(image, ((0, 0), (11, 11), (0, 0)))  # its centre square is the image
    (answer,) = Classifier.open(folder).classify([canvas], [Patient()])
    assert answer.probabilities == pytest.approx([expected[code] for code in CODES], abs=1e-4)


@pytest.mark.parametrize("outputs", [1, 2])
@pytest.mark.parametrize("order", [("benign", "malignant"), ("malignant", "benign")])
def test_two_classes_in_either_order(tmp_path, without_graph, outputs, order):
    network = network_of(outputs)
    save_file(network.state_dict(), tmp_path / "two.safetensors")
    folder = import_foreign(
        said(tmp_path / "two.safetensors", classes=order), tmp_path / "models", silent
    )
    bundle = read_bundle(folder)
    assert bundle.target == MALIGNANCY


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"classes": ORDER[:6]}, "not those of Dermadesk"),
        ({"architecture": "resnet18"}, "is no resnet18 of timm with 7 classes"),
        ({"architecture": "no_such"}, "knows no architecture"),
        ({"library": "torchvision", "architecture": "vgg16"}, "cannot be imported"),
        ({"library": "keras"}, "not known here"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(tmp_path, changes, message):
    save_file(network_of(7).state_dict(), tmp_path / "a.safetensors")
    with pytest.raises(UserError, match=message):
        import_foreign(said(tmp_path / "a.safetensors", **changes), tmp_path / "models", silent)


def test_a_model_without_a_graph_is_not_imported(tmp_path, monkeypatch):
    def refuse(*_):
        raise UserError("The graph answers otherwise.")

    monkeypatch.setattr(foreign, "export_onnx", refuse)
    file = tmp_path / "net.safetensors"
    save_file(network_of(7).state_dict(), file)
    with pytest.raises(UserError, match="answers otherwise"):
        import_foreign(said(file), tmp_path / "models", silent)
    assert list((tmp_path / "models").iterdir()) == []


def test_torchvision_weights_are_carried_over(tmp_path, without_graph):
    from torchvision.models import get_model

    torch.manual_seed(0)
    torch.save(get_model("mobilenet_v3_small", num_classes=7).state_dict(), tmp_path / "m.pth")
    folder = import_foreign(
        said(tmp_path / "m.pth", library="torchvision", architecture="mobilenet_v3_small"),
        tmp_path / "models", silent,
    )  # fmt: skip
    assert read_bundle(folder).architecture.backbone == "mobilenetv3_small_100"


class Trap:
    """Pickled, it would run code when it is loaded."""

    def __reduce__(self):
        return (print, ("it ran",))


def test_a_pickle_that_would_run_code_does_not(tmp_path, capsys):
    torch.save({"state_dict": Trap()}, tmp_path / "trap.pt")
    with pytest.raises(UserError, match="more than tensors"):
        import_foreign(said(tmp_path / "trap.pt"), tmp_path / "models", silent)
    assert "it ran" not in capsys.readouterr().out
