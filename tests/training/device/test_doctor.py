"""The doctor says what there is, in sentences, and never falls ill itself."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import torch
import typer
from typer.testing import CliRunner, Result

from training.command import doctor_cli
from training.device import doctor
from training.device.device import DeviceKind
from training.device.device_probe import Finding
from training.device.doctor import Line, Section, Verdict, examine, ready


def kind(name: str, finding: Finding, device: str = "cpu") -> DeviceKind:
    return DeviceKind(
        name, name.upper(), lambda _torch: finding, lambda _torch, _number: 3 * 10**9,
        lambda _number: torch.device(device),
    )  # fmt: skip


ABSENT = Finding(reason="No driver is installed.", hint="Install it.")
CPU = kind("cpu", Finding(("CPU, 2 cores",)))


def invoke(*words: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    doctor_cli.register(app)
    app.command("other")(lambda: None)
    return CliRunner().invoke(app, ["doctor", *words])


def test_this_computer_can_train() -> None:
    sections = examine()
    assert ready(sections), [line for part in sections for line in part.lines]
    assert [part.title for part in sections] == [title for title, _ in doctor.LOOKS]


def test_the_reason_against_a_gpu_is_told() -> None:
    lines = doctor.look_at_devices((kind("cuda", ABSENT), CPU))
    assert lines[0] == Line("A run would use", "CPU, 2 cores (cpu)")
    assert lines[1] == Line(
        "CUDA", "not used: No driver is installed.", Verdict.NOTE, "Install it."
    )
    assert lines[2].found == "CPU, 2 cores, 3.0 GB free; fp32"


def test_a_device_that_does_not_compute_is_bad() -> None:
    lines = doctor.look_at_devices((kind("mps", Finding(("Card",)), "meta"), CPU))
    assert lines[-1].verdict is Verdict.BAD


def test_no_device_at_all_is_bad() -> None:
    assert not ready([Section("Devices", tuple(doctor.look_at_devices([kind("cpu", ABSENT)])))])


def test_an_absent_package_is_bad_only_where_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name in ("timm", "simplejpeg"):
            raise importlib.metadata.PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(importlib.metadata, "version", version)
    verdicts = {line.what: line.verdict for line in doctor.look_at_versions()}
    assert (verdicts["timm"], verdicts["simplejpeg"]) == (Verdict.BAD, Verdict.NOTE)
    assert verdicts["torch"] is Verdict.GOOD


def test_a_library_that_does_not_load_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> Any:
        if name == "torchvision":
            raise RuntimeError("operator torchvision::nms does not exist")
        return None

    monkeypatch.setattr("training.device.doctor.importlib.import_module", load)
    bad = [line for line in doctor.look_at_versions() if line.verdict is Verdict.BAD]
    assert [line.what for line in bad] == ["torchvision"]
    assert "nms does not exist" in bad[0].found


def test_a_look_that_fails_is_a_line() -> None:
    def broken() -> Sequence[Line]:
        raise ZeroDivisionError("oh")

    sections = examine([("Machine", broken)])
    assert sections[0].lines == (Line("Machine", "ZeroDivisionError: oh", Verdict.BAD),)


def test_places_say_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DERMADESK_RUNS", str(tmp_path / "file"))
    monkeypatch.setenv("DERMADESK_CACHE", str(tmp_path / "new" / "cache"))
    runs, cache, *_ = doctor.look_at_places()
    assert runs.verdict is Verdict.BAD and "DERMADESK_RUNS" in runs.hint
    assert "(not made yet)" in cache.found and cache.verdict is not Verdict.BAD


def test_a_folder_without_rights_is_bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DERMADESK_RUNS", str(tmp_path))
    monkeypatch.setattr("training.device.doctor.os.access", lambda *_: False)
    assert "cannot be written" in doctor.look_at_places()[0].found


def test_a_nearly_full_disk_is_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_LITTLE_DISK", 1 << 60)
    assert doctor.look_at_places()[0].verdict is Verdict.NOTE


def test_weights_in_the_folder_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DERMADESK_WEIGHTS", str(tmp_path))
    (tmp_path / "resnet18.a1_in1k.safetensors").write_bytes(b"")
    (tmp_path / "readme.txt").write_text("")
    names = [line.what for line in doctor.look_at_weights()]
    assert names[0] == "resnet18" and "readme" not in names


@pytest.mark.parametrize(("verdict", "code"), [(Verdict.NOTE, 0), (Verdict.BAD, 1)])
def test_the_command_and_its_exit_code(
    verdict: Verdict, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = Section("Devices", (Line("CUDA", "not used: [no] driver.", verdict, "Install it."),))
    monkeypatch.setattr(doctor, "examine", lambda: [part])
    plain, printed = invoke(), invoke("--json")
    assert (plain.exit_code, printed.exit_code) == (code, code)
    assert "CUDA  not used: [no] driver. Install it." in plain.output
    values = json.loads(printed.stdout)
    assert values["ready"] is (code == 0)
    assert values["sections"][0]["lines"][0]["verdict"] == verdict
