"""Pictures: each is drawn without a warning, of any cohort, in each format."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.error import UserError
from core.evaluation.cohort import Cohort
from core.evaluation.drawing import PICTURES
from core.evaluation.evaluation import Evaluation, evaluate
from core.evaluation.history_picture import history
from core.evaluation.leak import Leak
from core.evaluation.picture import rendered, save
from tests.core.evaluation.cohort_factory import make_cohort, random_cohort

METRICS = """epoch,phase,loss,accuracy,val_loss,val_accuracy,val_balanced_accuracy
1,head,1.5,0.4,1.2,0.5,0.4
2,head,1.2,0.5,1.1,0.6,0.5
3,fine_tune,1.0,0.6,nan,0.6,0.5
"""


def _evaluation(cohort: Cohort, leak: Leak | None = None) -> Evaluation:
    return evaluate(cohort, subset="test", resamples=20, leak=leak)


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return _evaluation(random_cohort(120))


@pytest.mark.parametrize("name", PICTURES)
def test_each_picture_is_drawn(evaluation: Evaluation, name: str) -> None:
    figure = PICTURES[name](evaluation)
    assert rendered(figure, ".svg").startswith(b"<?xml")
    title = figure.get_suptitle()
    assert "120 images, 60 lesions, split 0123456789abcdef" in title
    assert "leaks" not in title


@pytest.mark.parametrize("suffix", [".png", ".PDF"])
def test_formats(evaluation: Evaluation, tmp_path: Path, suffix: str) -> None:
    save(PICTURES["roc"](evaluation), tmp_path / f"roc{suffix}")
    data = (tmp_path / f"roc{suffix}").read_bytes()
    assert data.startswith({".png": b"\x89PNG", ".PDF": b"%PDF"}[suffix])


def test_the_same_picture_has_the_same_bytes(evaluation: Evaluation) -> None:
    first, again = (rendered(PICTURES["decision"](evaluation), ".svg") for _ in range(2))
    assert first == again


def test_other_formats_are_a_sentence(evaluation: Evaluation, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be saved"):
        save(PICTURES["decision"](evaluation), tmp_path / "picture.jpg")


@pytest.mark.parametrize(
    "cohort",
    [
        make_cohort([5], [[0, 0, 0, 0, 0, 1, 0]]),
        make_cohort([4, 5], [[0.9] * 7] * 2),
        Cohort(("A", "B"), ("L", "M"), np.array([0, 1]), np.array([[0.6, 0.4], [0.3, 0.7]]),
               ("benign", "malignant"), (1,)),
    ],
    ids=["one image", "no probabilities", "two classes"],
)  # fmt: skip
def test_odd_cohorts_are_drawn(cohort: Cohort) -> None:
    evaluation = _evaluation(cohort)
    for draw in PICTURES.values():
        figure = draw(evaluation)
        figure.draw_without_rendering()


def test_a_leak_is_said_in_the_picture() -> None:
    figure = PICTURES["decision"](_evaluation(random_cohort(20), Leak(1, 10, ("I0",))))
    assert "The split leaks" in figure.get_suptitle()


def test_history(tmp_path: Path) -> None:
    path = tmp_path / "metrics.csv"
    path.write_text(METRICS)
    figure = history(path, "a run")
    assert [len(axes.lines) for axes in figure.axes] == [3, 4]
    assert rendered(figure, ".png").startswith(b"\x89PNG")
    path.write_text(METRICS.splitlines()[0] + "\n")
    with pytest.raises(UserError, match="no finished epoch"):
        history(path, "a run")
