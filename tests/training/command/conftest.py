"""A model with random weights that remembers some images of the generated lesions."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.bundle import hashed_id, read_bundle
from core.dataset import open_dataset
from core.image.preprocessing import Preprocessing
from core.inference.export import export_onnx
from core.trained import trained_on_images
from tests.core.bundle_factory import HALF, make_bundle


@pytest.fixture(scope="session")
def bundle(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that knows one image of the demo by its id, and three more by what they show.

    Tests must not write into it, but for the series of its validations.
    """
    home = tmp_path_factory.mktemp("model")
    records = open_dataset(demo_folder).records
    preprocessing = Preprocessing(72, 96, 64, HALF, HALF)  # that of the factory
    chosen = records[10:13]
    folder = make_bundle(
        home / "bundle",
        metadata="none",
        trained_on=hashed_id("image", records[0].image_id),
        trained=trained_on_images([preprocessing.read(r.path) for r in chosen], chosen),
    )
    export_onnx(read_bundle(folder))
    return folder
