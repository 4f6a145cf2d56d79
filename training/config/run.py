"""How a run goes on."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from training.config.group import Group


def _number(value: object) -> object:
    """Turn the text of a flag or a form into the number it says; a Literal takes only that."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


class RunConfig(Group):
    """How the run goes on, and on what."""

    seed: int = Field(
        default=0, ge=0, le=2**31 - 1, description="Seed of weights, order and augmentation."
    )
    threads: int = Field(
        default=0, ge=0, le=1024, description="Processor threads; 0 decides when the run is made."
    )
    device: str = Field(
        default="auto",
        pattern=r"^(auto|(cuda|rocm|xpu|mps|directml|cpu)(:\d{1,3})?)$",
        max_length=20,
        examples=["auto", "cpu", "cuda", "cuda:1", "rocm", "xpu", "mps", "directml"],
        description="Where the network is trained; auto takes the first that can be used.",
    )
    devices: int = Field(
        default=1,
        ge=1,
        le=64,
        description="Devices on each machine; a step has the batch size times all devices.",
    )
    nodes: int = Field(
        default=1,
        ge=1,
        le=1024,
        description="Machines that train together, started by torchrun or SLURM.",
    )
    precision: Literal["fp32", "bf16", "fp16"] = Field(
        default="fp32", description="Numbers the network computes in."
    )
    compile: bool = Field(
        default=False, description="Compile the network first (torch.compile); slow to start."
    )
    monitor: Literal[
        "val_balanced_accuracy", "val_auc", "val_pr_auc", "val_accuracy", "val_loss"
    ] = Field(default="val_balanced_accuracy", description="Figure that chooses the best epoch.")
    patience: int = Field(
        default=0,
        ge=0,
        le=10_000,
        description="Epochs without a better figure before a phase ends; 0 is never.",
    )
    keep_phases: bool = Field(
        default=False, description="Keep the best model of each phase too (phase1, phase2)."
    )
    views: Annotated[Literal[1, 2, 4, 8], BeforeValidator(_number)] = Field(
        default=1,
        description="Turned and mirrored views of an image that are averaged at the end.",
    )
    checkpoint_seconds: float = Field(
        default=60.0,
        ge=0,
        le=86_400,
        description="Seconds between saved states; 0 saves each epoch only.",
    )
    checkpoint_steps: int = Field(
        default=0, ge=0, le=10**9, description="Steps between saved states; 0 goes by time."
    )
    split_hash: str = Field(
        default="",
        max_length=64,
        description="Hash of the split.",
        json_schema_extra={"internal": True},
    )
    split_warning: str = Field(
        default="",
        max_length=1000,
        description="What every figure of this run must be read with.",
        json_schema_extra={"internal": True},
    )
    test: bool = Field(
        default=True,
        description="Whether the test subset is predicted at the end; never in a search.",
        json_schema_extra={"internal": True},
    )
    fold: str = Field(
        default="",
        max_length=20,
        description="Fold (as 2/5) whose held-out images are the test subset of this run.",
        json_schema_extra={"internal": True},
    )
    note: str = Field(default="", max_length=2000, description="Your own words about this run.")
