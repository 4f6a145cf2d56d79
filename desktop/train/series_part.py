"""What search and folds of the Train page do: view, forms and thread of runs, tied together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core.error import UserError
from desktop.train.run_thread import RunThread
from desktop.train.series_form import FOLDS, SEARCH, SeriesForm, Wanted
from desktop.train.series_view import SeriesView
from desktop.translation import told_error, tr
from training.config import Config
from training.series.background import ask_to_stop, begin_folds, begin_search, go_on


class SeriesPart(QObject):
    """Has series begun and stopped by the thread that minds the runs; `place_wanted` shows a view.

    `base` returns the config that the form of a new run holds, or the UserError of what is wrong.
    """

    place_wanted = Signal(object)
    _begun = Signal(object)
    _refused = Signal(object)

    def __init__(
        self,
        thread: RunThread,
        base: Callable[[], Config | UserError],
        about: Callable[[], str],
        place: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._thread, self._base, self._about = thread, base, about
        self.view = SeriesView(place)
        self.forms = {kind: SeriesForm(kind, place) for kind in (SEARCH, FOLDS)}
        for form in self.forms.values():
            form.base_wanted.connect(lambda form=form: self._on_base_wanted(form))
            form.wanted.connect(self._on_wanted)
        self.view.new_wanted.connect(self._on_new_wanted)
        self.view.go_on_wanted.connect(self._on_go_on_wanted)
        self.view.stop_wanted.connect(lambda path: self._do(lambda: ask_to_stop(path)))
        self._begun.connect(self._on_begun)
        self._refused.connect(self._on_refused)

    @property
    def views(self) -> tuple[QWidget, ...]:
        """All that is shown in the place of a run."""
        return self.view, *self.forms.values()

    def free(self) -> None:
        """Let everything be asked again: what was asked last has come to nothing."""
        for form in self.forms.values():
            form.set_busy(False)
        self.view.show_error("")

    def _on_new_wanted(self, kind: str) -> None:
        form = self.forms[kind]
        form.set_base_text(self._about())
        form.show_error("")
        self.place_wanted.emit(form)

    def _on_base_wanted(self, form: SeriesForm) -> None:
        base = self._base()
        if isinstance(base, UserError):
            form.show_error(tr("{base} (on “New run”)", base=base))
        else:
            form.submit(base)

    def _on_wanted(self, wanted: Wanted) -> None:
        folder = self._thread.runs_folder

        def begin() -> None:
            if wanted.kind == SEARCH:
                path = begin_search(folder, wanted.base, wanted.space, wanted.values, wanted.slots)
            else:
                path = begin_folds(folder, wanted.base, wanted.values, wanted.slots)
            self._begun.emit(path)

        self._do(begin)

    def _on_go_on_wanted(self, path: Path, slots: Sequence[str]) -> None:
        self._do(lambda: go_on(path, slots))

    def _do(self, work: Callable[[], object]) -> None:
        def carried_out() -> None:
            try:
                work()
            except UserError as error:
                self._refused.emit(error)

        self._thread.do(carried_out)

    def _on_begun(self, path: Path) -> None:
        for form in self.forms.values():
            form.set_busy(False)
        self.place_wanted.emit(self.view)
        self.view.expect(path)
        self.view.choose(path)

    def _on_refused(self, error: UserError) -> None:
        busy = [form for form in self.forms.values() if not form.start.isEnabled()]
        for form in busy:
            form.set_busy(False)
            form.show_error(told_error(error))
        if not busy:
            self.view.show_error(told_error(error))
