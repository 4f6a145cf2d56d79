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
from collections.abc import Sequence
from pathlib import Path

from core.error import UserError
from core.place import runs_folder

_GUIDE_IMAGES = 600


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
    from desktop import tour_stops
    from desktop.app import Desk, make_application
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
        tour_stops.welcome(pilot, shots)
        pilot.open(arguments.data)
        assert desk.session.dataset is not None
        print(f"Opened {len(desk.session.dataset.records):,} images in {arguments.data}")
        tour_stops.browse(pilot, shots)
        run = tour_stops.train(pilot, shots, arguments)
        tour_stops.evaluate(pilot, shots, run)
        tour_stops.classify(pilot, shots, run, tables / "predictions.csv")
        tour_stops.cases(pilot, shots)
        tour_stops.models(pilot, shots, run)
        tour_stops.dialogs(pilot, shots)
    finally:
        desk.window.close()
        desk.close()
    print(f"Screenshots and tables: {arguments.out.resolve()}")
    print("Research and education only. Not a medical device.")


if __name__ == "__main__":
    sys.exit(main())
