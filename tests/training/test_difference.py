"""What tells two configs apart is named in the order of the form, as a person reads it."""

from __future__ import annotations

from training.config import (
    Config,
    build_config,
    changes_from_preset,
    differing,
    load_preset,
    settings_of,
    with_values,
)


def test_only_what_differs_is_named_in_order() -> None:
    first = Config()
    second = with_values(first, {"run.seed": 3, "model.image_size": 96, "augment.mixup": 0.25})
    assert differing([settings_of(first), settings_of(second), settings_of(first)]) == (
        "model.image_size", "augment.mixup", "run.seed",
    )  # fmt: skip
    assert differing([settings_of(first)]) == ()


def test_changes_from_the_preset_leave_out_where_and_on_what() -> None:
    base = build_config(load_preset("quick"))
    assert changes_from_preset(base) == {}
    own = with_values(
        base,
        {"data.folder": "/data", "run.note": "mine", "run.threads": 2, "optimise.batch_size": 8,
         "augment.vertical_flip": not base.augment.vertical_flip},
    )  # fmt: skip
    flip = "on" if own.augment.vertical_flip else "off"
    assert changes_from_preset(own) == {
        "augment.vertical_flip": flip, "optimise.batch_size": "8",
    }  # fmt: skip
    assert changes_from_preset(with_values(own, {"preset": "gone"})) == {}
