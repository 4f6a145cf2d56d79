"""A window that keeps writing all that windows write until it is ended: `python … HOME NAME`.

It stars images, changes settings, keeps cases, orders the queue and turns its pages, twenty times a
second, and prints the number of each round. `HOME` holds `images` and `runs`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer

from core.casebook.casebook import Casebook
from desktop.app import BROWSE, Desk, make_application
from desktop.browse.page import BrowsePage
from desktop.interrupt import InterruptWatch
from desktop.shell.preference import TEXT_SCALE, UNSURE
from tests.core.casebook.case_factory import entry

_ROUND_MS = 50


class Busy:
    """Does one thing of each kind a round, each with the name of the window in it."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk, self._name = desk, name
        self._cases = desk.keeper.desk()
        page = desk.window.page(BROWSE)
        assert isinstance(page, BrowsePage)
        self._store = page.store
        self._rounds = count()

    def go_on(self) -> None:
        if self._desk.session.dataset is None or not self._desk.window.isVisible():
            return
        number = next(self._rounds)
        for act in (self._star, self._set, self._keep, self._turn):
            act(number)
        print(number, flush=True)

    def _star(self, number: int) -> None:
        records = self._desk.session.dataset.records
        # Each window speaks of images of its own.
        own = [r.image_id for r in records if ord(r.image_id[-1]) % 2 == ord(self._name[-1]) % 2]
        self._store.note([own[number % len(own)]], f"{self._name} {number}")

    def _set(self, number: int) -> None:
        key = (TEXT_SCALE, UNSURE)[ord(self._name[-1]) % 2]
        low, high = {TEXT_SCALE: (100, 110), UNSURE: (50, 60)}[key]
        if number % 5 == 0:
            self._desk.preferences.set(key, (low, high)[number // 5 % 2])

    def _keep(self, number: int) -> None:
        if number % 4:
            return  # the page of the cases reads all of them after each
        add: Callable[[Casebook], object] = lambda book: book.add(  # noqa: E731
            entry(f"{self._name}-{number}", note="x" * 2000)
        )
        self._cases.change(add)

    def _turn(self, number: int) -> None:
        if number % 10 == 9:
            self._desk.window.show_page(number // 10 % len(self._desk.window.titles))
            self._desk.memory.keep(**{f"round of {self._name}": number})


def main(home: Path, name: str) -> int:
    """Show the window and be busy in it until the process is asked, or made, to end."""
    application = make_application(["window"])
    desk = Desk(application, runs_folder=home / "runs", start_engine=name.startswith("engine"))
    watch = InterruptWatch(desk)
    watch.interrupted.connect(desk.window.close)
    desk.show()
    desk.open_folder(str(home / "images"))
    busy = Busy(desk, name)
    rounds = QTimer(interval=_ROUND_MS)
    rounds.timeout.connect(partial(_guarded, busy.go_on, desk))
    rounds.start()
    code = application.exec()
    rounds.stop()
    if desk.errors.dialog is not None:
        print(desk.errors.dialog.details, file=sys.stderr)
        code = 3
    desk.close()
    watch.close()
    return code


def _guarded(act: Callable[[], None], desk: Desk) -> None:
    """A window that shows an error ends with it."""
    if desk.errors.dialog is not None:
        print(desk.errors.dialog.details, file=sys.stderr, flush=True)
        raise SystemExit(3)
    act()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), sys.argv[2]))
