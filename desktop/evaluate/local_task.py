"""What a test on own cases has done in processes of its own: validate, recalibrate, report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.evaluation.kept import Kept
    from core.evaluation.local import LocalValidation
    from core.evaluation.recalibration import Recalibration
    from core.evaluation.validation_log import PastValidation

Report = Callable[[str, int, int], object]


@dataclass(frozen=True, eq=False)
class LocalTested:
    """A model tested on local cases, and all tests of it so far, the oldest first.

    `tried` is a recalibration that was shown and not kept, None before that.
    """

    found: LocalValidation
    series: tuple[PastValidation, ...]
    tried: Recalibration | None = None


def judge_on_cases(
    model: Path, folder: Path | None, csv: Path | None, report: Report
) -> LocalTested:
    """Test a bundle, or the best of a run, on confirmed cases of a folder, a table or a casebook.

    The test figures of its run count as looked at. Raises UserError.
    """
    from core.casebook.confirmed import confirmed_cases
    from core.dataset import open_dataset
    from core.evaluation.validation_log import past_validations
    from core.inference.model_choice import find_bundle
    from training.validation import validate_model

    report("opening", 0, 0)
    bundle = find_bundle(model, model.parent)
    is_casebook = folder is not None and folder.is_file()
    cases = confirmed_cases(folder) if folder and is_casebook else open_dataset(folder, csv=csv)
    found = validate_model(bundle, cases, report=report)
    return LocalTested(found, past_validations(bundle))


def recalibrate(found: LocalValidation, trial: bool, report: Report) -> Recalibration:
    """Fit the decision of the model on its cases, and keep it unless it is a `trial`.

    Raises UserError where there are too few, or the model cannot be written.
    """
    report("recalibrating", 0, 0)
    again = found.recalibrated(trial=trial).recalibration
    assert again is not None
    return again


def take_back(found: LocalValidation, report: Report) -> Kept:
    """Restore the decision that a recalibrated model had before.

    Raises UserError where the model has another by now, or cannot be written.
    """
    from core.evaluation.kept import Kept
    from core.evaluation.kept import take_back as restore

    report("taking back", 0, 0)
    assert found.recalibration is not None
    written = found.recalibration.tuning.written
    assert written is not None
    return restore(Kept(found.folder, found.decision, written, ()))


def write_report(tested: LocalTested, path: Path, report: Report) -> Path:
    """Write the report of a test to a .pdf, .html or .json file; raises UserError."""
    from core.evaluation.report.local_report import local_report_of
    from core.evaluation.report.write import check_report_path
    from core.evaluation.report.write import write_report as write
    from training.validation import facts_of

    check_report_path(path)
    found = tested.found
    write(local_report_of(found, facts_of(found.folder), tested.series, progress=report), path)
    return path
