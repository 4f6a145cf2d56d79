"""Every named architecture, at reduced size and with random weights: it learns, and is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from timm.layers import DropPath
from torch import nn

from core.bundle import read_bundle, reference_input
from core.classifier import Classifier
from core.error import UserError
from core.image.preprocessing import Preprocessing
from core.inference.explain import Explainer
from core.inference.export import load_network
from core.metadata import MetadataStatistics
from core.network.architecture import NAMED, Architecture, NamedArchitecture, backbone_of, named
from core.network.head import HEADS, head_numbers
from core.network.model import Network, layers, make_backbone
from core.network.weight import pretrained_facts
from core.record import Patient
from tests.core.bundle_factory import HALF, PATIENTS, write_network

_STATISTICS = MetadataStatistics.fit(PATIENTS)
# The smallest sides that the stems of these two leave anything of.
_SIDES = {"inception_v3": 75, "inception_resnet_v2": 75}
_SCRATCH = [entry for entry in NAMED if entry.plan is not None]
_WITHOUT_MAP = [entry for entry in _SCRATCH if entry.plan and entry.plan.kind != "convolution"]


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    # The networks are small: threads cost more than they give, most of all on a busy machine.
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def _id(entry: NamedArchitecture) -> str:
    return entry.name


def _parts(name: str, side: int = 32) -> tuple[Architecture, Preprocessing, Network]:
    architecture = Architecture(backbone_of(name), metadata="onehot", head="dense")
    preprocessing = Preprocessing(side, side, side, HALF, HALF)
    torch.manual_seed(0)
    network = Network(architecture, _STATISTICS, HALF, HALF, image_size=side)
    return architecture, preprocessing, network


def _learn(network: Network, side: int) -> list[float]:
    """Take two steps on four fixed images; the weights are random, and only movement counts."""
    network.train()
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-4)
    pixels = torch.randint(0, 256, (4, side, side, 3), dtype=torch.uint8)
    metadata = torch.from_numpy(_STATISTICS.encode([*PATIENTS, Patient(60.0)]))
    losses = []
    for _ in range(2):
        loss = nn.functional.cross_entropy(network(pixels, metadata), torch.tensor([1, 5, 0, 5]))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
    return losses


@pytest.mark.parametrize("entry", NAMED, ids=_id)
def test_it_learns_and_answers_the_same_from_its_bundle(
    entry: NamedArchitecture, tmp_path: Path
) -> None:
    side = _SIDES.get(entry.backbone, 32)
    architecture, preprocessing, network = _parts(entry.name, side)
    before = [layer[0].detach().clone() for layer in layers(network)]
    assert np.isfinite(_learn(network, side)).all()
    pairs = zip(before, layers(network), strict=True)
    assert sum(not torch.equal(old, layer[0]) for old, layer in pairs) >= len(before) / 2
    write_network(tmp_path / "bundle", network, architecture, preprocessing, _STATISTICS)
    bundle = read_bundle(tmp_path / "bundle")
    with torch.inference_mode():
        inputs = map(torch.from_numpy, reference_input(preprocessing, _STATISTICS))
        found = load_network(bundle)(*inputs).numpy()
    assert np.array_equal(found, bundle.reference_logits)


# One of each kind: every export takes seconds.
@pytest.mark.parametrize("name", ["Dense_2Layers", "simple_cnn", "LSTM"])
def test_what_begins_from_scratch_answers_without_torch(name: str, tmp_path: Path) -> None:
    architecture, preprocessing, network = _parts(name)
    write_network(tmp_path / "bundle", network, architecture, preprocessing, _STATISTICS)
    classifier = Classifier.open(tmp_path / "bundle", threads=1)
    images = np.random.default_rng(0).integers(0, 256, (3, 32, 32, 3), dtype=np.uint8)
    patients = [Patient(50.0, "male", "back"), Patient(), Patient(30.0)]
    found = [answer.probabilities for answer in classifier.classify(list(images), patients)]
    metadata = torch.from_numpy(_STATISTICS.encode(patients))
    with torch.inference_mode():
        wanted = network.eval()(torch.from_numpy(images), metadata).softmax(1).numpy()
    assert np.allclose(found, wanted, atol=1e-5)


@pytest.mark.parametrize("entry", _SCRATCH, ids=_id)
def test_the_last_map_gives_the_features(entry: NamedArchitecture) -> None:
    _, preprocessing, network = _parts(entry.name)
    pixels = torch.from_numpy(reference_input(preprocessing, _STATISTICS)[0])
    features = network.eval().features(pixels)
    assert features.shape == (2, network.feature_width)
    assert torch.equal(network.pool(*network.last_map(pixels)), features)


def test_the_lstm_gives_gradients_in_evaluation_too() -> None:
    _, preprocessing, network = _parts("LSTM")
    lstm = network.eval().backbone.get_submodule("lstm")
    assert lstm.training and not network.backbone.training
    pixels = torch.from_numpy(reference_input(preprocessing, _STATISTICS)[0])
    answer = network.features(pixels)
    assert torch.equal(network.train().features(pixels), answer)


@pytest.mark.parametrize("entry", _WITHOUT_MAP, ids=_id)
def test_a_network_without_a_map_says_so(entry: NamedArchitecture, tmp_path: Path) -> None:
    architecture, preprocessing, network = _parts(entry.name)
    write_network(tmp_path / "bundle", network, architecture, preprocessing, _STATISTICS)
    bundle = read_bundle(tmp_path / "bundle")
    with pytest.raises(UserError, match="keeps no map"):
        Explainer(bundle, network).grad_cam(np.zeros((40, 40, 3), np.uint8), Patient(), 0)


@pytest.mark.parametrize("name", ["simple_cnn", "ResNet18"])
def test_a_convolutional_network_is_explained(name: str, tmp_path: Path) -> None:
    architecture, preprocessing, network = _parts(name)
    write_network(tmp_path / "bundle", network, architecture, preprocessing, _STATISTICS)
    image = np.random.default_rng(0).integers(0, 256, (40, 40, 3), dtype=np.uint8)
    explainer = Explainer(read_bundle(tmp_path / "bundle"), network)
    assert max(explainer.grad_cam(image, Patient(), index).max() for index in range(7)) == 1


def test_names_are_found_in_any_case_and_by_both_names() -> None:
    assert backbone_of("RESNET50") == backbone_of("ResNet50") == backbone_of("resnet50")
    assert backbone_of("DENSE_2layers") == "Dense_2Layers"
    assert named("EfficientNetV2S") is named("tf_efficientnetv2_s")
    assert backbone_of("convnext_tiny") == "convnext_tiny"


def test_no_name_means_two_architectures() -> None:
    names = [{entry.name.casefold(), entry.backbone.casefold()} for entry in NAMED]
    assert len(set().union(*names)) == sum(map(len, names))


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("tf_efficientnet_lite0", 224), ("ResNet50", 224), ("InceptionV3", 299),
        ("InceptionResNetV2", 299), ("EfficientNetV2S", 384), ("LSTM", 224),
        ("tf_efficientnet_lite2", 260),
    ],
)  # fmt: skip
def test_an_architecture_has_its_own_image_size(name: str, side: int) -> None:
    assert pretrained_facts(backbone_of(name)).image_size == side


def test_a_misspelled_name_brings_the_near_one() -> None:
    with pytest.raises(UserError, match="ConvNet_6ConvLayers"):
        make_backbone("ConvNet_6Layers", 32)
    with pytest.raises(UserError, match=r"no weights 'resnet50\.imagenet'"):
        make_backbone("resnet50.imagenet", 32)


def test_layers_stand_in_order_and_hold_every_parameter_once() -> None:
    _, _, network = _parts("ResNet18")
    found = layers(network)
    assert [id(p) for layer in found for p in layer] == [
        id(p) for p in network.backbone.parameters()
    ]
    assert found[0][0] is network.backbone.get_parameter("conv1.weight")
    assert len(found) == 40  # 20 convolutions, each with its normalisation


@pytest.mark.parametrize("name", HEADS)
def test_a_head_has_its_declared_layers(name: str) -> None:
    network = Network(
        Architecture("LSTM", metadata="onehot", head=name), _STATISTICS, HALF, HALF, image_size=32
    )
    linear = [layer for layer in network.head if isinstance(layer, nn.Linear)]
    assert [layer.in_features for layer in linear] == [64 + 32, *HEADS[name].widths]
    assert [layer.out_features for layer in linear] == [*HEADS[name].widths, 7]
    dropouts = [layer.p for layer in network.head if isinstance(layer, nn.Dropout)]
    assert dropouts == list(HEADS[name].dropouts)


def test_one_dropout_counts_for_all_and_widths_can_be_set() -> None:
    assert head_numbers("mlp", (32, 16), (0.5,)) == ((32, 16), (0.5, 0.5))
    for widths, dropouts in [((8,), ()), ((8, 8, 8), ()), ((), (0.1, 0.2, 0.3)), ((), (1.0,))]:
        with pytest.raises(UserError, match="he head 'mlp' takes"):
            head_numbers("mlp", widths, dropouts)


def test_of_two_classes_one_number_is_told() -> None:
    architecture = Architecture("LSTM", target="malignancy", head="dense")
    network = Network(architecture, _STATISTICS, HALF, HALF, image_size=32).eval()
    pixels = torch.arange(2 * 32 * 32 * 3).remainder(251).to(torch.uint8).reshape(2, 32, 32, 3)
    metadata = torch.zeros(2, _STATISTICS.width)
    logits = network(pixels, metadata)
    z = network.head(network.features(pixels))
    assert z.shape == (2, 1)
    assert torch.equal(logits, torch.cat([torch.zeros(2, 1), z], dim=1))
    assert torch.allclose(logits.softmax(1)[:, 1:], torch.sigmoid(z))


@pytest.mark.parametrize("branch", ["onehot", "embedding"])
def test_hidden_fields_are_those_of_an_unknown_patient(branch: str) -> None:
    architecture = Architecture("LSTM", metadata=branch)
    network = Network(architecture, _STATISTICS, HALF, HALF, image_size=32, metadata_dropout=1.0)
    assert network.metadata is not None
    hide = network.metadata[0]
    known = torch.from_numpy(_STATISTICS.encode([Patient(40.0, "male", "back")]))
    unknown = torch.from_numpy(_STATISTICS.encode([Patient()]))
    assert torch.equal(hide.train()(known), unknown)
    assert torch.equal(hide.eval()(known), known)


def test_fields_are_hidden_one_by_one_at_the_given_share() -> None:
    network = Network(
        Architecture("LSTM", metadata="onehot"), _STATISTICS, HALF, HALF, image_size=32,
        metadata_dropout=0.25,
    )  # fmt: skip
    assert network.metadata is not None
    torch.manual_seed(1)
    known = torch.from_numpy(_STATISTICS.encode([Patient(40.0, "male", "back")] * 4000))
    hidden = network.metadata[0].train()(known) != known
    sexes = len(_STATISTICS.sexes)
    fields = torch.stack(
        [hidden[:, 1], hidden[:, 2 : 2 + sexes].any(1), hidden[:, 2 + sexes :].any(1)]
    )
    assert fields.float().mean(1).tolist() == pytest.approx([0.25] * 3, abs=0.03)
    assert (fields.sum(0) == 1).any() and (fields.sum(0) == 2).any()


def test_blocks_are_passed_by_in_training_alone() -> None:
    backbone = make_backbone("tf_efficientnet_lite0", 64, drop_path=0.5)
    rates = [part.drop_prob for part in backbone.modules() if isinstance(part, DropPath)]
    assert rates == sorted(rates)
    assert 0 < rates[0] < rates[-1] < 0.5  # the share grows from the first block to the last
    plain = make_backbone("tf_efficientnet_lite0", 64)
    plain.load_state_dict(backbone.state_dict())
    images = torch.rand(2, 3, 64, 64)
    with torch.no_grad():
        assert torch.equal(backbone.eval()(images), plain.eval()(images))


@pytest.mark.parametrize("name", ["VGG16", "simple_cnn"])
def test_a_network_without_blocks_refuses_to_pass_them_by(name: str) -> None:
    with pytest.raises(UserError, match=r"model\.drop_path=0"):
        make_backbone(backbone_of(name), 64, drop_path=0.1)
