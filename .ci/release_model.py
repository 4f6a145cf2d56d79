"""Make the model that comes with Dermadesk of a finished run: `release_model.py RUN NAME`.

Copies the run's best model to `resources/models/NAME` and adds what was measured of it on the test
subset, its licence and its images; the derived graph stays behind (`dermadesk models prepare`).
Counts as a look at the test subset.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from core.atomic import replacing_folder, write_json
from core.bundle import GRAPH, read_bundle
from core.bundle_file import read_json
from core.evaluation.evaluation import Evaluation, Section
from core.inference.model_choice import MODEL
from training.evaluation import evaluate_run
from training.run_directory import RunDirectory

MODELS = Path(__file__).resolve().parents[1] / "resources" / "models"
LICENCE = "CC BY-NC 4.0, as its training images: research and education, not commercial"
DATA = "HAM10000, images of 200×150 pixels (Tschandl et al., Sci Data 5:180161, 2018)"
FIGURES = {
    "balanced_accuracy": "balanced accuracy",
    "macro_auc": "macro ROC-AUC",
    "malignancy_auc": "AUC of malignancy",
    "accuracy": "accuracy",
}


def main(run: Path, name: str) -> None:
    """Write the model, and print what its facts say now."""
    found = evaluate_run(RunDirectory(run))
    facts = {"licence": LICENCE, "trained_on": DATA, **figures(found)}
    MODELS.mkdir(exist_ok=True)
    with replacing_folder(MODELS / name) as fresh:
        shutil.copytree(
            run / "best", fresh, ignore=shutil.ignore_patterns(GRAPH), dirs_exist_ok=True
        )
        model = read_json(fresh / MODEL)
        write_json(fresh / MODEL, {**model, "facts": {**model["facts"], **facts}})
    for fact, value in read_bundle(MODELS / name).facts.items():
        print(f"{fact}: {value}")


def figures(found: Evaluation) -> dict[str, dict[str, str]]:
    """Return the figures of the subset with their intervals, and of whom they speak."""
    groups = {}
    for section in found.sections[:2]:
        told = {words: _told(section, name) for name, words in FIGURES.items()}
        groups[f"{found.subset}, {section.title.lower()}:"] = {
            "population": str(section.population), **told
        }  # fmt: skip
    return groups


def _told(section: Section, name: str) -> str:
    figure = section.figures[name]
    interval = "" if figure.low is None else f" ({figure.low:.3f} to {figure.high:.3f})"
    return f"{figure.value:.3f}{interval}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
