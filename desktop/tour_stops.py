"""The stops of the tour: what is done on each page, and which picture is taken of it."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView

from core.inference.model_choice import model_choices
from desktop.app import BROWSE, CASES, CLASSIFY, EVALUATE, MODEL_PAGE, TRAIN
from desktop.browse.collection import GRID, OVERVIEW, TABLE
from desktop.browse.page import BrowsePage
from desktop.cases.page import CasesPage
from desktop.error_dialog import ErrorDialog
from desktop.models.page import ModelsPage
from desktop.pilot import Pilot
from desktop.shell.preference import TEXT_SCALE
from desktop.shots import Shots
from desktop.translation import tr
from training.config import build_config, load_preset, with_overrides
from training.run_directory import RunDirectory

_TRAIN_SECONDS = 3600.0
_SHOWN_IMAGES = 12
_COMPARED = 3
_EXPLAIN_SECONDS = 180.0
_LOOK_SECONDS = 60.0
# So little that it errs: on generated lesions a network is else soon perfect, and shows nothing.
_GUIDE_SETTINGS = (
    "model.image_size=128", "head_phase.views=1", "head_phase.epochs=6",
    "head_phase.learning_rate=7e-5", "run.views=2",
)  # fmt: skip


def welcome(pilot: Pilot, shots: Shots) -> None:
    """The first start: the doors, and the cards of the short tour."""
    shell, window = pilot.desk.shell, pilot.desk.window
    shell.show_welcome()
    pilot.wait(lambda: not shell.waiting, "Looking for models", _LOOK_SECONDS)
    shots.take("welcome")
    shell.show_tour()
    shots.take("introduction")
    shell.end_tour()
    window.banner.tell(
        tr("A settings file is damaged and was not used."), tr("Open settings folder")
    )
    shots.take("banner")
    window.banner.dismiss()


def browse(pilot: Pilot, shots: Shots) -> None:
    """The views of the images, what compares them, and the tools."""
    pilot.desk.window.show_page(BROWSE)
    page = pilot.desk.window.page(BROWSE)
    assert isinstance(page, BrowsePage)
    page.select_rows([1])
    pilot.rest(2.0)
    shots.take("browse")
    rows = page.collection.model.rowCount()

    def show_large() -> None:
        page.collection.show_view(GRID)
        page.view_row(1)

    def do(what: str, chosen: list[int]) -> None:
        page.show_images_again()
        page.select_rows(chosen)
        page.do(what)

    steps: dict[str, Callable[[], object]] = {
        "table": lambda: page.collection.show_view(TABLE),
        "overview": lambda: page.collection.show_view(OVERVIEW),
        "large": show_large,
        "compare": lambda: do("compare", list(range(min(5, rows)))),
        "lesion": lambda: do("lesion", [1]),
        "duplicates": page.tools.find_duplicates,
        "split": page.tools.split,
        "get": page.tools.get_ham10000,
    }  # fmt: skip
    for name, show in steps.items():
        show()
        shots.take(f"browse_{name}")
    page.show_images_again()
    page.select_rows([1])


def train(pilot: Pilot, shots: Shots, arguments: argparse.Namespace) -> RunDirectory:
    """Return the newest complete run, or train one; the queue, the series, runs side by side."""
    pilot.desk.window.show_page(TRAIN)
    pilot.train_page.show_new_run()
    shots.take("train_new")
    old = [choice for choice in model_choices(pilot.desk.runs_folder) if not choice.bundled]
    if old:
        run = RunDirectory(old[0].folder.parent)
        pilot.train_page.show_run(run.path)
    else:
        folder = {"folder": arguments.data.resolve()}
        config = build_config({**load_preset("quick"), "data": folder})
        config = with_overrides(config, _GUIDE_SETTINGS if arguments.guide else ())
        taken: list[int] = []

        def live(epoch: int) -> None:
            if epoch >= 3 and not taken:
                taken.append(epoch)
                shots.take("train_live")

        run = pilot.train(config, _TRAIN_SECONDS, live)
    pilot.rest(1.0)
    shots.take("train_done")
    _runs_besides(pilot, shots)
    print(f"Run {run.path}")
    print(f"  split {run.config().run.split_hash}")
    for name, value in sorted((run.figures() or {}).items()):
        print(f"  {name} {value:.3f}")
    return run


def _runs_besides(pilot: Pilot, shots: Shots) -> None:
    """What the Train page shows in the place of a run."""
    page = pilot.train_page
    runs = [page.model.row(number).path for number in range(page.model.rowCount())]
    if len(runs) > 1:
        page.choose(runs[:2])
        shots.take("train_compared")
    steps: dict[str, Callable[[], object]] = {
        "queue": page.show_queue,
        "series": page.series_button.click,
        "search": page.series.view.new_search.click,
        "folds": page.series.view.new_folds.click,
    }
    for name, show in steps.items():
        show()
        shots.take(f"train_{name}")


def evaluate(pilot: Pilot, shots: Shots, run: RunDirectory) -> None:
    """Judge the run on validation, which is no look at the test figures, and show each view."""
    page = pilot.evaluate_page
    pilot.desk.window.show_page(EVALUATE)
    shots.take("evaluate_empty")
    pilot.evaluate([run.path], "val")
    result = page.result
    assert result is not None and result.judged is not None
    cohort = result.judged.evaluation.cohort
    pairs = Counter(zip(cohort.truth.tolist(), cohort.predicted.tolist(), strict=True))
    # The commonest mistake; where there is none, a cell of the diagonal.
    commonest = max(pairs, key=lambda pair: (pair[0] != pair[1], pairs[pair]))
    explaining = result.errors.images
    steps: dict[str, Callable[[], object]] = {
        "Figures": lambda: None,
        "Threshold": lambda: result.threshold.matrix.press((0, 1)),
        "Confusion": lambda: result.confusion.matrix.press(commonest),
        "Curves": lambda: result.curves.reliability.press(0),
        "Decision": lambda: result.decision.costs.matrix.press((4, 1)),
        "Mistakes": lambda: explaining.explanation.shown.setChecked(True),
        "Labels": lambda: None,
    }
    for name, show in steps.items():
        result.show_view(name)
        show()
        pilot.wait(lambda: not explaining.busy, "Explaining", _EXPLAIN_SECONDS)
        shots.take(f"evaluate_{name.lower()}")
    rows = page.runs.model.rows()
    split = run.config().run.split_hash
    others = [row.path for row in rows if row.path != run.path]
    same = [path for path in others if RunDirectory(path).config().run.split_hash == split]
    if same:
        pilot.evaluate([run.path, same[0]], "val")
        shots.take("evaluate_comparison")


def classify(pilot: Pilot, shots: Shots, run: RunDirectory, table: Path) -> None:
    """Classify images of the test subset, which the model has not seen; compare, keep, commit."""
    page = pilot.classify_page
    pilot.desk.window.show_page(CLASSIFY)
    shots.take("classify_empty")
    pilot.choose_model(run.path)
    dataset = pilot.desk.session.dataset
    assert dataset is not None
    subset = run.split().subset_by_image
    unseen = [record for record in dataset.records if subset.get(record.image_id) == "test"]
    by_class = {record.dx: record for record in unseen}
    chosen = [*by_class.values(), *unseen[:_SHOWN_IMAGES]]
    if not chosen:  # the model learned from another dataset
        chosen = list(dataset.records[:_SHOWN_IMAGES])
    pilot.desk.session.request_classify(chosen)
    prediction = pilot.answer()
    print(f"Classified {chosen[0].image_id}: {prediction.dx} {prediction.confidence:.0%}")
    pilot.classify_all(table)
    shots.take("classify")
    pilot.explain()
    shots.take("classify_overlay")
    bar = page.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())
    shots.take("classify_sheet")
    pilot.keep_case()
    _select(page.list, range(min(_COMPARED, len(chosen))))
    page.compare_button.click()
    pilot.wait(lambda: not page.compare.busy, "Comparing", _LOOK_SECONDS)
    shots.take("classify_compare")
    page.compare.back.click()
    page.commit_first.setChecked(True)
    _select(page.list, [page.cases.rowCount() - 1])
    shots.take("classify_commit")
    page.commit_first.setChecked(False)


def _select(view: QAbstractItemView, rows: Sequence[int]) -> None:
    """Choose rows of a list, the first of them as the current one."""
    view.setCurrentIndex(view.model().index(rows[0], 0))
    for row in rows[1:]:
        select = QItemSelectionModel.SelectionFlag.Select
        view.selectionModel().select(view.model().index(row, 0), select)


def cases(pilot: Pilot, shots: Shots) -> None:
    """The case that was kept, and the statistics of the reader."""
    page = pilot.desk.window.page(CASES)
    assert isinstance(page, CasesPage)
    pilot.desk.window.show_page(CASES)
    pilot.wait(lambda: not page.busy, "Searching the cases", _LOOK_SECONDS)
    page.table.selectRow(0)
    shots.take("cases")
    page.tabs.setCurrentWidget(page.statistics)
    shots.take("cases_reading")


def models(pilot: Pilot, shots: Shots, run: RunDirectory) -> None:
    """The models with figures of validation, which is no look at the test figures."""
    page = pilot.desk.window.page(MODEL_PAGE)
    assert isinstance(page, ModelsPage)
    pilot.desk.window.show_page(MODEL_PAGE)
    page.choose(run.best)
    pilot.rest(0.5)
    pilot.wait(lambda: not page.busy, "Working out figures", _EXPLAIN_SECONDS)
    page.measure()
    pilot.wait(lambda: not page.busy, "Measuring the speed", _EXPLAIN_SECONDS)
    shots.take("models")
    page.show_state_dict_dialog()
    shots.take("models_state_dict", page.dialog)
    if page.dialog is not None:
        page.dialog.reject()


def dialogs(pilot: Pilot, shots: Shots) -> None:
    """What opens over the pages; and a page with the largest texts."""
    desk = pilot.desk
    for name, show in (
        ("palette", desk.shell.show_palette),
        ("settings", desk.shell.show_settings),
        ("shortcuts", desk.shell.show_shortcuts),
    ):
        show()
        dialog = getattr(desk.shell, name)
        shots.take(name, dialog)
        dialog.reject()
    try:
        raise ValueError("An example of a mistake in the program.")
    except ValueError as error:
        mistake = ErrorDialog(error, desk.window)
    mistake.show()
    shots.take("error", mistake)
    mistake.close()
    desk.preferences.set(TEXT_SCALE, 150)
    shots.take("large_texts")
    desk.preferences.reset(TEXT_SCALE)
