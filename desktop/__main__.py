"""The one entry and its three doors: a worker, a command, or the window."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Choose a door before anything heavy is imported; return the exit code."""
    multiprocessing.freeze_support()
    arguments = list(sys.argv[1:] if argv is None else argv)
    door = arguments[0] if arguments else ""
    if door == "--worker":
        from training.worker import main as work

        return work(arguments[1:])
    if door == "--version":
        return _version()
    if door in ("", "--self-test"):
        return _window(self_test=bool(door))
    return _command(arguments)


def _version() -> int:
    from desktop import version

    print(version.text())
    return 0


def _window(*, self_test: bool) -> int:
    if self_test:
        import os

        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop import preflight

    if not preflight.passes():
        return 2
    if self_test:
        from desktop.self_test import main as test

        return test()
    from desktop.app import main as show

    return show()


def _command(arguments: list[str]) -> int:
    import typer

    from core import cli as core_cli
    from core.error import UserError
    from desktop import doctor_look
    from training import cli as training_cli

    commands = typer.Typer(
        name="dermadesk",
        help="Without a command: open the window. `--self-test` checks the installation, "
        "`--version` prints the version. Research and education only. Not a medical device.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    core_cli.register(commands)
    training_cli.register(commands, doctor_look.LOOKS)
    try:
        commands(arguments, prog_name="dermadesk")
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
