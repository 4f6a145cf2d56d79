"""`dermadesk --self-test`: the real window, one epoch, one evaluation, one classification."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

from core.error import UserError

_TRAIN_SECONDS = 900.0  # of a busy machine; an idle one needs some twenty
_SETTINGS = (
    "head_phase.epochs=1",
    "head_phase.views=1",
    "fine_tune.epochs=0",
    "model.image_size=64",
)
_NEVER_HERE = ("torch", "torchvision", "timm")


def main() -> int:
    """Return 0 where everything works, else print the reason and return 1.

    Nothing of the person's is touched: images, run, cache and settings lie in a temporary folder.
    """
    # A dataset that is still being read when the window closes may hold a file on Windows.
    with tempfile.TemporaryDirectory(prefix="dermadesk-", ignore_cleanup_errors=True) as name:
        os.environ["DERMADESK_CACHE"] = str(Path(name) / "cache")
        os.environ["DERMADESK_RUNS"] = str(Path(name) / "runs")
        os.environ["DERMADESK_MODELS"] = str(Path(name) / "models")
        os.environ["DERMADESK_SETTINGS"] = str(Path(name) / "settings")
        os.environ["DERMADESK_CASES"] = str(Path(name) / "cases" / "cases.sqlite")
        try:
            report = _check(Path(name))
        except UserError as error:
            print(f"Self-test failed: {error}", file=sys.stderr)
            return 1
        except Exception:
            traceback.print_exc()
            print("Self-test failed: the lines above say where.", file=sys.stderr)
            return 1
    print(report)
    return 0


def _check(folder: Path) -> str:
    from core.synthetic import make_demo
    from desktop.app import CLASSIFY, Desk, make_application
    from desktop.pilot import Pilot
    from training.config import build_config, load_preset, with_overrides

    images = make_demo(folder / "images", images=70)
    desk = Desk(make_application(sys.argv[:1]), runs_folder=folder / "runs")
    try:
        pilot = Pilot(desk)
        desk.show()
        pilot.open(images)
        assert desk.session.dataset is not None
        record = desk.session.dataset.records[0]
        base = build_config({**load_preset("quick"), "data": {"folder": images}})
        run = pilot.train(with_overrides(base, _SETTINGS), _TRAIN_SECONDS)
        pilot.evaluate([run.path], "val")
        desk.window.show_page(CLASSIFY)
        pilot.choose_model(run.path)
        desk.session.request_classify([record])
        prediction = pilot.answer()
        pilot.explain()
    finally:
        desk.window.close()
        desk.close()
    loaded = [module for module in _NEVER_HERE if module in sys.modules]
    if loaded:
        raise UserError(f"The window process has loaded {', '.join(loaded)}.")
    return (
        f"Self-test passed: opened {len(desk.session.dataset.records)} images, trained one epoch "
        f"in a worker, evaluated it, classified {record.image_id} as {prediction.dx} "
        f"({prediction.confidence:.0%}). Research and education only. Not a medical device."
    )
