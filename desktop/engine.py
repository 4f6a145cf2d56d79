"""The only door from the window to torch: questions to one process, answers as signals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from desktop import case_task, engine_task
from desktop.cases import task as cases_task
from desktop.engine_thread import STOPPED, EngineThread, Request

CHUNK = 32


@dataclass(frozen=True, slots=True)
class Tasks:
    """The functions that run in the engine process, each top-level, so that it travels by name."""

    prepare: Callable[[], None] = engine_task.prepare
    warm: Callable[[], object] = engine_task.warm
    warm_rest: Callable[[], object] = engine_task.warm_rest
    models: Callable[..., Any] = engine_task.models
    describe: Callable[..., Any] = engine_task.describe
    find_images: Callable[..., Any] = engine_task.find_images
    classify: Callable[..., Any] = case_task.classify
    glance: Callable[..., Any] = case_task.glance
    neighbours: Callable[..., Any] = case_task.neighbours
    suppose: Callable[..., Any] = case_task.suppose
    case_images: Callable[..., Any] = cases_task.case_images
    explain: Callable[..., Any] = engine_task.explain
    write_table: Callable[..., Any] = case_task.write_table


class Channel(QObject):
    """One kind of question of one asker: only the newest is answered, older ones are dropped."""

    answered = Signal(object)
    failed = Signal(object)
    _arrived = Signal(int, object, object)

    def __init__(self, thread: EngineThread, *, urgent: bool, parent: QObject) -> None:
        super().__init__(parent)
        self._thread = thread
        self._urgent = urgent
        self._generation = 0
        self._busy = False
        self._arrived.connect(self._on_arrived)

    @property
    def busy(self) -> bool:
        """Whether the newest question still waits for its answer."""
        return self._busy

    def ask(self, function: Callable[..., object], *arguments: object) -> None:
        """Have the engine process call `function`; `answered` or `failed` follows, once."""
        self._generation += 1
        self._busy = True
        generation = self._generation
        self._thread.put(
            Request(
                function,
                arguments,
                lambda: generation == self._generation,
                lambda value: self._arrived.emit(generation, value, None),
                lambda error: self._arrived.emit(generation, None, error),
            ),
            urgent=self._urgent,
        )

    def drop(self) -> None:
        """Forget the question: its answer will not be delivered."""
        self._generation += 1
        self._busy = False

    @Slot(int, object, object)
    def _on_arrived(self, generation: int, value: object, error: Exception | None) -> None:
        if generation != self._generation:
            return
        self._busy = False
        if error is None:
            self.answered.emit(value)
        else:
            self.failed.emit(error)


class Batch(QObject):
    """One function over many items in chunks of at most 32; a person's question goes in between."""

    advanced = Signal(int, int)
    rows_added = Signal(int, object)
    finished = Signal(bool)
    failed = Signal(object)

    def __init__(self, channel: Channel, parent: QObject) -> None:
        super().__init__(parent)
        self._channel = channel
        self._function: Callable[..., object] | None = None
        self._fixed: tuple[object, ...] = ()
        self._columns: tuple[Sequence[object], ...] = ()
        self._done = 0
        self._total = 0
        self._busy = False
        channel.answered.connect(self._on_answered)
        channel.failed.connect(self._on_failed)

    @property
    def busy(self) -> bool:
        """Whether a batch is under way."""
        return self._busy

    def start(
        self,
        function: Callable[..., object],
        fixed: tuple[object, ...],
        *columns: Sequence[object],
    ) -> None:
        """Call `function(*fixed, *slices)` for slice after slice of the equally long `columns`.

        `rows_added(start, rows)` and `advanced(done, total)` follow each chunk; at the end comes
        `finished(complete)` or `failed(error)`.
        """
        self._function, self._fixed, self._columns = function, fixed, columns
        self._done, self._total = 0, len(columns[0])
        self._busy = True
        self.advanced.emit(0, self._total)
        self._go_on()

    def cancel(self) -> None:
        """End before the next chunk; the answer of the chunk under way is dropped."""
        if self._busy:
            self._busy = False
            self._channel.drop()
            self.finished.emit(False)

    def _go_on(self) -> None:
        if self._done >= self._total or self._function is None:
            self._busy = False
            self.finished.emit(True)
            return
        end = self._done + CHUNK
        slices = (tuple(column[self._done : end]) for column in self._columns)
        self._channel.ask(self._function, *self._fixed, *slices)

    @Slot(object)
    def _on_answered(self, rows: Sequence[object]) -> None:
        start = self._done
        self._done += len(rows)
        self.rows_added.emit(start, rows)
        self.advanced.emit(self._done, self._total)
        # A slot of the two signals may have cancelled, or started another batch.
        if self._busy and not self._channel.busy:
            self._go_on()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)


class Engine(QObject):
    """One warm process with the models; its states are starting, ready, restarted and stopped."""

    state_changed = Signal(str)
    noticed = Signal(str)

    def __init__(self, tasks: Tasks | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = Tasks() if tasks is None else tasks
        self.state = STOPPED
        self._thread = EngineThread(self.tasks.prepare, self.tasks.warm, self)
        self._thread.state_changed.connect(self._on_state_changed)
        self._thread.noticed.connect(self.noticed)
        self._warm_rest = self.channel(urgent=False)

    def start(self) -> None:
        """Spawn and warm the engine process; returns at once."""
        if self._thread.isRunning():
            return
        self._thread.start()
        self._warm_rest.ask(self.tasks.warm_rest)

    def stop(self) -> None:
        """End the engine process now; unanswered questions stay unanswered."""
        self._thread.stop()
        self._on_state_changed(STOPPED)

    def channel(self, *, urgent: bool = True) -> Channel:
        """Return a new channel for one kind of question, living as long as the engine."""
        return Channel(self._thread, urgent=urgent, parent=self)

    def batch(self) -> Batch:
        """Return a new batch runner, living as long as the engine."""
        return Batch(self.channel(urgent=False), self)

    @Slot(str)
    def _on_state_changed(self, state: str) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)
