"""The form of all settings, made from the config: groups that fold, changes that stand out."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.train.field_editor import FieldEditor, same
from desktop.train.section import Section
from desktop.translation import inside, tr
from desktop.widget.label import QuietLabel
from desktop.widget.symbol import SymbolToolButton
from training.config import Config, field_specs, group_titles, value_at, with_values

# These stand above the form, because every run needs them.
ABOVE = frozenset({"data.folder", "data.csv", "data.images", "data.scheme"})
# Decided for one run alone: another one like it has its own.
_OF_ONE_RUN = frozenset({"run.threads", "run.note"})
_OPEN_AT_FIRST = frozenset({"model", "head_phase"})


class _Row:
    """One setting in its grid row; stands out and can be taken back where it differs."""

    def __init__(self, section: Section, editor: FieldEditor) -> None:
        self.editor = editor
        self.label = QLabel(tr(editor.spec.label))
        self.label.setBuddy(editor.input)
        self.help = QuietLabel(tr(editor.spec.description))
        self.help.setWordWrap(True)
        self.reset = SymbolToolButton(
            "close", tr("Take back {label}", label=inside(tr(editor.spec.label)))
        )
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        number = section.grid.rowCount()
        section.grid.addWidget(self.label, number, 0)
        section.grid.addWidget(self.reset, number, 1)  # here, so that help is close to its field
        section.grid.addWidget(editor, number, 2)
        section.grid.addWidget(self.help, number, 3, Qt.AlignmentFlag.AlignVCenter)
        self.mark(False)

    def mark(self, changed: bool) -> None:
        """Let the row stand out, or not."""
        font = self.label.font()
        font.setBold(changed)
        self.label.setFont(font)
        role = QPalette.ColorRole.Highlight if changed else QPalette.ColorRole.WindowText
        self.label.setForegroundRole(role)
        self.reset.setVisible(changed)


class ConfigForm(QWidget):
    """Every setting but those above the form; `changed` tells that the person entered something."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = Config()
        self._filling = False
        self._rows: dict[str, _Row] = {}
        self._sections: dict[str, Section] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        # Title by title with its settings, so that the Tab key goes through them as they stand.
        for group, title in group_titles().items():
            section = Section(tr(title), opened=group in _OPEN_AT_FIRST)
            self._sections[group] = section
            layout.addWidget(section)
            for spec in field_specs():
                if spec.group == group and not spec.internal and spec.path not in ABOVE:
                    self._add(FieldEditor(spec), section)
        layout.addStretch(1)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._align()

    def _align(self) -> None:
        """Begin the fields of all groups in one line, whichever labels are bold."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widest = max(
            (metrics.horizontalAdvance(row.label.text()) for row in self._rows.values()), default=0
        )
        for section in self._sections.values():
            section.grid.setColumnMinimumWidth(0, widest + 2)

    def _add(self, editor: FieldEditor, section: Section) -> None:
        row = _Row(section, editor)
        self._rows[editor.spec.path] = row
        editor.changed.connect(self._on_changed)
        row.reset.clicked.connect(lambda: self._take_back(row))

    def set_base(self, base: Config) -> None:
        """Take the values of a preset; what the person had changed is forgotten."""
        self._base = base
        self._filling = True
        for path, row in self._rows.items():
            row.editor.set_value(value_at(base, path))
        self._filling = False
        self._on_changed()

    def set_values(self, config: Config) -> None:
        """Enter the values of a config; what differs from the preset stands out."""
        self._filling = True
        for path, row in self._rows.items():
            if path not in _OF_ONE_RUN:
                row.editor.set_value(value_at(config, path))
        self._filling = False
        self._on_changed()

    def overrides(self) -> dict[str, Any]:
        """Return what differs from the preset, by dotted path, as it was entered."""
        return {
            path: row.editor.value()
            for path, row in self._rows.items()
            if not same(row.editor.spec, row.editor.value(), value_at(self._base, path))
        }

    def config(self) -> Config:
        """Return the preset with what was entered; raises UserError."""
        return with_values(self._base, self.overrides())

    def editor(self, path: str) -> FieldEditor:
        """Return the editor of one setting."""
        return self._rows[path].editor

    def is_marked(self, path: str) -> bool:
        """Return whether a setting stands out."""
        return self._rows[path].label.font().bold()

    def section(self, group: str) -> Section:
        """Return the section of a group."""
        return self._sections[group]

    def _take_back(self, row: _Row) -> None:
        row.editor.set_value(value_at(self._base, row.editor.spec.path))

    def _on_changed(self) -> None:
        if self._filling:
            return
        overrides = self.overrides()
        for path, row in self._rows.items():
            row.mark(path in overrides)
        for group, section in self._sections.items():
            number = sum(path.startswith(f"{group}.") for path in overrides)
            section.set_summary(tr("{number} changed", number=number) if number else "")
        self.changed.emit()
