"""The packaged worker, `dermadesk-worker RUN_FOLDER`: training without Qt."""

import multiprocessing
import os
import sys

from loader import restore

if __name__ == "__main__":
    restore(os.environ)
    multiprocessing.freeze_support()
    from training.worker import main

    sys.exit(main(sys.argv[1:]))
