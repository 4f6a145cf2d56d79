from __future__ import annotations

import numpy as np
import pytest

from core.ensemble.blend import BLENDS
from core.ensemble.greedy import select
from core.metric import figures
from core.target import DIAGNOSIS, MALIGNANCY

TRUTH = np.random.default_rng(0).integers(0, 7, 300)


def _model(seed: int, signal: float) -> np.ndarray:
    """Probabilities that know something of TRUTH, the more the higher `signal`."""
    rng = np.random.default_rng(seed)
    logits = rng.normal(size=(len(TRUTH), 7)) + signal * np.eye(7)[TRUTH]
    shares = np.exp(logits)
    return shares / shares.sum(axis=1, keepdims=True)


MODELS = [_model(1, 1.0), _model(2, 1.1), _model(3, 0.9), _model(4, -1.0)]


@pytest.mark.parametrize("name", BLENDS)
@pytest.mark.parametrize("figure", ["balanced_accuracy", "macro_auc", "loss"])
def test_the_chosen_are_better_than_the_best_alone(name: str, figure: str) -> None:
    counts = select(MODELS, TRUTH, DIAGNOSIS, BLENDS[name], figure=figure, rounds=8)
    weights = np.array(counts) / sum(counts)
    together = figures(
        BLENDS[name](MODELS, weights, [np.sort(m, axis=0) for m in MODELS]), TRUTH, DIAGNOSIS
    )
    sign = -1 if figure == "loss" else 1
    alone = max(sign * figures(model, TRUTH, DIAGNOSIS)[figure] for model in MODELS)
    assert sign * together[figure] > alone


def test_a_model_that_harms_is_left_out() -> None:
    assert select(MODELS, TRUTH, DIAGNOSIS, BLENDS["mean"], rounds=8)[3] == 0


def test_the_first_choice_is_the_best_model() -> None:
    counts = select(MODELS, TRUTH, DIAGNOSIS, BLENDS["mean"], rounds=1)
    best = max(range(4), key=lambda i: figures(MODELS[i], TRUTH)["balanced_accuracy"])
    assert counts == tuple(int(index == best) for index in range(4))


def test_a_model_may_count_more_than_once() -> None:
    strong, weak = _model(5, 2.5), _model(6, 0.5)
    counts = select([strong, weak], TRUTH, DIAGNOSIS, BLENDS["mean"], figure="loss", rounds=12)
    assert counts[0] > 1 or counts[1] == 0


def test_equal_models_are_not_doubled() -> None:
    assert select([MODELS[0]], TRUTH, DIAGNOSIS, BLENDS["mean"], rounds=5) == (1,)


def test_a_figure_that_cannot_be_had_leaves_the_loss() -> None:
    truth = np.zeros(20, dtype=np.int64)
    sure, unsure = np.tile([0.9, 0.1], (20, 1)), np.tile([0.6, 0.4], (20, 1))
    counts = select(
        [unsure, sure], truth, MALIGNANCY, BLENDS["mean"], figure="malignancy_auc", rounds=3
    )
    assert counts == (0, 1)
