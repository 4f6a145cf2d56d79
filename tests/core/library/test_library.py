"""The models one has: listed, named, exported, imported with distrust, deleted and brought back."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from core.bundle import read_bundle
from core.bundle_file import fingerprint
from core.ensemble.store import write_ensemble
from core.error import UserError
from core.inference.model_choice import model_choices
from core.library.bin import KEPT_SECONDS, erase, erase_old, move_aside, put_back
from core.library.book import ModelBook, Said
from core.library.listing import Origin, list_models
from core.library.package import check_model, export_model, import_model
from tests.core.bundle_factory import make_bundle


def silent(what, done, total):
    pass


@pytest.fixture(scope="session")
def bundle(tmp_path_factory) -> Path:
    """A bundle that tests only read."""
    return make_bundle(tmp_path_factory.mktemp("bundle") / "model")


@pytest.fixture
def home(tmp_path):
    (tmp_path / "runs").mkdir()
    return tmp_path / "runs", tmp_path / "models"


@pytest.fixture
def exported(bundle, tmp_path) -> Path:
    said = Said("My best", "from the thesis", {"stamp": "x"})
    return export_model(bundle, tmp_path / "one.dermadesk", said, silent)


def finished_run(runs, bundle, name="run-1", time=1.0):
    shutil.copytree(bundle, runs / name / "best")
    event = {"event": "completed", "time": time}
    (runs / name / "events.jsonl").write_text(json.dumps(event) + "\n")
    return runs / name / "best"


def test_a_model_goes_out_as_one_file_and_comes_in_the_same(bundle, home, exported):
    runs, models = home
    folder = import_model(exported, models, silent)
    assert read_bundle(folder).weights_hash == read_bundle(bundle).weights_hash
    (entry,) = list_models(runs, models)
    assert (entry.origin, entry.name, entry.said.note) == (
        Origin.IMPORTED, "My best", "from the thesis",
    )  # fmt: skip
    assert entry.said.figures["told_by"] == "file"
    assert entry.default and entry.parameters > 1_000_000
    assert dict(entry.facts)["Architecture"] == "resnet10t"
    with pytest.raises(UserError, match="here already"):
        import_model(bundle, models, silent)


def test_a_model_is_known_again_whatever_its_folder_is_called(bundle, home, exported):
    _, models = home
    renamed = import_model(exported, models, silent).rename(models / "of-old-deadbeef")
    for source in (bundle, exported):
        with pytest.raises(UserError, match="here already, as “of-old-deadbeef”"):
            import_model(source, models, silent)
    (renamed / "weights.safetensors").write_bytes(b"cut off")
    assert read_bundle(import_model(exported, models, silent))


def test_the_same_weights_are_another_model_where_all_else_differs(bundle, tmp_path):
    other = shutil.copytree(bundle, tmp_path / "other")
    model = json.loads((other / "model.json").read_text())
    model["preprocessing"]["mean"] = [0.1, 0.2, 0.3]
    (other / "model.json").write_text(json.dumps(model))
    members = [read_bundle(make_bundle(tmp_path / f"{seed}", seed=seed)) for seed in (1, 2)]
    for name, counts in (("even", (1, 1)), ("uneven", (1, 2))):
        pairs = list(zip(members, counts, strict=True))
        write_ensemble(tmp_path / name, pairs, method="mean", facts={})
    models = (bundle, other, tmp_path / "even", tmp_path / "uneven")
    assert len({check_model(folder) for folder in models}) == 4


def test_the_chosen_default_answers_and_names_are_shown(bundle, home):
    runs, models = home
    newest, old = finished_run(runs, bundle, "b", 2.0), finished_run(runs, bundle, "a", 1.0)
    assert [choice.folder for choice in model_choices(runs, models)] == [newest, old]
    book = ModelBook(models)
    book.choose_default(old)
    book.rename(old, "  Old \n friend ")
    first = model_choices(runs, models)[0]
    assert (first.folder, first.name) == (old, "Old friend")
    assert [entry.default for entry in list_models(runs, models)] == [True, False]
    book.choose_default(None)
    assert model_choices(runs, models)[0].folder == newest


def test_a_damaged_model_is_listed_with_what_is_wrong(bundle, home):
    runs, models = home
    best = finished_run(runs, bundle)
    (best / "model.json").write_text("{}")
    (entry,) = list_models(runs, models)
    assert entry.problem
    assert entry.bytes > 0


def test_a_broken_book_is_set_aside_and_said_so(home):
    _, models = home
    models.mkdir()
    (models / "models.json").write_text("{")
    assert "set aside" in ModelBook(models).check()
    assert ModelBook(models).all() == {}


def rewritten(source: Path, target: Path, change) -> Path:
    """Copy an exported file, entry by entry; `change(name, data)` gives both, or None."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            entry = change(name, old.read(name))
            if entry is not None:
                new.writestr(*entry)
    return target


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda name, data: ("../evil.json" if name == "card.json" else name, data), "no model"),
        (lambda name, data: ("/etc/x" if name == "card.json" else name, data), "no model"),
        (lambda name, data: None if name == "model.json" else (name, data), "no model"),
        (lambda name, data: None if name == "decision.json" else (name, data), "missing"),
        (
            lambda name, data: (name, data[:-1] + b"?" if name.startswith("weights") else data),
            "altered",
        ),
        (lambda name, data: (name, b"{" if name == "card.json" else data), "no model"),
    ],
    ids=["outside", "absolute", "no model", "no decision", "altered", "card"],
)
def test_a_file_that_does_not_check_leaves_nothing(exported, home, tmp_path, change, said):
    _, models = home
    wrong = rewritten(exported, tmp_path / "wrong.dermadesk", change)
    with pytest.raises(UserError, match=said):
        import_model(wrong, models, silent)
    assert [path for path in models.iterdir() if path.is_dir()] == []


def test_what_is_no_archive_is_refused(home, tmp_path):
    (tmp_path / "x.dermadesk").write_bytes(b"PK nothing")
    with pytest.raises(UserError, match="no model of Dermadesk"):
        import_model(tmp_path / "x.dermadesk", home[1], silent)


def test_a_graph_from_elsewhere_is_left_out(exported, home, tmp_path):
    def with_graph(name, data):
        return ("model.onnx", b"whatever") if name == "card.json" else (name, data)

    found = import_model(rewritten(exported, tmp_path / "g.dermadesk", with_graph), home[1], silent)
    assert not (found / "model.onnx").exists()


def test_a_deleted_model_is_out_of_the_lists_until_it_is_put_back(bundle, home):
    runs, models = home
    best = finished_run(runs, bundle)
    before = fingerprint(best / "model.json")
    deleted = move_aside(best)
    assert list_models(runs, models) == ()
    put_back(deleted)
    assert fingerprint(best / "model.json") == before
    again = move_aside(best, now=1000)
    erase_old([runs, models], now=1000 + KEPT_SECONDS - 1)
    assert again.aside.exists()
    erase_old([runs, models], now=1000 + KEPT_SECONDS + 1)
    assert [path.name for path in best.parent.iterdir()] == ["events.jsonl"]
    erase([again])  # gone already: no fault


@pytest.mark.parametrize(
    "change",
    [{}, {"temperature": 0.6}, {"prior": {"learned": [1 / 7] * 7, "target": [1 / 7] * 7}}],
)
def test_a_list_knows_what_is_calibrated_as_the_bundle_does(bundle, home, change):
    runs, models = home
    folder = finished_run(runs, bundle)
    decision = json.loads((folder / "decision.json").read_text()) | change
    if "prior" in change:
        decision["prior"]["strength"] = 0.5
    (folder / "decision.json").write_text(json.dumps(decision))
    (entry,) = list_models(runs, models)
    assert entry.calibrated == read_bundle(folder).decision.calibrates == bool(change)
