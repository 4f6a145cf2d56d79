"""The Models page: all models on the left, the chosen one on the right; import, export, undo."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.error import UserError
from core.library import bin as aside
from core.library.book import ModelBook
from core.library.listing import ModelEntry, Origin, list_models
from core.library.source import ForeignModel
from desktop.chore import Chore
from desktop.errand import Errand
from desktop.models import task
from desktop.models.busy_panel import BusyPanel
from desktop.models.detail_view import DetailView
from desktop.models.model_list import ModelDelegate, ModelListModel
from desktop.models.speed_text import speed_text
from desktop.translation import mark, told, told_error, tr
from desktop.widget.banner import Banner
from desktop.widget.label import DISCLAIMER, HeadingLabel
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton

_SUFFIX = ".dermadesk"
_PACKAGES = mark("Models of Dermadesk (*.dermadesk)")
_LIST_WIDTH, _LEAST_WIDTH = 300, 240


class ModelsPage(QWidget):
    """Keeps the models in order. `default_chosen(folder)` and `deleted(folder)` tell Classify."""

    title = mark("Models")
    default_chosen = Signal(object)
    deleted = Signal(object)

    def __init__(
        self, runs_folder: Path, models_folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runs, self._models = runs_folder, models_folder
        self._book = ModelBook(models_folder)
        self._bin: list[aside.Deleted] = []
        self._wanted: Path | None = None
        self._judging: Path | None = None
        self._measuring: Path | None = None
        self._speeds: dict[Path, str] = {}
        self._unjudged: dict[Path, str] = {}
        self.listing = Chore(self)
        self.mover, self.meter, self.judge = Errand(self), Errand(self), Errand(self)
        self.model = ModelListModel(self)
        self.list = QListView()
        self.detail = DetailView()
        self.banner = Banner(tr("Models"), "models")
        self.import_button = SymbolButton("import", tr("Import"))
        self.dialog: QDialog | None = None
        self._right = QStackedWidget()
        self._empty = Notice(
            "models",
            tr("No model yet"),
            tr("Models of completed runs are listed here, and those that you import.")
            + f" {tr(DISCLAIMER)}",
        )
        self._busy = BusyPanel()
        self.cancel_button = self._busy.cancel
        self._lay_out()
        self._connect()
        said = self._book.check()
        if said:
            self.banner.tell(told(said))
        aside.erase_old([runs_folder, models_folder])

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(ModelDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("Models"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        menu = QMenu(self.import_button)
        menu.addAction(tr("Model file ({suffix})…", suffix=_SUFFIX), self._on_import_file)
        menu.addAction(tr("Bundle or run, a folder…"), self._on_import_folder)
        menu.addAction(tr("State dict of timm or torchvision…"), self.show_state_dict_dialog)
        self.import_button.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 10, 6)
        head.addWidget(HeadingLabel(tr("Models")))
        head.addStretch(1)
        head.addWidget(self.import_button)
        left = QWidget()
        self.list.setMinimumWidth(_LEAST_WIDTH)  # its heading may need more
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 14, 0, 0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self._busy)
        for part in (self._empty, self.detail):
            self._right.addWidget(part)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self._right)
        split.setChildrenCollapsible(False)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 900])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(split, 1)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.listing.answered.connect(self._on_listed)
        self.mover.progressed.connect(self._on_progressed)
        self.mover.answered.connect(self._on_moved)
        self.meter.answered.connect(lambda speed: self._on_measured(speed_text(speed)))
        self.judge.answered.connect(self._on_judged)
        self.judge.failed.connect(self._on_unjudged)
        self.meter.failed.connect(self._on_meter_failed)
        self.mover.failed.connect(self._on_mover_failed)
        self.listing.failed.connect(self._on_failed)
        self.cancel_button.clicked.connect(self._on_cancel)
        detail = self.detail
        detail.renamed.connect(lambda folder, name: self._change(self._book.rename, folder, name))
        detail.noted.connect(lambda folder, note: self._change(self._book.write_note, folder, note))
        detail.default_button.clicked.connect(self.choose_default)
        detail.export_button.clicked.connect(self._on_export)
        detail.delete_button.clicked.connect(self.delete)
        detail.speed_button.clicked.connect(self.measure)
        for keys, text, slot in (
            ("F2", tr("Rename the model"), detail.begin_rename),
            (QKeySequence.StandardKey.Undo, tr("Bring back what was deleted"), self.undo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setWhatsThis(text)
        remove = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list, self.delete)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.setWhatsThis(tr("Delete the model"))

    @property
    def busy(self) -> bool:
        """Whether something is on its way."""
        return any(work.busy for work in (self.listing, self.mover, self.meter, self.judge))

    @property
    def entry(self) -> ModelEntry | None:
        """The model that is chosen."""
        return self.model.entry(self.list.currentIndex().row())

    def refresh(self) -> None:
        """Look for models again; the chosen one stays chosen."""
        self.listing.start(functools.partial(list_models, self._runs, self._models))

    def choose(self, folder: Path) -> None:
        """Show a model, now or when it is found."""
        self._wanted = folder
        self._show_wanted()

    def import_path(self, source: Path) -> None:
        """Import a file of ours, a bundle or a run in the background."""
        self._begin(tr("Importing {name}…", name=source.name))
        self.mover.start(task.import_package, source, self._models)

    def import_state_dict(self, source: ForeignModel) -> None:
        """Import a state dict in the background."""
        self._begin(tr("Importing {name}…", name=source.file.name))
        self.mover.start(task.import_state_dict, source, self._models)

    def export(self, target: Path) -> None:
        """Write the chosen model as one file in the background."""
        entry = self.entry
        if entry is not None:
            self._begin(tr("Exporting {name}…", name=entry.name))
            self.mover.start(task.export, entry.folder, target, entry.said)

    def measure(self) -> None:
        """Measure the speed of the chosen model in the background."""
        entry = self.entry
        if entry is not None and not entry.problem:
            self._measuring = entry.folder
            self._speeds[entry.folder] = tr("Measuring…")
            self.meter.start(task.speed, entry.folder)
            self._show_entry()

    def choose_default(self) -> None:
        """Make the chosen model the one that answers on Classify."""
        entry = self.entry
        if entry is not None and self._change(self._book.choose_default, entry.folder):
            self.default_chosen.emit(entry.folder)

    def delete(self) -> None:
        """Move the chosen model aside; it can be brought back until the window closes."""
        entry = self.entry
        if entry is None or entry.origin is Origin.BUNDLED:
            return
        try:
            gone = aside.move_aside(entry.folder)
        except UserError as error:
            self._on_failed(error)
            return
        self._bin.append(gone)
        what = tr("{name} was deleted. It can be brought back until the window closes.",
                  name=entry.name)  # fmt: skip
        self.banner.tell(what, tr("Undo"), self.undo)
        self.deleted.emit(entry.folder)
        self.refresh()

    def undo(self) -> None:
        """Bring the model back that was deleted last."""
        if not self._bin:
            return
        last = self._bin.pop()
        self.banner.dismiss()
        try:
            aside.put_back(last)
        except UserError as error:
            self._on_failed(error)
            return
        self._wanted = last.folder
        self.refresh()

    def show_state_dict_dialog(self) -> None:
        """Ask for a state dict and what it does not say of itself."""
        from desktop.models.state_dict_dialog import StateDictDialog

        dialog = StateDictDialog(self)
        dialog.chosen.connect(self.import_state_dict)
        self.dialog = dialog
        dialog.show()

    def close_page(self) -> None:
        """Keep the note, end what goes on, erase what was deleted."""
        self.detail.keep_note()
        for work in (self.listing, self.mover, self.meter, self.judge):
            work.close()
        aside.erase(self._bin)
        self._bin.clear()

    def _change(self, change: object, *arguments: object) -> bool:
        assert callable(change)
        try:
            change(*arguments)
        except UserError as error:
            self._on_failed(error)
            return False
        self.refresh()
        return True

    def _show_wanted(self) -> None:
        row = self.model.row_of(self._wanted)
        if row >= 0:
            self._wanted = None
            self.list.setCurrentIndex(self.model.index(row))

    def _on_listed(self, entries: tuple[ModelEntry, ...]) -> None:
        if entries != self.model.entries:
            shown = self.entry
            row = self.list.currentIndex().row()
            self.model.set_entries(entries)
            found = self.model.row_of(shown.folder if shown is not None else None)
            # What stood below a deleted model moves up to it.
            number = found if found >= 0 else min(max(row, 0), len(entries) - 1)
            self.list.setCurrentIndex(self.model.index(number))
        self._show_wanted()
        self._show_entry()

    def _on_current_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        self._show_entry()

    def _show_entry(self) -> None:
        entry = self.entry
        self._right.setCurrentWidget(self._empty if entry is None else self.detail)
        if entry is None:
            return
        self._judge(entry)
        working = self.judge.busy and self._judging == entry.folder
        self.detail.show_entry(entry, working=working, reason=self._unjudged.get(entry.folder, ""))
        if self.meter.busy:  # one is measured at a time
            self.detail.speed_button.setEnabled(False)
        if entry.folder in self._speeds:
            self.detail.speed.setText(self._speeds[entry.folder])

    def _judge(self, entry: ModelEntry) -> None:
        """Have the figures of a run worked out once, while its model is looked at."""
        run, known = entry.run, entry.said.figures.get("stamp") == entry.stamp
        if self.judge.busy and self._judging != entry.folder:
            self.judge.cancel()
        able = run is not None and (run / "predictions" / "val.csv").is_file()
        if known or not able or self.judge.busy or entry.folder in self._unjudged:
            return
        if self.isVisible():
            self._judging = entry.folder
            self.judge.start(task.figures, run, entry.stamp)

    def _on_judged(self, figures: dict[str, object]) -> None:
        if self._judging is not None:
            self._change(self._book.keep_figures, self._judging, figures)

    def _on_unjudged(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        if self._judging is not None:
            self._unjudged[self._judging] = tr("No intervals: {error}", error=told_error(error))
        self._show_entry()

    def _on_measured(self, text: str) -> None:
        if self._measuring is not None:
            self._speeds[self._measuring] = text
        self._show_entry()

    def _on_meter_failed(self, error: Exception) -> None:
        self._on_measured(tr("It could not be measured."))
        self._on_failed(error)

    def _begin(self, text: str) -> None:
        self.banner.dismiss()
        self._busy.begin(text)
        self.import_button.setEnabled(False)

    def _end(self) -> None:
        self._busy.hide()
        self.import_button.setEnabled(True)

    def _on_progressed(self, what: str, done: int, total: int) -> None:
        self._busy.show_progress(done, total)

    def _on_moved(self, path: Path) -> None:
        self._end()
        if path.suffix == _SUFFIX:
            self.banner.tell(tr("Written to {path}.", path=path))
            return
        self.choose(path)
        self.refresh()

    def _on_mover_failed(self, error: Exception) -> None:
        self._end()
        self._on_failed(error)

    def _on_cancel(self) -> None:
        self.mover.cancel()
        self._end()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # a bug: the window's hook logs it and shows it with its details
        self.banner.tell(told_error(error))

    def _on_import_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Import a model"), "", tr(_PACKAGES))
        if name:
            self.import_path(Path(name))

    def _on_import_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Import a bundle or a run"))
        if folder:
            self.import_path(Path(folder))

    def _on_export(self) -> None:
        entry = self.entry
        if entry is None:
            return
        start = str(Path.home() / f"{entry.name}{_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self, tr("Export the model"), start, tr(_PACKAGES))
        if name:
            path = Path(name)
            self.export(path if path.suffix == _SUFFIX else path.with_name(path.name + _SUFFIX))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()  # a run may have been completed since

    def hideEvent(self, event: QHideEvent) -> None:
        self.detail.keep_note()
        super().hideEvent(event)
