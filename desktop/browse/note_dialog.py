"""Asks for the note on images, beginning with what is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QInputDialog, QWidget

from desktop.browse.annotation_store import AnnotationStore
from desktop.translation import counted, tr


def ask_note(store: AnnotationStore, image_ids: Sequence[str], parent: QWidget) -> None:
    """Write what the person says to all these images; nothing where they think better of it."""
    one = len(image_ids) == 1
    before = store.of(image_ids[0]).note if one else ""
    what = image_ids[0] if one else counted(len(image_ids), "{n} image", "{n:,} images")
    text, sure = QInputDialog.getText(
        parent, tr("Note"), tr("Note on {what}:", what=what), text=before
    )
    if sure:
        store.note(image_ids, text)
