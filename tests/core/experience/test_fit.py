"""Lesions kept once, limits that hold their promise, and a query's own lesion left out."""

from __future__ import annotations

import numpy as np
import pytest

from core.bundle import hashed_id
from core.diagnosis import CODES
from core.experience import fit
from core.experience.embedding import fit_embedding
from core.experience.experience import Experience
from core.experience.fit import AIM, Seen, fit_experience
from core.experience.neighbour import counted_by_dx
from tests.core.experience.experience_factory import WIDTH, experience, seen


@pytest.fixture(scope="module")
def made() -> tuple[Experience, Seen, Seen]:
    return experience()


def test_each_lesion_is_kept_once_with_what_is_known_of_it(made) -> None:
    found, train, _ = made
    assert len(found.lesions) == len(np.unique(found.lesions.lesion)) == 300
    assert len(found.photographs.row) == len(train.records) == 600
    own = found.own_lesions(lesion=hashed_id("lesion", "L8"))
    (row,) = np.flatnonzero(own)
    assert (CODES[found.lesions.dx[row]], found.lesions.proofs[found.lesions.proven[row]]) == (
        "bcc", "histo",
    )  # fmt: skip


def test_new_lesions_are_flagged_as_rarely_as_promised(made) -> None:
    found, _, _ = made
    assert found.limits is not None
    new = seen(500, first=50_000)
    far = found.distances(found.embedding.of(new.features))
    flagged = (far > found.limits.limit).mean()
    assert flagged < AIM + 0.03
    assert found.limits.false_flags == pytest.approx(flagged, abs=0.04)
    assert (found.limits.images, found.limits.lesions) == (400, 200)


def test_what_leaves_the_plane_of_the_lesions_is_outside(made) -> None:
    found, train, _ = made
    assert found.limits is not None
    rng = np.random.default_rng(1)
    size = float(np.linalg.norm(train.features, axis=1).mean())
    other = rng.normal(size=(50, WIDTH))
    other *= size / np.linalg.norm(other, axis=1, keepdims=True)
    far = found.distances(found.embedding.of(other.astype(np.float32)))
    assert (far > found.limits.limit).all()


def test_the_nearest_are_like_the_query_and_never_its_own_lesion(made) -> None:
    found, train, _ = made
    query = 5  # the second photograph of L2
    vector = found.embedding.of(train.features[[query]])[0]
    own = hashed_id("lesion", "L2")
    assert found.nearest(vector, 1)[0].lesion == own
    for known in (
        {"image": hashed_id("image", "I2_1")},
        {"lesion": own},
        {"content": train.contents[query]},
    ):
        near = found.nearest(vector, 16, found.own_lesions(**known))
        assert own not in {neighbour.lesion for neighbour in near}
        assert len({neighbour.lesion for neighbour in near}) == 16
        assert [n.distance for n in near] == sorted(n.distance for n in near)
    assert sum(counted_by_dx(near).values()) == 16


def test_more_neighbours_than_there_are_lesions(made) -> None:
    found, train, _ = made
    vector = found.embedding.of(train.features[:1])[0]
    without = found.own_lesions(lesion=hashed_id("lesion", "L0"))
    assert len(found.nearest(vector, 1000, without)) == 299


def test_too_few_validation_lesions_give_no_limit() -> None:
    assert fit_experience(seen(40), seen(20, first=900), CODES).limits is None


def test_a_class_with_few_lesions_has_the_limit_of_all() -> None:
    found = fit_experience(seen(60), seen(140, first=900), CODES)
    assert found.limits is not None
    assert found.limits.by_class == (None,) * 7  # twenty lesions each
    assert found.limits.of(3) == found.limits.limit


def test_no_more_lesions_than_the_bound(monkeypatch) -> None:
    monkeypatch.setattr(fit, "MOST_LESIONS", 10)
    found = fit_experience(seen(40), seen(5, first=900), CODES)
    assert len(found.lesions) == 10
    assert len(found.photographs.row) == 20


def test_one_lesion_is_no_experience() -> None:
    with pytest.raises(ValueError, match="two training lesions"):
        fit_experience(seen(1), seen(40, first=900), CODES)


@pytest.mark.parametrize("count", [12, 80])
def test_an_embedding_centres_training_lesions_and_keeps_their_shape(count: int) -> None:
    """Fewer images than features, or more: a mean variance of 1 around 0, the widest axis first."""
    features = seen(count, photographs=1).features
    embedding = fit_embedding(features, 4)
    vectors = embedding.of(features)
    assert vectors.shape == (count, 5)
    assert np.allclose(vectors[:, :4].mean(axis=0), 0, atol=1e-4)
    spread = vectors[:, :4].var(axis=0)
    assert spread.mean() == pytest.approx(1, abs=1e-3)
    assert list(spread) == sorted(spread, reverse=True)
