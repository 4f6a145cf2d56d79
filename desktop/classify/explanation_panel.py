"""The image large, and over it where the network saw a diagnosis."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from core.target import DIAGNOSIS, Target
from desktop.class_text import class_name
from desktop.engine_task import Overlay
from desktop.translation import mark, tr
from desktop.widget.image_view import ImageView
from desktop.widget.label import QuietLabel

_OPACITY = 55
METHODS = (
    (mark("Grad-CAM"), "gradcam"),
    (mark("Grad-CAM++"), "gradcam++"),
    (mark("Saliency"), "saliency"),
    (mark("Occlusion"), "occlusion"),
)
"""The ways to explain, as they are called here and in the engine."""
_ABOUT = mark(
    "Lay over the image where the network saw a class. "
    "The model sees only the square in the middle."
)


class ExplanationPanel(QWidget):
    """`wanted` says that an overlay, or one of another class, is wanted or no longer wanted."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: Target | None = None
        self.image = ImageView(tr("Select an image on the left."))
        self.shown = QCheckBox(tr("Show heat map"))
        self.method = QComboBox()
        self.method.setAccessibleName(tr("Method of explanation"))
        for name, code in METHODS:
            self.method.addItem(tr(name), code)
        self.diagnosis = QComboBox()
        self.diagnosis.setAccessibleName(tr("Class to explain"))
        self.diagnosis.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.diagnosis.setMinimumContentsLength(10)
        self.set_target(DIAGNOSIS)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setValue(_OPACITY)
        self.opacity.setAccessibleName(tr("Opacity of the overlay"))
        self.opacity.setMinimumSize(80, 22)
        self.status = QuietLabel()
        self.status.setWordWrap(True)
        self._overlay: QImage | None = None
        self._held = ""
        controls = QHBoxLayout()
        controls.setSpacing(10)
        controls.addWidget(self.shown)
        controls.addWidget(self.diagnosis, 1)
        # In the row below: beside both others it would widen the panels of Evaluate.
        shading = QHBoxLayout()
        shading.setSpacing(10)
        shading.addWidget(self.method)
        shading.addWidget(QuietLabel(tr("Opacity")))
        shading.addWidget(self.opacity, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.image, 1)
        layout.addLayout(controls)
        layout.addLayout(shading)
        layout.addWidget(self.status)
        self.image.set_opacity(_OPACITY / 100)
        self.opacity.valueChanged.connect(lambda value: self.image.set_opacity(value / 100))
        self.shown.toggled.connect(self._on_wanted)
        self.diagnosis.currentIndexChanged.connect(self._on_wanted)
        self.method.currentIndexChanged.connect(self._on_wanted)
        self._on_wanted()

    def hold(self, reason: str) -> None:
        """Offer nothing, for a reason that the tips say; an empty one offers everything again."""
        self._held = reason
        self.shown.setEnabled(not reason)
        self.shown.setToolTip(reason or tr(_ABOUT))
        for control in (self.method, self.diagnosis, self.opacity):
            control.setToolTip(reason)
            control.setEnabled(not reason and self.shown.isChecked())

    def set_target(self, target: Target) -> None:
        """Offer the classes of `target` to be explained; the most probable one is chosen."""
        if target == self._target:
            return
        self._target = target
        with QSignalBlocker(self.diagnosis):
            self.diagnosis.clear()
            self.diagnosis.addItem(tr("Most probable"), None)
            for number, code in enumerate(target.classes):
                self.diagnosis.addItem(class_name(target, code), number)

    def class_index(self, dx: str) -> int:
        """Return the class to explain where `dx` is the most probable one."""
        chosen = self.diagnosis.currentData()
        if chosen is not None:
            return int(chosen)
        assert self._target is not None
        return self._target.classes.index(dx)

    @property
    def method_code(self) -> str:
        """The way to explain, as the engine calls it."""
        return str(self.method.currentData())

    def set_image(self, image: QImage | None, text: str = "") -> None:
        """Show an image, or `text` in its place."""
        if image is None:
            self.image.set_empty_text(text)
        self.image.set_image(image, text)
        if image is not None:
            self.image.set_overlay(self._overlay)

    def set_overlay(self, overlay: Overlay | None, status: str = "") -> None:
        """Lay an overlay over the image; None takes it away and `status` says why."""
        self._overlay = None
        if overlay is not None:
            size = overlay.width, overlay.height
            kind = QImage.Format.Format_RGBA8888
            # A copy: the QImage would otherwise point into bytes that Python may free.
            self._overlay = QImage(overlay.rgba, *size, 4 * overlay.width, kind).copy()
        self.image.set_overlay(self._overlay)
        self.status.setText(status)
        self.status.setVisible(bool(status))

    @property
    def overlay(self) -> QImage | None:
        """The overlay that is shown."""
        return self._overlay

    def _on_wanted(self) -> None:
        self.hold(self._held)
        self.wanted.emit()
