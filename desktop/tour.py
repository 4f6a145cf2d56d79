"""The whole job without a person: open, train, judge, classify; a screenshot of every view.

`python -m desktop.tour OUT --data FOLDER [--theme light|dark] [--scale 1|2] [--language de]`. A
run that is complete in the runs folder is used again; otherwise one is trained with the preset
`quick`.
`python -m desktop.tour docs/pictures --guide` makes the pictures of the user guide, small, on
generated lesions and with a run of their own: no image of a person is in them.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.error import UserError
from core.place import runs_folder

if TYPE_CHECKING:
    from desktop.pilot import Pilot
    from desktop.shots import Shots
    from training.run_directory import RunDirectory

_TRAIN_SECONDS = 3600.0
_SHOWN_IMAGES = 12
_EXPLAIN_SECONDS = 180.0
_LOOK_SECONDS = 60.0
_GUIDE_IMAGES = 600
# So little that it errs: on generated lesions a network is else soon perfect, and shows nothing.
_GUIDE_SETTINGS = (
    "model.image_size=128", "head_phase.views=1", "head_phase.epochs=6",
    "head_phase.learning_rate=7e-5", "run.views=2",
)  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Make the tour and print where its results lie; 2 where the input was wrong."""
    arguments = _parser().parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Neither a person's settings and cases nor their names of models stand in the pictures.
    kept = tempfile.TemporaryDirectory(prefix="dermadesk-", ignore_cleanup_errors=True)
    for name in ("SETTINGS", "MODELS", "ANNOTATIONS"):
        os.environ[f"DERMADESK_{name}"] = str(Path(kept.name) / name.lower())
    os.environ["DERMADESK_LANGUAGE"] = arguments.language
    os.environ["DERMADESK_CASES"] = str(Path(kept.name) / "cases.sqlite")
    if arguments.guide:
        arguments.data, arguments.runs = Path(kept.name) / "lesions", Path(kept.name) / "runs"
    if arguments.scale is not None:
        os.environ["QT_SCALE_FACTOR"] = str(arguments.scale)
    from desktop import preflight

    if not preflight.passes():
        return 2
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        if arguments.guide:
            from core.synthetic import make_demo

            make_demo(arguments.data, _GUIDE_IMAGES)
        _tour(arguments, Path(kept.name) if arguments.guide else arguments.out)
    except (UserError, OSError) as error:
        print(f"The tour ended early: {error}", file=sys.stderr)
        return 2
    finally:
        kept.cleanup()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m desktop.tour", description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the screenshots and the table")
    data = parser.add_mutually_exclusive_group(required=True)
    data.add_argument("--data", type=Path, help="folder of the dataset")
    data.add_argument("--guide", action="store_true", help="make the pictures of the user guide")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", type=int, choices=(1, 2), help="pixels a unit")
    parser.add_argument("--language", default="en", help="code of the language, such as de")
    parser.add_argument("--runs", type=Path, default=runs_folder(), help="folder of the runs")
    return parser


def _tour(arguments: argparse.Namespace, tables: Path) -> None:
    from desktop.app import CLASSIFY, Desk, make_application
    from desktop.pilot import Pilot
    from desktop.shots import GUIDE, Shots

    desk = Desk(
        make_application(sys.argv[:1]),
        runs_folder=arguments.runs.resolve(),
        theme=arguments.theme,
        check_images=False,
    )
    try:
        pilot = Pilot(desk)
        desk.window.resize(1280, 800)
        desk.show()
        if arguments.guide:
            shots = Shots(pilot, arguments.out, "", GUIDE, small=True)
        else:
            shots = Shots(pilot, arguments.out, f"_{arguments.theme}")
        _welcome(pilot, shots)
        pilot.open(arguments.data)
        assert desk.session.dataset is not None
        print(f"Opened {len(desk.session.dataset.records):,} images in {arguments.data}")
        _browse(pilot, shots)
        run = _train(pilot, shots, arguments)
        _evaluate(pilot, shots, run)
        desk.window.show_page(CLASSIFY)
        shots.take("classify_empty")
        pilot.choose_model(run.path)
        _classify(pilot, shots, tables / "predictions.csv")
        _models(pilot, shots, run)
        _dialogs(pilot, shots)
        _other_pages(pilot, shots)
    finally:
        desk.window.close()
        desk.close()
    print(f"Screenshots and tables: {arguments.out.resolve()}")
    print("Research and education only. Not a medical device.")


def _welcome(pilot: Pilot, shots: Shots) -> None:
    """The first start: the doors, and the cards of the short tour."""
    from desktop.translation import tr

    shell, window = pilot.desk.shell, pilot.desk.window
    shell.show_welcome()
    pilot.wait(lambda: not shell.waiting, "Looking for models", _LOOK_SECONDS)
    shots.take("welcome")
    shell.show_tour()
    shots.take("introduction")
    shell.end_tour()
    window.banner.tell(tr("A file of settings was not used: it is damaged."), tr("Open the folder"))
    shots.take("banner")
    window.banner.dismiss()


def _models(pilot: Pilot, shots: Shots, run: RunDirectory) -> None:
    """The models with figures of validation, which is no look at the test figures."""
    from desktop.app import MODEL_PAGE
    from desktop.models.page import ModelsPage

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


def _dialogs(pilot: Pilot, shots: Shots) -> None:
    """What opens over the pages; and a page with the largest texts."""
    from desktop.error_dialog import ErrorDialog
    from desktop.shell.preference import TEXT_SCALE

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


def _other_pages(pilot: Pilot, shots: Shots) -> None:
    """Pages that nothing above has been on, as they are when they are first shown."""
    window = pilot.desk.window
    seen = {"Browse", "Train", "Evaluate", "Classify", "Models"}
    for number, title in enumerate(window.titles):
        if title not in seen:
            window.show_page(number)
            shots.take(title.lower())


def _browse(pilot: Pilot, shots: Shots) -> None:
    from desktop.app import BROWSE
    from desktop.browse.collection import GRID, OVERVIEW, TABLE
    from desktop.browse.page import BrowsePage

    pilot.desk.window.show_page(BROWSE)
    page = pilot.desk.window.page(BROWSE)
    assert isinstance(page, BrowsePage)
    page.select_rows([1])
    pilot.rest(2.0)
    shots.take("browse")
    rows = page.collection.model.rowCount()
    steps: dict[str, Callable[[], object]] = {
        "table": lambda: page.collection.show_view(TABLE),
        "overview": lambda: page.collection.show_view(OVERVIEW),
        "large": lambda: (page.collection.show_view(GRID), page.view_row(1)),
        "compare": lambda: (page.show_images_again(), page.select_rows(list(range(min(5, rows)))),
                            page.do("compare")),
        "lesion": lambda: (page.show_images_again(), page.select_rows([1]), page.do("lesion")),
        "duplicates": page.tools.find_duplicates,
        "split": page.tools.split,
        "get": page.tools.get_ham10000,
    }  # fmt: skip
    for name, show in steps.items():
        show()
        shots.take(f"browse_{name}")
    page.show_images_again()
    page.select_rows([1])


def _train(pilot: Pilot, shots: Shots, arguments: argparse.Namespace) -> RunDirectory:
    """Return the newest complete run, or train one."""
    from core.inference.model_choice import model_choices
    from desktop.app import TRAIN
    from training.config import build_config, load_preset, with_overrides
    from training.run_directory import RunDirectory

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
    print(f"Run {run.path}")
    print(f"  split {run.config().run.split_hash}")
    for name, value in sorted((run.figures() or {}).items()):
        print(f"  {name} {value:.3f}")
    return run


def _evaluate(pilot: Pilot, shots: Shots, run: RunDirectory) -> None:
    """Judge the run on validation, which is no look at the test figures, and show each view."""
    from desktop.app import EVALUATE
    from training.run_directory import RunDirectory

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


def _classify(pilot: Pilot, shots: Shots, table: Path) -> None:
    """Classify images of the test subset, which the model has not seen."""
    dataset = pilot.desk.session.dataset
    facts = pilot.classify_page.picker.facts
    assert dataset is not None and facts is not None
    from training.run_directory import RunDirectory

    subset = RunDirectory(facts.folder.parent).split().subset_by_image
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
    pilot.keep_case()


if __name__ == "__main__":
    sys.exit(main())
