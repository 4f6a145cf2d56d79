"""`python -m training RUN_FOLDER`: the worker."""

import sys

from training.worker import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
