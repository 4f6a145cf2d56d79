"""The pin of PySide6: 6.12.0 on Python 3.11 lost a reference to True with every emit."""

from __future__ import annotations

import subprocess
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


def test_imports_are_left_alone():
    code = (
        "import builtins, inspect\n"
        "from desktop.import_hook import drop_feature_import\n"
        "assert not drop_feature_import()\n"
        "from PySide6.QtCore import QObject\n"
        "assert drop_feature_import() and not drop_feature_import()\n"
        "def refuse(module):\n"
        "    raise AssertionError(module)\n"
        "inspect.getsource = refuse\n"
        "import wave\n"
        "from PySide6.QtWidgets import QLabel\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
