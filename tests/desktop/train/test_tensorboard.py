"""TensorBoard: a child that is waited for, shown, ended with the page, or a sentence."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop.train.tensorboard import TensorBoard

_SERVER = "import http.server,sys; http.server.HTTPServer(('127.0.0.1', {port}), " \
    "http.server.BaseHTTPRequestHandler).serve_forever()"  # fmt: skip


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[TensorBoard]:
    board = TensorBoard()
    yield board
    board.close()


def test_it_is_opened_when_it_answers_and_again_without_a_new_one(
    board: TensorBoard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toString()))
    monkeypatch.setattr(
        board, "_arguments", lambda _folder: ["-c", _SERVER.format(port=board._port)]
    )
    for _ in range(2):
        with qtbot.waitSignal(board.opened, timeout=30_000):
            board.show(tmp_path)
    assert urls == [board.url] * 2
    assert board.url.startswith("http://127.0.0.1:")


def test_one_that_ends_at_once_says_why(
    board: TensorBoard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "_arguments", lambda _folder: ["-c", "raise SystemExit('no room')"])
    with qtbot.waitSignal(board.failed, timeout=30_000) as failed:
        board.show(tmp_path)
    assert "no room" in str(failed.args[0])


def test_where_it_is_absent_that_is_said(
    board: TensorBoard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with qtbot.waitSignal(board.failed) as failed:
        board.show(tmp_path)
    assert "not installed" in str(failed.args[0])


def test_a_package_does_not_advise_to_install_it(
    board: TensorBoard, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with qtbot.waitSignal(board.failed) as failed:
        board.show(tmp_path)
    assert "not part of this package" in str(failed.args[0])


def test_its_command_listens_on_this_machine_only(board: TensorBoard, tmp_path: Path) -> None:
    words = board._arguments(tmp_path)
    assert words[words.index("--host") + 1] == "127.0.0.1"
    assert words[words.index("--logdir") + 1] == str(tmp_path)
