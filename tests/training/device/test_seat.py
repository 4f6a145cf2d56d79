"""Where a process sits in its team, as torchrun and SLURM tell it."""

from __future__ import annotations

import pytest

from core.error import UserError
from training.config import build_config
from training.device.seat import ALONE, Seat, check_seat, check_start, read_seat

_SRUN = {
    "SLURM_JOB_ID": "123456", "SLURM_STEP_ID": "0", "SLURM_STEP_NUM_TASKS": "4",
    "SLURM_STEP_NUM_NODES": "2", "SLURM_PROCID": "3", "SLURM_LOCALID": "1",
    "SLURM_STEP_NODELIST": "gpu[07-08]",
}  # fmt: skip


def test_an_ordinary_process_is_alone() -> None:
    assert read_seat({"RANK": "1", "HOME": "/root"}) == ALONE
    assert ALONE.leads and ALONE.world == 1


def test_a_seat_is_handed_on_by_the_variables_of_torchrun() -> None:
    seat = Seat(5, 8, 1, 4, "first", 29500)
    assert read_seat(seat.environment()) == seat
    assert seat.node == 1 and not seat.leads


def test_srun_gives_a_seat() -> None:
    seat = read_seat(_SRUN)
    assert (seat.rank, seat.world, seat.local_rank, seat.local_world) == (3, 4, 1, 2)
    assert (seat.hosts, seat.node, seat.own_device) == ("gpu[07-08]", 1, True)
    assert read_seat({**_SRUN, "SLURM_STEP_ID": "1"}).port != seat.port
    assert read_seat({**_SRUN, "MASTER_PORT": "2", "MASTER_ADDR": "x"}).hosts == "x"


def test_a_script_of_sbatch_runs_alone() -> None:
    batch = {name: value for name, value in _SRUN.items() if "STEP" not in name}
    assert read_seat({**batch, "SLURM_NTASKS": "4"}) == ALONE


def test_a_seat_that_cannot_be_read_is_a_sentence() -> None:
    with pytest.raises(UserError, match="SLURM"):
        read_seat({**_SRUN, "SLURM_PROCID": "first"})


@pytest.mark.parametrize(
    ("seat", "words"),
    [(Seat(0, 2, 0, 2), "2 processes were started"), (ALONE, "torchrun --nnodes 2")],
)
def test_the_processes_must_be_those_the_config_asks_for(seat: Seat, words: str) -> None:
    run = build_config({"run": {"devices": 4, "nodes": 2}}).run
    check_seat(Seat(0, 8, 0, 4), run)
    with pytest.raises(UserError) as error:
        check_seat(seat, run)
    assert words in str(error.value)


def test_one_command_cannot_make_a_run_in_many_processes() -> None:
    run = build_config({"run": {"devices": 2}}).run
    check_start(ALONE, run)
    with pytest.raises(UserError, match="started 2 times"):
        check_start(Seat(1, 2, 1, 2), run)
    with pytest.raises(UserError, match="--no-start"):
        check_start(ALONE, build_config({"run": {"nodes": 2}}).run)
