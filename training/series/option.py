"""What a search and folds are begun with besides a config: declared once, for flags and forms."""

from __future__ import annotations

from training.config import FieldKind, FieldSpec
from training.search.plan import Method, Pruner

DEFAULT_TRIALS = 20

NAME = FieldSpec(
    "name", FieldKind.TEXT, "", None, None, (),
    "Name of its folder in the runs folder; empty: made automatically.", False, False,
)  # fmt: skip
TRIALS = FieldSpec(
    "trials", FieldKind.INT, 0, 0, 100_000, (),
    f"Number of trials; 0 leaves it to the method: {DEFAULT_TRIALS}, the whole grid with “grid”.",
    False, False,
)  # fmt: skip
METHOD = FieldSpec(
    "method", FieldKind.CHOICE, str(Method.TPE), None, None, tuple(map(str, Method)),
    "How the next trial is chosen.", False, False,
)  # fmt: skip
PRUNER = FieldSpec(
    "pruner", FieldKind.CHOICE, str(Pruner.MEDIAN), None, None, tuple(map(str, Pruner)),
    "How trials that lead nowhere are cut short.", False, False,
)  # fmt: skip
SEED = FieldSpec(
    "seed", FieldKind.INT, 0, 0, 2**31 - 1, (), "Seed of the random choices.", False, False
)
FOLDS = FieldSpec("folds", FieldKind.INT, 5, 2, 50, (), "Number of folds.", False, False)
KEEP_TEST = FieldSpec(
    "keep_test", FieldKind.BOOL, False, None, None, (),
    "Leave the test subset of the split scheme out of all folds, for a last look.", False, False,
)  # fmt: skip

SEARCH_OPTIONS = (METHOD, TRIALS, PRUNER, SEED, NAME)
FOLD_OPTIONS = (FOLDS, KEEP_TEST, NAME)
