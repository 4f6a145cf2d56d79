"""The experience of a model on disk: two files of its bundle, JSON and safetensors."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load, save

from core.bundle import Bundle, keep_files
from core.bundle_file import EXPERIENCE, EXPERIENCE_TENSORS, damaged, read_json
from core.diagnosis import CODES
from core.ensemble.store import Ensemble
from core.experience.embedding import Embedding
from core.experience.experience import Experience, Lesions, Limits, Photographs
from core.image.content import HASH_BYTES

FORMAT = 1


def write_experience(bundle: Bundle, experience: Experience, more: dict[str, bytes]) -> None:
    """Add the experience of a model to its bundle, with `more` files; raises OSError."""
    lesions, seen, embedding = experience.lesions, experience.photographs, experience.embedding
    tensors: dict[str, npt.NDArray[Any]] = {
        "mean": embedding.mean, "scale": embedding.scale, "axes": embedding.axes,
        "lesion": lesions.lesion, "image": lesions.image, "dx": lesions.dx,
        "proven": lesions.proven, "vectors": lesions.vectors,
        "photograph_image": seen.image, "photograph_lesion": seen.lesion,
        "photograph_content": seen.contents, "photograph_row": seen.row,
    }  # fmt: skip
    facts = {
        "format": FORMAT,
        "weights_sha256": bundle.weights_hash,
        "classes": list(experience.classes),
        "proofs": list(lesions.proofs),
        "lesions": len(lesions),
        "rest": embedding.rest,
        "limits": None if experience.limits is None else experience.limits.to_json(),
    }
    files = {
        EXPERIENCE_TENSORS: save({name: np.ascontiguousarray(t) for name, t in tensors.items()}),
        EXPERIENCE: json.dumps(facts, indent=1, allow_nan=False).encode(),
    }
    keep_files(bundle.folder, files | more)


def experience_of(model: Bundle | Ensemble) -> Experience | None:
    """Return the experience of a model, of an ensemble that of its first member; None: it has none.

    Raises UserError where it is not sound.
    """
    bundle = first_network(model)
    if not {EXPERIENCE, EXPERIENCE_TENSORS} <= bundle.files:
        return None
    path = bundle.folder / EXPERIENCE
    facts = read_json(path)
    try:
        tensors = load((bundle.folder / EXPERIENCE_TENSORS).read_bytes())
        found = _experience(facts, tensors)
    except (KeyError, TypeError, ValueError, SafetensorError) as error:
        raise damaged(path) from error
    if found.classes != bundle.target.classes or facts.get("weights_sha256") != bundle.weights_hash:
        raise damaged(path)
    return found


def first_network(model: Bundle | Ensemble) -> Bundle:
    """Return the one network that speaks for a model where features are concerned."""
    return model if isinstance(model, Bundle) else model.members[0].bundle


def _experience(facts: dict[str, Any], tensors: dict[str, npt.NDArray[Any]]) -> Experience:
    if facts["format"] != FORMAT:
        raise ValueError("another format")
    n, proofs = len(tensors["lesion"]), tuple(str(name) for name in facts["proofs"])
    m, width = len(tensors["photograph_row"]), len(tensors["mean"])
    axes = len(tensors["axes"])
    _check(tensors, {
        "mean": (np.float32, (width,)), "scale": (np.float32, (width,)),
        "axes": (np.float32, (axes, width)), "lesion": (np.uint64, (n,)),
        "image": (np.uint64, (n,)), "dx": (np.uint8, (n,)), "proven": (np.uint8, (n,)),
        "vectors": (np.float16, (n, axes + 1)), "photograph_image": (np.uint64, (m,)),
        "photograph_lesion": (np.uint64, (m,)),
        "photograph_content": (np.uint8, (m, HASH_BYTES)), "photograph_row": (np.int32, (m,)),
    })  # fmt: skip
    rest = float(facts["rest"])
    inside = (
        n > 0
        and rest > 0
        and tensors["dx"].max() < len(CODES)
        and tensors["proven"].max() < len(proofs)
        and bool(((tensors["photograph_row"] >= 0) & (tensors["photograph_row"] < n)).all())
    )
    if not inside:
        raise ValueError("numbers out of their range")
    limits = None if facts["limits"] is None else Limits.from_json(facts["limits"])
    classes = tuple(str(name) for name in facts["classes"])
    if limits is not None and len(limits.by_class) != len(classes):
        raise ValueError("a limit for each class")
    parts = ("image", "lesion", "content", "row")
    return Experience(
        Embedding(tensors["mean"], tensors["scale"], tensors["axes"], rest),
        Lesions(
            tensors["lesion"],
            tensors["image"],
            tensors["dx"],
            tensors["proven"],
            tensors["vectors"],
            proofs,
        ),
        Photographs(*(tensors[f"photograph_{name}"] for name in parts)),
        classes,
        limits,
    )


def _check(
    tensors: dict[str, npt.NDArray[Any]], wanted: dict[str, tuple[type, tuple[int, ...]]]
) -> None:
    for name, (kind, shape) in wanted.items():
        tensor = tensors[name]
        if tensor.dtype != kind or tensor.shape != shape:
            raise ValueError(f"{name} is of another kind")
        if tensor.dtype.kind == "f" and not np.isfinite(tensor).all():
            raise ValueError(f"{name} is not finite")
