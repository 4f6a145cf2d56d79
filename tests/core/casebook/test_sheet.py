"""The page of a case: one page whatever is written, nothing of a camera, what is not known."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core.bundle import read_bundle
from core.casebook.casebook import Casebook
from core.casebook.entry import Biopsy, Case, FirstReading, Ruling
from core.casebook.evidence import Evidence, Precedent, evidence_of, precedents
from core.casebook.picture import case_image
from core.casebook.sheet import case_sheet
from core.casebook.sheet_file import case_views, write_case_sheet
from core.diagnosis import CODES
from core.error import UserError
from core.evaluation.cohort import Cohort
from core.evaluation.report.html import as_html
from core.evaluation.report.pdf import as_pdf
from tests.core.bundle_factory import make_bundle
from tests.core.casebook.case_factory import MORNING, entry


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_bundle(tmp_path_factory.mktemp("run") / "best")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A photograph that a telephone took at a known place."""
    exif = Image.Exif()
    exif[0x010F] = "SECRETCAMERA"
    exif.get_ifd(0x8825)[1] = "N"
    noise = np.random.default_rng(0).integers(0, 255, (60, 80, 3)).astype(np.uint8)
    path = tmp_path / "lesion.jpg"
    Image.fromarray(noise).save(path, exif=exif)
    return path


@pytest.fixture
def case(book: Casebook, picture: Path, bundle: Path) -> Case:
    plain = entry(first="mel", ruled="bcc", biopsy="bcc", threshold=0.3, flags=("blur",))
    model = read_bundle(bundle)
    answer = replace(plain.answer, model_hash=model.weights_hash, details={"folder": str(bundle)})
    return book.add(replace(plain, images=(case_image(picture),), answer=answer))


def shown(case: Case) -> str:
    evidence = Evidence(missing="Gone.")
    views = case_views(case, None, evidence, overlay=False)
    page = as_html(case_sheet(case, views, evidence, MORNING)).decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_page_says_all_that_is_kept(case: Case) -> None:
    told = shown(case)
    for words in (
        "Case 1", "Model: Melanocytic naevus (nv), 70.0%", "Reader: Basal cell carcinoma (bcc)",
        "The picture is blurred.", "45 years", "female", "lesion.jpg", "Melanoma (mel), 60% sure",
        "overrides the model", "Reason: network", "not flagged, under the threshold of 30.0%",
        "Research and education only",
    ):  # fmt: skip
        assert words in told, words


def test_figures_before_calibration_are_said_to_be_so(case: Case, bundle: Path) -> None:
    model = replace(read_bundle(bundle), facts={"validation": {"macro_auc": 0.9}})
    for temperature, words in ((1.0, "chosen there)"), (0.6, "there; before calibration)")):
        tuned = replace(model, decision=replace(model.decision, temperature=temperature))
        evidence = Evidence(model=tuned)
        views = case_views(case, None, evidence, overlay=False)
        page = as_html(case_sheet(case, views, evidence, MORNING)).decode()
        assert words in page


def test_what_is_not_known_is_said(book: Casebook) -> None:
    told = shown(book.add(entry()))
    for words in ("no opinion was given", "none yet", "not known yet", "cannot be read", "Gone."):
        assert words in told, words


def test_neither_exif_nor_place_goes_along(case: Case, tmp_path: Path, picture: Path) -> None:
    assert b"SECRETCAMERA" in picture.read_bytes()
    for name in ("case.pdf", "case.html"):
        write_case_sheet(case, tmp_path / name)
        data = (tmp_path / name).read_bytes()
        assert b"SECRETCAMERA" not in data and b"Exif" not in data
    views = case_views(case, None, Evidence(), overlay=False)
    assert views.picture is not None
    assert not Image.open(io.BytesIO(views.picture.png)).getexif()


def test_the_longest_case_is_one_page(case: Case) -> None:
    long = "A long word and another one. " * 300
    at = MORNING + timedelta(days=1)
    full = replace(
        case.entry, label=long, note=long,
        first=FirstReading("akiec", 0.5, at), ruling=Ruling(False, "akiec", at, long),
        biopsy=Biopsy("akiec", at, long),
        answer=replace(
            case.entry.answer, model=long, flags=tuple(f"flag{n}" for n in range(9)),
            offered=CODES,
            details={"neighbours": [{"dx": "akiec", "distance": 0.5, "proven": "histo"}] * 16},
        ),
    )  # fmt: skip
    told = Evidence(precedents=tuple(Precedent(0.1, 0.2, 3, 100) for _ in CODES))
    views = case_views(case, None, told, overlay=False)
    views = replace(views, overlay=views.picture)
    sheet = case_sheet(replace(case, entry=full), views, told, MORNING)
    assert len(re.findall(rb"/Type /Page\b", as_pdf(sheet))) == 1


def test_a_changed_file_is_not_shown(case: Case, picture: Path) -> None:
    picture.write_bytes(picture.read_bytes() + b"\0")
    assert "its file was changed since" in shown(case)


def test_json_is_the_case(case: Case, tmp_path: Path) -> None:
    write_case_sheet(case, tmp_path / "case.json")
    told = json.loads((tmp_path / "case.json").read_text(encoding="utf-8"))
    assert (told["number"], told["biopsy"]["dx"]) == (1, "bcc")


def test_precedents_count_lesions_of_the_nearest_probability() -> None:
    share = np.repeat(np.linspace(0, 1, 40), 2)  # two photographs of each of 40 lesions
    truth = (share > 0.5).astype(np.int64)
    cohort = Cohort(
        tuple(f"i{n}" for n in range(80)), tuple(f"l{n // 2}" for n in range(80)), truth,
        np.stack([1 - share, share], axis=1), ("benign", "malignant"), (1,),
    )  # fmt: skip
    benign, malignant = precedents((0.1, 0.9), cohort, nearest=10)
    assert (malignant.hits, malignant.of, benign.hits) == (10, 10, 0)
    assert 0.7 < malignant.lowest < malignant.highest <= 1
    assert malignant.text[0] == "100% (72%–100%)"


def test_evidence_needs_the_very_model_and_its_answers(case: Case, bundle: Path) -> None:
    answer = case.entry.answer
    assert "not found" in evidence_of(answer, None).missing
    assert "no longer" in evidence_of(answer, bundle / "nowhere").missing
    other = replace(answer, model_hash=hashlib.sha256().hexdigest())
    assert "Another model" in evidence_of(other, bundle).missing
    assert "revision 1 by now" in evidence_of(replace(answer, revision=2), bundle).missing
    bare = evidence_of(answer, bundle)
    assert (bare.model is not None, "are not here" in bare.missing) == (True, True)
    table = bundle.parent / "predictions" / "val.csv"
    table.parent.mkdir()
    shares = ",".join(["0.1"] * 6 + ["0.4"])
    columns = ",".join(f"p_{code}" for code in CODES)
    table.write_text(f"image_id,lesion_id,dx,{columns},p_malignant\na,b,nv,{shares},0.3\n")
    full = evidence_of(answer, bundle)
    assert (len(full.precedents), full.missing) == (7, "")
    assert "1 image, 1 lesion" in full.population


def test_the_answers_of_the_best_epoch_say_nothing_of_the_last(
    case: Case, bundle: Path, tmp_path: Path
) -> None:
    final = tmp_path / "run" / "final"
    shutil.copytree(bundle, final)
    table = final.parent / "predictions" / "val.csv"
    table.parent.mkdir()
    columns = ",".join(f"p_{code}" for code in CODES)
    table.write_text(f"image_id,lesion_id,dx,{columns},p_malignant\na,b,nv,0,0,0,0,0,1,0,0\n")
    assert "are not here" in evidence_of(case.entry.answer, final).missing


def test_the_model_is_found_by_its_name_among_the_runs(
    case: Case, bundle: Path, tmp_path: Path
) -> None:
    run = tmp_path / "runs" / "my-run"
    shutil.copytree(bundle, run / "best")
    (run / "events.jsonl").write_text('{"v": 1, "seq": 1, "time": 5.0, "event": "completed"}\n')
    answer = replace(case.entry.answer, model="my-run", details={})
    named = replace(case, entry=replace(case.entry, answer=answer))
    sheet = write_case_sheet(named, tmp_path / "case.json", runs=tmp_path / "runs")
    told = str(sheet.chapters[-1])
    assert "Made of" in told and "not found" not in told


def test_a_model_that_is_another_is_refused(book: Casebook, bundle: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Another model"):
        write_case_sheet(book.add(entry()), tmp_path / "case.pdf", model=bundle)
