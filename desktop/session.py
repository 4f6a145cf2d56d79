"""What the pages share: the open dataset, its problems, and requests from one page to another."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from core.error import Problem, UserError
from desktop.browse.filter import RecordIndex
from desktop.integrity import IntegrityThread

if TYPE_CHECKING:
    from core.dataset import Dataset
    from core.record import Record

# Folder, table and image folder that a dataset is opened from.
Source = tuple[Path | None, Path | None, Path | None]
_SHORT_TURN, _USUAL_TURN = 0.0005, 0.005  # seconds that a thread runs while another waits


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Have a thread that makes many objects hold up the window as little as it can.

    Measured while 10,013 records are read: the longest stall falls from 513 to 64 ms on a busy
    machine. Each search for garbage holds all threads, and what is read is no garbage.
    """
    gc.disable()
    sys.setswitchinterval(_SHORT_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(_USUAL_TURN)
        gc.freeze()  # else the next search goes through all of it, in whichever thread
        gc.enable()


class _Opener(QThread):
    """Makes one dataset and its index; answers with both, or with what a person can fix.

    Each answer begins with the number of the opening. What listens holds no thread, and an ended
    thread no dataset: else all that was ever open would stay in memory.
    """

    opened = Signal(int, object, object)
    refused = Signal(int, object)
    crashed = Signal(int, object)

    def __init__(self, number: int, make: Callable[[], Dataset]) -> None:
        super().__init__()
        self._number = number
        self._make = make

    def run(self) -> None:
        number, make = self._number, self._make
        del self._make
        try:
            with _undisturbed():
                dataset = make()
                index = RecordIndex(dataset.records, lesions_known=dataset.lesions_known)
        except UserError as error:
            self.refused.emit(number, error)
        except Exception as error:  # handed to the window, which shows it as the bug it is
            self.crashed.emit(number, error)
        else:
            self.opened.emit(number, dataset, index)


class Session(QObject):
    """The open dataset and its problems; opening and checking go on off the window's thread."""

    dataset_opening = Signal(str)
    dataset_changed = Signal(object)
    problems_changed = Signal(object)
    integrity_progressed = Signal(int, int)
    failed = Signal(object)
    crashed = Signal(object)
    classify_requested = Signal(object)
    browse_requested = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, check_images: bool = True) -> None:
        super().__init__(parent)
        self._dataset: Dataset | None = None
        self._index: RecordIndex | None = None
        self._problems: tuple[Problem, ...] = ()
        self._opener: _Opener | None = None
        self._waiting: list[QThread] = []
        self._check: IntegrityThread | None = None
        self._check_images = check_images
        self._generation = 0
        self._source: Source = (None, None, None)
        self._source_to_be: Source = (None, None, None)
        self.may_download = False
        """Whether the person allowed downloads in the settings; kept up to date by the shell."""
        self._images_read = False

    @property
    def dataset(self) -> Dataset | None:
        """The dataset that is open, or None."""
        return self._dataset

    @property
    def index(self) -> RecordIndex | None:
        """The columns of the open dataset, to filter by, or None."""
        return self._index

    @property
    def images_read(self) -> bool:
        """Whether every image of the open dataset has been read for problems."""
        return self._images_read

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems known so far: of the tables at once, of the images as they are read."""
        return self._problems

    @property
    def source(self) -> Source:
        """Folder, CSV and image folder that the open dataset came from."""
        return self._source

    @property
    def opening(self) -> bool:
        """True while a dataset is being opened."""
        return self._opener is not None

    def open_folder(
        self, folder: Path | None, *, csv: Path | None = None, images: Path | None = None
    ) -> None:
        """Open a dataset in the background; ends in `dataset_changed`, `failed` or `crashed`."""

        def make() -> Dataset:
            from core.dataset import open_dataset

            return open_dataset(folder, csv=csv, images=images)

        self._open(make, (folder, csv, images), str(folder or csv or images))

    def add_images(self, folder: Path) -> None:
        """Put the images of a folder, which have no diagnosis, behind those of the open dataset."""
        dataset = self._dataset
        if dataset is None:
            self.open_folder(folder)
            return

        def make() -> Dataset:
            from core.dataset import with_images

            return with_images(dataset, folder)

        self._open(make, self._source, str(folder))

    def _open(self, make: Callable[[], Dataset], source: Source, name: str) -> None:
        self._drop_opener()
        self._generation += 1
        self._source_to_be = source
        opener = self._opener = _Opener(self._generation, make)
        opener.opened.connect(self._on_opened)
        opener.refused.connect(self._on_refused)
        opener.crashed.connect(self._on_crashed)
        self.dataset_opening.emit(name)
        opener.start()

    def request_classify(self, records: Sequence[Record]) -> None:
        """Ask the Classify page to take these records."""
        self.classify_requested.emit(list(records))

    def request_browse(self, images: Sequence[str], source: Source) -> None:
        """Ask the Browse page to show images by their ids, of the dataset at `source`."""
        self.browse_requested.emit(list(images), source)

    def close(self) -> None:
        """End the background work and wait for it."""
        self._drop_check()
        self._drop_opener()
        for thread in self._waiting:
            thread.wait()
        self._waiting.clear()

    def _drop_opener(self) -> None:
        # A thread cannot be killed: an opening that nobody waits for any more ends by itself.
        if self._opener is not None:
            self._waiting.append(self._opener)
            self._opener = None
        self._waiting = [thread for thread in self._waiting if thread.isRunning()]

    def _awaited(self, number: int) -> bool:
        return self._opener is not None and number == self._generation

    def _on_opened(self, number: int, dataset: Dataset, index: RecordIndex) -> None:
        if not self._awaited(number):
            return
        self._drop_opener()
        self._drop_check()
        self._dataset, self._index, self._source = dataset, index, self._source_to_be
        self._images_read = False
        self.dataset_changed.emit(dataset)
        self._set_problems(dataset.problems)
        if self._check_images and dataset.records:
            self._start_check(dataset)

    def _on_refused(self, number: int, error: UserError) -> None:
        if self._awaited(number):
            self._drop_opener()
            self.failed.emit(error)

    def _on_crashed(self, number: int, error: Exception) -> None:
        if self._awaited(number):
            self._drop_opener()
            self.crashed.emit(error)

    def _set_problems(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        self.problems_changed.emit(problems)

    def _start_check(self, dataset: Dataset) -> None:
        check = self._check = IntegrityThread(self._generation, dataset.records)
        check.found.connect(self._on_found)
        check.progressed.connect(self._on_checked)
        check.crashed.connect(self.crashed)
        check.start()

    def _checked(self, number: int) -> bool:
        # While another folder is being opened, the check of the one that is open goes on.
        return self._check is not None and number == self._check.number

    def _on_found(self, number: int, problems: Sequence[Problem]) -> None:
        if self._checked(number):
            known = set(self._problems)
            fresh = tuple(problem for problem in problems if problem not in known)
            if fresh:
                self._set_problems((*self._problems, *fresh))

    def _on_checked(self, number: int, done: int, total: int) -> None:
        if self._checked(number):
            self._images_read = done >= total
            self.integrity_progressed.emit(done, total)

    def _drop_check(self) -> None:
        # Its process ends in a moment, which the window does not wait for.
        if self._check is not None:
            self._check.cancel()
            self._waiting.append(self._check)
            self._check = None
