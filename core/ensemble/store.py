"""An ensemble on disk: a folder that holds its member bundles whole, and how they are blended."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from core.atomic import put_back, replacing_folder, write_json
from core.bundle import (
    GRAPH,
    Bundle,
    Decision,
    read_bundle,
    read_decision,
    write_decision,
)
from core.bundle_file import (
    DECISION,
    SCHEMA_VERSION,
    check_file,
    check_schema,
    damaged,
    fingerprint,
    kind_of,
    read_json,
)
from core.ensemble.blend import BLENDS, NEEDS_REFERENCES
from core.error import UserError
from core.image.view import Shares
from core.inference.model_choice import MODEL
from core.inference.softmax import softmax
from core.target import Target, target_with

KIND = "ensemble"
REFERENCES = "references.safetensors"
MOST_MEMBERS = 100
_FOLDER = re.compile(r"member_\d{1,3}")
_SAME = 1e-5


@dataclass(frozen=True)
class Member:
    """A bundle of an ensemble: how much it counts, and its answers on images new to it.

    `reference` float32 [m, classes] holds its probabilities on validation images, each class
    sorted; it has no rows where the blend needs none.
    """

    bundle: Bundle
    weight: float
    reference: Shares


@dataclass(frozen=True)
class Ensemble:
    """Several bundles that answer as one; `weight`s of the members add up to 1."""

    folder: Path
    target: Target
    method: str
    members: tuple[Member, ...]
    split_hash: str
    facts: Mapping[str, Any]
    decision: Decision

    @property
    def trained_on(self) -> frozenset[str]:
        """Hashed ids of the images and lesions that any member was trained on."""
        return frozenset().union(*(member.bundle.trained_on for member in self.members))

    @property
    def knows_training(self) -> bool:
        """Whether all images that any member learned from are known."""
        return all(member.bundle.knows_training for member in self.members)

    @property
    def weights_hash(self) -> str:
        """A SHA-256 over the weights of the members, how much each counts, and the blend."""
        parts = [f"{each.bundle.weights_hash}:{each.weight!r}" for each in self.members]
        return hashlib.sha256("\n".join((self.method, *parts)).encode()).hexdigest()

    @property
    def made_of(self) -> tuple[tuple[str, str], ...]:
        """What the model is made of, as names and values for people."""
        return tuple(
            (f"Member, {member.weight:.0%}", member.bundle.architecture.backbone)
            for member in self.members
        )

    def blended(self, shares: Sequence[Shares]) -> Shares:
        """Return the probabilities of the ensemble from those of its members, in their order."""
        weights = np.array([member.weight for member in self.members])
        return BLENDS[self.method](shares, weights, [each.reference for each in self.members])


def write_ensemble(
    folder: Path,
    members: Sequence[tuple[Bundle, int]],
    *,
    method: str,
    references: Sequence[Shares] = (),
    facts: Mapping[str, Any],
) -> None:
    """Write an ensemble to `folder`, whole or not at all; one that is there already is replaced.

    `members` are bundles with how often each counts, `references` the probabilities of each on
    the same validation images, float [m, classes], where `method` needs them. Raises UserError
    where the bundles do not belong together, and OSError.
    """
    check_together([bundle for bundle, _ in members])
    kept = references if method in NEEDS_REFERENCES else [np.empty((0, 0)) for _ in members]
    sorted_ones = [np.sort(each, axis=0).astype(np.float32) for each in kept]
    total = sum(count for _, count in members)
    with replacing_folder(folder) as fresh:
        rows, names = [], []
        for number, (bundle, count) in enumerate(members, start=1):
            names.append(f"member_{number}")
            rows.append({"folder": names[-1], "count": count} | _copied(bundle, fresh / names[-1]))
        tables = {name: each for name, each in zip(names, sorted_ones, strict=True) if each.size}
        (fresh / REFERENCES).write_bytes(save(tables))
        first = members[0][0]
        made = Ensemble(
            folder,
            first.target,
            method,
            tuple(
                Member(bundle, count / total, each.astype(np.float64))
                for (bundle, count), each in zip(members, sorted_ones, strict=True)
            ),
            first.split_hash,
            facts,
            Decision(views=max(bundle.decision.views for bundle, _ in members)),
        )
        model = {
            "schema_version": SCHEMA_VERSION,
            "kind": KIND,
            "classes": list(made.target.classes),
            "method": method,
            "members": rows,
            "split_hash": made.split_hash,
            "files": {REFERENCES: fingerprint(fresh / REFERENCES)},
            "reference": {"shares": _reference_shares(made).tolist()},
            "facts": dict(facts),
        }
        write_json(fresh / MODEL, model)
        write_decision(fresh, made.decision)


def read_ensemble(folder: Path) -> Ensemble:
    """Read and check an ensemble and its members; raises UserError, naming the file at fault."""
    put_back(folder)
    path = folder / MODEL
    model = read_json(path)
    check_schema(path, model)
    if kind_of(model) != KIND:
        raise damaged(path)
    try:
        target = target_with([str(name) for name in model["classes"]])
        method = str(model["method"])
        rows = [dict(row) for row in model["members"]]
        counts = [int(row["count"]) for row in rows]
        files: dict[str, dict[str, Any]] = dict(model["files"])
        expected = np.array(model["reference"]["shares"], dtype=np.float64)
        facts, split_hash = dict(model["facts"]), str(model["split_hash"])
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(path) from error
    sound = target is not None and method in BLENDS and set(files) == {REFERENCES}
    if not sound or not 1 <= len(rows) <= MOST_MEMBERS or min(counts) < 1:
        raise damaged(path)
    check_file(folder, REFERENCES, files[REFERENCES])
    bundles = [_read_member(folder, row) for row in rows]
    check_together(bundles)
    names = [str(row["folder"]) for row in rows]
    tables = _references(folder / REFERENCES, names, len(bundles[0].target.classes), method)
    members = tuple(
        Member(bundle, count / sum(counts), table)
        for bundle, count, table in zip(bundles, counts, tables, strict=True)
    )
    decision = read_decision(folder, len(bundles[0].target.classes))
    made = Ensemble(folder, bundles[0].target, method, members, split_hash, facts, decision)
    found = _reference_shares(made)
    same = (
        made.target == target
        and found.shape == expected.shape
        and split_hash == (bundles[0].split_hash)
    )
    if not same or not np.abs(found - expected).max() <= _SAME:
        raise damaged(path)
    return made


def check_together(bundles: Sequence[Bundle]) -> None:
    """Raise UserError where bundles cannot answer as one: too many, other classes, other splits."""
    if not 1 <= len(bundles) <= MOST_MEMBERS:
        raise UserError(f"{len(bundles)} models are no ensemble.", f"Name 1 to {MOST_MEMBERS}.")
    first = bundles[0]
    for other in bundles[1:]:
        if other.target != first.target:
            raise UserError(
                f"{first.folder} and {other.folder} tell other classes apart.",
                "An ensemble needs models of the same classes.",
            )
        if other.split_hash != first.split_hash:
            raise UserError(
                f"{first.folder} and {other.folder} were trained on other splits "
                f"({first.split_hash or 'unknown'} and {other.split_hash or 'unknown'}).",
                "What one was trained on is what the other was judged by: train them on one split.",
            )


def _copied(bundle: Bundle, target: Path) -> dict[str, Any]:
    """Copy a bundle and return the fingerprints of its two JSON files, which name the others."""
    target.mkdir()
    for name in (MODEL, DECISION, *sorted(bundle.files), GRAPH):
        # The graph is derived: where it is absent it is made when the ensemble is opened.
        if name != GRAPH or bundle.graph.is_file():
            shutil.copyfile(bundle.folder / name, target / name)
    return {"files": {name: fingerprint(target / name) for name in (MODEL, DECISION)}}


def _read_member(folder: Path, row: Mapping[str, Any]) -> Bundle:
    name, files = row.get("folder"), row.get("files")
    sound = isinstance(name, str) and _FOLDER.fullmatch(name) is not None
    if not sound or not isinstance(files, dict) or set(files) != {MODEL, DECISION}:
        raise damaged(folder / MODEL)
    for file, expected in files.items():
        check_file(folder / str(name), file, expected)
    return read_bundle(folder / str(name))


def _references(path: Path, names: Sequence[str], classes: int, method: str) -> list[Shares]:
    """Return the sorted probabilities of each member, without rows where `method` needs none."""
    try:
        tables = load(path.read_bytes())
    except SafetensorError as error:
        raise damaged(path) from error
    if method not in NEEDS_REFERENCES:
        return [np.empty((0, classes)) for _ in names]
    found = []
    for name in names:
        table = np.asarray(tables.get(name, np.empty(0)), dtype=np.float64)
        sound = table.ndim == 2 and table.shape[1] == classes and len(table) > 0
        if not sound or not ((table >= 0) & (table <= 1)).all():
            raise damaged(path)
        found.append(table)
    return found


def _reference_shares(ensemble: Ensemble) -> Shares:
    """Return what the ensemble makes of the reference answers of its members, [2, classes]."""
    return ensemble.blended(
        [softmax(member.bundle.reference_logits) for member in ensemble.members]
    )
