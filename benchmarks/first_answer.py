"""Opens the real window, classifies one image in it, prints when, and how long the window stalled.

`python -m benchmarks.first_answer MODEL IMAGE` prints seconds since 1970 and milliseconds.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path


def main() -> int:
    """Ask as soon as the window is there, as who opens an image with it would."""
    model, image = Path(sys.argv[1]), Path(sys.argv[2])
    from PySide6.QtCore import QTimer

    from benchmarks.heartbeat import Heartbeat
    from desktop import app

    application = app.make_application(sys.argv[:1])
    desk = app.Desk(application, runs_folder=model.parent, check_images=False)
    beat, watch = Heartbeat(desk), QTimer(desk)

    def begin() -> None:
        beat.start()
        desk.shell.model_wanted.emit(model)
        desk.shell.images_wanted.emit([image])
        watch.start(5)

    def look() -> None:
        (case,) = desk.classify_page.cases.cases
        if case.told:
            watch.stop()
            print(time.time(), beat.stop().worst, flush=True)
            desk.window.close()
            desk.close()
            application.quit()

    watch.timeout.connect(look)
    desk.show()
    QTimer.singleShot(0, begin)
    return int(application.exec())


if __name__ == "__main__":
    sys.exit(main())
