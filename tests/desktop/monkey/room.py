"""A window with something on each page, and the way back to how it was."""

from __future__ import annotations

import random
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.annotation import NOTHING
from core.atomic import write_json
from core.casebook.casebook import Casebook
from core.library.speed import Speed
from desktop.app import BROWSE, CASES, CLASSIFY, EVALUATE, MODEL_PAGE, TRAIN, Desk, make_application
from desktop.browse.task import NearFound
from desktop.evaluate.task import Judged
from desktop.shell.memory import DATASETS, MODELS
from desktop.shell.preference import PREFERENCES
from tests.core.casebook.case_factory import entry
from tests.desktop import engine_fake
from tests.desktop.evaluate.judged_run import judged_run, make_dataset
from tests.desktop.monkey.border import Answers, Files, Spawn, Workers, close, slowly
from training.evaluation import evaluate_run
from training.run_directory import RunDirectory
from training.tuning import basis_of

WAIT = 240_000
_MODEL = {
    "schema_version": 1,
    "architecture": {"backbone": "net", "head": "linear", "metadata": "none"},
    "preprocessing": {"image_size": 64},
    "files": {"weights.safetensors": {"sha256": "ab" * 32}},
    "classes": ["akiec", "bcc", "bkl", "df", "mel", "nv", "vasc"],
    "facts": {"validation": {"balanced_accuracy": 0.7}},
}


class Room:
    """One desk with its folders; `restore` brings back what was there at the beginning."""

    def __init__(self, qtbot: QtBot, place: Path, patch: object, seed: int) -> None:
        self._qtbot, self._place = qtbot, place
        self._template = place / "template"
        images = make_dataset(place / "images")
        runs = [judged_run(self._template, images, name, n) for n, name in enumerate("ab")]
        for run in runs:
            write_json(run.best / "model.json", _MODEL)
            (run.best / "weights.safetensors").write_bytes(b"\2\0\0\0\0\0\0\0{}")
            write_json(run.path / "model.json", {})
        self.runs = place / "runs"
        shutil.copytree(self._template, self.runs)
        self.images = images
        self.droppings = [
            images,
            place,
            *sorted(images.glob("*.jpg"))[:3],
            _note(place),
            _odd(place),
        ]
        chance = random.Random(seed)
        self.spawn = Spawn(_answers(self.runs / "a", images))
        self.files = Files(chance, place, images)
        self.workers: Workers = close(patch, chance, engine_fake.FAST, self.spawn, self.files)
        book = Casebook.open(place / "cases.sqlite")
        for person in ("anna", "bert"):
            book.add(entry(person, first="bcc", ruled="bcc", label="Second", flags=("blur",)))
        book.close()
        self.desk = Desk(
            make_application(["monkey"]), runs_folder=self.runs, theme="light", check_images=False
        )

    def open(self) -> None:
        """Show the window with all pages built and a dataset open."""
        window = self.desk.window
        self.desk.show()
        self._wait(lambda: len(window.built_pages()) == len(window.titles))
        self._wait(lambda: self.desk.engine.state == "ready")
        # What is built when it is first asked for is no growth.
        tools = window.page(BROWSE).tools
        for tool in (tools.find_duplicates, tools.split, tools.get_ham10000):
            tool()
        self.restore()

    def restore(self) -> None:
        """Take back all that a person may leave behind."""
        self._close_windows()
        self._forget()
        self._restore_train()
        self._restore_browse()
        self._restore_rest()
        self._wait(self._quiet)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        """End the desk, then the workers that it began."""
        self._close_windows()
        self.desk.close()
        self.desk.window.hide()  # the monkey of the next test would find it
        self.workers.end()

    def _wait(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=WAIT)

    def _close_windows(self) -> None:
        window = self.desk.window
        for _ in range(20):
            others = [
                w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window
            ]
            for other in others:
                other.close()
            self._qtbot.wait(1)
            if not others:
                break
        self.desk.shell.end_tour()
        window.banner.dismiss()

    def _forget(self) -> None:
        desk = self.desk
        for known in PREFERENCES:
            desk.preferences.reset(known.key)
        for kind in (DATASETS, MODELS):
            desk.memory.forget_recent(kind)
        desk.window.show_page(BROWSE)
        desk.window.resize(1100, 720)

    def _restore_train(self) -> None:
        page = self.desk.window.page(TRAIN)
        reached = threading.Event()
        page.thread_of_runs.do(reached.set)
        self._wait(reached.is_set)
        self.workers.end()
        page.undo_stack.clear()
        page.show_new_run()
        page.new_run_view.preset.setCurrentIndex(1)
        page.new_run_view.preset.setCurrentIndex(0)
        kept = {path.name for path in self._template.iterdir()}
        for path in self.runs.iterdir():
            if path.name in kept:
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        self.desk.window.page(MODEL_PAGE).close_page()
        for name in kept:
            shutil.rmtree(self.runs / name, ignore_errors=True)
        shutil.copytree(self._template, self.runs, dirs_exist_ok=True)
        self._wait(lambda: page.model.rowCount() == len(kept))

    def _restore_browse(self) -> None:
        desk, page = self.desk, self.desk.window.page(BROWSE)
        page.show_images_again()
        for view in list(page.tools._made):
            view.end()
        with self._qtbot.waitSignal(desk.session.dataset_changed, timeout=WAIT):
            desk.session.open_folder(self.images)
        page.store.change(list(page.store.said), lambda said: NOTHING, "forget")
        page.store.stack.clear()
        for name in page.filters._saved.names():
            page.filters._saved.remove(name)
        page.filters.clear()
        page.collection.show_view(0)
        page.collection.sort_by(-1, False)
        page.select_rows([])

    def _restore_rest(self) -> None:
        pages = [self.desk.window.page(n) for n in (EVALUATE, CLASSIFY, CASES, MODEL_PAGE)]
        evaluate, classify, cases, models = pages
        evaluate.cancel()
        classify.batch.batch.cancel()
        classify.cases.remove(range(classify.cases.rowCount()))
        classify.commit_first.setChecked(False)
        cases.undo.clear()
        cases.filters.clear()
        models.banner.dismiss()
        models.refresh()

    def _quiet(self) -> bool:
        window = self.desk.window
        busy = [window.page(n).busy for n in (CLASSIFY, CASES, MODEL_PAGE)]
        return not any(busy) and not self.desk.session.opening and not self.desk.shell.waiting


def _answers(run: Path, images: Path) -> Answers:
    """What processes would find, ready or made in a moment."""
    directory = RunDirectory(run)
    data = directory.config().data
    source = (data.folder, data.csv, data.images)
    found, basis = evaluate_run(directory, "val", resamples=20), basis_of(directory, "val")
    judged = Judged(run, run / "best", source, found, basis=basis)
    names = sorted(path.stem for path in images.glob("*.jpg"))
    return {
        "judge": slowly(judged),
        "find_pairs": slowly(NearFound(((names[0], names[1], 99),), len(names), ())),
        "speed": slowly(Speed(10.0, 50.0, 50.0, 1, 2)),
        "figures": lambda run, stamp, report: {"stamp": stamp, "population": "60 images"},
        "estimate": slowly("About 3 min on nothing."),
        "make_demo": slowly(images),
    }


def _note(place: Path) -> Path:
    path = place / "note.txt"
    path.write_text("no image")
    return path


def _odd(place: Path) -> Path:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#c08070"))
    path = place / "mel ä.png"
    assert image.save(str(path))
    return path
