"""The foot of the images: how many are shown and selected, and what can be done with them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.browse.image_action import ImageActions
from desktop.translation import counted, tr
from desktop.widget.label import ElidedLabel
from desktop.widget.symbol import SymbolButton


class SelectionBar(QWidget):
    """A sentence and three buttons; what they do is in the actions."""

    def __init__(self, actions: ImageActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._text = ElidedLabel()
        self._text.setAccessibleName(tr("Shown and selected images"))
        self.menu = QMenu(self)
        actions.fill(self.menu)
        more = SymbolButton("image", tr("Image"))
        more.setToolTip(tr("Everything that can be done with the selected images, with its key"))
        more.setMenu(self.menu)
        self._compare = SymbolButton("compare", tr("Compare"))
        self._compare.setToolTip(tr("Two to six selected images side by side (C)"))
        self._classify = SymbolButton("classify", tr("Classify"))
        self._classify.setToolTip(tr("Send the selected images to Classify (Ctrl+Return)"))
        self._classify.setProperty("primary", True)
        self._compare.clicked.connect(actions.by_name["compare"].trigger)
        self._classify.clicked.connect(actions.by_name["classify"].trigger)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        for button in (more, self._compare, self._classify):
            layout.addWidget(button)
        self.show_counts(0, 0, 0)

    @property
    def text(self) -> str:
        """The sentence."""
        return self._text.toolTip()

    def show_counts(self, shown: int, total: int, chosen: int) -> None:
        """Say how many images pass the filter of how many, and how many are selected."""
        text = counted(shown, "{n} image", "{n:,} images")
        if chosen:
            text = tr("{chosen:,} of {shown:,} selected", chosen=chosen, shown=shown)
        elif shown != total:
            text = tr("{shown:,} of {total:,} images", shown=shown, total=total)
        self._text.set_whole_text(text)
        self._actions.set_count(chosen)
        self._classify.setEnabled(chosen > 0)
        self._compare.setEnabled(self._actions.by_name["compare"].isEnabled())
