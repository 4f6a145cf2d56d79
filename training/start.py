"""What a run that goes on from a model takes over from it; torch is not needed here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from core.bundle import Bundle, find_bundle, hashed_ids, read_bundle
from core.error import UserError
from core.network.architecture import Architecture, backbone_of
from core.place import runs_folder
from core.record import Record
from core.target import TARGETS
from training.config import Config, with_values

if TYPE_CHECKING:
    from core.split import Split  # scikit-learn behind it takes seconds

TRAIN = "train"
_UNKNOWN = (
    "What the model gone on from was trained on is not wholly known: it may have learned from "
    "images that judge this run. Figures may flatter."
)


def model_begun_with(config: Config) -> Bundle | None:
    """Return the model that a run goes on from, None where it begins with pretrained weights.

    Raises UserError where the model is gone, damaged, or of another backbone.
    """
    model = config.model
    if model.start_from is None:
        return None
    bundle = read_bundle(find_bundle(model.start_from, runs_folder()))
    known = bundle.architecture.backbone
    if known != backbone_of(model.architecture):
        raise UserError(
            f"The model {model.start_from} has the backbone {known}, not {model.architecture}.",
            f"Set model.architecture={known}, or go on from another model.",
        )
    return bundle


def with_start(config: Config) -> Config:
    """Return `config` with the settings that the model it goes on from decides.

    Its light correction and, where none is given, its image size; with its head also the head,
    the metadata branch and the pooling. Raises UserError where the two contradict each other.
    """
    bundle = model_begun_with(config)
    if bundle is None:
        return config
    model = config.model
    if model.weights is not None:
        raise UserError("Both model.start_from and model.weights are given.", "Give one of them.")
    values: dict[str, Any] = {
        "model.start_from": bundle.folder.absolute(),
        "model.image_size": model.image_size or bundle.preprocessing.image_size,
        "model.colour_constancy": bundle.preprocessing.colour_constancy,
    }
    if model.keep_head:
        known = bundle.architecture
        if known.target != model.target:
            raise UserError(
                f"The model {model.start_from} tells {_told(known.target)} apart, so its head "
                f"cannot be kept for {_told(model.target)}.",
                f"Set model.keep_head=false, or model.target={known.target}.",
            )
        values |= _head_settings(known)
    return with_values(config, values)


def warning_of_start(config: Config, records: Iterable[Record], split: Split) -> str:
    """Return the warning that the model gone on from had learned from what judges this run.

    Or that nobody knows whether it had.
    """
    bundle = model_begun_with(config)
    if bundle is None:
        return ""
    judging = [
        record for record in records if split.subset_by_image.get(record.image_id, TRAIN) != TRAIN
    ]
    seen = sum(not bundle.trained_on.isdisjoint(hashed_ids([record])) for record in judging)
    unknown = "" if bundle.knows_training else _UNKNOWN
    if not seen:
        return unknown
    told = (
        f"The model gone on from had learned from {seen} of {len(judging)} images (or their "
        "lesions) that judge this run. Figures flatter."
    )
    return f"{told} {unknown}".rstrip()


def _head_settings(known: Architecture) -> dict[str, Any]:
    return {
        "model.pooling": known.pooling,
        "model.metadata": known.metadata,
        "model.metadata_width": known.metadata_width,
        "model.head": known.head,
        "model.head_widths": ",".join(str(width) for width in known.head_widths),
        "model.head_dropouts": ",".join(f"{share:g}" for share in known.head_dropouts),
    }


def _told(target: str) -> str:
    return " and ".join(TARGETS[target].classes) if len(TARGETS[target].classes) == 2 else target
