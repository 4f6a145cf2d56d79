"""The command `experience`: gives the best model of a run what new runs keep by themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from core import place
from core.cli import plain_errors, progress_bar
from training.command.option import RunsOption
from training.run_directory import find_run


@plain_errors
def experience_command(
    run: Annotated[str, typer.Argument(metavar="RUN", help="A run that is over.")],
    runs: RunsOption = None,
) -> None:
    """Keep the training lesions of a run in its best model, for `similar` and the flags."""
    found = find_run(run, runs or place.runs_folder())
    with progress_bar("Looking at training images") as bar:
        from training.experience import experience_of_run  # torch takes seconds

        kept = experience_of_run(found, lambda _, done, total: bar(done, total))
    typer.echo(f"{len(kept.lesions):,} training lesions are kept in {found.best}.")
    typer.echo(
        "Too few validation lesions to tell what is outside its experience."
        if kept.limits is None
        else kept.limits.sentence
    )


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command("experience")(experience_command)
