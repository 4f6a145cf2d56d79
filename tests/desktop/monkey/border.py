"""What the window starts or asks outside itself, faked at that border.

What would run in a process runs in a thread here, and what takes torch has an answer ready. Files
are asked for in vain or lie in a folder of the test; nothing is opened outside the window.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QProcess
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from core.error import UserError
from desktop import engine_thread, errand, errand_task
from desktop.engine import Engine, Tasks
from desktop.train import tensorboard
from tests.training import scripted_worker
from training import supervisor
from training.events import EventWriter
from training.run_directory import RunDirectory

Answers = dict[str, Callable[..., object]]
_EPOCHS = 4


class Pool:
    """Stands for the pool of the engine: answers where it is asked, through pickle as ever."""

    def __init__(self, *args: object, **named: object) -> None:
        pass

    def submit(self, function: Callable[..., object], *arguments: object) -> Future[object]:
        future: Future[object] = Future()
        try:
            future.set_result(pickle.loads(pickle.dumps(function(*arguments))))
        except Exception as error:
            future.set_exception(error)
        return future

    def shutdown(self, **named: object) -> None:
        pass


class Spawn:
    """Stands for multiprocessing as an errand uses it."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.pace = 0.02

    def get_context(self, method: str) -> Spawn:
        return self

    def Pipe(self, duplex: bool) -> tuple[Connection, Connection]:
        return multiprocessing.Pipe(duplex=duplex)

    def Process(self, target: object, args: tuple[Any, ...], daemon: bool) -> _Thread:
        assert target is errand_task.perform
        connection, function, arguments = args
        answer = self.answers.get(function.__name__, _refused)
        return _Thread(connection, answer, arguments, self.pace)


class _Thread:
    """Does the work of an errand's process; an end comes between two steps."""

    def __init__(
        self,
        connection: Connection,
        answer: Callable[..., object],
        arguments: tuple[Any, ...],
        pace: float,
    ) -> None:
        # A process has its own handle of the pipe: the other side closes its one at once.
        self._connection = Connection(os.dup(connection.fileno()), readable=False)
        self._answer, self._arguments, self._pace = answer, arguments, pace
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, name="errand of the monkey")

    def start(self) -> None:
        self._thread.start()

    def terminate(self) -> None:
        self._ended.set()

    def join(self) -> None:
        # Nobody reads any more: a long answer must not wait for a reader.
        self._ended.set()
        self._thread.join()

    def _work(self) -> None:
        try:
            for done in range(4):
                if self._ended.wait(self._pace):
                    return
                self._connection.send(("progress", ("steps", done, 3)))
            outcome = errand_task._outcome(self._connection, self._answer, self._arguments)
            self._connection.send(outcome)
        except (BrokenPipeError, ConnectionResetError):
            return
        finally:
            self._connection.close()


def _refused(*args: object) -> object:
    raise UserError("There is no process for this here.", "It is faked.")


class Worker:
    """A training worker as a thread that trains nothing, with the face of a Popen."""

    pid = 1
    returncode: int | None = None

    def __init__(self, run: Path, script: str) -> None:
        self._run, self._script = RunDirectory(run), script
        self._thread = threading.Thread(target=self._work, name="worker of the monkey")
        self._thread.start()

    def _work(self) -> None:
        with self._run.holding_lock(), EventWriter(self._run.events) as writer:
            scripted_worker._train(self._run, writer, self._script)

    def poll(self) -> int | None:
        return None if self._thread.is_alive() else 0

    def wait(self) -> int:
        self._thread.join()
        return 0


class Ended:
    """A process that has ended already."""

    pid = 1
    returncode = 0

    def poll(self) -> int:
        return 0


class Workers:
    """Starts workers in the place of processes; series and queues end at once."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._started: list[Worker] = []
        self.script = ""

    def launch(self, command: list[str], log: object, device: str = "") -> Any:
        run = Path(command[-1])
        if not (run / "config.yaml").is_file():
            return Ended()
        scripts = (scripted_worker.PAUSE_EXITS, scripted_worker.FAIL)
        script = self.script or self._chance.choice(scripts)
        self._started = [worker for worker in self._started if worker.poll() is None]
        self._started.append(Worker(run, script))
        return self._started[-1]

    def end(self) -> None:
        for worker in self._started:
            worker.wait()
        self._started.clear()


class NoProcess(QObject):
    """A QProcess that ends before it has begun."""

    ProcessState = QProcess.ProcessState
    ProcessChannelMode = QProcess.ProcessChannelMode

    def setProcessChannelMode(self, mode: object) -> None:
        pass

    def start(self, program: str, arguments: list[str]) -> None:
        pass

    def state(self) -> QProcess.ProcessState:
        return QProcess.ProcessState.NotRunning

    def readAll(self) -> QByteArray:
        return QByteArray(b"no process here")

    def kill(self) -> None:
        pass

    def waitForFinished(self, patience: int) -> bool:
        return True


class Files:
    """What is chosen in the dialogs of files: mostly nothing, else something that is there."""

    def __init__(self, chance: random.Random, place: Path, folder: Path) -> None:
        self._chance, self._place, self._folder = chance, place, folder
        self._pictures = sorted(folder.rglob("*.jpg"))[:4]
        self.share = 0.3
        self.chosen: Path | None = None

    def _path(self, usual: Path) -> str:
        if self.chosen is not None:
            return str(self.chosen)
        return str(usual) if self._chance.random() < self.share else ""

    def folder(self, *args: object, **named: object) -> str:
        return self._path(self._folder)

    def file(self, *args: object, **named: object) -> tuple[str, str]:
        return self._path(self._chance.choice(self._pictures)), ""

    def files(self, *args: object, **named: object) -> tuple[list[str], str]:
        path = self._path(self._pictures[0])
        return ([path, str(self._pictures[1])] if path else []), ""

    def target(self, *args: Any, **named: object) -> tuple[str, str]:
        suffix = Path(str(args[2])).suffix if len(args) > 2 else ""
        return self._path(self._place / f"written{suffix or '.csv'}"), ""


def close(patch: Any, chance: random.Random, tasks: Tasks, spawn: Spawn, files: Files) -> Workers:
    """Put all of it into place; `patch` takes it back at the end of the test."""
    from desktop import app

    workers = Workers(chance)
    patch.setattr(app, "Engine", lambda parent: Engine(tasks, parent))
    patch.setattr(engine_thread, "ProcessPoolExecutor", Pool)
    patch.setattr(errand, "multiprocessing", spawn)
    patch.setattr(supervisor, "_launch", workers.launch)
    patch.setattr(supervisor, "_LOOK_SECONDS", 0.01)
    patch.setitem(scripted_worker.EPOCHS, scripted_worker.PAUSE_EXITS, _EPOCHS)
    patch.setattr(tensorboard, "QProcess", NoProcess)
    patch.setattr(QDesktopServices, "openUrl", lambda url: chance.random() < 0.5)
    patch.setattr(QFileDialog, "getExistingDirectory", files.folder)
    patch.setattr(QFileDialog, "getOpenFileName", files.file)
    patch.setattr(QFileDialog, "getOpenFileNames", files.files)
    patch.setattr(QFileDialog, "getSaveFileName", files.target)
    return workers


def slowly(value: object) -> Callable[..., object]:
    """Return an answer that takes a moment."""

    def answer(*args: object) -> object:
        time.sleep(0.01)
        return value

    return answer
