"""One dialog for what went wrong: a sentence for what a person can fix, details for a bug."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core import place
from core.error import UserError, as_user_error
from desktop.translation import told, tr
from desktop.widget.label import HeadingLabel, PlainLabel
from desktop.widget.symbol import SymbolButton, SymbolLabel

_LOG = logging.getLogger(__name__)
_WIDTH = 460
_MOST_WAITING = 3


def details_of(error: BaseException) -> str:
    """Return the traceback of `error` as text."""
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))


class ErrorDialog(QDialog):
    """Shows a UserError as message and hint; anything else as a bug whose details can be copied."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Dermadesk")
        known = isinstance(error, UserError)
        self.details = "" if known else details_of(error)
        if isinstance(error, UserError):
            title, text = told(error.message), told(error.hint)
        else:
            title = tr("Something went wrong inside Dermadesk.")
            text = tr(
                "This is an error in the program. You can go on; the details are also in the log."
            )
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(
            SymbolLabel("warning" if known else "error", 32), 0, Qt.AlignmentFlag.AlignTop
        )
        texts = QVBoxLayout()
        heading, hint = HeadingLabel(title), PlainLabel(text)
        for label in (heading, hint):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            texts.addWidget(label)
        hint.setVisible(bool(text))
        texts.setSpacing(8)
        texts.addStretch(1)
        row.addLayout(texts, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(row)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setIcon(QIcon())
        buttons.rejected.connect(self.reject)
        if self.details:
            self._add_details(layout, buttons)
        layout.addWidget(buttons)
        # What the buttons need may be more; a least width of the dialog would go before theirs.
        width = max(_WIDTH, layout.minimumSize().width())
        self.setMinimumWidth(width)
        # Wrapped labels ask for more height than they fill at this width.
        self.resize(width, layout.totalHeightForWidth(width))

    def _add_details(self, layout: QVBoxLayout, buttons: QDialogButtonBox) -> None:
        box = QPlainTextEdit(self.details)
        box.setReadOnly(True)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        box.setFont(font)
        box.setAccessibleName(tr("Details"))
        box.setMinimumHeight(160)
        layout.addWidget(box)
        self.copy_button = SymbolButton("copy", tr("Copy details"))
        self.copy_button.clicked.connect(self._on_copy)
        self.log_button = SymbolButton("folder", tr("Open log folder"))
        self.log_button.clicked.connect(open_log_folder)
        for button in (self.copy_button, self.log_button):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self.copy_button.setText(tr("Copied"))


def open_log_folder() -> None:
    """Show the folder of the log files in the system's file manager."""
    folder = place.log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class ErrorReporter(QObject):
    """Takes errors from anywhere, logs them, and shows them in one dialog after the other."""

    _arrived = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._dialog: ErrorDialog | None = None
        self._shown = ""
        self._waiting: list[BaseException] = []
        self._previous: Callable[..., object] | None = None
        # Errors of other threads come over as a queued signal.
        self._arrived.connect(self._on_arrived)

    @property
    def dialog(self) -> ErrorDialog | None:
        """The dialog that is open, if one is."""
        return self._dialog

    def report(self, error: BaseException) -> None:
        """Show `error`; safe to call from any thread."""
        if isinstance(error, UserError):
            _LOG.warning("%s", error)
        else:
            _LOG.error("%s", details_of(error))
        self._arrived.emit(as_user_error(error) or error)

    def install(self) -> None:
        """Have every exception that nobody caught arrive here."""
        self._previous = sys.excepthook
        sys.excepthook = self._on_uncaught

    def uninstall(self) -> None:
        """Give the hook back; what still waits to be shown is in the log."""
        self._waiting.clear()
        if self._previous is not None:
            sys.excepthook = self._previous
            self._previous = None

    def _on_uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        self.report(error.with_traceback(trace))

    def _on_arrived(self, error: BaseException) -> None:
        if self._dialog is None:
            self._show(error)
            return
        # Logged already; a storm of errors shall not become a storm of dialogs.
        known = {self._shown, *map(repr, self._waiting)}
        if repr(error) not in known and len(self._waiting) < _MOST_WAITING:
            self._waiting.append(error)

    def _show(self, error: BaseException) -> None:
        dialog = ErrorDialog(error, self._window)
        dialog.finished.connect(self._on_finished)
        self._dialog, self._shown = dialog, repr(error)
        dialog.open()

    def _on_finished(self) -> None:
        self._dialog = None
        if self._waiting:
            self._show(self._waiting.pop(0))
