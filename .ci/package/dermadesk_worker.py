"""The packaged worker, `dermadesk-worker RUN_FOLDER`: training without Qt."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from training.worker import main

    sys.exit(main(sys.argv[1:]))
