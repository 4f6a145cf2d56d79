"""Workers as children that begin with torch imported: a kill costs no second import."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, ForkServerProcess

from training.run_directory import RunDirectory

_PRELOADED = ["training.job", "sklearn.metrics", "torch.onnx", "onnxscript", "tensorboard"]

Before = Callable[[RunDirectory], object]


def _nothing(_run: RunDirectory) -> None: ...


def _run_worker(run: RunDirectory, environment: dict[str, str], before: Before) -> None:
    # The fork server was started under the environment of an earlier test.
    os.environ.clear()
    os.environ.update(environment)
    from training.worker import main

    before(run)
    raise SystemExit(main([str(run.path)]))


def start_worker(run: RunDirectory, before: Before = _nothing, **more: str) -> ForkServerProcess:
    """Start a worker under this process's environment and `more`; `before` is called in it first.

    `before` must be found by its name there, or be an object that can be pickled.
    """
    context: ForkServerContext = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    process = context.Process(target=_run_worker, args=(run, {**os.environ, **more}, before))
    process.start()
    return process
