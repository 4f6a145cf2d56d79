"""Near duplicates: found in a process of its own, listed by points, seen side by side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from core.error import UserError
from core.lesion import duplicate_pairs
from core.record import Record
from desktop.browse import task
from desktop.browse.caption import PhotoCaption
from desktop.browse.photo_viewer import FULL_EDGE
from desktop.browse.thumbnail import ThumbnailLoader
from desktop.browse.tool_view import ToolView
from desktop.session import Session
from desktop.translation import counted, mark, told, tr
from desktop.widget.label import HeadingLabel
from desktop.widget.notice import Notice
from desktop.widget.symbol import SymbolButton
from desktop.widget.text_table import TextTable
from desktop.widget.zoom_view import Viewport, ZoomView

_HEADERS = (
    mark("Image"),
    mark("Other image"),
    mark("Diagnoses"),
    mark("Lesion"),
    mark("Known"),
    mark("Points"),
)
_COLUMNS = ("image_id_a", "image_id_b", "dx_a", "dx_b", "lesion_id_a", "lesion_id_b", "points")
_TABLES = mark("Tables (*.csv)")


class DuplicateView(ToolView):
    """Starts the search, lists pairs, and shows the chosen one with a shared zoom."""

    def __init__(
        self, session: Session, photos: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Near duplicates"),
            tr(
                "Finds photographs of the same spot, shifted or in other light too. Pairs of "
                "different lesions are only suspects: look at each pair."
            ),
            parent,
        )
        self._session, self._photos = session, photos
        self._records: dict[str, Record] = {}
        self.found: task.NearFound | None = None
        self.pairs: list[tuple[str, str, int]] = []
        self.search = SymbolButton("search", tr("Find near duplicates"))
        self.save = SymbolButton("export", tr("Save as CSV…"))
        self.strangers = QCheckBox(tr("Only pairs of different lesions"))
        self.summary = HeadingLabel()
        self._not_yet = Notice(
            "twin", tr("Not searched yet"),
            tr("Every image is read and compared with all others: some minutes for ten thousand. "
            "You can go on working meanwhile."),
        )  # fmt: skip
        self.table = TextTable(tr("Pairs of near duplicates"), names=5)
        shared = Viewport(self)
        self.views = (ZoomView(shared), ZoomView(shared))
        self._captions = (PhotoCaption(), PhotoCaption())
        self._fill()
        self._connect()
        self.show_state()

    def _fill(self) -> None:
        self.search.setProperty("primary", True)
        self.strangers.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.search)
        row.addWidget(self.strangers)
        row.addStretch(1)
        row.addWidget(self.save)
        sides = QWidget()
        pictures = QVBoxLayout(sides)
        pictures.setContentsMargins(14, 0, 0, 0)
        for view, caption in zip(self.views, self._captions, strict=True):
            view.set_image(None, "", tr("Choose a pair to see it."))
            pictures.addWidget(view, 1)
            pictures.addWidget(caption)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(self.table)
        halves.addWidget(sides)
        halves.setChildrenCollapsible(False)
        halves.setSizes([640, 420])
        self._halves = halves
        self.summary.setWordWrap(True)
        self.body.addLayout(row)
        self.body.addWidget(self.summary)
        self.body.addWidget(halves, 1)
        self.body.addWidget(self._not_yet, 1)

    def _connect(self) -> None:
        self.search.clicked.connect(self.start)
        self.save.clicked.connect(self._on_save)
        self.strangers.toggled.connect(self._show_pairs)
        self.table.selectionModel().currentRowChanged.connect(self._on_pair)
        self._photos.arrived.connect(self._show_photos)
        self._session.dataset_changed.connect(self._on_dataset_changed)

    def start(self) -> None:
        """Search all images of the open dataset."""
        dataset = self._session.dataset
        if dataset is None:
            return
        images = [(record.image_id, str(record.path)) for record in dataset.records]
        self.begin(tr("Reading images…"), self.show_found, task.find_pairs, images)

    def show_found(self, value: object) -> None:
        """List what was found."""
        assert isinstance(value, task.NearFound)
        index = self._session.index
        self.found = value
        self._records = {r.image_id: r for r in index.records} if index is not None else {}
        self._show_pairs()

    def save_to(self, path: Path) -> None:
        """Write the pairs that are listed."""
        from core.atomic import write_csv

        rows = []
        for first, second, points in self.pairs:
            a, b = self._records[first], self._records[second]
            rows.append((first, second, a.dx, b.dx, a.lesion_id, b.lesion_id, points))
        try:
            write_csv(path, _COLUMNS, rows)
        except OSError as error:
            reason = error.strerror or str(error)
            self.failed.emit(
                UserError(
                    tr("{path} cannot be written ({reason}).", path=path, reason=reason),
                    tr("Try another."),
                )
            )
        else:
            pairs = counted(len(rows), "{n} pair", "{n:,} pairs")
            self.message.setText(tr("{what} saved to {path}.", what=pairs, path=path))

    def show_state(self) -> None:
        super().show_state()
        self.search.setEnabled(not self.errand.busy and self._session.dataset is not None)
        found = self.found is not None
        self.save.setEnabled(bool(self.pairs))
        self.strangers.setEnabled(found)
        self._halves.setVisible(found)
        self._not_yet.setVisible(not found)
        self.summary.setVisible(found)

    def _show_pairs(self) -> None:
        if self.found is None:
            return
        here = [pair for pair in self.found.pairs if pair[0] in self._records]
        apart = [pair for pair in here if not self._same(pair)]
        known = {frozenset(pair) for pair in duplicate_pairs()}
        present = [pair for pair in known if pair <= self._records.keys()]
        hit = sum(frozenset(pair[:2]) in known for pair in here)
        self.pairs = apart if self.strangers.isChecked() else here
        said = [
            counted(
                len(here),
                "{n} pair, {apart:,} of different lesions.",
                "{n:,} pairs, {apart:,} of different lesions.",
                apart=len(apart),
            )
        ]
        if present:
            said.append(
                tr(
                    "Of the {count} known duplicates of HAM10000 here, {hit} were found.",
                    count=len(present),
                    hit=hit,
                )
            )
        if self.found.unreadable:
            unread = len(self.found.unreadable)
            said.append(
                counted(unread, "{n} image could not be read.", "{n:,} images could not be read.")
            )
        self.summary.setText(" ".join(said))
        rows = []
        for first, second, points in self.pairs:
            a, b = self._records[first].dx or "–", self._records[second].dx or "–"
            same = tr("same") if self._same((first, second, points)) else tr("different")
            is_known = tr("yes") if frozenset((first, second)) in known else ""
            rows.append((first, second, a if a == b else f"{a}, {b}", same, is_known, str(points)))
        self.table.set_table([tr(head) for head in _HEADERS], rows)
        self.show_state()
        if rows:
            self.table.selectRow(0)

    def _same(self, pair: tuple[str, str, int]) -> bool:
        return self._records[pair[0]].lesion_id == self._records[pair[1]].lesion_id

    def _on_pair(self, current: QModelIndex, previous: QModelIndex) -> None:
        if not 0 <= current.row() < len(self.pairs):
            return
        self.views[0].viewport.reset()
        records = [self._records[name] for name in self.pairs[current.row()][:2]]
        for view, caption, record in zip(self.views, self._captions, records, strict=True):
            view.set_image(None)
            caption.show_record(record)
        self._photos.request(id(self), [record.path for record in records], FULL_EDGE)
        self._show_photos()

    def _show_photos(self) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self.pairs):
            return
        for view, name in zip(self.views, self.pairs[row][:2], strict=True):
            path = self._records[name].path
            if view.image().isNull():
                reason = self._photos.reason(path)
                view.set_image(self._photos.image(path, FULL_EDGE), name, told(reason))

    def _on_dataset_changed(self, dataset: object) -> None:
        self.errand.cancel()
        self.found, self.pairs, self._records = None, [], {}
        self.table.set_table(_HEADERS, [])
        self.message.setText("")
        self.show_state()

    def _on_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the pairs"), "pairs.csv", tr(_TABLES))
        if name:
            self.save_to(Path(name))
