from __future__ import annotations

import errno
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from core.cli import plain_errors, register
from core.error import UserError

ROW = "L1,a,nv,histo,50.0,male,back"


@pytest.fixture
def run():
    app = typer.Typer()
    register(app)

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return invoke


@pytest.fixture
def split_csv(run, demo_folder: Path, tmp_path: Path) -> Path:
    out = tmp_path / "split.csv"
    assert run("data", "split", demo_folder, "--out", out).exit_code == 0
    return out


def test_inspect_counts_images_and_lesions(run, demo_folder: Path) -> None:
    assert "HAM10000: 140 images," in run("data", "inspect", demo_folder).output


def test_inspect_of_a_sound_folder_has_no_problems(run, demo_folder: Path) -> None:
    assert "No problems." in run("data", "inspect", demo_folder).output


def test_inspect_names_bad_rows(run, make_dataset) -> None:
    root = make_dataset(ROW, "L2,../../etc/passwd,nv,histo,50,male,back")
    assert "id leaves the folder: row 3" in run("data", "inspect", root).output


def test_inspect_names_bad_images(run, make_dataset) -> None:
    root = make_dataset(ROW)
    (root / "a.jpg").write_bytes(b"")
    assert "unreadable image: a.jpg: the file is empty" in run("data", "inspect", root).output


def test_inspect_by_names_only_reads_no_image(run, make_dataset) -> None:
    root = make_dataset(ROW)
    (root / "a.jpg").write_bytes(b"")
    assert "No problems." in run("data", "inspect", root, "--names-only").output


def test_inspect_says_where_lesions_are_unknown(run, make_image, tmp_path: Path) -> None:
    make_image(tmp_path / "NV" / "a.jpg")
    assert "1 images, lesions unknown" in run("data", "inspect", tmp_path).output


def test_inspect_shortens_a_long_list(run, make_dataset) -> None:
    rows = [f"L,missing{number},nv,,,," for number in range(30)]
    assert "… and 10 more" in run("data", "inspect", make_dataset(ROW, *rows)).output


def test_inspect_shows_all_on_request(run, make_dataset) -> None:
    rows = [f"L,missing{number},nv,,,," for number in range(30)]
    output = run("data", "inspect", make_dataset(ROW, *rows), "--all-problems").output
    assert "missing29" in output


def test_inspect_counts_images_without_diagnosis(run, make_dataset) -> None:
    output = run("data", "inspect", make_dataset("L1,a,wart,,,,")).output
    assert "no known diagnosis" in output


def test_table_and_images_may_be_apart(run, make_dataset) -> None:
    root = make_dataset(ROW)
    result = run("data", "inspect", "--csv", root / "metadata.csv", "--images", root)
    assert result.exit_code == 0


def test_split_writes_a_row_for_each_image(split_csv: Path) -> None:
    assert len(split_csv.read_text().splitlines()) == 141


def test_split_prints_the_hash(run, demo_folder: Path, tmp_path: Path) -> None:
    output = run("data", "split", demo_folder, "--out", tmp_path / "s.csv").output
    assert "Split 64/16/20, seed 42, hash " in output


def test_folds_write_a_file_each(run, demo_folder: Path, tmp_path: Path) -> None:
    run("data", "split", demo_folder, "--folds", 3, "--out", tmp_path / "fold.csv")
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == [
        "fold_1.csv", "fold_2.csv", "fold_3.csv",
    ]  # fmt: skip


def test_a_foreign_split_is_taken_over(run, split_csv: Path, demo_folder, tmp_path) -> None:
    run("data", "split", demo_folder, "--from", split_csv, "--out", tmp_path / "again.csv")
    assert (tmp_path / "again.csv").read_bytes() == split_csv.read_bytes()


def test_verify_passes_a_sound_split(run, demo_folder: Path, split_csv: Path) -> None:
    result = run("data", "verify", demo_folder, split_csv)
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        0, "No lesion stands in two subsets.",
    )  # fmt: skip


def test_verify_says_what_it_cannot_know(run, make_image, tmp_path: Path) -> None:
    make_image(tmp_path / "NV" / "a.jpg")
    table = tmp_path / "split.csv"
    table.write_text("image_id,subset\na,train\n")
    assert "lesions are unknown" in run("data", "verify", tmp_path, table).output


def test_verify_fails_on_a_leak(run, make_dataset, tmp_path: Path) -> None:
    root = make_dataset(ROW, "L1,b,nv,histo,50,male,back", images=("a.jpg", "b.jpg"))
    table = tmp_path / "split.csv"
    table.write_text("image_id,subset\na,train\nb,test\n")
    result = run("data", "verify", root, table)
    assert (result.exit_code, "The split leaks" in result.output) == (2, True)


def test_demo_writes_the_images_asked_for(run, tmp_path: Path) -> None:
    run("demo", tmp_path / "demo", "--images", 21)
    assert len(list((tmp_path / "demo").rglob("*.jpg"))) == 21


@pytest.mark.parametrize(
    "arguments",
    [
        ("data", "inspect"),
        ("data", "inspect", "absent"),
        ("data", "inspect", "--csv", "absent.csv"),
        ("data", "inspect", "--images", "absent"),
        ("data", "split", "absent"),
        ("data", "split", "{demo}", "--scheme", "all"),
        ("data", "split", "{demo}", "--folds", "1"),
        ("data", "split", "{demo}", "--folds", "3", "--from", "x.csv"),
        ("data", "split", "{demo}", "--from", "absent.csv"),
        ("data", "split", "{demo}", "--out", "absent/split.csv"),
        ("data", "verify", "{demo}", "absent.csv"),
        ("data", "verify", "absent", "absent.csv"),
        ("demo", "{demo}"),
        ("demo", "new", "--images", "3"),
    ],
)
def test_wrong_input_ends_in_one_sentence(
    run, demo_folder, tmp_path, monkeypatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*(word.replace("{demo}", str(demo_folder)) for word in arguments))
    lines = result.stderr.strip().splitlines()
    assert (result.exit_code, len(lines), lines[0][:7]) == (2, 1, "Error: ")


@pytest.mark.parametrize("arguments", [("data", "inspect", "--what"), ("data", "guess")])
def test_unknown_words_end_with_exit_code_2(run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def raising(error: Exception):
    @plain_errors
    def command() -> None:
        raise error

    return command


def test_a_user_error_ends_with_exit_code_2() -> None:
    with pytest.raises(typer.Exit) as ended:
        raising(UserError("Wrong.", "Right."))()
    assert ended.value.exit_code == 2


def test_a_user_error_prints_what_to_do(capsys) -> None:
    with pytest.raises(typer.Exit):
        raising(UserError("Wrong.", "Right."))()
    assert capsys.readouterr().err == "Error: Wrong. Right.\n"


def test_a_full_disk_is_said_in_a_sentence(capsys) -> None:
    with pytest.raises(typer.Exit):
        raising(OSError(errno.ENOSPC, "No space left on device", "/disk/x"))()
    assert capsys.readouterr().err == "Error: No space left on device (/disk/x).\n"


@pytest.mark.parametrize("error", [ValueError("bug"), OSError(errno.EBADF, "bug")])
def test_a_bug_keeps_its_traceback(error: Exception) -> None:
    with pytest.raises(type(error), match="bug"):
        raising(error)()
