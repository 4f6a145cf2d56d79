"""The engine: fresh answers only, a person first, and a killed process is not the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from core.error import UserError
from desktop.engine import CHUNK, Engine
from tests.desktop import engine_fake as fake


@pytest.fixture
def engine(qtbot):
    made = Engine(fake.FAST)
    made.start()
    yield made
    made.stop()


def ask(qtbot, channel, function, *arguments):
    with qtbot.waitSignal(channel.answered, timeout=30000) as got:
        channel.ask(function, *arguments)
    return got.args[0]


def test_becomes_ready_and_answers_from_another_process(qtbot, engine):
    qtbot.waitUntil(lambda: engine.state == "ready", timeout=30000)
    channel = engine.channel()
    pid = ask(qtbot, channel, fake.pid_of)
    assert pid != os.getpid()
    assert not channel.busy
    assert ask(qtbot, engine.channel(), fake.pid_of) == pid


def test_only_the_newest_question_is_answered(qtbot, engine, tmp_path):
    channel, answers = engine.channel(), []
    channel.answered.connect(answers.append)
    go = tmp_path / "go"
    channel.ask(fake.wait_for, go, "old")
    qtbot.waitUntil(go.with_suffix(".begun").exists, timeout=30000)
    log = tmp_path / "log"
    channel.ask(fake.logged, log, "skipped")
    channel.ask(fake.logged, log, "new")
    go.touch()
    qtbot.waitUntil(lambda: bool(answers), timeout=30000)
    assert ask(qtbot, engine.channel(urgent=False), fake.echo, 1) == 1
    assert answers == ["new"]
    assert log.read_text() == "new\n"  # what is stale is not even computed


def test_dropped_question_stays_unanswered(qtbot, engine):
    channel, answers = engine.channel(), []
    channel.answered.connect(answers.append)
    channel.ask(fake.echo, "old")
    channel.drop()
    assert not channel.busy
    assert ask(qtbot, engine.channel(), fake.echo, 1) == 1
    assert answers == []


def test_killed_during_a_question_gives_one_message_and_the_right_answer(qtbot, engine, tmp_path):
    messages, states, answers = [], [], []
    engine.noticed.connect(messages.append)
    qtbot.waitUntil(lambda: engine.state == "ready", timeout=30000)
    engine.state_changed.connect(states.append)
    channel = engine.channel()
    channel.answered.connect(answers.append)
    go = tmp_path / "go"
    channel.ask(fake.wait_for, go, "right")
    begun = go.with_suffix(".begun")
    qtbot.waitUntil(lambda: begun.exists() and begun.read_text() != "", timeout=30000)
    os.kill(int(begun.read_text()), signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(messages), timeout=30000)
    go.touch()
    qtbot.waitUntil(lambda: bool(answers), timeout=30000)
    assert ask(qtbot, channel, fake.echo, "next") == "next"
    assert answers == ["right", "next"]
    assert len(messages) == 1
    assert states == ["restarted", "ready"]


def test_killed_in_the_middle_of_an_answer_answers_anew(qtbot, engine, tmp_path):
    channel = engine.channel()
    assert ask(qtbot, channel, fake.die_answering, tmp_path / "marker", "x" * 90) == "x" * 90
    assert ask(qtbot, channel, fake.echo, 1) == 1


def test_killed_while_idle_answers_the_next_question(qtbot, engine):
    messages = []
    engine.noticed.connect(messages.append)
    channel = engine.channel()
    pid = ask(qtbot, channel, fake.pid_of)
    os.kill(pid, signal.SIGKILL)
    assert ask(qtbot, channel, fake.pid_of) not in (pid, os.getpid())
    assert len(messages) == 1


def test_request_that_kills_twice_fails_with_a_sentence(qtbot, engine):
    channel = engine.channel()
    with qtbot.waitSignal(channel.failed, timeout=30000) as got:
        channel.ask(fake.die)
    assert isinstance(got.args[0], UserError)
    assert "twice" in got.args[0].message
    assert ask(qtbot, channel, fake.echo, 1) == 1


def test_errors_of_a_task_arrive_whole(qtbot, engine):
    channel = engine.channel()
    with qtbot.waitSignal(channel.failed, timeout=30000) as got:
        channel.ask(fake.raise_user_error)
    assert (got.args[0].message, got.args[0].hint) == ("The bundle is damaged.", "Choose another.")


def test_batch_goes_in_chunks_and_a_person_goes_first(qtbot, engine, tmp_path):
    log, items = tmp_path / "log", list(range(2 * CHUNK + 5))
    batch, rows, steps = engine.batch(), [], []
    batch.rows_added.connect(lambda start, part: rows.extend(part))
    batch.advanced.connect(lambda done, total: steps.append((done, total)))
    with qtbot.waitSignal(batch.finished, timeout=30000) as got:
        batch.start(fake.logged_chunk, (log,), items)
        qtbot.waitUntil(log.exists, timeout=30000)
        engine.channel().ask(fake.logged, log, "person")
        (tmp_path / "go").touch()
    assert got.args == [True]
    assert rows == items
    assert steps == [(0, 69), (32, 69), (64, 69), (69, 69)]
    assert log.read_text().splitlines() == ["chunk 0", "person", "chunk 32", "chunk 64"]
    assert not batch.busy


def test_cancel_ends_before_the_next_chunk(qtbot, engine, tmp_path):
    log, batch, rows, ends = tmp_path / "log", engine.batch(), [], []
    batch.rows_added.connect(lambda start, part: rows.extend(part))
    batch.finished.connect(ends.append)
    batch.start(fake.logged_chunk, (log,), list(range(100)))
    qtbot.waitUntil(log.exists, timeout=30000)
    batch.cancel()
    batch.cancel()
    (tmp_path / "go").touch()
    assert ask(qtbot, engine.channel(urgent=False), fake.echo, 1) == 1
    assert (ends, rows, batch.busy) == ([False], [], False)
    assert log.read_text() == "chunk 0\n"


def test_cancel_from_its_own_slot_ends_it(qtbot, engine, tmp_path):
    (tmp_path / "go").touch()
    batch, ends = engine.batch(), []
    batch.finished.connect(ends.append)
    batch.rows_added.connect(lambda start, part: batch.cancel())
    batch.start(fake.logged_chunk, (tmp_path / "log",), list(range(100)))
    qtbot.waitUntil(lambda: bool(ends), timeout=30000)
    assert ask(qtbot, engine.channel(urgent=False), fake.echo, 1) == 1
    assert ends == [False]


def test_batch_survives_a_killed_process(qtbot, engine, tmp_path):
    batch, rows, messages = engine.batch(), [], []
    engine.noticed.connect(messages.append)
    batch.rows_added.connect(lambda start, part: rows.extend(part))
    with qtbot.waitSignal(batch.finished, timeout=30000):
        batch.start(fake.die_once, (tmp_path / "marker",), list(range(50)))
    assert rows == list(range(50))
    assert len(messages) == 1


def test_stop_does_not_wait_for_the_answer(qtbot, tmp_path):
    engine = Engine(fake.FAST)
    engine.start()
    go = tmp_path / "never"
    engine.channel().ask(fake.wait_for, go, 0)
    qtbot.waitUntil(go.with_suffix(".begun").exists, timeout=30000)
    engine.stop()
    assert engine.state == "stopped"


def test_stop_right_after_start_and_without_start(qtbot):
    engine = Engine(fake.FAST)
    engine.start()
    engine.stop()
    Engine(fake.FAST).stop()


def test_an_engine_that_answers_after_a_failed_start_says_that_it_is_ready(qtbot):
    failing = replace(fake.FAST, warm=fake.raise_user_error)
    engine, states = Engine(failing), []
    engine.state_changed.connect(states.append)
    engine.start()
    assert ask(qtbot, engine.channel(), fake.echo, 1) == 1
    assert states == ["starting", "stopped", "ready"]
    engine.stop()


def test_process_ends_when_the_window_is_killed(tmp_path):
    code = (
        "import sys, pathlib\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from desktop.engine import Engine\n"
        "from tests.desktop import engine_fake as fake\n"
        "app = QCoreApplication([])\n"
        "engine = Engine(fake.FAST); engine.start()\n"
        "engine.channel().ask(fake.wait_for, pathlib.Path(sys.argv[1]), 0)\n"
        "app.exec()\n"
    )
    root = Path(__file__).resolve().parents[2]
    never = tmp_path / "never"
    window = subprocess.Popen([sys.executable, "-c", code, str(never)], cwd=root)
    begun = never.with_suffix(".begun")
    until(lambda: begun.exists() and begun.read_text() != "")
    pid = int(begun.read_text())
    window.kill()
    window.wait()
    until(lambda: not alive(pid))


def until(condition, seconds=120.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def alive(pid):
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
