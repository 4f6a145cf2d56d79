"""Opens the real window, prints the time of its first paint as seconds since 1970, and ends."""

from __future__ import annotations

import sys
import time

from desktop import preflight


def main() -> int:
    """Go through the same steps as the entry, with an eye on the first paint."""
    if not preflight.passes():
        return 2
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QMainWindow

    from desktop import app

    class FirstPaint(QObject):
        """Waits for the main window to paint; the picture is out when the event is over."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
                application.removeEventFilter(self)
                QTimer.singleShot(0, self._done)
            return False

        def _done(self) -> None:
            print(time.time(), flush=True)
            application.quit()

    application = app.make_application(sys.argv[:1])
    eye = FirstPaint()
    application.installEventFilter(eye)
    return app.main(sys.argv[:1])


if __name__ == "__main__":
    sys.exit(main())
