"""The pin of PySide6: 6.12.0 on Python 3.11 lost a reference to True with every emit."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class _Sender(QObject):
    sent = Signal(bool)
    passed = Signal(object)


def test_emits_keep_the_references_to_true(qapp):
    sender = _Sender()
    seen = []
    sender.sent.connect(seen.append)
    sender.passed.connect(seen.append)
    before = sys.getrefcount(True)
    for _ in range(1000):
        sender.sent.emit(True)
        sender.passed.emit(True)
        seen.clear()
    assert sys.getrefcount(True) >= before - 5
