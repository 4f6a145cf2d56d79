"""What a person says of the open images: changed with undo, written at once by a thread.

Another window may speak of the same images: what it has written is taken up at the next writing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.annotation import (
    NOTHING,
    Annotation,
    annotation_file,
    clean_note,
    keep_annotations,
    read_annotations,
    set_aside,
)
from core.error import UserError
from desktop.translation import counted, mark, told, tr

_WRITE_MS = 150
_STEPS = 1000
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Written:
    """What became of a writing: the file, the changes, and all that stands there, or the error."""

    file: Path
    changes: Mapping[str, Annotation]
    said: Mapping[str, Annotation]
    error: BaseException | None


class _Change(QUndoCommand):
    """One act of a person, on any number of images."""

    def __init__(
        self,
        text: str,
        before: Mapping[str, Annotation],
        after: Mapping[str, Annotation],
        put: Callable[[Mapping[str, Annotation]], None],
    ) -> None:
        super().__init__(text)
        self._before, self._after, self._put = before, after, put

    def redo(self) -> None:
        self._put(self._after)

    def undo(self) -> None:
        self._put(self._before)


class AnnotationStore(QObject):
    """The annotations of one dataset at a time; `changed` carries the ids of the images."""

    changed = Signal(object)
    failed = Signal(object)
    _written = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_STEPS)
        self._root: Path | None = None
        self._file = Path()
        self._said: dict[str, Annotation] = {}
        # By file: what could not be written is tried again when its dataset is open again, and
        # when the window is closed.
        self._unwritten: dict[Path, dict[str, Annotation]] = {}
        self._roots: dict[Path, Path] = {}
        self._told_last: dict[Path, dict[str, Annotation]] = {}
        self._closed = False
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="annotations")
        self._pause = QTimer(self, singleShot=True, interval=_WRITE_MS)
        self._pause.timeout.connect(self._write)
        self._written.connect(self._on_written)

    @property
    def said(self) -> Mapping[str, Annotation]:
        """All annotations by image id."""
        return self._said

    @property
    def file(self) -> Path:
        """Where they are kept."""
        return self._file

    def of(self, image_id: str) -> Annotation:
        """Return what is said of an image."""
        return self._said.get(image_id, NOTHING)

    def open(self, root: Path) -> None:
        """Take the annotations of another dataset; a damaged file is set aside and said so."""
        self.flush()
        self.stack.clear()
        self._root, self._file, self._said = root, annotation_file(root), {}
        try:
            self._said = read_annotations(self._file)
        except UserError as error:
            self.failed.emit(self._without_damage(error))
        kept = self._unwritten.get(self._file)
        if kept:
            said = {**self._said, **kept}
            self._said = {name: entry for name, entry in said.items() if not entry.empty}
            self._pause.start()

    def _without_damage(self, error: UserError) -> UserError:
        try:
            aside = set_aside(self._file)
        except OSError as reason:
            return UserError(
                told(error.message),
                tr("It could not be set aside ({reason}).", reason=reason.strerror),
            )
        return UserError(
            told(error.message),
            tr("It was set aside as {path}. You begin with none.", path=aside),
        )

    def propose(self, image_ids: Iterable[str], code: str | None) -> None:
        """Propose a diagnosis for images; None takes proposals back."""
        text = tr("propose {code}", code=code) if code else tr("take a proposal back")
        self.change(image_ids, lambda entry: replace(entry, proposal=code), text)

    def star(self, image_ids: Iterable[str]) -> None:
        """Star images; where all of them have a star, take it away."""
        chosen = list(image_ids)
        on = not all(self.of(image_id).star for image_id in chosen)
        text = tr("give a star") if on else tr("take a star away")
        self.change(chosen, lambda entry: replace(entry, star=on), text)

    def note(self, image_ids: Iterable[str], text: str) -> None:
        """Write a note to images, in the place of what they had."""
        said = clean_note(text)
        self.change(image_ids, lambda entry: replace(entry, note=said), tr("write a note"))

    def take(self, found: Mapping[str, Annotation]) -> None:
        """Take imported annotations; those of other images stay."""
        self.change(found, lambda entry: entry, tr("import annotations"), found)

    def change(
        self,
        image_ids: Iterable[str],
        how: Callable[[Annotation], Annotation],
        text: str,
        given: Mapping[str, Annotation] | None = None,
    ) -> None:
        """Change what is said of images, as one step that can be undone."""
        chosen = list(image_ids)
        before = {image_id: self.of(image_id) for image_id in chosen}
        start = before if given is None else given
        after = {image_id: how(start[image_id]) for image_id in chosen}
        if self._root is None or before == after:
            return
        count = counted(len(chosen), "{n} image", "{n:,} images")
        self.stack.push(_Change(f"{text} ({count})", before, after, self._put))

    def flush(self) -> None:
        """Have everything written before this returns."""
        if self._pause.isActive():
            self._pause.stop()
            self._write()
        self._pool.submit(lambda: None).result()

    def keep_all(self) -> bool:
        """Have what is said of every dataset written; return whether the window may be closed.

        Where something cannot be written `failed` says so. Then it may not, unless that was told
        before and nothing was said since.
        """
        if self._closed:
            return True
        errors = self._write_all()
        told_before = self._told_last == self._unwritten
        self._told_last = {file: dict(changes) for file, changes in self._unwritten.items()}
        if told_before:
            return True
        for file, error in errors.items():
            self.failed.emit(_told(file, error, tr(_CLOSING)))
        return not errors

    def close(self) -> None:
        """Write what is left and end the thread; what cannot be written is in the log."""
        for file, error in self._write_all().items():
            _LOG.warning("%s is not written: %s", file, error)
        self._closed = True
        self._pool.shutdown(wait=True)

    def _write_all(self) -> dict[Path, BaseException]:
        """Try every file once, and return the errors of those that could not be written."""
        self._pause.stop()
        self._pool.submit(lambda: None).result()
        # What the thread has written since is taken up before anything is written twice.
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)
        errors = {}
        for file, changes in list(self._unwritten.items()):
            said = self._said if file == self._file else changes
            done = self._pool.submit(
                keep_annotations, file, self._roots[file], dict(changes), dict(said)
            )
            error = done.exception()
            if error is None:
                self._on_written(_Written(file, dict(changes), done.result(), None))
            else:
                errors[file] = error
        return errors

    def _put(self, entries: Mapping[str, Annotation]) -> None:
        assert self._root is not None
        self._roots[self._file] = self._root
        self._unwritten.setdefault(self._file, {}).update(entries)
        self._take_up(entries)
        self._pause.start()

    def _take_up(self, entries: Mapping[str, Annotation]) -> None:
        for image_id, entry in entries.items():
            if entry.empty:
                self._said.pop(image_id, None)
            else:
                self._said[image_id] = entry
        self.changed.emit(frozenset(entries))

    def _write(self) -> None:
        file, changes = self._file, dict(self._unwritten.get(self._file, {}))
        if not changes:
            return
        root = self._roots[file]
        done = self._pool.submit(keep_annotations, file, root, changes, dict(self._said))
        # The answer comes in the thread of the pool; the signal brings it over.
        done.add_done_callback(partial(self._tell, file, changes))

    def _tell(
        self,
        file: Path,
        changes: Mapping[str, Annotation],
        done: Future[dict[str, Annotation]],
    ) -> None:
        error = done.exception()
        said = {} if error is not None else done.result()
        self._written.emit(_Written(file, changes, said, error))

    def _on_written(self, written: _Written) -> None:
        if written.error is not None:
            self.failed.emit(_told(written.file, written.error, tr(_HINT)))
            return
        unwritten = self._unwritten.get(written.file, {})
        for image_id, entry in written.changes.items():
            if unwritten.get(image_id) == entry:
                del unwritten[image_id]
        if not unwritten:
            self._unwritten.pop(written.file, None)
        if written.file == self._file:
            self._adopt(written.said)

    def _adopt(self, said: Mapping[str, Annotation]) -> None:
        """Take up what another window has said, where this one has nothing newer."""
        names = {*said, *self._said} - set(self._unwritten.get(self._file, {}))
        others = {name: said.get(name, NOTHING) for name in names}
        fresh = {name: entry for name, entry in others.items() if self.of(name) != entry}
        if fresh:
            self._take_up(fresh)


_HINT = mark("They are kept while the window is open: export them as CSV.")
_CLOSING = mark(
    "They are kept while the window is open: open their dataset and export them as CSV, or close "
    "the window once more to lose them."
)


def _told(file: Path, error: BaseException, hint: str) -> BaseException:
    if not isinstance(error, OSError):
        return error
    return UserError(
        tr(
            "The annotations could not be written to {file} ({reason}).",
            file=file,
            reason=error.strerror or str(error),
        ),
        hint,
    )
