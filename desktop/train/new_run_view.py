"""What a new run is made from: dataset, split, preset, and the form of all settings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.error import UserError
from core.record import Record
from desktop.session import Session
from desktop.train.config_form import ConfigForm
from desktop.train.estimate_bar import EstimateBar
from desktop.translation import counted, mark, told_error, tr
from desktop.widget.label import ElidedLabel, PlainLabel, QuietLabel, TitleLabel, plain_tip
from desktop.widget.symbol import SymbolButton
from desktop.widget.typed_box import TypedBox
from training.config import (
    DEFAULT_PRESET,
    Config,
    build_config,
    field_specs,
    load_preset,
    preset_description,
    presets,
    recipes,
    with_values,
)

_FIELD_WIDTH = 260  # the longest name of a preset, whole
_NO_NETWORK = UserError(
    mark("model.download would fetch weights, and downloads are not allowed."),
    mark("Allow them in the settings (Ctrl+,), or put the weights into the weights folder."),
)
_CHANGES_KEPT = mark("Settings you change stand out; the rest is the preset's.")


class NewRunView(QWidget):
    """Asks for everything a run needs; `start_requested` carries a valid config.

    `queue_requested` carries one for a run that is to wait for its turn.
    """

    start_requested = Signal(object)
    queue_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._busy = False
        self.dataset = ElidedLabel()
        self.open_button = SymbolButton("folder", tr("Open folder…"))
        self.preset = QComboBox()
        self.scheme = TypedBox()
        self.start = SymbolButton("play", tr("Start training"))
        self.enqueue = SymbolButton("queue", tr("Add to queue"))
        self.estimate = EstimateBar(self._probed)
        self.message = PlainLabel()
        self._description = QuietLabel()
        self._fill()
        self._lay_out()
        self._connect()
        self._show_dataset()
        self._on_preset(self.preset.currentText())

    def _fill(self) -> None:
        known = recipes()
        own = [name for name in presets() if name not in known]
        self.preset.addItems(own)
        if own and known:
            self.preset.insertSeparator(len(own))
        self.preset.addItems(list(known))
        self.preset.setCurrentText(DEFAULT_PRESET)
        self.preset.setMaxVisibleItems(self.preset.count())
        self.preset.setAccessibleName(tr("Preset"))
        spec = next(spec for spec in field_specs() if spec.path == "data.scheme")
        self.scheme.addItems(list(spec.choices))
        self.scheme.setAccessibleName(tr("Split"))
        self.scheme.setToolTip(tr(spec.description))
        self.start.setProperty("primary", True)
        self.message.setWordWrap(True)
        self.message.setForegroundRole(QPalette.ColorRole.BrightText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._description.setWordWrap(True)

    def _lay_out(self) -> None:
        top = QGridLayout()
        top.setHorizontalSpacing(12)
        top.setVerticalSpacing(8)
        top.setColumnStretch(2, 1)
        for number, (name, field) in enumerate(
            (
                (tr("Dataset"), self.open_button),
                (tr("Split"), self.scheme),
                (tr("Preset"), self.preset),
            )
        ):
            label = QLabel(name)
            label.setBuddy(field)
            field.setFixedWidth(_FIELD_WIDTH)
            top.addWidget(label, number, 0)
            top.addWidget(field, number, 1)
        top.setColumnMinimumWidth(0, 100)
        top.addWidget(self.dataset, 0, 2)
        top.addWidget(QuietLabel(tr("Training/validation/test, by lesion")), 1, 2)
        top.addWidget(self._description, 2, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(TitleLabel(tr("New run")))
        layout.addLayout(top)
        layout.addWidget(QuietLabel(tr(_CHANGES_KEPT)))
        scroll = QScrollArea(self)
        # Behind the fields above it for the Tab key, and made where it stays: with each parent
        # that it comes into, Qt would style its some hundred parts anew.
        self.form = ConfigForm(scroll.viewport())
        scroll.setWidget(self.form)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addWidget(self.message, 1)
        foot.addWidget(self.estimate.buttons)
        foot.addWidget(self.enqueue)
        foot.addWidget(self.start)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.estimate)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open)
        self.preset.currentTextChanged.connect(self._on_preset)
        self.scheme.currentTextChanged.connect(self._on_edited)
        self.form.changed.connect(self._on_edited)
        self.start.clicked.connect(lambda: self._ask(self.start_requested))
        self.enqueue.clicked.connect(lambda: self._ask(self.queue_requested))
        self._session.dataset_opening.connect(self._show_dataset)
        self._session.dataset_changed.connect(self._show_dataset)
        self._session.failed.connect(self._show_dataset)
        self._session.crashed.connect(self._show_dataset)

    def config(self) -> Config:
        """Return the config as it stands; raises UserError."""
        folder, csv, images = self._session.source
        return with_values(
            self.form.config(),
            {
                "data.folder": folder,
                "data.csv": csv,
                "data.images": images,
                "data.scheme": self.scheme.currentText().strip(),
            },
        )

    def set_template(self, config: Config, name: str) -> None:
        """Fill everything from the config of a run, to be changed before it is started anew."""
        known = config.preset in presets()
        self.preset.blockSignals(True)
        self.preset.setCurrentIndex(self.preset.findText(config.preset) if known else -1)
        self.preset.blockSignals(False)
        self.form.set_base(build_config(load_preset(config.preset)) if known else Config())
        self.form.set_values(config)
        self.scheme.setCurrentText(config.data.scheme)
        self.message.clear()
        data = config.data
        folder = data.folder or data.csv
        opened = self._session.source[0] or self._session.source[1]
        text = tr("Settings of {name}. What its preset has otherwise stands out.", name=name)
        if opened is None and folder is not None and folder.exists():
            self._session.open_folder(data.folder, csv=data.csv, images=data.images)
        elif folder is not None and opened != folder:
            more = tr("It was trained on {folder}, which is not what is open.", folder=folder)
            text = f"{text} {more}"
        self._description.setText(text)

    @property
    def busy(self) -> bool:
        """Whether a run is being made."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Say that a run is being made, or no longer."""
        self._busy = busy
        self.start.setText(tr("Preparing…") if busy else tr("Start training"))
        self._show_dataset()

    def show_error(self, error: UserError) -> None:
        """Say beside the button what is wrong."""
        self.message.setText(told_error(error))

    def _show_dataset(self) -> None:
        dataset = self._session.dataset
        if self._session.opening:
            self.dataset.set_whole_text(tr("Opening…"))
        elif dataset is None:
            self.dataset.set_whole_text(tr("No dataset is open yet"))
        else:
            count = counted(len(dataset.records), "{n} image", "{n:,} images")
            lesions = "" if dataset.lesions_known else tr(", lesions unknown")
            self.dataset.set_whole_text(f"{dataset.root.name} · {count}{lesions}")
            self.dataset.setToolTip(plain_tip(str(dataset.root)))
        ready = dataset is not None and not self._session.opening and not self._busy
        for button in (self.start, self.enqueue):
            button.setEnabled(ready)
            button.setToolTip("" if dataset is not None else tr("Open a dataset first"))
        self.estimate.buttons.setEnabled(ready)

    def _on_open(self) -> None:
        start = str(self._session.source[0] or Path.home())
        folder = QFileDialog.getExistingDirectory(self, tr("Open a folder of images"), start)
        if folder:
            self._session.open_folder(Path(folder))

    def _on_preset(self, name: str) -> None:
        if not name:
            return
        base = build_config(load_preset(name))
        self._description.setText(tr(preset_description(name)))
        self.form.set_base(base)
        self.scheme.setCurrentText(base.data.scheme)

    def _on_edited(self) -> None:
        self.message.clear()
        self.estimate.forget()

    def checked(self) -> Config | None:
        """Return the config as it stands; None where it is said beside the button what is wrong."""
        self.message.clear()
        try:
            config = self.config()
        except UserError as error:
            self.show_error(error)
            return None
        if config.model.download and not self._session.may_download:
            self.show_error(_NO_NETWORK)
            return None
        return config

    def _probed(self) -> tuple[Config, Sequence[Record]] | None:
        config, dataset = self.checked(), self._session.dataset
        return None if config is None or dataset is None else (config, dataset.records)

    def base_of_series(self) -> Config | UserError:
        """Return the config as it stands, or what is wrong with it."""
        if self._session.dataset is None:
            return UserError(tr("No dataset is open."), tr("Open a folder of images first."))
        config = self.checked()
        return UserError(self.message.text()) if config is None else config

    def summary(self) -> str:
        """Say in a sentence which settings stand in the form."""
        dataset = self._session.dataset
        where = (
            tr("the images of {name}", name=dataset.root.name)
            if dataset is not None
            else tr("no images yet")
        )
        changed = len(self.form.overrides())
        more = ""
        if changed:
            more = " " + counted(changed, "with {n} setting changed", "with {n} settings changed")
        preset = self.preset.currentText() or tr("no preset")
        return tr(
            "All runs begin with the settings under “New run”: {preset}{more}, on {where}.",
            preset=preset,
            more=more,
            where=where,
        )

    def _ask(self, request: SignalInstance) -> None:
        config = self.checked()
        if config is not None:
            self.set_busy(True)
            request.emit(config)
