"""The series of a model's local validations: beside its decision, tolerant, without ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.evaluation import validation_log
from core.evaluation.local import LocalValidation
from core.evaluation.validation_log import (
    NAME,
    PastValidation,
    history_table,
    keep_validation,
    past_of,
    past_validations,
)
from tests.core.evaluation.local_factory import local_validation


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> LocalValidation:
    return local_validation(tmp_path_factory.mktemp("log") / "model", 120)


def test_what_is_kept_comes_back_and_names_nobody(found: LocalValidation) -> None:
    assert past_validations(found.folder) == ()
    assert keep_validation(found) == ()
    (past,) = past_validations(found.folder)
    assert past == PastValidation.from_json(past_of(found, past.time).to_json())
    assert (past.data, past.images, past.lesions, past.left_out) == ("cases", 116, 58, 4)
    assert [drift.level for drift in past.drifts] == ["large", "none"]
    line = (found.folder / NAME).read_text()
    assert not any(f'"{name}"' in line for name in (*found.cohort.image_ids, "I0", "I4"))
    assert str(found.folder) not in line


def test_a_read_only_model_has_its_series_elsewhere(
    found: LocalValidation, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(validation_log, "validations_folder", lambda: tmp_path / "user")
    append = validation_log.append_line

    def refused(path: Path, values: dict[str, object]) -> None:
        if path.parent == found.folder:
            raise PermissionError(13, "Permission denied")
        append(path, values)

    monkeypatch.setattr(validation_log, "append_line", refused)
    before = len(past_validations(found.folder))
    assert keep_validation(found) == ()
    assert len(past_validations(found.folder)) == before + 1
    assert len(list((tmp_path / "user").iterdir())) == 1
    monkeypatch.setattr(validation_log, "validations_folder", lambda: found.folder)
    assert "not kept in the series of the model: Permission denied" in keep_validation(found)[0]


def test_lines_that_are_not_sound_do_not_count(found: LocalValidation, tmp_path: Path) -> None:
    good = past_of(found, 1e9).to_json()
    bad = [
        {},
        {**good, "time": "soon"},
        {**good, "time": 1e300},
        {**good, "images": None},
        {**good, "figures": {"accuracy": {"value": [1]}}},
        {**good, "drift": {"sex": 3}},
    ]
    assert [PastValidation.from_json(values) for values in bad] == [None] * len(bad)
    assert PastValidation.from_json(json.loads(json.dumps(good))) is not None
    assert PastValidation.from_json({**good, "figures": {"of tomorrow": 1}}) is not None


def test_the_table_says_when_of_whom_and_what_drifted(found: LocalValidation) -> None:
    heads, rows = history_table([past_of(found, 1e9)])
    (row,) = (dict(zip(heads, row, strict=True)) for row in rows)
    assert row["Day"].startswith("2001-09-09")
    assert (row["Cases"], row["Lesions"], row["Revision"]) == ("cases", "58", "1")
    assert row["Drift"] == "brightness 0.31"
    assert "–" in row["Malignancy ROC-AUC"].partition("\n")[2]
