"""Work done in a process of its own, which is killed, or finds its disk full, at a chosen moment.

The child is a fork: it begins with all that is imported, and touches nothing of its parent.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Work = Callable[[], object]
_TOUCHES = (
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "sqlite3.connect",
)


@dataclass(frozen=True)
class Fate:
    """How a child ended: killed, with an error (its class and words), or well."""

    killed: bool
    error: str = ""
    said: str = ""


def in_child(work: Work, before: Work = lambda: None) -> Fate:
    """Do `work` in a child after `before`, and return how that ended."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        code = 0
        try:
            before()
            work()
        except BaseException as error:
            os.write(writing, pickle.dumps((type(error).__name__, str(error)[:2000])))
            code = 1
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(pid, 0)
    killed = os.WIFSIGNALED(status)
    assert not killed or os.WTERMSIG(status) == signal.SIGKILL, os.WTERMSIG(status)
    return Fate(killed, *pickle.loads(told)) if told else Fate(killed)


def killed_at_each_touch(work: Work, folder: Path, most: int = 200) -> Iterator[int]:
    """Do `work` again and again, killed before its first, second, … touch of `folder`.

    Yields after each kill; ends when the work came to its end.
    """
    for moment in range(1, most):
        fate = in_child(work, lambda: _kill_at(moment, str(folder)))  # noqa: B023
        assert not fate.error, fate
        if not fate.killed:
            return
        yield moment
    raise AssertionError(f"{most} touches and no end")


def _kill_at(moment: int, folder: str) -> None:
    left = [moment]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _TOUCHES and arguments and folder in str(arguments[0]):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def full_from(size: int) -> Work:
    """Let no file of this process grow beyond `size` bytes, as on a disk that is full."""

    def limit() -> None:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


def as_nobody() -> None:
    """Give up the rights of root, who may write anywhere."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setuid(65534)
