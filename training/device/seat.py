"""The seat of a process in a team that trains one run: who it is, and where the others are met.

Read from the environment as torchrun and SLURM set it; knows no torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.error import UserError
from training.config import RunConfig

_TORCHRUN = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT")
_SLURM = ("SLURM_PROCID", "SLURM_STEP_NUM_TASKS", "SLURM_LOCALID", "SLURM_JOB_ID")
_FIRST_PORT, _PORTS = 15_000, 15_000


@dataclass(frozen=True, slots=True)
class Seat:
    """One process among `world`; `rank` 0 leads, `local_rank` counts on its own machine.

    `hosts` is the first machine, or SLURM's list that begins with it. With `own_device` the
    machine may show each process nothing but its own device.
    """

    rank: int = 0
    world: int = 1
    local_rank: int = 0
    local_world: int = 1
    hosts: str = "127.0.0.1"
    port: int = 0
    own_device: bool = False

    @property
    def leads(self) -> bool:
        """Whether this process writes the run directory."""
        return self.rank == 0

    @property
    def node(self) -> int:
        """The number of this process's machine."""
        return (self.rank - self.local_rank) // self.local_world

    def environment(self) -> dict[str, str]:
        """Return the variables that make another process take this seat."""
        values = (
            self.rank, self.world, self.local_rank, self.local_world, self.hosts, self.port,
        )  # fmt: skip
        return {name: str(value) for name, value in zip(_TORCHRUN, values, strict=True)}


ALONE = Seat()
"""The seat of a process that trains by itself."""


def read_seat(environment: Mapping[str, str]) -> Seat:
    """Return the seat that torchrun or srun gave this process, else ALONE; raises UserError.

    torchrun goes first, because it may run inside SLURM. Of SLURM only what srun sets counts: a
    script of sbatch sees the tasks of the whole job and yet runs alone.
    """
    try:
        if all(name in environment for name in _TORCHRUN):
            return _torchrun_seat(environment)
        if all(name in environment for name in _SLURM):
            return _slurm_seat(environment)
    except ValueError as error:
        raise UserError(
            f"The environment of torchrun or SLURM cannot be read: {error}.",
            "Unset its variables (RANK, SLURM_PROCID, …), or start it by torchrun or srun.",
        ) from error
    return ALONE


def _torchrun_seat(environment: Mapping[str, str]) -> Seat:
    rank, world, local_rank, local_world = (int(environment[name]) for name in _TORCHRUN[:4])
    return Seat(
        rank, world, local_rank, local_world,
        environment["MASTER_ADDR"], int(environment["MASTER_PORT"]),
    )  # fmt: skip


def _slurm_seat(environment: Mapping[str, str]) -> Seat:
    rank, world, local_rank, job = (int(environment[name]) for name in _SLURM)
    nodes = int(environment.get("SLURM_STEP_NUM_NODES", "1"))
    # Two steps of one job must not meet at one port.
    step = int(environment.get("SLURM_STEP_ID", "0"))
    port = int(environment.get("MASTER_PORT", _FIRST_PORT + (job + 997 * step) % _PORTS))
    named = environment.get("SLURM_STEP_NODELIST") or environment.get("SLURM_NODELIST")
    hosts = environment.get("MASTER_ADDR") or named or "127.0.0.1"
    return Seat(rank, world, local_rank, max(1, world // nodes), hosts, port, own_device=True)


def check_seat(seat: Seat, config: RunConfig) -> None:
    """Raise UserError where the processes that were started are not those the config asks for."""
    wanted = config.devices * config.nodes
    if seat.world == wanted:
        return
    if seat.world > 1:
        raise UserError(
            f"{seat.world} processes were started, and the run asks for {config.devices} devices "
            f"on {config.nodes} machines.",
            "Set run.devices and run.nodes to what torchrun or SLURM starts.",
        )
    raise UserError(
        f"A run on {config.nodes} machines is started by torchrun or SLURM on each of them.",
        "Make it with “dermadesk train --no-start”, then: srun dermadesk resume RUN, or on each "
        f"machine torchrun --nnodes {config.nodes} --nproc-per-node {config.devices} "
        "--rdzv-backend c10d --rdzv-endpoint FIRST_MACHINE:29500 -m training RUN.",
    )


def check_start(seat: Seat, config: RunConfig) -> None:
    """Raise UserError where a run cannot be made and started by one command."""
    if seat.world > 1:
        raise UserError(
            f"This command was started {seat.world} times, and would make as many runs.",
            "Make the run by itself with --no-start, then start “dermadesk resume RUN” so.",
        )
    if config.nodes > 1:
        check_seat(seat, config)
