"""Getting HAM10000: where it is offered, unpacking what was downloaded, Kaggle's own client."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.ham10000.kaggle import CONSENT, find_client
from core.ham10000.source import CITATION, LICENCE, SOURCES
from desktop.browse import task
from desktop.browse.tool_view import ToolView
from desktop.translation import counted, mark, told, tr
from desktop.widget.label import ElidedLabel, HeadingLabel, PlainLabel, QuietLabel
from desktop.widget.symbol import SymbolButton

if TYPE_CHECKING:
    from core.ham10000.unpack import Arrived

_FILES = mark("Archives and tables (*.zip *.csv *.tab HAM10000_metadata);;All files (*)")


class GetView(ToolView):
    """Nothing is downloaded here but by Kaggle's client, and that only after consent."""

    open_wanted = Signal(object)
    link_pressed = Signal(str)

    def __init__(self, client: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Get HAM10000"),
            tr(
                "Dermadesk downloads nothing unless you ask for it. Get the files in your browser, "
                "then import them here: they are checked, unpacked and counted."
            ),
            parent,
        )
        self._client = client or find_client()
        self.archives: list[Path] = []
        self.folder: Path | None = None
        self._arrived: Path | None = None
        self.files = QListWidget()
        self.choose = SymbolButton("add", tr("Choose files…"))
        self.target = SymbolButton("folder", tr("Unpack into…"))
        self.files_label = ElidedLabel(tr("No files chosen"))
        self.target_label = ElidedLabel(tr("No folder chosen"))
        self.start_button = SymbolButton("import", tr("Check and unpack"))
        self.open_button = SymbolButton("browse", tr("Open the dataset"))
        self.consent = QCheckBox(tr("I agree to this download"))
        self.kaggle_button = SymbolButton("download", tr("Download with Kaggle's client"))
        self.result = HeadingLabel()
        self._fill()
        self._connect()
        self.show_state()

    def _fill(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(HeadingLabel(tr("1  Download from one of these")))
        layout.addLayout(self._sources())
        for text in (
            tr("Licence: {licence}", licence=tr(LICENCE)),
            tr("Please cite: {citation}", citation=CITATION),
        ):
            layout.addWidget(_wrapped(text))
        layout.addSpacing(10)
        layout.addWidget(HeadingLabel(tr("2  Import what you downloaded")))
        layout.addLayout(self._import_row())
        layout.addSpacing(10)
        layout.addWidget(HeadingLabel(tr("Or let Kaggle's own client download it")))
        layout.addWidget(_wrapped(self._kaggle_text()))
        row = QHBoxLayout()
        row.addWidget(self.consent)
        row.addWidget(self.kaggle_button)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addSpacing(10)
        self.result.setWordWrap(True)
        layout.addWidget(self.result)
        opening = QHBoxLayout()
        opening.addWidget(self.open_button)
        opening.addStretch(1)
        layout.addLayout(opening)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        self.body.addWidget(scroll, 1)

    def _sources(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, source in enumerate(SOURCES):
            link = SymbolButton("browser", tr(source.title))
            link.setProperty("left", True)
            link.setToolTip(tr("Open {address} in the browser", address=source.address))
            link.setAccessibleDescription(source.address)
            link.clicked.connect(
                lambda checked=False, address=source.address: self.link_pressed.emit(address)
            )
            address = PlainLabel(f"{source.address}\n{tr(source.files)}. {tr(source.note)}")
            address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            address.setWordWrap(True)
            grid.addWidget(link, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(address, row, 1)
        return grid

    def _import_row(self) -> QVBoxLayout:
        self.files.setAccessibleName(tr("Files to import"))
        self.files.setMaximumHeight(96)
        self.start_button.setProperty("primary", True)
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        for row, (button, label) in enumerate(
            ((self.choose, self.files_label), (self.target, self.target_label))
        ):
            button.setProperty("left", True)
            rows.addWidget(button, row, 0)
            rows.addWidget(label, row, 1)
        rows.addWidget(self.start_button, 1, 2)
        box = QVBoxLayout()
        box.addWidget(
            _wrapped(
                tr(
                    "Choose both image archives and the table together, or the one archive of "
                    "Kaggle."
                )
            )
        )
        box.addLayout(rows)
        box.addWidget(self.files)
        return box

    def _kaggle_text(self) -> str:
        if self._client is None:
            return tr("Kaggle's client is not installed on this computer (pip install kaggle).")
        return tr("{consent} Choose the folder to unpack into first.", consent=tr(CONSENT))

    def _connect(self) -> None:
        self.choose.clicked.connect(self._on_choose)
        self.target.clicked.connect(self._on_target)
        self.start_button.clicked.connect(self.start)
        self.open_button.clicked.connect(self._on_open)
        self.consent.toggled.connect(self.show_state)
        self.kaggle_button.clicked.connect(self.start_download)

    def set_files(self, archives: Sequence[Path]) -> None:
        """Import these files."""
        self.archives = list(archives)
        self.files.clear()
        self.files.addItems([str(path) for path in self.archives])
        self.files_label.set_whole_text(
            counted(len(self.archives), "{n} file chosen", "{n:,} files chosen")
        )
        self.show_state()

    def set_folder(self, folder: Path) -> None:
        """Unpack into this folder, or into a new one in it where it is not empty."""
        taken = folder.is_dir() and any(folder.iterdir())
        self.folder = folder / "HAM10000" if taken else folder
        self.target_label.set_whole_text(str(self.folder))
        self.show_state()

    def start(self) -> None:
        """Check and unpack the chosen files."""
        if self.folder is not None:
            self.result.setText("")
            self.begin(
                tr("Checking…"),
                self._show_arrived,
                task.import_archives,
                self.archives,
                self.folder,
            )

    def start_download(self) -> None:
        """Have Kaggle's client download; only with the consent ticked."""
        if self.consent.isChecked() and self._client is not None and self.folder is not None:
            self.result.setText("")
            self.begin(
                tr("Starting Kaggle's client…"), self._show_arrived, task.download_from_kaggle,
                self._client, self.folder,
            )  # fmt: skip

    def show_state(self) -> None:
        super().show_state()
        free = not self.errand.busy
        for widget in (self.choose, self.target):
            widget.setEnabled(free)
        self.start_button.setEnabled(free and bool(self.archives) and self.folder is not None)
        self.files.setVisible(bool(self.archives))
        ready = free and self._client is not None
        self.consent.setEnabled(ready)
        self.kaggle_button.setEnabled(
            ready and self.consent.isChecked() and self.folder is not None
        )
        self.open_button.setVisible(self._arrived is not None)

    def _show_arrived(self, arrived: object) -> None:
        from core.ham10000.unpack import Arrived

        assert isinstance(arrived, Arrived)
        self.result.setText(_told(arrived))
        self._arrived = arrived.folder
        self.show_state()

    def _on_choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, tr("Choose the downloaded files"), "", tr(_FILES)
        )
        if names:
            self.set_files([Path(name) for name in names])

    def _on_target(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Unpack into"))
        if folder:
            self.set_folder(Path(folder))

    def _on_open(self) -> None:
        if self._arrived is not None:
            self.open_wanted.emit(self._arrived)


def _told(arrived: Arrived) -> str:
    what = (
        f"{counted(arrived.images, '{n} image', '{n:,} images')}, "
        f"{counted(arrived.rows, '{n} row', '{n:,} rows')}, "
        f"{counted(arrived.lesions, '{n} lesion', '{n:,} lesions')}"
    )
    said = [tr("{what}: complete.", what=what) if arrived.complete else f"{what}."]
    said += map(told, arrived.remarks)
    if arrived.copies:
        said.append(counted(arrived.copies, "{n} file came twice.", "{n:,} files came twice."))
    return " ".join(said)


def _wrapped(text: str) -> QuietLabel:
    label = QuietLabel(text)
    label.setWordWrap(True)
    return label
