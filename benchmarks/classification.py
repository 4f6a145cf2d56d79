"""One image from file to probabilities on CPU: ours against Pillow, torchvision and eager torch."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Row, Setting, apart, median_seconds
from benchmarks.picture import large_files

SIZE = 224
BACKBONE = "tf_efficientnet_lite0"


def run(setting: Setting) -> list[Row]:
    """Measure both in turn, each in a process of its own: their thread pools would meet."""
    files = large_files(setting)
    bundle = setting.work / "bundle"
    apart(make_bundle, bundle)
    rounds = 1 if setting.small else 3
    times = 20 if setting.small else 100
    pairs = [
        (apart(time_ours, bundle, files, times), apart(time_plain, bundle, files, times))
        for _ in range(rounds)
    ]
    ours, plain = (1000 * statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = plain / ours
    what = f"one 600×450 file classified at {SIZE} px on CPU, decoding included"
    target = 2.5
    return [
        Row(
            "classification",
            what,
            f"{ours:.1f} ms",
            f"{plain:.1f} ms",
            ratio,
            f"≥ {target:g}×",
            ratio >= target,
        )
    ]


def make_bundle(folder: Path) -> None:
    """Write a bundle of the default network; what it knows does not change its speed."""
    import torch

    from core.bundle import read_bundle, reference_input, write_bundle
    from core.image.preprocessing import Preprocessing
    from core.inference.export import export_onnx
    from core.metadata import MetadataStatistics
    from core.network.architecture import Architecture
    from core.network.model import Network
    from core.network.weight import pretrained_facts
    from core.record import Patient

    torch.manual_seed(0)
    facts = pretrained_facts(BACKBONE)
    preprocessing = Preprocessing.for_images(450, 600, SIZE, facts.mean, facts.std)
    statistics_ = MetadataStatistics.fit([Patient(50.0, "male", "back"), Patient(60.0)])
    architecture = Architecture(BACKBONE, metadata="embedding", head="normalised")
    network = Network(architecture, statistics_, facts.mean, facts.std).eval()
    pixels, metadata = reference_input(preprocessing, statistics_)
    with torch.inference_mode():
        logits = network(torch.from_numpy(pixels), torch.from_numpy(metadata)).numpy()
    write_bundle(
        folder,
        architecture=architecture,
        preprocessing=preprocessing,
        statistics=statistics_,
        tensors={name: tensor.numpy() for name, tensor in network.state_dict().items()},
        reference_logits=logits,
        split_hash="",
        trained_on=(),
        facts={},
    )
    export_onnx(read_bundle(folder))


def time_ours(bundle: Path, files: Sequence[Path], times: int) -> float:
    """Return the median seconds of one answer through `Classifier`."""
    from core.classifier import Classifier
    from core.record import Patient

    classifier = Classifier.open(bundle)
    turn = itertools.cycle(files)
    return median_seconds(
        lambda: classifier.classify_files([next(turn)], [Patient(50.0)]), times, 10
    )


def time_plain(bundle: Path, files: Sequence[Path], times: int) -> float:
    """Return the median seconds of one answer in the plain way, with the same network."""
    import torch
    from PIL import Image

    from benchmarks.plain import plain
    from core.bundle import read_bundle
    from core.inference.export import load_network
    from core.record import Patient

    opened = read_bundle(bundle)
    network = load_network(opened)
    transform = plain(SIZE, opened.preprocessing.mean, opened.preprocessing.std)
    metadata = torch.from_numpy(opened.statistics.encode([Patient(50.0)]))
    turn = itertools.cycle(files)

    def once() -> list[float]:
        with Image.open(next(turn)) as image:
            pixels = transform(image.convert("RGB"))[None]
        with torch.inference_mode():
            features = network.backbone(pixels)
            shares = torch.softmax(network.decide(features, metadata), dim=1)
        return list(shares[0].tolist())

    return median_seconds(once, times, 10)
