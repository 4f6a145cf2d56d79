from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.error import ProblemKind, UserError
from core.metadata import MetadataStatistics, parse_patient, read_patients
from core.record import UNKNOWN, Patient

patients = st.lists(
    st.builds(
        Patient,
        st.none() | st.floats(0, 120),
        st.sampled_from(["female", "male", UNKNOWN]),
        st.sampled_from(["back", "face", "ear", UNKNOWN]),
    ),
    max_size=20,
)


@pytest.fixture
def statistics() -> MetadataStatistics:
    return MetadataStatistics.fit(
        [Patient(20, "male", "back"), Patient(40, "female", "face"), Patient(90, "male", "back")]
    )


def test_median_is_of_known_ages_only() -> None:
    fitted = MetadataStatistics.fit([Patient(20), Patient(None), Patient(40), Patient(90)])
    assert fitted.age_median == 40


def test_mean_and_deviation_are_of_known_ages_only() -> None:
    fitted = MetadataStatistics.fit([Patient(20), Patient(None), Patient(40)])
    assert (fitted.age_mean, fitted.age_std) == (30, 10)


def test_vocabulary_is_sorted_and_has_unknown(statistics: MetadataStatistics) -> None:
    assert statistics.sites == ("back", "face", UNKNOWN)


def test_width_counts_all_columns(statistics: MetadataStatistics) -> None:
    assert statistics.width == 2 + 3 + 3


def test_known_age_is_scaled(statistics: MetadataStatistics) -> None:
    encoded = statistics.encode([Patient(statistics.age_mean + statistics.age_std)])
    assert encoded[0, 0] == pytest.approx(1)


def test_missing_age_is_the_median(statistics: MetadataStatistics) -> None:
    missing, median = statistics.encode([Patient(None), Patient(statistics.age_median)])
    assert missing[0] == median[0]


def test_missing_age_has_a_flag(statistics: MetadataStatistics) -> None:
    assert statistics.encode([Patient(None), Patient(40)])[:, 1].tolist() == [1, 0]


def test_sex_and_site_have_a_column_each(statistics: MetadataStatistics) -> None:
    encoded = statistics.encode([Patient(40, "male", "face")])[0, 2:]
    assert encoded.tolist() == [0, 1, 0, 0, 1, 0]


def test_an_unseen_site_is_unknown(statistics: MetadataStatistics) -> None:
    unseen, unknown = statistics.encode([Patient(40, "male", "moon"), Patient(40, "male")])
    assert np.array_equal(unseen, unknown)


def test_encoding_of_nobody_has_no_rows(statistics: MetadataStatistics) -> None:
    assert statistics.encode([]).shape == (0, statistics.width)


@given(patients, patients)
def test_encoding_is_finite_whatever_was_fitted(fitted, encoded) -> None:
    table = MetadataStatistics.fit(fitted).encode(encoded)
    assert np.isfinite(table).all()


@given(patients)
def test_each_patient_has_one_sex_and_one_site(people) -> None:
    table = MetadataStatistics.fit(people).encode(people)
    assert (table[:, 2:].sum(axis=1) == 2).all()


def test_statistics_survive_json(statistics: MetadataStatistics) -> None:
    text = json.dumps(statistics.to_json())
    assert MetadataStatistics.from_json(json.loads(text)) == statistics


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("age_median", None),
        ("age_median", True),
        ("age_mean", "40"),
        ("age_mean", float("nan")),
        ("age_std", 0),
        ("age_std", float("inf")),
        ("sexes", "male"),
        ("sexes", ["male", 3, UNKNOWN]),
        ("sites", ["back", "back", UNKNOWN]),
        ("sites", ["back"]),
    ],
)
def test_unsound_statistics_name_the_field(statistics, name: str, value: object) -> None:
    with pytest.raises(UserError, match=name):
        MetadataStatistics.from_json({**statistics.to_json(), name: value})


def test_a_field_that_is_absent_is_unsound(statistics: MetadataStatistics) -> None:
    value = statistics.to_json()
    del value["sexes"]
    with pytest.raises(UserError, match="sexes"):
        MetadataStatistics.from_json(value)


@pytest.mark.parametrize(
    ("text", "age"),
    [("45", 45), ("45.0", 45), ("45,5", 45.5), (" 0 ", 0), ("120", 120), ("", None),
     ("NaN", None), ("unknown", None), ("NA", None)],
)  # fmt: skip
def test_ages_are_read(text: str, age: float | None) -> None:
    patient, reasons = parse_patient(text, "", "")
    assert (patient.age, reasons) == (age, ())


@pytest.mark.parametrize("text", ["-1", "121", "inf", "-inf", "forty", "4 5", "1e9"])
def test_impossible_ages_are_missing_with_a_reason(text: str) -> None:
    patient, reasons = parse_patient(text, "", "")
    assert (patient.age, len(reasons)) == (None, 1)


@pytest.mark.parametrize(
    ("text", "sex"),
    [("Female", "female"), ("m", "male"), ("w", "female"), ("", UNKNOWN), ("n/a", UNKNOWN)],
)
def test_sexes_are_read(text: str, sex: str) -> None:
    assert parse_patient("", text, "")[0].sex == sex


def test_an_impossible_sex_is_unknown_with_a_reason() -> None:
    patient, reasons = parse_patient("", "yes", "")
    assert (patient.sex, len(reasons)) == (UNKNOWN, 1)


def test_a_site_of_another_vocabulary_is_kept() -> None:
    assert parse_patient("", "", "Anterior Torso")[0].site == "anterior torso"


def test_an_endless_site_is_unknown_with_a_reason() -> None:
    patient, reasons = parse_patient("", "", "x" * 10_000)
    assert (patient.site, len(reasons)) == (UNKNOWN, 1)


@given(st.text(), st.text(), st.text())
def test_any_text_makes_a_patient(age: str, sex: str, site: str) -> None:
    patient, _ = parse_patient(age, sex, site)
    assert patient.age is None or 0 <= patient.age <= 120


@pytest.fixture
def write(tmp_path: Path):
    def write_text(text: str) -> Path:
        path = tmp_path / "patients.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write_text


def test_patients_are_read_by_image_without_suffix(write) -> None:
    found, _ = read_patients(write("image_id,age,sex,site\na.JPG,50,male,back\n"))
    assert found == {"a": Patient(50, "male", "back")}


def test_patient_columns_may_be_absent(write) -> None:
    assert read_patients(write("image_id\na\n"))[0] == {"a": Patient()}


def test_the_first_of_two_rows_counts(write) -> None:
    found, _ = read_patients(write("image_id,age\na,50\na,60\n"))
    assert found["a"].age == 50


def test_a_second_row_is_a_problem(write) -> None:
    _, problems = read_patients(write("image_id,age\na,50\na,60\n"))
    assert [(p.kind, p.where) for p in problems] == [(ProblemKind.DUPLICATE, "row 3 (a)")]


def test_a_row_without_id_is_a_problem(write) -> None:
    _, problems = read_patients(write("image_id,age\n,50\n"))
    assert [problem.kind for problem in problems] == [ProblemKind.BAD_VALUE]


def test_an_impossible_value_is_a_problem_with_its_row(write) -> None:
    _, problems = read_patients(write("image_id,age\na,500\n"))
    assert problems[0].where == "row 2 (a)"


def test_a_table_without_ids_is_refused(write) -> None:
    with pytest.raises(UserError, match="image_id"):
        read_patients(write("age\n50\n"))
