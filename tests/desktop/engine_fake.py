"""Functions for the engine process of the tests: no torch, and crashes on request."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path

from core.bundle import hashed_id
from core.case.flag import FLAGS
from core.case.told import Told
from core.casebook.entry import CaseImage
from core.error import Problem, ProblemKind, UserError
from core.evaluation.decided import Decided
from core.experience.neighbour import Neighbour
from core.inference.model_choice import ModelChoice
from core.prediction import Prediction
from core.target import MALIGNANCY
from desktop.engine import Tasks
from desktop.engine_task import ModelFacts, Overlay


def prediction(name, age):
    """A prediction chosen by the name of the image and the age of the patient."""
    top = 4 if "mel" in name else 5
    share = 0.9 if age is None else min(0.9, max(0.2, age / 100))
    rest = (1.0 - share) / 6
    return Prediction(tuple(share if i == top else rest for i in range(7)))


def nothing():
    return None


def echo(value):
    return value


def pid_of(_value=None):
    return os.getpid()


def wait_for(path, value):
    """Hold the process until `path` exists; says that it began in a file beside it."""
    path.with_suffix(".begun").write_text(str(os.getpid()))
    while not path.exists():
        time.sleep(0.005)
    return value


def die_once(marker, value):
    """Kill the own process the first time."""
    if not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return value


def die_answering(marker, value):
    """Die the first time when half of the answer is on its way."""
    if not marker.exists():
        marker.touch()

        def half(connection, data, write=os.write):
            write(connection.fileno(), bytes(data)[: len(data) // 2])
            os.kill(os.getpid(), signal.SIGKILL)

        Connection._send = half
    return value


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def raise_user_error():
    raise UserError("The bundle is damaged.", "Choose another.")


def logged(log, value):
    with Path(log).open("a") as file:
        file.write(f"{value}\n")
    return value


def logged_chunk(log, values):
    """Write one line per chunk; a chunk waits for the file `go` beside the log."""
    logged(log, f"chunk {values[0]}")
    while not Path(log).with_name("go").exists():
        time.sleep(0.005)
    return list(values)


def models(runs):
    folders = sorted(runs.iterdir()) if runs.is_dir() else []
    return tuple(ModelChoice(folder, folder.name, False) for folder in folders)


def describe(model):
    if not (model / "model.json").exists():
        raise UserError(f"{model} is not a bundle.", "Choose another.")
    lines = (("Split hash", "0123456789abcdef"),)
    return ModelFacts(model, model.name, lines, weights="ef" * 32)


def describe_two(model):
    """The run `first` tells two classes apart, all others seven."""
    facts = describe(model)
    return replace(facts, target=MALIGNANCY) if model.name == "first" else facts


def classify_two(bundle, images, patients, lesions):
    if bundle.name != "first":
        return classify(bundle, images, patients, lesions)
    rows = [0.8 if "mel" in path.name else 0.1 for path in images]
    return [Told(Prediction((1.0 - share, share), MALIGNANCY.classes)) for share in rows]


def classify(bundle, images, patients, lesions):
    """Flags stand in the names of the images."""
    rows = []
    for path, patient in zip(images, patients, strict=True):
        if path.suffix == ".txt" or not path.stat().st_size:
            rows.append(Problem(ProblemKind.UNREADABLE, str(path), "the file is empty"))
        else:
            flags = tuple(flag for flag in FLAGS if flag in path.name)
            rows.append(Told(prediction(path.name, patient.age), flags))
    return rows


def refuse(bundle, images, patients, lesions):
    raise_user_error()


def classify_slowly(bundle, images, patients, lesions):
    """Answer when the file `go` is in the bundle; leave the process id in `begun`."""
    (bundle / "begun").write_text(str(os.getpid()))
    while not (bundle / "go").exists():
        time.sleep(0.005)
    return classify(bundle, images, patients, lesions)


def describe_image_only(model):
    return replace(describe(model), reads_patient=False)


def describe_views(model):
    return replace(describe(model), views=4)


def describe_decided(model):
    by = Decided(0.5, ("Chosen for 90% sensitivity.",), 0.9, (0.0,) * 4 + (0.2, 0.99, None))
    return replace(describe(model), decided=by, calibrated=True)


def describe_threshold(model):
    """A model whose threshold stands in a file beside it."""
    by = Decided(float((model / "threshold").read_text()))
    return replace(describe(model), decided=by)


def glance(bundle, images, patients, lesions):
    """Answer another share than `classify` does."""
    return classify(bundle, images, [replace(patient, age=40) for patient in patients], lesions)


def explain(bundle, image, patient, class_index, method="gradcam"):
    """The method is in the green of the overlay: its number of letters."""
    return Overlay(4, 3, bytes([class_index, len(method), 0, 200]) * 12)


def neighbours(bundle, images, lesion):
    """Sixteen lesions of two kinds; the first is that of the record “near”."""
    names = [hashed_id("image", "near"), *(f"{n:016x}" for n in range(15))]
    return tuple(
        Neighbour(f"{n:016x}", name, ("nv", "mel")[n % 2], "histo", 1.0 + n)
        for n, name in enumerate(names)
    )


def case_images(paths):
    return tuple(CaseImage(path, "ab" * 32, "cd" * 32) for path in paths)


def suppose(bundle, images, patients):
    """Old age makes a melanoma of everything."""
    old = [patient.age is not None and patient.age > 60 for patient in patients]
    return [prediction("mel" if each else "nv", None) for each in old]


_COMMON = {
    "warm": nothing,
    "warm_rest": nothing,
    "models": models,
    "describe": describe,
    "explain": explain,
    "neighbours": neighbours,
    "suppose": suppose,
    "case_images": case_images,
}
FAST = Tasks(**_COMMON, classify=classify)
SLOW = Tasks(**_COMMON, classify=classify_slowly)
TWO = Tasks(**{**_COMMON, "describe": describe_two}, classify=classify_two)
DECIDED = Tasks(**{**_COMMON, "describe": describe_decided}, classify=classify)
IMAGE_ONLY = Tasks(**{**_COMMON, "describe": describe_image_only}, classify=classify)
TUNED = Tasks(**{**_COMMON, "describe": describe_threshold}, classify=classify)
VIEWS = Tasks(**{**_COMMON, "describe": describe_views}, classify=classify_slowly, glance=glance)
