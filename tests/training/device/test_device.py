"""The registry of devices: what is chosen, what is refused, and why one is not used."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
import torch

from core.error import UserError
from training.config import build_config
from training.device import device_probe
from training.device.device import KINDS, DeviceKind, choose, survey
from training.device.device_probe import CudaDriver, Finding
from training.device.fabric import ForeignAccelerator, make_fabric

ABSENT = Finding(reason="It is not there.", hint="Buy one.")


def kind(name: str, finding: Finding, **changes: Any) -> DeviceKind:
    return DeviceKind(
        name, name, lambda _torch: finding, lambda _torch, _number: None,
        changes.pop("make", lambda number: torch.device("meta", number)), **changes,
    )  # fmt: skip


CPU = KINDS[-1]


def test_auto_takes_the_first_that_can_be_used() -> None:
    kinds = (kind("cuda", ABSENT), kind("mps", Finding(("Apple GPU",))), CPU)
    assert choose("auto", kinds).name == "Apple GPU"
    assert choose("auto", (kind("cuda", ABSENT), CPU)).kind.name == "cpu"


def test_a_number_is_one_of_a_kind() -> None:
    kinds = (kind("cuda", Finding(("A", "B"))), CPU)
    assert choose("cuda:1", kinds).name == "B"
    assert choose("cuda:1", kinds).torch_device == torch.device("meta", 1)
    assert choose("cuda", kinds).number is None


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("tpu", "The device 'tpu' is not known. Known are auto, cuda, mps, cpu."),
        ("mps", "The device 'mps' cannot be used: It is not there. Buy one."),
        ("cuda:2", "There is no device cuda:2: the last is cuda:1. Use cuda:1."),
    ],
)
def test_what_cannot_be_is_a_sentence(name: str, sentence: str) -> None:
    kinds = (kind("cuda", Finding(("A", "B"))), kind("mps", ABSENT), CPU)
    with pytest.raises(UserError) as error:
        choose(name, kinds)
    assert str(error.value) == sentence


def test_cuda_means_an_amd_device_where_torch_is_built_for_it() -> None:
    kinds = (kind("cuda", ABSENT), kind("rocm", Finding(("Radeon",)), aliases=("cuda",)), CPU)
    assert choose("cuda", kinds).kind.name == "rocm"


def test_a_driver_in_trouble_is_a_reason() -> None:
    def broken(_torch: Any) -> Finding:
        raise RuntimeError("it coughs")

    one = DeviceKind("xpu", "Intel XPU", broken, lambda _t, _n: None, torch.device)
    found = survey((one, CPU))
    assert not found[0].usable and "it coughs" in found[0].finding.reason
    assert found[1].usable


def test_the_config_knows_the_names_of_the_registry() -> None:
    for name in ["auto", *(kind.name for kind in KINDS)]:
        assert build_config({"run": {"device": name}}).run.device == name
    with pytest.raises(UserError, match=r"run\.device is tpu"):
        build_config({"run": {"device": "tpu"}})


def _cuda(available: bool = False, built: str | None = "13.0", **more: Any) -> Any:
    values = {
        "is_available": lambda: available,
        "device_count": lambda: 1,
        "get_device_name": lambda _number: "Card",
        "get_arch_list": lambda: ["sm_75", "sm_90a"],
        "get_device_capability": lambda _number: (8, 6),
        "is_bf16_supported": lambda including_emulation: True,
    }
    return SimpleNamespace(
        version=SimpleNamespace(cuda=built, hip=None), cuda=SimpleNamespace(**{**values, **more})
    )


@pytest.mark.parametrize(
    ("module", "driver", "words"),
    [
        (_cuda(built=None), None, "This torch was built without CUDA"),
        (
            _cuda(built=None),
            CudaDriver((13, 0), 0),
            "driver is installed, but this torch was built",
        ),
        (_cuda(), None, "No NVIDIA driver"),
        (_cuda(), CudaDriver((11, 4), 0), "too old: it runs CUDA up to 11.4, and this torch needs"),
        (_cuda(), CudaDriver((13, 0), 100), "no device was found"),
        (_cuda(), CudaDriver((13, 0), 999), "code 999"),
        (
            _cuda(available=True, get_device_capability=lambda _number: (3, 5)),
            None,
            "Card (compute 3.5) is too old for this torch, which needs 7.5",
        ),
    ],
)
def test_why_cuda_is_not_used(
    module: Any, driver: CudaDriver | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    finding = device_probe.probe_cuda(module, lambda: driver)
    assert finding.count == 0 and words in finding.reason


def test_hidden_cuda_devices_are_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    finding = device_probe.probe_cuda(_cuda(), lambda: CudaDriver((13, 0), 100))
    assert "CUDA_VISIBLE_DEVICES" in finding.reason


def test_a_cuda_device_is_found_with_its_precisions() -> None:
    assert device_probe.probe_cuda(_cuda(available=True)).precisions == ("fp32", "bf16", "fp16")
    old = _cuda(available=True, is_bf16_supported=lambda including_emulation: False)
    assert device_probe.probe_cuda(old) == Finding(("Card",), ("fp32", "fp16"))


def _mps(built: bool, available: bool) -> Any:
    mps = SimpleNamespace(is_built=lambda: built, is_available=lambda: available)
    return SimpleNamespace(backends=SimpleNamespace(mps=mps))


@pytest.mark.parametrize(
    ("platform", "built", "available", "words"),
    [
        ("linux", False, False, "no Mac"),
        ("darwin", False, False, "without Metal"),
        ("darwin", True, False, "no Apple GPU"),
        ("darwin", True, True, ""),
    ],
)
def test_apple(platform: str, built: bool, available: bool, words: str) -> None:
    finding = device_probe.probe_mps(_mps(built, available), platform)
    assert words in finding.reason and (finding.count == 1) == (not words)


def test_directml_is_found_only_where_its_package_is() -> None:
    def absent() -> Any:
        raise ModuleNotFoundError

    def unfit() -> Any:
        raise ImportError("undefined symbol")

    card = SimpleNamespace(device_count=lambda: 1, device_name=lambda _number: "Card\0\0")
    assert "not installed" in device_probe.probe_directml(torch, absent).reason
    assert "undefined symbol" in device_probe.probe_directml(torch, unfit).reason
    assert device_probe.probe_directml(torch, lambda: card) == Finding(("Card",))


@pytest.mark.parametrize(
    ("module", "words"),
    [
        (SimpleNamespace(), "without Intel XPU"),
        (SimpleNamespace(xpu=SimpleNamespace(_is_compiled=lambda: False)), "without Intel XPU"),
        (
            SimpleNamespace(
                xpu=SimpleNamespace(_is_compiled=lambda: True, is_available=lambda: False)
            ),
            "No Intel device",
        ),
    ],
)
def test_intel(module: Any, words: str) -> None:
    assert words in device_probe.probe_xpu(module).reason


def test_amd_needs_a_torch_of_its_own() -> None:
    assert "without ROCm" in device_probe.probe_rocm(_cuda()).reason
    module = _cuda(available=True)
    module.version.hip = "6.4"
    assert device_probe.probe_rocm(module).count == 1


@pytest.mark.parametrize("name", ["mps", "directml", "xpu"])
def test_a_foreign_device_gets_a_fabric(name: str) -> None:
    kinds = (kind(name, Finding(("Card",)), make=lambda _number: torch.device("cpu")), CPU)
    run = build_config({"run": {"device": name, "threads": 1}}).run
    fabric = make_fabric(run, kinds=kinds)
    assert isinstance(fabric._accelerator, ForeignAccelerator)
    network = torch.nn.Linear(2, 1)
    wrapped, optimiser = fabric.setup(network, torch.optim.SGD(network.parameters(), lr=1.0))
    before = network.weight.detach().clone()
    fabric.backward(wrapped(torch.ones(1, 2)).sum())
    optimiser.step()
    assert torch.equal(network.weight, before - 1)


def test_a_slot_decides_where_the_config_leaves_it_open(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = (CPU, kind("npu", Finding(("NPU",)), make=lambda _number: torch.device("meta")))
    monkeypatch.setenv("DERMADESK_DEVICE", "npu")
    for wanted, found in (("auto", "meta"), ("cpu", "cpu")):
        run = build_config({"run": {"device": wanted, "threads": 1}}).run
        assert make_fabric(run, kinds=kinds).device.type == found


def test_a_precision_that_the_device_lacks_is_refused() -> None:
    run = build_config({"run": {"device": "cpu", "precision": "fp16", "threads": 1}}).run
    with pytest.raises(UserError, match=r"does not compute in fp16.*fp32 or bf16"):
        make_fabric(run)


def test_mixed_precision_computes_in_bf16_on_a_cpu() -> None:
    run = build_config({"run": {"device": "cpu", "precision": "bf16", "threads": 1}}).run
    with make_fabric(run).autocast():
        product = torch.ones(2, 2) @ torch.ones(2, 2)
    assert product.dtype is torch.bfloat16


def test_free_memory_of_a_cpu(tmp_path: Any) -> None:
    table = tmp_path / "meminfo"
    table.write_text("MemTotal: 9 kB\nMemAvailable:   2 kB\n")
    assert device_probe.free_cpu(table=table) == 2048
    assert device_probe.free_cpu(table=tmp_path / "absent") is None
